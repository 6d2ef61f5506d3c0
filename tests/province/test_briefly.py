"""What tables and letters of a province call a task is what the communes' plans print, without inner keys."""

from datetime import date
from pathlib import Path

import docx
import pytest

from generator.law.wording import DOTS
from generator.ledger.exports import as_ics
from generator.ledger.gather import gather
from generator.paper.briefly import briefly
from generator.plan.fields import Open
from generator.plan.model import plan_in
from generator.plan.text import parse_source
from generator.rollup.tracked import tracked_in
from tests.cascade.forms import ASKS
from tests.cascade.helpers import Desk
from tests.helpers import texts

_CITES = """\
documents:
  - {id: LDC, kind: Luật, about: Thực hiện dân chủ ở cơ sở, date: 2022-11-10}
  - {id: NQ58, kind: Nghị quyết, number: 58/NQ-CP, date: 2026-01-20, issuer: Chính phủ, about: về cải cách}
acronyms:
  - {short: TTHC, full: thủ tục hành chính}
"""
_OLD = "Niêm yết danh sách hộ nghèo."
_NEW = "Niêm yết **hộ nghèo** theo Luật [[LDC]], Nghị quyết [[NQ58]]; công khai [[TTHC]] như [[NV03]]^[Bản giấy.]."
_SAID = (
    "Niêm yết hộ nghèo theo Luật Thực hiện dân chủ ở cơ sở, Nghị quyết số 58/NQ-CP; công khai TTHC "
    "như "
)
_CITING = f"{ASKS}{_CITES}".replace(_OLD, f'"{_NEW}"')


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


def test_a_task_is_called_as_the_plans_print_it(desk: Desk) -> None:
    assert _NEW in _CITING
    desk.copy(_CITING)
    assert desk.run("build", "xa.yaml") == 0, desk.said
    (printed,) = [
        one for one in texts(docx.Document("output/xa.docx")) if "Niêm yết hộ nghèo" in one
    ]
    # There it is the first citation: the law as it is always cited, the others in full.
    assert "theo Luật Thực hiện dân chủ ở cơ sở, Nghị quyết số 58/NQ-CP ngày" in printed
    ledger = gather(Path("tinh.yaml"), [Path("xa.yaml")], None, date(2026, 7, 15))
    said = {one.mark: one.says for one in ledger.assignments}
    assert said["NV01"].startswith(_SAID) and "NV03" not in said["NV01"]
    plan = plan_in(parse_source("tinh.yaml", _CITING))
    assert plan and {one.id: one.says for one in tracked_in(plan)}["NV01"] == said["NV01"].rstrip(
        "."
    )


@pytest.mark.parametrize("ending", ["html", "csv"])
def test_no_inner_key_stands_in_what_is_sent(desk: Desk, ending: str) -> None:
    desk.copy(_CITING)
    asked = ("tinh.yaml", "xa.yaml", "--on", "2026-07-15")
    desk.run("ledger", *asked, f"--{ending}", f"so.{ending}", "--ics", "so.ics")
    desk.run("remind", *asked, "-o", "thu")
    (letter,) = Path("thu").glob("*.docx")
    (table,) = docx.Document(str(letter)).tables[1:2]
    assert any(cell.text.startswith(_SAID) for row in table.rows for cell in row.cells)
    desk.run("rollup", *asked[:2], "--period", "6 tháng đầu năm 2026", "--html", "cong.html")
    for name in (f"so.{ending}", "cong.html"):
        text = Path(name).read_text("utf-8-sig")
        assert _SAID in text and "LDC" not in text and "NQ58" not in text
    assert b"LDC" not in as_ics(gather(Path("tinh.yaml"), [Path("xa.yaml")]))


def test_a_subject_is_said_without_keys_too(desk: Desk) -> None:
    cited = "Nâng cao chất lượng phục vụ Nhân dân theo [[LDC]]"
    office = _CITING.replace("Nâng cao chất lượng phục vụ Nhân dân năm 2026", cited)
    assert office != _CITING
    desk.copy(office)
    ledger = gather(Path("tinh.yaml"), [Path("xa.yaml")])
    assert "theo Luật Thực hiện dân chủ ở cơ sở – Ủy ban" in ledger.title


def test_what_prints_nothing_yet_is_dots_and_what_is_open_is_nothing() -> None:
    plan = plan_in(parse_source("a.yaml", ASKS))
    assert plan
    say = briefly(plan)
    assert say("chi [[so_tien]]") == f"chi {DOTS}" and say(Open("")) == ""
