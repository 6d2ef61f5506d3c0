"""The files of an import: the plan, what it issues with it, its pictures."""

import re
from collections.abc import Iterator, Sequence

from generator.cascade.values import Fields, Pair, Value, is_open, pair
from generator.importing.behind import appendices_of
from generator.importing.body import content, parted
from generator.importing.branches import grown, unend, without_end_mark
from generator.importing.drawn import Drawings
from generator.importing.head import HeadReader, issued_head
from generator.importing.marked import in_marks, remember_notes, shown_letters
from generator.importing.text import LineReader, closing_of, opening_of
from generator.importing.told import Doubts
from generator.importing.written import plan_text
from generator.language import Lang
from generator.law.divisions import slug
from generator.law.kinds import WITH_ANOTHER, WRITTEN, Kind
from generator.plan.model import ATTACHED, PLAN, STATUSES
from generator.reading.anatomy.attached import Attached
from generator.reading.anatomy.outline import OutlineLine
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import Paragraph

Entry = tuple[Pair, Value]


def plan_files(
    paper: Paper, own: Kind, drawings: Drawings, name: str, lang: Lang
) -> dict[str, bytes]:
    """The plan of the paper under `name`, and the files that it names."""
    remember_notes(paper.document)
    return _Files(paper, own, drawings, name, lang).files()


class _Files:
    def __init__(self, paper: Paper, own: Kind, drawings: Drawings, name: str, lang: Lang) -> None:
        self.paper, self.own, self.lang = paper, own, lang
        self.drawings, self.doubts = drawings, drawings.doubts
        self.name = name
        self.head = HeadReader(paper, own, self.doubts)
        self.lines = LineReader(drawings)
        self.issued = [one for one in paper.attached if _may_be_issued(one.kind)]

    def files(self) -> dict[str, bytes]:
        """All of them, the plan first."""
        main = self._main()
        issued = {
            name: self._issued(one, name, number)
            for number, (name, one) in enumerate(zip(self._names(), self.issued, strict=True))
        }
        return {self.name: main, **issued, **self.drawings.files}

    def _names(self) -> list[str]:
        stem = re.sub(r"\.ya?ml$", "", self.name, flags=re.IGNORECASE)
        count = len(self.issued)
        return [f"{stem}{f'-{n}' if count > 1 else ''}{ATTACHED}.yaml" for n in range(1, count + 1)]

    def _main(self) -> bytes:
        paper = self.paper
        paragraphs = paper.document.paragraphs
        entries = [
            *_named(self.own, self.name),
            *self.head.opening(),
            *self._text(paragraphs[paper.begin : paper.closing.start], self.own),
            *self.head.end(),
            *self._appendices(paper.closing.end, self._starts()[0]),
        ]
        if names := self._names():
            entries.append((pair(PLAN, "attached"), tuple(names)))
        about = [f"Nhập từ {self.doubts.shown.rpartition('/')[2]}."]
        return self._file(about, entries, self.own, self.doubts)

    def _starts(self) -> list[int]:
        """Where the texts that are issued with the paper begin, and where the paper ends."""
        starts = [one.first.number - 1 for one in self.issued]
        return [*starts, len(self.paper.document.paragraphs)]

    def _issued(self, one: Attached, name: str, number: int) -> bytes:
        """A text that is issued with the paper."""
        starts = self._starts()
        doubts = Doubts(self.doubts.shown, self.doubts.problems)
        of_head = [one.title, *one.subject, *one.reference, *one.bases]
        begin = max(piece.paragraph.number for piece in of_head)
        opened = [
            head.heading.paragraph.number - 1
            for head in self.paper.appendices
            if begin <= head.heading.paragraph.number - 1 < starts[number + 1]
        ]
        end = min([*opened, starts[number + 1]])
        entries = [
            *_named(one.kind, name),
            *issued_head(one, self.head),
            *self._text(self.paper.document.paragraphs[begin:end], one.kind),
            *self._appendices(end, starts[number + 1]),
        ]
        about = [f"Ban hành kèm theo {self.name}; in liền sau chữ ký của văn bản ấy."]
        return self._file(about, entries, one.kind, doubts)

    def _text(self, paragraphs: Sequence[Paragraph], own: Kind) -> Iterator[Entry]:
        lines = self.lines.read(paragraphs)
        frames = not own.enacts and own.mark != "none"
        opening = opening_of(lines) if frames else []
        closing = closing_of(lines) if frames else []
        root = grown(lines)
        unend(root)
        yield from _paragraphs("preamble", opening)
        if root.below:
            plan = parted(root) if own.copied or own.key == "bao_cao" else []
            yield from plan or [(pair(PLAN, "content"), content(root, own.key))]
        yield from _paragraphs("closing", closing)

    def _appendices(self, begin: int, end: int) -> Iterator[Entry]:
        found = appendices_of(self.paper, begin, end, self.lines, self.doubts)
        if found:
            yield pair(PLAN, "appendices"), found

    def _file(self, about: list[str], entries: list[Entry], own: Kind, doubts: Doubts) -> bytes:
        return plan_text(about, _in_order(entries), self.lang, own.mark, doubts.over).encode()


def _may_be_issued(kind: Kind) -> bool:
    return kind.key in WRITTEN or kind.key in WITH_ANOTHER


def _named(own: Kind, name: str) -> list[Entry]:
    identity = slug(re.sub(r"(?:\.kem)?\.ya?ml$", "", name, flags=re.IGNORECASE)) or "ke-hoach"
    identity += "-kem" if f"{ATTACHED}." in name else ""
    values = (("format", "1"), ("id", identity), ("version", "1"))
    return [*((pair(PLAN, key), value) for key, value in values), (pair(PLAN, "kind"), own.key)]


def _paragraphs(key: str, lines: Sequence[OutlineLine]) -> list[Entry]:
    said = tuple(without_end_mark(in_marks(shown_letters(line.paragraph))) for line in lines)
    return [(pair(PLAN, key), said)] if said else []


def _in_order(entries: list[Entry]) -> list[Entry]:
    """The keys in the order of the model; a paper that lacks something is a draft."""
    if any(is_open(one) for _, value in entries for one in _values(value)):
        entries = [*entries, (pair(PLAN, "status"), Pair("draft", STATUSES["draft"]))]
    order = list(PLAN.fields)
    return sorted(entries, key=lambda entry: order.index(entry[0].en))


def _values(value: Value) -> Iterator[Value]:
    yield value
    if isinstance(value, Fields):
        yield from (one for _, one in value.entries)
