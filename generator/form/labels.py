"""What the form calls the fields and choices of a plan, in the words of those who fill it in."""

import re
from dataclasses import Field
from functools import cache
from itertools import chain
from typing import Any

from generator.language import Lang, Said
from generator.law.kinds import BY_KEY
from generator.law.marks import CIRCULATION, SECRECY, URGENCY
from generator.law.wording import capitalised, letter, roman
from generator.lazy import regex
from generator.plan.blocks import PART_NAME, TARGET_COLUMNS
from generator.plan.fields import Choice, ListOf, Words, inner_reader
from generator.plan.items import ACCEPTED
from generator.plan.model import PLAN
from generator.plan.records import KNOWN, PARTS, Record, alias
from generator.plan.tasks import TASK_COLUMNS, TASK_FIELDS

_GRANT = regex(r"\b(?:chap_nhan|accepted): \[\{\w+: ([^,]+), \w+: [^}]*\}\]")
"""What a plan file accepts, as an advice writes it."""
_KEY = regex(r"(?<![\w./\\-])([a-z]+(?:_[a-z]+)+)(?![\w/\\-]|\.\w)")
"""A key of several words, and no part of what a file is called."""
_MARKS = {
    one: row[1].capitalize()
    for rows in (SECRECY, URGENCY, CIRCULATION)
    for one, row in rows.items()
}
_COLUMNS = {
    name: column.title or "(để trống)"
    for name, column in {**TARGET_COLUMNS, **TASK_COLUMNS}.items()
}
_CHOICES = {
    "draft": Said("Dự thảo", "Draft"),
    "final": Said("Chính thức", "Final"),
    "phan": Said("Phần I, Phần II", "Phần I, Phần II"),
    "chuong": Said("Chương I, Chương II", "Chương I, Chương II"),
    "dieu": Said("Điều 1, Điều 2", "Điều 1, Điều 2"),
    "upper": Said("A, B, C", "A, B, C"),
    "roman": Said(f"{roman(1)}, {roman(2)}, {roman(3)}", "I, II, III"),
    "arabic": Said("1, 2, 3", "1, 2, 3"),
    "decimal": Said("1.1, 1.2, 1.3", "1.1, 1.2, 1.3"),
    "letter": Said(f"{letter(1)}), {letter(2)}), {letter(3)})", "a), b), c)"),
    "paren": Said("(1), (2), (3)", "(1), (2), (3)"),
    "dash": Said("Gạch đầu dòng -", "Dashes -"),
    "plus": Said("Dấu cộng +", "Plus signs +"),
    "star": Said("Dấu sao *", "Stars *"),
    "none": Said("Không đánh số", "No numbers"),
    "yes": Said("Có", "Yes"),
    "no": Said("Không", "No"),
    "fixed": Said("Giữ nguyên", "Fixed"),
    "minimum": Said("Ít nhất như vậy", "At least this"),
    "suggested": Said("Gợi ý", "Suggested"),
    "free": Said("Tự do", "Free"),
    "portrait": Said("Giấy dọc", "Portrait"),
    "landscape": Said("Giấy ngang", "Landscape"),
    "left": Said("Trái", "Left"),
    "center": Said("Giữa", "Centre"),
    "right": Said("Phải", "Right"),
    "both": Said("Hai bên", "Both sides"),
    "done": Said("Hoàn thành", "Done"),
    "in_progress": Said("Đang thực hiện", "In progress"),
    "not_started": Said("Chưa thực hiện", "Not started"),
}
"""What the words that a plan file has for choices are called; others are called what they mean."""


