"""What is made when it is first used: held against what the library makes at once."""

import copy
import dataclasses
import inspect
import operator
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator import lazy
from tests.helpers import ROOT

SHAPES: tuple[dict[str, bool], ...] = (
    {},
    {"eq": False},
    {"slots": True},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "order": True},
)


def _classes(decorator: Callable[..., Any], shape: dict[str, bool]) -> tuple[Any, Any, Any]:
    """A class of every kind of field, one that stands on it, and one of a single field."""

    @decorator(**shape)
    class First:
        kind = "no field"
        name: str = dataclasses.field(metadata={"what": "a name"})
        many: list[int] = dataclasses.field(default_factory=list, compare=False)
        depth: int = dataclasses.field(default=3, repr=False)

    @decorator(**shape)
    class Second(First):
        """It looks at itself when it is made."""

        last: str = "x"

        def __post_init__(self) -> None:
            if self.last == "wrong":
                raise ValueError(self.name)

    @decorator(**shape)
    class Single:
        only: str

    return First, Second, Single


def _outcome(ask: Callable[..., Any], *values: Any, **named: Any) -> Any:
    """What comes of it: a value, or the kind of error."""
    try:
        return ask(*values, **named)
    except Exception as error:
        return type(error)


def _told(classes: tuple[Any, Any, Any]) -> Iterator[Any]:
    """All that can be seen of the classes and of what is made of them."""
    first, second, single = classes
    objects = [
        first(name="a"),
        first(name="a", many=[1]),
        first(name="a", depth=4),
        second(name="a", last="y"),
        second(name="b", many=[2]),
        single(only="a"),
    ]
    yield repr(dataclasses.replace(objects[-2], last="z"))
    yield _outcome(second, name="a", last="wrong")
    yield _outcome(first, name="a", other=1)
    for compare in (operator.eq, operator.lt, operator.le, operator.gt, operator.ge):
        yield [[_outcome(compare, one, other) for other in objects] for one in objects]
    for one in objects:
        yield repr(one), repr(_outcome(type(one))), repr(_outcome(type(one), "a"))
        yield _outcome(hash, one) == _outcome(hash, copy.copy(one))
        yield _outcome(hash, one) == _outcome(id, one)
        yield dataclasses.asdict(copy.deepcopy(one)), _outcome(getattr, one, "__dict__")
        name = dataclasses.fields(one)[0].name
        yield _outcome(setattr, one, name, "z"), _outcome(delattr, one, name)
    for made in classes:
        yield made.__match_args__
        yield [(one.name, one.compare, dict(one.metadata)) for one in dataclasses.fields(made)]
        asked = inspect.signature(made.__init__).parameters.values()
        yield [(one.name, one.kind) for one in asked]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_class_is_what_the_library_makes_of_it(shape: dict[str, bool]) -> None:
    theirs = list(_told(_classes(dataclasses.dataclass, shape)))
    assert list(_told(_classes(lazy._dataclass, shape))) == theirs


@lazy.dataclass(frozen=True, slots=True)
class _Sent:
    """One that goes to another process."""

    name: str
    many: tuple[int, ...] = ()


def test_what_has_slots_and_is_frozen_goes_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(_Sent("a", (1, 2)))) == _Sent("a", (1, 2))


def test_a_class_writes_what_it_needs_once_it_is_used() -> None:
    first, second, _single = _classes(lazy._dataclass, {"slots": True})
    assert first.__init__.__name__ == second.__init__.__name__ == "first"
    second("a")
    assert (first.__init__.__name__, second.__init__.__name__) == ("first", "__init__")


def test_a_pattern_is_compiled_once_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(
        re, "compile", lambda *asked, own=re.compile: made.append(asked) or own(*asked)
    )
    one = lazy.regex(r"(?P<n>\d+)b", re.IGNORECASE)
    assert one.pattern == r"(?P<n>\d+)b" and made == []
    matches = [one.search("a12B"), one.fullmatch("3b"), next(one.finditer("x4b"))]
    assert [match and match["n"] for match in matches] == ["12", "3", "4"]
    assert one.sub("-", "1b2b") == "--" and one.groups == 1
    assert made == [(r"(?P<n>\d+)b", re.IGNORECASE)]
    assert copy.deepcopy(one).search("a12B")
    assert lazy.regex(rb"\xff+").findall(b"a\xff\xffb") == [b"\xff\xff"]


def test_a_library_s_patterns_are_compiled_when_they_are_used() -> None:
    program = """
import re
from generator.lazy import patterns_put_off
from generator.plan.events import yaml
from yaml.reader import Reader
put_off = type(Reader.NON_PRINTABLE).__name__, "_compiled" in vars(Reader.NON_PRINTABLE)
try:
    list(yaml.parse("a: \\x01", yaml.SafeLoader))
except yaml.reader.ReaderError:
    print(*put_off, "_compiled" in vars(Reader.NON_PRINTABLE), type(re.compile("a")).__name__)
print(yaml.safe_load("[2026-01-02, 1.5, no, 12, x]"))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    told = "_Regex False True Pattern\n[datetime.date(2026, 1, 2), 1.5, False, 12, 'x']\n"
    assert done.stdout == told, done.stderr
