"""Where a plan comes from: the office's plan, and what is not yet settled between the two."""

from generator.language import Said
from generator.lazy import dataclass
from generator.plan.fields import LINE, LINES, Date, Day, Whole, Words
from generator.plan.items import ID
from generator.plan.records import Record, Written
from generator.plan.records import key as field_of
from generator.plan.source import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BasedOn(Written):
    """The office's plan that this one was copied from, in the version that it follows."""

    id: Text = field_of(
        ID, Said("mã kế hoạch của cấp trên", "the id of the office's plan"), required=True
    )
    version: int = field_of(
        Whole(1, 9999),
        Said("phiên bản đã nhận của kế hoạch đó", "the version of it that was taken over"),
        required=True,
    )
    unit: Text = field_of(
        Words(example="xã Tân Hưng"),
        Said("đơn vị lập kế hoạch này", "the unit that this plan is for"),
        required=True,
    )
    number: Text | None = field_of(
        LINE, Said("số, ký hiệu của kế hoạch đó", "the number and symbol of that plan")
    )
    date: Day | None = field_of(
        Date(partial=True), Said("ngày ban hành kế hoạch đó", "the day of issue of that plan")
    )
    file: Text | None = field_of(
        LINE, Said("tệp của kế hoạch đó, tính từ tệp này", "its file, seen from this one")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Written):
    """What both sides changed; without `key` a whole item, which a side may have left out."""

    item: Text = field_of(
        LINES,
        Said("mã của mục, hoặc câu mở đầu của mục", "the item's id, or how it begins"),
        required=True,
    )
    key: Text | None = field_of(LINE, Said("khóa mà hai bên cùng sửa", "the key that both changed"))
    office: Text | None = field_of(LINES, Said("nội dung của cấp trên", "what the office says"))
    own: Text | None = field_of(LINES, Said("nội dung của xã", "what the commune says"))
    before: Text | None = field_of(
        LINES, Said("nội dung trước khi hai bên sửa", "what stood there before")
    )


BASED_ON: Record[BasedOn] = Record(BasedOn, "based_on", Said("'theo_ke_hoach'", "'based_on'"))
CONFLICT: Record[Conflict] = Record(Conflict, "conflict", Said("một mục xung đột", "a conflict"))
