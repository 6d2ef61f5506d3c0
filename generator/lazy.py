"""What is made when it is first used, and once: patterns, the methods of dataclasses, what is kept.

A start loads hundreds of both and uses a part of them; to make all was more than half of it.
"""

import operator
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from itertools import count
from re import _compiler  # type: ignore[attr-defined]
from types import ModuleType
from typing import TYPE_CHECKING, Any, AnyStr, Self, TypeVar, cast

Kept = TypeVar("Kept")


class _Later(ModuleType):
    """A module that is loaded when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what importing asks of a module
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is not self:
            return getattr(import_module(self.__name__), name)
        # A function that is imported by its name loads the module when it is called.
        return lambda *given, **named: getattr(self, name)(*given, **named)


class Keeping:
    """An object that keeps what others work out of it."""

    def kept(self, work: Callable[[Self], Kept]) -> Kept:
        """What `work` gives of it, done once."""
        if work not in self._done:
            self._done[work] = work(self)
        found: Kept = self._done[work]
        return found

    @cached_property
    def _done(self) -> dict[Any, Any]:
        return {}


@contextmanager
def put_off(*names: str) -> Iterator[None]:
    """Whoever imports these modules, or functions of them, meanwhile loads them once he uses them."""
    later = map(_Later, names)
    put = [one.__name__ for one in later if sys.modules.setdefault(one.__name__, one) is one]
    yield
    for name in put:
        del sys.modules[name]


# Each asks another, as much again as itself, for what is seldom wanted: the docstring of classes
# that have none, the address of a path, the names of files on another system.
with put_off("inspect", "urllib.parse", "ntpath"):
    import dataclasses
    import pathlib  # noqa: F401


@contextmanager
def patterns_put_off() -> Iterator[None]:
    """The patterns of a library that is loaded meanwhile are compiled when they are first used."""
    made = re.compile
    re.compile = regex  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = made


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of the text; compiled when it is first asked for more than its text and flags."""
    return cast("re.Pattern[AnyStr]", _Regex(text, flags))


# As `re.compile`, which first compares flags, at length, and remembers what it made.
_compile = _compiler.compile


class _Regex:
    """A pattern that is not compiled yet; what was asked of it once is its own from then on."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern, self.flags = text, flags

    @cached_property
    def _compiled(self) -> "re.Pattern[Any]":
        made: re.Pattern[Any] = _compile(self.pattern, int(self.flags))
        return made

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying asks of anything
            raise AttributeError(name)
        made = getattr(self._compiled, name)
        setattr(self, name, made)
        return made


def _dataclass(
    cls: Any = None,
    /,
    *,
    eq: bool = True,
    order: bool = False,
    frozen: bool = False,
    slots: bool = False,
    kw_only: bool = False,
) -> Any:
    """The library's `dataclass`; what it would generate for each class is written when needed."""

    def made(bare: Any) -> Any:
        # Of a class without a docstring the library makes one, of the signature that it lacks yet.
        bare.__doc__ = bare.__doc__ or bare.__name__
        cls = dataclasses.dataclass(
            bare, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only
        )
        methods: dict[str, Any] = {"__init__": _first(cls, frozen), "__repr__": _repr}
        methods |= _compared(cls, frozen, order) if eq else {}
        methods |= (_FROZEN_SLOTS if slots else _FROZEN) if frozen else {}
        for name in methods.keys() - bare.__dict__.keys():
            setattr(cls, name, methods[name])
        return cls

    return made if cls is None else made(cls)


_FEW = 20
"""To write an `__init__` takes as long as to make so many objects without."""
_NOT_GIVEN = object()


def _first(cls: Any, frozen: bool) -> Callable[..., None]:
    """The `__init__` of the first objects; it writes that of all others, which tells wrong calls too."""
    fields: list[Any] = []
    made = count(1)

    def first(self: Any, /, *values: Any, **named: Any) -> None:
        fields[:] = fields or dataclasses.fields(cls)
        if next(made) > _FEW or not _filled(self, fields, values, named):
            cls.__init__ = _written(cls, frozen)
            cls.__init__(self, *values, **named)

    return first


