"""The rosters that the program has of itself: the communes of each province."""

from collections import Counter
from difflib import get_close_matches

from generator.cascade.communes import TYPES
from generator.language import Said
from generator.law.divisions import (
    Division,
    Province,
    bare_name,
    divisions,
    province_called,
    provinces,
    slug,
)
from generator.wording.units import ABOLISHED

_FOR_EXAMPLE = Said(
    "Ghi tên tệp .csv, .xlsx, hoặc tên một tỉnh, thành phố, ví dụ hung-yen, ha-noi"
    " (rosters/README.md có đủ 34).",
    "Name a .csv or .xlsx file or a province, such as hung-yen, ha-noi"
    " (rosters/README.md has all 34).",
)


def communes_of(province: Province) -> list[Division]:
    """Its communes by their codes."""
    return [one for one in divisions() if one.province is province]


def which_province(named: str) -> Said:
    """What to write instead of a name that no province has today."""
    for old, row in ABOLISHED.items():
        if bare_name(old) == bare_name(named) and (now := province_called(row.new)):
            return Said(
                f"{old} nay thuộc {now.full} ({row.article}): --units {now.slug}.",
                f"{old} is part of {now.full} now ({row.article}): --units {now.slug}.",
            )
    near = get_close_matches(slug(named), [one.slug for one in provinces()], 1, 0.75)
    return Said(f"Có phải {near[0]}?", f"Did you mean {near[0]}?") if near else _FOR_EXAMPLE


def roster_csv(province: Province) -> str:
    """The roster of the province as a table to copy and keep."""
    lines = ["ma;ten;loai;tinh;tu_ngay"]
    for one in communes_of(province):
        day = one.since.isoformat()
        lines.append(";".join((one.code, one.name, one.type, province.full, day)))
    return "\n".join([*lines, ""])


def contents() -> str:
    """The table of all of them, in Markdown."""
    kinds = {one: Counter(unit.type for unit in communes_of(one)) for one in provinces()}
    rows = [
        ["`--units`", "Tỉnh, thành phố", "Mã", *TYPES],
        ["---"] * (3 + len(TYPES)),
        *([f"`{one.slug}`", one.full, one.code, *_shown(count)] for one, count in kinds.items()),
        ["", "Cả nước", "", *_shown(sum(kinds.values(), Counter()))],
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _shown(count: Counter[str]) -> list[str]:
    return [f"{count[kind]:,}".replace(",", ".") if count[kind] else "" for kind in TYPES]
