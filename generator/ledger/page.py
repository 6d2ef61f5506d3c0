"""The matrix of communes × tasks as one page to look at."""

from pathlib import Path

from generator.export import COLOURS, Toned
from generator.ledger.gather import Ledger
from generator.ledger.owing import late_reports
from generator.ledger.tables import LEGEND, matrix, tables

_TEMPLATE = Path(__file__).with_name("page.html.j2")


def counts(ledger: Ledger) -> str:
    """How many have answered, and how many gaps there are, in one line."""
    day = f" Quá hạn tính đến ngày {Toned(ledger.on).text}." if ledger.on else ""
    return f"{ledger.summary.vi}.{day}"


def as_html(ledger: Ledger) -> bytes:
    """One page that needs nothing from elsewhere.

    The matrix, its legend, and what is missing, short and overdue, tasks and reports.
    """
    from jinja2 import Environment

    page = Environment(autoescape=True).from_string(_TEMPLATE.read_text("utf-8"))
    names = ("Chưa đạt", "Cần hỏi lại", "Quá hạn", "Chú giải")
    text = page.render(
        title=ledger.title,
        counts=counts(ledger),
        colours=COLOURS,
        legend=LEGEND,
        matrix=matrix(ledger),
        titles={one.mark: one.says for one in ledger.assignments},
        others=[
            *(table for table in tables(ledger) if table.name in names),
            *late_reports(ledger),
        ],
    )
    return text.encode("utf-8", "xmlcharrefreplace")
