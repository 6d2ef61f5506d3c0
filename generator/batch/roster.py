"""Rosters: the units that a batch is for.

From a table that the office keeps or the lists that the program ships.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.batch.columns import COLUMNS, NEEDED, SHOWN
from generator.batch.known import candidates
from generator.batch.sheets import HEAD_ROWS, Row, read_rows
from generator.batch.shipped import communes_of, which_province
from generator.cascade.communes import TYPES, Commune, commune_named
from generator.language import Said
from generator.law.divisions import (
    Division,
    divisions,
    divisions_by_name,
    known_as,
    province_called,
    slug,
)
from generator.law.wording import short_date
from generator.lazy import dataclass, regex
from generator.problems import Problem, Rejected, Severity, Spot, refused

_CODE = regex(r"[0-9A-Za-z]{1,12}")
_SUM = regex(r"(?i)(?:tổng (?:cộng|số)|(?:tổng|cộng)\s*(?:$|[:(\d]))")
"""How a row begins that adds up the rows above, and is no unit."""
_ASIDE = regex(r"\(.*\)")
"""What the name of a column says in brackets of what stands in it."""
_ZERO_LOST = regex(r"^(?=[1-9]\d{8,9}$)")
"""Where Excel dropped the 0 with which a telephone number begins."""
_MAX_REPORTED = 200
_MOST_NAMESAKES, _MOST_BELOW = 4, 5


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit of a roster: its code, the line that it stands on, its province if it is known, the
    code as it is written there, its telephone and whom to ask for if the roster has them.
    """

    code: str
    unit: Commune
    spot: Spot
    province: str = ""
    written: str = ""
    phone: str = ""
    contact: str = ""

    def may_be(self, namesake: "Listed") -> bool:
        """Whether both are one unit: two provinces may each have a commune of that name."""
        return self.province == namesake.province or "" in (self.province, namesake.province)


@dataclass(frozen=True, slots=True)
class Roster:
    """The units that can be used, in order, and what is wrong with the other rows; `named` is how
    the roster was named."""

    entries: tuple[Listed, ...]
    broken: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    named: str = ""


def read_roster(named: str) -> Roster:
    """The roster in the file `named`, or of the province that it names.

    Such as `hung-yen` or `tỉnh Hưng Yên`. A row that cannot be used is a problem of its own;
    `Rejected` when the table as a whole is none, or one unit stands in it twice, under one code
    or under two.
    """
    path = Path(named)
    # A folder is no roster: `hung-yen` may be where the last batch was written.
    if not path.is_file() and (province := province_called(named)):
        here = Spot(named, 1, 1)
        units = ((one.code, commune_named(one.full, here)) for one in communes_of(province))
        listed = tuple(Listed(code, unit, here, province.full) for code, unit in units)
        return Roster(listed, (), named=province.slug)
    if path.exists() or path.suffix.lower() in (".csv", ".xlsx"):
        return _roster(path.as_posix(), read_rows(path, _is_head))
    raise refused(
        Spot(named),
        "units/missing",
        Said(f"không có danh sách '{named}'", f"there is no roster '{named}'"),
        which_province(named),
    )


def _roster(shown: str, rows: list[Row]) -> Roster:
    if not rows:
        message = Said("danh sách không có dòng nào", "the roster has no rows")
        raise refused(Spot(shown), "units/empty", message)
    at = max(
        range(min(len(rows), HEAD_ROWS)),
        key=lambda at: (_is_head(rows[at][1]), len(_columns(rows[at][1]))),
    )
    places = _places(Spot(shown, rows[at][0], 1), rows[at][1])
    listed: list[Listed] = []
    broken: list[Problem] = []
    foot: list[tuple[Spot, str, Sequence[Problem]]] = []
    for number, cells in rows[at + 1 :]:
        values = {key: cells[at] if at < len(cells) else "" for key, at in places.items()}
        spot = Spot(shown, number, 1)
        if _adds_up(cells, values):
            continue
        try:
            listed.append(_entry(spot, values))
            broken += [problem for _, _, problems in foot for problem in problems]
            foot = []
        except Rejected as rejected:
            if _names_none(cells, values):
                foot.append((spot, " ".join(filter(None, cells)), rejected.problems))
            else:
                broken += rejected.problems
    coded, uncertain = _with_codes(listed)
    entries, same_codes = _distinct(coded)
    broken = sorted([*broken, *uncertain, *same_codes], key=lambda one: one.spot)
    told = [*_below([one[:2] for one in foot]), *_found_codes(listed, entries), *_notes(entries)]
    notes = tuple(told[:_MAX_REPORTED])
    return Roster(tuple(entries), tuple(broken), notes, shown)


