"""What a template took from a paper, in a few lines."""

from collections.abc import Iterator

from generator.language import Said
from generator.likeness.measured import MARGINS
from generator.likeness.values import Likeness, Setting
from generator.reading.finding import said, shown_number


def taken_over(likeness: Likeness) -> Iterator[Said]:
    """Each thing that the template has of the paper, on a line."""
    page, body = likeness.page, likeness.looks.get("noi-dung", Setting())
    if set(MARGINS) <= page.keys():
        sides = [shown_number(page[side]) for side in MARGINS]
        yield said(
            "lề trên, dưới, trái, phải {}, {}, {}, {} mm", "margins {}, {}, {}, {} mm", *sides
        )
    if body.size and body.first:
        first = shown_number(body.first / 10, 2)
        size = shown_number(body.size)
        yield said("nội dung cỡ {}, lùi {} cm", "text of {} pt, first line {} cm", size, first)
    for columns, name in (
        (likeness.heading, Said("cột phần đầu", "columns of the head")),
        (likeness.signature, Said("cột phần cuối", "columns of the end")),
    ):
        if columns:
            widths = [shown_number(one, 0) for one in (columns.left, columns.right)]
            yield said("{} {} và {} mm", "{} {} and {} mm", name, *widths)
    if likeness.table:
        yield Said("bảng: đường kẻ, đầu bảng, cỡ chữ", "tables: borders, head, letters")
    if likeness.logos:
        count = str(len(likeness.logos))
        yield said("{} hình ở phần đầu", "{} pictures in the head", count)
