"""What of a task or a target was moved since it was first set, and why: nothing is moved unseen."""

from generator.language import Said
from generator.lazy import dataclass
from generator.plan import codes
from generator.plan.fields import LINE, Date, Day, Words
from generator.plan.goals import GOAL, Goal
from generator.plan.records import Record, Written, key
from generator.plan.source import Source, Text
from generator.plan.tasks import Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted(Written):
    """What a deadline or a target was, until a day; what it is now, the item itself says."""

    deadline: Day | Text | None = key(
        Deadline(), Said("thời hạn trước khi điều chỉnh", "the deadline as it was")
    )
    target: Goal | None = key(
        GOAL, Said("chỉ tiêu trước khi điều chỉnh", "the value to reach as it was")
    )
    date: Day = key(
        Date(), Said("áp dụng mức mới từ ngày", "from which day the new one holds"), required=True
    )
    reason: Text = key(LINE, Said("vì sao điều chỉnh", "why it was moved"), required=True)
    basis: Text | None = key(
        Words(example="Công văn số 45/UBND-NC ngày 30/3/2026"),
        Said("văn bản cho phép điều chỉnh", "the paper that it rests on"),
    )


_ONE_OF_BOTH = (
    Said(
        "mỗi lần điều chỉnh ghi đúng một: thoi_han hoặc chi_tieu trước đó",
        "each change has one of: the deadline or the target as it was",
    ),
    Said("Hai thứ cùng đổi thì ghi hai dòng.", "Where both were moved, write two."),
)


def _check_adjusted(moved: Adjusted, source: Source) -> None:
    if bool(moved.deadline) == bool(moved.target):
        source.report(moved.spot, codes.HISTORY, *_ONE_OF_BOTH)


ADJUSTED: Record[Adjusted] = Record(
    Adjusted, "adjusted", Said("một lần điều chỉnh", "a change"), check=_check_adjusted
)
