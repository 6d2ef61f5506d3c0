"""Money is added up: a sentence beside its amount, parts beside their whole, rows of a table."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.law.number_words import dong, shown, sum_value
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.paper.sums import AMOUNT_IDS, SUM, spelled
from generator.paper.totals import Total, totals
from generator.plan.amounts import decimals
from generator.plan.items import Item
from generator.plan.source import Text, text_at
from generator.plan.walk import blocks, items_of, tops_of
from generator.problems import Severity
from generator.rules import Finding, told


@CHECKS(
    told(
        "plan/amount", "số tiền trong câu khác so_tien", "the sentence has another sum than amount"
    )
)
def amounts(dossier: Dossier) -> Found:
    """No sentence names another sum than the amount which is printed behind it."""
    for item in items_of(dossier.plan):
        said = item.sentence
        if item.amount and isinstance(said, Text) and not _has(said.value, item.amount):
            *_, last = SUM.finditer(said.value)
            typed, stated = last[0].partition(" (")[0], dong(item.amount)
            yield Finding(
                said.spot,
                Said(
                    f"câu ghi {typed}, so_tien là {stated}",
                    f"the sentence says {typed}, the amount is {stated}",
                ),
                mend=Said(
                    "Sửa cho khớp; nếu là hai số tiền khác nhau, "
                    "viết [[so_tien]] ở chỗ in so_tien.",
                    "Mend one; if they are two sums, write [[amount]] where the amount is printed.",
                ),
            )


def _has(sentence: str, amount: int) -> bool:
    """Whether the sentence has no sum of its own, the amount itself, or a place for it."""
    placed = any(f"[[{id_}]]" in sentence for id_ in AMOUNT_IDS)
    return placed or not SUM.search(sentence) or bool(spelled(sentence, amount))


_CHECK = Said(
    "Cộng lại; nếu số này không phải tổng các số kia thì ghi vào chap_nhan kèm lý do.",
    "Add up again; if it is no sum of the others, accept the finding with a reason.",
)


@CHECKS(
    told(
        "plan/table-total",
        "dòng tổng khác tổng các dòng của bảng",
        "a total that the rows of its table do not make",
        Severity.WARNING,
    )
)
def table_totals(dossier: Dossier) -> Found:
    """A row of totals is the sum of the rows of its table, or of those of one level."""
    for total in _totals(dossier):
        if not total.right and total.cell.text:
            text = total.cell.text
            places = decimals(text)
            made = shown(total.sums[0], places)
            said = f"{text}".strip("*")  # it may be bold
            message = Said(
                f"dòng tổng ghi {said}, các dòng cộng lại là {made}",
                f"the total says {said}, the rows add up to {made}",
            )
            yield Finding(text.spot, message, mend=_CHECK)


def _totals(dossier: Dossier) -> Iterator[Total]:
    for item in blocks(dossier.plan):
        if item.table:
            yield from totals(item.table)


@CHECKS(
    told(
        "plan/budget-table",
        "tổng kinh phí khác dòng tổng của bảng kinh phí",
        "the whole sum is not the total of the table of money",
        Severity.WARNING,
    )
)
def table_amounts(dossier: Dossier) -> Found:
    """The sum that the plan calls its whole is a total of the one table that adds up money."""
    tables, wholes = list(_money_tables(dossier)), list(_wholes(dossier))
    if len(tables) != 1 or len(wholes) != 1:
        return
    (item, value), figures = wholes[0], tables[0]
    if value not in figures:
        yield Finding(
            item.spot,
            Said(
                f"câu ghi tổng {_dong(value)}, bảng kinh phí ghi {_dong(figures[-1])}",
                f"the sentence says {_dong(value)} in all, the table {_dong(figures[-1])}",
            ),
            mend=_CHECK,
        )


def _money_tables(dossier: Dossier) -> Iterator[list[Decimal]]:
    """The totals in đồng of each table that has some."""
    for item in blocks(dossier.plan):
        found = list(totals(item.table)) if item.table else []
        if figures := [total.value * total.unit for total in found if total.unit]:
            yield figures


def _wholes(dossier: Dossier) -> Iterator[tuple[Item, Decimal]]:
    """The items that say what all of it costs, each with that."""
    for item in items_of(dossier.plan):
        value = _stated(item) if _WHOLE.match(_sentence(item)) else None
        if value is not None:
            yield item, value


@CHECKS(
    told(
        "plan/budget-tasks",
        "kinh phí của các nhiệm vụ khác tổng kinh phí",
        "what the tasks cost is not the whole sum",
        Severity.WARNING,
    )
)
def task_amounts(dossier: Dossier) -> Found:
    """The tasks cost no more than the plan says that all of it does, and as much where all have money.

    The rest may be for what no task is named, so that less is a note.
    """
    wholes = [(item, value) for item, value in _wholes(dossier) if _of_all(item)]
    if len(wholes) == 1:
        yield from _beside_tasks(dossier, *wholes[0])


def _beside_tasks(dossier: Dossier, item: Item, value: Decimal) -> Found:
    tasks = list(_tasks(dossier))
    costs = _cost(tasks)
    less = _ZERO < costs < value and all(map(_paid, tasks)) and not _others(dossier, item)
    if costs > value or less:
        yield Finding(
            item.spot,
            Said(
                f"câu ghi tổng {_dong(value)}, kinh_phi của các nhiệm vụ cộng lại là {_dong(costs)}",
                f"the sentence says {_dong(value)} in all, the tasks' budgets make {_dong(costs)}",
            ),
            mend=_CHECK,
            severity=Severity.INFO if less else None,
        )


def _tasks(dossier: Dossier) -> Iterator[Item]:
    """The items that stand in no other, but for those of appendices."""
    own = {id(one.items) for one in dossier.plan.appendices}
    return (one for items in tops_of(dossier.plan) if id(items) not in own for one in items)


def _paid(item: Item) -> bool:
    """Whether each task of the item has a sum and nothing else, its own or of those below it."""
    if _bare_sum(item.budget):
        return True
    return all(map(_paid, item.items)) and (bool(item.items) or not item.is_task)


def _others(dossier: Dossier, whole: Item) -> bool:
    """Whether an item that is no task states a sum of its own: it may be of the rest."""
    others = (one for one in items_of(dossier.plan) if not one.is_task and one is not whole)
    return any(one.amount or SUM.search(text_at(one.sentence)) for one in others)


def _of_all(item: Item) -> bool:
    """Whether nothing stands between “tổng kinh phí” and its sum that narrows what it is of."""
    return bool(_ALL.match(_sentence(item)))


def _cost(items: Sequence[Item]) -> Decimal:
    """What tasks cost whose money is a sum and nothing else; that of an item has those below it."""
    return sum((_bare_sum(one.budget) or _cost(one.items) for one in items), _ZERO)


def _bare_sum(budget: Text | None) -> Decimal:
    found = SUM.fullmatch(budget.value.strip(" .")) if budget else None
    return sum_value(found) if found else _ZERO


_ZERO = Decimal(0)
_ALL = regex(
    r"(?i)\W*(?:tổng|toàn bộ) (?:nhu cầu |mức )?(?:kinh phí|dự toán)"
    r"(?: (?:thực hiện|triển khai|kế hoạch|năm|20\d\d|là|dự kiến|khoảng))*:?(?: \d|$)"
)
_WHOLE = regex(r"(?i)\W*(?:tổng|toàn bộ)(?!\w)")
_WITHIN = regex(r"(?i)(?<!\w)(?P<of>trong đó|bao gồm|gồm)(?!\w)")
_SOURCE = regex(r"(?i)(?<!\w)(?:ngân sách|nguồn|vốn|xã hội hóa)(?!\w)")


def _sentence(item: Item) -> str:
    return text_at(item.title) or text_at(item.sentence)


def _stated(item: Item) -> Decimal | None:
    """The one sum that an item states, by key or in its sentence."""
    if item.amount:
        return Decimal(item.amount)
    said = text_at(item.sentence)
    found = [*map(sum_value, SUM.finditer(said))] if " đồng" in said else []
    return found[0] if len(found) == 1 else None


def _dong(value: Decimal) -> str:
    return f"{shown(value, 0)} đồng"


_PARTS = told(
    "plan/sources",
    "các khoản, các nguồn cộng lại khác tổng",
    "parts or sources that do not make the whole",
    Severity.WARNING,
)


@CHECKS(_PARTS)
def parts_below(dossier: Dossier) -> Found:
    """Items that each state a sum make the sum of the item above them."""
    for item in items_of(dossier.plan):
        whole = _stated(item) if item.items else None
        if whole is None:
            continue
        parts = [_stated(one) for one in item.items if not one.block]
        known = [part for part in parts if part is not None]
        if len(known) > 1 and len(known) == len(parts):
            yield from _compared(item, whole, known)


@CHECKS(_PARTS)
def parts_inside(dossier: Dossier) -> Found:
    """Sources that a sentence lists behind “trong đó”, “gồm” make the sum in front of it."""
    for item in items_of(dossier.plan):
        for said in (item.sentence, item.budget):
            if isinstance(said, Text):
                yield from _inside(item, re.sub(r"\([^()]*\)", "", said.value))


def _inside(item: Item, sentence: str) -> Found:
    within = list(_WITHIN.finditer(sentence))
    if len(within) != 1:
        return
    before, behind = sentence[: within[0].start()], sentence[within[0].end() :]
    wholes = [*map(sum_value, SUM.finditer(before))]
    parts = [*map(sum_value, SUM.finditer(re.split(r"\. ", behind)[0]))]
    complete = "gồm" in within[0]["of"].casefold() or bool(_SOURCE.search(behind))
    if len(wholes) == 1 and len(parts) > 1 and (complete or sum(parts) > wholes[0]):
        yield from _compared(item, wholes[0], parts)


def _compared(item: Item, whole: Decimal, parts: Sequence[Decimal]) -> Found:
    made = sum(parts, Decimal(0))
    if made != whole:
        message = Said(
            f"các khoản cộng lại là {_dong(made)}, tổng ghi {_dong(whole)}",
            f"the parts make {_dong(made)}, the whole is {_dong(whole)}",
        )
        yield Finding(item.spot, message, mend=_CHECK)
