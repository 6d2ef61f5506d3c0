"""Who gets the task that one sentence gives, and what it is."""

import re

from generator.lazy import dataclass, regex
from generator.tasks.authorities import BEGINS, names
from generator.tasks.phrases import ACTS, HAS_TASK

_GIVES = regex(
    r"(?P<verb>giao(?: cho| nhiệm vụ cho)?|đề nghị|yêu cầu|phân công|mời)\s+", re.IGNORECASE
)
_NOT_GIVEN = regex(
    r"(?:được|phân|bàn|chuyển|đã|nhiệm vụ|kính|theo|xét|việc|có văn bản|dự toán|kinh phí)\s+$"
    r"|nhiệm vụ [^,;.]{0,60}$",
    re.IGNORECASE,
)
_TOLD = regex(r"(?<!\w)đã (?!được)")
_SEVERAL = regex(r"(?:các|mỗi|từng|tất cả|thủ trưởng)\s", re.IGNORECASE)
_TO_ASK = ("đề nghị", "yêu cầu", "phân công", "mời")
_ASKS_FIRST = regex(
    r"(?:[^,;:]*?\b"
    r"(?:UBND|Ủy ban nhân dân|Chủ tịch|Giám đốc|Thủ tướng Chính phủ|Bộ trưởng)\b[^,;:]*?\s)?$"
)
_ABOUT = regex(r"(?:về|đối với|riêng|liên quan)\b[^:;.]{1,150}:\s+", re.IGNORECASE)
_LEADS = regex(
    r"(?:chịu trách nhiệm )?chủ trì(?!\w)(?! (?:cuộc|buổi|phiên) )(?! hội nghị[^.;]* ngày \d)"
)
"""Who leads a meeting is no task: it tells of one."""
_HAS_DUTY = regex(
    r"(?:là [^;:.]{0,120}?,? )?(?:(?:có|chịu) trách nhiệm(?!\w)"
    rf"(?! (?:về|trước|toàn diện|thi hành)[^;]*$)|{HAS_TASK})"
)
_MUST = regex(
    r"(?:phải|cần|chủ động|khẩn trương|căn cứ|nghiêm túc|tiếp tục|tăng cường|kịp thời|định kỳ"
    r"|thường xuyên|có kế hoạch|đẩy mạnh|tập trung|rà soát|tham mưu|tổ chức|xây dựng|thực hiện"
    r"|hướng dẫn|phối hợp|theo dõi|bố trí|báo cáo|gửi|tổng hợp|đưa|lồng ghép|cập nhật|thông báo"
    r"|thẩm định|cung cấp|triển khai|bảo đảm|đảm bảo|nghiên cứu|đề xuất|lập|hoàn thành|hoàn thiện"
    r"|chuẩn bị|tiếp nhận|xử lý|giải quyết|kiểm tra|giám sát|đôn đốc|công khai|niêm yết"
    r"|tuyên truyền|phổ biến|quán triệt|sớm|quan tâm|chú trọng|tích cực|đẩy nhanh|nâng cao"
    r"|vận động|hỗ trợ"
    r"|là (?:cơ quan |đơn vị )?(?:thường trực|đầu mối)"
    r"|chỉ đạo(?= (?:các|lực lượng|việc|triển khai|tổ chức))"
    r"|làm đầu mối|phân công|khắc phục|chấn chỉnh|nộp|bàn giao|kiện toàn|cân đối|phân bổ|giải ngân"
    r"|kê khai|tăng|mở|trực tiếp"
    r"|theo (?:chức năng|thẩm quyền|nhiệm vụ|lĩnh vực)|trong phạm vi)(?!\w)"
)
_SUPPORTED = regex(
    r"[\s,]*(?:và )?(?:chủ động |tích cực |chủ trì,? )?(?:phối hợp|cùng)(?: chặt chẽ)?"
    r"(?P<whom>,? ?(?:với|cùng))?\s+(?=\S)"
)
_PAST = regex(r"(?:^|\s)(?:đã|vừa|đang)\s")
_INNER = set(
    [
        "các",
        "những",
        "ban",
        "đoàn",
        "tổ",
        "trung tâm",
        "bộ phận",
        "hội đồng",
        "hội đồng phối hợp",
        "hội",
        "phòng",
        "quỹ",
        "đội",
        "cục",
        "người",
        "cán bộ",
        "đảng",
        "văn phòng",
        "sở",
        "được",
        "viện",
        "công ty",
        "trường",
        "chi cục",
        "tổ công tác",
        "thành viên",
        "công tác",
        "việc",
    ]
)
"""After one of these a verb is still part of a name: Ban chỉ đạo, các tổ chức, Đoàn kiểm tra."""
_NOBODY = set(
    [
        "cơ quan",
        "đơn vị",
        "bộ phận",
        "trưởng ban",
        "phó trưởng ban",
        "đồng chí",
        "ông",
        "bà",
        "lãnh đạo",
        "thủ trưởng",
        "chủ tịch",
        "giám đốc",
        "người đứng đầu",
        "trưởng",
        "phó",
        "chánh",
        "mỗi",
        "từng",
        "toàn thể",
    ]
)
"""What alone names nobody."""
_PARTED = regex(r"\s*[,;]\s*|\s+và\s+")
_NO_NAME = regex(
    r"(?<!\w)(?:gồm|đã|đang|sẽ|kính|do|như|nếu|bị|(?<!iếp )nhận|bằng|có tên|(?<!hàng )không|chỉ|thì"
    r"|mà|tại Điều)(?!\w)"
)
"""Words that stand in no name: what seemed one is a sentence."""
_CERTAIN = regex("chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ")
_STOP = regex(rf"(?:[:]|(?<!\.)\.)(?=\s|$)|;(?!\s*{BEGINS.pattern})")
_LONGEST, _NEAR = 400, 100
"""Letters that names have at the most, and those before a verb that tell what it is."""
_OF_WHOM = regex(
    r"(?:trách nhiệm(?: thực hiện)?(?: của)?|nhiệm vụ của|giao|đối với|đề nghị|yêu cầu):?\s+",
    re.IGNORECASE,
)
_CLAUSE = regex(
    r"(?:(?:đồng thời|riêng|ngoài ra|bên cạnh đó|(?:hằng|hàng) \w+|(?:định kỳ|trong|khi|sau|căn cứ"
    r"|trên cơ sở|để|trước|chậm nhất|đến|từ)\b[^,:]{0,200}"
    r"(?:, (?:hằng |cả )?(?:\d+ tháng|tháng|quý|năm)(?=,))*),?|[^:;]{1,80}:)\s+",
    re.IGNORECASE,
)
_OVER = regex(r"(?:(?:trực tiếp|theo dõi|chỉ đạo|điều hành|phụ trách|quản lý)(?:,| và)? )+")
_CLAUSES = regex(r";\s+(?=[^;])")
_BRACKETED = regex(r"\s*\((?P<who>[^()]{1,200}?)\s+chủ trì(?P<more>[^()]{0,300})\)")
_GIVEN_ASIDE = regex(r"\s*\((?P<who>giao [^()]{1,200})(?P<more>)\)")
_PERSON = regex(r"(?:ông|bà|đồng chí|đ/c|luật sư|thạc sĩ|tiến sĩ|bác sĩ)\s", re.IGNORECASE)
_APART = regex(r"(?<=[,;:–-])\s+|(?<=\))\s+")


