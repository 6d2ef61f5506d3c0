"""Plan files to values that know their line; scalars stay the text that was written.

YAML is read event by event: no anchors, aliases, tags or merge keys, no `no` → False, no
`12:30` → 750.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Map
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from generator.language import Said
from generator.lazy import regex
from generator.package import MIB, read_bytes
from generator.plan import codes
from generator.plan.events import events, yaml
from generator.plan.named import NEARLY, is_nearly_plan
from generator.plan.records import KEYS, KNOWN
from generator.plan.slips.astray import astray
from generator.plan.slips.braces import no_comma
from generator.plan.slips.characters import MAX_REPORTED, bad_characters
from generator.plan.slips.encoding import converted, decoded
from generator.plan.slips.indents import seen
from generator.plan.slips.levels import of_an_item, out_of_place
from generator.plan.slips.lists import joined_list, with_list
from generator.plan.slips.phrases import NO_DASH, Slip, in_column
from generator.plan.slips.strays import with_items
from generator.plan.slips.yaml_errors import (
    CLOSE,
    OF_COLON,
    OF_PLACE,
    QUOTE_ALL,
    QUOTE_TEXT,
    REST,
    UNCLOSED,
    explained,
    line_slip,
    stands_wrongly,
    told_at,
)
from generator.plan.source import Listing, Mapping, Node, Source, Span, Text
from generator.problems import Problem, Severity, Spot
from generator.rules import Entry
from generator.running.clock import fault_of

MAX_DEPTH = 32
MAX_EVENTS = 60_000
"""Some 20,000 items; reading on would only take time."""
_NULL = {"", "~", "null", "Null", "NULL"}
_HASH = regex(r" +#+( |\r?$)?", re.MULTILINE)
_LIST_MARK = regex(r"\n[ \t]*([-+*•–] )")
_KEY = regex(r"^[ \t]*([A-Za-z_]+)[:：].*", re.MULTILINE)
_AT_ENDS = regex(r"(?:(?<![ \t\\])|(?<=\\[ \t]))[ \t]++(?=\r?(?:\n|\Z))")
_SPACE_AT_ENDS = (" \n", "\t\n", " \r\n", "\t\r\n")
_ODD_INDENT = regex(r"^ *+(?=[^\S \r\n])", re.MULTILINE)


def read_source(path: Path) -> Source:
    """The values of the YAML file at `path`, with every problem of its characters and syntax.

    A file that cannot be opened or decoded at all raises `Rejected`; of the rest, `root` is None
    where YAML could not be read any further.
    """
    source = source_of(path.as_posix(), read_bytes(path, MIB))
    if is_nearly_plan(path):
        source.report(Spot(source.path, 1, 1), codes.YAML_TXT, *NEARLY, Severity.WARNING)
    return source


def source_of(path: str, content: bytes) -> Source:
    """As `read_source`, from the bytes of a file; that they were converted is told."""
    with fault_of(path):
        text, encoding = decoded(path, content)
        source = parse_source(path, text)
    source.problems += converted(path, encoding)
    return source


def parse_source(path: str, text: str) -> Source:
    """As `read_source`, from the text of a file; a byte order mark may be left in front."""
    text = text.removeprefix("\ufeff")
    root, problems = _parsed(path, text)
    return Source(path, text, root, [*problems])


_ONE_COMMAND = 12
"""So many texts does an update of one copy come to, which asks for some of them four times."""


@lru_cache(maxsize=_ONE_COMMAND)
def _parsed(path: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    source = Source(path, text)
    for bad in islice(bad_characters(source.text), MAX_REPORTED):
        source.report(source.spot(bad.index), bad.entry, bad.message, bad.advice)
    for match in islice(_ODD_INDENT.finditer(source.text), MAX_REPORTED):
        if source.text[match.end()] != "\t":
            source.report(source.spot(match.end()), codes.YAML_INDENT, *_ODD_SPACE)
    if not source.problems:
        source.root = _Composer(source).document()
    return source.root, tuple(source.problems)


_TOO_LONG = (
    Said("tệp quá dài", "the file is too long"),
    Said("Chia thành nhiều kế hoạch.", "Make several plans of it."),
)
_FILE_EMPTY = (
    Said("tệp trống", "the file is empty"),
    Said("Chép một kế hoạch mẫu trong plans/.", "Copy an example from plans/."),
)
_ALIAS = Said("dấu & hoặc * của YAML (neo, bí danh)", "a YAML anchor or alias"), QUOTE_TEXT
_TWO_DOCUMENTS = (
    Said("tệp có hai tài liệu (---)", "two documents in one file"),
    Said(
        "Cùng một kế hoạch thì xóa dòng ---; hai kế hoạch thì chuyển phần sau --- sang một tệp khác.",
        "If it is one plan, delete the line ---; of two, move what follows --- into another file.",
    ),
)
_TOO_DEEP = (
    Said(f"sâu hơn {MAX_DEPTH} tầng", f"nested deeper than {MAX_DEPTH} levels"),
    Said("Bớt ngoặc hoặc bớt thụt đầu dòng.", "Take brackets or indents away."),
)
_NO_WORD = (
    Said("khóa phải là một từ", "a key must be one word"),
    Said(
        'Nếu đây là một câu, đặt cả câu trong ngoặc kép thẳng "…".',
        'If it is a sentence, put all of it in straight quotes "…".',
    ),
)
_CUT_OFF = (
    Said(
        "phần sau dấu # bị coi là ghi chú, không in ra",
        "what follows # is a comment and is not printed",
    ),
    Said(
        "Nếu là chữ, đặt cả câu trong ngoặc kép; nếu là ghi chú, thêm dấu cách sau #.",
        "If it is text, put it in double quotes; if a comment, add a space after #.",
    ),
)
_NOT_PRINTED = (
    Said(
        "phần sau dấu # là ghi chú, không in ra", "what follows # is a comment and is not printed"
    ),
    QUOTE_TEXT,
)
_ODD_SPACE = (
    Said("dấu cách lạ ở đầu dòng", "an unusual space at the start of the line"),
    Said("Thay bằng dấu cách thường.", "Use plain spaces."),
)
_ONE_OF_TWO = Said(
    "Xóa một trong hai, hoặc gộp nội dung.", "Delete one of them, or join what they say."
)


def _may_end_in_space(text: str) -> bool:
    """Whether any line may end in spaces or tabs: what takes them away looks at every letter."""
    return text.rstrip("\r").endswith((" ", "\t")) or any(end in text for end in _SPACE_AT_ENDS)


class _Stop(Exception):
    """Composing cannot go on; the reason has been reported."""


class _Composer:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.starts = source.lines.starts
        # Nobody sees what stands at the end of a line, and it says nothing; PyYAML stumbles over
        # tabs there, and in a folded text keeps spaces. Lines and columns stay what they are.
        text = _AT_ENDS.sub("", source.text) if _may_end_in_space(source.text) else source.text
        self.events = self._counted(events(text, MAX_EVENTS + 2, MAX_DEPTH + 1))
        self.quoted: Any = None
        self.closed: Any = None
        self.ended = 0
        self.told_to = 0  # the last line of a text of which is told that a key is joined to it

    def _counted(self, events: Iterator[Any]) -> Iterator[Any]:
        for count, event in enumerate(events):
            if count > MAX_EVENTS:
                self._stop(event, codes.YAML_TOO_LONG, *_TOO_LONG)
            yield event

    def document(self) -> Node | None:
        try:
            return self._document()
        except _Stop:
            pass
        except yaml.MarkedYAMLError as error:
            self._explain(*self._cause(error))
        except (ValueError, OverflowError, RecursionError) as error:
            # PyYAML lets through what Python says of characters and numbers that are none.
            message = Said(f"YAML không đọc được ({error})", f"YAML cannot be read ({error})")
            self.source.report(Spot(self.source.path, 1, 1), codes.YAML_SYNTAX, message, QUOTE_ALL)
        return None

    def _cause(self, error: yaml.MarkedYAMLError) -> tuple[yaml.Mark | None, Said, Said]:
        """Where the fault lies that PyYAML stumbled over, what it is and what to do."""
        mark, message, advice = explained(error)
        if self.quoted and mark and mark.line == self.quoted.end_mark.line:
            # Quotation marks that were never closed swallow the file up to the next ones.
            self._forget_joined()
            return self.quoted.start_mark, UNCLOSED, CLOSE
        if self.closed and mark and mark.line == self.closed.end_mark.line and self._goes_on():
            # Of quotes the sentence is shown, of brackets where they end.
            quotes = isinstance(self.closed, yaml.ScalarEvent)
            return self.closed.start_mark if quotes else self.closed.end_mark, REST, QUOTE_ALL
        return mark, message, advice

    def _forget_joined(self) -> None:
        """Takes back what was told of lines that looked joined: something not closed had them."""
        self.source.problems = [
            found for found in self.source.problems if found.code != codes.YAML_JOINED.code
        ]

    def _goes_on(self) -> bool:
        """Whether what was closed last has words behind it, and no sign that ends a value."""
        rest = self.source.line(self.closed.end_mark.line + 1)[
            self.closed.end_mark.column :
        ].lstrip(" ")
        return bool(rest) and rest[0] not in ",]"

    def _explain(self, mark: yaml.Mark | None, message: Said, advice: Said) -> None:
        number = mark.line + 1 if mark else 1
        if number == self.told_to or any(
            self.source.tells(code, number) for code in (codes.YAML_JOINED, codes.YAML_MARK)
        ):
            return  # that line is explained already, and this is what comes of it
        if advice is CLOSE:
            self._forget_joined()
        begun = mark.column + 1 if mark else 1
        slip = astray(self.source, number) if advice in OF_PLACE else None
        number, column, message, advice = slip or self._of_line(number, begun, message, advice)
        self.source.report(
            Spot(self.source.path, number, column), codes.YAML_SYNTAX, message, advice
        )

    def _of_line(self, number: int, begun: int, message: Said, advice: Said) -> Slip:
        """What the line of that number tells of why YAML stumbled in it."""
        line = self.source.line(number)
        if found := line_slip(line):
            return of_an_item(self.source.text.split("\n"), number, found)
        wrongly = stands_wrongly(line, begun, advice)
        if slip := wrongly and out_of_place(self.source.text.split("\n"), number):
            return slip
        if slip := advice is OF_COLON and with_list(self.source.text.split("\n"), number):
            return slip
        no_key = no_comma(line, KEYS) if advice is CLOSE or message is REST else None
        return number, *(no_key or told_at(line, begun, message, advice))

    def _document(self) -> Node:
        node = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self._stop(event, codes.YAML_DOCUMENTS, *_TWO_DOCUMENTS)
                node = self._node(next(self.events), 0)
        if node is None or (isinstance(node, Text) and not node.value):
            self.source.report(Spot(self.source.path, 1, 1), codes.YAML_EMPTY, *_FILE_EMPTY)
            raise _Stop
        return node

    def _at(self, mark: yaml.Mark) -> Spot:
        return Spot(self.source.path, mark.line + 1, mark.column + 1)

    def _index(self, mark: yaml.Mark) -> int:
        """Where in the text of the file it is."""
        # Asked for each value several times: what `Source.index` says, without two calls.
        starts, line = self.starts, mark.line
        start: int = starts[line] if line < len(starts) else starts[-1]
        return start + int(mark.column)

    def _stop(self, event: Any, entry: Entry, message: Said, advice: Said) -> None:
        self.source.report(self._at(event.start_mark), entry, message, advice)
        raise _Stop

    def _node(self, event: Any, depth: int) -> Node:
        spot = self._at(event.start_mark)
        if depth > MAX_DEPTH:
            self._stop(event, codes.YAML_DEPTH, *_TOO_DEEP)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._stop(event, codes.YAML_ALIAS, *_ALIAS)
        if getattr(event, "tag", None):
            message = Said(f"thẻ YAML '{event.tag}'", f"a YAML tag '{event.tag}'")
            self._stop(event, codes.YAML_TAG, message, QUOTE_TEXT)
        if isinstance(event, yaml.SequenceStartEvent):
            nodes = tuple(self._until(yaml.SequenceEndEvent, depth))
            return Listing(nodes, spot, bool(event.flow_style), self._span(event, nodes))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, spot, depth)
        return self._text(event, spot)

    def _span(self, event: Any, nodes: Sequence[Node]) -> Span:
        """From the start of a collection to its bracket, or to the end of the last of `nodes`."""
        start = self._index(event.start_mark)
        return Span(
            start, self.ended if event.flow_style else nodes[-1].span.end if nodes else start
        )

    def _until(self, end: type[Any], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), end):
            yield self._node(event, depth + 1)
        index = self.ended = self._index(event.end_mark)
        if self.source.text[max(index - 1, 0) : index] in ("]", "}"):
            self.closed = event

    def _mapping(self, event: Any, spot: Spot, depth: int) -> Mapping:
        nodes = list(self._until(yaml.MappingEndEvent, depth))
        entries: dict[Text, Node] = {}
        repeated: list[Text] = []
        for key, value in self._held(nodes, is_plan=not event.flow_style and spot.column == 1):
            if not isinstance(key, Text):
                self.source.report(key.spot, codes.YAML_KEY, *_NO_WORD)
            elif key in entries:
                repeated.append(key)
            else:
                entries[key] = value
        self._tell_repeated(repeated, entries, nodes[-2:-1])
        return Mapping(
            tuple(entries.items()), spot, bool(event.flow_style), self._span(event, nodes)
        )

    def _held(self, nodes: Sequence[Node], is_plan: bool) -> Iterable[tuple[Node, Node]]:
        """The keys and values of a mapping, of which those of the plan have their items below."""
        pairs = [*zip(nodes[::2], nodes[1::2], strict=True)]
        entries = [(key, value) for key, value in pairs if isinstance(key, Text)]
        plan = KNOWN.get("plan")
        if not (plan and is_plan) or len(entries) < len(pairs):
            return pairs
        return with_items(entries, plan.words.keys(), plan.keys_of_items, self.source)

    def _tell_repeated(
        self, repeated: Sequence[Text], entries: Iterable[Text], last: Sequence[Node]
    ) -> None:
        """Tells of keys that are there already: those of an item that has lost its '-' at once."""
        lines = {key: key.spot.line for key in entries}
        begun = repeated and [*repeated[:1]] != [*last] and self._new_item(repeated, lines)
        for key in repeated[:1] if begun else repeated:
            message = Said(
                f"khóa '{key}' đã có ở dòng {lines[key]}",
                f"key '{key}' stands on line {lines[key]}",
            )
            self.source.report(key.spot, codes.YAML_DUPLICATE_KEY, message, begun or _ONE_OF_TWO)

    def _new_item(self, repeated: Sequence[Text], lines: Map[Text, int]) -> Said | None:
        """How an item begins with the first of these, if it stands among those of an item."""
        key, begins = repeated[0], min(lines.values())
        first = seen(self.source.line(begins))
        on_its_line = lines[key] == begins < key.spot.line
        if len(repeated) > 1 and not first.item and on_its_line and first.words:
            return Said(
                f"Là mục mới: thêm dấu '-' cho mục ở dòng {begins} trước, rồi chạy lại. "
                "Không phải thì xóa một trong hai.",
                f"A new item: first put the '-' before the item of line {begins}, and run it "
                "again. Otherwise delete one of the two.",
            )
        if not first.item or first.words != key.spot.column - 1:
            return None
        words = self.source.line(key.spot.line).strip()
        vi, en = in_column(first.column)
        return Said(
            f"Là mục mới: viết '- {words}', {vi}. Không phải thì xóa một trong hai.",
            f"A new item: write '- {words}', {en}. Otherwise delete one of the two.",
        )

    def _text(self, event: Any, spot: Spot) -> Text:
        value: str = event.value
        plain = event.style is None
        if event.style in ("'", '"'):
            self._remember_quotes(event)
        start = self._index(event.start_mark)
        end = self._index(event.end_mark)
        written = self.source.text[start:end]
        if event.style not in ("|", ">"):
            self._refuse_joined_list(event, start, written)
        if plain:
            self._refuse_joined_keys(event, start, written)
        span = Span(start, start + len(written.rstrip()), event.style)
        if plain and value in _NULL:
            return Text("", spot, span)
        if event.style == '"':
            # Escapes such as "\u202e" get past the look at the raw text.
            for bad in islice(bad_characters(value), 1):
                self.source.report(spot, bad.entry, bad.message, bad.advice)
        if plain:
            self._tell_comment(event, end)
        return Text(self._composed(value.strip(), spot), spot, span)

    def _remember_quotes(self, event: Any) -> None:
        if event.start_mark.line < event.end_mark.line:
            self.quoted = event
        else:
            self.closed = event

    def _tell_comment(self, event: Any, end: int) -> None:
        comment = _HASH.match(self.source.text, end)
        if comment and comment[1] is None:
            self.source.report(self._at(event.end_mark), codes.YAML_HASH, *_CUT_OFF)
        elif comment and " " in event.value:
            # After a word or a number it is usual; after a sentence it may be the rest of it.
            at = self._at(event.end_mark)
            self.source.report(at, codes.YAML_COMMENT, *_NOT_PRINTED, Severity.INFO)

    def _refuse_joined_list(self, event: Any, start: int, written: str) -> None:
        if "\n" in written and not self.source.full and (match := _LIST_MARK.search(written)):
            number = event.start_mark.line + 1
            slip, lines = line_slip(self.source.line(number)), self.source.text.split("\n")
            if event.style is None and slip:
                entry, told = codes.YAML_MARK, of_an_item(lines, number, slip)
            else:
                below = self.source.spot(start + match.start(1)).line
                told = joined_list(lines, number, below)
                as_key = told[2] is NO_DASH and ":" in lines[told[0] - 1]
                entry = codes.YAML_MARK if as_key else codes.YAML_JOINED
                self.told_to = event.end_mark.line + 1
            line, column, message, advice = told
            self.source.report(Spot(self.source.path, line, column), entry, message, advice)

    def _refuse_joined_keys(self, event: Any, start: int, written: str) -> None:
        """A key whose colon is not followed by a space is text, or goes on with the line above."""
        for match in _KEY.finditer(written) if ":" in written or "：" in written else ():
            if match[1] in KEYS and (slip := line_slip(match[0])):
                at = self.source.spot(start + match.start() + slip[0] - 1)
                self.source.report(at, codes.YAML_MARK, *slip[1:])
                self.told_to = event.end_mark.line + 1

    def _composed(self, value: str, spot: Spot) -> str:
        composed = unicodedata.normalize("NFC", value)
        if composed != value and not any(
            problem.code == codes.YAML_NOT_NFC.code for problem in self.source.problems
        ):
            self.source.report(
                spot,
                codes.YAML_NOT_NFC,
                Said(
                    "chữ gõ bằng Unicode tổ hợp; đã chuyển về Unicode dựng sẵn",
                    "decomposed letters, now NFC",
                ),
                severity=Severity.INFO,
            )
        return composed
