"""Jinja for templates from strangers: a sandbox that knows a dozen constructs and prints tokens."""

import functools
from collections.abc import MutableMapping
from dataclasses import field
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.lazy import dataclass
from generator.paper.body import Passage

OPEN_TOKEN, CLOSE_TOKEN = "\ufdd0", "\ufdd1"
"""Around the number of a printed text; noncharacters, which no plan and no Word file holds."""
MAX_LOOPS = 3

_PRINTING = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Filter,
)
_CHOOSING = (
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Test,
    nodes.List,
    nodes.Tuple,
)
_FILTERS = ("upper", "length", "first", "last")
_TESTS = ("defined", "undefined", "none")


class Value(str):
    """A text that knows what it is: the key under which its printing is accounted for."""

    __slots__ = ("key",)
    key: str

    def __new__(cls, text: str, key: str) -> "Value":
        """`text` under the account `key`."""
        value = super().__new__(cls, text)
        value.key = key
        return value


@dataclass(frozen=True, slots=True)
class Doan:
    """A passage as templates speak of it: `doan.kieu` is its component, `doan.chu` its text."""

    kieu: str
    chu: Value


def valued(name: str, value: Any) -> Any:
    """`value` of a template name, every text in it a `Value`: `can_cu[2]`, `noi_dung[7]`."""
    if isinstance(value, str):
        return Value(value, name)
    if isinstance(value, Passage):
        return Doan(value.style, Value(value.text, name))
    return [valued(f"{name}[{count}]", item) for count, item in enumerate(value)]


@dataclass(slots=True)
class Vault:
    """The texts that a template printed and their keys ("" for its own), by number, and the keys of
    those that it was given."""

    texts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)

    def token(self, value: Any) -> str:
        """A token that stands for `value` until the document is a tree."""
        if isinstance(value, Value):
            self.printed.add(value.key)
        self.texts.append("" if value is None else str(value))
        self.keys.append(value.key if isinstance(value, Value) else "")
        return f"{OPEN_TOKEN}{len(self.texts) - 1}{CLOSE_TOKEN}"


def _upper(value: str) -> str:
    return Value(value.upper(), value.key) if isinstance(value, Value) else value.upper()


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja that may look up names, choose and repeat, and nothing else.

    Beyond what Jinja's sandbox refuses, templates have no calls, no arithmetic and no assignments,
    and repeat only for what the plan has: a template from a stranger cannot compute for ever.
    """

    def __init__(self, vault: Vault) -> None:
        # Asks for the context, so that Jinja prints no constant while it compiles.
        @pass_eval_context
        def printed(_: nodes.EvalContext, value: Any) -> str:
            return vault.token(value)

        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=printed)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS} | {"upper": _upper}
        self.tests = {name: self.tests[name] for name in _TESTS}

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        """The template in `source`, which is compiled once for all papers that are made of it."""
        made = template_class or self.template_class
        return made.from_code(self, _compiled(source), self.make_globals(globals), None)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a passage says of itself; of all else what Jinja's sandbox lets be seen."""
        if isinstance(obj, Doan) and attribute in ("kieu", "chu"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        self._admit(template, 0)
        return template

    def _admit(self, node: nodes.Node, loops: int) -> None:
        if not isinstance(node, _PRINTING + _CHOOSING):
            raise SecurityError(type(node).__name__.lower())
        if isinstance(node, nodes.For):
            if not isinstance(node.iter, nodes.Name | nodes.Getattr | nodes.Getitem):
                raise SecurityError("for … in […]")
            loops += 1
            if loops > MAX_LOOPS:
                raise SecurityError(f"for > {MAX_LOOPS}")
        for child in node.iter_child_nodes():
            self._admit(child, loops)


@functools.lru_cache(32)
def _compiled(source: str | nodes.Template) -> CodeType:
    return Sandbox(Vault()).compile(source)
