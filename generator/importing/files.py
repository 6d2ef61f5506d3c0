"""The files of an import: the plan, what it issues with it, its pictures."""

import re
from collections.abc import Iterator, Sequence

from generator.cascade.values import Pair, Value, is_open, left_open, pair
from generator.importing.behind import appendices_of
from generator.importing.body import content, fields_of, parted, values_in
from generator.importing.branches import grown, unend, without_end_mark
from generator.importing.drawn import Drawings
from generator.importing.goals import tables_as_targets
from generator.importing.head import HeadReader, issued_head
from generator.importing.marked import in_marks, remember_notes, shown_letters
from generator.importing.markup import remarks_of
from generator.importing.naming import Names
from generator.importing.read_back import read_words_back
from generator.importing.text import LineReader, closing_of, opening_of, without_rule
from generator.importing.told import Doubts
from generator.importing.written import plan_text
from generator.importing.years import Years
from generator.language import Lang
from generator.law.divisions import slug
from generator.law.kinds import WITH_ANOTHER, WRITTEN, Kind
from generator.lazy import dataclass
from generator.package import Package
from generator.plan.items import ITEM
from generator.plan.model import PLAN, STATUSES
from generator.plan.named import ATTACHED
from generator.reading.anatomy.attached import Attached
from generator.reading.anatomy.outline import OutlineLine
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import Paragraph
from generator.review.stories import Story, stories_of

