"""The plan as typed values: what an office declares, each value with its place in the file."""

import datetime
from collections.abc import Iterator
from dataclasses import field
from pathlib import PurePath

from generator.language import Lang, Said, without_marks
from generator.law.kinds import WITH_ANOTHER, WRITTEN
from generator.law.marks import CIRCULATION, SECRECY, URGENCY
from generator.lazy import dataclass
from generator.plan.closest import meant_by
from generator.plan.codes import SHAPE
from generator.plan.declared import (
    ACRONYM_RECORD,
    DOCUMENT,
    GROUP,
    PERIOD,
    Acronym,
    CitedDocument,
    GroupOfBodies,
    Period,
)
from generator.plan.fields import (
    LINE,
    LINES,
    Choice,
    Date,
    Day,
    ListOf,
    Open,
    OrOpen,
    Schema,
    Whole,
    Words,
)
from generator.plan.items import (
    ACCEPTED,
    APPENDIX,
    ID,
    ITEM,
    OUTLINE,
    PART,
    TARGET,
    TARGETS,
    Accepted,
    Appendix,
    Outline,
    Part,
    Targets,
)
from generator.plan.lineage import BASED_ON, CONFLICT, BasedOn, Conflict
from generator.plan.named import ATTACHED
from generator.plan.records import PARTS, Record, Written, alias, key, read_into
from generator.plan.reports.results import REPORTS_ON, ReportsOn
from generator.plan.reports.rolled import ROLLUP, Rollup
from generator.plan.reports.schedule import REPORT_SCHEDULE, ReportSchedule
from generator.plan.source import Mapping, Node, Source, Text

STATUSES = {"draft": "du_thao", "final": "chinh_thuc"}


def _is_attached(path: str) -> bool:
    return PurePath(path).stem.endswith(ATTACHED)


class _Kind:
    """A kind that there is a form for, of one name in both languages.

    Some are for a file that another paper issues.
    """

    @staticmethod
    def _choice(attached: bool) -> Choice:
        return Choice({name: name for name in (*WRITTEN, *(WITH_ANOTHER if attached else ()))})

    def read(self, node: Node, source: Source) -> str | None:
        return self._choice(_is_attached(source.path)).read(node, source)

    def schema(self, lang: Lang) -> Schema:
        return self._choice(True).schema(lang)


HEADING = Words(lines=True, longest=600)
NUMBER = Whole(
    1,
    99999,
    Said(
        "Chỉ ghi số, ví dụ {}; ký hiệu tự thêm.",
        "The number alone, such as {}; the symbol is added.",
    ),
    5,
)
ISSUED = Words(
    pattern="[0-9a-f]{12}-[0-9a-f]{12}",
    what=Said("điều lệnh issue ghi", "what issue notes"),
    example="4c1e9a0b12cd-8f2207d3a6e5",
)
SYMBOL = Words(
    pattern=r"[A-Z0-9ĐĂÂÊÔƠƯ]+(?:[-&][A-Z0-9ĐĂÂÊÔƠƯ]+)*",
    what=Said("chữ viết tắt in hoa", "an abbreviation in capitals"),
    example="UBND",
)


class _Recipient:
    """A line of Nơi nhận; so is `- Lưu: VT, TH`, which YAML takes for a key and a value."""

    def read(self, node: Node, source: Source) -> Text | None:
        if isinstance(node, Mapping) and len(node.entries) == 1:
            (name, value), *_ = node.entries
            if isinstance(value, Text) and value.value and name.value == "Lưu":
                return LINE.read(Text(f"{name}: {value}", node.spot), source)
            if isinstance(value, Text) and without_marks(name.value).casefold() == "luu":
                message = Said(f"'{name}' viết là 'Lưu'", f"'{name}' is written 'Lưu'")
                advice = Said(f"Viết '- Lưu: {value}'.", f"Write '- Lưu: {value}'.")
                return source.report(name.spot, SHAPE, message, advice)
        return LINE.read(node, source)

    def schema(self, lang: Lang) -> Schema:
        archive = {
            "type": "object",
            "properties": {"Lưu": {"type": "string"}},
            "additionalProperties": False,
        }
        return {"anyOf": [LINE.schema(lang), archive]}


