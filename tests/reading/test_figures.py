"""What Word inserts into text: the numbers behind a chart are no program, figures fill pages, footnotes are read."""

from pathlib import Path

import pytest
from lxml import etree

from generator.package import read_package
from generator.reading.document.layout import Document
from generator.reading.document.read import read_document
from generator.reading.document.shapes import figure_height
from generator.reading.lint import check_document
from generator.reading.pages.count import _height
from generator.reading.pages.laid_out import lay_out
from generator.reading.pages.sheets import read_sheets
from generator.reading.printer import find_printer
from generator.wording.base import Line, Prose
from generator.wording.labels import outline
from tests.pages import need_pages

from .papers import CORRECT, Opened, office
from .papers.figures import (
    BOOK_NAME,
    NOTES,
    SHEET,
    chart,
    footnotes,
    picture,
    relations,
    with_part,
    workbook,
)
from .papers.wml import NAMES


def _saved(data: bytes, folder: Path) -> Path:
    path = folder / "paper.docx"
    path.write_bytes(data)
    return path


def _codes(data: bytes, folder: Path) -> set[str]:
    return {problem.code for problem in check_document(_saved(data, folder)).problems}


def _document(data: bytes, folder: Path) -> Document:
    return read_document(read_package(_saved(data, folder)))


@pytest.mark.parametrize(
    "book",
    [
        lambda: workbook("xl/vbaProject.bin"),
        lambda: workbook("xl/macrosheets/sheet1.xml"),
        lambda: workbook("xl/externalLinks/externalLink1.xml"),
        lambda: workbook("xl/embeddings/oleObject1.bin"),
        lambda: workbook("xl/connections.xml"),
        lambda: b"MZ\x90\0 a program",
        lambda: office(),
    ],
    ids=["macros", "old-macros", "links", "objects", "connections", "no-zip", "no-workbook"],
)
def test_what_is_no_plain_workbook_is_told(book: object, tmp_path: Path) -> None:
    data = chart(book)()  # type: ignore[arg-type]
    assert _codes(data, tmp_path) == {"file/macros"}
    assert read_package(tmp_path / "paper.docx").numbers == ()


def test_a_workbook_that_the_text_itself_embeds_is_told(tmp_path: Path) -> None:
    opened = Opened(office())
    with_part(opened, BOOK_NAME, workbook(), f"{SHEET}.sheet", "package", "rIdBook")
    assert _codes(opened.closed(), tmp_path) == {"file/macros"}


def test_the_relation_of_a_chart_may_not_reach_out(tmp_path: Path) -> None:
    opened = Opened(chart()())
    rels = relations(("rId1", "package", "http://127.0.0.1:9/book.xlsx")).replace(
        b'"rId1"', b'"rId1" TargetMode="External"'
    )
    opened.parts["word/charts/_rels/chart1.xml.rels"] = rels
    assert _codes(opened.closed(), tmp_path) == {"file/macros", "file/external"}


def test_a_figure_fills_its_part_of_a_page_and_is_no_empty_paragraph(tmp_path: Path) -> None:
    plain = _height(_document(office(), tmp_path).paragraphs)
    for data, high in ((chart()(), 50), (picture(), 55)):
        document = _document(data, tmp_path)
        assert [p.figure for p in document.paragraphs if p.figure is not None] == [
            pytest.approx(high)
        ]
        assert _height(document.paragraphs) - plain > high


@pytest.mark.parametrize(
    ("xml", "height"),
    [
        ('<v:shape style="width:90pt;height:72pt"><v:imagedata/></v:shape>', 25.4),
        ('<v:shape style="position:absolute; height: 72pt"><v:imagedata/></v:shape>', 0.0),
        ('<v:shape style="width:90pt;height:1pt"/>', None),
    ],
    ids=["inline", "floating", "shape"],
)
def test_pictures_of_older_programs(xml: str, height: float | None) -> None:
    found = figure_height(etree.fromstring(f"<w:pict {NAMES}>{xml}</w:pict>"))
    assert found == (None if height is None else pytest.approx(height))


def test_the_words_of_footnotes_are_read_in_the_order_of_the_text(tmp_path: Path) -> None:
    notes = _document(CORRECT["footnotes"](), tmp_path).notes
    assert [(number, paragraph.text.strip()) for number, paragraph in notes] == list(
        enumerate(NOTES, 1)
    )


def test_a_slip_in_a_footnote_is_found_there(tmp_path: Path) -> None:
    data = footnotes("Theo Nghị  định của Chính phủ.", "Không tính hồ sơ nộp qua bưu chính.")()
    found = check_document(_saved(data, tmp_path)).problems
    assert [(problem.code, problem.spot.part) for problem in found] == [
        ("ky-tu/hai-dau-cach", "chú thích 1")
    ]


def test_a_footnote_that_begins_like_an_item_is_none() -> None:
    lines = (Line("1. Văn phòng theo dõi.", "khoan"), Line("2. Không tính hồ sơ.", "chu-thich"))
    assert [node.shown for node in outline(Prose(lines))] == ["1."]


def test_libreoffice_is_shown_the_chart_without_its_workbook(tmp_path: Path) -> None:
    need_pages()
    package = read_package(_saved(chart()(), tmp_path))
    sheets, _ = read_sheets(lay_out(package, find_printer()))
    shown = "".join(glyph.text for sheet in sheets for glyph in sheet.glyphs)
    assert "Trựctuyến" in shown and "Trựctiếp" in shown
    assert "Tỷlệhồsơtheocáchnộp" in shown
