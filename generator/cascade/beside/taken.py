"""What of the office's plan stays with it, and what communes get though somebody else leads it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.cascade.derive import HAND_BLOCKS, MADE_BLOCKS
from generator.cascade.files import Office, office_tree
from generator.cascade.units import BLOCK_NAMES, PLAN_PARTS, Tree, Unit
from generator.cascade.values import Fields, one_line
from generator.export import cut_short
from generator.language import Said
from generator.problems import Problem, Severity, Spot

_BLOCKS = (*MADE_BLOCKS, *HAND_BLOCKS)
_LONGEST = 40
"""What has no id is named by so many letters."""
_OWN_WORDS = ("purpose", "requirements")
"""Parts that each commune writes itself, as the comments of its plan say."""
_LEFT = Said("{} mục ở lại với cấp trên ({})", "{} items stay with the office ({})")
_SHOWN = Said("{} bảng, biểu đồ, hình ở lại ({})", "{} tables, charts, pictures stay ({})")
_LEADING = Said(
    "{} lời dẫn đến bảng đã ở lại ({})", "{} sentences lead to tables that have stayed ({})"
)
_SUPPORTED = Said(
    "{} việc cơ quan khác chủ trì, xã chỉ phối hợp, không phải báo cáo thay ({})",
    "{} tasks that others lead and communes support only, with nothing to report for them ({})",
)
_LOOK = Said(
    "Xem một bản của xã: mục ở lại mà xã phải làm thì ghi rõ giao cho UBND các xã, phường ở kế hoạch "
    "này; lời dẫn thì viết lại, hoặc chép bảng sang bản của xã.",
    "Look at a commune's plan: of an item that stays and is meant for communes, say in this plan that "
    "it is theirs; write a sentence that leads to a table anew, or copy the table.",
)


def left_with_office(office: Office) -> Iterator[Problem]:
    """One note on what of the office's plan a commune does not have, and on what others lead."""
    left = _stayed(office)
    shown = [pair for pair in left if _is_shown(pair[0])]
    said = (
        (_LEFT, [_name(one) for one, _ in left if not _is_shown(one)]),
        (_SHOWN, [_name(one) for one, _ in shown]),
        (_LEADING, [_name(before) for _, before in shown if before]),
        (_SUPPORTED, _supported(office.view)),
    )
    told = [_named(words, names) for words, names in said if names]
    if told:
        spot = Spot(office.plan.spot.path)
        yield Problem(spot, "cascade/taken-over", Said.in_one(told), Severity.INFO, _LOOK)


def _stayed(office: Office) -> list[tuple[Unit, Unit | None]]:
    """What has stayed, in the order of the file, each with the sentence that leads to it."""
    _, tree = office_tree(office.source)
    here = {one.spot for one in office.view.walk()}
    tops = [one for part in PLAN_PARTS if part not in _OWN_WORDS for one in tree.parts[part]]
    return sorted(_left([*tops, *tree.outside], here), key=lambda one: one[0].spot)


def _left(units: Sequence[Unit], here: set[Spot]) -> Iterator[tuple[Unit, Unit | None]]:
    """The uppermost units that have stayed, each with the sentence that leads to it if that is
    here.
    """
    for before, unit in zip([None, *units], units, strict=False):
        if unit.spot in here:
            yield from _left(unit.below, here)
        else:
            leads = before and before.spot in here and before.says.rstrip("* ").endswith(":")
            yield unit, before if leads else None


def _is_shown(unit: Unit) -> bool:
    return any(key in unit.fields for key in _BLOCKS)


def _supported(view: Tree) -> list[str]:
    """What communes support, with who leads it."""
    return [f"{_name(one)}: {one_line(one.led_by)}" for one in view.walk() if one.led_by]


def _name(unit: Unit) -> str:
    """Its id, else how its heading or sentence begins, else where it stands."""
    block = next((unit.fields[one] for one in _BLOCKS if one in unit.fields), None)
    bare = isinstance(block, Fields) and block.by_name.keys().isdisjoint(BLOCK_NAMES)
    says = "" if bare else one_line(unit.fields.get("title")) or unit.says
    short = cut_short(" ".join(says.replace("*", "").split()).rstrip(":"), _LONGEST)
    return unit.id or (f"“{short}”" if short else f"{Path(unit.spot.path).name}:{unit.spot.line}")


def _named(words: Said, names: Sequence[str]) -> Said:
    return Said(*(each.format(len(names), "; ".join(names)) for each in words))
