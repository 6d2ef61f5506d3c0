"""Which words of a document come from which value of its plan file."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from generator.lazy import dataclass, regex
from generator.making.build import document_bytes
from generator.making.load import Loaded, plan_of
from generator.package import Package, package_of
from generator.plan.model import Plan
from generator.plan.source import Listing, Mapping, Node, Text
from generator.plan.splice import scalars
from generator.plan.text import parse_source
from generator.plan.walk import marked, values
from generator.problems import errors_in
from generator.review.stories import Stories, Story, StoryText, stories_of

_NOTE = regex(r"(?<!\\)\^\[")
"""Where a footnote opens: its words are printed by themselves."""
_FIRST = 0xF0000
"""Characters of the private plane mark where a value begins; none stands in a plan or a paper."""


_NAMES = (
    "place",
    "about",
    "full",
    "issuer.name",
    "issuer.parent",
    "signature.on_behalf_of",
    "signature.by_order_of",
    "signature.authorised_by",
    "signature.deputy_for",
    "signature.acting",
    "signature.title",
    "signature.name",
)
"""Values without marks of emphasis that are printed as they are written."""
_COUNTED = ("unit", "group", "rank", "at_least", "at_most", "exactly", "value")
"""Values that a sentence is made of by what they are."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """One paragraph of the document, and where in it each value of the plan file begins."""

    told: StoryText
    values: tuple[tuple[int, Text], ...]


def printed(
    loaded: Loaded, template: Package, text: str, told: Stories | None = None
) -> dict[Story, list[Sourced]]:
    """The paragraphs of the document of a plan, each with the values that it prints; they are `told`
    where it was made already.

    The document is made once more with a mark in front of each value.
    """
    made = (told or _stories(loaded, template)).texts
    with_marks, free = _marked(loaded, text)
    shown = _stories(with_marks, template).texts
    return {story: list(_beside(own, shown.get(story, ()), free)) for story, own in made.items()}


def _stories(loaded: Loaded, template: Package) -> Stories:
    return stories_of(package_of("", document_bytes(loaded, template)))


def _marked(loaded: Loaded, text: str) -> tuple[Loaded, list[Text]]:
    """The plan with a mark in front of every value that is printed as it is, and these values.

    What no longer reads with a mark is a name (of a part, of a file), and gets none.
    """
    assert loaded.plan
    spots = {value.spot for value in _as_written(loaded.plan)}
    while True:
        source = parse_source(loaded.path, text)
        free = [node for node in scalars(source.root) if node.spot in spots and node.value]
        number: dict[object, int] = {node.spot: at for at, node in enumerate(free)}
        source.root = _with_marks(source.root, number)
        dossier = plan_of(source).dossier
        names = spots & {problem.spot for problem in errors_in(source.problems)}
        if not names:
            return (Loaded(loaded.path, dossier, ()), free) if dossier else (loaded, [])
        spots -= names


def _as_written(plan: Plan) -> Iterator[Text]:
    """The texts of a plan that are printed as they are written, marks of emphasis aside."""
    yield from (value for name, value in marked(values(plan)) if name not in _COUNTED)
    yield from names_of(plan)


def names_of(plan: Plan) -> Iterator[Text]:
    """The texts of a plan that are printed as they are written, and in which no sign is a mark."""
    for name, value in values(plan):
        if name in _NAMES and isinstance(value, Text):
            yield value


def _with_marks(node: Node | None, number: dict[object, int]) -> Node | None:
    if isinstance(node, Text):
        at = number.get(node.spot)
        if at is None:
            return node
        mark = chr(_FIRST + at)
        return replace(node, value=mark + _NOTE.sub(rf"\g<0>{mark}", node.value))
    if isinstance(node, Mapping):
        entries = tuple((key, _kept(_with_marks(value, number))) for key, value in node.entries)
        return replace(node, entries=entries)
    if isinstance(node, Listing):
        return replace(node, items=tuple(_kept(_with_marks(item, number)) for item in node.items))
    return None


def _kept(node: Node | None) -> Node:
    assert node is not None
    return node


def _beside(
    told: tuple[StoryText, ...], shown: tuple[StoryText, ...], values: list[Text]
) -> Iterator[Sourced]:
    """Each paragraph with the marks of the one that says the same."""
    bare = [_bare(one.text) for one in shown]
    found: dict[int, tuple[tuple[int, Text], ...]] = {}
    matcher = SequenceMatcher(None, [one.text for one in told], bare, autojunk=False)
    for start, there, size in matcher.get_matching_blocks():
        for step in range(size):
            found[start + step] = tuple(_places(shown[there + step].text, values))
    for at, one in enumerate(told):
        yield Sourced(one, found.get(at, ()))


def _bare(text: str) -> str:
    return " ".join("".join(char for char in text if ord(char) < _FIRST).split())


def _places(text: str, values: list[Text]) -> Iterator[tuple[int, Text]]:
    at = 0
    for char in text:
        if ord(char) >= _FIRST:
            yield at, values[ord(char) - _FIRST]
        else:
            at += 1
