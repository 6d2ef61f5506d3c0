"""A paper becomes a plan with every level as the paper has it, and what differs is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.importing import bring_in
from generator.importing.cited import declared
from generator.importing.proof import made_of
from generator.package import package_of, zip_parts
from generator.plan.items import Item
from generator.plan.model import Plan
from generator.problems import Rejected, Severity
from tests.importing import brought, document_of, paper, said
from tests.reading.papers import kinds, plans
from tests.reading.papers.body import kinh_gui
from tests.reading.papers.head import SO, TINH


def _plan(text: str) -> Plan:
    loaded = made_of({"a.yaml": text.encode()}, Path("a.yaml"))
    assert loaded.plan, "\n".join(map(str, loaded.problems))
    return loaded.plan


def _shape(item: Item) -> object:
    """An item as its title or text with what stands below it."""
    said = " | ".join(
        str(one) for one in (item.title, item.text, item.paragraph) if one is not None
    )
    return (said, [_shape(one) for one in item.items]) if item.items else said


def test_the_head_and_the_end_are_keys(tmp_path: Path) -> None:
    plan = _plan(brought(plans.office(), tmp_path).text)
    (issuer,) = plan.issuers
    assert (str(issuer.name), str(issuer.abbreviation)) == ("Ủy ban nhân dân xã Tân An", "UBND")
    assert (plan.kind, plan.number, str(plan.place)) == ("ke_hoach", 15, "Tân An")
    assert plan.date and plan.date.full and plan.date.full.isoformat() == "2026-09-15"
    assert str(plan.legal_bases[0]) == "Căn cứ [[VB1]]"
    assert len(plan.legal_bases) == 3 and len(plan.preamble) == len(plan.closing) == 1
    (signature,) = plan.signature
    assert (str(signature.on_behalf_of), str(signature.title)) == ("Ủy ban nhân dân", "Chủ tịch")
    assert [str(one) for one in plan.recipients][-1] == "Lưu: VT, VP"


def test_a_paper_that_is_too_long_for_a_plan_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no file that was made for the proof alone."""
    monkeypatch.setattr(bring_in, "MIB", 1000)
    with pytest.raises(Rejected, match=r"a\.docx: .*làm từ văn bản này.* \[file/too-large\]"):
        brought(plans.office(), tmp_path)


def test_papers_that_the_bases_cite_are_declared(tmp_path: Path) -> None:
    plan = _plan(brought(plans.office(), tmp_path).text)
    law, province, council = plan.documents
    assert (str(law.kind), str(law.about)) == ("Luật", "Tổ chức chính quyền địa phương")
    assert (str(province.kind), str(province.number)) == ("Kế hoạch", "120/KH-UBND")
    assert str(council.issuer) == "Hội đồng nhân dân xã Tân An"


def test_a_slip_of_the_bases_leaves_them_as_words(tmp_path: Path) -> None:
    """A paper that is older than what it cites: it stays so, and the plan can be built all the same."""
    late = "~ Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2027;"
    head = replace(TINH, date="Minh Hòa, ngày 15 tháng 01 năm 2026")
    done = brought(paper(late, "# I. VIỆC", "1. Một.", head=head), tmp_path)
    assert done.proof and done.proof.same, done.problems
    assert "van_ban:" not in done.text and "16 tháng 6 năm 2027" in done.text
    (why,) = said(done.problems, "import/kept")
    assert why.startswith("căn cứ giữ nguyên chữ, vì: ")


def test_a_basis_that_would_be_printed_otherwise_stays_as_it_is() -> None:
    bases = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 5 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
        "Theo đề nghị của Giám đốc Sở Nội vụ",
    )
    assert declared(bases) == (bases, ())


