"""What is owed on the day of the ledger: each thing once, with all units that owe it."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.export import Table, Toned
from generator.ledger.gather import Ledger
from generator.ledger.tables import to_ask

Words = tuple[Toned, ...]
"""What is said of a thing that is owed."""
_COUNTED = (("Số đơn vị", 8), ("Đơn vị", 90))
_LATE = (("Thời hạn", 12), ("Quá hạn (ngày)", 9))


def plans_owed(ledger: Ledger) -> Iterator[Table]:
    """Why there is no plan to look at, or none that is issued; no table where all have theirs."""
    table = to_ask(ledger, on_paper=True)
    owed = (((stage, why), unit.text) for _, unit, stage, why in table.rows)
    columns = (("Tình trạng", 22), ("Lý do", 60))
    yield from _table(ledger, table.name, table.about, columns, owed)


def late_tasks(ledger: Ledger) -> Iterator[Table]:
    """The tasks and targets that are overdue; no table where none is, or no day was given."""
    found = ((one.due, one) for one in ledger.standings if one.overdue and one.due)
    owed = (
        (
            (Toned(one.assignment.mark), Toned(one.assignment.says), *_days(due, ledger)),
            one.answer.unit.full,
        )
        for due, one in sorted(found, key=lambda pair: pair[0])
    )
    columns = (("Mã việc", 9), ("Nội dung", 60), *_LATE)
    yield from _table(ledger, "Việc quá hạn", _until(ledger, "Việc"), columns, owed)


def late_reports(ledger: Ledger) -> Iterator[Table]:
    """The reports that were to be sent and have not come; no table where all have."""
    owed = (
        (
            (Toned(str(one.period)), Toned(one.receiver), *_days(one.due, ledger)),
            one.answer.unit.full,
        )
        for one in ledger.late_reports
    )
    columns = (("Kỳ báo cáo", 28), ("Gửi về", 30), *_LATE)
    yield from _table(ledger, "Báo cáo quá hạn", _until(ledger, "Báo cáo"), columns, owed)


def _until(ledger: Ledger, what: str) -> str:
    return f"{what} quá hạn tính đến ngày {Toned(ledger.on or '').text}"


def _days(due: date, ledger: Ledger) -> Words:
    """The day, and how many have gone by since."""
    assert ledger.on
    return Toned(due), Toned((ledger.on - due).days, "late")


def _table(
    ledger: Ledger,
    name: str,
    about: str,
    columns: tuple[tuple[str, int], ...],
    owed: Iterable[tuple[Words, str]],
) -> Iterator[Table]:
    units: dict[Words, list[str]] = {}
    for words, unit in owed:
        units.setdefault(words, []).append(unit)
    rows = tuple(
        (*words, Toned(len(names)), Toned(_named(names, ledger))) for words, names in units.items()
    )
    if rows:
        yield Table(name, about, (*columns, *_COUNTED), rows)


def _named(names: list[str], ledger: Ledger) -> str:
    """The units, or all of them in a word."""
    return "tất cả" if len(names) == len(ledger.answers) > 1 else "; ".join(names)
