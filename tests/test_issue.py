"""Issuing a plan: number and date come into its file, and every other byte of it stays."""

import os
import re
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.atomic import write_atomically
from generator.language import Said
from generator.making import issue
from generator.making.load import load_plan
from generator.problems import Problem, Rejected, Severity, has_errors
from generator.rules import Entry
from tests.helpers import BASE, ROOT, changed, document, texts
from tests.program import kehoach

DRAFT = BASE.replace("number: 5\ndate: 2026-02-03\n", "number:\ndate:\n")
VIETNAMESE = (
    DRAFT.replace("place:", "dia_danh:").replace("number:", "so:").replace("date:", "ngay:")
)


OTHER = "id: papi-2026", "id: papi-khac"


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def written(text: str) -> Path:
        path = tmp_path / "a.yaml"
        path.write_bytes(text.encode())
        return path

    return written


_NOTED = re.compile(
    r"(?:\r?\n *|, )(?:issued|da_ban_hanh): [0-9a-f]{12}-[0-9a-f]{12}(?=\r?\n|$| ?,)"
)
"""What is noted of the content, behind the date."""


def _issued(path: Path, number: str = "5", day: str = "2026-03-02") -> str:
    """The file as it is then, without what is noted of the content."""
    assert issue.issue(path, number, day).changed
    found = load_plan(path).plan
    assert found and not found.is_draft
    assert (found.number, found.date and found.date.full) == (int(number), date.fromisoformat(day))
    text, noted = _NOTED.subn("", path.read_bytes().decode())
    assert noted == 1
    return text


