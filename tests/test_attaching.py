"""What a decision issues, from hostile files to the checker; and what else of the six kinds could go out unnoticed."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document

from generator.making.acceptance import granted, stands
from generator.making.build import build, document_bytes
from generator.making.load import Loaded, load_plan
from generator.problems import Rejected, Severity
from generator.reading.lint import check_document
from tests.helpers import ROOT, codes, loaded, sound, styled, template, texts
from tests.test_forms import ATTACHED, DECISION, LETTER


def _write(folder: Path, attached: str = ATTACHED, decision: str = DECISION) -> Path:
    (folder / "ke-hoach.kem.yaml").write_text(attached, "utf-8")
    path = folder / "quyet-dinh.yaml"
    path.write_text(f"{decision}attached: ke-hoach.kem.yaml\n", "utf-8")
    return path


def _codes(found: Loaded) -> list[str]:
    return [one.code for one in found.problems]


def _paper(path: Path) -> Document:
    found = load_plan(path)
    assert found.plan, "\n".join(map(str, found.problems))
    return docx.Document(BytesIO(document_bytes(found, template(found.plan.kind))))


# What is attached


@pytest.mark.parametrize("name", ["ke-hoach.kem.yaml", "khac.kem.yaml"])
def test_files_that_attach_each_other_come_to_an_end(name: str, tmp_path: Path) -> None:
    (tmp_path / "khac.kem.yaml").write_text(f"{ATTACHED}attached: ke-hoach.kem.yaml\n", "utf-8")
    found = load_plan(_write(tmp_path, f"{ATTACHED}attached: {name}\n"))
    assert "plan/attached" in _codes(found)
    assert "plan/attached" in _codes(load_plan(tmp_path / "ke-hoach.kem.yaml"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../ke-hoach.kem.yaml", "plan/attached-outside"),
        ("/etc/ke-hoach.kem.yaml", "plan/attached-absolute"),
        ("khong-co.kem.yaml", "plan/attached"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(name: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "quyet-dinh.yaml"
    path.write_text(f"{DECISION}attached: {name}\n", "utf-8")
    assert code in _codes(load_plan(path))


def test_a_final_decision_issues_no_draft(tmp_path: Path) -> None:
    draft = f"status: draft\n{ATTACHED}".replace("closing: Trên đây", "closing: {open: chưa rõ}\n#")
    assert draft != f"status: draft\n{ATTACHED}"
    found = load_plan(_write(tmp_path, draft))
    assert "plan/attached-draft" in _codes(found) and found.plan is None
    blank = re.sub(r"^(number|date):.*$", r"\1:", DECISION, flags=re.MULTILINE)
    found = load_plan(_write(tmp_path, draft, blank))
    assert found.plan is not None and "plan/attached-draft" not in _codes(found)


def test_a_deadline_of_what_is_issued_comes_after_the_day_of_the_decision(tmp_path: Path) -> None:
    early = ATTACHED.replace("deadline: 2026-06-30", "deadline: 2026-01-30")
    assert early != ATTACHED and load_plan(_write(tmp_path)).plan
    (found,) = load_plan(_write(tmp_path, early)).problems
    assert found.code == "plan/deadline" and "(30/01/2026 < 03/02/2026)" in found.message.vi
    assert "của ke-hoach.kem.yaml" in found.advice.vi


def test_it_is_not_built_by_itself(tmp_path: Path) -> None:
    _write(tmp_path)
    (built,) = build([tmp_path / "ke-hoach.kem.yaml"], tmp_path / "out", office=ROOT)
    assert (built.output, [one.code for one in built.problems]) == (None, ["build/attached"])
    with pytest.raises(Rejected):
        document_bytes(load_plan(tmp_path / "ke-hoach.kem.yaml"), template())


def test_a_pattern_passes_it_over(tmp_path: Path) -> None:
    path = _write(tmp_path)
    made = list(build(sorted(tmp_path.glob("*.yaml")), tmp_path / "out", office=ROOT))
    assert [(one.plan, one.output is not None) for one in made] == [(path, True)]


def test_its_bases_are_set_as_bases_and_its_reference_breaks_between_phrases(
    tmp_path: Path,
) -> None:
    paper = _paper(_write(tmp_path))
    assert len(styled(paper, "Căn cứ")) == 4
    (reference,) = styled(paper, "Chỉ dẫn kèm theo")
    first, second = reference.split("\n")
    assert first.startswith("(Kèm theo Quyết định số 05/QĐ-UBND") and second.startswith(
        "của Chủ tịch Ủy ban nhân dân"
    )
    below = next(p for p in paper.paragraphs if p.text == reference)._p.getnext()
    side = docx.text.paragraph.Paragraph(below, paper).paragraph_format.left_indent
    assert side is not None and 165 - 2 * side.mm < 40


def test_the_paper_and_what_it_issues_stand_the_test(tmp_path: Path) -> None:
    path = tmp_path / "quyet-dinh.docx"
    found = load_plan(_write(tmp_path))
    assert found.plan
    path.write_bytes(document_bytes(found, template("quyet_dinh")))
    assert [
        str(one) for one in check_document(path).problems if one.severity is not Severity.INFO
    ] == []


def test_what_it_lets_stand_is_said_in_its_own_file(tmp_path: Path) -> None:
    slip = ATTACHED.replace("Nâng cao hiệu lực", "Nâng cao niềm tin của nhân dân, hiệu lực")
    accepted = "accepted: [{code: viet-hoa/nhan-dan, reason: lời của tác giả}]\n"
    for more, left in (("", ["viet-hoa/nhan-dan"]), (accepted, [])):
        found = load_plan(_write(tmp_path, f"{slip}{more}"))
        assert found.plan
        path = tmp_path / "quyet-dinh.docx"
        path.write_bytes(document_bytes(found, template("quyet_dinh")))
        kept = granted(found.sound, found.paper)
        problems = [one for one in check_document(path).problems if one.code == "viet-hoa/nhan-dan"]
        assert [one.code for one in problems if not stands(one, kept)] == left


@pytest.mark.parametrize(
    ("more", "issuer"),
    [
        ("", "Chủ tịch Ủy ban nhân dân tỉnh Minh Hòa"),
        ("authority: Hội đồng thi đua\n", "Hội đồng thi đua"),
        ("authority: HỘI ĐỒNG THI ĐUA\n", "Chủ tịch Ủy ban nhân dân tỉnh Minh Hòa"),
    ],
)
def test_it_is_issued_by_who_decides(more: str, issuer: str, tmp_path: Path) -> None:
    attached = f"{ATTACHED}appendices: [{{title: Nhiệm vụ, items: ['Theo [[NV01]].']}}]\n"
    paper = _paper(_write(tmp_path, attached, f"{DECISION}{more}"))
    references = [" ".join(line.split()) for line in styled(paper, "Chỉ dẫn kèm theo")]
    assert [line.endswith(f" của {issuer})") for line in references] == [True, True]


def test_a_collective_that_decides_issues_it(tmp_path: Path) -> None:
    signed = DECISION.replace(
        "{title: Chủ tịch,", "{on_behalf_of: Ủy ban nhân dân, title: Chủ tịch,"
    )
    (reference,) = styled(_paper(_write(tmp_path, decision=signed)), "Chỉ dẫn kèm theo")
    assert reference.endswith("\ncủa Ủy ban nhân dân tỉnh Minh Hòa)")


@pytest.mark.parametrize(
    ("kind", "name", "first"),
    [
        ("quy_che", "QUY CHẾ", "Điều 1. Phạm vi"),
        ("quy_dinh", "QUY ĐỊNH", "Điều 1. Phạm vi"),
        ("chuong_trinh", "CHƯƠNG TRÌNH", "I. PHẠM VI"),
        ("de_an", "ĐỀ ÁN", "I. PHẠM VI"),
        ("phuong_an", "PHƯƠNG ÁN", "I. PHẠM VI"),
    ],
)
def test_kinds_that_only_another_paper_issues(
    kind: str, name: str, first: str, tmp_path: Path
) -> None:
    head = "".join(
        re.findall(r"^(?:format|id|version|issuer|place):.*\n", ATTACHED, flags=re.MULTILINE)
    )
    text = f"{head}kind: {kind}\nsubject: Tiếp công dân\ncontent:\n"
    text += (
        "  - {title: Phạm vi, items: [Một., Hai.]}\n  - {title: Đối tượng, items: [Một., Hai.]}\n"
    )
    path = _write(tmp_path, text)
    shown = texts(_paper(path))
    begin = shown.index(name)
    assert shown[begin + 1] == "Tiếp công dân" and shown[begin + 3 : begin + 5] == [
        first,
        "1. Một.",
    ]
    assert [one.code for one in load_plan(tmp_path / "ke-hoach.kem.yaml").problems] == []
    made = tmp_path / "quyet-dinh.docx"
    found = load_plan(path)
    assert found.plan
    made.write_bytes(document_bytes(found, template("quyet_dinh")))
    assert [
        str(one) for one in check_document(made).problems if one.severity is not Severity.INFO
    ] == []
    # By itself it has no template.
    alone = loaded(text + "recipients: ['Lưu: VT']\nsignature: {title: Chủ tịch, name: A}\n")
    assert "plan/choice" in [one.code for one in alone.problems]


# The other kinds


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LETTER.replace("[Như trên, ", "[Sở Nội vụ, "), "noi-nhan/nhu-tren"),
        (DECISION.replace("[Như Điều 2, ", "[Như trên, "), "noi-nhan/nhu-tren"),
        (
            re.sub(r"^legal_bases:.*\n(?:  .*\n)*", "", DECISION, flags=re.MULTILINE),
            "can-cu/missing",
        ),
    ],
)
def test_what_the_checker_would_find_is_told_with_its_line(text: str, code: str) -> None:
    assert code in [found for _, found in codes(loaded(text))]


def test_a_draft_may_not_know_whom_it_goes_to_and_who_drafts_it() -> None:
    draft = re.sub(r"^(number|date):.*$", r"\1:", LETTER, flags=re.MULTILINE)
    draft = draft.replace("to: [Sở Nội vụ, Thanh tra tỉnh]", "to: {open: chưa chốt}")
    draft = draft.replace("drafting_unit: VP", "drafting_unit: {open: chưa phân công}")
    assert {code for _, code in codes(loaded(draft))} == {"kinh-gui/open", "so-ky-hieu/open"}
    made = sound(draft)
    assert made.plan
    shown = texts(docx.Document(BytesIO(document_bytes(made, template(made.plan.kind)))))
    assert "Kính gửi: ……………" in shown and "Số:      /UBND-……………" in shown
    found = loaded(LETTER.replace("to: [Sở Nội vụ, Thanh tra tỉnh]", "to: {open: chưa chốt}"))
    assert "kinh-gui/open" in [one.code for one in found.problems] and found.plan is None


def test_a_second_draft_bears_its_mark_and_nothing_is_found(tmp_path: Path) -> None:
    draft = re.sub(r"^(number|date):.*$", r"\1:", LETTER, flags=re.MULTILINE)
    made = sound(f"{draft}draft_mark: Dự thảo lần 2\nurgency: express\nsecrecy: confidential\n")
    path = tmp_path / "cong-van.docx"
    path.write_bytes(document_bytes(made, template("cong_van")))
    assert [
        str(one) for one in check_document(path).problems if one.severity is not Severity.INFO
    ] == []


def test_the_mark_of_circulation_is_judged_in_the_margin_where_it_stands(tmp_path: Path) -> None:
    made = sound(f"{LETTER}circulation: internal\n")
    path = tmp_path / "cong-van.docx"
    path.write_bytes(document_bytes(made, template("cong_van")))
    assert [str(one) for one in check_document(path).problems] == []
    paper = docx.Document(str(path))
    paper.sections[0].first_page_header.paragraphs[0].runs[0].font.bold = False
    paper.save(str(path))
    assert [one.code for one in check_document(path).problems] == ["luu-hanh/bold"]
