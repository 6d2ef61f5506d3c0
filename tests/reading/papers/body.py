"""Everything below the head: type and subject, bases, text, recipients and signature, appendix."""

from collections.abc import Sequence
from dataclasses import dataclass

from .head import ruled
from .lines import Line, drawing
from .wml import CENTER, LEFT, Layout, paragraph, run, table

TEXT_WIDTH = 165.0


@dataclass(frozen=True)
class Hand:
    """How one office sets its text: size and gaps in pt, first line in mm, `line` in lines."""

    size: float = 14
    before: float = 6
    after: float = 0
    line: float = 1
    first: float = 12.7

    @property
    def layout(self) -> Layout:
        """Layout of a paragraph of text."""
        return Layout(
            align="both", before=self.before, after=self.after, line=self.line, first=self.first
        )

    def text(self, text: str, bold: bool = False, italic: bool | None = None) -> str:
        """One paragraph of text."""
        return paragraph(run(text, self.size, bold=bold or None, italic=italic), layout=self.layout)

    def lead(self, head: str, rest: str) -> str:
        """A paragraph whose beginning is bold: `Điều 1.` and what it says."""
        return paragraph(run(head, self.size, bold=True), run(rest, self.size), layout=self.layout)

    def plan(self, lines: Sequence[str]) -> str:
        """Typed numbering: `# ` opens a bold line (mục, titled khoản, Điều), `~ ` an italic one (căn cứ)."""
        out = []
        for line in lines:
            mark, rest = line[:2], line[2:]
            out.append(
                self.text(rest, bold=mark == "# ", italic=True if mark == "~ " else None)
                if mark in ("# ", "~ ")
                else self.text(line)
            )
        return "".join(out)


def title(kind: str, subject: str, mm: float, line: Line = drawing, size: float = 14) -> str:
    """Type, subject and the line under it, centred."""
    return (
        paragraph(layout=CENTER)
        + paragraph(run(kind, size, bold=True), layout=CENTER)
        + paragraph(run(subject, size, bold=True), layout=CENTER)
        + ruled(line, mm, TEXT_WIDTH + 3.8)
    )


def subject_bordered(kind: str, subject: str, mm: float, size: float = 14) -> str:
    """Type and subject; the line is the top border of an empty paragraph between indents."""
    side = (TEXT_WIDTH - mm) / 2
    rule = paragraph(layout=Layout(left=side, right=side, border="top"))
    lines = paragraph(run(kind, size, bold=True), layout=CENTER) + paragraph(
        run(subject, size, bold=True), layout=CENTER
    )
    return paragraph() + lines + rule


def kinh_gui(*names: str, size: float = 14) -> str:
    """One recipient on the line of Kính gửi, several below it, their hyphens under the colon."""
    if len(names) == 1:
        return paragraph(
            run(f"Kính gửi: {names[0]}", size), layout=Layout(align="center", before=12, after=12)
        )
    ends = [";"] * (len(names) - 1) + ["."]
    head = paragraph(run("Kính gửi:", size), layout=Layout(align="left", before=12, left=35))
    rows = (
        paragraph(run(f"- {name}{end}", size), layout=Layout(align="left", left=54))
        for name, end in zip(names, ends, strict=True)
    )
    return head + "".join(rows) + paragraph()


@dataclass(frozen=True)
class Ending:
    """Recipients and signature: `lines` are quyền hạn and chức vụ."""

    recipients: tuple[str, ...]
    lines: tuple[str, ...]
    name: str = "Nguyễn Văn Bình"
    size: float = 14

    def left(self) -> str:
        """Cell 9b."""
        label = paragraph(run("Nơi nhận:", 12, bold=True, italic=True), layout=LEFT)
        return label + "".join(paragraph(run(line, 11), layout=LEFT) for line in self.recipients)

    def right(self) -> str:
        """Cells 7a to 7b, room for the signature being empty paragraphs."""
        heads = "".join(
            paragraph(run(line, self.size, bold=True), layout=CENTER) for line in self.lines
        )
        return (
            heads
            + paragraph(layout=CENTER) * 4
            + paragraph(run(self.name, self.size, bold=True), layout=CENTER)
        )

    def xml(self, columns: tuple[float, float] = (75, 90)) -> str:
        """The borderless table of two columns, and the paragraph that Word wants after it."""
        return paragraph() + table(columns, [(self.left(), self.right())]) + paragraph(run("", 2))

    def interleaved(self) -> str:
        """Space-bar Word: a recipient and a line of the signature share a paragraph, a tab stop between them."""
        stops = Layout(align="left", tabs=(("center", 120),))
        left = ["Nơi nhận:", *self.recipients]
        right = [*self.lines, *[""] * max(3, len(left) - len(self.lines) - 1), self.name]
        left += [""] * (len(right) - len(left))
        out = paragraph()
        for i, (text, sign) in enumerate(zip(left, right, strict=True)):
            first = run(text, 12 if i == 0 else 11, bold=i == 0 or None, italic=i == 0 or None)
            out += paragraph(
                first, run(f"\t{sign}", self.size, bold=True) if sign else "", layout=stops
            )
        return out


def appendix(
    number: str, name: str, reference: str, content: str, mm: float = 40, column: float = TEXT_WIDTH
) -> str:
    """Head of an appendix and what it holds; `number` is "" where there is only one."""
    return (
        paragraph(run(f"Phụ lục {number}".rstrip(), 14, bold=True), layout=CENTER)
        + paragraph(run(name, 14, bold=True), layout=CENTER)
        + paragraph(run(reference, 14, italic=True), layout=CENTER)
        + ruled(drawing, mm, column + 3.8)
        + content
    )


def task_table(rows: Sequence[Sequence[str]], columns: Sequence[float]) -> str:
    """A table of tasks with borders, its head in bold, 12 pt and single-spaced as offices like it."""
    cells = [
        [
            paragraph(
                run(text, 12, bold=i == 0 or None), layout=CENTER if i == 0 or j == 0 else LEFT
            )
            for j, text in enumerate(row)
        ]
        for i, row in enumerate(rows)
    ]
    return table(columns, cells, borders=True)
