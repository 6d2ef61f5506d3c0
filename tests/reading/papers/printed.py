"""Papers whose faults only the printed page shows, and the codes that each is told."""

from dataclasses import dataclass, replace

from . import words
from .body import Ending, Hand, appendix, task_table, title
from .change import Opened, W, changed
from .changes import layout
from .file import docx, page_number
from .head import Head, one_row
from .plans import HEAD, Builder, office, plan_body
from .wml import Layout, Section, paragraph

_ENDING = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE)
_LATER = "30"
"""Points of room above a paragraph: it then stands two lines lower than its neighbour."""


class _LongMotto(Head):
    @property
    def motto_line(self) -> float:
        return 90


@dataclass(frozen=True)
class Broken:
    """A paper and the codes of the rules that find something in its pages."""

    build: Builder
    codes: frozenset[str]


def _broken(build: Builder, *codes: str) -> Broken:
    return Broken(build, frozenset(codes))


def _head(head: Head = HEAD, **columns: float) -> Builder:
    return lambda: docx(plan_body(one_row(**columns)(head)))  # type: ignore[arg-type]


def _subject(mm: float) -> Builder:
    line = title("KẾ HOẠCH", words.PLAN_SUBJECT, mm)
    return lambda: docx(plan_body(one_row()(HEAD), subject=line))


def _lower(text: str) -> Builder:
    return changed(office, layout(text, "spacing", before=str(20 * int(_LATER))))


def _pages(section: Section, footer: bool = False, align: str = "center") -> Builder:
    headers = {"footer1" if footer else "header1": page_number(layout=Layout(align=align))}
    return lambda: docx(plan_body(one_row()(HEAD)), section, headers=headers)


def _signature_alone() -> bytes:
    ending = paragraph(layout=Layout(page_break=True)) + _ENDING.xml()
    return docx(plan_body(one_row()(HEAD), ending=ending))


def blank_page(more: str = "") -> bytes:
    """A plan whose last page has its number alone, but for what is put there."""
    ending = _ENDING.xml() + paragraph(layout=Layout(page_break=True)) + more
    return docx(plan_body(one_row()(HEAD), ending=ending))


def long_table(repeated: bool) -> bytes:
    """A plan with an appendix whose table fills several pages; its pages are numbered from 1."""
    head, *rows = words.TASKS
    tasks = [(str(n), *rows[n % len(rows)][1:]) for n in range(1, 101)]
    body = plan_body(one_row()(HEAD), extra=[words.ONE_APPENDIX]) + paragraph(
        section=Section().xml()
    )
    table = task_table([head, *tasks], (12, 60, 40, 28, 25)) + paragraph()
    body += appendix("", "NHIỆM VỤ CỤ THỂ CỦA TỪNG CƠ QUAN", words.REFERENCE, table)
    build = changed(lambda: docx(body, Section(start=1)), *([_repeat] if repeated else []))
    return build()


def _repeat(opened: Opened) -> None:
    row = next(
        row for row in opened.part().iter(f"{W}tr") if "STT" in "".join(map(str, row.itertext()))
    )
    properties = row.makeelement(f"{W}trPr")
    properties.append(row.makeelement(f"{W}tblHeader"))
    row.insert(0, properties)


def _appendix_goes_on() -> bytes:
    text = Hand().plan(
        (
            "1. Niêm yết công khai thủ tục hành chính.",
            "2. Số hóa kết quả giải quyết còn hiệu lực./.",
        )
    )
    body = plan_body(one_row()(HEAD), extra=[words.ONE_APPENDIX]) + paragraph(
        section=Section().xml()
    )
    body += appendix("", "NHIỆM VỤ CỤ THỂ CỦA TỪNG CƠ QUAN", words.REFERENCE, text)
    return docx(body, Section(title_page=False))


BROKEN: dict[str, Broken] = {
    "narrow-right-column": _broken(
        _head(left=78, right=87), "quoc-hieu/laid-out-one-line", "so-ky-hieu/laid-out-level"
    ),
    "motto-in-two-lines": _broken(
        _head(left=112, right=53),
        "quoc-hieu/laid-out-one-line",
        "tieu-ngu/laid-out-one-line",
        "tieu-ngu/laid-out-line-length",
        "so-ky-hieu/laid-out-level",
    ),
    "long-line-under-motto": _broken(_head(_LongMotto()), "tieu-ngu/laid-out-line-length"),
    "long-line-under-agency": _broken(
        _head(replace(HEAD, issuer_line=45)), "co-quan-ban-hanh/laid-out-line-length"
    ),
    "long-line-under-subject": _broken(_subject(120), "trich-yeu/laid-out-line-length"),
    "date-lower": _broken(_lower("Tân An, ngày 15"), "so-ky-hieu/laid-out-level"),
    "signature-lower": _broken(_lower("TM. ỦY BAN NHÂN DÂN"), "quyen-han-chuc-vu/laid-out-level"),
    "signature-alone": _broken(_signature_alone, "quyen-han-chuc-vu/laid-out-alone"),
    "blank-page": _broken(blank_page, "page/laid-out-blank"),
    # What is pushed down makes the second page end inside the signature.
    "heading-at-the-foot-and-signature-cut": _broken(
        changed(office, layout("a) Xác định rõ", "pageBreakBefore")),
        "noi-dung/laid-out-heading",
        "quyen-han-chuc-vu/laid-out-alone",
    ),
    "table-without-head": _broken(lambda: long_table(False), "noi-dung/laid-out-table-header"),
    "number-on-page-1": _broken(_pages(Section(title_page=False)), "so-trang/laid-out-first-page"),
    "no-number": _broken(_pages(Section(header="")), "so-trang/laid-out-missing"),
    "number-to-the-right": _broken(_pages(Section(), align="right"), "so-trang/laid-out-place"),
    "number-at-the-foot": _broken(
        _pages(Section(header="", footer="footer1"), footer=True), "so-trang/laid-out-place"
    ),
    "number-above-a-narrow-margin": _broken(
        _pages(Section(header="", footer="footer1", bottom=10), footer=True),
        "so-trang/laid-out-place",
    ),
    "numbers-from-5": _broken(_pages(Section(start=5)), "so-trang/laid-out-value"),
    "appendix-goes-on": _broken(_appendix_goes_on, "phu-luc/laid-out-page-number"),
}
"""One broken paper for each rule of the printed page, and some more."""