def _adds_up(cells: tuple[str, ...], values: dict[str, str]) -> bool:
    """Whether a row, that is of no unit with a code or kind, begins as one that adds up."""
    if _CODE.fullmatch(values.get("code", "")) or values.get("type"):
        return False
    return bool(_SUM.match(next((cell for cell in cells if cell and not cell.isdigit()), "")))


def _names_none(cells: tuple[str, ...], values: dict[str, str]) -> bool:
    """Whether a row that cannot be used names no unit: it has no number, code or kind, and what
    stands for a name is none of a commune. Below the last unit such rows are signatures and notes."""
    if values.get("code") or values.get("type") or any(map(str.isdigit, cells)):
        return False
    full = (known_as(f"{kind} {values['name']}") for kind in TYPES)
    return not any(one in divisions_by_name() for one in full)


def _below(foot: list[tuple[Spot, str]]) -> list[Problem]:
    """One note of the rows below the last unit that are none."""
    if not foot:
        return []
    words = "; ".join(f"“{words}”" for _, words in foot[:_MOST_BELOW])
    more = ", …" * (len(foot) > _MOST_BELOW)
    message = Said(
        f"{len(foot)} dòng dưới đơn vị cuối cùng không nêu đơn vị nào, được bỏ qua: {words}{more}",
        f"{len(foot)} rows below the last unit name none and are passed over: {words}{more}",
    )
    return [Problem(foot[0][0], "units/below", message, Severity.INFO)]


def _with_codes(listed: list[Listed]) -> tuple[list[Listed], list[Problem]]:
    """The units that have a code, or get it by the program's own list; and the others, told."""
    found = candidates([(one.unit.plain, one.province) for one in listed])
    pairs = list(zip(listed, found, strict=True))
    coded = [
        one if one.code else _as_known(one, known[0])
        for one, known in pairs
        if one.code or len(known) == 1
    ]
    return coded, [_no_code(one) for one, known in pairs if not one.code and len(known) != 1]


def _as_known(entry: Listed, known: Division) -> Listed:
    return replace(entry, code=known.code, written=known.code, province=known.province.full)


def _distinct(listed: list[Listed]) -> tuple[list[Listed], list[Problem]]:
    """The units, each once, namesakes with their provinces; and the codes that two units share.

    Raises `Rejected` when one unit stands there twice.
    """
    entries: list[Listed] = []
    broken: list[Problem] = []
    twice: list[Problem] = []
    codes: dict[str, Listed] = {}
    units: dict[str, list[Listed]] = {}
    for entry in listed:
        alike = units.setdefault(known_as(entry.unit.plain), [])
        same = next((one for one in alike if one.may_be(entry)), None)
        first = codes.setdefault(entry.code.casefold(), entry)
        if same:
            twice.append(_same_code(entry, first) if first is same else _same_unit(entry, same))
        elif first is not entry:
            broken.append(_same_code(entry, first))
        else:
            entries.append(entry)
            alike.append(entry)
    if twice:
        raise Rejected(twice)
    many = {name for name, alike in units.items() if len(alike) > 1}
    named = (_with_province(one) if known_as(one.unit.plain) in many else one for one in entries)
    return list(named), broken


def _with_province(entry: Listed) -> Listed:
    return replace(entry, unit=replace(entry.unit, province=entry.province))


def _notes(entries: list[Listed]) -> list[Problem]:
    """What of the units is not as the program knows it."""
    codes = {one.code: one for one in divisions()}
    others = {one.other_code: one for one in divisions() if one.other_code}
    notes = _longer_codes(entries)
    unknown: list[Listed] = []
    for entry in entries:
        has, meant = codes.get(entry.code), others.get(entry.code)
        if has and _is(entry, has):
            continue
        if meant and _is(entry, meant):
            notes.append(_other_code(entry, meant))
        elif has:
            notes.append(_other_name(entry, has))
        elif known_as(entry.unit.plain) not in divisions_by_name():
            unknown.append(entry)
    return [*notes, _not_known(unknown)] if unknown else notes


