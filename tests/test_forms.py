"""Papers of every kind from one model: each by its row of data and its template, and a seventh kind with no more than that."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from generator.law.kinds import BY_KEY, WRITTEN, kind
from generator.making.build import build, document_bytes, find_template
from generator.making.load import Loaded, load_plan
from generator.making.plans import find_plans
from generator.package import Package, read_package
from generator.problems import Rejected, Severity
from generator.reading.lint import check_document
from generator.word.template import template_bytes
from tests.audit import audited
from tests.helpers import BASE, ROOT, changed, codes, loaded, sound, styled, template, texts

GONE = dict.fromkeys(
    ("purpose", "requirements", "targets", "solutions", "implementation", "closing"), ""
)
LETTER = (
    changed(
        kind="kind: cong_van",
        issuer="issuer: {name: Ủy ban nhân dân xã Tân An, abbreviation: UBND, drafting_unit: VP}",
        place="place: Tân An",
        subject="subject: góp ý dự thảo Quy chế tiếp công dân",
        legal_bases="",
        preamble="",
        recipients="recipients: [Như trên, 'Lưu: VT, VP']",
        **GONE,
    )
    + "to: [Sở Nội vụ, Thanh tra tỉnh]\ncontent: [Ủy ban nhân dân xã nhất trí với dự thảo.]\n"
)
DECISION = (
    changed(
        kind="kind: quyet_dinh",
        subject="subject: Ban hành Quy chế tiếp công dân",
        preamble="",
        recipients="recipients: [Như Điều 2, 'Lưu: VT, VP']",
        signature="signature: {title: Chủ tịch, name: Nguyễn Văn An}",
        **GONE,
    )
    + "content:\n  - Ban hành Quy chế.\n  - {id: D2, title: Tổ chức thực hiện, items: [Văn phòng tham mưu., 'Theo [[D2]].']}\n"
)


def template_of(made: Loaded) -> Package:
    assert made.plan
    return template(made.plan.kind)


def _paper(text: str, path: str = "plan.yaml") -> Document:
    made = sound(text)
    return docx.Document(BytesIO(document_bytes(made, template_of(made))))


def _cell(paper: Document, row: int, column: int) -> list[str]:
    return [p.text for p in paper.tables[0].rows[row].cells[column].paragraphs if p.text]


# Kinds


def test_each_kind_has_its_template_as_the_program_makes_it() -> None:
    for key, one in WRITTEN.items():
        assert find_template(key, ROOT).read_bytes() == template_bytes(one), "run: make templates"


def test_a_letter_has_its_subject_below_its_number_and_says_to_whom() -> None:
    paper = _paper(LETTER)
    assert _cell(paper, 1, 0) == ["Số: 05/UBND-VP", "V/v góp ý dự thảo\nQuy chế tiếp công dân"]
    shown = texts(paper)
    assert "CÔNG VĂN" not in shown
    begin = shown.index("Kính gửi:")
    assert shown[begin : begin + 4] == [
        *("Kính gửi:", "- Sở Nội vụ;", "- Thanh tra tỉnh."),
        "Ủy ban nhân dân xã nhất trí với dự thảo./.",
    ]
    one = texts(_paper(LETTER.replace("to: [Sở Nội vụ, Thanh tra tỉnh]", "to: Sở Nội vụ")))
    assert "Kính gửi: Sở Nội vụ" in one


def test_a_decision_has_authority_bases_its_word_and_articles() -> None:
    paper = _paper(DECISION)
    shown = texts(paper)
    begin = shown.index("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HÒA")
    assert shown[begin + 1].startswith("Căn cứ Luật") and shown[begin + 3 : begin + 8] == [
        *("QUYẾT ĐỊNH:", "Điều 1. Ban hành Quy chế.", "Điều 2. Tổ chức thực hiện"),
        *("1. Văn phòng tham mưu.", "2. Theo Điều 2./."),
    ]
    first = next(p for p in paper.paragraphs if p.text.startswith("Điều 1."))
    assert [(run.text, bool(run.bold)) for run in first.runs] == [
        ("Điều 1.", True),
        (" Ban hành Quy chế.", False),
    ]
    assert styled(paper, "Điều") == ["Điều 2. Tổ chức thực hiện"]


@pytest.mark.parametrize(
    ("signature", "authority"),
    [
        (
            "{on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: A B}",
            "ỦY BAN NHÂN DÂN TỈNH MINH HÒA",
        ),
        (
            "{deputy_for: Chủ tịch, title: Phó Chủ tịch, name: A B}",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HÒA",
        ),
        ("{acting: Chủ tịch, name: A B}", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HÒA"),
    ],
)
def test_who_signs_says_who_decides(signature: str, authority: str) -> None:
    text = DECISION.replace("{title: Chủ tịch, name: Nguyễn Văn An}", signature)
    assert styled(_paper(text), "Thẩm quyền ban hành") == [authority]
    own = styled(_paper(f"{text}authority: Hội đồng thi đua\n"), "Thẩm quyền ban hành")
    assert own == ["HỘI ĐỒNG THI ĐUA"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LETTER.replace("to: [Sở Nội vụ, Thanh tra tỉnh]\n", ""), "kinh-gui/missing"),
        (f"{BASE}to: Sở Nội vụ\n", "kinh-gui/kind"),
        (LETTER.replace(", drafting_unit: VP", ""), "so-ky-hieu/unit"),
        (
            BASE.replace("abbreviation: UBND", "abbreviation: UBND, drafting_unit: VP"),
            "so-ky-hieu/unit",
        ),
        (f"{BASE}authority: Chủ tịch\n", "plan/authority"),
        (f"{BASE}copies: 30\n", "plan/copies"),
        (changed(signature=""), "plan/missing-key"),
        (changed(recipients=""), "plan/missing-key"),
        (changed(kind="kind: nghi_dinh"), "plan/choice"),
        (LETTER.replace("subject: góp ý", "subject: Về việc góp ý"), "trich-yeu/text"),
        (LETTER.replace("subject: góp ý", "subject: V/v góp ý"), "trich-yeu/text"),
    ],
)
def test_what_a_kind_needs_or_has_no_place_for_is_told(text: str, code: str) -> None:
    assert code in [found for _, found in codes(loaded(text))]


def test_a_decision_may_say_what_it_is_about() -> None:
    text = DECISION.replace("subject: Ban hành", "subject: Về việc ban hành")
    assert "trich-yeu/text" not in [found for _, found in codes(loaded(text))]


def test_a_seventh_kind_is_a_row_of_data_and_atemplate(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    row = replace(kind("thong_cao"), written=7, mark="arabic")
    for table in (BY_KEY, WRITTEN):
        monkeypatch.setitem(table, "thong_cao", row)
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "thong-cao.docx").write_bytes(template_bytes(row))
    text = (
        changed(kind="kind: thong_cao", subject="subject: Kết quả kỳ họp thứ năm", **GONE)
        + "content: [Một., Hai.]\n"
    )
    content = document_bytes(sound(text), read_package(find_template("thong_cao", tmp_path)))
    shown = texts(docx.Document(BytesIO(content)))
    assert "Số: 05/TC-UBND" in shown and "THÔNG CÁO" in shown
    assert shown[shown.index("1. Một.") + 1] == "2. Hai./."
    path = tmp_path / "thong-cao.docx"
    path.write_bytes(content)
    assert [one for one in check_document(path).problems if one.severity is not Severity.INFO] == []


# Signatures: the eleven layouts of the law data

SIGNED = {
    "head": ("{title: Giám đốc, name: A B}", ["GIÁM ĐỐC"]),
    "deputy": ("{deputy_for: Giám đốc, title: Phó Giám đốc, name: A B}", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    "committee": (
        "{on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: A B}", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    ),
    "committee, deputy": (
        "{on_behalf_of: Ủy ban nhân dân, deputy_for: Chủ tịch, title: Phó Chủ tịch, name: A B}",
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    ),
    "chair": ("{title: Chủ tịch, name: A B}", ["CHỦ TỊCH"]),
    "chair, deputy": ("{deputy_for: Chủ tịch, title: Phó Chủ tịch, name: A B}", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    "by order": (
        "{by_order_of: Chủ tịch, title: Chánh Văn phòng, name: A B}", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
    ),
    "by order, deputy": (
        "{by_order_of: Chủ tịch, deputy_for: Chánh Văn phòng, title: Phó Chánh Văn phòng, name: A B}",
        ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    ),
    "authorised": (
        "{authorised_by: Chủ tịch, title: Giám đốc Sở Nội vụ, name: A B}", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"],
    ),
    "acting": ("{acting: Giám đốc, name: A B}", ["Q. GIÁM ĐỐC"]),
    "unit": ("{title: Trưởng phòng, name: A B}", ["TRƯỞNG PHÒNG"]),
    "unit, deputy": (
        "{deputy_for: Trưởng phòng, title: Phó Trưởng phòng, name: A B}", ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("layout", "signature", "lines"), [(name, *row) for name, row in SIGNED.items()], ids=SIGNED
)
@pytest.mark.parametrize(
    "base", [BASE, LETTER, DECISION], ids=["ke_hoach", "cong_van", "quyet_dinh"]
)
def test_every_layout_of_the_signature_is_printed_and_stands_the_test(
    base: str, layout: str, signature: str, lines: list[str], tmp_path: Path
) -> None:
    if layout.startswith(("head", "deputy", "acting", "unit")):
        base = re.sub(r"(issuer: \{name: )[^,]*", r"\1Sở Nội vụ", base)
    elif layout.startswith("chair") and base is BASE:
        return  # a plan of a committee is signed on its behalf
    text = re.sub(r"^signature: .*$", f"signature: {signature}", base, flags=re.MULTILINE)
    made = sound(text)
    path = tmp_path / "a.docx"
    path.write_bytes(document_bytes(made, template_of(made)))
    assert styled(docx.Document(str(path)), "Quyền hạn, chức vụ") == lines
    found = [one.code for one in check_document(path).problems if "quyen-han" in one.code]
    assert found == []


# Marks

MARKED = (
    f"{LETTER}secrecy: confidential\nurgency: express\ncirculation: internal\n"
    "drafter: NVA\ncopies: 120\naddress: [Số 1 đường A]\n"
)


def test_marks_stand_where_the_decree_has_them() -> None:
    paper = _paper(MARKED)
    assert _cell(paper, 1, 0)[2:] == ["MẬT", "HỎA TỐC"]
    assert paper.tables[1].rows[0].cells[0].paragraphs[-1].text == "NVA.(120)"
    section = paper.sections[0]
    assert section.first_page_header.paragraphs[0].text == "LƯU HÀNH NỘI BỘ"
    assert section.first_page_footer.paragraphs[0].text == "Số 1 đường A"
    assert "LƯU HÀNH" not in " ".join(p.text for p in section.header.paragraphs)


@pytest.mark.parametrize(
    ("urgency", "word", "width"),
    [("urgent", "KHẨN", 20), ("very_urgent", "THƯỢNG KHẨN", 40), ("express", "HỎA TỐC", 30)],
)
def test_the_stamp_of_urgency_is_red_and_as_wide_as_the_decree_says(
    urgency: str, word: str, width: int
) -> None:
    paper = _paper(f"{LETTER}urgency: {urgency}\n")
    cell = paper.tables[0].rows[1].cells[0]
    stamp = next(p for p in cell.paragraphs if p.text == word)
    assert stamp.style is not None and stamp.style.font.color is not None
    assert str(stamp.style.font.color.rgb) == "FF0000"
    assert stamp.style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}") is not None
    left, right = stamp.paragraph_format.left_indent, stamp.paragraph_format.right_indent
    assert left is not None and right is not None and cell.width is not None
    assert abs(cell.width - left - right - Mm(width)) < Mm(0.2)


def test_a_paper_that_says_it_is_a_draft_bears_the_word() -> None:
    draft = re.sub(r"^(number|date):.*$", r"\1:", LETTER, flags=re.MULTILINE)
    assert "DỰ THẢO LẦN 2" in _cell(_paper(f"{draft}draft_mark: Dự thảo lần 2\n"), 1, 0)
    assert "plan/draft-mark" in [
        code for _, code in codes(loaded(f"{LETTER}draft_mark: Dự thảo\n"))
    ]


@pytest.mark.parametrize("text", [MARKED, DECISION], ids=["cong_van", "quyet_dinh"])
def test_every_name_left_out_of_a_template_is_found(text: str) -> None:
    made = sound(text)
    package = template_of(made)
    for name, value in made.paper.names.items():
        if not value:
            continue
        again = r"<w:p>(?:(?!</w:p>).)*"
        loop = rf"{again}for (?:dong|doan) in {name} %\}}.*?endfor %\}}</w:t></w:r></w:p>"
        parts = {
            part: re.sub(loop, "<w:p/>", blob.decode(), flags=re.DOTALL)
            .replace(f"{{{{ {name} }}}}", "")
            .encode()
            if part.endswith(".xml") and part.startswith("word/")
            else blob
            for part, blob in package.parts.items()
        }
        assert parts != package.parts, name
        with pytest.raises(Rejected, match=rf"{name}.* \[template/not-printed\]"):
            document_bytes(made, Package("mau.docx", parts, (), ()))


def test_a_paper_without_marks_has_no_trace_of_them() -> None:
    paper = _paper(LETTER)
    names = {
        p.style.name for p in paper.tables[0].rows[1].cells[0].paragraphs if p.style is not None
    }
    assert names == {"Số, ký hiệu", "Trích yếu công văn"}
    assert [p.text for p in paper.sections[0].first_page_footer.paragraphs] == [""]


# What is issued with a decision

ATTACHED = re.sub(
    r"^(number|date|recipients|signature):.*$\n(?:  .*\n)*", "", BASE, flags=re.MULTILINE
)


def _decision(folder: Path, attached: str = ATTACHED, name: str = "ke-hoach.kem.yaml") -> Path:
    (folder / name).write_text(
        f"{attached}appendices: [{{title: Nhiệm vụ, items: ['Theo [[NV01]].']}}]\n", "utf-8"
    )
    path = folder / "quyet-dinh.yaml"
    path.write_text(f"{DECISION}attached: {name}\n", "utf-8")
    return path


def test_what_is_attached_follows_without_number_date_and_signature(tmp_path: Path) -> None:
    found = load_plan(_decision(tmp_path))
    assert found.plan and found.problems == ()
    content = document_bytes(found, template("quyet_dinh"))
    paper = docx.Document(BytesIO(content))
    shown = texts(paper)
    begin = shown.index("KẾ HOẠCH")
    assert shown[begin - 4 : begin] == [
        *("ỦY BAN NHÂN DÂN", "TỈNH MINH HÒA"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    ]
    reference = "(Kèm theo Quyết định số 05/QĐ-UBND ngày 03 tháng 02 năm 2026\ncủa Chủ tịch Ủy ban nhân dân tỉnh Minh Hòa)"
    assert reference in shown[begin:-4]
    assert shown[-4:] == ["Phụ lục", "NHIỆM VỤ", reference, "1. Theo khoản 1 Mục III."]
    assert [text for text in shown if text.startswith(("Số:", "Nơi nhận"))] == [
        "Số: 05/QĐ-UBND",
        "Nơi nhận:",
    ]
    assert "Trên đây là Kế hoạch năm 2026./." in shown
    path = tmp_path / "quyet-dinh.docx"
    path.write_bytes(content)
    assert [one for one in audited(path).errors if one.severity.value == "error"] == []


def test_what_is_attached_makes_no_paper_of_its_own(tmp_path: Path) -> None:
    path = _decision(tmp_path)
    assert find_plans(tmp_path) == [path]
    (asked,) = build([tmp_path / "ke-hoach.kem.yaml"], tmp_path / "out")
    assert [one.code for one in asked.problems] == ["build/attached"] and not (
        tmp_path / "out"
    ).exists()


def test_a_change_of_what_is_attached_makes_the_decision_anew(tmp_path: Path) -> None:
    path = _decision(tmp_path)
    (first,) = build([path], tmp_path / "out")
    assert first.output
    before = first.output.read_bytes()
    attached = tmp_path / "ke-hoach.kem.yaml"
    attached.write_text(
        attached.read_text("utf-8").replace("Nhiệm vụ, items", "Việc làm, items"), "utf-8"
    )
    (again,) = build([path], tmp_path / "out")
    assert again.output and again.output.read_bytes() != before


def test_what_is_wrong_with_it_is_told_where_it_is_named(tmp_path: Path) -> None:
    found = load_plan(_decision(tmp_path, ATTACHED.replace("purpose:", "purpos:")))
    (problem,) = [one for one in found.problems if one.code == "plan/unknown-key"]
    assert (
        problem.spot.path.endswith("quyet-dinh.yaml") and "ke-hoach.kem.yaml" in problem.message.vi
    )
    assert re.search(r"ke-hoach\.kem\.yaml:\d+", problem.advice.vi)


@pytest.mark.parametrize(
    "key",
    ["number: 7", "date: 2026-03-02", "recipients: ['Lưu: VT']", "signature: {title: A, name: B}"],
)
def test_it_has_neither_number_nor_signature_of_its_own(key: str, tmp_path: Path) -> None:
    found = load_plan(_decision(tmp_path, f"{ATTACHED}{key}\n"))
    assert "plan/attached" in [one.code for one in found.problems]


def test_a_file_that_has_a_paper_of_its_own_is_not_attached(tmp_path: Path) -> None:
    found = load_plan(_decision(tmp_path, name="ke-hoach.yaml"))
    assert "plan/attached" in [one.code for one in found.problems]
