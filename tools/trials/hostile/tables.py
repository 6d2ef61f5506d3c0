"""Workbooks and rosters of strangers, and tables, pages and calendars that we write of what strangers say."""

from collections.abc import Iterator

from generator.package import zip_parts
from tests.cascade.helpers import OFFICE
from tests.workbooks import Book
from tools.trials.hostile.case import Case, Due, refused, taken, told
from tools.trials.hostile.packages import ZIPS, members
from tools.trials.routes import ROUTES, Route, goods

_CELLS = {
    "a formula": "<c r='B6'><f>HYPERLINK(\"http://a\")</f><v>1</v></c>",
    "a formula of another book": "<c r='B6'><f>'[http://127.0.0.1/x.xlsx]A'!A1</f><v>1</v></c>",
    "an error": "<c r='B6' t='e'><v>#REF!</v></c>",
    "no number": "<c r='B6'><v>NaN</v></c>",
    "a number without end": "<c r='B6'><v>1e400</v></c>",
    "a day of the year 0": "<c r='B6' s='1'><v>-99999999</v></c>",
    "a word that is not there": "<c r='B6' t='s'><v>99999999</v></c>",
    "a cell far away": "<c r='XFD1048576'><v>1</v></c>",
    "a cell of nowhere": "<c r='ZZZZ0'><v>1</v></c>",
    "a cell without a name": "<c><v>1</v></c>",
    "an odd kind": "<c r='B6' t='zz'><v>1</v></c>",
    "a cell in a cell": "<c r='B6'><c r='B7'><v>1</v></c></c>",
    "words that are hidden": "<c r='B6' t='inlineStr'><is><t>a\u202eb\u200bc</t></is></c>",
    "a lot of words": f"<c r='B6' t='inlineStr'><is><t>{'a' * 500_000}</t></is></c>",
}


def _books() -> Iterator[Route]:
    yield from (route for route in ROUTES["tables"]() if route.spoiled.endswith(".xlsx"))


def books() -> Iterator[Case]:
    """Workbooks that are bombs or none, and cells that are odd."""
    for route in _books():
        given = {name: goods()[name][0] for name in (route.spoiled, *route.beside)}
        for name, make in ZIPS.items():
            if name not in (
                "a workbook",
                "a bomb in the text",
                "a name twice",
                "a name in two cases",
            ):
                content = make(given[route.spoiled])
                files = {**given, route.spoiled: content}
                yield Case(f"{route.name}: {name}", route.command, files, told(route.spoiled))
        sheet = "xl/worksheets/sheet1.xml"
        parts = members(given[route.spoiled])
        for name, cell in _CELLS.items():
            row = f"<row r='6'>{cell}</row></sheetData>".encode()
            spoiled = {**parts, sheet: parts[sheet].replace(b"</sheetData>", row)}
            files = {**given, route.spoiled: zip_parts(spoiled)}
            yield Case(f"{route.name}: {name}", route.command, files, told())


_BATCH = ("batch", "tinh.yaml", "--units", "u.csv", "--jobs", "1", "-o", "ra")
_GOOD = "Mã;Tên\n11737;xã Tân Hưng\n"
_ROSTERS = {
    "nothing": "", "no columns": "a;b\nc;d\n", "a column alone": "Mã\n11737\n", "no rows": "Mã;Tên\n",
    "a code twice": _GOOD + "11737;xã Tân Lập\n", "a name twice": _GOOD + "11738;xã Tân Hưng\n",
    "a path": "Mã;Tên\n11737;xã ../../x\n", "a path as code": "Mã;Tên\n../../x;xã Tân Hưng\n",
    "a formula": "Mã;Tên\n11737;=HYPERLINK(1)\n", "a formula as code": "Mã;Tên\n=1+1;xã Tân Hưng\n",
    "turned round": "Mã;Tên\n11737;xã Tân\u202e Hưng\n", "hidden": "Mã;Tên\n11737;xã Tân\u200b Hưng\n",
    "a control": "Mã;Tên\n11737;xã Tân\x1b[31m Hưng\n", "a nul": "Mã;Tên\n11737;xã\0 Tân Hưng\n",
    "code of a template": "Mã;Tên\n11737;xã {{ 7*7 }}\n", "a long name": f"Mã;Tên\n11737;xã {'A' * 90_000}\n",
    "quotes that stay open": 'Mã;Tên\n11737;"xã Tân Hưng\n', "lines in a name": 'Mã;Tên\n11737;"xã Tân\nHưng"\n',
    "an order of a CI": "Mã;Tên\n11737;::error::x\n", "a name without a kind": "Mã;Tên\n11737;Tân Hưng\n",
    "a name of nothing": "Mã;Tên\n11737;\n", "a code of nothing": "Mã;Tên\n;xã Tân Hưng\n", "a page": "<html></html>",
}  # fmt: skip


