"""However a text ends, our own document ends as the rules want it: nothing is found in it."""

import re
from pathlib import Path

import docx
import pytest

from generator.law.decree30 import END_MARK
from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.reading.lint import check_document
from tests import images
from tests.helpers import BASE, changed, loaded, template
from tests.test_forms import ATTACHED, DECISION

UNSTOPPED = {
    "sentence without a stop": "Các cơ quan, đơn vị tổ chức thực hiện",
    "ellipsis in one character": "Các sở, ban, ngành, Ủy ban nhân dân cấp xã…",
    "quotation": "Thực hiện phương châm “Dân biết, dân bàn.”",
}
"""What reads as a heading unless it is the last of the text."""
WORDS = {
    **UNSTOPPED,
    "sentence": "Các cơ quan, đơn vị tổ chức thực hiện.",
    "semicolon": "Các cơ quan, đơn vị tổ chức thực hiện;",
    "ellipsis": "Các sở, ban, ngành, Ủy ban nhân dân cấp xã...",
    "bracket": "Các cơ quan tổ chức thực hiện (qua Sở Nội vụ).",
    "number": "Hoàn thành trong năm 2026.",
    "percent": "Giải quyết đúng hạn 100%.",
    "and so on": "Bảo đảm an toàn, tiết kiệm, v.v.",
    "typed end mark": "Các cơ quan, đơn vị tổ chức thực hiện./.",
    "emphasis": "Các cơ quan, đơn vị *tổ chức thực hiện.*",
    "footnote": "Các cơ quan, đơn vị tổ chức thực hiện^[Theo phân công của tỉnh.].",
    "footnote behind the stop": "Các cơ quan tổ chức thực hiện.^[Theo phân công của tỉnh.]",
    "footnote in emphasis": "Các cơ quan **tổ chức thực hiện**^[Theo *phân công*.].",
}
ITEMS = {
    **{name: f'"{words}"' for name, words in WORDS.items()},
    "heading with run-in text": "{title: Sở Nội vụ, text: Theo dõi việc thực hiện.}",
    "heading above items": "{title: Sở Nội vụ, items: [Theo dõi việc thực hiện.]}",
    "list": "{text: 'Các sở:', items: ['Theo dõi;', Báo cáo.]}",
    "task": "{text: Rà soát thủ tục., lead: Sở Nội vụ, deadline: 2026-06-30}",
    "task with its result": "{text: Rà soát., lead: Sở Nội vụ, result: {state: in_progress}}",
    "several lines": '"Các cơ quan tổ chức thực hiện.\\nSở Nội vụ theo dõi."',
    "paragraph": "{paragraph: Các cơ quan tổ chức thực hiện.}",
    "sum": "{text: Tổng kinh phí là, amount: 5000000}",
    "table": "{table: {columns: [TT, Nội dung], rows: [['1', Theo dõi]]}}",
    "table with a title": "{table: {title: Danh mục, columns: [TT, Việc], rows: [['1', a]]}}",
    "table of tasks": "{task_table: [no, task, lead]}",
    "table of targets": "{target_table: {}}",
    "chart": "{chart: {alt: Biểu đồ điểm}}",
    "picture": "{image: {file: a.png, alt: Sơ đồ}}",
    "picture with a caption": "{image: {file: a.png, alt: Sơ đồ, caption: Sơ đồ minh họa}}",
}
BLOCKS = [name for name in ITEMS if re.search("table|chart|picture", name)]


_OTHERWISE = (
    *("vien-dan/again", "so-lieu/kieu-ngay"),
    *("dia-danh-thoi-gian/blank", "so-ky-hieu/blank", "noi-dung/blank"),
)
"""What is found of the paper itself however it ends: its citations, and a draft's open places."""


def _last(item: str, text: str) -> str:
    """The plan `text` with `item` behind its last part, and nothing behind that."""
    return re.sub(r"^closing: .*\n", f"  - {item}\n", text, flags=re.MULTILINE)


def _printed(folder: Path, text: str, attached: str = "") -> list[str]:
    """The paragraphs of the main text of the document, in which nothing must be found."""
    (folder / "plan.yaml").write_text(text, "utf-8")
    (folder / "ke-hoach.kem.yaml").write_text(attached, "utf-8")
    (folder / "a.png").write_bytes(images.png(4, 4))
    found = load_plan(folder / "plan.yaml")
    assert found.plan, "\n".join(map(str, found.problems))
    path = folder / "plan.docx"
    path.write_bytes(document_bytes(found, template(found.plan.kind)))
    found_in_it = [one for one in check_document(path).problems if one.code not in _OTHERWISE]
    assert list(map(str, found_in_it)) == []
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs if paragraph.text]


@pytest.mark.parametrize("name", ITEMS)
def test_a_text_may_end_in_anything(name: str, tmp_path: Path) -> None:
    assert _printed(tmp_path, _last(ITEMS[name], BASE))[-1].endswith(END_MARK)


@pytest.mark.parametrize("name", [name for name in ITEMS if name not in UNSTOPPED])
def test_anything_may_stand_before_the_closing(name: str, tmp_path: Path) -> None:
    closing = "closing: Trên đây là Kế hoạch năm 2026."
    text = _last(f"{ITEMS[name]}\n{closing}", BASE)
    assert _printed(tmp_path, text)[-1] == "Trên đây là Kế hoạch năm 2026./."


@pytest.mark.parametrize("name", WORDS)
def test_the_closing_may_say_anything(name: str, tmp_path: Path) -> None:
    text = changed(closing=f'closing: "{WORDS[name]}"')
    last = _printed(tmp_path, text)[-1]
    assert last.endswith(END_MARK) and last.count(END_MARK) == 1


@pytest.mark.parametrize("name", ITEMS)
def test_an_appendix_may_end_in_anything(name: str, tmp_path: Path) -> None:
    requirements = "requirements: [Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này.]"
    appendix = f"appendices:\n  - title: Danh mục\n    items:\n      - {ITEMS[name]}\n"
    _printed(tmp_path, changed(requirements=requirements) + appendix)


@pytest.mark.parametrize("name", ITEMS)
def test_what_is_issued_may_end_in_anything(name: str, tmp_path: Path) -> None:
    _printed(tmp_path, f"{DECISION}attached: ke-hoach.kem.yaml\n", _last(ITEMS[name], ATTACHED))


@pytest.mark.parametrize("name", BLOCKS)
def test_behind_a_block_the_end_mark_stands_alone(name: str, tmp_path: Path) -> None:
    assert _printed(tmp_path, _last(ITEMS[name], BASE))[-1] == END_MARK


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("chưa có tên người ký", "chưa có: tên người ký"),
        ("chưa phân công", "chưa phân công"),
        ("chờ bầu", "chưa có: chờ bầu"),
    ],
)
def test_what_is_open_is_told_once(reason: str, told: str) -> None:
    draft = changed(number=None, date=None, place=f"place: {{open: {reason}}}")
    assert [one.message.vi for one in loaded(draft).problems] == [told]


def test_a_draft_may_end_in_what_is_not_known_yet(tmp_path: Path) -> None:
    draft = _last("{text: {open: chưa có số liệu}}", changed(number=None, date=None))
    assert _printed(tmp_path, draft)[-1].endswith(END_MARK)
