"""A paper with what is form and certain mended, and word of each change and of what stays.

Menders are tried together, else by halves down to each alone: what they do is kept where their
findings become fewer, nothing else is found that was not there, no word differs but those that they list,
and no Tab, break, field or picture is gone but those that a cure named.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import field, replace
from operator import attrgetter

from generator.language import Said
from generator.lazy import dataclass
from generator.mending.asked import Mending, NamedFinding
from generator.mending.earlier import without_earlier
from generator.mending.letters import Unsure
from generator.mending.menders import TURNS, Turn, Work, is_mended, load_menders
from generator.mending.pen import Pen
from generator.mending.reasons import UNDECIDED, why_left
from generator.mending.refusals import refuse
from generator.mending.stock import stock_of
from generator.mending.together import hold_together
from generator.package import Package, package_of, zip_parts
from generator.problems import Problem, Rejected, Severity
from generator.reading.anatomy.paper import Paper, alone, read_paper
from generator.reading.document.ooxml import Damaged, Element, TooMuchMarkup, as_part
from generator.reading.document.read import read_body, read_document, section_elements
from generator.reading.finding import Located, said
from generator.reading.lint import damaged_file, report_of, unread_file
from generator.review.stories import as_read, stories_of
from generator.rules import CATALOGUE

_OTHERWISE = Said(
    "đã thử, nhưng sửa chỗ này thì chỗ khác thành sai hoặc đổi chữ; nên giữ nguyên",
    "it was tried, but other places or words would change with it; so it is left",
)
_UNCOVERS = Said(
    "sửa riêng chỗ này thì còn chỗ khác thành sai, sửa cả hai trong Word; chỗ ấy là: {}: {}",
    "mended alone it makes another place wrong, so mend both in Word; the other is: {}: {}",
)
_BESIDES = Said("hết theo chỗ sửa khác", "gone with another change")
_CODE = attrgetter("code")
_MOST_ROUNDS = 5


def _stumbled(error: Exception) -> Said:
    kind = type(error).__name__
    return Said(f"không sửa được ({kind})", f"could not be mended ({kind})")


@dataclass(frozen=True, slots=True)
class Correction:
    """A finding that was mended, and what stands there now."""

    problem: Problem
    now: Said


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding that stays, and why."""

    problem: Problem
    why: Said


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a paper: its bytes, what was mended, what was not although its rule has a
    mender, and the rest, both with the reason; `found` is what was found before, `held` how many
    paragraphs and rows stay on the page of what follows them since, `earlier` how many comments of an
    earlier check are gone."""

    content: bytes
    changes: tuple[Correction, ...] = ()
    kept: tuple[Kept, ...] = ()
    others: tuple[Kept, ...] = ()
    found: tuple[Problem, ...] = ()
    held: int = 0
    earlier: int = 0

    @property
    def differs(self) -> bool:
        """Whether the paper is not as it was."""
        return bool(self.changes or self.earlier)


@dataclass(slots=True)
class _Open:
    """A paper that was read, with its sections and what was found at its pieces."""

    paper: Paper
    sections: list[Element]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _State:
    """A paper as it was before a mending or is after one.

    `parts` is how many pieces of each component it has, `words` are its texts, `stock` is what it
    has beside letters; `fresh` is the paper as long as nobody wrote in it.
    """

    content: bytes
    package: Package
    problems: tuple[Problem, ...]
    parts: Counter[str]
    words: Counter[str]
    stock: Counter[str]
    fresh: _Open | None

    def opened(self) -> _Open:
        """The paper to write in, each time one that nobody wrote in."""
        fresh, self.fresh = self.fresh, None
        return fresh or _read(self.package)


@dataclass(slots=True)
class _Attempt:
    """What menders made of a state: what each finding's place says now, and why some did not."""

    after: _State
    done: dict[Hashable, Said] = field(default_factory=dict)
    unsure: dict[str, Said] = field(default_factory=dict)
    words: list[tuple[str, str]] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)
    stumbled: bool = False


def mended(
    shown: str, content: bytes, *, tracked: bool = False, only: Iterable[str] = ()
) -> Mended:
    """The paper with everything mended that is asked and can be; the same bytes where there is nothing.

    Raises `Rejected` for what is no paper, for one that a change would break, and where what is asked
    alone was not found or cannot be mended.
    """
    asked = Mending(tracked, tuple(map(NamedFinding, only)))
    try:
        package, earlier = package_of(shown, content), 0
        if not asked.only:
            package, earlier = without_earlier(package)
        if earlier:
            refuse(package)
            content = zip_parts(package.parts, deflated=True)
        return replace(_mended(shown, _state(package, content), asked), earlier=earlier)
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(shown, error)]) from None
    except Rejected:
        raise
    except Exception as error:  # the promise of this function: no file makes it raise another
        raise Rejected([unread_file(shown, error)]) from None


