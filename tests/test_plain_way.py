"""What is written quickly says what python-docx makes of the same, element by element."""

import random
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from generator.law import times_new_roman as letters
from generator.law.times_new_roman import POINT_MM, text_width
from generator.paper.grids import Grid, GridCell, GridColumn
from generator.word import footnotes, wml_table, workbook
from generator.word.emphasis import emphasise
from generator.word.opc import styles_named
from generator.word.styles import style_id
from generator.word.table_look import KINDS, SIDES, TableLook

_WORDS = ("Kế hoạch", "số 5 & 6", "<b>", "]]>", '"a"', "'b'", "  hai  ", "\u00a0", "a\nb", "&amp;")
_ALIGNS = ("left", "center", "right", "both")


def _same(one: Any, other: Any) -> bool:
    return etree.tostring(one, method="c14n") == etree.tostring(other, method="c14n")


def _element(name: str, /, **values: object) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _look(chosen: random.Random) -> TableLook:
    return TableLook(
        tuple((side, chosen.choice(KINDS), chosen.randint(2, 24)) for side in SIDES),
        chosen.choice((0.0, 1.9, 3.3)),
        chosen.choice((11, 12, 13)),
        chosen.random() < 0.5,
        chosen.choice(("", "D9D9D9")),
        chosen.random() < 0.5,
    )


def _grid(chosen: random.Random) -> Grid:
    """A table with words that XML escapes, cells over several columns and rows, rows too short."""
    width = chosen.randint(1, 8)
    columns = [GridColumn(chosen.choice((None, 20)), chosen.choice(_ALIGNS)) for _ in range(width)]
    left = [0] * width
    rows = []
    for _ in range(chosen.randint(1, 9)):
        row, at = list[GridCell](), 0
        while at < width:
            free = next((n for n, high in enumerate(left[at:]) if high), width - at)
            if free:
                across, down = chosen.randint(1, free), chosen.choice((1, 1, 1, 2, 3))
                row.append(_cell(chosen, across, down))
                left[at : at + across] = [down] * across
                at += across
            else:
                at += 1
        left = [max(high - 1, 0) for high in left]
        if chosen.random() < 0.1 and row and row[-1].rows == 1:
            row.pop()
        rows.append(tuple(row))
    head = chosen.randint(0, 2)
    title = chosen.choice(("", *_WORDS))
    return Grid(title, tuple(columns), tuple(rows[:head]), tuple(rows[head:]))


def _cell(chosen: random.Random, across: int, down: int) -> GridCell:
    text = "".join(chosen.choices(_WORDS, k=chosen.randint(0, 3)))
    align = chosen.choice((None, *_ALIGNS))
    name = chosen.choice(("", f"kh_{chosen.randint(1, 99)}"))
    return GridCell(text, across, down, align, chosen.random() < 0.3, None, name)


def _plainly(grid: Grid, width: float, look: TableLook) -> Iterator[Any]:
    """The title and the table, one element after the other."""
    if grid.title:
        yield _paragraph(GridCell(grid.title), style_id("bang-tieu-de"), "", 0, False, False)
    twips = [round(one * 1440 / 25.4) for one in wml_table.column_widths(grid, width, look)]
    table, about = _element("tbl"), _element("tblPr")
    about.append(_element("tblW", w=sum(twips), type="dxa"))
    borders, margins = _element("tblBorders"), _element("tblCellMar")
    for side, kind, weight in look.borders:
        borders.append(_element(side, val=kind, sz=weight, space=0, color="auto"))
    for side in ("left", "right"):
        margins.append(_element(side, w=round(look.padding * 1440 / 25.4), type="dxa"))
    about.extend([borders, _element("tblLayout", type="fixed"), margins])
    columns = _element("tblGrid")
    columns.extend([_element("gridCol", w=one) for one in twips])
    table.extend([about, columns])
    above: dict[tuple[int, int], int] = {}
    for number, cells in enumerate((*grid.header, *grid.rows)):
        table.append(_row(grid, look, twips, above, number, list(cells)))
    yield table


