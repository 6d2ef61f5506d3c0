"""What came of a task or a target so far: its state, what was done, and the figures reached."""

from generator.language import Lang, Said, without_marks
from generator.lazy import dataclass
from generator.plan import codes
from generator.plan.fields import (
    PERCENT,
    Choice,
    Date,
    Day,
    ListOf,
    Number,
    Open,
    OrOpen,
    Schema,
    Words,
    iso_day,
)
from generator.plan.records import Record, Written, key
from generator.plan.source import Node, Source, Text, text_at

RANK = Words(
    pattern=r"[0-9]{1,3}/[0-9]{1,3}",
    what=Said("hạng trên tổng số", "a rank of so many"),
    example="16/61",
)
SHORT_STATES = {"xong": "done", "dang": "in_progress", "chua": "not_started"}
"""What is typed in place of a state many times over."""
STATES = {"done": "hoan_thanh", "in_progress": "dang_thuc_hien", "not_started": "chua_thuc_hien"}
TITLES = {"Hoàn thành": "done", "Đang thực hiện": "in_progress", "Chưa thực hiện": "not_started"}
"""What the list of the workbook offers."""
_ALSO = {"da hoan thanh": "done", "da xong": "done", "hoan tat": "done", "dang lam": "in_progress"}
_ALSO |= {"dang trien khai": "in_progress", "chua": "not_started", "chua trien khai": "not_started"}


def state_named(words: str) -> str:
    """The state that is meant, in a file or a workbook, by whatever words; "" of others."""
    folded = " ".join(without_marks(words).replace("_", " ").split()).rstrip(".")
    named = {without_marks(title): state for title, state in TITLES.items()}
    return (named | SHORT_STATES | _ALSO).get(folded, "")


@dataclass(frozen=True, slots=True)
class _State(Choice):
    """A state in the words of the file, or in those of the workbook."""

    def read(self, node: Node, source: Source) -> str | None:
        if named := state_named(text_at(node)):
            return named
        if (written := text_at(node)) in self.names:
            return written
        message = Said(f"'{written}' không phải tình trạng nào", f"'{written}' is no state")
        return source.report(node.spot, codes.CHOICE, message, _STATES_LISTED)


_STATES_LISTED = Said(
    f"Ghi xong, dang hoặc chua; hoặc như trong bảng Excel: {', '.join(TITLES)}.",
    f"One of: {', '.join(STATES)}.",
)


@dataclass(frozen=True, slots=True)
class _DayDone(Date):
    """A day as files have it, or as people write it: 20/3/2026."""

    def read(self, node: Node, source: Source) -> Day | None:
        iso = iso_day(text_at(node), False)
        return Date.read(self, Text(iso, node.spot) if iso else node, source)

    def schema(self, lang: Lang) -> Schema:
        own = Date.schema(self, lang)
        return own | {"pattern": rf"{own['pattern']}|^\d{{1,2}}/\d{{1,2}}/\d{{4}}$"}


@dataclass(frozen=True, slots=True)
class _Reached(Number):
    """A figure without its unit, which is the target's."""

    def read(self, node: Node, source: Source) -> Text | None:
        percent = PERCENT.fullmatch(text_at(node))
        if not percent:
            return Number.read(self, node, source)
        message = Said(f"'{percent[0]}' có dấu %", f"'{percent[0]}' has a % sign")
        advice = Said(
            f'Viết "{percent[1]}"; đơn vị đã có ở chỉ tiêu của kế hoạch.',
            f'Write "{percent[1]}"; the plan has the unit of the target.',
        )
        return source.report(node.spot, codes.FIGURE, message, advice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Written):
    """What came of a task or a target; `late` if done, or not done, after its deadline.

    `unproven` if it is called done, needs evidence and has none: then `state` is no longer done.
    """

    state: str | None = key(
        _State(STATES, SHORT_STATES | TITLES),
        Said("nhiệm vụ đã đến đâu", "how far the task is"),
        blank=True,
    )
    date: Day | None = key(_DayDone(), Said("ngày hoàn thành", "the day it was done"), blank=True)
    value: Text | None = key(_Reached(), Said("giá trị đạt được", "the value reached"), blank=True)
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