def test_parts_are_known_by_their_headings(tmp_path: Path) -> None:
    plan = _plan(brought(plans.office(), tmp_path).text)
    assert [name for name, _ in plan.parts()] == [
        *("purpose", "requirements", "solutions", "implementation")
    ]
    assert plan.solutions and [str(one.title) for one in plan.solutions.items] == [
        "Công khai thủ tục hành chính",
        "Số hóa hồ sơ, kết quả giải quyết",
    ]


LEVELS = (
    "# PHẦN I. QUY ĐỊNH",
    "# A. NỘI DUNG",
    "# I. NHIỆM VỤ",
    "# 1. Công khai",
    "1.1. Niêm yết.",
    "a) Tại xã:",
    "- Danh mục;",
    "+ Bản giấy;",
    "+ Bản điện tử.",
    "- Mức phí.",
    "b) Tại thôn:",
    "(1) Nhà văn hóa.",
    "(2) Loa.",
    "1.2. Đăng tải.",
    "# 2. Số hóa",
    "Toàn bộ hồ sơ được số hóa.",
    "# II. KINH PHÍ",
    "Do ngân sách bảo đảm.",
    "# B. TỔ CHỨC",
    "# I. THỰC HIỆN",
    "1. Sở Nội vụ chủ trì.",
    "2. Sở Tài chính phối hợp.",
)


def test_every_level_is_as_the_paper_has_it(tmp_path: Path) -> None:
    done = brought(paper(*LEVELS), tmp_path)
    assert done.proof and done.proof.same, done.problems
    plan = _plan(done.text)
    assert plan.outline
    (only,) = plan.outline.sections
    assert [_shape(one) for one in only.items] == [
        (
            "NỘI DUNG",
            [
                (
                    "NHIỆM VỤ",
                    [
                        (
                            "Công khai",
                            [
                                (
                                    "Niêm yết.",
                                    [
                                        (
                                            "Tại xã:",
                                            [
                                                ("Danh mục;", ["Bản giấy;", "Bản điện tử."]),
                                                "Mức phí.",
                                            ],
                                        ),
                                        ("Tại thôn:", ["Nhà văn hóa.", "Loa."]),
                                    ],
                                ),
                                "Đăng tải.",
                            ],
                        ),
                        ("Số hóa", ["Toàn bộ hồ sơ được số hóa."]),
                    ],
                ),
                ("KINH PHÍ", ["Do ngân sách bảo đảm."]),
            ],
        ),
        ("TỔ CHỨC", [("THỰC HIỆN", ["Sở Nội vụ chủ trì.", "Sở Tài chính phối hợp."])]),
    ]


def test_a_muc_between_articles_keeps_its_place_and_its_title(tmp_path: Path) -> None:
    done = brought(plans.parts_and_mucs(), tmp_path)
    assert done.proof and done.proof.same, done.problems


def test_a_paragraph_between_items_stays_between_them(tmp_path: Path) -> None:
    lines = ("# I. NHIỆM VỤ", "# 1. Công khai", "a) Niêm yết.", "Việc niêm yết phải kịp thời.")
    done = brought(paper(*lines, "- Một;", "- Hai.", "Ba.", "b) Đăng tải."), tmp_path)
    assert done.proof and done.proof.same, done.problems


def test_decimals_without_a_number_above_keep_theirs_as_words(tmp_path: Path) -> None:
    done = brought(paper("# I. VIỆC", "1.1. Một.", "a) Hai.", "b) Ba.", "1.2. Bốn."), tmp_path)
    assert done.proof and not (done.proof.lost or done.proof.added), done.problems
    assert "doan: 1.1. Một." in done.text and "doan: 1.2. Bốn." in done.text


def test_a_list_that_stands_before_a_lettered_one_keeps_its_dashes(tmp_path: Path) -> None:
    done = brought(
        paper("# I. VIỆC", "# 1. Nêu", "- Một;", "- Hai.", "a) Ba.", "b) Bốn."), tmp_path
    )
    assert done.proof and done.proof.same, done.problems