def _is(entry: Listed, known: Division) -> bool:
    return known_as(entry.unit.plain) == known_as(known.full)


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    """The columns that a row names, and where they stand."""
    slugs = [slug(_ASIDE.sub("", cell)).replace("-", "_") for cell in cells]
    return {
        key: slugs.index(name)
        for key, names in COLUMNS.items()
        for name in reversed(names)
        if name in slugs
    }


def _is_head(cells: tuple[str, ...]) -> bool:
    return {*NEEDED} <= _columns(cells).keys()


def _places(spot: Spot, head: tuple[str, ...]) -> dict[str, int]:
    """In which column what stands; raises `Rejected` when the names have none."""
    places = _columns(head)
    if _is_head(head):
        return places
    this = ", ".join(head)[:120]
    advice = Said(
        f"Một trong {HEAD_ROWS} dòng đầu ghi tên cột: {SHOWN.vi}. Dòng này là: {this}",
        f"One of the first {HEAD_ROWS} lines names the columns: {SHOWN.en}. This is: {this}",
    )
    message = Said(
        "danh sách thiếu cột “Tên đơn vị”", "the roster has no column “Tên đơn vị” (name)"
    )
    raise refused(spot, "units/column", message, advice)


def _entry(spot: Spot, values: dict[str, str]) -> Listed:
    code, name, kind = values.get("code", ""), values["name"], values.get("type", "").lower()
    if code and not _CODE.fullmatch(code):
        message = Said(
            f"mã đơn vị '{code[:40]}' không dùng được", f"the code '{code[:40]}' cannot be used"
        )
        advice = Said("Mã chỉ gồm chữ số, ví dụ 11977.", "A code is of digits, such as 11977.")
        raise refused(spot, "units/code", message, advice)
    # Excel drops all zeros in front of a number; one that is there says that none was dropped.
    code = code if code.startswith("0") or not code.isdigit() else code.zfill(5)
    if not name:
        message = Said("thiếu tên đơn vị", "the name is missing")
        advice = Said("Ghi tên, ví dụ xã Tân Hưng.", "Write it.")
        raise refused(spot, "units/name", message, advice)
    if kind and kind not in TYPES:
        message = Said(
            f"không có loại đơn vị '{kind[:40]}'", f"there is no kind of unit '{kind[:40]}'"
        )
        advice = Said(f"Một trong: {', '.join(TYPES)}.", f"One of: {', '.join(TYPES)}.")
        raise refused(spot, "units/type", message, advice)
    named = name if not kind or name.casefold().startswith(f"{kind} ") else f"{kind} {name}"
    unit = commune_named(named, spot)
    province = _province(code, unit, values)
    phone = _ZERO_LOST.sub("0", values.get("phone", ""))
    written = values.get("code", "")
    contact = values.get("contact", "")
    return Listed(code, replace(unit, province=""), spot, province, written, phone, contact)


def _province(code: str, unit: Commune, values: dict[str, str]) -> str:
    """The province as the row has it, else that of the unit which has this code."""
    written = values.get("province", "") or unit.province
    if written:
        province = province_called(written)
        return province.full if province else written
    alike = divisions_by_name().get(known_as(unit.plain), ())
    return next((one.province.full for one in alike if one.code == code), "")


def _no_code(entry: Listed) -> Problem:
    """Why a unit without a code is not known for certain."""
    name = entry.unit.plain
    alike = divisions_by_name().get(known_as(name), ())
    where = ", ".join(one.province.full for one in alike[:_MOST_NAMESAKES])
    message = Said(
        f"'{name}' chưa có mã, và không có trong danh sách của chương trình",
        f"'{name}' has no code, and is not in the program's list",
    )
    if alike:
        message = Said(
            f"'{name}' chưa có mã; đơn vị tên ấy có ở: {where}",
            f"'{name}' has no code; units of that name are in: {where}",
        )
    advice = Said(
        "Xem lại tên, hoặc ghi thêm cột “Tỉnh” hay “Mã xã”.",
        "Look at the name, or add a column “Tỉnh” (province) or “Mã xã” (code).",
    )
    return Problem(entry.spot, "units/code", message, advice=advice)