@dataclass(frozen=True, slots=True)
class Giving:
    """Who leads, who supports, and what is to be done, as one sentence says it."""

    leads: tuple[str, ...]
    supports: tuple[str, ...]
    action: str


def assignment(sentence: str, inside: bool = False, strict: bool = False) -> Giving | None:
    """What a sentence assigns to somebody whom it names; None where it names nobody.

    `inside` says that it stands among the tasks of somebody, who asks others as part of them;
    `strict` takes no sentence that only tells what somebody does.
    """
    for read in (_bracketed, _given, _led, _of_duty):
        found = read(sentence, inside)
        if found is not None:
            return found
    return None if strict else _must(sentence)


def clauses(sentence: str) -> list[str]:
    """The parts of a sentence that give a task each to somebody; what follows goes with them."""
    found: list[str] = []
    for part in _CLAUSES.split(sentence):
        if found and (not assignment(part) or only_names(found[-1])):
            found[-1] = f"{found[-1]}; {part}"
        else:
            found.append(part)
    return found


def only_names(text: str) -> tuple[str, ...]:
    """The authorities that a heading names, where it says nothing else; none of any other."""
    bare = _OF_WHOM.sub("", text.strip()).rstrip(" :.;")
    end = _names_end(bare, 0) if bare else None
    return names([bare]) if end == len(bare) < _LONGEST else ()


def names_before(text: str) -> tuple[tuple[str, ...], str]:
    """The authorities named before the first colon of a line, and what stands behind it."""
    named, colon, rest = text.partition(": ")
    found = only_names(named) if colon and not _PERSON.match(rest) else ()
    return (found, rest.strip()) if found else ((), text)


def opened_for(sentence: str) -> Giving | None:
    """Who leads all that stands below a line: one that ends in a colon, or only names them."""
    found = assignment(sentence, strict=True)
    if found is None:
        said = _must(sentence)
        # The office itself says what its plan is; several are told what to do.
        found = said if said and _SEVERAL.match(said.leads[0]) else None
    if found and (sentence.rstrip().endswith(":") or not found.action.strip(" .;")):
        return found
    return None


def supported(action: str) -> tuple[tuple[str, ...], str]:
    """Who supports, as words such as `Chủ trì, phối hợp với … rà soát` say it; and what is done."""
    lead = re.match(r"chủ trì(?!\w)", action, re.IGNORECASE)
    rest = action[lead.end() :] if lead else action
    mark = _SUPPORTED.match(rest if lead else rest[:1].lower() + rest[1:])
    if mark is None:
        return (), rest.lstrip(" ,") if lead and rest.strip() else action
    start = mark.end()
    end = _names_end(rest, start, anybody=bool(mark["whom"]))
    if end is None or end >= len(rest.rstrip(" .;")):
        return (), action
    done = rest[end:].lstrip(" ,")
    whole = re.match(r"(?:để|nhằm|trong việc|về việc)\b", done)
    return names([rest[start:end]]), action if whole and not lead else done


