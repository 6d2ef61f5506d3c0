"""What came of a task or a target so far: its state, what was done, and the figures reached."""

from generator.language import Said
from generator.lazy import dataclass
from generator.plan import codes
from generator.plan.fields import Choice, Date, Day, ListOf, Number, Open, OrOpen, Words
from generator.plan.records import Record, Written, key
from generator.plan.source import Source, Text

RANK = Words(
    pattern=r"[0-9]{1,3}/[0-9]{1,3}",
    what=Said("hạng trên tổng số", "a rank of so many"),
    example="16/61",
)
SHORT_STATES = {"xong": "done", "dang": "in_progress", "chua": "not_started"}
"""What is typed in place of a state many times over."""
STATES = {"done": "hoan_thanh", "in_progress": "dang_thuc_hien", "not_started": "chua_thuc_hien"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Written):
    """What came of a task or a target; `late` if done, or not done, after its deadline.

    `unproven` if it is called done, needs evidence and has none: then `state` is no longer done.
    """

    state: str | None = key(
        Choice(STATES, SHORT_STATES), Said("nhiệm vụ đã đến đâu", "how far the task is"), blank=True
    )
    date: Day | None = key(Date(), Said("ngày hoàn thành", "the day it was done"), blank=True)
    value: Text | None = key(Number(), Said("giá trị đạt được", "the value reached"), blank=True)
    rank: Text | None = key(
        RANK, Said("hạng đạt được, ví dụ 14/34", "the rank reached, such as 14/34"), blank=True
    )
    group: Text | None = key(
        Words(), Said("nhóm đạt được, ví dụ Cao", "the group reached, such as Cao"), blank=True
    )
    text: Text | Open | None = key(
        OrOpen(Words(lines=True)), Said("kết quả bằng lời", "what came out, in words"), blank=True
    )
    evidence: tuple[Text, ...] = key(
        ListOf(Words(example="Kế hoạch số 15/KH-UBND ngày 20/3/2026"), one=True),
        Said(
            "minh chứng: số, ngày của văn bản, hoặc tệp",
            "what proves it: number and day of a paper, or a file",
        ),
        default=(),
        blank=True,
    )
    late: bool = False
    unproven: bool = False
    joint: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether nothing of it is filled in."""
        return not (self.state or self.value or self.rank or self.group or self.text)


_SAYS_NOTHING = (
    Said("kết quả chưa có nội dung", "the result says nothing"),
    Said("Thêm tinh_trang, gia_tri hoặc noi_dung.", "Add state, value or text."),
)
_NOT_DONE = (
    Said(
        "có ngày hoàn thành mà chưa hoàn thành",
        "it has a day on which it was done, and is not done",
    ),
    Said("Ghi tinh_trang: hoan_thanh, hoặc bỏ ngay.", "Write state: done, or leave date out."),
)


def check_outcome(outcome: Outcome, source: Source) -> None:
    """Reports an outcome that says nothing, or a day on which nothing was done."""
    if outcome.says_nothing:
        source.report(outcome.spot, codes.RESULT, *_SAYS_NOTHING)
    else:
        check_done(outcome, source)


def check_done(outcome: Outcome, source: Source) -> None:
    """Reports a day on which nothing was done."""
    if outcome.date and outcome.state != "done":
        source.report(outcome.spot, codes.RESULT, *_NOT_DONE)


OUTCOME: Record[Outcome] = Record(
    Outcome, "outcome", Said("một kết quả", "a result"), check=check_outcome
)
