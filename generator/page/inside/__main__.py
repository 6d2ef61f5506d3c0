"""`python -m generator.page.inside BYTES`: one answer, to the order that comes as a line of input."""

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from generator import console
from generator.call import called
from generator.language import Lang
from generator.problems import Rejected
from generator.running import clock

_NEEDED = (
    "generator.page.inside.survey",
    "generator.page.inside.paper",
    "generator.page.inside.studio",
    "generator.checked",
    "generator.verbs.check",
)


def main(arguments: Sequence[str]) -> int:
    """Answers; gives the exit code. What has to wait for its order loads the program meanwhile."""
    memory, *waits = arguments
    for module in _NEEDED if waits else ():
        import_module(module)
    order = sys.stdin.readline()
    if not order:
        return 1
    name, *words = json.loads(order)
    _bound(int(memory))
    if name == "verb":
        return called(words)
    with console.prepared():
        lang: Lang = "en" if words[0] == "en" else "vi"
        if name == "studio":
            _studio(lang, *words[1:])
            return 0
        try:
            with clock.run():
                console.pass_on(json.dumps(_ANSWERS[name](lang, *words[1:])))
        except Rejected:  # it took all that it may: the page tells that there is no answer
            return 1
    return 0


def _bound(memory: int) -> None:
    """Bounds the memory of this process; what it starts may set bounds of its own."""
    try:
        import resource
    except ImportError:  # Windows knows no such bound
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _studio(lang: Lang, path: str) -> None:
    from generator.page.inside.studio import studio

    studio(Path(path), lang)


def _desk(lang: Lang) -> Any:
    from generator.page.inside.survey import survey

    return survey(Path(), lang, date.today())


def _copies(lang: Lang, named: str, kind: str) -> Any:
    from generator.page.inside.copies import copies_in

    return copies_in(Path(), named, kind, lang)


def _behind(lang: Lang, plan: str) -> Any:
    from generator.page.inside.copies import to_follow

    return to_follow(Path(), plan, lang)


def _plans(lang: Lang) -> Any:
    from generator.page.inside.copies import to_choose_from

    return to_choose_from(Path(), lang)


def _filled(_lang: Lang, path: str) -> Any:
    from generator.page.inside.filled import plan_of_workbook

    return plan_of_workbook(Path(path), Path())


def _paper(lang: Lang, path: str) -> Any:
    from generator.page.inside.paper import read_for_page

    return read_for_page(Path(path), lang)


def _counted(_lang: Lang, path: str) -> Any:
    from generator.page.inside.paper import counted_for_page

    return counted_for_page(Path(path))


def _leaves(lang: Lang, path: str) -> Any:
    from generator.page.inside.leaves import paper_leaves

    return paper_leaves(Path(path), lang)


def _example(_lang: Lang, name: str) -> Any:
    from generator.page.inside.example import new_example

    return new_example(name)


def _choices(lang: Lang, path: str) -> Any:
    from generator.page.inside.choices import choices_of

    return choices_of(Path(path), lang)


def _clashes(lang: Lang, plan: str, reviewed: str) -> Any:
    from generator.page.inside.clashes import clashes_of

    return clashes_of(Path(plan), Path(reviewed), lang)


_ANSWERS: dict[str, Callable[..., Any]] = {
    "desk": _desk,
    "copies": _copies,
    "behind": _behind,
    "plans": _plans,
    "filled": _filled,
    "paper": _paper,
    "counted": _counted,
    "leaves": _leaves,
    "example": _example,
    "choices": _choices,
    "clashes": _clashes,
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
