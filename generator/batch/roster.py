"""Rosters: the units that a batch is for, from a table that the office keeps or the lists that the program ships."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from generator.batch.sheets import HEAD_ROWS, Row, read_rows
from generator.cascade.communes import (
    TYPES,
    UNITS_FILE,
    Commune,
    commune_named,
    known_communes,
    slug,
)
from generator.language import Said
from generator.problems import Problem, Rejected, Severity, Spot

COLUMNS = {
    "code": ("ma", "ma_don_vi", "ma_xa", "ma_dvhc", "code"),
    "name": ("ten", "ten_don_vi", "don_vi", "ten_xa", "name", "unit"),
    "type": ("loai", "loai_don_vi", "type"),
    "province": ("tinh", "tinh_thanh_pho", "province"),
}
"""What each column may be called, without diacritics; other columns are not read."""
_CODE = re.compile(r"[0-9A-Za-z]{1,12}")
_MAX_REPORTED = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of a roster: its code, and the line of the roster that it stands on."""

    code: str
    unit: Commune
    spot: Spot


@dataclass(frozen=True, slots=True)
class Roster:
    """The units that can be used, in order, and what is wrong with the other rows."""

    entries: tuple[Entry, ...]
    broken: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def shipped() -> dict[str, str]:
    """The provinces whose communes the program knows: `hung-yen` and what it is in full."""
    names = {row["province"] for row in _known()}
    return {slug(re.sub("^(tỉnh|thành phố) ", "", name)): name for name in sorted(names)}


def roster_csv(name: str) -> str:
    """The shipped roster `hung-yen` or `khanh-hoa` as a table to copy and keep."""
    rows = [row for row in _known() if row["province"] == shipped()[name]]
    lines = [
        f"{row['code']};{row['name']};{row['type']};{row['province']};{row['valid_from']}"
        for row in rows
    ]
    return "\n".join(["ma;ten;loai;tinh;tu_ngay", *lines, ""])


def read_roster(named: str) -> Roster:
    """The roster in the file `named`, or of the province that it names (`hung-yen`, `tỉnh Hưng Yên`).

    A row that cannot be used is a problem of its own; `Rejected` when the table as a whole is none, or one unit stands
    in it twice, under one code or under two.
    """
    path = Path(named)
    wanted = slug(re.sub(r"(?i)^(tỉnh|thành phố) ", "", " ".join(named.split())))
    if not path.exists() and (province := shipped().get(wanted)):
        rows = [row for row in _known() if row["province"] == province]
        here = Spot(named, 1, 1)
        return Roster(
            tuple(Entry(row["code"], commune_named(_full(row), here), here) for row in rows), ()
        )
    if not path.exists() and not path.suffix:
        message = Said(f"không có danh sách '{named}'", f"there is no roster '{named}'")
        known = ", ".join(shipped())
        advice = Said(
            f"Ghi tên tệp .csv, .xlsx, hoặc: {known}.",
            f"Name a .csv or .xlsx file, or one of: {known}.",
        )
        raise Rejected([Problem(Spot(named), "units/missing", message, advice=advice)])
    return _roster(path.as_posix(), read_rows(path, _is_head))


def _known() -> list[dict[str, str]]:
    with UNITS_FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _full(row: dict[str, str]) -> str:
    return f"{row['type']} {row['name']}"


def _roster(shown: str, rows: list[Row]) -> Roster:
    if not rows:
        message = Said("danh sách không có dòng nào", "the roster has no rows")
        raise Rejected([Problem(Spot(shown), "units/empty", message)])
    at = max(
        range(min(len(rows), HEAD_ROWS)),
        key=lambda at: (_is_head(rows[at][1]), len(_columns(rows[at][1]))),
    )
    line, head = rows[at]
    places = _places(Spot(shown, line, 1), head)
    entries: list[Entry] = []
    broken: list[Problem] = []
    unknown: list[Entry] = []
    notes: list[Problem] = []
    codes: dict[str, Entry] = {}
    units: dict[tuple[str, str], Entry] = {}
    twice: list[Problem] = []
    names = {row["code"]: _full(row) for row in _known()}
    for number, cells in rows[at + 1 :]:
        spot = Spot(shown, number, 1)
        values = {key: cells[at] if at < len(cells) else "" for key, at in places.items()}
        try:
            entry = _entry(spot, values)
        except Rejected as rejected:
            broken += rejected.problems
            continue
        # Two provinces may each have a commune of that name.
        same = units.setdefault(
            (entry.unit.full.casefold(), slug(values.get("province", ""))), entry
        )
        first = codes.setdefault(entry.code.casefold(), entry)
        if same is not entry:
            twice.append(_same_code(entry, first) if first is same else _same_unit(entry, same))
            continue
        if first is not entry:
            broken.append(_same_code(entry, first))
            continue
        entries.append(entry)
        if entry.code not in names and entry.unit.full not in known_communes():
            unknown.append(entry)
        if names.get(entry.code, entry.unit.full) != entry.unit.full:
            notes.append(_other_name(entry, names[entry.code]))
    if twice:
        raise Rejected(twice)
    if unknown:
        notes.append(_not_known(unknown))
    return Roster(tuple(entries), tuple(broken), tuple(notes[:_MAX_REPORTED]))


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    """The columns that a row names, and where they stand."""
    slugs = [slug(cell).replace("-", "_") for cell in cells]
    return {
        key: slugs.index(name)
        for key, names in COLUMNS.items()
        for name in reversed(names)
        if name in slugs
    }