_OF_ROSTER = {"no rows": refused("batch/no-units"), "a code twice": told("u.csv"), "lines in a name": told()}  # fmt: skip
"""Of a list of which a part is good that is made; ends of lines in a name are spaces."""


def rosters() -> Iterator[Case]:
    """Lists of units that are none, and names that are no names."""
    office = OFFICE.encode()
    for name, text in _ROSTERS.items():
        files = {"tinh.yaml": office, "u.csv": text.encode()}
        yield Case(f"roster: {name}", _BATCH, files, _OF_ROSTER.get(name, refused("u.csv")))
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "cp1258", "latin-1", "utf-32"):
        content = _GOOD.encode(encoding, "replace")
        yield Case(f"roster in {encoding}", _BATCH, {"tinh.yaml": office, "u.csv": content}, told())
    files = {"tinh.yaml": office, "u.csv": _GOOD.encode()}
    yield Case("roster as it ought to be", _BATCH, files, taken())


_TYPED = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|x!A1", "\\t=1+1", "＝1+1", "=HYPERLINK(1)"),
    *("<script>x</script>", "<img src=x onerror=y>", "&amp;", "a\\nDTSTART:19700101", "a;b,c"),
    *("BEGIN:VEVENT", "a\\nEND:VCALENDAR\\nBEGIN:VCALENDAR", "::error::x", "{{ 7*7 }}"),
)
_INTO = {
    "tasks": ("tasks", "tinh.yaml", "--csv", "v.csv", "--xlsx", "v.xlsx", "--ics", "v.ics"),
    "ledger": ("ledger", "tinh.yaml", "xa.yaml", "--on", "2026-10-01", "--xlsx", "s.xlsx", "--csv", "s.csv", "--ics", "s.ics", "--html", "s.html"),
    "ledger to print": ("ledger", "tinh.yaml", "xa.yaml", "--on", "2026-10-01", "--docx", "s.docx"),
    "report": ("report", "tinh.yaml", "--period", "năm 2026", "--xlsx", "m.xlsx"),
}  # fmt: skip
_NOTHING_OF = {
    ".html": ("<script>x", "<img src=x"),
    ".docx": ("<script>x", "<img src=x"),
    ".xlsx": ("<f>",),
    ".csv": ("\n=1+1", ";=1+1", ",=1+1"),
    ".ics": ("\nDTSTART:19700101", "\nEND:VCALENDAR\r\nBEGIN"),
}
"""No formula, no element, no property of a calendar that somebody typed as words."""


def written() -> Iterator[Case]:
    """Words that would be a formula, an element or a day, in what we write."""
    for typed in _TYPED:
        office = OFFICE.replace("Niêm yết danh sách hộ nghèo.", "@").replace(
            "text: @", f'text: "{typed}"'
        )
        for name, command in _INTO.items():
            files = {"tinh.yaml": office.encode(), "xa.yaml": goods()["xa.yaml"][0]}
            yield Case(
                f"{name}: {typed}", command, files, Due(None, unwritten=_NOTHING_OF, writes=True)
            )
    book = Book(goods()["mau.xlsx"][0])
    book.put(1, "B6", "=1+1")
    files = {"a.yaml": goods()["a.yaml"][0], "mau.xlsx": book.content}
    command = ("report", "a.yaml", "--period", "năm 2026", "--from", "mau.xlsx", "-o", "moi.yaml")
    yield Case("report: a formula as words", command, files, told())