def test_emphasis_and_headings_that_text_runs_in_from(tmp_path: Path) -> None:
    from tests.reading.papers.wml import Layout, run
    from tests.reading.papers.wml import paragraph as one

    lead = one(run("2. Sở Y tế:", 14, bold=True), run(" phối hợp.", 14), layout=Layout("both"))
    stars = one(
        run("3. Theo phương châm “", 14),
        run("rõ người", 14, italic=True),
        run("”, ", 14),
        run("rõ việc", 14, bold=True),
        run(" [[2*3]] ^[x].", 14),
        layout=Layout("both"),
    )
    done = brought(paper("# I. VIỆC", "1. Sở Nội vụ chủ trì.", more=lead + stars), tmp_path)
    assert done.proof and done.proof.same, done.problems
    plan = _plan(done.text)
    assert plan.outline
    _, second, third = plan.outline.sections[0].items
    assert (str(second.title), str(second.text)) == ("Sở Y tế", "phối hợp.")
    assert str(third.text) == (r"Theo phương châm “*rõ người*”, **rõ việc** \[[2\*3]] \^[x].")


def test_text_that_runs_in_from_a_heading_over_items_is_kept(tmp_path: Path) -> None:
    from tests.reading.papers.wml import Layout, run
    from tests.reading.papers.wml import paragraph as one

    runs = (run("1. Sở Y tế:", 14, bold=True), run(" phối hợp.", 14))
    below = one(run("a) Một.", 14)) + one(run("b) Hai.", 14))
    done = brought(paper(more=one(*runs, layout=Layout("both")) + below), tmp_path)
    assert done.proof and done.proof.same, done.problems
    assert "phối hợp." in done.text


def test_a_number_that_the_paper_slips_over_is_told(tmp_path: Path) -> None:
    lines = ("# I. VIỆC", "# 1. Nêu", "a) Một.", "b) Hai.", "d) Ba.")
    done = brought(paper(*lines), tmp_path)
    assert said(done.problems, "import/numbered") == ["số trong văn bản “d)”, theo kế hoạch “c)”"]
    assert done.proof and (done.proof.lost, done.proof.renumbered) == (0, 1)


def test_a_bold_sentence_is_no_title(tmp_path: Path) -> None:
    done = brought(paper("# I. VIỆC", "# 1. Công khai.", "a) Một.", "b) Hai."), tmp_path)
    assert done.proof and done.proof.same, done.problems
    assert '"**Công khai.**"' in done.text and "tieu_de: Công khai" not in done.text


def test_kinh_gui_in_a_paper_of_a_kind_that_has_none_is_kept(tmp_path: Path) -> None:
    content = paper("# I. VIỆC", "1. Một.")
    done = brought(_with_before(content, kinh_gui("Sở Nội vụ"), "I. VIỆC"), tmp_path)
    assert done.proof and not (done.proof.lost or done.proof.added), done.problems


def _with_before(content: bytes, markup: str, text: str) -> bytes:
    """The paper with `markup` above the paragraph that holds `text`."""
    parts = dict(package_of("", content).parts)
    document = parts["word/document.xml"].decode()
    at = document.rindex("<w:p>", 0, document.index(text))
    parts["word/document.xml"] = (document[:at] + markup + document[at:]).encode()
    return zip_parts(parts)


def test_a_slip_of_the_paper_stays_and_is_told(tmp_path: Path) -> None:
    content = paper(
        "# I. VIỆC", "1. Một.", head=replace(TINH, number="Số: 15/BC-UBND"), kind="BÁO CÁO"
    )
    done = brought(_with_before(content, kinh_gui("Bộ Nội vụ"), "I. VIỆC"), tmp_path)
    assert done.proof and done.proof.same and "chap_nhan" not in done.text
    assert [(one.code, one.severity) for one in done.problems if one.spot.line] == [
        ("noi-nhan/nhu-tren", Severity.WARNING)
    ]


