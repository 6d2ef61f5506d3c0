"""What an issued plan prints is not changed under its number without a word; all else is free."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.making.issue import issue
from generator.making.load import load_plan
from generator.paper import compose
from generator.problems import Problem, Severity
from tests.helpers import BASE, ROOT
from tests.program import kehoach

CODE = "plan/since-issue"
DRAFT = BASE.replace("number: 5\ndate: 2026-02-03\n", "number:\ndate:\n")


def _issued(path: Path, text: str = DRAFT) -> str:
    """The text of the plan at `path`, which was issued."""
    path.write_text(text, "utf-8")
    assert issue(path, "21", "2026-02-10").changed
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Problem]]:
    """Tells of a text that stands where an issued plan stood whether it is not that any more."""
    path = tmp_path_factory.mktemp("issued") / "a.yaml"

    def changed(text: str) -> list[Problem]:
        path.write_bytes(text.encode())
        return [one for one in load_plan(path).problems if one.code == CODE]

    return changed


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of an issued plan."""
    return _issued(tmp_path_factory.mktemp("text") / "a.yaml")


PRINTED = {
    "a target": ('at_least: "45,00"', 'at_least: "46,00"'),
    "a deadline": ("deadline: 2026-06-30", "deadline: 2026-07-30"),
    "who leads": ("lead: Sở Nội vụ", "lead: Sở Y tế"),
    "a sentence": ("Xác định rõ trách nhiệm", "Xác định trách nhiệm"),
    "a capital": ("Nâng cao hiệu lực", "nâng cao hiệu lực"),
    "a task": ("text: Xây dựng kế hoạch kiểm tra.", "text: Kiểm tra."),
    "the number": ("number: 21", "number: 22"),
    "the day": ("date: 2026-02-10", "date: 2026-02-11"),
    "a recipient": ("  - Lưu: VT, TH", "  - Sở Y tế\n  - Lưu: VT, TH"),
    "who signs": ("name: Nguyễn Văn An", "name: Nguyễn Văn Bình"),
    "emphasis": ("hiệu quả quản lý", "hiệu quả *quản lý*"),
    "the end": ("closing: Trên đây là", "closing: Đây là"),
}  # fmt: skip


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_is_told(
    name: str, text: str, told: Callable[[str], list[Problem]]
) -> None:
    old, new = PRINTED[name]
    assert text.count(old) == 1 and told(text) == []
    (found,) = told(text.replace(old, new))
    assert found.severity is Severity.WARNING and found.excerpt.startswith("number: ")
    if name == "a target":
        assert found.message.vi == "nội dung khác bản đã ban hành số 21/KH-UBND ngày 10/02/2026"
        assert "để trống 'so', 'ngay'" in found.advice.vi and "đính chính" in found.advice.vi
        assert "a.yaml --number 21 --date 2026-02-10" in found.advice.vi


NOT_PRINTED = {
    "a comment": lambda text: f"# nhắc\n{text.replace('place: Minh Hòa', 'place: Minh Hòa # tỉnh lỵ')}",
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "a mark of the encoding": lambda text: f"\ufeff{text}",
    "order in a task": lambda text: re.sub(r"\{id: NV01, (text: .*?\.), ", r"{\1, id: NV01, ", text),
    "order of keys": lambda text: re.sub(r"(?s)(purpose:.*?)(requirements:.*?)(?=targets)", r"\2\1", text),
    "the other language": lambda text: text.replace("purpose:", "muc_dich:").replace("lead:", "chu_tri:"),
    "a list of one": lambda text: text.replace("lead: Sở Nội vụ", "lead: [Sở Nội vụ]"),
    "quotes": lambda text: text.replace("lead: Sở Nội vụ", "lead: 'Sở Nội vụ'"),
    "the version": lambda text: text.replace("version: 1", "version: 2"),
    "an id": lambda text: text.replace("id: NV01", "id: NV02"),
    "the period": lambda text: text + "period: {start: 2026, end: 2026}\n",
    "a rule": lambda text: text.replace("lead: Sở Nội vụ", "lead: Sở Nội vụ, rule: fixed"),
    "what is accepted": lambda text: text + "accepted: [{code: plan/day-off, reason: đã thống nhất}]\n",
    "the version followed": lambda text: text + "based_on: {id: tinh, version: 2, unit: xã Tân Hưng}\n",
    "a group": lambda text: text + "groups: [{name: Các sở, members: [Sở Nội vụ]}]\n",
    "a mark that is added": lambda text: text.replace("năm 2026.\nrecipients", "năm 2026\nrecipients"),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_PRINTED)
def test_what_is_not_printed_is_free(
    name: str, text: str, told: Callable[[str], list[Problem]]
) -> None:
    changed = NOT_PRINTED[name](text)
    assert changed != text and told(changed) == []


