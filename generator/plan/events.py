"""The YAML events of a text: from libyaml where it says what PyYAML says, else from PyYAML.

libyaml is many times as fast. Of whatever is wrong or unusual PyYAML tells, so that messages and
places are the same on every machine, with the library or without it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from generator.lazy import patterns_put_off, regex

# To compile one of its patterns takes as long as all else of it, and libyaml needs none.
with patterns_put_off():
    import yaml as yaml

_FAST: Any = getattr(yaml, "CSafeLoader", None)
_OTHERWISE = regex(r"[?\t]|[|>][-+0-9]*#|(?<!\n)\Z")
"""Where the two differ, of what a plan may hold: keys with `?`, tabs, a comment at once behind `|`,
a last line without its end; and where an empty value in brackets stands, which the events show."""


_STEP = {
    yaml.SequenceStartEvent: 1,
    yaml.MappingStartEvent: 1,
    yaml.SequenceEndEvent: -1,
    yaml.MappingEndEvent: -1,
}


def events(text: str, most: int, deepest: int) -> Iterator[Any]:
    """At least the first `most` events that PyYAML finds in `text`, or those up to one that is
    nested deeper than that; where it stumbles, its error.

    libyaml is asked for no more of them: its work grows with the depth, too. Its loader, which a
    deep text brings down, is not used.
    """
    quick = _quick(text, most, deepest)
    return iter(quick) if quick else yaml.parse(text, Loader=yaml.SafeLoader)


def _quick(text: str, most: int, deepest: int) -> Sequence[Any] | None:
    """The events as libyaml gives them; None of a text of which only PyYAML may tell."""
    if _FAST is None or _OTHERWISE.search(text):
        return None
    try:
        found = list(_bounded(islice(yaml.parse(text, Loader=_FAST), most), deepest))
    except (yaml.YAMLError, ValueError):
        return None
    if _is_empty_in_brackets(found):
        return None
    for event in found:
        if isinstance(event, yaml.ScalarEvent):
            event.style = event.style or None
    return found


def _bounded(found: Iterable[Any], deepest: int) -> Iterator[Any]:
    """The events up to the first that is nested deeper."""
    depth = 0
    for event in found:
        depth += _STEP.get(type(event), 0)
        yield event
        if depth > deepest:
            return


def _is_empty_in_brackets(found: Iterable[Any]) -> bool:
    """Whether a value that is not there stands in `[ ]` or `{ }`."""
    flow = [False]
    for event in found:
        if isinstance(event, yaml.CollectionStartEvent):
            flow.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            flow.pop()
        elif isinstance(event, yaml.ScalarEvent) and flow[-1] and not (event.value or event.style):
            return True
    return False
