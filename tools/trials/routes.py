"""The ways on which files of strangers come into the program: which verb reads which, and what stands beside it."""

import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

from xlsxwriter import Workbook

from generator.cli import main
from tests.cascade.helpers import OFFICE
from tests.corrupted import valid_papers
from tests.helpers import BASE, ROOT, changed
from tests.province.offices import OFFICE as PROVINCE
from tools.trials.processes import Command, Files, files, filled, remember_in, told

_DRAFT = changed(number="number:", date="date:", kind="kind: ke_hoach\nstatus: draft")
_UNITS = "Mã;Tên\n11737;xã Tân Hưng\n11738;xã Tân Lập\n"
_NEW = ("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng")
_REPORT = ("report", "a.yaml", "--period", "năm 2026")
_LEDGER = ("ledger", "tinh.yaml", "xa.yaml", "--on", "2026-10-01")
_MADE: tuple[Command, ...] = (
    (*_NEW, "-o", "xa.yaml"),
    ("build", "a.yaml", "-o", "."),
    (*_REPORT, "--xlsx", "mau.xlsx"),
    (*_REPORT, "-o", "bao-cao.yaml"),
)


@dataclass(frozen=True)
class Route:
    """A command, the files that it reads, which of them is a stranger's, and which it may change."""

    name: str
    spoiled: str
    command: Command
    beside: tuple[str, ...] = ()
    may_change: tuple[str, ...] = ()


def plans() -> Iterator[Route]:
    """Those of plan files."""
    yield Route("build", "a.yaml", ("build", "a.yaml", "-o", "ra"))
    yield Route("check", "a.yaml", ("check", "a.yaml"))
    yield Route("check as data", "a.yaml", ("check", "a.yaml", "--format", "json"))
    yield Route("ready", "a.yaml", ("ready", "a.yaml"))
    yield Route("tasks", "a.yaml", ("tasks", "a.yaml", "--csv", "v.csv", "--ics", "v.ics"))
    yield Route("diff", "a.yaml", ("diff", "b.yaml", "a.yaml"), ("b.yaml",))
    yield Route("report", "a.yaml", (*_REPORT, "-o", "moi.yaml"))
    yield Route("report as a form", "a.yaml", (*_REPORT, "--xlsx", "moi.xlsx"))
    yield Route("build of a report", "bao-cao.yaml", ("build", "bao-cao.yaml"), ("a.yaml",))
    yield Route("absorb", "a.yaml", ("absorb", "a.yaml", "a.docx"), ("a.docx",), ("a.yaml",))
    yield Route("explain", "a.yaml", ("explain", "a.docx", "Sở Nội vụ"), ("a.docx",))
    yield Route("new", "tinh.yaml", (*_NEW, "-o", "moi.yaml"))
    yield Route("batch", "tinh.yaml", ("batch", "tinh.yaml", "--units", "u.csv", "--jobs", "1", "-o", "ra"), ("u.csv",))  # fmt: skip
    changed_by_update = ("xa.yaml", "xa.goc.yaml")
    for name in ("xa.yaml", "tinh-2.yaml", "xa.goc.yaml"):
        rest = tuple({"xa.yaml", "tinh-2.yaml", "xa.goc.yaml"} - {name})
        command = ("update", "xa.yaml", "--from", "tinh-2.yaml")
        yield Route(f"update: {name}", name, command, rest, changed_by_update)
    yield Route("ledger", "xa.yaml", (*_LEDGER, "--xlsx", "so.xlsx"), ("tinh.yaml",))
    yield Route("ledger of the office's", "tinh.yaml", (*_LEDGER, "--html", "so.html"), ("xa.yaml",))  # fmt: skip
    yield Route("remind", "xa.yaml", ("remind", "tinh.yaml", "xa.yaml", "--on", "2026-10-01", "-o", "ra"), ("tinh.yaml",))  # fmt: skip
    yield Route("rollup", "bao-cao.yaml", ("rollup", "a.yaml", ".", "--period", "năm 2026", "--json", "th.json"), ("a.yaml",))  # fmt: skip
    yield Route("issue", "nhap.yaml", ("issue", "nhap.yaml", "--number", "5", "--date", "2026-02-03"), (), ("nhap.yaml",))  # fmt: skip


