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


def conflict_said(
    item: str, key: str, office: str | None, own: str | None, before: str | None
) -> Said:
    """What a conflict is about, in one line.

    "" for `key` is a whole item, None a side that left it out.
    """
    if key:
        vi = f"cấp trên {office or '(bỏ)'}, xã {own or '(bỏ)'}, trước đó {before or '(không có)'}"
        none = "(nothing)"
        en = f"the office {office or none}, the commune {own or none}, before {before or none}"
        return Said(f"{item}, '{key}': {vi}", f"{item}, '{key}': {en}")
    if office is None:
        return Said(
            f"{item}: cấp trên đã bỏ, xã còn ghi: {own}",
            f"{item}: the office took it out, the commune has: {own}",
        )
    if own is None:
        return Said(
            f"{item}: xã đã bỏ, cấp trên vừa sửa: {office}",
            f"{item}: the commune left it out, the office changed it: {office}",
        )
    return Said(
        f"{item}: hai bên cùng thêm mã này: cấp trên '{office}', xã '{own}' "
        "(đổi mã mục của xã để có cả hai)",
        f"{item}: both added this id: the office '{office}', the commune '{own}' "
        "(give yours another id to have both)",
    )


BASED_ON: Record[BasedOn] = Record(BasedOn, "based_on", Said("'theo_ke_hoach'", "'based_on'"))
CONFLICT: Record[Conflict] = Record(Conflict, "conflict", Said("một mục xung đột", "a conflict"))
