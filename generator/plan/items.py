"""What stands in a plan: items numbered by depth, targets, parts, and the headings over them."""

import re

from generator.language import Said
from generator.law import papi
from generator.lazy import dataclass
from generator.plan import codes
from generator.plan.blocks import (
    BLOCKS,
    CHART,
    IMAGE,
    PART_NAME,
    TABLE,
    TARGET_TABLE,
    TASK_TABLE,
    Block,
    ChartBlock,
    HandTable,
    ImageBlock,
    TargetTable,
    TaskTable,
)
from generator.plan.fields import (
    LINE,
    LINES,
    Choice,
    Day,
    Later,
    ListOf,
    Money,
    Open,
    OrOpen,
    Words,
)
from generator.plan.goals import BASELINE, CHANGE, GOAL, Baseline, Change, Goal, with_percent_unit
from generator.plan.records import Record, Written, alias, key, task_key
from generator.plan.reports.history import ADJUSTED, Adjusted
from generator.plan.reports.outcome import OUTCOME, Outcome
from generator.plan.reports.rolled import ROLLED_CHART, ROLLED_TABLE, RolledBlock
from generator.plan.source import Source, Text
from generator.plan.tasks import TASK_FIELDS

ID = Words(
    pattern=r"[A-Za-z0-9][A-Za-z0-9_.-]*",
    what=Said("mã (chữ không dấu, số, gạch)", "an id"),
    example="NV01",
)

CODE = Words(
    pattern=r"[a-z0-9-]+/[a-z0-9-]+",
    what=Said("mã quy tắc", "the code of a rule"),
    example="dia-danh-thoi-gian/place",
)

DIMENSION = Words(
    pattern="|".join(map(re.escape, papi.CODES)),
    what=Said("lĩnh vực PAPI", "a PAPI dimension"),
    example="D3",
)

MARK_NAMES = {
    "phan": "phan",
    "chuong": "chuong",
    "dieu": "dieu",
    "upper": "chu_hoa",
    "roman": "la_ma",
    "arabic": "so",
    "decimal": "so_cap",
    "letter": "chu_cai",
    "paren": "so_ngoac",
    "dash": "gach",
    "plus": "cong",
    "star": "sao",
    "none": "khong",
}
YES_NO = {"yes": "co", "no": "khong"}
RULES = {"fixed": "co_dinh", "minimum": "toi_thieu", "suggested": "goi_y", "free": "tu_do"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Written):
    """A finding of the checker that the office knows of and lets stand, and why."""

    code: Text = key(
        CODE,
        Said("mã quy tắc, ví dụ dia-danh-thoi-gian/place", "the code of the rule"),
        required=True,
    )
    reason: Text = key(LINE, Said("vì sao chấp nhận", "why it may stand"), required=True)