def _mended(shown: str, state: _State, asked: Mending) -> Mended:
    found = state.problems
    asked.hold_against(shown, found)
    if not _wanted(found, asked):
        return _told(found, state, [], {}, asked)
    refuse(state.package)
    changes: list[Correction] = []
    reasons: dict[str, Said] = {}
    for _ in range(_MOST_ROUNDS):
        reached, made, reasons = _round(state, asked)
        changes += made
        if reached is state:
            break
        state = reached
    changes += _besides(found, state.problems, changes)
    state, held = _held_together(state) if changes and asked.of_all else (state, 0)
    return replace(_told(found, state, changes, reasons, asked), held=held)


def _held_together(state: _State) -> tuple[_State, int]:
    """The paper whose pages do not part what belongs together, for its lines may have moved."""
    opened = state.opened()
    work = Work(state.package, opened.paper, opened.sections, Pen(tracked=False))
    held = hold_together(work)
    after = _state_of(state, work) if held else state
    return (after, held) if _is_better(state, _Attempt(after), ()) else (state, 0)


def _besides(
    found: Sequence[Problem], left: Sequence[Problem], changes: Iterable[Correction]
) -> list[Correction]:
    """What is found no longer although nothing was to mend it."""
    codes = (map(_CODE, found), map(_CODE, left), (one.problem.code for one in changes))
    before, after, done = map(Counter, codes)
    more = before - after - done
    gone, same = list[Correction](), Counter((one.code, one.message) for one in left)
    for one in sorted(found):
        if more[one.code] and not same[one.code, one.message]:
            more[one.code] -= 1
            gone.append(Correction(_in_words(one), _BESIDES))
    return gone


def _told(
    found: tuple[Problem, ...],
    state: _State,
    changes: Iterable[Correction],
    reasons: dict[str, Said],
    asked: Mending,
) -> Mended:
    menders = load_menders()
    problems = [*map(_in_words, sorted(state.problems))]
    tried = [one for one in problems if one.code in menders and asked.speaks_of(one)]
    left = [Kept(one, reasons.get(one.code, UNDECIDED)) for one in tried]
    others = [Kept(one, why_left(one)) for one in problems if one not in tried]
    told = (*map(_in_words, found),)
    return Mended(state.content, tuple(changes), tuple(left), tuple(others), told)


def _in_words(problem: Problem) -> Problem:
    """The problem without the paper that its place leads to."""
    return replace(problem, spot=replace(problem.spot, part=str(problem.spot.part)))


def _wanted(problems: Iterable[Problem], asked: Mending) -> list[str]:
    """The codes among what was found that have a mender, in the order in which they are mended."""
    found = {one.code for one in filter(is_mended, problems) if asked.speaks_of(one)}
    return [code for code in load_menders() if code in found]


def _round(state: _State, asked: Mending) -> tuple[_State, list[Correction], dict[str, Said]]:
    """The paper after one attempt at everything, what that changed, and why what failed did."""
    changes: list[Correction] = []
    reasons: dict[str, Said] = {}
    for turn in Turn:
        codes = [code for code in _wanted(state.problems, asked) if TURNS[code] is turn]
        state, made, why = _tried(state, codes, asked)
        changes += made
        reasons |= why
    return state, changes, reasons


def _tried(
    state: _State, codes: Sequence[str], asked: Mending
) -> tuple[_State, list[Correction], dict[str, Said]]:
    """The same of the menders of these codes: of all together, else of either half of them."""
    attempt = _attempted(state, codes, asked) if codes else _Attempt(state)
    if attempt.after is state or _is_better(state, attempt, codes):
        return attempt.after, _changes(state, attempt), attempt.unsure
    if len(codes) == 1:
        return state, [], {codes[0]: attempt.unsure.get(codes[0], _why_not(state, attempt))}
    middle = len(codes) // 2
    state, changes, reasons = _tried(state, codes[:middle], asked)
    state, more, why = _tried(state, codes[middle:], asked)
    return state, changes + more, reasons | why


def _why_not(before: _State, attempt: _Attempt) -> Said:
    """Why what was tried is left: by what would be wrong then, where that is so."""
    known = {(one.code, one.message) for one in before.problems}
    new = [one for one in sorted(attempt.after.problems) if (one.code, one.message) not in known]
    for one in new:
        return said(_UNCOVERS.vi, _UNCOVERS.en, CATALOGUE[one.code].title, one.found)
    return _OTHERWISE


