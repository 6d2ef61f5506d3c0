"""The results in a report, beside its plan: each task and target has one, on a possible day."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from generator.checks import CHECKS, Found
from generator.checks.structure import DUPLICATE_ID
from generator.language import Said
from generator.law.wording import short_date
from generator.lazy import dataclass, regex
from generator.paper.dossier import Dossier
from generator.paper.target_text import indicator_text
from generator.plan import codes
from generator.plan.closest import closest
from generator.plan.items import Item, Target
from generator.plan.reports.asked import expected
from generator.plan.reports.results import ReportsOn, Result, owes_result
from generator.plan.source import Text
from generator.plan.walk import items_of
from generator.problems import Severity, Spot
from generator.rules import Finding, told

_FILL_IN = Said(
    "Điền tinh_trang, gia_tri hoặc noi_dung ở đây.", "Fill in state, value or text here."
)
_CHECK_BOTH = Said("Kiểm tra hai ngày.", "Check both dates.")


@dataclass(frozen=True)
class _Answers:
    """What a report owes results of, what it may give besides, and what it gives."""

    on: ReportsOn
    asked: tuple[Item, ...]
    owing: tuple[Item, ...]

    @cached_property
    def ids(self) -> set[str]:
        return {item.id.value for item in self.owing if item.id}

    @cached_property
    def given(self) -> Counter[str]:
        return Counter(one.id.value for one in self.on.results if not one.says_nothing)

    @cached_property
    def blank(self) -> dict[str, Spot]:
        """Where there is room for a result that is not filled in, by id."""
        return {one.id.value: one.spot for one in self.on.results if one.says_nothing}

    def unknown(self) -> Iterator[tuple[Result, str, list[str]]]:
        """Each result of nothing, the id that was meant, or "", and those without a result."""
        meant: set[str] = set()
        for result in self.on.results:
            if result.id.value not in self.ids:
                left = sorted(self.ids - self.given.keys() - meant)
                near = closest(result.id.value, left) or closest(result.id.value, sorted(self.ids))
                meant.add(near)
                yield result, near, left

    def missing(self) -> Iterator[Item]:
        """What has no result; what one is told to be meant for is not missing as well."""
        meant = self.given.keys() | {near for _, near, _ in self.unknown()}
        return (item for item in self.asked if not item.id or item.id.value not in meant)


def _answers(dossier: Dossier) -> _Answers:
    on = dossier.plan.reports_on
    assert dossier.reported and on
    plan = dossier.reported.plan
    owing = tuple(filter(owes_result, items_of(plan)))
    ids = expected(plan, dossier.written)
    asked = tuple(one for one in owing if ids is None or not one.id or one.id.value in ids)
    return _Answers(on, asked, owing)


def _reports(dossier: Dossier) -> bool:
    return dossier.reported is not None


@CHECKS(DUPLICATE_ID, applies=_reports)
def own_ids(dossier: Dossier) -> Found:
    """A report gives its own items other ids than the plan has."""
    own = {item.id.value: item.id for item in items_of(dossier.written) if item.id}
    for id_ in sorted(_answers(dossier).ids & own.keys()):
        yield Finding(
            own[id_].spot,
            Said(
                f"mã '{id_}' đã có trong kế hoạch được báo cáo",
                f"id '{id_}' is in the plan reported on",
            ),
            mend=Said("Đặt mã khác.", "Choose another id."),
        )


@CHECKS(codes.RESULT, applies=_reports)
def unknown(dossier: Dossier) -> Found:
    """A result is of something that the plan has."""
    for result, near, left in _answers(dossier).unknown():
        yield Finding(
            result.id.spot,
            Said(
                f"kế hoạch không có nhiệm vụ, chỉ tiêu mã '{result.id}'",
                f"no task or target of the plan is '{result.id}'",
            ),
            mend=_instead(near, left),
        )


def _instead(near: str, left: Sequence[str]) -> Said:
    if near:
        return Said(f"Có phải '{near}'?", f"Did you mean '{near}'?")
    if left:
        listed = ", ".join(left[:8])
        return Said(f"Còn chưa có kết quả: {listed}.", f"Without a result: {listed}.")
    return Said("Bỏ đi.", "Take it out.")


@CHECKS(codes.RESULT, applies=_reports)
def twice(dossier: Dossier) -> Found:
    """Nothing has two results; told at the first of them."""
    answers = _answers(dossier)
    firsts = {result.id.value: result.id for result in reversed(answers.on.results)}
    for id_, at in firsts.items():
        if id_ in answers.ids and answers.given[id_] > 1:
            message = Said(f"'{id_}' có hai kết quả", f"'{id_}' has two results")
            yield Finding(at.spot, message, mend=Said("Chỉ giữ một.", "Keep one."))


@CHECKS(
    told("plan/result-missing", "nhiệm vụ, chỉ tiêu chưa có kết quả", "without a result"),
    applies=_reports,
)
def missing(dossier: Dossier) -> Found:
    """Each task and target has a result; in a draft that stands open."""
    answers = _answers(dossier)
    severity = Severity.INFO if dossier.plan.is_draft else Severity.ERROR
    for item in answers.missing():
        says = _says(item)
        if item.id and item.id.value in answers.blank:
            yield Finding(
                answers.blank[item.id.value],
                Said(
                    f"chưa điền kết quả của '{item.id}': {says}",
                    f"the result of '{item.id}' is not filled in: {says}",
                ),
                mend=_FILL_IN,
                severity=severity,
            )
        elif item.id:
            yield Finding(
                answers.on.spot,
                Said(
                    f"chưa có kết quả của '{item.id}': {says}", f"no result of '{item.id}': {says}"
                ),
                mend=Said(
                    f"Thêm vào cac_ket_qua: {{ma: {item.id}, …}}.",
                    f"Add {{id: {item.id}, …}} to results.",
                ),
                severity=severity,
            )
        else:
            line = item.spot.line
            yield Finding(
                answers.on.plan.spot,
                Said(
                    f"nhiệm vụ của kế hoạch chưa có mã: {says}",
                    f"the plan's task has no id: {says}",
                ),
                mend=Said(
                    f"Thêm ma ở dòng {line} của kế hoạch.",
                    f"Give it an id, line {line} of the plan.",
                ),
                severity=severity,
            )


@CHECKS(codes.RESULT, applies=_reports)
def days(dossier: Dossier) -> Found:
    """Nothing is done after the day of the report."""
    on, signed = dossier.plan.reports_on, dossier.plan.dated
    for result in on.results if on else ():
        done, closed = result.date and result.date.first, on and on.as_of.full
        if not (done and result.date):
            continue
        if closed and done > closed:
            message = Said(
                "ngày hoàn thành sau ngày chốt số liệu", "done after the day of the figures"
            )
            yield Finding(result.date.spot, message, mend=_CHECK_BOTH)
        elif signed and done > signed:
            both = f"{short_date(done)} > {short_date(signed)}"
            message = Said(
                f"ngày hoàn thành sau ngày báo cáo ({both})",
                f"done after the day of the report ({both})",
            )
            yield Finding(result.date.spot, message, mend=_CHECK_BOTH)


@CHECKS(
    told(
        "plan/as-of",
        "báo cáo ký trước ngày chốt số liệu",
        "a report dated before the day of its figures",
        Severity.WARNING,
    ),
    applies=_reports,
)
def as_of(dossier: Dossier) -> Found:
    """Figures up to a day after that of the report are guesses."""
    on, signed = dossier.plan.reports_on, dossier.plan.dated
    if on and signed and on.as_of.first > signed:
        both = f"{short_date(signed)} < {short_date(on.as_of.first)}"
        yield Finding(
            on.as_of.spot,
            Said(
                f"báo cáo ký trước ngày chốt số liệu ({both})",
                f"dated before the day of its figures ({both})",
            ),
            mend=Said(
                "Kiểm tra hai ngày; số ước tính thì nói rõ.",
                "Check both dates; say where figures are estimates.",
            ),
        )


def _says(item: Item) -> str:
    """How the item begins."""
    said = item.title or item.text
    if isinstance(said, Text):
        words = said.value
    else:
        words = indicator_text(item, str) if isinstance(item, Target) else ""
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"


@CHECKS(
    told(
        "plan/evidence-missing",
        "báo hoàn thành mà không có minh chứng",
        "called done without the evidence that is needed",
    ),
    applies=_reports,
)
def unproven(dossier: Dossier) -> Found:
    """What needs evidence is not done without: a draft counts it as in progress."""
    severity = Severity.INFO if dossier.plan.is_draft else Severity.ERROR
    for item in items_of(dossier.plan):
        if item.result and item.result.unproven:
            message = Said(
                f"'{item.id}' cần minh chứng mới được coi là hoàn thành",
                f"'{item.id}' is done only with evidence",
            )
            mend = Said(
                "Thêm minh_chung: số, ngày của văn bản, hoặc tệp.",
                "Add evidence: number and day of a paper, or a file.",
            )
            yield Finding(item.result.spot, message, mend=mend, severity=severity)


_NAMES_A_PAPER = regex(r"\d+/[\w/-]*[A-ZĐ]")
_NAMES_A_DAY = regex(r"\d{1,2}/\d{1,2}/\d{4}|ngày \d{1,2} tháng \d{1,2}(?: năm)? \d{4}")
_NAMES_A_FILE = regex(r"https?://\S+|\S+\.[A-Za-z][A-Za-z0-9]{1,4}$")


@CHECKS(
    told(
        "plan/evidence",
        "minh chứng không nêu số, ngày của văn bản hoặc tệp",
        "evidence that names no paper and no file",
        Severity.WARNING,
    ),
    applies=_reports,
)
def evidence(dossier: Dossier) -> Found:
    """What proves a result can be looked up: a paper by number and day, or a file."""
    on = dossier.written.reports_on
    for one in (one for result in on.results for one in result.evidence) if on else ():
        named = _NAMES_A_PAPER.search(one.value) and _NAMES_A_DAY.search(one.value)
        if not (named or _NAMES_A_FILE.search(one.value)):
            yield Finding(
                one.spot,
                Said(
                    "minh chứng chưa nêu số và ngày của văn bản, hoặc tên tệp",
                    "neither number and day of a paper, nor a file",
                ),
                mend=Said(
                    "Ghi như: Kế hoạch số 15/KH-UBND ngày 20/3/2026, hoặc anh-hop.jpg.",
                    "Such as: Kế hoạch số 15/KH-UBND ngày 20/3/2026, or a file's name.",
                ),
            )