ACCEPTED: Record[Accepted] = Record(Accepted, "accepted", Said("'chap_nhan'", "'accepted'"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Written):
    """A numbered piece of text with what stands below it; a `paragraph` has no number."""

    id: Text | None = key(
        ID,
        Said(
            "mã của mục, để dẫn chiếu bằng [[mã]]; báo cáo và bản của xã nhận ra mục theo mã",
            "its id, for [[id]]; reports and copies know it by that",
        ),
    )
    title: Text | None = key(
        LINE, Said("tiêu đề trên dòng riêng, hoặc trước dấu hai chấm", "a heading")
    )
    text: Text | Open | None = key(OrOpen(LINES), Said("nội dung", "the text"))
    paragraph: Text | None = key(
        LINES, Said("đoạn văn không đánh số", "a paragraph without a number")
    )
    no: Text | None = key(
        LINE,
        Said(
            "số thứ tự trong bảng nhiệm vụ, khi không theo thứ tự",
            "its number in a table of tasks, where it is not the next",
        ),
    )
    marks: str | None = key(
        Choice(MARK_NAMES), Said("kiểu đánh số của các mục con", "how the items below are numbered")
    )
    items: tuple["Item", ...] = key(
        ListOf(Later(lambda: ITEM)), Said("các mục con", "the items below"), default=()
    )
    rule: str | None = key(
        Choice(RULES), Said("cấp dưới được sửa mục này đến đâu", "what a copy may change")
    )
    lead: tuple[Text, ...] | Open = task_key("lead")
    support: tuple[Text, ...] | Open = task_key("support")
    deadline: Day | Text | Open | None = task_key("deadline")
    product: Text | Open | None = task_key("product")
    monitor: Text | None = task_key("monitor")
    budget: Text | None = task_key("budget")
    note: Text | None = task_key("note")
    amount: int | None = key(
        Money(),
        Said(
            "số tiền của câu, đồng; in bằng số và bằng chữ",
            "an amount, đồng; printed in figures and in words",
        ),
    )
    dimension: Text | None = key(
        DIMENSION,
        Said(
            "lĩnh vực PAPI: D1 … D8, 1.1 … 8.3; tong là chỉ số tổng hợp",
            "PAPI dimension, part or total",
        ),
    )
    table: HandTable | None = key(
        TABLE, Said("một bảng kẻ tay, có cột và dòng", "a table of columns and rows")
    )
    task_table: TaskTable | None = key(
        TASK_TABLE, Said("bảng nhiệm vụ lấy từ kế hoạch", "the plan's tasks as a table")
    )
    target_table: TargetTable | None = key(
        TARGET_TABLE, Said("bảng chỉ tiêu lấy từ kế hoạch", "the plan's targets as a table")
    )
    chart: ChartBlock | None = key(
        CHART, Said("biểu đồ hiện trạng và chỉ tiêu", "a chart of baseline and target")
    )
    rolled_table: RolledBlock | None = key(
        ROLLED_TABLE,
        Said("bảng số liệu lấy từ tổng hợp báo cáo các đơn vị", "a table of the rollup"),
    )
    rolled_chart: RolledBlock | None = key(
        ROLLED_CHART, Said("biểu đồ lấy từ tổng hợp báo cáo các đơn vị", "a chart of the rollup")
    )
    image: ImageBlock | None = key(IMAGE, Said("một hình lấy từ tệp ảnh", "a picture of a file"))
    result: Outcome | None = key(
        OUTCOME, Said("kết quả, trong báo cáo", "what came of it, in a report")
    )
    needs_evidence: str | None = key(
        Choice(YES_NO),
        Said(
            "nhiệm vụ này và các mục con chỉ được coi là xong khi có minh chứng: co, khong",
            "whether it, and what is below it, is done only with evidence",
        ),
    )
    history: tuple[Adjusted, ...] = key(
        ListOf(ADJUSTED, one=True),
        Said("các lần điều chỉnh thời hạn, chỉ tiêu", "what was moved, when and why"),
        default=(),
    )
    accepted: tuple[Accepted, ...] = key(
        ListOf(ACCEPTED),
        Said("phát hiện ở mục này được chấp nhận, kèm lý do", "findings here that may stand"),
        default=(),
    )

    @property
    def block(self) -> Block | None:
        """The table, chart or picture that the item is, if it is none of sentences."""
        return self.table or self.task_table or self.target_table or self.chart or self.image

    @property
    def sentence(self) -> Text | Open | None:
        """The sentence of its own that it has beside a title, numbered or not."""
        return self.paragraph or self.text

    @property
    def speaks(self) -> bool:
        """Whether it has a sentence of its own."""
        return bool(self.sentence)

    @property
    def heading(self) -> Text | None:
        """The title; an item that says nothing of its own bears the name of its PAPI dimension."""
        if self.title or self.speaks or not self.dimension:
            return self.title
        return Text(papi.name(self.dimension.value), self.dimension.spot)

    @property
    def first_deadline(self) -> Day | Text | Open | None:
        """The deadline as it was set first, however often it was moved since."""
        return next((one.deadline for one in self.history if one.deadline), self.deadline)

    @property
    def is_task(self) -> bool:
        """Whether it says who does something, until when, or what comes out."""
        return any(getattr(self, name) for name in TASK_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Item):
    """An item that also states a figure to reach; the items below it may do so too."""

    items: tuple["Target", ...] = key(
        ListOf(Later(lambda: TARGET)), Said("các mục con", "the items below"), default=()
    )
    indicator: Text | None = key(LINE, Said("tên chỉ số, chỉ tiêu", "the indicator"))
    baseline: Baseline | None = key(BASELINE, Said("hiện trạng: năm, giá trị", "the value so far"))
    target: Goal | None = key(GOAL, Said("chỉ tiêu: tu, khong_qua hoặc dat", "the value to reach"))
    change: Change | None = key(CHANGE, Said("mức tăng so với hiện trạng", "the rise since then"))
    unit: Text | None = key(LINE, Said("đơn vị: điểm, %, bậc", "the unit"))

    @property
    def speaks(self) -> bool:
        """Whether it has a sentence of its own, typed or made of its figures."""
        return bool(self.sentence or self.indicator or self.target or self.change)

    @property
    def so_far(self) -> Text | None:
        """The figure of its baseline."""
        return self.baseline.value if self.baseline else None

    @property
    def to_reach(self) -> Text | None:
        """The figure of its goal, however it is compared."""
        return self.target.figure if self.target else None

    @property
    def drawable(self) -> bool:
        """Whether it has a figure now and one to reach, as a chart needs."""
        return bool(self.so_far and self.to_reach)


_SAYS_NOTHING = (
    Said("mục không có nội dung", "the item says nothing"),
    Said(
        "Thêm noi_dung, tieu_de hoặc doan; nếu khóa này là của mục ở trên thì bỏ dấu '-'.",
        "Add text, title or paragraph; if this key belongs to the item above, take the '-' away.",
    ),
)
_NO_TARGET = (
    Said("chỉ số chưa có chỉ tiêu", "the indicator has no value to reach"),
    Said("Thêm chi_tieu: {tu: …}.", "Add target: {at_least: …}."),
)
_SAYS_FOR_ITSELF = ("title", "text", "dimension", "indicator")
_NOT_BESIDE_A_BLOCK = (
    *_SAYS_FOR_ITSELF,
    *("items", "marks", "amount"),
    *("baseline", "target", "unit"),
)


def _has(item: Item, names: tuple[str, ...]) -> bool:
    return any(getattr(item, name, None) for name in names)


def _not_beside(block: Item) -> tuple[str, ...]:
    """What a block has not beside it; below a table of tasks, or of targets, are those that it
    alone shows."""
    shows = bool((block.task_table and not block.task_table.parts) or block.target_table)
    return tuple(name for name in _NOT_BESIDE_A_BLOCK if not (shows and name == "items"))


_IN_ORDER = (
    Said("các lần điều chỉnh không theo thứ tự ngày", "the changes are not in order of their days"),
    Said("Lần trước ghi trước.", "The earlier one first."),
)
_MOVED_TARGET = (
    Said("mục này không có chỉ tiêu để điều chỉnh", "no target here that could be moved"),
    Said("Ghi thoi_han trước đó, hoặc ghi ở chính chỉ tiêu.", "Give the deadline as it was."),
)


def _check_item(item: Item, source: Source) -> None:
    _check_history(item, source)
    blocks = [name for name in ("paragraph", *BLOCKS) if getattr(item, name)]
    if blocks and (len(blocks) > 1 or item.is_task or _has(item, _not_beside(item))):
        vi, en = alias("item", blocks[0]), blocks[0]
        message = Said(f"'{vi}' đứng riêng một mục", f"'{en}' stands alone in its item")
        advice = Said("Tách thành hai mục.", "Make two items of it.")
        source.report(item.spot, codes.PARAGRAPH, message, advice)
    elif not blocks and not _has(item, _SAYS_FOR_ITSELF):
        source.report(item.spot, codes.EMPTY_ITEM, *_SAYS_NOTHING)


def _check_history(item: Item, source: Source) -> None:
    """A target is moved only where there is one; what was moved is told in its order."""
    for one in item.history:
        if one.target and not isinstance(item, Target):
            source.report(one.spot, codes.HISTORY, *_MOVED_TARGET)
    days = [one.date for one in item.history]
    if days != sorted(days):
        source.report(item.history[0].spot, codes.HISTORY, *_IN_ORDER)


def _check_target(item: Target, source: Source) -> None:
    _check_item(item, source)
    if (item.indicator or item.baseline) and not item.text and not (item.target or item.change):
        source.report(item.spot, codes.TARGET, *_NO_TARGET)


_IS_TARGET = (
    Said("chỉ tiêu đặt ngoài muc_tieu", "a target stands outside targets"),
    Said(
        "Chuyển cả mục sang muc_tieu; ở đây chỉ nhắc thì viết câu ở noi_dung.",
        "Move the whole item to targets; to mention it here, write a sentence in text.",
    ),
)
_ONLY_OF_TARGETS = ("indicator", "baseline", "target", "change", "unit")

ITEM: Record[Item] = Record(
    Item,
    "item",
    Said("một mục", "an item"),
    short="text",
    check=_check_item,
    elsewhere={
        written: _IS_TARGET
        for name in _ONLY_OF_TARGETS
        for written in (name, alias("target_item", name))
    },
)
TARGET: Record[Target] = Record(
    Target,
    "target_item",
    Said("một mục tiêu", "a target"),
    short="text",
    check=_check_target,
    first=with_percent_unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Written):
    """One part of the plan: its items, and where wanted, its own heading and kind of numbers."""

    title: Text | None = key(LINE, Said("tiêu đề của phần", "the heading of the part"))
    marks: str | None = key(
        Choice(MARK_NAMES), Said("kiểu đánh số của các mục", "how the items are numbered")
    )
    items: tuple[Item, ...] = key(ListOf(ITEM), Said("các mục", "the items"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets(Part):
    """The part of the targets."""

    items: tuple[Target, ...] = key(
        ListOf(TARGET), Said("các mục tiêu", "the targets"), required=True
    )


PART: Record[Part] = Record(
    Part, "part", Said("một phần của kế hoạch", "a part of the plan"), listed="items"
)
TARGETS: Record[Targets] = Record(
    Targets, "targets", Said("phần mục tiêu", "the targets"), listed="items"
)


ORIENTATIONS = {"portrait": "doc", "landscape": "ngang"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix(Part):
    """An appendix: it opens a page, is numbered if one of several, and counts pages from 1."""

    id: Text | None = key(ID, Said("mã, để dẫn chiếu bằng [[mã]]", "its id, for [[id]]"))
    title: Text = key(LINE, Said("tiêu đề của phụ lục", "the title"), required=True)
    orientation: str | None = key(
        Choice(ORIENTATIONS), Said("giấy dọc hay ngang", "portrait or landscape")
    )


APPENDIX: Record[Appendix] = Record(Appendix, "appendix", Said("một phụ lục", "an appendix"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Written):
    """One heading of the outline, over parts of the plan, items of its own, or further headings."""

    title: Text = key(LINE, Said("tiêu đề", "the heading"), required=True)
    marks: str | None = key(
        Choice(MARK_NAMES), Said("kiểu đánh số bên dưới", "how what is below is numbered")
    )
    parts: tuple[Text, ...] = key(
        ListOf(PART_NAME),
        Said("các phần của kế hoạch đặt ở đây", "the parts that stand here"),
        default=(),
    )
    items: tuple[Item, ...] = key(
        ListOf(ITEM), Said("nội dung riêng của đề mục", "items of its own"), default=()
    )
    sections: tuple["Section", ...] = key(
        ListOf(Later(lambda: SECTION)), Said("các đề mục con", "headings below"), default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline(Written):
    """The headings of the paper and how they are numbered."""

    marks: str | None = key(
        Choice(MARK_NAMES),
        Said("kiểu đánh số của đề mục lớn nhất", "how the headings are numbered"),
    )
    sections: tuple[Section, ...] = key(
        ListOf(Later(lambda: SECTION)), Said("các đề mục", "the headings"), required=True
    )


OUTLINE: Record[Outline] = Record(
    Outline, "outline", Said("bố cục", "the outline"), listed="sections"
)


_ONE_CONTENT = (
    Said(
        "đề mục cần đúng một trong: cac_phan, cac_muc, cac_de_muc",
        "a heading holds one of: parts, items, sections",
    ),
    Said("Nội dung khác đặt ở một đề mục khác.", "Put what is left under another heading."),
)


def _check_section(section: Section, source: Source) -> None:
    if sum(map(bool, (section.parts, section.items, section.sections))) != 1:
        source.report(section.spot, codes.SECTION, *_ONE_CONTENT)


SECTION: Record[Section] = Record(
    Section,
    "section",
    Said("một đề mục của bố cục", "a heading of the outline"),
    check=_check_section,
)
