"""Whether another plan has the number of a plan: an office gives each of a kind once a year."""

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from generator.language import Said
from generator.lazy import regex
from generator.making.plans import is_plan_of_its_own
from generator.package import MIB
from generator.paper.issuing import issuer_name, number_and_symbol
from generator.plan.model import Plan, plan_in
from generator.plan.named import is_plan
from generator.plan.text import source_of
from generator.problems import Problem, Rejected, Severity
from generator.rules import told

SAME_NUMBER = told(
    "plan/same-number",
    "số văn bản đã có ở kế hoạch khác",
    "another plan has its number",
    Severity.WARNING,
)
_CURE = Said(
    "Xem sổ văn bản đi. Kế hoạch nào điền nhầm: lấy lại số, ngày (trong tệp: để trống so, ngay), "
    "rồi điền lại số đúng.",
    "See the register. Of the plan that has the wrong one take number and date back (in the file: "
    "empty number, date), and issue it again.",
)


def same_number(path: Path, plan: Plan) -> Iterator[Problem]:
    """That plans in the folder of `path` have the number of this plan, each by its file; a copy of
    it that kept its id is no other plan."""
    if not (plan.number and plan.dated and plan.date) or plan.is_attached:
        return
    for other, also in _of_number(path, plan.number):
        if also.id.value != plan.id.value and _identity(also) == _identity(plan):
            number, name = number_and_symbol(plan), other.as_posix()
            message = Said(
                f"số {number} năm {plan.dated.year} đã có ở {name}",
                f"the number {number} of {plan.dated.year} is that of {name}",
            )
            yield Problem(plan.date.spot, SAME_NUMBER.code, message, Severity.WARNING, _CURE)


def _identity(plan: Plan) -> tuple[object, ...]:
    """What two papers have in common that may not have one number."""
    year = plan.dated and plan.dated.year
    return plan.number, year, plan.kind, number_and_symbol(plan), issuer_name(plan).casefold()


_NUMBERS = regex(r"(?m)(?:^|[{,])\s*[\"']?(?:so|number)[\"']?\s*:\s*[\"']?0*(\d{1,9})\b")


def _of_number(path: Path, number: int) -> Iterator[tuple[Path, Plan]]:
    """The plans beside `path` that have the number; only these are read as plans."""
    beside = filter(is_plan_of_its_own, filter(is_plan, path.parent.iterdir()))
    for other in sorted(one for one in beside if one.name != path.name):
        with suppress(OSError, Rejected):  # it is not noted: a verdict does not rest on it
            there = other.stat()
            has_it = number in _numbers(other, there.st_mtime_ns, there.st_size)
            plan = plan_in(source_of(other.as_posix(), other.read_bytes())) if has_it else None
            if plan:
                yield other, plan


@lru_cache(maxsize=4096)
def _numbers(path: Path, _saved: int, size: int) -> frozenset[int]:
    """What stands as a number in a file as it was saved then; who looks at all plans of a folder asks
    for each of them as often as there are others."""
    text = path.read_bytes().decode("utf-8", "replace") if size <= MIB else ""
    return frozenset(map(int, _NUMBERS.findall(text)))