def test_what_has_no_place_is_told(tmp_path: Path) -> None:
    head = replace(TINH, number="Số: 15/KH-UBND", about=("(Bản chính thức)",))
    done = brought(paper("# I. VIỆC", "1. Một.", head=head), tmp_path)
    assert said(done.problems, "import/lost") == [
        "không có trong kế hoạch: “bản chính thức” (3 từ)"
    ]


def test_a_draft_may_lack_number_day_and_name(tmp_path: Path) -> None:
    head = replace(TINH, number="Số:      /KH-UBND", date="Minh Hòa, ngày     tháng 9 năm 2026")
    plan = _plan(brought(paper("# I. VIỆC", "1. Một.", head=head), tmp_path).text)
    assert plan.number is None and plan.date and (plan.date.month, plan.date.day) == (9, None)


def test_the_name_of_a_body_is_written_as_the_paper_itself_does(tmp_path: Path) -> None:
    lines = ("Sở Nội Vụ ban hành Kế hoạch.", "# I. VIỆC", "1. Một.")
    done = brought(paper(*lines, head=replace(SO, number="Số: 8/KH-SNV")), tmp_path)
    (issuer,) = _plan(done.text).issuers
    assert (str(issuer.name), str(issuer.parent)) == ("Sở Nội Vụ", "UBND tỉnh Minh Hòa")
    assert said(done.problems, "import/unsure") == ["“UBND tỉnh Minh Hòa” in hoa trong văn bản"]
    assert "# Chưa chắc: “UBND tỉnh Minh Hòa” in hoa trong văn bản.\nco_quan:" in done.text


ROUND = ("papi-hung-yen-2022.yaml", "minh-hoa-2026/to-trinh.yaml", "minh-hoa-2026/thong-bao.yaml")


@pytest.mark.parametrize("plan", ROUND)
def test_a_document_of_ours_comes_back_word_by_word(plan: str, tmp_path: Path) -> None:
    first = brought(document_of(plan), tmp_path)
    assert first.proof and first.proof.same, first.problems
    assert brought(document_of(plan), tmp_path).text == first.text


def test_keys_are_written_in_the_language_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(plans.office())
    text = bring_in.imported(path, tmp_path / "a.yaml", "en").text
    assert "kind: ke_hoach\nissuer: {name: " in text and "co_quan" not in text
    assert _plan(text).solutions


def test_a_kind_that_no_plan_is_made_of_is_named_and_the_nearest_offered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(paper("# I. VIỆC", "1. Một.", kind="CHƯƠNG TRÌNH"))
    assert main(["import", str(path)]) == 1
    told = capsys.readouterr().out
    assert "chưa nhập được loại “Chương trình”" in told and "--kind ke_hoach" in told
    assert main(["import", str(path), "--kind", "ke_hoach"]) == 0
    assert (tmp_path / "a.yaml").is_file()


def test_no_file_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(plans.office())
    (tmp_path / "a.yaml").write_text("của tôi", "utf-8")
    assert main(["import", str(path)]) == 1
    assert "import/exists" in capsys.readouterr().out
    assert (tmp_path / "a.yaml").read_text("utf-8") == "của tôi"


def test_strict_takes_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(paper("# I. VIỆC", "1. Một.", "3. Hai."))
    assert main(["import", str(path), "-o", str(tmp_path / "b.yaml")]) == 0
    assert main(["import", str(path), "-o", str(tmp_path / "c.yaml"), "--strict"]) == 1
    assert (tmp_path / "c.yaml").is_file()


def test_a_pdf_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Rejected, match="đây là tệp PDF"):
        bring_in.imported(path, tmp_path / "a.yaml")


@pytest.mark.parametrize(
    "make",
    [kinds.letter_many, kinds.report, kinds.submission, kinds.notice, kinds.collective_decision],
)
def test_other_kinds_come_in_too(make: object, tmp_path: Path) -> None:
    done = brought(make(), tmp_path)  # type: ignore[operator]
    assert done.proof and not (done.proof.lost or done.proof.added), done.problems