def _names_end(text: str, start: int, anybody: bool = False) -> int | None:
    """Where names of authorities that begin at `start` end: before what they do, or a colon.

    `anybody` takes what does not begin as names of authorities do.
    """
    if not anybody and not BEGINS.match(text, start):
        return None
    limit = min(len(text), start + _LONGEST)
    stop = _STOP.search(text, start, limit)
    for verb in ACTS.finditer(text, start, stop.start() if stop else limit):
        if not _is_inner(text[start : verb.start()], verb[0]):
            return None if _NO_NAME.search(text, start, verb.start()) else verb.start()
    end = stop.start() if stop else limit
    if _NO_NAME.search(text, start, end) or (not stop and limit < len(text)):
        return None
    return end


def _is_inner(before: str, verb: str) -> bool:
    """Whether a verb is part of the name whose words stand before it."""
    if _CERTAIN.match(verb):
        return not before.strip() or before.rstrip().endswith("được giao")
    parts = _PARTED.split(before.rstrip())
    if before.strip().casefold() in _NOBODY:
        return True
    if parts[-1] == "ban" and len(parts) > 1:
        return False  # các phòng, ban; no ban chỉ đạo
    last = parts[-1].casefold()
    return last in _INNER or last.endswith((" được", " được giao")) or not _PARTED.sub("", before)


def _bracketed(sentence: str, inside: bool) -> Giving | None:
    """Of `Rà soát … (Sở Nội vụ chủ trì, phối hợp với …)`."""
    mark = _BRACKETED.search(sentence) or _GIVEN_ASIDE.search(sentence)
    leads = only_names(mark["who"]) if mark else ()  # which drops `giao` before them
    if mark is None or not leads:
        return None
    helped = _SUPPORTED.match(mark["more"])
    supports = names([mark["more"][helped.end() :].partition(";")[0]]) if helped else ()
    return Giving(leads, supports, f"{sentence[: mark.start()]}{sentence[mark.end() :]}".strip())


def _given(sentence: str, inside: bool) -> Giving | None:
    """Of `Giao Sở Nội vụ …` and `Đề nghị Sở Nội vụ …`."""
    for mark in _GIVES.finditer(sentence):
        before = sentence[max(0, mark.start() - _LONGEST) : mark.start()]
        if _NOT_GIVEN.search(before[-_NEAR:]) or _TOLD.search(before):
            continue
        asks = mark["verb"].casefold() in _TO_ASK
        about = _ABOUT.match(before)
        own = before[about.end() :] if about else before
        if asks and ((inside and before.strip()) or not _ASKS_FIRST.match(own)):
            continue
        end = _names_end(sentence, mark.end())
        if end is not None:
            return _assigned(sentence, mark.end(), end)
    return None


def _assigned(sentence: str, start: int, end: int) -> Giving:
    rest = sentence[end:].lstrip(" :,")
    duty = _HAS_DUTY.match(rest)
    if duty and not re.match(r"\s+(?:về|trước|toàn diện)\b", rest[duty.end() :]):
        rest = rest[duty.end() :].lstrip(" :,")
    supports, action = supported(rest)
    return Giving(names([sentence[start:end]]), supports, action)


def _starts(sentence: str) -> list[int]:
    """Where names may begin: at the beginning, or behind a clause."""
    return [0, *(mark.end() for mark in _APART.finditer(sentence[:_LONGEST]))]


def _led(sentence: str, inside: bool) -> Giving | None:
    """Of `Sở Nội vụ chủ trì, phối hợp với …`."""
    return _does(sentence, _LEADS)


def _of_duty(sentence: str, inside: bool) -> Giving | None:
    return _does(sentence, _HAS_DUTY)


def _must(sentence: str) -> Giving | None:
    """Of `Các sở, ban, ngành chủ động …`, at the beginning or behind what is no event."""
    clause = _CLAUSE.match(sentence)
    found = _does(sentence, _MUST, [0, clause.end()] if clause else [0])
    return None if found and _is_field_of_work(found.action) else found


def _is_field_of_work(action: str) -> bool:
    """Whether it says no more than whom somebody is over, as a division of work does."""
    over = _OVER.match(action)
    return bool(over and only_names(action[over.end() :]))


def _does(sentence: str, verb: re.Pattern[str], starts: list[int] | None = None) -> Giving | None:
    for start in starts or _starts(sentence):
        end = _names_end(sentence, start)
        if end is None or _PAST.search(sentence[start : end + 5]):
            continue
        if sentence[start:end].strip(" ,").casefold() in _NOBODY:
            continue
        rest = re.sub(r"^(?:,\s*)", "", sentence[end:])
        if verb.match(rest):
            return _assigned(sentence, start, end)
    return None
