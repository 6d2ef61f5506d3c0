"""Values as Word resolves them: styles, defaults, themes, toggles, tables, lists, fields, drawings counted once."""

from pathlib import Path

import pytest
from lxml import etree

from generator.problems import Severity
from generator.reading.anatomy.segments import broken
from generator.reading.document.formatting import Formatting
from generator.reading.document.inline import chosen
from generator.reading.document.numbering import Numbering
from generator.reading.document.ooxml import MC, Damaged, TooMuchMarkup, W, length, parse
from generator.reading.document.sections import PageSetup
from generator.reading.document.styles import Styles
from generator.reading.document.walk import Walker
from generator.reading.lint import check_document

from .papers import Opened, office
from .papers.change import props, put

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
FACES = "<a:{0}Font><a:latin typeface='{1}'/><a:ea typeface=''/></a:{0}Font>"
SCHEME = FACES.format("major", "Cambria") + FACES.format("minor", "Calibri")
THEME = f"<a:theme {NAMES}><a:themeElements><a:fontScheme>{SCHEME}</a:fontScheme></a:themeElements></a:theme>"


def xml(text: str) -> etree._Element:
    """One element with the names that the tests use."""
    return parse(f"<w:x {NAMES}>{text}</w:x>".encode())[0]


def walked(body: str, styles: str = "", theme: str = "", numbering: str = "") -> Walker:
    """The paragraphs of `body` under `styles`."""
    made = Styles(
        parse(f"<w:styles {NAMES}>{styles}</w:styles>".encode()),
        parse(theme.encode()) if theme else None,
    )
    lists = Numbering(parse(f"<w:numbering {NAMES}>{numbering}</w:numbering>".encode()))
    walker = Walker(Formatting(made), lists, [PageSetup(0, width=210, left=30, right=15)])
    walker.blocks(parse(f"<w:body {NAMES}>{body}</w:body>".encode()))
    return walker


def first(body: str, styles: str = "", theme: str = "") -> tuple[object, ...]:
    """The look of the first run."""
    return walked(body, styles, theme).paragraphs[0].runs[0].look


P = '<w:p><w:pPr><w:pStyle w:val="{0}"/></w:pPr><w:r>{1}<w:t>Căn cứ</w:t></w:r></w:p>'


