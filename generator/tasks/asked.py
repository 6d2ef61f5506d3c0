"""Whose tasks they are: those that somebody leads or supports, by the name that he is called."""

import re
from collections.abc import Iterable, Sequence

from generator.language import without_marks
from generator.lazy import regex
from generator.tasks.task import GivenTask
from generator.wording.authority_names import comparable
from generator.wording.communes import means_all, means_any

_COMMUNE = regex(
    r" (?:(?:uy ban nhan dan|hoi dong nhan dan) )?(?:cac )?"
    r"(?:cap xa|xa phuong(?: dac khu)?|xa|phuong|dac khu)(?P<name> .*)?"
)
_LIST = regex(
    r"(?:.*?(?:chủ trì|phối hợp)(?: với)?:? )?(?:các )?(sở|phòng|ban)\b:?\s+(.+)", re.IGNORECASE
)
_APART = regex(r"\s*[,;]\s*|\s+và\s+")


def concerning(tasks: Iterable[GivenTask], asked: Sequence[str]) -> list[GivenTask]:
    """The tasks that any of those who are `asked` for leads or supports; all where nobody is."""
    if not asked:
        return list(tasks)
    return [task for task in tasks if any(concerns(task, name) for name in asked)]


def concerns(task: GivenTask, name: str) -> bool:
    """Whether somebody leads or supports a task, by name or as one of all communes.

    Accents, capitals and abbreviations make no difference.
    """
    wanted = _words(name)
    return bool(wanted.strip()) and any(
        _is_one(wanted, said) for said in (*task.leads, *task.supports)
    )


def _words(text: str) -> str:
    return without_marks(comparable(text))


def _is_one(wanted: str, said: str) -> bool:
    if wanted in _words(said) or any(wanted == one for one in _listed(said)):
        return True
    commune = _COMMUNE.fullmatch(wanted.rstrip())
    if commune is None:
        return False
    return means_all(said) or (not commune["name"] and means_any(said))


def _listed(said: str) -> Iterable[str]:
    """`Các sở: Nội vụ, Y tế` one by one, as if each were written by itself."""
    found = _LIST.match(said)
    if found:
        yield from (_words(f"{found[1]} {one}") for one in _APART.split(found[2]))