def _refused(path: Path, number: str = "5", day: str = "2026-03-02") -> tuple[Problem, ...]:
    """The problems told; the file and its folder are as before."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(Rejected) as rejected:
        issue.issue(path, number, day)
    assert path.read_bytes() == before and sorted(path.parent.iterdir()) == beside
    assert has_errors(rejected.value.problems)
    return rejected.value.problems


def _codes(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    return [(problem.spot.line, problem.code) for problem in problems]


def _replaced(*pairs: tuple[str, str], text: str = DRAFT) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


_FORMS = {
    "empty": (("number:\n", "number: 5\n"), ("date:\n", "date: 2026-03-02\n")),
    "comments": (("number:\n", "number:      # chưa có\n", "number: 5      # chưa có\n"),
                 ("date:\n", "date: # sau\n", "date: 2026-03-02 # sau\n")),
    "null": (("number:\n", "number: ~\n", "number: 5\n"), ("date:\n", "date: null  # x\n", "date: 2026-03-02  # x\n")),
    "quoted": (("number:\n", 'number: "" # x\n', 'number: "5" # x\n'), ("date:\n", "date: ''\n", "date: '2026-03-02'\n")),
    "a year": (("number:\n", "number: 5\n"), ("date:\n", "date: 2026   # chưa rõ\n", "date: 2026-03-02   # chưa rõ\n")),
    "a month": (("number:\n", "number: '5'\n", "number: '5'\n"), ("date:\n", 'date: "2026-03"\n', 'date: "2026-03-02"\n')),
    "the number alone is there": (("number:\n", "number: 05\n", "number: 05\n"), ("date:\n", "date: 2026-03-02\n")),
    "the value below its key": (("number:\n", "number: 5\n"), ("date:\n", "date:\n  2026\n", "date:\n  2026-03-02\n")),
    "quoted keys": (("number:\n", '"number":\n', '"number": 5\n'), ("date:\n", "'date' : \n", "'date' : 2026-03-02 \n")),
    "draft": (("kind: ke_hoach\n", "kind: ke_hoach\nstatus: draft # x\n", "kind: ke_hoach\nstatus: final # x\n"),
              ("number:\n", "number: 5\n"), ("date:\n", "date: 2026-03-02\n")),
    "draft in Vietnamese": (("kind: ke_hoach\n", "trang_thai: 'du_thao'\nkind: ke_hoach\n",
                             "trang_thai: 'chinh_thuc'\nkind: ke_hoach\n"),
                            ("number:\n", "number: 5\n"), ("date:\n", "date: 2026-03-02\n")),
    "final before it was": (("kind: ke_hoach\n", "kind: ke_hoach\nstatus: final\n", "kind: ke_hoach\nstatus: final\n"),
                            ("number:\n", "number: 5\n"), ("date:\n", "date: 2026-03-02\n")),
    "a draft with both": (("kind: ke_hoach\n", "kind: ke_hoach\nstatus: draft\n", "kind: ke_hoach\nstatus: final\n"),
                          ("number:\n", "number: 5\n", "number: 5\n"),
                          ("date:\n", "date: 2026-03-02\n", "date: 2026-03-02\n")),
    "no keys": (("number:\n", "", "number: 5\n"), ("date:\n", "", "date: 2026-03-02\n")),
    "no date": (("number:\n", "number: # x\n", "number: 5 # x\n"), ("date:\n", "", "date: 2026-03-02\n")),
    "no number": (("number:\n", "", "number: 5\n"), ("date:\n", "date: 2026\n", "date: 2026-03-02\n")),
    "no keys, a comment after the place": (("place: Minh Hòa\n", "place: Minh Hòa # tỉnh lỵ\n", "place: Minh Hòa # tỉnh lỵ\n"),
                                           ("number:\n", "", "number: 5\n"), ("date:\n", "", "date: 2026-03-02\n")),
    "no keys, a folded place": (("place: Minh Hòa\n", "place: >-\n  Minh Hòa\n", "place: >-\n  Minh Hòa\n"),
                                ("number:\n", "", "number: 5\n"), ("date:\n", "", "date: 2026-03-02\n")),
    "a document's marks": (("format: 1\n", "# đầu\n---\nformat: 1\n", "# đầu\n---\nformat: 1\n"),
                           ("number:\n", "number: 5\n"), ("date:\n", "date: 2026-03-02\n")),
}  # fmt: skip


@pytest.mark.parametrize("name", _FORMS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_nothing_but_the_values_changes(
    name: str, line_end: str, mark: str, file: Callable[[str], Path]
) -> None:
    rows = [(row[0], row[-2] if len(row) == 3 else row[0], row[-1]) for row in _FORMS[name]]
    before = _replaced(*((old, given) for old, given, _ in rows))
    after = _replaced(*((old, new) for old, _, new in rows))
    whole = [mark + text.replace("\n", line_end) for text in (before, after)]
    assert _issued(file(whole[0])) == whole[1]


def test_vietnamese_keys_stay_vietnamese(file: Callable[[str], Path]) -> None:
    expected = VIETNAMESE.replace("so:\nngay:\n", "so: 5\nngay: 2026-03-02\n")
    assert _issued(file(VIETNAMESE)) == expected
    assert _issued(file(VIETNAMESE.replace("so:\nngay:\n", ""))) == expected
    assert _issued(file(VIETNAMESE.replace("ngay:\n", ""))) == expected


def test_keys_are_added_at_the_end_of_a_file_without_a_line_end(
    file: Callable[[str], Path],
) -> None:
    bare = DRAFT.replace("number:\ndate:\n", "").replace("place: Minh Hòa\n", "")
    assert (
        _issued(file(f"{bare}place: Minh Hòa"))
        == f"{bare}place: Minh Hòa\nnumber: 5\ndate: 2026-03-02"
    )
    assert _issued(file(f"{bare}place: Minh Hòa\nnumber:")).endswith(
        "\nplace: Minh Hòa\nnumber: 5\ndate: 2026-03-02"
    )
    windows = bare.replace("\n", "\r\n")
    assert _issued(file(f"{windows}place: Minh Hòa")).endswith(
        "\r\nplace: Minh Hòa\r\nnumber: 5\r\ndate: 2026-03-02"
    )


def test_keys_are_added_where_the_whole_file_is_indented(file: Callable[[str], Path]) -> None:
    indented = "".join(
        f"  {line}" for line in DRAFT.replace("number:\ndate:\n", "").splitlines(keepends=True)
    )
    place = "  place: Minh Hòa\n"
    assert _issued(file(indented)) == indented.replace(
        place, f"{place}  number: 5\n  date: 2026-03-02\n"
    )


def test_a_plan_in_braces(file: Callable[[str], Path]) -> None:
    flow = (
        '{format: 1, id: a, version: 1, kind: ke_hoach, issuer: {name: Ủy ban nhân dân xã Tân Hưng, abbreviation: UBND},\n'
        ' "place":"Tân Hưng", %ssubject: Nâng cao Chỉ số, purpose: [Nâng cao chất lượng.],\n'
        ' recipients: ["Lưu: VT"], signature: {title: Chủ tịch, name: Nguyễn Văn An}}'
    )  # fmt: skip
    assert (
        _issued(file(flow % '"number":null, "date":"", '))
        == flow % '"number":5, "date":"2026-03-02", '
    )
    assert _issued(file(flow % "number: , date: , ")) == flow % "number: 5 , date: 2026-03-02 , "
    assert _issued(file(flow % "number: , ")) == flow % "number: 5, date: 2026-03-02 , "
    assert _issued(file(flow % "")) == flow % "number: 5, date: 2026-03-02, "


def test_what_is_issued_already_with_the_same_is_left_alone(
    file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (BASE, BASE.replace("number: 5", "number: 05"), f"status: final\n{BASE}"):
        path = file(text)
        assert issue.issue(path, "5", "2026-02-03").changed
        with monkeypatch.context() as patched:
            patched.setattr(
                issue, "write_atomically", lambda *_: pytest.fail("nothing is to be written")
            )
            issued = issue.issue(path, "5", "2026-02-03")
        assert not issued.changed and issued.name.startswith(
            "Kế hoạch số 05/KH-UBND ngày 03 tháng 02 năm 2026 của "
        )


@pytest.mark.parametrize(
    ("line", "number", "day", "expected"),
    [
        ("", "6", "2026-02-03", [(7, "issue/other-number")]),
        ("", "5", "2026-02-04", [(8, "issue/other-date")]),
        ("", "50", "2026-12-03", [(7, "issue/other-number"), (8, "issue/other-date")]),
        ("status: draft\n", "6", "2026-02-03", [(8, "issue/other-number")]),
    ],
)
def test_another_number_or_date_is_refused(
    line: str, number: str, day: str, expected: list[tuple[int, str]], file: Callable[[str], Path]
) -> None:
    problems = _refused(file(line + BASE), number, day)
    assert _codes(problems) == expected
    assert ("đã ban hành" in problems[0].advice.vi) == (not line) and problems[0].excerpt


_OTHER_DAYS = pytest.mark.parametrize("known", ["2025", "2026-04", "2026-03-01", "2025-12-30"])


@_OTHER_DAYS
@pytest.mark.parametrize("status", ["", "status: draft\n"])
def test_the_day_of_a_draft_without_a_number_gives_way_and_is_told(
    known: str, status: str, file: Callable[[str], Path]
) -> None:
    path = file(status + DRAFT.replace("date:", f"date: {known} # tạm"))
    found = issue.issue(path, "5", "2026-03-02").problems
    (told,) = (one for one in found if one.code == "issue/day-moved")
    assert f"{known} → 2026-03-02" in told.message.vi and told.severity is Severity.WARNING
    assert "\nnumber: 5\ndate: 2026-03-02 # tạm\n" in path.read_text("utf-8")


@pytest.mark.parametrize(("today", "told"), [("2026-03-01", True), ("2026-03-02", False)])
def test_a_day_that_is_still_to_come_is_told_and_taken(
    today: str, told: bool, file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = datetime.fromisoformat(f"{today}T12:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    path = file(DRAFT)
    found = [one for one in issue.issue(path, "5", "2026-03-02").problems if "ahead" in one.code]
    assert [one.severity for one in found] == [Severity.WARNING] * told
    assert "\ndate: 2026-03-02\n" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ((OTHER,), True),
        ((), False),
        ((OTHER, ("number: 5", "number: 05")), True),
        ((OTHER, ("number: 5", "number: 15")), False),
        ((OTHER, ("2026-03-02", "2025-03-02")), False),
        (
            (OTHER, ("name: Ủy ban nhân dân tỉnh Minh Hòa", "name: Ủy ban nhân dân tỉnh Minh Hà")),
            False,
        ),
        ((OTHER, ("abbreviation: UBND", "abbreviation: VP")), False),
        ((OTHER, ("number: 5", "number:")), False),
    ],
)
def test_a_number_that_another_plan_of_the_office_has_is_told(
    other: tuple[tuple[str, str], ...], told: bool, file: Callable[[str], Path]
) -> None:
    path = file(DRAFT)
    _issued(path)
    text = path.read_text("utf-8")
    path.with_name("b.yaml").write_text(_replaced(*other, text=text), "utf-8")
    path.write_text(DRAFT, "utf-8")
    done = issue.issue(path, "5", "2026-03-02")
    found = [one for one in done.problems if one.code == "plan/same-number"]
    assert [one.severity for one in found] == [Severity.WARNING] * told
    assert done.changed and path.read_text("utf-8") == text
    run = kehoach("check", path.name, cwd=path.parent)
    build = kehoach("build", path.name, "b.yaml", "-o", "out", cwd=path.parent)
    for said in (run.stdout, build.stdout):
        assert ("[plan/same-number]" in said) == told, said
    if told:
        assert "số 05/KH-UBND năm 2026 đã có ở" in found[0].message.vi and "b.yaml" in run.stdout
        again = kehoach("build", path.name, "b.yaml", "-o", "out", cwd=path.parent)
        assert again.stdout.count("[plan/same-number]") == 2, again.stdout


def test_a_part_of_the_day_is_filled_up_without_a_word(file: Callable[[str], Path]) -> None:
    found = issue.issue(file(DRAFT.replace("date:", "date: 2026-03")), "5", "2026-03-02").problems
    assert not [one for one in found if one.code.startswith("issue/")]


@_OTHER_DAYS
def test_another_day_of_what_is_no_draft_is_refused(
    known: str, file: Callable[[str], Path]
) -> None:
    """What says that it is final, or has a number."""
    text = DRAFT.replace("date:", f"date: {known}")
    for one in (f"status: final\n{text}", text.replace("number:", "number: 5")):
        codes = [code for _, code in _codes(_refused(file(one)))]
        assert "issue/other-date" in codes


def test_what_is_open_is_refused_each_with_its_line(file: Callable[[str], Path]) -> None:
    draft = DRAFT.replace("name: Nguyễn Văn An", "name: {chua_co: chưa phân công}")
    draft = draft.replace("subject: Cải", "subject: {open: chưa chốt} # Cải")
    lines = [
        n for n, line in enumerate(draft.splitlines(), 1) if "{open" in line or "{chua_co" in line
    ]
    for text in (draft, f"{draft}status: draft\n", f"{draft}status: final\n"):
        problems = _refused(file(text))
        assert _codes(problems) == [(lines[0], "trich-yeu/open"), (lines[1], "ho-ten/open")]
        assert all(
            problem.severity is Severity.ERROR and "ban hành lại" in problem.advice.vi
            for problem in problems
        )
    both = draft.replace("number:", "number: 6")
    assert [code for _, code in _codes(_refused(file(both)))] == [
        "issue/other-number",
        "trich-yeu/open",
        "ho-ten/open",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        DRAFT.replace("place:", "plac:"),
        "a: [",
        "",
        "- a\n",
        DRAFT.replace("date:", "date: 31/12/2025"),
        "\x00",
    ],
)
def test_a_plan_with_errors_is_refused(broken: str, file: Callable[[str], Path]) -> None:
    problems = _refused(file(broken))
    assert not [code for _, code in _codes(problems) if code.startswith("issue/")]


def test_an_appendix_that_is_not_named_is_told_and_issued(file: Callable[[str], Path]) -> None:
    """The paper is signed with it: its number stands in the file all the same."""
    path = file(f"{DRAFT}appendices:\n  - {{title: Danh sách, items: [Một dòng.]}}\n")
    told = issue.issue(path, "5", "2026-03-02")
    assert [one.code for one in told.problems if one.severity is Severity.ERROR] == [
        "phu-luc/announced"
    ]


def test_a_file_that_is_none_is_refused(tmp_path: Path, file: Callable[[str], Path]) -> None:
    with pytest.raises(Rejected, match="file/missing"):
        issue.issue(tmp_path / "none.yaml", "5", "2026-03-02")
    path = file("")
    path.write_bytes("Số".encode("utf-16"))
    assert _codes(_refused(path)) == [(1, "yaml/encoding")]


@pytest.mark.parametrize("number", ["0", "-3", "/KH-UBND", "", "1,5", "100000", "năm"])
def test_a_number_that_is_none_is_refused(number: str, file: Callable[[str], Path]) -> None:
    (problem,) = _refused(file(DRAFT), number)
    assert (problem.spot.path, problem.code) == ("--number", "plan/whole-number")


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-2-3", "02/03/2026", "2026", "2026-03", "", "0001-01-01", "hôm nay"]
)
def test_a_date_that_is_none_is_refused(day: str, file: Callable[[str], Path]) -> None:
    (problem,) = _refused(file(DRAFT), day=day)
    assert (problem.spot.path, problem.code) == ("--date", "plan/date")


@pytest.mark.parametrize(
    ("odd", "line"), [("date: |\n", 8), ("date: >-\n  2026\n", 8), ("? date\n", 0)]
)
def test_a_form_that_cannot_be_filled_in_is_told(
    odd: str, line: int, file: Callable[[str], Path]
) -> None:
    assert _codes(_refused(file(DRAFT.replace("date:\n", odd)))) == [(line, "issue/form")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number:\n", "number:\n"),
        ("number:\n", "number: 6\n"),
        ("  - Lưu", "  - Sở Nội vụ\n  - Lưu"),
        ("kind:", "kind:x"),
    ],
)
def test_a_result_that_is_not_as_it_should_be_is_not_written(
    old: str, new: str, file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = (
        DRAFT.replace("number:\ndate:\n", "number: 5\ndate: 2026-03-02\n") if "- " in old else DRAFT
    )
    monkeypatch.setattr(issue.TextEditor, "text", lambda _: wrong.replace(old, new))
    assert _codes(_refused(file(DRAFT))) == [(0, "issue/form")]


def test_errors_that_come_with_the_date_are_told_at_the_lines_of_the_file(
    file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = DRAFT.replace("number:\ndate:\n", "")
    real, wrong = issue.plan_of, Said("sai", "wrong")

    def strict(source: issue.Source) -> issue.Loaded:
        if "2026-03-02" in source.text:
            source.report(
                source.spot(source.text.index("closing:")), Entry("x/closing", wrong), wrong
            )
            source.report(source.spot(source.text.index("kind:")), Entry("x/kind", wrong), wrong)
        return real(source)

    monkeypatch.setattr(issue, "plan_of", strict)
    at = {line.split(":")[0]: number for number, line in enumerate(text.splitlines(), 1)}
    assert _codes(_refused(file(text))) == [(at["kind"], "x/kind"), (at["closing"], "x/closing")]


def test_a_file_that_cannot_be_replaced_stays(
    file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use")

    path = file(DRAFT)
    monkeypatch.setattr(os, "replace", locked)
    assert [code for _, code in _codes(_refused(path))] == ["build/write"]


@pytest.mark.skipif(os.name == "nt", reason="modes work otherwise there")
def test_the_mode_of_the_file_stays(file: Callable[[str], Path]) -> None:
    path = file(DRAFT)
    path.chmod(0o660)
    _issued(path)
    assert path.stat().st_mode & 0o777 == 0o660 and "number: 5" in path.read_text("utf-8")


def test_the_paper_carries_them_and_is_named_in_full(file: Callable[[str], Path]) -> None:
    path = file(_replaced(("subject: Cải thiện và nâng cao", "subject: Cải thiện và *nâng cao*")))
    issued = issue.issue(path, "5", "2026-03-02")
    assert issued.name == (
        "Kế hoạch số 05/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Minh Hòa: "
        "Cải thiện và nâng cao Chỉ số Hiệu quả Quản trị và Hành chính công năm 2026"
    )
    shown = texts(document(path.read_text("utf-8")))
    assert "Số: 05/KH-UBND" in shown and "Minh Hòa, ngày 02 tháng 3 năm 2026" in shown


_FILLED = {
    "papi-hung-yen-2022.yaml": (
        "181",
        "2021-12-29",
        {"trang_thai: du_thao": "trang_thai: chinh_thuc"},
    ),
    "papi-khanh-hoa-2023.yaml": (
        "5500",
        "2023-06-02",
        {"status: draft": "status: final", "number:": "number: 5500", "date:": "date: 2023-06-02"},
    ),
}


@pytest.mark.parametrize("name", _FILLED)
def test_the_shipped_plans_are_refused_while_they_are_open_and_then_issued(
    name: str, tmp_path: Path
) -> None:
    number, day, lines = _FILLED[name]
    path = tmp_path / name
    text = (ROOT / "plans" / name).read_bytes().decode()
    path.write_bytes(text.encode())
    opened = re.findall(r"^.*\{(?:open|chua_co):.*\}", text, re.MULTILINE)
    told = _refused(path, number, day)
    assert opened and all(code.endswith("/open") for _, code in _codes(told))
    assert [problem.excerpt for problem in told] == opened
    fillings = {
        "place": "Khánh Hòa",
        "noi_nhan": '["Lưu: VT"]',
        "issuer": "{name: Ủy ban nhân dân tỉnh Khánh Hòa, abbreviation: UBND}",
    }
    text = re.sub(
        r"^( *)(\w+): \{(?:open|chua_co):.*\}",
        lambda match: f"{match[1]}{match[2]}: {fillings.get(match[2], 'Chủ tịch')}",
        text,
        flags=re.MULTILINE,
    )
    path.write_bytes(text.encode())
    expected = "\n".join(lines.get(line, line) for line in text.split("\n"))
    assert _issued(path, number, day) == expected != text


def _run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return kehoach("issue", *arguments, cwd=cwd)


def test_the_command_names_the_paper_and_how_to_build_it(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.yaml"
    path.write_text(DRAFT, "utf-8")
    done = _run("kế hoạch.yaml", "--number", "5", "--date", "2026-03-02", cwd=tmp_path)
    assert done.returncode == 0
    name, then = done.stdout.splitlines()
    assert name.startswith(
        "Kế hoạch số 05/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Minh Hòa: Cải thiện"
    )
    assert (
        then == "kế hoạch.yaml: đã ghi số, ngày và nội dung ban hành; "
        'tạo kế hoạch.docx: kehoach build "kế hoạch.yaml"'
    )
    again = _run(
        "kế hoạch.yaml", "--number", "5", "--date", "2026-03-02", "--lang", "en", cwd=tmp_path
    )
    assert again.returncode == 0 and "has them already, nothing changed" in again.stdout


def test_the_command_refuses_with_1_and_wrong_usage_with_2(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        changed(number=None, date=None, place="place: {open: x}"), "utf-8"
    )
    done = _run("a.yaml", "--number", "5", "--date", "2026-03-02", cwd=tmp_path)
    assert done.returncode == 1 and done.stdout.startswith(
        "a.yaml:6:8: chưa có: x [dia-danh-thoi-gian/open]\n"
    )
    for arguments in (["--number", "5"], ["--date", "2026-03-02"]):
        done = _run("a.yaml", *arguments, cwd=tmp_path)
        assert done.returncode == 2 and "thiếu tham số" in done.stderr
    assert _run("a.yaml", "--number", "-3", "--date", "2026-03-02", cwd=tmp_path).returncode == 1


def test_a_document_is_written_with_the_mode_of_the_one_before(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("modes work otherwise there")
    target = tmp_path / "a.docx"
    write_atomically(target, b"1")
    target.chmod(0o640)
    write_atomically(target, b"2")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"2", 0o640)


def test_a_number_as_it_stands_on_paper_is_taken_with_the_symbol_of_the_plan(
    file: Callable[[str], Path],
) -> None:
    path = file(DRAFT)
    with pytest.raises(Rejected) as refused:
        issue.issue(path, "22/QĐ-UBND", "2026-03-02")
    (told,) = refused.value.problems
    assert "'QĐ-UBND' không phải của kế hoạch này (KH-UBND)" in told.message.vi
    assert path.read_text("utf-8") == DRAFT and "ký hiệu tự thêm" in told.advice.vi
    assert issue.issue(path, "22 / kh-UBND", "2026-03-02").changed
    assert "number: 22\n" in path.read_text("utf-8")
