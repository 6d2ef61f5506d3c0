"""Which table of the form a sheet is, by its titles: whatever the sheet is called by now."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from generator.language import Said
from generator.lazy import dataclass, regex
from generator.plan.model import Plan
from generator.reporting.columns import ABOUT, SAYS, SHEETS, FormColumn, FormSheet
from generator.reporting.tables import CellTable
from generator.reporting.typed import folded_words

_HEADS = 20
"""The titles stand in one of so many rows."""
_TITLE = regex(r"Báo cáo (?P<period>.+?) – (?P<who>.*)")


@dataclass(frozen=True)
class TitleRow:
    """Where the columns of a sheet stand, by what they are called."""

    sheet: FormSheet
    row: int
    columns: Mapping[str, int]

    def column(self, title: str) -> int:
        """The column of that title, -1 where somebody has taken it out."""
        return self.columns.get(folded_words(title), -1)

    @cached_property
    def known(self) -> dict[int, FormColumn]:
        """The columns of the form, by where they stand."""
        found = {self.column(one.title): one for one in self.sheet.columns}
        return {at: one for at, one in found.items() if at >= 0}

    @property
    def shown(self) -> dict[int, FormColumn]:
        """The columns that print what the plan says of a row."""
        return {at: one for at, one in self.known.items() if one.prints}

    @property
    def fits(self) -> int:
        """How many columns it has that are of this sheet alone, if it says what the rows are of."""
        own = sum(one.key not in ("", "text") for one in self.known.values())
        return own * (self.column(SAYS) >= 0)


def title_row(table: CellTable) -> TitleRow | None:
    """The row of titles, and which table of the form it is of."""
    titles = [_titles(table, row) for row in range(min(table.height, _HEADS))]
    heads = [TitleRow(sheet, row, one) for row, one in enumerate(titles) for sheet in SHEETS]
    best = max(heads, key=lambda one: one.fits, default=None)
    return best if best and best.fits else None


def _titles(table: CellTable, row: int) -> dict[str, int]:
    """Where each title of a row stands first."""
    return {folded_words(table.text(row, at)): at for at in reversed(range(table.width))}


def form_marks(tables: Sequence[CellTable]) -> dict[str, str]:
    """Which form it is: by the sheet out of sight, else the period by the title above a table."""
    for table in tables:
        if table.name == ABOUT:
            return {table.text(row, 0): table.text(row, 1) for row in range(table.height)}
    titled = _titled(tables)
    return {"period": titled["period"]} if titled else {}


def is_form_of(marks: Mapping[str, str], plan: Plan) -> bool:
    """Whether the form was made of that plan as it is: of a form without marks nothing says it was not."""
    own = {"id": str(plan.id), "version": str(plan.version or 1)}
    return all(marks.get(name, said) == said for name, said in own.items())


def is_newer(marks: Mapping[str, str], plan: Plan) -> bool:
    """Whether the form was made of a later version of that plan than it is."""
    version = marks.get("version", "")
    is_its_own = marks.get("id", str(plan.id)) == str(plan.id)
    return is_its_own and version.isdecimal() and int(version) > (plan.version or 1)


def is_older(marks: Mapping[str, str], plan: Plan) -> bool:
    """Whether the form was made of an earlier version of that plan than it is."""
    version = marks.get("version", "")
    return marks.get("id") == str(plan.id) and version.isdecimal() and int(version) < plan.version


TAKE_NEWER = Said(
    "Đưa kế hoạch lên bản mới trước (kehoach update; trên trang: Nhận bản mới của cấp trên), hoặc xin"
    " đơn vị tệp kế hoạch mới; rồi nhận lại bảng này.",
    "Bring the plan up to date first (kehoach update), or ask the unit for its new plan; then take"
    " the workbook in again.",
)


def form_sender(tables: Sequence[CellTable]) -> str:
    """Who reports, by the title above a table of the form; "" without one."""
    titled = _titled(tables)
    return titled["who"] if titled else ""


def is_title(words: str, sheet: FormSheet) -> bool:
    """Whether the words stand above the table in the form as well."""
    return _TITLE.match(words) is not None or words.startswith(sheet.about)


def _titled(tables: Sequence[CellTable]) -> re.Match[str] | None:
    words = (table.text(row, column) for table in tables for row in range(3) for column in range(3))
    return next(filter(None, map(_TITLE.match, words)), None)