def style(
    name: str, run: str = "", based: str = "", kind: str = "paragraph", more: str = ""
) -> str:
    """One style; `run` is what stands in its rPr."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{on}{more}<w:rPr>{run}</w:rPr></w:style>'


def test_word_takes_ten_points_of_times_where_nothing_is_said() -> None:
    look = walked("<w:p><w:r><w:t>a</w:t></w:r></w:p>").paragraphs[0].runs[0].look
    assert (look.size, look.fonts[0]) == (10.0, "Times New Roman")


def test_size_comes_down_a_chain_of_styles() -> None:
    chain = style("A", '<w:sz w:val="28"/>') + style("B", based="A") + style("C", based="B")
    assert walked(P.format("C", ""), chain).paragraphs[0].runs[0].look.size == 14


def test_direct_formatting_wins() -> None:
    chain = style("A", '<w:sz w:val="28"/>')
    run = '<w:rPr><w:sz w:val="26"/></w:rPr>'
    assert walked(P.format("A", run), chain).paragraphs[0].runs[0].look.size == 13


def test_a_toggle_in_two_kinds_of_style_switches_off() -> None:
    both = style("A", "<w:b/>") + style("S", "<w:b/>", kind="character")
    look = (
        walked(P.format("A", '<w:rPr><w:rStyle w:val="S"/></w:rPr>'), both)
        .paragraphs[0]
        .runs[0]
        .look
    )
    assert look.bold is False


def test_a_toggle_twice_in_one_chain_stays_on() -> None:
    chain = style("A", "<w:b/>") + style("B", "<w:b/>", based="A")
    assert walked(P.format("B", ""), chain).paragraphs[0].runs[0].look.bold is True


def test_styles_in_a_circle_are_not_guessed() -> None:
    circle = style("A", '<w:sz w:val="28"/>', based="B") + style("B", based="A")
    look = walked(P.format("A", ""), circle).paragraphs[0].runs[0].look
    assert look.size is None and look.bold is None


def test_theme_fonts() -> None:
    run = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="minorEastAsia"/></w:rPr>'
    look = walked(P.format("", run), theme=THEME).paragraphs[0].runs[0].look
    assert look.fonts[:3] == ("Calibri", "Cambria", None)


def test_a_theme_font_without_a_theme_is_not_guessed() -> None:
    run = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr>'
    assert walked(P.format("", run)).paragraphs[0].runs[0].look.fonts[0] is None


def test_capitals_by_formatting_are_what_a_reader_sees() -> None:
    assert walked(P.format("", "<w:rPr><w:caps/></w:rPr>")).paragraphs[0].text == "CĂN CỨ"


def test_hidden_and_deleted_text_is_not_there() -> None:
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:del><w:r><w:delText>y</w:delText></w:r></w:del></w:p>"
    assert walked(body).paragraphs[0].text == ""


def test_combining_letters_are_joined() -> None:
    assert walked("<w:p><w:r><w:t>Căn cứ</w:t></w:r></w:p>").paragraphs[0].text == "Căn cứ"


def test_the_head_row_of_a_table_style() -> None:
    part = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    table_style = f'<w:style w:type="table" w:styleId="T">{part}</w:style>'
    row = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:firstRow="1"/></w:tblPr>{row}{row}</w:tbl>'
    assert [p.runs[0].look.bold for p in walked(table, table_style).paragraphs] == [True, False]


def test_labels_of_lists_count_and_restart() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate((("upperRoman", "%1."), ("lowerLetter", "%2)")))
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    body = "".join(item.format(level) for level in (0, 1, 1, 0, 1))
    assert [p.label for p in walked(body, numbering=numbering).paragraphs] == [
        "I.",
        "a)",
        "b)",
        "II.",
        "a)",
    ]


def test_the_result_of_a_page_field_is_marked() -> None:
    body = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    assert [(run.text, run.field) for run in walked(body).paragraphs[0].runs] == [("2", "PAGE")]


def test_a_page_field_without_a_result_still_prints() -> None:
    kinds = ("begin", "end")
    runs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds]
    body = f"<w:p>{runs[0]}<w:r><w:instrText>PAGE</w:instrText></w:r>{runs[1]}</w:p>"
    assert [run.field for run in walked(body).paragraphs[0].runs] == ["PAGE"]


def test_one_branch_of_a_drawing_is_read() -> None:
    both = parse(
        f"<mc:AlternateContent {NAMES}><mc:Choice><w:p/></mc:Choice><mc:Fallback/></mc:AlternateContent>".encode()
    )
    assert chosen(both).tag == MC + "Choice"


@pytest.mark.parametrize(
    ("text", "twips"),
    [("567", 567), ("14.5pt", 290), ("1cm", 1440 / 2.54), ("abc", None), ("", None)],
)
def test_measures(text: str, twips: float | None) -> None:
    found = length(text)
    assert found == twips if twips is None else found == pytest.approx(twips)


def test_text_breaks_where_its_room_ends() -> None:
    assert broken("ỦY BAN NHÂN DÂN XÃ TÂN AN", 13, 45, bold=True) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ TÂN AN",
    ]


def test_markup_that_is_none() -> None:
    with pytest.raises(Damaged):
        parse(b"<w:p>")
    with pytest.raises(TooMuchMarkup):
        parse(b"<p>" + b"<a/>" * 700_000 + b"</p>")


def test_what_cannot_be_resolved_is_undecided_and_neither_guessed_nor_passed(
    tmp_path: Path,
) -> None:
    opened = Opened(office())
    run = next(opened.paragraph("Toàn bộ hồ sơ").iter(f"{W}r"))
    put(props(run, "rPr"), "rFonts", asciiTheme="minorHAnsi", hAnsiTheme="minorHAnsi")
    del opened.parts["word/theme/theme1.xml"]
    path = tmp_path / "paper.docx"
    path.write_bytes(opened.closed())
    found = [(problem.code, problem.severity) for problem in check_document(path).problems]
    assert found == [("page/font", Severity.UNDECIDED)]
