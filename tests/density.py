"""How dense the code is: lines that say something, branches, names; of `generator/`, by its syntax."""

import ast
import functools
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from radon.complexity import cc_visit
from radon.visitors import Function

_NOTHING = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


ROOMS = ("FORM", "TEXT", "PAGES", "WORDING", "CHECKS", "mends")
"""The decorators that make rules and menders: everybody knows these by their codes, not by their names."""


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def source_lines(text: str) -> int:
    """The lines that are neither blank, comment nor docstring."""
    told = {
        line
        for node in ast.walk(ast.parse(text))
        if _is_docstring(node)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)  # type: ignore[attr-defined]
    }
    said = {
        line
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type not in _NOTHING
        for line in range(token.start[0], token.end[0] + 1)
    }
    return len(said - told)


@functools.cache
def functions(text: str) -> list[Function]:
    """Every function and method with its cyclomatic complexity, as radon counts it."""
    return [block for block in cc_visit(text) if isinstance(block, Function)]


def reason(text: str, function: Function) -> str:
    """Why a function is complex, as its signature says behind `# complex:`; "" where it does not."""
    node = next(
        one
        for one in ast.walk(ast.parse(text))
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
        and one.name == function.name
        and function.lineno in (one.lineno, *(line.lineno for line in one.decorator_list))
    )
    signature = text.splitlines()[node.lineno - 1 : node.body[0].lineno - 1]
    return "".join(line.partition("# complex: ")[2] for line in signature).strip()


def public(path: Path, *kinds: type[ast.stmt]) -> Iterator[ast.stmt]:
    """The public definitions of these kinds at the top of a module."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, kinds) and not node.name.startswith("_"):  # type: ignore[attr-defined]
            yield node


def is_rule(function: ast.stmt) -> bool:
    """Whether a decorator makes a rule of it, which everybody knows by its code."""
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    called = (one.func for one in function.decorator_list if isinstance(one, ast.Call))
    named = (one.value if isinstance(one, ast.Attribute) else one for one in called)
    return any(isinstance(one, ast.Name) and one.id in ROOMS for one in named)