_LABELS = {
    "kind": Said("Loại văn bản", "Kind"),
    "status": Said("Trạng thái", "Status"),
    "issuer.name": Said("Tên cơ quan", "Name"),
    "issuer.abbreviation": Said("Viết tắt", "Abbreviation"),
    "issuer.parent": Said("Cơ quan chủ quản", "Body above"),
    "issuer.drafting_unit": Said("Đơn vị soạn thảo", "Drafting unit"),
    "number": Said("Số", "Number"),
    "date": Said("Ngày", "Date"),
    "subject": Said("Trích yếu", "Subject"),
    "authority": Said("Thẩm quyền ban hành", "Authority"),
    "attached": Said("Văn bản kèm theo", "Attached"),
    "draft_mark": Said("Dấu dự thảo", "Draft mark"),
    "drafter": Said("Người soạn thảo", "Drafter"),
    "copies": Said("Số bản", "Copies"),
    "address": Said("Địa chỉ ở chân trang", "Address"),
    "legal_bases": Said("Căn cứ", "Legal bases"),
    "preamble": Said("Mở đầu", "Opening"),
    "documents": Said("Văn bản được dẫn", "Cited papers"),
    "acronyms": Said("Từ viết tắt", "Acronyms"),
    "groups": Said("Nhóm cơ quan", "Groups of bodies"),
    "targets": Said("Mục tiêu, chỉ tiêu", "Targets"),
    "solutions": Said("Nhiệm vụ, giải pháp", "Tasks"),
    "content": Said("Nội dung không chia phần", "Text without parts"),
    "title": Said("Tiêu đề", "Heading"),
    "paragraph": Said("Đoạn không đánh số", "Paragraph"),
    "no": Said("Số thứ tự", "Number in tables"),
    "marks": Said("Kiểu đánh số", "Numbering"),
    "items": Said("Các mục", "Items"),
    "rule": Said("Cấp dưới được sửa", "What copies may change"),
    "dimension": Said("Lĩnh vực PAPI", "PAPI dimension"),
    "table": Said("Bảng", "Table"),
    "task_table": Said("Bảng nhiệm vụ", "Table of tasks"),
    "target_table": Said("Bảng chỉ tiêu", "Table of targets"),
    "chart": Said("Biểu đồ", "Chart"),
    "rolled_table": Said("Bảng tổng hợp", "Table of reports"),
    "rolled_chart": Said("Biểu đồ tổng hợp", "Chart of reports"),
    "image": Said("Hình", "Picture"),
    "needs_evidence": Said("Cần minh chứng", "Needs evidence"),
    "history": Said("Các lần điều chỉnh", "Changes"),
    "accepted": Said("Phát hiện được chấp nhận", "Accepted findings"),
    "indicator": Said("Chỉ số", "Indicator"),
    "rank": Said("Hạng", "Rank"),
    "group": Said("Nhóm", "Group"),
    "signature.on_behalf_of": Said("Thay mặt (TM.)", "On behalf of (TM.)"),
    "signature.by_order_of": Said("Thừa lệnh (TL.)", "By order of (TL.)"),
    "signature.authorised_by": Said("Thừa ủy quyền (TUQ.)", "Authorised by (TUQ.)"),
    "signature.deputy_for": Said("Ký thay (KT.)", "Deputy for (KT.)"),
    "signature.acting": Said("Quyền (Q.)", "Acting (Q.)"),
    "signature.title": Said("Chức vụ", "Title"),
    "signature.name": Said("Họ và tên", "Name"),
    "amount": Said("Số tiền (in cả bằng chữ)", "Amount, in words too"),
    "id": Said("Mã", "Id"),
    "version": Said("Phiên bản", "Version"),
    "plan.period": Said("Thời gian thực hiện", "Period"),
    "report_due.period": Said("Kỳ báo cáo", "Period of the report"),
    "reports_on.period": Said("Kỳ báo cáo", "Period of the report"),
    "period.start": Said("Từ", "From"),
    "period.end": Said("Đến", "To"),
    "based_on": Said("Theo kế hoạch", "Follows"),
    "conflicts": Said("Chỗ hai bên cùng sửa", "Conflicts"),
    "format": Said("Dạng tệp", "Format"),
    "issued": Said("Nội dung đã ban hành", "As issued"),
}
"""Short names of fields, by key or by record and key; of others, the first words of their use."""