Entry = tuple[Pair, Value]
_ISSUED = "Ban hành kèm theo {}; in liền sau chữ ký của văn bản ấy."
_DRAFT: Entry = (pair(PLAN, "status"), Pair("draft", STATUSES["draft"]))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What file is to be made: its name, the language of its keys, the kind of its paper.

    `as_tasks` says that tables and words become tasks and targets, `declares` that papers which
    bases cite are declared, `years` for which year the plan is to be, `with_ids` that every item
    gets an id.
    """

    name: str
    lang: Lang
    kind: Kind
    as_tasks: bool = True
    declares: bool = True
    years: Years | None = None
    with_ids: bool = False


def plan_files(package: Package, paper: Paper, wanted: Wanted, doubts: Doubts) -> dict[str, bytes]:
    """The plan of the paper, and the files that it names."""
    remember_notes(paper.document)
    return _Files(package, paper, wanted, doubts).files()


class _Files:
    def __init__(self, package: Package, paper: Paper, wanted: Wanted, doubts: Doubts) -> None:
        self.package, self.paper = package, paper
        self.own, self.lang = wanted.kind, wanted.lang
        self.name, self.doubts, self.years = wanted.name, doubts, wanted.years
        self.names = Names() if wanted.with_ids else None
        self.drawings = Drawings(package, self._stem(), doubts)
        self.remarks = remarks_of(package, paper.document, doubts)
        self.head = HeadReader(paper, self.own, doubts, wanted.declares)
        self.lines = LineReader(self.drawings, self.remarks, wanted.as_tasks)
        self.issued = [one for one in paper.attached if _may_be_issued(one.kind)]

    def _stem(self) -> str:
        return re.sub(r"\.ya?ml$", "", self.name, flags=re.IGNORECASE)

    def files(self) -> dict[str, bytes]:
        """All of them, the plan first."""
        entries = list(self._entries())
        issued = {
            name: self._issued(one, name, number)
            for number, (name, one) in enumerate(zip(self._names(), self.issued, strict=True))
        }
        # What issues a draft is one.
        if any(map(_lacks, issued.values())) and not _lacks(entries):
            entries.append(_DRAFT)
        about = [f"Nhập từ {self.doubts.shown.rpartition('/')[2]}."]
        about += self._bands()
        about += self.remarks.left(self.paper.document)
        main = self._file(about, entries, self.own, self.doubts)
        written = {
            name: self._file([_ISSUED.format(self.name)], issued[name], one.kind, self.doubts)
            for name, one in zip(issued, self.issued, strict=True)
        }
        return {self.name: main, **written, **self.drawings.files}

    def _bands(self) -> Iterator[str]:
        """What headers and footers say, for which plans have no place but that of an address."""
        if self.head.address():
            return
        stories = stories_of(self.package, self.paper.document)
        for one in stories.texts[Story.BAND]:
            yield f"Đầu, cuối trang của văn bản ghi: “{one.text}”; kế hoạch không có chỗ cho nó."

    def _names(self) -> list[str]:
        stem, count = self._stem(), len(self.issued)
        return [f"{stem}{f'-{n}' if count > 1 else ''}{ATTACHED}.yaml" for n in range(1, count + 1)]

    def _entries(self) -> Iterator[Entry]:
        paper = self.paper
        paragraphs = paper.document.paragraphs
        yield from _named(self.own, self.name)
        yield from self.head.opening()
        greeting = self.head.greeting()
        yield from self._text(paragraphs[paper.begin : paper.closing.start], self.own, greeting)
        yield from self.head.end()
        yield from self._appendices(paper.closing.end, self._starts()[0])
        if names := self._names():
            yield pair(PLAN, "attached"), tuple(names)

    def _starts(self) -> list[int]:
        """Where the texts that are issued with the paper begin, and where the paper ends."""
        starts = [one.first.number - 1 for one in self.issued]
        return [*starts, len(self.paper.document.paragraphs)]

    def _issued(self, one: Attached, name: str, number: int) -> list[Entry]:
        """A text that is issued with the paper."""
        starts = self._starts()
        of_head = [one.title, *one.subject, *one.reference, *one.bases]
        begin = max(piece.paragraph.number for piece in of_head)
        opened = [
            head.heading.paragraph.number - 1
            for head in self.paper.appendices
            if begin <= head.heading.paragraph.number - 1 < starts[number + 1]
        ]
        end = min([*opened, starts[number + 1]])
        return [
            *_named(one.kind, name),
            *issued_head(one, self.head),
            *self._text(self.paper.document.paragraphs[begin:end], one.kind),
            *self._appendices(end, starts[number + 1]),
        ]

    def _text(
        self, paragraphs: Sequence[Paragraph], own: Kind, greeting: tuple[str, ...] = ()
    ) -> Iterator[Entry]:
        lines = without_rule(self.lines.read(paragraphs))
        frames = not own.enacts and own.mark != "none"
        opening = opening_of(lines) if frames else []
        closing = closing_of(lines) if frames else []
        root = grown(lines)
        if self.lines.as_tasks:
            tables_as_targets(root)
        unend(root)
        self.remarks.hang(root)
        if self.names:
            self.names.name(root.below)
        yield from _paragraphs("preamble", opening, greeting)
        if root.below:
            plan = parted(root) if own.copied or own.key == "bao_cao" else []
            yield from plan or [(pair(PLAN, "content"), content(root, own.key))]
        else:
            nothing = fields_of(ITEM, text=left_open("văn bản không có nội dung"))
            yield pair(PLAN, "content"), (nothing,)
        yield from _paragraphs("closing", closing)

    def _appendices(self, begin: int, end: int) -> Iterator[Entry]:
        found = appendices_of(self.paper, begin, end, self.lines, self.doubts)
        if self.names:
            found = tuple(map(self.names.appendix, found))
        if found:
            yield pair(PLAN, "appendices"), found

    def _file(self, about: list[str], entries: list[Entry], own: Kind, doubts: Doubts) -> bytes:
        entries = _in_order(entries)
        if self.lines.as_tasks:
            read_words_back(entries, self.lines.tabled, doubts)
        if self.years:
            entries = [
                (key, self.years.entry(key, value))
                for key, value in entries
                if key.en not in ("number", "date")
            ]
        return plan_text(about, entries, self.lang, own.mark, doubts.over).encode()


def _may_be_issued(kind: Kind) -> bool:
    return kind.key in WRITTEN or kind.key in WITH_ANOTHER


def _named(own: Kind, name: str) -> list[Entry]:
    identity = slug(re.sub(r"(?:\.kem)?\.ya?ml$", "", name, flags=re.IGNORECASE)) or "ke-hoach"
    identity += "-kem" if f"{ATTACHED}." in name else ""
    values = (("format", "1"), ("id", identity), ("version", "1"))
    return [*((pair(PLAN, key), value) for key, value in values), (pair(PLAN, "kind"), own.key)]


def _paragraphs(key: str, lines: Sequence[OutlineLine], above: tuple[str, ...] = ()) -> list[Entry]:
    own = (without_end_mark(in_marks(shown_letters(line.paragraph))) for line in lines)
    said = above + tuple(filter(str.strip, own))
    return [(pair(PLAN, key), said)] if said else []


def _in_order(entries: list[Entry]) -> list[Entry]:
    """The keys in the order of the model; a paper that lacks something is a draft."""
    if _lacks(entries):
        entries = [*entries, _DRAFT]
    order = list(PLAN.fields)
    return sorted(entries, key=lambda entry: order.index(entry[0].en))


def _lacks(entries: Sequence[Entry]) -> bool:
    return any(is_open(one) for _, value in entries for one in values_in(value))
