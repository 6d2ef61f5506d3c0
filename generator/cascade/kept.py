"""The files that an update keeps of a commune's plan: no word goes that stands in none of them."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import count, takewhile
from pathlib import Path

from generator.atomic import write_atomically
from generator.cascade.conflicts import ABOUT
from generator.lazy import regex
from generator.plan.named import is_plan
from generator.plan.records import alias
from generator.plan.source import Listing, Node, Text, entries
from generator.plan.text import parse_source, read_source
from generator.problems import Rejected

_COMMENT = regex(r"(?:^|\s)#.*")
_OURS = {name for key in ("based_on", "conflicts") for name in (key, alias("plan", key))}
"""What the program writes of where the plan comes from, and of what is open."""


def keep(plan: Path, old: bytes) -> Path:
    """The file in which `old` is kept beside `plan`: one that holds just that, else a new one."""
    kept = kept_files(plan)
    for one in kept:
        if one.read_bytes() == old:
            return one
    free = _numbered(plan, len(kept) + 1)
    write_atomically(free, old)
    return free


def kept_files(plan: Path) -> list[Path]:
    """The files that are kept of `plan`, oldest first."""
    return list(takewhile(Path.exists, (_numbered(plan, number) for number in count(1))))


def _numbered(plan: Path, number: int) -> Path:
    ending = ".yaml" if is_plan(plan) else plan.suffix
    return plan.with_name(f"{plan.stem}.truoc{f'-{number}' if number > 1 else ''}{ending}")


def is_kept(plan: Path, old: str, new: str) -> bool:
    """Whether all words of `old` that `new` lacks stand in the files that are kept of `plan`."""
    gone = _words(plan, old) - _words(plan, new)
    there: set[str] = set()
    for path in kept_files(plan):
        with suppress(Rejected):
            there |= _words(path, read_source(path).text).keys()
    return gone.keys() <= there


def _words(path: Path, text: str) -> Counter[str]:
    """Every text and comment of a plan, beside what the program itself writes there."""
    source = parse_source(path.as_posix(), text)
    values = (value for key, value in entries(source.root) if key.value not in _OURS)
    said = [one for value in values for one in _texts(value)]
    said += (one for one in _COMMENT.findall(text) if one.strip() not in ABOUT)
    return Counter(" ".join(one.split()) for one in said)


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Text):
        yield node.value
    below = node.items if isinstance(node, Listing) else [value for _, value in entries(node)]
    for one in below:
        yield from _texts(one)
