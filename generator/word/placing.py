"""Tables, charts, pictures and section breaks, put where their number stands in a document."""

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.language import Said
from generator.lazy import regex
from generator.paper.blocks import Letterhead, Picture, SectionBreak, Signatures, Underline
from generator.paper.grids import Grid
from generator.plan.inline import BLOCK_CLOSE, BLOCK_OPEN
from generator.word.anchoring import Misplaced, anchor, anchor_of, paragraph_around
from generator.word.chart import chart_paragraph_run
from generator.word.opc import styles_named
from generator.word.pictures import picture_run
from generator.word.sections import divide, room
from generator.word.styles import BLOCK_STYLES, block_style, style_name
from generator.word.table_look import table_look
from generator.word.template import letterhead, signatures
from generator.word.wml_table import table_elements, worded
from generator.word.wordml import W

_T = qn("w:t")
_BLOCK = regex(f"{BLOCK_OPEN}([0-9]+){BLOCK_CLOSE}")
_AFTER_TABLE = 120
"""Room between a table and the text below it, twips; a table has none of its own."""


def place_blocks(document: Document, blocks: Sequence[Any]) -> list[Any]:
    """Replaces the paragraph of every block by the elements of the block, and gives these; words
    of tables still bear their marks.

    Raises `Misplaced` where the template prints a block inside other text.
    """
    breaks, placed = [], list[Any]()
    placer = _Placer(document)
    for text in list(document.element.body.iter(_T)):
        match = _BLOCK.search(text.text or "")
        if not match:
            continue
        paragraph = paragraph_around(text)
        _refuse_other_text(paragraph, match[0])
        block = blocks[int(match[1])]
        if isinstance(block, SectionBreak):
            breaks.append((paragraph, block))
            placer.landscape = block.landscape
        else:
            placed += placer.put(paragraph, block)
    if breaks:
        divide(document, breaks)
    return placed


def _refuse_other_text(paragraph: Any, token: str) -> None:
    if "".join(paragraph.itertext(qn("w:t"), with_tail=False)).strip() == token:
        return
    message = Said("mẫu in bảng lẫn trong một câu", "the template prints a table inside a sentence")
    advice = Said(
        "Để {{ doan.chu }} đứng một mình một đoạn.",
        "Leave {{ doan.chu }} alone in its paragraph.",
    )
    raise Misplaced(message, advice)


class _Placer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.landscape = False
        self.style = cache(self._style)
        self.room = cache(partial(room, document))
        self.table = table_look(document)

    def put(self, paragraph: Any, block: Any) -> list[Any]:
        elements = self._elements(block)
        if elements[0].tag == paragraph.tag:
            anchor(elements[0], anchor_of(paragraph))
        for element in elements:
            paragraph.addprevious(element)
        following = paragraph.getnext()
        paragraph.getparent().remove(paragraph)
        if elements[-1].tag == qn("w:tbl"):
            self._room_below(elements[-1], following)
        return elements

    def _elements(self, block: Any) -> list[Any]:
        match block:
            case Grid():
                return table_elements(block, self._room()[0], self.style, self.table)
            case Letterhead():
                return [letterhead(block, self.style)]
            case Signatures():
                return [signatures(block, self.style)]
            case Underline():
                return [worded("", self.style("trich-yeu/line"))]
            case Picture():
                return self._picture(block)
        width = min(self._room()[0], _CHART[0])
        return [self._shown(chart_paragraph_run(self.document, block, width, _CHART[1]))]

    def _picture(self, block: Picture) -> list[Any]:
        width, height = self._room()
        high = height * _MOST_OF_A_PAGE
        run = picture_run(self.document, block.content, block.width, width, high, block.alt)
        elements = [self._shown(run)]
        if block.caption:
            elements.append(worded(block.caption, self.style("hinh-chu-thich")))
        return elements

    def _shown(self, run: Any) -> Any:
        made = worded("", self.style("hinh"))
        made.append(run)
        return made

    def _room(self) -> tuple[float, float]:
        return self.room(self.landscape)

    def _style(self, code: str) -> str:
        """The id of the style of `code` in the document, which is given it if it has none."""
        found = styles_named(self.document, style_name(code))
        if found:
            return str(found[0].get(qn("w:styleId")))
        if code not in BLOCK_STYLES:
            return "Normal"  # an office's own template may do without some of ours
        made = parse_xml(block_style(code).replace("<w:style ", f"<w:style {W} ", 1))
        self.document.styles.element.append(made)
        return str(made.get(qn("w:styleId")))

    @staticmethod
    def _room_below(table: Any, following: Any) -> None:
        """Text below a table keeps a distance; tables, which Word would join, are kept apart."""
        if (
            following is not None
            and following.tag == qn("w:p")
            and not _BLOCK.search("".join(following.itertext()))
        ):
            spacing = following.get_or_add_pPr().get_or_add_spacing()
            spacing.set(qn("w:before"), str(_AFTER_TABLE))
            return
        gap = (
            f'<w:p {W}><w:pPr><w:spacing w:before="0" w:after="0" w:line="{_AFTER_TABLE}"'
            ' w:lineRule="exact"/></w:pPr></w:p>'
        )
        table.addnext(parse_xml(gap))


_CHART = (150.0, 85.0)
"""Width and height of a chart, mm."""
_MOST_OF_A_PAGE = 0.8
"""How much of the height of a page a picture may have; its caption finds room too."""
