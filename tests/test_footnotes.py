"""Footnotes: in documents that have none yet and in those that have, valid, printed, and read by the checker."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from generator.package import Package
from generator.plan.inline import BOLD, ITALIC
from generator.reading.lint import check_document
from generator.word.expand import stories
from generator.word.footnotes import SIZE, Footnotes
from generator.word.opc import tree
from tests.helpers import document, template
from tests.pages import lay_out, need_pages
from tests.test_chart import faults, saved

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT = f"Nguồn: {ITALIC}Báo cáo{ITALIC} & số liệu <{BOLD}PAPI{BOLD}>\nDòng hai."


def noted(paper: Document, *texts: str, start: str = "Nâng cao") -> Document:
    """The document with footnotes behind the paragraph that begins so."""
    paragraph = next(p for p in paper.paragraphs if p.text.startswith(start))
    for text in texts:
        paragraph._p.append(Footnotes(paper).add(text))
    return paper


def notes(paper: Document) -> Any:
    """The root of the footnotes."""
    return tree(paper.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES))


def words(element: Any) -> str:
    """What stands in the `w:t` below the element."""
    return "".join(text.text for text in element.iter(qn("w:t")))


def _ids(paper: Document) -> list[tuple[str | None, str]]:
    return [(note.get(qn("w:type")), note.get(qn("w:id"))) for note in notes(paper)]


def _settings(paper: Document) -> list[str]:
    return paper.settings.element.xpath("./w:footnotePr/w:footnote/@w:id")  # type: ignore[no-any-return]


def _with_notes(separators: tuple[int, int], styles: bool = False) -> Package:
    """The template after somebody put a footnote with id 7 into it; the separators have these ids."""
    package = template()
    kinds = ("separator", "continuationSeparator")
    rows = "".join(
        f'<w:footnote w:type="{kind}" w:id="{identity}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, identity in zip(kinds, separators, strict=True)
    )
    style = '<w:pPr><w:pStyle w:val="VanBanCuoc"/></w:pPr>' if styles else ""
    rows += f'<w:footnote w:id="7"><w:p>{style}<w:r><w:footnoteRef/></w:r><w:r><w:t> Của mẫu.</w:t></w:r></w:p></w:footnote>'
    listed = "".join(f'<w:footnote w:id="{identity}"/>' for identity in separators)
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    named = (
        '<w:style w:type="paragraph" w:styleId="VanBanCuoc"><w:name w:val="footnote text"/></w:style>'
        '<w:style w:type="character" w:styleId="SoCuoc"><w:name w:val="footnote reference"/></w:style></w:styles>'
    )
    changes = {
        "word/document.xml": (
            "{{ trich_yeu }}</w:t></w:r></w:p>",
            "{{ trich_yeu }}</w:t></w:r>" + reference,
        ),
        "word/settings.xml": ("<w:compat>", f"<w:footnotePr>{listed}</w:footnotePr><w:compat>"),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rId90" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
        ),
        "[Content_Types].xml": (
            "</Types>",
            '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.footnotes+xml"/></Types>',
        ),
    }
    if styles:
        changes["word/styles.xml"] = ("</w:styles>", named)
    parts = dict(package.parts)
    for name, (old, new) in changes.items():
        text = parts[name].decode()
        assert text.count(old) == 1, name
        parts[name] = text.replace(old, new).encode()
    parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{rows}</w:footnotes>'.encode()
    return Package(package.path, parts, (), ())


def test_the_first_footnote_brings_part_separators_settings_and_styles(tmp_path: Path) -> None:
    paper = noted(document(), TEXT, "Hai.")
    assert _ids(paper) == [
        ("separator", "-1"),
        ("continuationSeparator", "0"),
        (None, "1"),
        (None, "2"),
    ]
    assert _settings(paper) == ["-1", "0"]
    assert paper.element.xpath(".//w:footnoteReference/@w:id") == ["1", "2"]
    assert faults(saved(paper, tmp_path)) == []
    again = docx.Document(str(tmp_path / "paper.docx"))
    style = again.styles["footnote text"]
    assert (style.font.name, style.font.size.pt, style.font.bold, style.font.italic) == (
        "Times New Roman",
        SIZE,
        False,
        False,
    )
    assert again.styles["footnote reference"].font.superscript is True


def test_emphasis_and_lines_of_a_note() -> None:
    first, second = notes(noted(document(), TEXT))[2]
    shown = [
        (words(run), run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None,
         run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None)
        for run in first.iter(qn("w:r"))
    ]  # fmt: skip
    assert shown == [
        ("", False, False), (" ", False, False), ("Nguồn: ", False, False), ("Báo cáo", False, True),
        (" & số liệu <", False, False), ("PAPI", True, False), (">", False, False),
    ]  # fmt: skip
    assert words(second) == "Dòng hai." and second.find(f".//{qn('w:footnoteRef')}") is None


@pytest.mark.parametrize("separators", [(-1, 0), (0, 1)], ids=["word", "libreoffice"])
def test_a_template_that_has_footnotes_keeps_them(
    separators: tuple[int, int], tmp_path: Path
) -> None:
    paper = noted(document(with_template=_with_notes(separators)), "Của kế hoạch.")
    kinds = ("separator", "continuationSeparator")
    assert _ids(paper) == [*zip(kinds, map(str, separators), strict=True), (None, "7"), (None, "8")]
    assert _settings(paper) == [str(identity) for identity in separators]
    assert [words(note).strip() for note in notes(paper)][2:] == ["Của mẫu.", "Của kế hoạch."]
    assert faults(saved(paper, tmp_path)) == []
    kept = docx.Document(str(tmp_path / "paper.docx"))
    assert len(notes(kept)) == 4


def test_the_styles_of_a_template_are_used_whatever_their_ids() -> None:
    paper = noted(document(with_template=_with_notes((-1, 0), styles=True)), "Một.")
    assert [style.get(qn("w:val")) for style in notes(paper)[3].iter(qn("w:pStyle"))] == [
        "VanBanCuoc"
    ]
    assert paper.element.xpath(".//w:r[w:footnoteReference/@w:id='8']/w:rPr/w:rStyle/@w:val") == [
        "SoCuoc"
    ]
    names = [style.name.casefold() for style in paper.styles]
    assert names.count("footnote text") == names.count("footnote reference") == 1


def test_a_part_without_separators_gets_them(tmp_path: Path) -> None:
    package = _with_notes((-1, 0))
    text = package.parts["word/footnotes.xml"].decode()
    bare = text[: text.index("<w:footnote w:type")] + text[text.index('<w:footnote w:id="7"') :]
    package.parts["word/footnotes.xml"] = bare.replace('w:id="7"', 'w:id="0"').encode()
    package.parts["word/document.xml"] = package.parts["word/document.xml"].replace(
        b'w:id="7"', b'w:id="0"'
    )
    package.parts["word/settings.xml"] = package.parts["word/settings.xml"].replace(
        b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>', b""
    )
    paper = noted(document(with_template=package), "Một.")
    assert _ids(paper) == [
        ("separator", "-1"),
        ("continuationSeparator", "-2"),
        (None, "0"),
        (None, "1"),
    ]
    assert _settings(paper) == ["-1", "-2"]
    assert faults(saved(paper, tmp_path)) == []


def test_the_words_of_a_note_are_among_the_stories_that_are_searched_for_tokens() -> None:
    paper = noted(document(), "Chú thích riêng.")
    assert [story for story in stories(paper) if "Chú thích riêng." in words(story)]


def test_same_bytes_each_time() -> None:
    def blobs() -> list[tuple[str, bytes]]:
        stream = BytesIO()
        noted(document(), TEXT).save(stream)
        return sorted(
            (str(p.partname), p.blob) for p in docx.Document(stream).part.package.iter_parts()
        )

    assert blobs() == blobs()


def test_the_page_shows_it_below_the_text_with_its_number(tmp_path: Path) -> None:
    need_pages()
    paper = noted(document(), "Nguồn số liệu: báo cáo năm 2025.")
    pages = lay_out([saved(paper, tmp_path)], tmp_path)["paper"]
    note, text = (
        pages.phrase("Nguồn số liệu: báo cáo năm 2025."),
        pages.phrase("Nâng cao hiệu lực,"),
    )
    assert note[0].top > text[0].bottom + 100
    assert note[0].bottom - note[0].top < 0.9 * (text[0].bottom - text[0].top)
    number = [word for word in pages.words if word.text == "1" and abs(word.top - note[0].top) < 5]
    assert [word.right <= note[0].left for word in number] == [True]


def test_the_checker_reads_the_words_of_notes_and_says_where(tmp_path: Path) -> None:
    paper = noted(document(), "Đúng quy định.", "Theo Nghị  định của Chính phủ.")
    found = check_document(saved(paper, tmp_path)).problems
    assert {(problem.code, problem.spot.part) for problem in found} == {
        ("ky-tu/hai-dau-cach", "chú thích 2")
    }
