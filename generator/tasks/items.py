"""Tasks in running text: items below the name of an authority, labels, and single sentences."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from generator.export import cut_short
from generator.lazy import dataclass, regex
from generator.tasks.assigning import (
    assignment,
    clauses,
    names_before,
    only_names,
    opened_for,
    supported,
)
from generator.tasks.due import Calendar
from generator.tasks.labels import OfLabels, labels_of
from generator.tasks.lines import TextLine
from generator.tasks.phrases import BEGINS_TO_ACT, deadline_in, only_when, sentences
from generator.tasks.task import GivenTask

_GENERAL = regex(
    r"(?:mục đích|mục tiêu|yêu cầu|quan điểm|nguyên tắc|đối tượng|phạm vi|thực trạng|tình hình"
    r"|tồn tại|hạn chế|nguyên nhân|đánh giá|kết quả|căn cứ|giải thích từ ngữ|thành phần)\b"
    r"(?!.*\b(?:nhiệm vụ|giải pháp|nội dung|tổ chức thực hiện))",
    re.IGNORECASE,
)
"""Headings below which nothing is assigned, though it says what must be."""
_ASIDE = regex(
    r"(?:trường hợp|nếu|trong đó|cụ thể|theo đó|lưu ý|ví dụ|địa điểm|thành phần|kinh phí|nội dung"
    r"|đối tượng|thời gian|ghi chú|nơi nhận)\b",
    re.IGNORECASE,
)
_CLOSES = regex(
    r"trân trọng|^Trên đây|nếu có (?:khó khăn|vướng mắc|phát sinh)|kính (?:báo cáo|đề nghị|trình)"
    r"|(?:thông báo|báo cáo)[^.;]{0,200}\bbiết\b|thông báo để"
    r"|chịu trách nhiệm (?:thi hành|thực hiện) (?:Quyết định|Kế hoạch|Chỉ thị)"
    r"|căn cứ Quyết định (?:này )?thi hành"
    r"|^(?:Yêu cầu|Đề nghị|Nhận được)[^;]{0,200}thực hiện[^;]{0,60} này\W*$",
    re.IGNORECASE,
)
"""What ends a paper and assigns nothing."""
_ALSO = regex(
    r"(?:đối với|riêng|trong|trước|sau|khi|vào|từ|chậm nhất|trên cơ sở)\b",
    re.IGNORECASE,
)
"""How a further sentence begins that is a task of its own, though not with what is done."""
_ASKED = regex(r"(?:yêu cầu|đề nghị|chỉ đạo)\b[^.:]{0,120}:$")
_LISTS = regex(
    r"(?:sau|sau đây|nội dung|nhiệm vụ|công việc|việc|cụ thể|yêu cầu|đề nghị|trách nhiệm|giao"
    r"|thực hiện|kết luận|chỉ đạo|ý kiến|thống nhất|giải pháp|biện pháp|phân công)\s*:$"
)
"""How a sentence ends below which tasks are listed."""
_COUNTED = regex(r"^\((?:\d{1,2}|[a-zđ])\)\s*")
"""The number of what is listed inside a sentence."""
_ENDS = " .;,:/"
_LONG, _LONGEST = 1_000, 20_000
"""Letters of a heading that are told with each task below it, and of all that is told of a task."""


@dataclass(frozen=True, slots=True)
class _Above:
    """A line that others stand below, and who leads all of them; `general` says that it assigns
    nothing."""

    line: TextLine
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: str = ""
    general: bool = False


class TextReader:
    """Reads lines in their order; `place` says where that of a key stands.

    `addressed` are those to whom a letter is written, `strict` takes what is assigned in so many
    words only.
    """

    def __init__(
        self,
        calendar: Calendar,
        place: Callable[[int], str],
        addressed: Sequence[str] = (),
        strict: bool = False,
    ) -> None:
        self._calendar = calendar
        self._place = place
        self._addressed = tuple(addressed)
        self._strict = strict
        self._above: list[_Above] = []

    def tasks(self, lines: Sequence[TextLine]) -> Iterator[tuple[int, GivenTask]]:
        """The tasks that the lines give, each with the key of its line."""
        labels = labels_of(lines)
        self._above = []  # another text stands below nobody of the one before
        told = -1
        for at, line in enumerate(lines):
            if at in labels.lines or at <= told:
                continue
            self._above = [one for one in self._above if one.line.depth < line.depth]
            listed = at + 1 < len(lines) and lines[at + 1].depth > line.depth
            said = labels.of.get(at)
            if said and said.leads:
                yield line.key, self._labelled(line, said)
                told = said.last
            else:
                yield from ((line.key, one) for one in self._said(line, said, listed))

    def _labelled(self, line: TextLine, said: OfLabels) -> GivenTask:
        """The one task of a line whose labels say who leads it."""
        words = said.text or line.text
        deadline = said.deadline or deadline_in(words)
        return self._made(
            line, words, said.leads, said.supports, deadline, said.product, said.passage
        )

    def _said(self, line: TextLine, said: OfLabels | None, listed: bool) -> Iterator[GivenTask]:
        """The tasks that a line gives in its sentences; what it opens stands above the next."""
        named = only_names(line.text)
        if named:
            self._above.append(_Above(line, named))
            return
        if line.headed:
            general = bool(_GENERAL.match(line.text))
            found = assignment(line.text, strict=True)
            leads = found.leads if found else ()
            self._above.append(
                _Above(line, leads, deadline=_of_heading(line.text), general=general)
            )
            return
        leads, text = names_before(line.text)
        if leads:
            self._above.append(
                _Above(replace(line, text=f"{line.text[: -len(text)].strip()}"), leads)
            )
        *parts, last = sentences(text) or [""]
        opening = self._opens(line, last, listed)
        yield from self._sentences(line, parts if opening else [*parts, last], said)
        if opening or last.endswith(":"):
            # Below a task that ends in a colon stands how it is done.
            self._above.append(opening or _Above(line, general=True))

    def _opens(self, line: TextLine, sentence: str, listed: bool) -> _Above | None:
        """What a sentence says of all that stands below its line; None where it is a task itself.

        `listed` says that something does stand below.
        """
        found = opened_for(sentence)
        if found and (not found.action.strip(_ENDS) or (listed and _LISTS.search(found.action))):
            return _Above(line, found.leads, found.supports, deadline_in(sentence))
        if _ASKED.search(sentence) and self._addressed:
            return _Above(line, self._addressed)
        if sentence.endswith(":") and listed and _LISTS.search(sentence):
            return _Above(line, deadline=deadline_in(sentence))
        return None

    def _sentences(
        self, line: TextLine, said: Sequence[str], labels: OfLabels | None
    ) -> Iterator[GivenTask]:
        found: list[GivenTask] = []
        settled = 0  # those before have been told by when they are due
        for sentence in (part for one in said for part in clauses(one)):
            task = self._sentence(line, sentence)
            if task:
                found.append(task)
            elif only_when(sentence):
                found[settled:] = [self._late(one, sentence) for one in found[settled:]]
                settled = len(found)
            elif found:
                found[-1] = _with(found[-1], sentence)
        above = next((one.deadline for one in self._above[::-1] if one.deadline), "")
        yield from (self._due(self._with_labels(one, labels), above) for one in found)

    def _late(self, task: GivenTask, sentence: str) -> GivenTask:
        """The task with a sentence that says by when it is due."""
        return task if task.deadline else self._due(_with(task, sentence), deadline_in(sentence))

    def _due(self, task: GivenTask, deadline: str) -> GivenTask:
        if task.deadline or not deadline:
            return task
        return replace(task, deadline=deadline, due=self._calendar.due(deadline))

    def _with_labels(self, task: GivenTask, labels: OfLabels | None) -> GivenTask:
        if labels is None:
            return task
        told = replace(
            self._due(task, labels.deadline),
            product=task.product or labels.product,
            supports=task.supports or labels.supports,
        )
        return replace(told, passage=f"{told.passage} | {labels.passage}")

    def _sentence(self, line: TextLine, sentence: str) -> GivenTask | None:
        """The task of a sentence: of those whom it names, else of those below whom it stands."""
        if _CLOSES.search(sentence):
            return None
        inherited = next((one for one in self._above[::-1] if one.leads), None)
        strict = self._strict or any(one.general for one in self._above)
        deadline = deadline_in(sentence)
        found = assignment(sentence, inside=inherited is not None, strict=strict)
        if found and found.action.strip(_ENDS):
            return self._made(
                line, found.action, found.leads, found.supports, deadline, "", sentence
            )
        if strict or inherited is None or not _acts(sentence):
            return None
        supports, action = supported(sentence)
        over = f"{inherited.line.number} {inherited.line.text}".strip()
        passage = f"{cut_short(over, _LONG)} | {sentence}"
        supports = supports or inherited.supports
        return self._made(line, action, inherited.leads, supports, deadline, "", passage)

    def _made(
        self,
        line: TextLine,
        text: str,
        leads: Iterable[str],
        supports: Iterable[str],
        deadline: str,
        product: str,
        passage: str,
    ) -> GivenTask:
        return GivenTask(
            text=text.strip().rstrip(_ENDS),
            leads=tuple(leads),
            supports=tuple(supports),
            deadline=deadline,
            due=self._calendar.due(deadline),
            product=product,
            passage=passage,
            place=self._place(line.key),
        )


def _with(task: GivenTask, sentence: str) -> GivenTask:
    """The task with what a further sentence says of it."""
    if len(task.passage) > _LONGEST:
        return task
    return replace(task, passage=f"{task.passage} {sentence}")


def _acts(sentence: str) -> bool:
    """Whether a sentence that names nobody begins as what is to be done does."""
    said = _COUNTED.sub("", sentence)
    begins = BEGINS_TO_ACT.match(said) or _ALSO.match(said)
    return bool(begins) and not _ASIDE.match(sentence) and not only_when(sentence)


def _of_heading(text: str) -> str:
    """By when all below a heading is due, where it names a month or a day."""
    found = deadline_in(text.casefold())
    return "" if "năm" in found.split()[:2] else found
