"""The YAML events of a text: from libyaml where it says what PyYAML says, else from PyYAML.

libyaml is many times as fast. Of whatever is wrong or unusual PyYAML tells, so that messages and
places are the same on every machine, with the library or without it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import yaml

from generator.lazy import regex

_FAST: Any = getattr(yaml, "CSafeLoader", None)
_OTHERWISE = regex(r"[?\t]|[|>][-+0-9]*#|(?<!\n)\Z")
"""Where the two differ, of what a plan may hold: keys with `?`, tabs, a comment at once behind `|`,
a last line without its end; and where an empty value in brackets stands, which the events show."""


def events(text: str, most: int) -> Iterator[Any]:
    """At least the first `most` events that PyYAML finds in `text`; where it stumbles, its error.

    libyaml is asked for no more of them. Its loader, which a deep text brings down, is not used.
    """
    quick = _quick(text, most)
    return iter(quick) if quick else yaml.parse(text, Loader=yaml.SafeLoader)


def _quick(text: str, most: int) -> Sequence[Any] | None:
    """The events as libyaml gives them; None of a text of which only PyYAML may tell."""
    if _FAST is None or _OTHERWISE.search(text):
        return None
    try:
        found = list(islice(yaml.parse(text, Loader=_FAST), most))
    except (yaml.YAMLError, ValueError):
        return None
    if _is_empty_in_brackets(found):
        return None
    for event in found:
        if isinstance(event, yaml.ScalarEvent):
            event.style = event.style or None
    return found


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