def words_of_choice(reader: Any, lang: Lang = "vi") -> tuple[tuple[str, Said], ...]:
    """The words of the file that a value may be, each with what it is called; names of parts are
    those of a file whose keys are in `lang`."""
    own = inner_reader(reader)
    if own is PART_NAME:
        return tuple((_named(one, lang), _of_plan(one)) for one in PARTS)
    if isinstance(own, Choice):
        return tuple((vi, _called(one, vi, own)) for one, vi in own.names.items())
    named = () if isinstance(own, Words | Record | ListOf) else own.schema("vi").get("enum", ())
    return tuple((one, Said(*2 * (BY_KEY[one].name,))) for one in named if one in BY_KEY)


def _of_plan(key: str) -> Said:
    return label_said(PLAN.name, key, PLAN.fields[key])


def _named(part: str, lang: Lang) -> str:
    return part if lang == "en" else alias(PLAN.name, part)


def _called(english: str, alias: str, choice: Choice) -> Said:
    if "lead" in choice.names:
        return Said(*2 * (_COLUMNS[english],))
    spoken = capitalised(alias.replace("_", " "))
    found = Said(*2 * (_MARKS.get(english, spoken),))
    return _CHOICES.get(english, found)


def label_said(record: str, key: str, field: Field[Any]) -> Said:
    """The name of a field: of tasks that of their columns, else the first words of what it is for."""
    if named := _LABELS.get(f"{record}.{key}") or _LABELS.get(key):
        return named
    about: Said = field.metadata["about"]
    vi, en = (capitalised(re.split("[:;–(,]", one)[0].strip()) for one in about)
    return Said(TASK_FIELDS[key].title if key in TASK_FIELDS else vi, en)


@cache
def _labels_by_key() -> dict[str, Said]:
    """What each key is called, one of several records as of the first; each word of a choice."""
    first = ("item", "target_item", PLAN.name)
    found: dict[str, Said] = {}
    for record in (*first, *KNOWN):
        for key, declared in KNOWN[record].fields.items():
            for name in (key, alias(record, key)):
                found.setdefault(name, label_said(record, key, declared))
    readers = (KNOWN[record].reader(key) for record in KNOWN for key in KNOWN[record].fields)
    choices = dict(chain.from_iterable(map(words_of_choice, readers)))
    return choices | found


def label_of_key(key: str) -> Said:
    """The name of a field whose key is known, in whatever record that is."""
    spoken = key.replace("_", " ")
    return _labels_by_key().get(key, Said(spoken, spoken))


def keys_said(text: str, lang: Lang) -> str:
    """The text with keys of a plan's file, where they stand alone, as a form calls them."""
    known = _labels_by_key()

    def said(one: re.Match[str]) -> str:
        name = known[one[1]].to(lang) if one[1] in known else ""
        return f"{name[:1].lower()}{name[1:]}" or one[0]

    return _KEY.sub(said, granting_said(text, lang))


def granting_said(text: str, lang: Lang) -> str:
    """The text with what a file would accept as the boxes of the form that say so."""
    code, reason = (label_said(ACCEPTED.name, *one).to(lang) for one in ACCEPTED.fields.items())
    box = label_of_key("accepted").to(lang)
    return _GRANT.sub(rf"“{box}” ({code.lower()}: \1; {reason.lower()}: …)", text)


def still_open(reason: str) -> Said:
    """What is said of a value that is left open for this reason."""
    short = reason.removeprefix("chưa có ")
    vi = short if short.startswith("chưa ") else f"chưa có: {short}"
    return Said(vi, f"still open: {short}")


def help_of(field: Field[Any]) -> Said:
    """All that is said of a field."""
    about: Said = field.metadata["about"]
    return Said(*(f"{capitalised(one)}." if not one.endswith("…") else one for one in about))