def _is_head(cells: tuple[str, ...]) -> bool:
    return {"code", "name"} <= _columns(cells).keys()


def _places(spot: Spot, head: tuple[str, ...]) -> dict[str, int]:
    """In which column what stands; raises `Rejected` when code or name have none."""
    places = _columns(head)
    problems = []
    for key in ("code", "name"):
        if key not in places:
            vi = COLUMNS[key][0]
            message = Said(f"danh sách thiếu cột '{vi}'", f"the roster has no column '{vi}'")
            advice = Said(
                f"Một trong {HEAD_ROWS} dòng đầu ghi tên cột: ma, ten, loai, tinh. Dòng này là: {', '.join(head)[:120]}",
                f"One of the first {HEAD_ROWS} lines names the columns: ma, ten, loai, tinh. This is: {', '.join(head)[:120]}",
            )
            problems.append(Problem(spot, "units/column", message, advice=advice))
    if problems:
        raise Rejected(problems)
    return places


def _entry(spot: Spot, values: dict[str, str]) -> Entry:
    code, name, kind = values["code"], values["name"], values.get("type", "").lower()
    if not _CODE.fullmatch(code):
        message = (
            Said(
                f"mã đơn vị '{code[:40]}' không dùng được", f"the code '{code[:40]}' cannot be used"
            )
            if code
            else Said("thiếu mã đơn vị", "the code is missing")
        )
        advice = Said("Mã chỉ gồm chữ số, ví dụ 11977.", "A code is of digits, such as 11977.")
        raise Rejected([Problem(spot, "units/code", message, advice=advice)])
    # Excel drops the zeros in front of a number.
    code = code.zfill(5) if code.isdigit() else code
    if not name:
        message = Said("thiếu tên đơn vị", "the name is missing")
        raise Rejected(
            [
                Problem(
                    spot,
                    "units/name",
                    message,
                    advice=Said("Ghi tên, ví dụ xã Tân Hưng.", "Write it."),
                )
            ]
        )
    if kind and kind not in TYPES:
        message = Said(
            f"không có loại đơn vị '{kind[:40]}'", f"there is no kind of unit '{kind[:40]}'"
        )
        advice = Said(f"Một trong: {', '.join(TYPES)}.", f"One of: {', '.join(TYPES)}.")
        raise Rejected([Problem(spot, "units/type", message, advice=advice)])
    named = name if not kind or name.casefold().startswith(f"{kind} ") else f"{kind} {name}"
    return Entry(code, commune_named(named, spot), spot)


def _same_code(entry: Entry, first: Entry) -> Problem:
    line = first.spot.line
    message = Said(
        f"mã '{entry.code}' đã dùng ở dòng {line} ({first.unit.full})",
        f"the code '{entry.code}' is used on line {line} ({first.unit.full})",
    )
    advice = Said("Mỗi đơn vị một mã, một dòng.", "Give every unit one code and one line.")
    return Problem(entry.spot, "units/same-code", message, advice=advice)


def _same_unit(entry: Entry, first: Entry) -> Problem:
    message = Said(
        f"'{entry.unit.full}' đã có ở dòng {first.spot.line} với mã {first.code}, ở đây mã {entry.code}",
        f"'{entry.unit.full}' stands on line {first.spot.line} with the code {first.code}, here with {entry.code}",
    )
    advice = Said(
        "Xóa dòng sai; hai đơn vị trùng tên ở hai tỉnh thì ghi cột tinh.",
        "Delete the wrong line; of two in two provinces, fill in the column tinh.",
    )
    return Problem(entry.spot, "units/same-unit", message, advice=advice)


def _other_name(entry: Entry, known: str) -> Problem:
    message = Said(
        f"mã {entry.code} là của '{known}', ở đây ghi '{entry.unit.full}'",
        f"the code {entry.code} belongs to '{known}', here it is '{entry.unit.full}'",
    )
    return Problem(
        entry.spot,
        "units/other-name",
        message,
        Severity.WARNING,
        Said("Xem lại mã và tên.", "Look again."),
    )


def _not_known(entries: list[Entry]) -> Problem:
    some = ", ".join(entry.unit.full for entry in entries[:3])
    more = (
        Said(f" và {len(entries) - 3} đơn vị khác", f" and {len(entries) - 3} more")
        if len(entries) > 3
        else Said("", "")
    )
    message = Said(
        f"chưa có trong danh sách của chương trình: {some}{more.vi}",
        f"not in the program's list: {some}{more.en}",
    )
    return Problem(entries[0].spot, "units/not-listed", message, Severity.INFO)