def _found_codes(listed: list[Listed], entries: list[Listed]) -> list[Problem]:
    """One note of the units that got their codes from the program's own list."""
    without = {one.spot for one in listed if not one.code}
    found = [one for one in entries if one.spot in without]
    if not found:
        return []
    where = ", ".join(dict.fromkeys(one.province for one in found))
    message = Said(
        f"{len(found)} đơn vị không ghi mã, được lấy mã theo danh sách của chương trình: {where}",
        f"{len(found)} units without a code have that of the program's list: {where}",
    )
    return [Problem(found[0].spot, "units/codes-found", message, Severity.INFO)]


def _same_code(entry: Listed, first: Listed) -> Problem:
    line = first.spot.line
    message = Said(
        f"mã '{entry.code}' đã dùng ở dòng {line} ({first.unit.full})",
        f"the code '{entry.code}' is used on line {line} ({first.unit.full})",
    )
    advice = Said("Mỗi đơn vị một mã, một dòng.", "Give every unit one code and one line.")
    return Problem(entry.spot, "units/same-code", message, advice=advice)


def _same_unit(entry: Listed, first: Listed) -> Problem:
    name, line = entry.unit.full, first.spot.line
    message = Said(
        f"'{name}' đã có ở dòng {line} với mã {first.code}, ở đây mã {entry.code}",
        f"'{name}' stands on line {line} with the code {first.code}, here with {entry.code}",
    )
    advice = Said(
        "Xóa dòng sai; hai đơn vị trùng tên ở hai tỉnh thì ghi cột “Tỉnh”.",
        "Delete the wrong line; of two in two provinces, fill in the column “Tỉnh”.",
    )
    return Problem(entry.spot, "units/same-unit", message, advice=advice)


def _longer_codes(entries: list[Listed]) -> list[Problem]:
    """One note that codes which the program does not know have got zeros in front."""
    known = {one.code for one in divisions()}
    longer = (one for one in entries if one.code != one.written and one.code not in known)
    if (first := next(longer, None)) is None:
        return []
    old, new = first.written, first.code
    message = Said(
        f"mã ngắn hơn 5 chữ số được thêm số 0 ở trước, như Excel bỏ mất: {old} → {new}",
        f"codes shorter than 5 digits get the zeros that Excel drops: {old} → {new}",
    )
    advice = Said(
        f"Mã của riêng mình thì ghi sẵn số 0 hoặc một chữ cái ở đầu: 0{old}, X{old}.",
        f"Write codes of your own with a zero or a letter in front: 0{old}, X{old}.",
    )
    return [Problem(first.spot, "units/longer-code", message, Severity.INFO, advice)]


def _other_code(entry: Listed, known: Division) -> Problem:
    message = Said(
        f"{known.full} có mã {known.code}; {entry.code} là mã của danh sách khác",
        f"{known.full} has the code {known.code}; {entry.code} is that of another list",
    )
    advice = Said(
        f"Dùng mã {known.code}; đã phát hành bằng mã kia thì giữ.",
        f"Use {known.code}, unless the other is in use.",
    )
    return Problem(entry.spot, "units/other-code", message, Severity.WARNING, advice)


def _other_name(entry: Listed, known: Division) -> Problem:
    since = short_date(known.since)
    message = Said(
        f"mã {entry.code} là của '{known.full}' ({known.province.full}, từ {since}),"
        f" ở đây ghi '{entry.unit.full}'",
        f"the code {entry.code} belongs to '{known.full}' ({known.province.full}, since {since}),"
        f" here it is '{entry.unit.full}'",
    )
    advice = Said("Xem lại mã và tên.", "Look again.")
    return Problem(entry.spot, "units/other-name", message, Severity.WARNING, advice)


def _not_known(entries: list[Listed]) -> Problem:
    named = ", ".join(entry.unit.full for entry in entries)
    message = Said(
        f"chưa có trong danh sách của chương trình: {named}",
        f"not in the program's list: {named}",
    )
    return Problem(entries[0].spot, "units/not-listed", message, Severity.INFO)