def _is_better(before: _State, attempt: _Attempt, codes: Sequence[str]) -> bool:
    """Whether what was to be mended is less, and all else as it was."""
    after = attempt.after
    if attempt.stumbled or before.parts != after.parts:
        return False
    if before.stock - after.stock - attempt.taken:
        return False
    old, new = _weights(before.problems), _weights(after.problems)
    if any(new[key] > old[key] for key in new):
        return False
    if _with_changes(before.words, attempt.words) != after.words:
        return False
    sure = [code for code in codes if code not in attempt.unsure] or codes
    return all(_total(new, code) < _total(old, code) for code in sure)


def _weights(problems: Iterable[Problem]) -> Counter[tuple[str, Severity]]:
    """How much was found under each code, by the pieces that it speaks of."""
    found = Counter[tuple[str, Severity]]()
    for problem in problems:
        part = problem.spot.part
        found[problem.code, problem.severity] += (
            len(part.pieces or [0]) if isinstance(part, Located) else 1
        )
    return found


def _total(weights: Counter[tuple[str, Severity]], code: str) -> int:
    return sum(weight for (one, _), weight in weights.items() if one == code)


def _with_changes(words: Counter[str], changed: Iterable[tuple[str, str]]) -> Counter[str]:
    """The texts as they are to be, each change made in the first that holds its words; one of which
    nothing is left is gone."""
    expected = words.copy()
    for before, after in changed:
        old = next((text for text in expected if expected[text] and as_read(before) in text), None)
        if not after:
            old = next((text for text in expected if _said(text) == as_read(before)), None)
        if old is not None:
            expected[old] -= 1
            expected[old.replace(as_read(before), as_read(after), 1)] += 1
    return Counter({text: count for text, count in expected.items() if _said(text) and count > 0})


def _said(text: str) -> str:
    """A text without the name of its story."""
    return text.partition(": ")[2]


def _changes(before: _State, attempt: _Attempt) -> list[Correction]:
    """What is found no longer, each with what stands there now."""
    left = Counter((one.code, one.message, one.spot) for one in attempt.after.problems)
    gone = Counter((one.code, one.message, one.spot) for one in before.problems) - left
    changes = []
    for one in sorted(before.problems):
        now = attempt.done.get(_place(one))
        if now is not None and gone[one.code, one.message, one.spot]:
            gone[one.code, one.message, one.spot] -= 1
            changes.append(Correction(_in_words(one), now))
    return changes


def _place(problem: Problem) -> Hashable:
    """What tells a finding from another of its kind, also in one cell."""
    return problem, problem.order, problem.excerpt


def _read(package: Package) -> _Open:
    body = read_body(package)
    paper = alone(read_paper(read_document(package, body)))
    return _Open(paper, section_elements(body), report_of(package, paper).problems)


def _state(package: Package, content: bytes) -> _State:
    fresh = _read(package)
    parts = Counter({code: len(pieces) for code, pieces in fresh.paper.found.items()})
    stories = stories_of(package, fresh.paper.document)
    words = Counter(f"{story}: {text}" for story, text in stories.told)
    return _State(content, package, fresh.problems, parts, words, _stock(fresh.paper), fresh)


def _stock(paper: Paper) -> Counter[str]:
    """What a paper has beside its letters: in its text, its margins and its notes."""
    document = paper.document
    notes = [note for _, note in (*document.notes, *document.endnotes)]
    shown = (*document.paragraphs, *document.margins, *notes)
    return stock_of({one.element.getroottree().getroot() for one in shown})


def _attempted(state: _State, codes: Sequence[str], asked: Mending) -> _Attempt:
    """What the menders of these codes make of the paper; the state itself where they write
    nothing."""
    package, menders, opened = state.package, load_menders(), state.opened()
    work = Work(package, opened.paper, opened.sections, Pen(asked.tracked))
    attempt = _Attempt(state, words=work.words, taken=work.pen.taken)
    problems = sorted(filter(asked.speaks_of, opened.problems), key=lambda one: one.code)
    for code in codes:
        for problem in (one for one in problems if one.code == code):
            try:
                attempt.done[_place(problem)] = menders[code](work, problem)
            except Unsure as reason:
                attempt.unsure[code] = reason.why
            except MemoryError:
                raise
            except Exception as error:  # one mender must not silence the rest
                attempt.unsure[code] = _stumbled(error)
                attempt.stumbled = True
    if work.pen.wrote or work.parts:
        attempt.after = _state_of(state, work)
    return attempt


def _state_of(before: _State, work: Work) -> _State:
    """The paper with what was written in it."""
    package = before.package
    content = zip_parts({**package.parts, **_written(work), **work.parts}, deflated=True)
    return _state(package_of(package.path, content), content)


def _written(work: Work) -> dict[str, bytes]:
    """The parts that the pen wrote in, as they are to be stored."""
    return {name: as_part(root) for name, root in work.pen.finished().items()}