RECIPIENT = _Recipient()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer(Written):
    """The body that issues the paper, and the one above it where its heading shows one."""

    name: Text | Open = key(
        OrOpen(HEADING),
        Said("tên đầy đủ của cơ quan ban hành", "the issuer's full name"),
        required=True,
    )
    abbreviation: Text | Open = key(
        OrOpen(SYMBOL),
        Said("chữ viết tắt trong ký hiệu, ví dụ UBND", "its abbreviation in the symbol"),
        required=True,
    )
    drafting_unit: Text | Open | None = key(
        OrOpen(SYMBOL),
        Said(
            "chữ viết tắt đơn vị soạn thảo, trong số công văn",
            "the drafting unit, in a letter's number",
        ),
    )
    parent: Text | None = key(
        HEADING, Said("cơ quan chủ quản trực tiếp, nếu có", "the body directly above, if any")
    )
    number: int | Open | None = key(
        OrOpen(NUMBER),
        Said(
            "số riêng của cơ quan cùng ban hành, nếu mỗi nơi lấy một số",
            "the number of its own that a body which issues with another gives the paper",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Written):
    """Who signs, and by what right: TM., TL., TUQ., KT. and Q. (PL I, II.7)."""

    on_behalf_of: Text | None = key(
        LINE, Said("TM. – tập thể được ký thay mặt", "TM. – the collective signed for")
    )
    by_order_of: Text | None = key(
        LINE, Said("TL. – chức vụ của người ra lệnh", "TL. – whose order it is")
    )
    authorised_by: Text | None = key(
        LINE, Said("TUQ. – chức vụ của người ủy quyền", "TUQ. – who authorised it")
    )
    deputy_for: Text | None = key(
        LINE, Said("KT. – chức vụ của cấp trưởng", "KT. – the head's title")
    )
    acting: Text | None = key(
        LINE, Said("Q. – chức vụ được giao quyền", "Q. – the title held for the time being")
    )
    title: Text | Open | None = key(
        OrOpen(LINE), Said("chức vụ của người ký", "the signer's title")
    )
    name: Text | Open = key(
        OrOpen(LINE), Said("họ và tên người ký", "the signer's name"), required=True
    )


RIGHTS = (
    ("on_behalf_of", "TM."),
    ("by_order_of", "TL."),
    ("authorised_by", "TUQ."),
    ("deputy_for", "KT."),
    ("acting", "Q."),
)
"""The keys by which somebody signs for another, each with what is printed in front, in order."""


ISSUER: Record[Issuer] = Record(
    Issuer, "issuer", Said("'co_quan'", "'issuer'"), meant=("abbreviation", "name")
)
SIGNATURE: Record[Signature] = Record(
    Signature, "signature", Said("'chu_ky'", "'signature'"), meant=("title", "name")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Written):
    """A plan, typed; `spot` is the start of its file."""

    format: int = key(
        Whole(1, 1),
        Said("phiên bản của dạng tệp này: 1", "the version of this file format: 1"),
        required=True,
    )
    id: Text = key(
        ID,
        Said("tên ngắn, không đổi của kế hoạch", "the plan's short and lasting name"),
        required=True,
    )
    version: int = key(
        Whole(1, 9999),
        Said(
            "phiên bản của kế hoạch: 1, 2, …; sửa đổi bản đã ban hành thì tăng lên",
            "the plan's version: 1, 2, …; one more where what was issued is amended",
        ),
        required=True,
    )
    kind: str = key(_Kind(), Said("loại văn bản", "the kind of document"), required=True)
    status: str | None = key(
        Choice(STATUSES),
        Said("dự thảo hay chính thức; mặc định chính thức khi có số và ngày", "draft or final"),
    )
    issuer: tuple[Issuer, ...] | Open = key(
        OrOpen(ListOf(ISSUER, one=True)),
        Said(
            "cơ quan ban hành; nhiều cơ quan cùng ban hành thì viết danh sách",
            "the issuing body; a list where several issue it together",
        ),
        required=True,
    )
    place: Text | Open = key(OrOpen(LINE), Said("địa danh", "the place"), required=True)
    number: int | None = key(
        NUMBER, Said("số văn bản; để trống khi dự thảo", "the number; empty in a draft"), blank=True
    )
    date: Day | None = key(
        Date(partial=True),
        Said("ngày ban hành; để trống khi dự thảo", "the date; empty in a draft"),
        blank=True,
    )
    issued: Text | None = key(
        ISSUED,
        Said(
            "lệnh issue ghi, để biết nội dung có còn như khi ban hành; không in",
            "noted by issue, to know whether the plan still says what was issued; not printed",
        ),
        blank=True,
    )
    subject: Text | Open = key(
        OrOpen(HEADING), Said("trích yếu nội dung", "what it is about"), required=True
    )
    to: tuple[Text, ...] | Open = key(
        OrOpen(ListOf(LINE, one=True)),
        Said("kính gửi: một hay nhiều nơi", "to whom: one or several"),
        default=(),
    )
    authority: Text | None = key(
        HEADING,
        Said(
            "thẩm quyền ban hành, trong quyết định; để trống thì tự lập",
            "the authority line of a decision",
        ),
    )
    attached: tuple[Text, ...] = key(
        ListOf(Words(example="ke-hoach.kem.yaml"), one=True),
        Said(
            "tệp .kem.yaml của văn bản ban hành kèm theo",
            "the .kem.yaml file of what is issued with it",
        ),
        default=(),
    )
    secrecy: str | None = key(
        Choice({one: row[0] for one, row in SECRECY.items()}), Said("độ mật", "its secrecy")
    )
    urgency: str | None = key(
        Choice({one: row[0] for one, row in URGENCY.items()}), Said("độ khẩn", "its urgency")
    )
    circulation: str | None = key(
        Choice({one: row[0] for one, row in CIRCULATION.items()}),
        Said("phạm vi lưu hành", "who may see it"),
    )
    draft_mark: Text | None = key(
        Words(example="Dự thảo lần 2"),
        Said("dấu in dưới số của bản dự thảo", "the mark below a draft's number"),
    )
    drafter: Text | None = key(
        Words(
            pattern=r"[A-ZĐÂĂÊÔƠƯ]{1,6}",
            what=Said("chữ viết tắt tên, in hoa", "initials in capitals"),
            example="NVA",
        ),
        Said("ký hiệu người soạn thảo", "the drafter's initials"),
    )
    copies: int | None = key(
        Whole(1, 99999), Said("số lượng bản phát hành", "how many copies go out")
    )
    address: tuple[Text, ...] = key(
        ListOf(LINE, one=True),
        Said(
            "địa chỉ, điện thoại, thư điện tử ở chân trang đầu",
            "address, telephone, e-mail at the foot of page 1",
        ),
        default=(),
    )
    legal_bases: tuple[Text, ...] = key(
        ListOf(LINE), Said("các căn cứ ban hành", "the legal bases"), default=()
    )
    preamble: tuple[Text, ...] = key(
        ListOf(LINES, one=True), Said("các đoạn mở đầu", "the opening"), default=()
    )
    outline: Outline | None = key(
        OUTLINE, Said("bố cục: đề mục nào chứa phần nào", "which heading holds which parts")
    )
    reports_on: ReportsOn | None = key(
        REPORTS_ON,
        Said(
            "kế hoạch mà báo cáo này nói về, và kết quả",
            "the plan that this report is on, and the results",
        ),
    )
    rollup: Rollup | None = key(
        ROLLUP,
        Said(
            "tổng hợp báo cáo các đơn vị mà văn bản này lấy số liệu",
            "the rollup of reports that this paper takes figures from",
        ),
    )
    task_results: Part | None = key(
        PART, Said("kết quả nhiệm vụ, ngoài phần tự lập", "results of tasks, beside what is made")
    )
    target_results: Targets | None = key(
        TARGETS,
        Said("kết quả chỉ tiêu, ngoài phần tự lập", "results of targets, beside what is made"),
    )
    content: Part | None = key(
        PART, Said("nội dung, khi không chia phần", "the text, where it has no parts")
    )
    purpose: Part | None = key(PART, Said("mục đích", "the purpose"))
    requirements: Part | None = key(PART, Said("yêu cầu", "the requirements"))
    targets: Targets | None = key(TARGETS, Said("mục tiêu, chỉ tiêu", "the targets"))
    solutions: Part | None = key(PART, Said("nhiệm vụ, giải pháp", "tasks and solutions"))
    budget: Part | None = key(PART, Said("kinh phí thực hiện", "the money"))
    implementation: Part | None = key(PART, Said("tổ chức thực hiện", "implementation"))
    report_schedule: ReportSchedule | None = key(
        REPORT_SCHEDULE,
        Said(
            "chế độ báo cáo: ai, kỳ nào, hạn nào, về việc gì",
            "the reports that it asks for: of whom, on which periods, by which day",
        ),
    )
    closing: tuple[Text, ...] | Open = key(
        OrOpen(ListOf(LINES, one=True)),
        Said("đoạn kết; dấu ./. tự thêm", "the closing; ./. is added"),
        default=(),
    )
    recipients: tuple[Text, ...] | Open = key(
        OrOpen(ListOf(RECIPIENT)),
        Said("nơi nhận; dòng cuối là Lưu: VT, …", "recipients; the last is Lưu: VT, …"),
        default=(),
    )
    signature: tuple[Signature, ...] = key(
        ListOf(SIGNATURE, one=True),
        Said("người ký; mỗi cơ quan cùng ban hành một chữ ký", "who signs; one of each issuer"),
        default=(),
    )
    period: Period | None = key(
        PERIOD, Said("thời gian thực hiện kế hoạch", "the time that the plan covers")
    )
    documents: tuple[CitedDocument, ...] = key(
        ListOf(DOCUMENT),
        Said("các văn bản được dẫn trong kế hoạch", "the documents that it cites"),
        default=(),
    )
    acronyms: tuple[Acronym, ...] = key(
        ListOf(ACRONYM_RECORD), Said("các từ viết tắt", "the acronyms"), default=()
    )
    groups: tuple[GroupOfBodies, ...] = key(
        ListOf(GROUP),
        Said("các nhóm cơ quan ở nơi nhận", "groups of bodies among the recipients"),
        default=(),
    )
    appendices: tuple[Appendix, ...] = key(
        ListOf(APPENDIX), Said("các phụ lục", "the appendices"), default=()
    )
    accepted: tuple[Accepted, ...] = key(
        ListOf(ACCEPTED),
        Said(
            "phát hiện khi kiểm tra được chấp nhận, kèm lý do",
            "findings that may stand, with reasons",
        ),
        default=(),
    )
    based_on: BasedOn | None = key(
        BASED_ON,
        Said("kế hoạch của cấp trên mà bản này theo", "the office's plan that this one follows"),
    )
    conflicts: tuple[Conflict, ...] = key(
        ListOf(CONFLICT),
        Said("chỗ hai bên cùng sửa, chưa thống nhất", "what both sides changed, not settled"),
        default=(),
        blank=True,
    )
    unread: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def issuers(self) -> tuple[Issuer, ...]:
        """Who issues it, the one that leads first; nobody while that is open."""
        return self.issuer if isinstance(self.issuer, tuple) else ()

    @property
    def listed_recipients(self) -> tuple[Text, ...]:
        """The lines of Nơi nhận; none while they are open."""
        return self.recipients if isinstance(self.recipients, tuple) else ()

    @property
    def dated(self) -> datetime.date | None:
        """The whole day that it bears, None while a part of it is open."""
        return self.date.full if self.date else None

    @property
    def is_draft(self) -> bool:
        """Whether it still may have gaps: it says so, or number or day are missing."""
        if self.status or self.is_attached:
            return self.status == "draft"
        number = self.number or "number" in self.unread
        return not (number and (self.dated or "date" in self.unread))

    @property
    def is_attached(self) -> bool:
        """Whether it is a `.kem.yaml`, issued with another paper, without number and signature."""
        return _is_attached(self.spot.path)

    def parts(self) -> Iterator[tuple[str, Part]]:
        """The parts that the plan has, by key, in the usual order."""
        for name in PARTS:
            if part := getattr(self, name):
                yield name, part


_AT_THE_TOP = {word for name in read_into(Plan) for word in (name, alias("plan", name))}
_BELOW = {
    word
    for record in (ITEM, TARGET, ISSUER, SIGNATURE)
    for name in record.fields
    for word in (name, alias(record.name, name))
}
_INDENTED_LESS = (
    Said("khóa của một mục mà đứng ở lề trái", "a key of an item stands at the left margin"),
    Said(
        "Đưa dòng này vào mục mà nó nói tới (không hẳn là mục ngay trên), "
        "thẳng cột với các khóa của mục ấy.",
        "Put it into the item that it speaks of, not always the one above, "
        "in the column of its keys.",
    ),
)
PLAN: Record[Plan] = Record(
    Plan,
    "plan",
    Said("kế hoạch", "the plan"),
    lenient=True,
    elsewhere={
        word: _INDENTED_LESS for word in _BELOW - _AT_THE_TOP if not meant_by(word, _AT_THE_TOP)
    },
)


def plan_in(source: Source) -> Plan | None:
    """The plan that a file holds, None where it holds none; its problems are told to `source`."""
    return PLAN.read(source.root, source) if source.root is not None else None