def _row(
    grid: Grid,
    look: TableLook,
    twips: list[int],
    above: dict[tuple[int, int], int],
    number: int,
    cells: list[GridCell],
) -> Any:
    """A row; `above` has the places that a cell above reaches into, with how wide it is."""
    head = number < len(grid.header)
    row, about = _element("tr"), _element("trPr")
    about.append(_element("cantSplit"))
    about.extend([_element("tblHeader")] * head)
    row.append(about)
    kept = head or (len(cells) <= 2 and all(cell.bold for cell in cells))
    at = 0
    while at < len(twips):
        reached = above.get((number, at), 0)
        cell = GridCell("", reached) if reached else cells.pop(0) if cells else GridCell("")
        for below in range(number + 1, number + cell.rows):
            above[below, at] = cell.columns
        holder, room = _element("tc"), _element("tcPr")
        wide = twips[at : at + cell.columns]
        room.append(_element("tcW", w=sum(wide), type="dxa"))
        room.extend([_element("gridSpan", val=len(wide))] * (len(wide) > 1))
        if reached or cell.rows > 1:
            room.append(_element("vMerge", **({} if reached else {"val": "restart"})))
        if head and look.shade:
            room.append(_element("shd", val="clear", color="auto", fill=look.shade))
        room.extend([_element("vAlign", val="center")] * look.middle)
        align = cell.align or grid.columns[at].align
        size = wml_table.letter_size(grid, look)
        own = 0 if size == look.size else size
        bold = look.bold if head else cell.bold
        holder.extend([room, _paragraph(cell, style_id("bang"), align, own, bold, kept)])
        row.append(holder)
        at += cell.columns
    return row


def _paragraph(cell: GridCell, style: str, align: str, size: float, bold: bool, kept: bool) -> Any:
    made, about = _element("p"), _element("pPr")
    about.append(_element("pStyle", val=style))
    about.extend([_element("keepNext")] * kept)
    about.extend([_element("jc", val=align)] * bool(align))
    made.append(about)
    if cell.anchor:
        made.extend([_element("bookmarkStart", name=cell.anchor), _element("bookmarkEnd")])
    if cell.text:
        run, letters = _element("r"), _element("rPr")
        letters.extend([_element("b"), _element("bCs")] * bold)
        letters.extend([_element(name, val=round(size * 2)) for name in ("sz", "szCs") if size])
        run.extend([letters] * bool(len(letters)))
        words = _element("t")
        words.text = cell.text
        run.append(words)
        made.append(run)
    return made


def test_a_table_written_as_one_text_is_the_table_made_cell_by_cell() -> None:
    for seed in range(40):
        chosen = random.Random(seed)
        grid, look = _grid(chosen), _look(chosen)
        made = wml_table.table_elements(grid, 165, style_id, look)
        plain = [*_plainly(grid, 165, look)]
        assert len(made) == len(plain), seed
        assert all(map(_same, made, plain)), seed


@pytest.fixture(scope="module")
def paper() -> Document:
    return docx.Document()


def _restyled(paper: Document, chosen: random.Random) -> Any:
    """The styles of the document, with names now that differ in little, some of them twice."""
    styles: Any = paper.styles.element
    styles[:] = []
    names = ["Bảng", "bảng", "Bảng ", "footnote text", "Footnote Text", "footnote reference", "a&b"]
    for number in range(chosen.randint(0, 9)):
        kind = chosen.choice(("paragraph", "character", "table"))
        style = _element("style", type=kind, styleId=chosen.choice((f"A{number}", "FootnoteText")))
        if (usual := chosen.choice((None, None, "1", "0", "true", "on", "off"))) is not None:
            style.set(qn("w:default"), usual)
        if (name := chosen.choice((None, *names, *names))) is not None:
            style.append(_element("name", val=name))
        styles.append(style)
    return styles


def test_a_style_is_found_by_its_name_as_python_docx_finds_it(paper: Document) -> None:
    found = 0
    for seed in range(60):
        every = _restyled(paper, random.Random(seed))
        for name in ("Bảng", "footnote text", "a&b", "heading 1"):
            plain = every.get_by_name(name)
            first = (*styles_named(paper, name), None)[0]
            assert first is plain, (seed, name)
            assert plain is None or paper.styles[name].element is plain
            found += plain is not None
        both = [*styles_named(paper, "a&b"), *styles_named(paper, "Bảng")]
        assert styles_named(paper, "a&b", "Bảng") == both
    assert found > 20


