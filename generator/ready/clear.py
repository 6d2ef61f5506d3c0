"""Six things that are to be clear of a task: who, what, by when, whose duty, which product, whose
authority. What each of them is, the plan says; what it leaves out is told."""

from collections.abc import Iterator

from generator.language import Said
from generator.lazy import regex
from generator.plan.fields import Open
from generator.plan.items import Item
from generator.plan.source import Text
from generator.problems import Problem
from generator.ready.looked import Looked, LookedTask

_SOMEBODY = regex(
    r"(?i)\b(?:cấp|cơ quan|người|đơn vị) có thẩm quyền\b|\b(?:các )?(?:cơ quan|đơn vị) (?:có )?liên quan$"
)
"""An authority that is not named."""
_BODY = (
    "ủy ban|ubnd|hội đồng|hđnd|chủ tịch|bí thư|giám đốc|thủ tướng|chính phủ|bộ|sở|tỉnh ủy|thành ủy"
    "|đảng ủy|thường trực|thường vụ|trưởng|lãnh đạo|cấp trên|quốc hội|thủ trưởng"
)
_DECIDES = "phê duyệt|ban hành|thông qua|quyết định|xem xét|cho ý kiến|ký|công nhận|chấp thuận"
_ASKS = regex(
    r"(?i)(?<!quy )(?<!quá )(?<!công )(?<!chương )(?<!hành )(?<!lộ )(?<!tiến )(?<!giáo )"
    rf"\b(?:trình|tham mưu|đề xuất|kiến nghị|đề nghị)(?: (?:để|việc|và))?\s(?:{_DECIDES})\b"
    rf"(?!.*\b(?:{_BODY})\b)"
)
"""A decision that is asked for, and no body named who is to take it."""
_RESOLUTION = regex(r"(?i)^(?:dự thảo )?nghị quyết\b")
_RESOLVES = regex(r"(?i)\b(?:hội đồng nhân dân|hđnd|tỉnh ủy|thành ủy|đảng ủy|quốc hội|chính phủ)\b")
"""Who may issue a resolution: no office and no people's committee (Decree 30, Luật Tổ chức chính
quyền địa phương)."""
_SAYS_LITTLE = 3
"""A task of so few words says no more than its topic."""


def unclear(looked: Looked) -> Iterator[Problem]:
    """A warning for each task that leaves one of the six open."""
    for task in looked.tasks:
        missing = list(_missing(task))
        if missing:
            vi, en = Said.in_one(missing, ", ")
            message = Said(f"nhiệm vụ chưa rõ: {vi}", f"not clear of the task: {en}")
            yield from looked.found(task.item, "ready/clear", message, _ADVICE, above=task.above)


_ADVICE = Said(
    "Ghi thêm ở mục ấy, hoặc chap_nhan: [{ma_quy_tac: ready/clear, ly_do: …}].",
    "Add it to the item, or accepted: [{code: ready/clear, reason: …}].",
)


_REFERENCE = regex(r"\[\[[^\]]*\]\]")


def _is_short(item: Item) -> bool:
    said = [one.value for one in (item.title, item.text) if isinstance(one, Text)]
    return len(_REFERENCE.sub("", " ".join(said)).split()) <= _SAYS_LITTLE


def _missing(task: LookedTask) -> Iterator[Said]:
    item = task.item
    told = (
        (task.leads or isinstance(item.lead, Open), Said("người chủ trì", "who leads")),
        (not _is_short(item), Said("việc", "what is done")),
        (item.deadline, Said("thời hạn", "by when")),
        (
            len(task.leads) < 2 or item.monitor,
            Said("trách nhiệm (nhiều nơi cùng chủ trì, không ai theo dõi)", "whose duty it is"),
        ),
        (item.product, Said("sản phẩm", "which product")),
    )
    yield from (said for tells, said in told if not tells)
    yield from _whose_authority(task)


def _whose_authority(task: LookedTask) -> Iterator[Said]:
    """Who decides, where the task needs a decision that who leads it cannot take."""
    product = task.item.product.value if isinstance(task.item.product, Text) else ""
    said = (task.says, product, *task.leads)
    if any(map(_SOMEBODY.search, (task.says, *task.leads))):
        yield Said("thẩm quyền (không nêu tên cơ quan)", "whose authority it is")
    elif _ASKS.search(task.says):
        yield Said("thẩm quyền (trình mà không nêu trình ai)", "whose authority (who decides)")
    elif _RESOLUTION.search(product) and not any(map(_RESOLVES.search, said)):
        yield Said(
            "thẩm quyền (nghị quyết do cơ quan nào ban hành)",
            "whose authority (which body issues the resolution)",
        )
