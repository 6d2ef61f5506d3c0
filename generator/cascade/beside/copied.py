"""What of the office's targets is its own, and yet stands in the plan of every commune."""

from collections.abc import Iterator, Sequence

from generator.language import Said
from generator.plan.items import Target
from generator.plan.model import Plan
from generator.plan.walk import targets_of
from generator.problems import Problem, Severity, Spot
from generator.wording.communes import counts_communes

_LONGEST = 40
"""A target without an id is named by so many letters."""
_COUNTING = Said("{} chỉ tiêu đếm số xã ({})", "{} targets count communes ({})")
_FOR_ONE = Said(
    "chỉ tiêu đếm số xã thì viết lại cho một xã, hoặc chuyển sang phụ lục",
    "say of one commune what a target counts of all, or move it to an appendix",
)
_BASED = Said(
    "{} chỉ tiêu mang theo hiện trạng của cấp trên ({})",
    "{} targets bring the office's baseline along ({})",
)
_OF_ITS_OWN = Said(
    "hiện trạng thì từng xã sửa thành số của mình, cập nhật sau không đổi lại; "
    "không cần chép thì bỏ hien_trang",
    "each commune puts its own baseline, which updates keep; take baseline out where none is to go",
)
_SO = Said("kế hoạch nào của xã cũng chép như vậy", "every commune's plan has them so")


def copied_figures(plan: Plan) -> Iterator[Problem]:
    """One note on the targets that count communes, and on those that say what the office's was."""
    targets = targets_of(plan)
    told = (
        ([*filter(_counts, targets)], _COUNTING, _FOR_ONE),
        ([one for one in targets if one.baseline], _BASED, _OF_ITS_OWN),
    )
    some = [row for row in told if row[0]]
    if some:
        message = Said.in_one([*(_counted(found, what) for found, what, _ in some), _SO])
        advice = Said.in_one(advice for _, _, advice in some)
        spot = Spot(plan.spot.path)
        yield Problem(spot, "cascade/copied-figures", message, Severity.INFO, advice)


def _counts(target: Target) -> bool:
    return any(map(counts_communes, (_words(target), f"số {target.unit or ''}")))


def _words(target: Target) -> str:
    """What it measures, else its sentence."""
    return f"{target.indicator or target.sentence or ''}"


def _counted(targets: Sequence[Target], what: Said) -> Said:
    names = [f"{one.id}" if one.id else f"“{_words(one)[:_LONGEST]}”" for one in targets]
    return Said(*(words.format(len(targets), ", ".join(names)) for words in what))
