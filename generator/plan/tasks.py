"""What a task can say, one row a field: model, text, tables, schema and copies all read it here."""

import re
from datetime import date
from typing import Any

from generator.language import Lang, Said
from generator.law.deadlines import named_days
from generator.lazy import dataclass, regex
from generator.plan import codes
from generator.plan.fields import (
    ISO_DAYS,
    LINE,
    Date,
    Day,
    ListOf,
    Open,
    OrOpen,
    Reader,
    Schema,
    said_when_wrong,
)
from generator.plan.source import Node, Source, Text

_NO_MONTH = r"tháng (?!0?[1-9]\b|1[0-2]\b)\d+"
_NO_QUARTER = r"quý (?!(?:I|II|III|IV|0?[1-4])\b)(?:[IVX]+|\d+)"
_NO_SUCH_TIME = regex(
    rf"(?:trong |trước |hết )*(?:{_NO_MONTH}|{_NO_QUARTER})(?:/| năm )\d{{4}}", re.IGNORECASE
)


class Deadline:
    """A date, or words such as `Quý II/2026` or `Thường xuyên`."""

    def read(self, node: Node, source: Source) -> Day | Text | None:
        looks_like_date = isinstance(node, Text) and re.fullmatch(r"[\d/.-]*\d\.?", node.value)
        if isinstance(node, Text) and _NO_SUCH_TIME.match(node.value):
            message = Said(f"không có '{node}'", f"there is no '{node}'")
            advice = Said(
                "Tháng từ 1 đến 12, quý từ I đến IV.", "Months are 1 to 12, quarters I to IV."
            )
            source.report(node.spot, codes.DATE, message, advice)
            return None
        return Date(partial=True).read(node, source) if looks_like_date else LINE.read(node, source)

    def schema(self, lang: Lang) -> Schema:
        # What looks like a day is one.
        return LINE.schema(lang) | {
            "pattern": r"^(?![\d/.-]*\d\.?$)|^\d{4}(-\d{2}(-\d{2})?)?$",
            "examples": ["2026-06-30", "Quý II/2026"],
            **said_when_wrong(ISO_DAYS, lang),
        }


def due_days(deadline: Day | Text | Open | None) -> tuple[date, date] | None:
    """The first and the last day that a deadline may mean; None for `Thường xuyên`, or for none."""
    if isinstance(deadline, Day):
        return deadline.first, deadline.last
    return named_days(deadline.value) if isinstance(deadline, Text) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRole:
    """What a column can show: its name in the plan file, its usual title, how its words stand."""

    alias: str
    title: str
    align: str = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskField(ColumnRole):
    """A field of a task, which a column can show too; `label` names it behind the task's sentence.

    Under the rule `fixed` a commune may not change what is `fixed`; what does not travel is its own
    to say from the beginning. `names_bodies` says that the words are names of bodies.
    """

    about: Said
    reader: Reader
    label: str
    example: Any = None
    empty: Any = None
    names_bodies: bool = False
    travels: bool = True
    fixed: bool = False


TASK_FIELDS = {
    "lead": TaskField(
        alias="chu_tri",
        about=Said("cơ quan chủ trì: một hay nhiều nơi", "who leads: one or several"),
        reader=OrOpen(ListOf(LINE, one=True)),
        empty=(),
        label="chủ trì",
        title="Cơ quan chủ trì",
        example="Phòng Văn hóa - Xã hội",
        names_bodies=True,
        travels=False,
    ),
    "support": TaskField(
        alias="phoi_hop",
        about=Said("cơ quan phối hợp", "who supports"),
        reader=OrOpen(ListOf(LINE, one=True)),
        empty=(),
        label="phối hợp",
        title="Cơ quan phối hợp",
        example=["Văn phòng HĐND và UBND", "Công an xã"],
        names_bodies=True,
        travels=False,
    ),
    "deadline": TaskField(
        alias="thoi_han",
        about=Said("thời hạn hoàn thành", "when it is due"),
        reader=OrOpen(Deadline()),
        label="thời hạn",
        title="Thời hạn hoàn thành",
        align="center",
        fixed=True,
    ),
    "product": TaskField(
        alias="san_pham",
        about=Said("sản phẩm", "what comes out"),
        reader=OrOpen(LINE),
        label="sản phẩm",
        title="Sản phẩm",
        example="Kế hoạch được ban hành",
        fixed=True,
    ),
    "monitor": TaskField(
        alias="theo_doi",
        about=Said("cơ quan theo dõi, đôn đốc", "who monitors"),
        reader=LINE,
        label="theo dõi",
        title="Theo dõi, đôn đốc",
        example="Văn phòng HĐND và UBND",
        names_bodies=True,
        travels=False,
    ),
    "budget": TaskField(
        alias="kinh_phi",
        about=Said(
            "kinh phí của nhiệm vụ, in cạnh chủ trì và thời hạn",
            "its money, printed beside who leads and when",
        ),
        reader=LINE,
        label="kinh phí",
        title="Kinh phí",
    ),
    "note": TaskField(
        alias="ghi_chu",
        about=Said(
            "ghi chú của nhiệm vụ, in cạnh chủ trì và thời hạn",
            "a note, printed beside who leads and when",
        ),
        reader=LINE,
        label="ghi chú",
        title="Ghi chú",
        example="Báo cáo hằng quý",
    ),
}
"""By key, in the order in which a task says them; `items.Item` has a field of each name."""

TASK_COLUMNS: dict[str, ColumnRole] = {
    "no": ColumnRole(alias="stt", title="STT", align="center"),
    "task": ColumnRole(alias="nhiem_vu", title="Nhiệm vụ", align="both"),
    "product": TASK_FIELDS["product"],
    "deadline": TASK_FIELDS["deadline"],
    "lead": TASK_FIELDS["lead"],
    "support": TASK_FIELDS["support"],
    "monitor": TASK_FIELDS["monitor"],
    "budget": TASK_FIELDS["budget"],
    "state": ColumnRole(alias="tinh_trang", title="Tình trạng"),
    "result": ColumnRole(alias="ket_qua", title="Kết quả"),
    "evidence": ColumnRole(alias="minh_chung", title="Minh chứng"),
    "history": ColumnRole(alias="dieu_chinh", title="Điều chỉnh"),
    "note": TASK_FIELDS["note"],
    "blank": ColumnRole(alias="de_trong", title=""),
}
"""What a table of tasks can show, from left to right where the plan does not choose."""
