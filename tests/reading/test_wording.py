"""Rules of wording on whole documents: the common errors that are of words, and the slips of the two seeds."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator.making.acceptance import granted, stands
from generator.making.build import build, document_bytes
from generator.making.load import load_plan
from generator.making.wording import wording_problems
from generator.problems import Problem
from generator.reading.finding import FORM, TEXT
from generator.reading.lint import check_document
from generator.reading.pages.laid_out import check_pages
from generator.rules import Rule
from generator.wording.base import WORDING, Phrase, Prose
from generator.wording.not_judged import NOT_JUDGED
from tests.helpers import BASE, ROOT, SEEDS, changed, sound, template
from tests.pages import need_pages

from .errors import FORM_ERRORS, LEFT_TO_WORDING
from .papers.file import docx
from .papers.head import one_row
from .papers.plans import HEAD, plan_body
from .papers.wml import run


def _found(text: str, folder: Path) -> list[str]:
    path = folder / "paper.docx"
    path.write_bytes(document_bytes(sound(text), template()))
    return [problem.code for problem in check_document(path).problems]


# One sentence each, put into a good plan.
WORDING_ERRORS = {
    "E21": ("place: Thái Bình", "ten-goi/dia-danh"),
    "E28": (
        "legal_bases: [Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư]",
        "can-cu/data",
    ),
    "E29": (
        "legal_bases: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015]",
        "can-cu/repealed",
    ),
    "E62": ("closing: Thực hiện theo Khoản 2 điều 5 của Quy chế.", "viet-hoa/vien-dan"),
    "E63": ("closing: Các Ủy Ban Nhân Dân cấp xã tổ chức thực hiện.", "viet-hoa/uy-ban-nhan-dan"),
    "E64": ("closing: Báo cáo để nhân dân biết.", "viet-hoa/nhan-dan"),
    "E65": ("closing: Thực hiện trên địa bàn Tỉnh Hưng Yên.", "viet-hoa/don-vi-hanh-chinh"),
    "E66": ("closing: Học tập kinh nghiệm của thành phố Hồ Chí Minh.", "viet-hoa/dac-biet"),
    "E67": (
        "closing: Theo kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính.",
        "viet-hoa/van-ban-so",
    ),
    "E68": ("closing: Họp giao ban vào thứ hai hằng tuần.", "viet-hoa/thu"),
    "E69": ("closing: Giao UBND các huyện, thị xã, thành phố thực hiện.", "ten-goi/cap-huyen"),
    "E70": ("closing: Giao Sở Kế hoạch và Đầu tư thực hiện.", "ten-goi/co-quan"),
    "E71": (
        "preamble: [Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính,"
        " Theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính]",
        "vien-dan/again",
    ),
    "E72": (
        "closing: Theo Kế hoạch 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính.",
        "vien-dan/number-word",
    ),
    "E74": ("closing: Tỷ lệ đúng hạn đạt 98.5% trở lên.", "so-lieu/thap-phan"),
    "E75": ("closing: Trên đây là  Kế hoạch của tỉnh.", "ky-tu/hai-dau-cach"),
}


@pytest.mark.parametrize("error", WORDING_ERRORS)
def test_each_common_error_of_wording_is_found(error: str, tmp_path: Path) -> None:
    line, code = WORDING_ERRORS[error]
    text = changed(**{line.split(":")[0]: line})
    assert code in _found(text, tmp_path)
    assert code not in _found(BASE, tmp_path)


def test_the_78_errors_are_all_found_or_their_absence_has_a_reason() -> None:
    found = {row.id for row in FORM_ERRORS} | set(WORDING_ERRORS)
    assert {f"E{number:02d}" for number in range(1, 79)} - found == set()
    assert set(WORDING_ERRORS) == set(LEFT_TO_WORDING)
    assert len({left.error for left in NOT_JUDGED if left.error}) <= 8


def test_a_good_plan_has_no_finding_of_any_severity(tmp_path: Path) -> None:
    assert _found(BASE, tmp_path) == []


@pytest.mark.parametrize("number", SEEDS)
def test_the_seeds_have_exactly_the_findings_that_are_listed(number: str, tmp_path: Path) -> None:
    loaded = load_plan(ROOT / "plans" / f"{SEEDS[number]}.yaml")
    assert loaded.plan is not None
    path = tmp_path / "paper.docx"
    path.write_bytes(document_bytes(loaded, template()))
    problems = [
        problem for problem in check_document(path).problems if not problem.code.endswith("/blank")
    ]
    listed = yaml.safe_load(
        (ROOT / "tests" / "seeds" / f"{number}.findings.yaml").read_text("utf-8")
    )
    expected = Counter(
        (row["code"], row["severity"]) for row in listed for _ in range(row.get("count", 1))
    )
    assert Counter((problem.code, problem.severity.value) for problem in problems) == expected
    assert all(len(row["reason"].split()) >= 3 for row in listed)
    # The form itself is without fault, but for what the plan itself says to let stand.
    form = {rule.code for rule in (*FORM, *TEXT)}
    assert all(
        stands(problem, granted(loaded.sound, loaded.paper))
        for problem in problems
        if problem.code in form
    )


def test_codes_of_wording_are_no_codes_of_form() -> None:
    codes = [rule.code for rule in WORDING]
    assert len(set(codes)) == len(codes) >= 60
    assert not set(codes) & {rule.code for rule in (*FORM, *TEXT)}
    assert all(re.fullmatch(r"[a-z-]+/[a-z-]+", code) for code in codes)


@pytest.mark.parametrize("rule", list(WORDING), ids=lambda rule: rule.code)
def test_every_rule_of_wording_says_what_it_does_not_see(rule: Rule[Prose, Phrase]) -> None:
    for said in (rule.entry.title, rule.entry.unseen):
        assert said.vi and said.en


ITEM = (
    "implementation: [{text: Báo cáo để nhân dân biết., ACCEPTED}, Tuyên truyền để nhân dân biết.]"
)


def _codes_of_file(text: str, folder: Path) -> list[tuple[int, str]]:
    return [(problem.spot.line, problem.code) for problem in wording_problems(sound(text))]


def test_plan_files_are_judged_with_line_and_column(tmp_path: Path) -> None:
    problems = wording_problems(
        sound(changed(closing="closing: Tỷ lệ đúng hạn đạt 98.5% trở lên."))
    )
    assert [(problem.spot.line, problem.spot.column, problem.code) for problem in problems] == [
        (31, 29, "so-lieu/thap-phan")
    ]


def test_a_rule_can_be_silenced_for_one_item_with_a_reason(tmp_path: Path) -> None:
    accepted = "accepted: [{code: viet-hoa/nhan-dan, reason: trích nguyên văn}]"
    loud = changed(implementation=ITEM.replace(", ACCEPTED", ""))
    quiet = changed(implementation=ITEM.replace("ACCEPTED", accepted))
    assert [code for _, code in _codes_of_file(loud, tmp_path)] == ["viet-hoa/nhan-dan"] * 2
    assert [code for _, code in _codes_of_file(quiet, tmp_path)] == ["viet-hoa/nhan-dan"]
    (tmp_path / "a.yaml").write_text(quiet, "utf-8")
    (built,) = build([tmp_path / "a.yaml"], tmp_path)
    assert built.output and built.loaded and built.loaded.sound
    left = [
        found
        for found in check_document(built.output).problems
        if not stands(found, granted(built.loaded.sound, built.loaded.paper))
    ]
    assert ["Tuyên truyền" in found.excerpt for found in left] == [True]


@pytest.mark.usefixtures("open_office")
def test_good_documents_have_no_finding_with_pages_either(tmp_path: Path) -> None:
    need_pages()
    path = tmp_path / "paper.docx"
    path.write_bytes(document_bytes(sound(), template()))
    assert check_pages(path).problems == ()
    for name in SEEDS.values():
        loaded = load_plan(ROOT / "plans" / f"{name}.yaml")
        assert loaded.plan is not None
        path.write_bytes(document_bytes(loaded, template()))
        assert check_pages(path).problems == ()


def _with(text: str, folder: Path) -> list[Problem]:
    """What is said of a good paper whose text goes on with `text`."""
    path = folder / "paper.docx"
    path.write_bytes(docx(plan_body(one_row()(HEAD), extra=[text])))
    return [one for one in check_document(path).problems if one.code.startswith("ky-tu/")]


def test_loose_marks_are_seen_as_they_are_stored(tmp_path: Path) -> None:
    loose = unicodedata.normalize("NFD", "Bảo đảm kịp thời") + " và đúng quy định."
    (found,) = _with(loose, tmp_path)
    assert found.code == "ky-tu/lan-to-hop"
    assert "“Bảo” và 3 chữ khác" in found.message.vi
    assert _with(unicodedata.normalize("NFC", loose), tmp_path) == []


def test_a_mark_in_a_run_of_its_own_is_no_loose_letter_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    name = run("XÃ TÂN AN", 12, bold=True)
    parted = run("XA", 12, bold=True) + run("\u0303 TÂN AN", 12, bold=True)
    body = plan_body(one_row()(HEAD))
    assert body.count(name) == 1
    path.write_bytes(docx(body.replace(name, parted)))
    codes = {problem.code for problem in check_document(path).problems}
    assert codes == {"ky-tu/lan-to-hop"}
