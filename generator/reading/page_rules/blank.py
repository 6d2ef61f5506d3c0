"""Pages that nothing stands on."""

from generator.language import Said
from generator.problems import Severity
from generator.reading.finding import Findings
from generator.reading.page_rules.text import USAGE
from generator.reading.pages.page_rule import PAGES, Laid, on_page
from generator.rules import Entry, Finding


@PAGES(
    Entry(
        "page/laid-out-blank",
        Said("Trang trắng khi in", "Blank page as printed"),
        Severity.INFO,
        USAGE,
        "trang nào in ra cũng có nội dung",
        "trang 4 in ra chỉ có số trang",
    ),
    applies=lambda laid: laid.pages > 1,
)
def blank(laid: Laid) -> Findings:
    """Every page has letters between its margins, or something drawn."""
    for sheet in laid.printed.sheets:
        if not sheet.painted and not laid.printed.body(sheet):
            yield Finding(
                on_page(sheet.number),
                Said("không có nội dung", "nothing stands on it"),
                Said("trang nào cũng có nội dung", "something on every page"),
                Said(
                    "Bấm Ctrl+Shift+8 cho hiện dấu đoạn, xóa các đoạn trống, dấu ngắt trang ở đó.",
                    "Press Ctrl+Shift+8 to see its empty paragraphs and page breaks; delete them.",
                ),
            )