def test_a_style_of_footnotes_is_the_one_that_python_docx_finds(paper: Document) -> None:
    kinds = {"paragraph": WD_STYLE_TYPE.PARAGRAPH, "character": WD_STYLE_TYPE.CHARACTER}
    made = 0
    for seed, (kind, one) in product(range(60), kinds.items()):
        styles = _restyled(paper, random.Random(seed))
        name = footnotes.TEXT_STYLE if kind == "paragraph" else footnotes.REFERENCE_STYLE
        named = (
            style.styleId
            for style in styles.style_lst
            if style.type == one and (style.name_val or "").casefold() == name
        )
        default = styles.default_for(one)
        there = next(named, None)
        got = footnotes._style(paper, name, kind)
        assert there is None or got == there, seed
        if there is None:
            new = styles.style_lst[-1]
            assert (new.styleId, new.type, new.name_val) == (got, one, name)
            assert new.basedOn_val == (None if default is None else default.styleId), seed
            assert [style.styleId for style in styles.style_lst].count(got) == 1
            made += default is not None
    assert made > 5


def test_letters_are_made_bold_and_italic_as_python_docx_makes_them() -> None:
    ahead, behind = ("rStyle", "rFonts"), ("caps", "color", "sz", "vertAlign")
    marks = [("b", None), ("b", "0"), ("bCs", None), ("i", None), ("i", "false"), ("iCs", "1")]
    for seed in range(200):
        chosen = random.Random(seed)
        kept = {
            name: _element(name, **({"val": value} if value else {}))
            for name, value in chosen.sample(marks, chosen.randint(0, 6))
        }
        others = [one for one in (*ahead, *behind) if chosen.random() < 0.4]
        order = (*ahead, "b", "bCs", "i", "iCs", *behind)
        held = kept | {name: _element(name, val="x") for name in others}
        runs = [_element("r"), _element("r")]
        for run in runs if held or chosen.random() < 0.5 else ():
            letters = _element("rPr")
            letters.extend([_element(one, **_of(held[one])) for one in order if one in held])
            run.append(letters)
        look = chosen.random() < 0.5, chosen.random() < 0.5
        emphasise(runs[0], look)
        for tag, on in zip("bi", look, strict=True):
            if on:
                getattr(runs[1].get_or_add_rPr(), f"get_or_add_{tag}")().val = True
        assert _same(*runs), seed


def _of(element: Any) -> dict[str, str]:
    return {"val": element.get(qn("w:val"))} if element.get(qn("w:val")) else {}


def test_a_workbook_that_is_kept_is_the_one_that_would_be_made() -> None:
    """Of data that differ in little, in any order, more of them than are kept."""
    names = [("Xã A", "Xã B"), ("Xã A", "Xã B ")]
    values = [(Decimal("1.0"), None), (Decimal("1.00"), None), (Decimal("1"), Decimal(0))]
    data: list[tuple[tuple[str, ...], list[tuple[str, tuple[Decimal | None, ...]]]]] = [
        (each, [(title, one)]) for each, title, one in product(names, ("2025", "2026"), values)
    ]
    data.append((names[0], [("2025", values[0]), ("2026", values[1])]))
    alone = []
    for one in data:
        workbook._written.cache_clear()
        alone.append(workbook.workbook_bytes(*one))
    assert len({*alone}) == len(data)
    order = random.Random(1).choices(range(len(data)), k=12)
    order += order[-2:]
    assert [workbook.workbook_bytes(*data[at]) for at in order] == [alone[at] for at in order]


def _advance(char: str, bold: bool, italic: bool) -> int:
    """How wide a character is by the table as it stands, whatever was asked before."""
    letters._table.cache_clear()
    widths = letters._table(bold, italic)
    decomposed = unicodedata.normalize("NFD", char)
    horned = unicodedata.normalize("NFC", decomposed[0] + letters._HORN)
    likes = (char, *[horned] * (letters._HORN in decomposed), decomposed[0])
    return next((widths[like] for like in likes if like in widths), 500)


def test_a_width_that_is_remembered_is_the_one_that_is_found_out() -> None:
    chosen = random.Random(1)
    every = [*map(chr, range(32, 127)), *letters._ALIKE, *"ơưƯƠ“”…—"]
    every += map(chr, [*range(0xC0, 0x1B5, 3), *range(0x1EA0, 0x1EFA)])
    every += [chr(chosen.randint(0x250, 0xD7FF)) for _ in range(60)]
    for face in product((False, True), repeat=2):
        plain = {char: _advance(char, *face) for char in every}
        chosen.shuffle(every)
        # A millimetre is so much of a letter; 1,000 of them are as wide as the table says.
        size = 1000 / POINT_MM
        assert [round(text_width(char, size, *face)) for char in every] == [*map(plain.get, every)]
        whole = text_width("".join(every), size, *face)
        assert round(whole) == sum(map(plain.__getitem__, every))