def test_another_version_of_the_program_is_no_change_of_the_plan(
    text: str, told: Callable[[str], list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose, "date_line", lambda *_: "Minh Hòa, ngày nào đó")
    assert told(text) == []
    assert len(told(text.replace("Xác định rõ", "Xác định"))) == 1


def test_a_plan_of_which_nothing_is_noted_and_a_new_version_are_not_asked(
    text: str, told: Callable[[str], list[Problem]]
) -> None:
    noted = re.findall("^issued: .*\n", text, re.MULTILINE)
    assert len(noted) == 1
    other = text.replace("Xác định rõ", "Xác định")
    assert len(told(other)) == 1 and told(other.replace(noted[0], "")) == []
    assert told(other.replace(noted[0], "issued:\n")) == []
    opened = other.replace("number: 21\ndate: 2026-02-10\n", "number:\ndate:\n")
    assert told(opened.replace("version: 1", "version: 2")) == []


def test_a_new_version_is_issued_in_place_of_the_old_note(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    before = _issued(path)
    other = before.replace("Xác định rõ", "Xác định")
    path.write_text(other.replace("number: 21\ndate: 2026-02-10\n", "number:\ndate:\n"), "utf-8")
    assert issue(path, "30", "2026-05-04").changed
    after = path.read_text("utf-8")
    assert not load_plan(path).problems and after.count("issued: ") == 1
    assert [a for a, b in zip(before.split("\n"), after.split("\n"), strict=True) if a != b] == [
        *(line for line in before.split("\n") if line.startswith(("number", "date", "issued"))),
        "  - Xác định rõ trách nhiệm của từng cơ quan.",
    ]


def test_what_was_signed_is_noted_by_the_same_order_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(_issued(path).replace("Xác định rõ", "Xác định"), "utf-8")
    assert [one.code for one in load_plan(path).problems] == [CODE]
    again = issue(path, "21", "2026-02-10")
    assert again.changed and not again.problems and not load_plan(path).problems
    assert not issue(path, "21", "2026-02-10").changed


def test_it_may_be_accepted_with_a_reason(text: str, told: Callable[[str], list[Problem]]) -> None:
    other = text.replace("Xác định rõ", "Xác định")
    reason = f"accepted: [{{code: {CODE}, reason: điều chỉnh theo Quyết định số 30}}]\n"
    assert told(other + reason) == []


def test_a_plan_with_errors_is_told_these_alone(
    text: str, told: Callable[[str], list[Problem]]
) -> None:
    other = text.replace("Xác định rõ", "Theo [[NV99]], xác định rõ")
    assert told(other) == [] and told(other.replace("[[NV99]]", "[[NV01]]"))


OTHERS = {
    "what is issued with it": ("quyet-dinh", "ke-hoach-kiem-tra.kem", "Danh sách hộ nghèo", "Hộ nghèo"),
    "the plan that it reports on": ("bao-cao", "ke-hoach", "cấp xã nâng cao", "cấp xã để nâng cao"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_what_it_prints_of_another_file_belongs_to_it(name: str, tmp_path: Path) -> None:
    for one in (ROOT / "plans" / "minh-hoa-2026").iterdir():
        shutil.copy(one, tmp_path)
    stem, of, old, new = OTHERS[name]
    path, other = (tmp_path / f"{one}.yaml" for one in (stem, of))
    plan = load_plan(path).plan
    assert plan and plan.dated and issue(path, f"{plan.number}", f"{plan.dated}").changed
    text = other.read_text("utf-8")
    other.write_text(f"# nhắc\n{text}", "utf-8")
    assert CODE not in [one.code for one in load_plan(path).problems]
    other.write_text(text.replace(old, new), "utf-8")
    assert old in text and CODE in [one.code for one in load_plan(path).problems]


def test_a_picture_belongs_to_it(tmp_path: Path) -> None:
    from tests.images import png

    path, picture = tmp_path / "a.yaml", tmp_path / "a.png"
    picture.write_bytes(png(40, 40))
    image = "  - image: {file: a.png, alt: Sơ đồ}\nimplementation:\n"
    _issued(path, DRAFT.replace("implementation:\n", image))
    assert not load_plan(path).problems
    picture.write_bytes(png(40, 41))
    assert [one.code for one in load_plan(path).problems] == [CODE]


def test_the_commands_tell_it_and_the_office_beside_it_does_not(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    text = _issued(plans / "a.yaml")
    (plans / "a.goc.yaml").write_text(BASE.replace("version: 1", "version: 2"), "utf-8")
    calm = kehoach("check", "plans/a.yaml", cwd=tmp_path)
    assert calm.returncode == 0 and CODE not in calm.stdout
    (plans / "a.yaml").write_text(text.replace('"45,00"', '"46,00"'), "utf-8")
    for verb in ("check", "build"):
        done = kehoach(verb, "plans/a.yaml", cwd=tmp_path)
        assert done.returncode == 0 and CODE in done.stdout + done.stderr, verb
        assert "bản đã ban hành số 21/KH-UBND ngày 10/02/2026" in done.stdout + done.stderr