def _filled(one: Any, fields: list[Any], values: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Whether what is given fills the object: nothing is lacking, too much or given twice."""
    plain = [field.name for field in fields if not field.kw_only]
    given = dict(zip(plain, values, strict=False)) | named
    if len(given.keys() & {field.name for field in fields}) < len(values) + len(named):
        return False
    for field in fields:
        value = given[field.name] if field.name in given else _standing(field)
        if value is _NOT_GIVEN:
            return False
        object.__setattr__(one, field.name, value)
    if hasattr(one, "__post_init__"):
        one.__post_init__()
    return True


def _standing(field: "dataclasses.Field[Any]") -> Any:
    """What stands for a field that is not given."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return _NOT_GIVEN if field.default is dataclasses.MISSING else field.default


def _written(cls: Any, frozen: bool) -> Callable[..., None]:
    """The `__init__` of all fields, as the library would write it."""
    fields = dataclasses.fields(cls)
    set_one = "_set(self, {0!r}, {1})" if frozen else "self.{0} = {1}"
    lines = [set_one.format(one.name, _value(one)) for one in fields]
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    plain, named = ([_asked(one) for one in fields if one.kw_only is by] for by in (False, True))
    asked = ", ".join(["self", *plain, *(["*", *named] if named else [])])
    known: dict[str, Any] = {f"_of_{one.name}": one for one in fields}
    known |= {"_set": object.__setattr__, "_not_given": _NOT_GIVEN}
    exec(f"def __init__({asked}):\n " + "\n ".join(lines or ["pass"]), known)
    written: Callable[..., None] = known["__init__"]
    return written


def _asked(one: "dataclasses.Field[Any]") -> str:
    """What `__init__` says of a field between its brackets."""
    if one.default is not dataclasses.MISSING:
        return f"{one.name}=_of_{one.name}.default"
    made = one.default_factory is not dataclasses.MISSING
    return f"{one.name}=_not_given" if made else one.name


def _value(one: "dataclasses.Field[Any]") -> str:
    """What `__init__` gives a field."""
    name = one.name
    if one.default_factory is dataclasses.MISSING:
        return name
    return f"_of_{name}.default_factory() if {name} is _not_given else {name}"


def _repr(self: Any) -> str:
    shown = (one.name for one in dataclasses.fields(self) if one.repr)
    return (
        f"{type(self).__qualname__}({', '.join(f'{one}={getattr(self, one)!r}' for one in shown)})"
    )


def _compared(cls: Any, frozen: bool, order: bool) -> dict[str, Any]:
    """The methods that compare, by all fields that count in it."""
    names = [one.name for one in dataclasses.fields(cls) if one.compare]
    values: Callable[[Any], Any] = operator.attrgetter(*names) if names else lambda one: ()

    def by(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
        return lambda one, other: (
            compare(values(one), values(other))
            if other.__class__ is one.__class__
            else NotImplemented
        )

    asked = (operator.eq, *(_ORDERED if order else ()))
    hashed = (lambda one: hash(values(one))) if frozen else None
    return {"__hash__": hashed, **{f"__{one.__name__}__": by(one) for one in asked}}


_ORDERED = (operator.lt, operator.le, operator.gt, operator.ge)


def _refuse(self: Any, name: str, *value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to or delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_FROZEN = {"__setattr__": _refuse, "__delattr__": _refuse}
# Whoever has slots is restored by setting them.
_FROZEN_SLOTS = {**_FROZEN, "__getstate__": _state, "__setstate__": _restore}

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
else:
    # Whoever is loaded before this module imports them from here: the library alone loads `inspect`.
    dataclass, field = _dataclass, dataclasses.field
