"""A plan as the rules of wording see it: the lines that it prints, each with its place."""

from collections.abc import Iterator

from generator.law.kinds import kind
from generator.lazy import dataclass, regex
from generator.paper.body import Passage, opened
from generator.paper.compose import Composed
from generator.paper.grids import Grid
from generator.paper.issuing import rights_of
from generator.plan.inline import notes, plain
from generator.plan.model import Plan
from generator.plan.source import Text
from generator.plan.walk import items_of
from generator.problems import Spot
from generator.wording.base import Line, Prose

_YEAR = regex(r"\b(?:19|20)\d{2}\b")
_Row = tuple[str, str, Spot]
CELL = "bang"
"""The role of the cell of a table."""


@dataclass(frozen=True, slots=True)
class PrintedLines:
    """The lines of a plan in reading order: where each is `written`, and where it is `told`.

    They differ for what a report takes over from its plan: that is told where the report says what
    came of it.
    """

    prose: Prose
    written: tuple[Spot, ...]
    told: tuple[Spot, ...]


def prose_of(plan: Plan, paper: Composed) -> PrintedLines:
    """The lines that `paper`, the paper of `plan`, prints."""
    rows = [*_heading(plan, paper), *_text(plan, paper), *_end(plan, paper)]
    lines = tuple(Line(plain(text), role, plain(text)) for text, role, _ in rows)
    issued = plan.dated
    years = _YEAR.findall(paper.names["trich_yeu"])
    year = plan.date.year if plan.date else int(years[0]) if years else None
    written = tuple(spot for _, _, spot in rows)
    said = _in_report(plan)
    told = tuple(said.get(spot, spot) for spot in written)
    month = plan.date.month if plan.date else None
    prose = Prose(lines, kind(plan.kind).key, issued, year, month)
    return PrintedLines(prose, written, told)


def text_lines(plan: Plan, paper: Composed) -> Iterator[str]:
    """The lines between head and end, without the appendices."""
    return (plain(text) for text, _, _ in _text(plan, paper))


def _in_report(plan: Plan) -> dict[Spot, Spot]:
    """Where a report says what came of a task, by where the plan that it is on says the task."""
    found = dict[Spot, Spot]()
    for item in items_of(plan) if plan.reports_on else ():
        if item.result and item.spot.path != plan.spot.path:
            said = spot_of(item.result.text, item.result.spot)
            found |= {item.spot: said, spot_of(item.text, item.spot): said}
    return found


def _heading(plan: Plan, paper: Composed) -> list[_Row]:
    names = paper.names
    issuer = spot_of(plan.issuers[0].name, plan.spot) if plan.issuers else plan.spot
    return [
        *((line, "co-quan-chu-quan", issuer) for line in names["co_quan_chu_quan"]),
        *((line, "co-quan-ban-hanh", issuer) for line in names["co_quan_ban_hanh"]),
        (names["so_ky_hieu"], "so-ky-hieu", plan.spot),
        (names["dia_danh_thoi_gian"], "dia-danh-thoi-gian", spot_of(plan.place, plan.spot)),
        (names["ten_loai"], "ten-loai", plan.spot),
        (names["trich_yeu"].replace("\n", " "), "trich-yeu", spot_of(plan.subject, plan.spot)),
        *((line, "kinh-gui", plan.spot) for line in names["kinh_gui"]),
        *((line, "kinh-gui", plan.spot) for line in names["kinh_gui_danh_sach"]),
        *((line, "tham-quyen", plan.spot) for line in names["tham_quyen"]),
        *_listed(names["can_cu"], "can-cu", plan.legal_bases),
    ]


def _text(plan: Plan, paper: Composed) -> list[_Row]:
    opening = _listed(paper.names["mo_dau"], "noi-dung", plan.preamble)
    return opening + _paragraphs(paper.names["noi_dung"], plan.spot)


def _end(plan: Plan, paper: Composed) -> list[_Row]:
    names = paper.names
    return [
        *_listed(names["noi_nhan"], "noi-nhan-danh-sach", plan.listed_recipients),
        *(
            (line, "quyen-han-chuc-vu", spot_of(value, one.spot))
            for one in plan.signature
            for line, value in rights_of(plan, one)
        ),
        *((opened(one.name), "ho-ten", spot_of(one.name, one.spot)) for one in plan.signature),
        *_paragraphs(names["phu_luc"], plan.spot),
    ]


def spot_of(value: object, otherwise: Spot) -> Spot:
    """Where a text is written; `otherwise` for what is none."""
    return value.spot if isinstance(value, Text) else otherwise


def _paragraphs(paragraphs: list[Passage], otherwise: Spot) -> list[_Row]:
    """The lines of the text, the cells of tables and the footnotes included."""
    rows = []
    for paragraph in paragraphs:
        spot = paragraph.spot or otherwise
        if isinstance(paragraph.block, Grid):
            cells = (
                cell for row in (*paragraph.block.header, *paragraph.block.rows) for cell in row
            )
            rows += [
                (cell.text.replace("\n", " "), CELL, cell.spot or spot)
                for cell in cells
                if cell.text
            ]
        elif paragraph.block is None:
            rows.append((paragraph.text, paragraph.style, spot))
            rows += [(note, "chu-thich", spot) for note in notes(paragraph.text)]
    return rows


def _listed(lines: list[str], role: str, texts: tuple[Text, ...]) -> list[_Row]:
    """Each printed line with the text that it comes from; texts of several lines gave several."""
    spots = [text.spot for text in texts for _ in text.value.split("\n")]
    return [(line, role, spot) for line, spot in zip(lines, spots, strict=False)]
