"""The workbook behind a chart: its numbers, and beside them labels as Vietnamese writes them."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO

from generator.lazy import patterns_put_off, put_off
from generator.package import zip_parts

SHEET = "Sheet1"
_MADE = datetime(2020, 1, 1)
"""The date that the workbook bears; the clock's would change a document from day to day."""
_LABELS = "Nhãn: "
_NOT_OF_NUMBERS = (
    *map(
        "chart_{}".format,
        ["area", "bar", "column", "doughnut", "line", "pie", "radar", "scatter", "stock"],
    ),
    *[
        "chart",
        "comments",
        "custom",
        "metadata",
        "rich_value",
        "rich_value_rel",
        "rich_value_structure",
    ],
    *["rich_value_types", "table", "vml"],
)
"""What it writes beside cells."""


def places(columns: Iterable[Sequence[Decimal | None]]) -> int:
    """How many decimals the numbers have, the longest counting."""
    exponents = (
        value.as_tuple().exponent for values in columns for value in values if value is not None
    )
    return max(
        (-exponent for exponent in exponents if isinstance(exponent, int) and exponent < 0),
        default=0,
    )


def label(value: Decimal | None) -> str:
    """The number as Vietnamese writes it, with the decimals that it was given: 1.234,50."""
    return (
        ""
        if value is None
        else f"{value:,.{places([[value]])}f}".translate(str.maketrans(",.", ".,"))
    )


def label_column(number: int, series: int) -> str:
    """The letter of the column for the labels of a series, one of so many, counted from 0."""
    return chr(ord("B") + series + number)


def workbook_bytes(
    categories: Sequence[str], series: Sequence[tuple[str, Sequence[Decimal | None]]]
) -> bytes:
    """An .xlsx: categories in A, series in B onwards, labels behind; the same bytes each time."""
    # Kept by what is written: 1.0 and 1.00 are the same number, and not the same cell.
    figures = (
        (name, tuple(None if one is None else str(one) for one in values))
        for name, values in series
    )
    return _written(tuple(categories), tuple(figures))


@lru_cache(8)
def _written(
    categories: tuple[str, ...], figures: tuple[tuple[str, tuple[str | None, ...]], ...]
) -> bytes:
    """The workbook of data that is made once for all papers that show it: that takes 5 ms."""
    series = [(name, [*map(_number, values)]) for name, values in figures]
    with (
        put_off("shutil", "tempfile", *map("xlsxwriter.{}".format, _NOT_OF_NUMBERS)),
        patterns_put_off(),
    ):
        import xlsxwriter  # of use only where there is a chart

    buffer = BytesIO()
    letters = {"font_name": "Times New Roman", "font_size": 12}
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_format_properties": letters})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(SHEET)
    formats = [
        book.add_format({"num_format": "#,##0" + (f".{'0' * digits}" if digits else "")})
        for digits in range(places(values for _, values in series) + 1)
    ]
    sheet.set_column(0, 0, 50)
    sheet.set_column(1, 2 * len(series), 18)
    for row, category in enumerate(categories, 1):
        sheet.write_string(row, 0, category)
    for column, (name, values) in enumerate(series, 1):
        sheet.write_string(0, column, name)
        sheet.write_string(0, column + len(series), _LABELS + name)
        for row, value in enumerate(values, 1):
            if value is not None:
                digits = places([[value]])
                cell = f"{chr(ord('A') + column)}{row + 1}"
                sheet.write_number(row, column, float(value), formats[digits])
                sheet.write_formula(
                    row, column + len(series), _formula(cell, digits), None, label(value)
                )
    book.close()
    with zipfile.ZipFile(buffer) as archive:
        return zip_parts({name: archive.read(name) for name in archive.namelist()})


def _number(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _formula(cell: str, digits: int) -> str:
    """What makes the label anew when somebody edits the number, in an Excel of any country."""
    text = f"FIXED({cell},{digits},FALSE)"
    turned = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({text},",","|"),".",","),"|",".")'
    return f'=IF(MID(FIXED(0.5,1),2,1)=",",{text},{turned})'
