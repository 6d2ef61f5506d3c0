"""What was counted as one page to look at, with pictures: it needs nothing from elsewhere."""

from collections.abc import Sequence
from pathlib import Path

from generator.export import COLOURS
from generator.problems import Problem
from generator.rollup.drawn import picture
from generator.rollup.tables import rollup_summary, rollup_tables
from generator.rollup.tally import Tally

_TEMPLATE = Path(__file__).with_name("page.html.j2")
_MOST_ROWS = 2000
"""A page of more rows is too slow to look at; the workbook has them all."""


def rollup_html(tally: Tally, misfits: Sequence[Problem]) -> bytes:
    """The page: what stands in the tables and pictures of them, everything escaped."""
    from jinja2 import Environment

    page = Environment(autoescape=True).from_string(_TEMPLATE.read_text("utf-8"))
    shown = [one for one in rollup_tables(tally, misfits) if one.rows]
    text = page.render(
        title=tally.gathered.title,
        period=str(tally.gathered.period),
        counts=rollup_summary(tally).vi,
        colours=COLOURS,
        most=_MOST_ROWS,
        shown=[(table, picture(table)) for table in shown],
    )
    return text.encode("utf-8", "xmlcharrefreplace")
