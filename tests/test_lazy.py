"""What is made when it is first used: held against what the library makes at once."""

import copy
import dataclasses
import inspect
import operator
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
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
    yield _outcome(first, "a", name="a"), _outcome(single, "a", "b")
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


@pytest.mark.parametrize("few", [0, lazy._FEW])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_class_is_what_the_library_makes_of_it(
    shape: dict[str, bool], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether its `__init__` is written for the first object, or later."""
    monkeypatch.setattr(lazy, "_FEW", few)
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
    for _ in range(lazy._FEW):
        second("a")
    assert first.__init__.__name__ == second.__init__.__name__ == "first"
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        first()
    second("a")
    assert first.__init__.__name__ == second.__init__.__name__ == "__init__"


def test_a_pattern_is_compiled_once_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(
        lazy, "_compile", lambda *asked, own=re.compile: made.append(asked) or own(*asked)
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


_PUT_OFF = ("bz2", "inspect", "lzma", "ntpath", "shutil", "urllib.parse")
_OF_WRITING = ("docx", "jinja2", "xlsxwriter", "hashlib", "json")
_OF_BUILDING = ("email", "importlib.metadata", "pickle", "random", "subprocess", "tempfile")
_LOADED = {
    "build plans/ke-hoach.yaml": (*_PUT_OFF, *_OF_BUILDING, "generator.reading.pages.ahead"),
    "check plans/ke-hoach.yaml": (*_PUT_OFF, *_OF_WRITING, "difflib", "lxml", "generator.reading"),
    "check output/ke-hoach.docx": (*_PUT_OFF, *_OF_WRITING, "yaml", "generator.plan.model"),
}
_TELLING = """
import os, sys
from generator.running import worker
def leave(code):
    print("loaded", *sys.modules, file=sys.stderr)
    os._exit(code)
worker.leave = leave
sys.argv[1:] = sys.argv[1].split()
from generator.cli import main
main()
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What each command loads where there is a plan with a chart, the first of them its document."""
    folder = tmp_path_factory.mktemp("starts")
    (folder / "plans").mkdir()
    for name in ("ke-hoach.yaml", "quy-trinh.png"):
        shutil.copy(ROOT / "plans" / "minh-hoa-2026" / name, folder / "plans")
    return {words: _started(words, folder) for words in _LOADED}


def _started(words: str, folder: Path) -> list[str]:
    """The modules that are loaded when the command is done."""
    done = subprocess.run(
        [sys.executable, "-c", _TELLING, words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KEHOACH_CACHE": ""},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    told, *loaded = done.stderr.splitlines()[-1].split()
    assert told == "loaded"
    return loaded


@pytest.mark.parametrize("words", sorted(_LOADED))
def test_a_start_loads_no_more_than_it_needs(words: str, started: dict[str, list[str]]) -> None:
    assert not [name for name in _LOADED[words] if name in started[words]]