def papers() -> Iterator[Route]:
    """Those of Word papers."""
    yield Route("check", "p.docx", ("check", "p.docx"))
    yield Route("check with comments", "p.docx", ("check", "p.docx", "--comments", "n.docx"))
    yield Route("fix", "p.docx", ("fix", "p.docx", "-o", "s.docx"))
    yield Route("fix, tracked", "p.docx", ("fix", "p.docx", "-o", "s.docx", "--tracked"))
    yield Route("import", "p.docx", ("import", "p.docx", "-o", "moi.yaml"))
    yield Route("tasks", "p.docx", ("tasks", "p.docx", "--xlsx", "v.xlsx"))
    yield Route("template", "p.docx", ("template", "p.docx", "-o", "mau.docx"))
    yield Route("explain", "p.docx", ("explain", "p.docx", "Sở Nội vụ"))
    yield Route("diff", "p.docx", ("diff", "b.docx", "p.docx", "--redline", "s.docx"), ("b.docx",))
    yield Route("absorb", "a.docx", ("absorb", "a.yaml", "a.docx"), ("a.yaml",), ("a.yaml",))
    yield Route("new", "p.docx", ("new", "--from", "p.docx", "--unit", "xã Tân Hưng", "-o", "moi.yaml"))  # fmt: skip


def templates() -> Iterator[Route]:
    """Those of templates."""
    command = ("build", "a.yaml", "--template", "ke-hoach.docx", "-o", "ra")
    yield Route("build", "ke-hoach.docx", command, ("a.yaml",))


def tables() -> Iterator[Route]:
    """Those of workbooks and rosters."""
    back = (*_REPORT, "--from", "mau.xlsx", "-o", "moi.yaml")
    yield Route("report", "mau.xlsx", back, ("a.yaml",))
    yield Route("rollup", "mau.xlsx", ("rollup", "a.yaml", ".", "--period", "năm 2026"), ("a.yaml",))  # fmt: skip
    for name in ("u.xlsx", "u.csv"):
        command = ("ledger", "tinh.yaml", "xa.yaml", "--units", name)
        yield Route(f"ledger: {name}", name, command, ("tinh.yaml", "xa.yaml"))


ROUTES = {"plans": plans, "papers": papers, "templates": templates, "tables": tables}


def _roster() -> bytes:
    out = BytesIO()
    with Workbook(out) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(_UNITS.splitlines()):
            sheet.write_row(row, 0, line.split(";"))
    return out.getvalue()


def _plan(name: str) -> bytes:
    return (ROOT / "plans" / name).read_bytes()


@cache
def goods() -> dict[str, tuple[bytes, ...]]:
    """Good files by the name under which commands read them, of some more than one."""
    texts = {"a.yaml": BASE, "tinh.yaml": OFFICE, "nhap.yaml": _DRAFT, "u.csv": _UNITS}
    with tempfile.TemporaryDirectory() as name:
        contents = {one: text.encode() for one, text in texts.items()}
        folder = filled(Path(name, "f"), contents)
        for command in _MADE:
            codes, said = told(command, folder=folder)
            assert codes == [0], said
        there: Files = files(folder)
    newer = OFFICE.replace("version: 1", "version: 2").replace("mỗi quý", "mỗi tháng")
    several = {
        "a.yaml": (
            BASE.encode(),
            _plan("papi-khanh-hoa-2023.yaml"),
            _plan("papi-bqlkcn-2020.yaml"),
            _plan("minh-hoa-2026/to-trinh.yaml"),
        ),
        "tinh.yaml": (OFFICE.encode(), PROVINCE.encode()),
        "tinh-2.yaml": (newer.encode(),),
        "p.docx": tuple(valid_papers()),
        "b.docx": (there["a.docx"],),
        "b.yaml": (BASE.encode(),),
        "u.xlsx": (_roster(),),
        "ke-hoach.docx": ((ROOT / "templates" / "ke-hoach.docx").read_bytes(),),
    }
    return {one: (content,) for one, content in there.items()} | several


@cache
def warm() -> None:
    """What commands make when they first need it (patterns, templates) is made, for all that are forked from here."""
    with tempfile.TemporaryDirectory() as name:
        remember_in(Path(name, "cache"))
        for route in (one for kind in ROUTES.values() for one in kind()):
            contents = {one: goods()[one][0] for one in (route.spoiled, *route.beside)}
            folder = filled(Path(name, "f"), contents)
            with chdir(folder), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                main(route.command)
