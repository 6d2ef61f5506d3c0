"""Heads of papers, cells 1 to 4 and 5b, as offices really make them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .lines import Line, drawing
from .wml import CENTER, Layout, paragraph, run, table

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Head:
    """What the head says; lengths of the two lines in mm, `large` for the set 13/14/14 instead of 12/13/13."""

    issuer: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "XÃ TÂN AN")
    parent: tuple[str, ...] = ()
    number: str = "Số: 15/KH-UBND"
    date: str = "Tân An, ngày 15 tháng 9 năm 2026"
    about: tuple[str, ...] = ()
    large: bool = False
    issuer_line: float = 12

    @property
    def sizes(self) -> tuple[float, float, float]:
        """Sizes of Quốc hiệu and agency, Tiêu ngữ, date."""
        return (13, 14, 14) if self.large else (12, 13, 13)

    @property
    def motto_line(self) -> float:
        """Length of the line under the motto, as long as the motto in Times New Roman bold."""
        return 60.2 if self.large else 55.9


SO = Head(
    issuer=("SỞ NỘI VỤ",),
    parent=("UBND TỈNH MINH HÒA",),
    number="Số: 08/BC-SNV",
    date="Minh Hòa, ngày 05 tháng 02 năm 2026",
    issuer_line=10,
)
TINH = replace(
    Head(),
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH MINH HÒA"),
    issuer_line=15,
    date="Minh Hòa, ngày 15 tháng 9 năm 2026",
)
PHONG = Head(
    issuer=("PHÒNG VĂN HÓA - XÃ HỘI",),
    parent=("UBND XÃ TÂN AN",),
    number="Số: 21/BC-VHXH",
    date="Tân An, ngày 12 tháng 10 năm 2026",
    issuer_line=24,
)

HeadMaker = Callable[[Head], str]


def agency(head: Head) -> list[str]:
    """The paragraphs of the agency, parent first."""
    size = head.sizes[0]
    plain = [paragraph(run(line, size, bold=False), layout=CENTER) for line in head.parent]
    return plain + [paragraph(run(line, size, bold=True), layout=CENTER) for line in head.issuer]


def nation(head: Head) -> list[str]:
    """Quốc hiệu and Tiêu ngữ."""
    first, second, _ = head.sizes
    return [
        paragraph(run(QUOC_HIEU, first, bold=True), layout=CENTER),
        paragraph(run(TIEU_NGU, second, bold=True), layout=CENTER),
    ]


def number(head: Head) -> list[str]:
    """Số, ký hiệu and, in a công văn, its subject."""
    lines = [paragraph(run(head.number, 13), layout=CENTER)]
    for i, line in enumerate(head.about):
        lines.append(paragraph(run(line, 12), layout=replace(CENTER, before=0 if i else 6)))
    return lines


def date(head: Head) -> list[str]:
    """Địa danh và thời gian."""
    return [paragraph(run(head.date, head.sizes[2], italic=True), layout=CENTER)]


def ruled(line: Line, mm: float, column: float, y: float = 3) -> str:
    """An empty paragraph that anchors a line of `mm` in the middle of a cell `column` mm wide (1.9 mm padding)."""
    return paragraph(line(mm, (column - 3.8 - mm) / 2, y), layout=CENTER)


def one_row(
    line: Line = drawing, left: float = 60, right: float = 105, indent: float | None = None
) -> HeadMaker:
    """Two columns, one row that holds every line of the head."""

    def make(head: Head) -> str:
        pad = "" if len(agency(head)) > 1 else paragraph(layout=CENTER)
        first = (
            "".join(agency(head))
            + ruled(line, head.issuer_line, left)
            + pad
            + "".join(number(head))
        )
        second = "".join(nation(head)) + ruled(line, head.motto_line, right) + "".join(date(head))
        return table((left, right), [(first, second)], indent=indent)

    return make


def three_rows(
    line: Line = drawing, left: float = 65, right: float = 108, indent: float = -4
) -> HeadMaker:
    """A row of names, a row that holds only the lines, a row of number and date; wider than the text area."""

    def make(head: Head) -> str:
        rows = [
            ("".join(agency(head)), "".join(nation(head))),
            (ruled(line, head.issuer_line, left), ruled(line, head.motto_line, right)),
            ("".join(number(head)), "".join(date(head))),
        ]
        return table((left, right), rows, indent=indent)

    return make


def spacer(line: Line = drawing) -> HeadMaker:
    """Three columns, of which the middle one is empty; two rows."""
    widths = 58.0, 5.0, 106.0

    def make(head: Head) -> str:
        left = "".join(agency(head)) + ruled(line, head.issuer_line, widths[0])
        right = "".join(nation(head)) + ruled(line, head.motto_line, widths[2])
        gap = paragraph()
        rows = [(left, gap, right), ("".join(number(head)), gap, "".join(date(head)))]
        return table(widths, rows, align="center")

    return make


def anchored_in_text(line: Line = drawing, left: float = 60, right: float = 105) -> HeadMaker:
    """Each line anchored in the very paragraph that it underlines, a blank paragraph after it."""

    def make(head: Head) -> str:
        def under(text: str, mm: float, column: float, size: float) -> str:
            return text.replace(
                "</w:p>", line(mm, (column - 3.8 - mm) / 2, size * 1.2 + 1) + "</w:p>"
            )

        names, nations, blank = agency(head), nation(head), paragraph(layout=CENTER)
        names[-1] = under(names[-1], head.issuer_line, left, head.sizes[0])
        nations[-1] = under(nations[-1], head.motto_line, right, head.sizes[1])
        blanks = blank * max(1, 3 - len(names))
        first = "".join(names) + blanks + "".join(number(head))
        return table((left, right), [(first, "".join(nations) + blank + "".join(date(head)))])

    return make


def bordered(left: float = 60, right: float = 105) -> HeadMaker:
    """The motto bears a bottom border between indents; under the agency an empty paragraph bears a top border."""

    def make(head: Head) -> str:
        # Two millimetres wider than the motto: Word would break it between indents that fit to a hair.
        side = (right - 3.8 - head.motto_line - 2) / 2
        motto = Layout(align="center", left=side, right=side, border="bottom")
        nations = [
            nation(head)[0],
            paragraph(run(TIEU_NGU, head.sizes[1], bold=True), layout=motto),
        ]
        side = (left - 3.8 - head.issuer_line) / 2
        rule = paragraph(layout=Layout(left=side, right=side, border="top"))
        pad = paragraph() if len(agency(head)) < 2 else ""
        first = "".join(agency(head)) + rule + pad + "".join(number(head))
        return table((left, right), [(first, "".join(nations) + paragraph() + "".join(date(head)))])

    return make
