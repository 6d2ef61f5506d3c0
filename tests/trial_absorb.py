"""Random edits of all documents of `plans/`: `python -m tests.trial_absorb 500` prints what became of their words.

No word of the reviewer and no word of the plan is lost: each stands in the new plan file, or is told; what nobody
touched stays as it is.
"""

import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from generator.making.plans import find_plans
from generator.problems import Rejected
from generator.reading.document.ooxml import W
from tests.desk import Desk, made
from tests.desk import words as paragraphs
from tests.helpers import ROOT

PLANS = find_plans(ROOT / "plans")
_NAMES = (W + "bookmarkStart", W + "bookmarkEnd")
_BODY = W + "body"


class Came(NamedTuple):
    """What became of the words of a script: placed, only told, refused with a word; what was lost."""

    placed: int
    told: int
    refused: bool
    lost: tuple[str, ...]


def _word(paragraph: Any, word: str, dice: random.Random) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    if not runs:
        return False
    run = dice.choice(runs)
    spaces = [one.start() for one in re.finditer(" ", run.text)] or [len(run.text)]
    at = dice.choice(spaces)
    run.text = f"{run.text[:at]} {word}{run.text[at:]}"
    return True


def _anew(paragraph: Any, word: str, dice: random.Random) -> bool:
    first, *rest = paragraph.runs or [None]
    if first is None or paragraph._p.getparent().tag != _BODY:
        return False
    number = re.match(r"\S{1,4}[.)]\s|[-+]\s", paragraph.text)
    first.text = f"{number[0] if number else ''}Viết lại {word} hoàn toàn."
    for run in rest:
        run._r.getparent().remove(run._r)
    return True


def _new(paragraph: Any, word: str, dice: random.Random) -> bool:
    paragraph.insert_paragraph_before(
        f"{dice.choice(['- ', 'a) ', '1. ', ''])}Thêm {word} vào đây."
    )
    return True


def _gone(paragraph: Any, word: str, dice: random.Random) -> bool:
    if paragraph._p.getparent().tag == _BODY and paragraph._p.find(f"{W}pPr/{W}sectPr") is None:
        paragraph._p.getparent().remove(paragraph._p)
    return False


def _copy(paragraph: Any, word: str, dice: random.Random) -> bool:
    if paragraph._p.getparent().tag == _BODY and paragraph._p.find(f"{W}pPr/{W}sectPr") is None:
        copy = deepcopy(paragraph._p)
        for mark in list(copy.iter(*_NAMES)) if dice.random() < 0.5 else ():
            mark.getparent().remove(mark)
        paragraph._p.addnext(copy)
    return False


def _row(paragraph: Any, word: str, dice: random.Random) -> bool:
    row = next(paragraph._p.iterancestors(W + "tr"), None)
    if row is None or row.getnext() is None:
        return False
    copy = deepcopy(row)
    for mark in list(copy.iter(*_NAMES)):
        mark.getparent().remove(mark)
    texts = list(copy.iter(W + "t"))
    for text in texts:
        text.text = word if text is texts[-1] else "mới"
    row.addnext(copy)
    return bool(texts)


def _moved(paragraph: Any, word: str, dice: random.Random) -> bool:
    body = paragraph._p.getparent()
    if body.tag == _BODY and paragraph._p.find(f"{W}pPr/{W}sectPr") is None:
        others = [one for one in body.iterchildren(W + "p") if one is not paragraph._p]
        dice.choice(others).addprevious(paragraph._p)
    return False


_EDITS: tuple[Callable[[Any, str, random.Random], bool], ...] = (
    *(_word, _word, _word, _anew, _new, _gone, _copy, _row, _moved),
)


def edited(desk: Desk, seed: int) -> list[str]:
    """The reviewer's words, after a script of one to six edits."""
    dice = random.Random(seed)
    full = [one for one in desk.paragraphs() if one.text.strip()]
    words = []
    for number, paragraph in enumerate(dice.sample(full, min(dice.randint(1, 6), len(full)))):
        word = f"chữ{seed}x{number}"
        if paragraph._p.getparent() is not None and dice.choice(_EDITS)(paragraph, word, dice):
            words.append(word)
    return words


def came(folder: Path, plan: Path, seed: int) -> Came:
    """What becomes of the words of one script."""
    for beside in plan.parent.glob("*.*"):
        shutil.copy(beside, folder)
    text = plan.read_text("utf-8")
    desk = Desk(folder, text, plan.name)
    before = _said(desk.paragraphs())
    words = edited(desk, seed)
    after = _said(desk.paragraphs())
    try:
        done = desk.absorbed(tracked=bool(seed % 2))
    except (
        Rejected
    ) as rejected:  # the plan refuses the words, nothing is written, and both are named
        codes = [one.code for one in rejected.problems]
        return Came(0, 0, True, () if codes[0] == "absorb/broken" else tuple(codes))
    told = " ".join(one.message.vi for one in done.left)
    lost = [word for word in words if word not in done.text and word not in told]
    lost += [one for one in _comments(text) if one not in done.text]
    desk.plan.write_text(done.text, "utf-8")
    again = Counter(_words(" ".join(paragraphs(made(desk.plan)))))
    # Words of the plan that no edit took: the document of the new plan says them as often as before.
    stayed = before - (before - after) - again
    lost += [word for word in stayed if word not in told.lower()]
    placed = sum(word in done.text for word in words)
    return Came(placed, len(words) - placed, False, tuple(lost))


def _comments(text: str) -> list[str]:
    return re.findall(r"(?m)^\s*(#.*)$", text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _said(paragraphs: list[Any]) -> Counter[str]:
    return Counter(word for one in paragraphs for word in _words(one.text))


def trials(count: int) -> Iterator[tuple[Path, int, Came]]:
    """The scripts by number, each over the next plan."""
    for seed in range(count):
        plan = PLANS[seed % len(PLANS)]
        with TemporaryDirectory() as name:
            yield plan, seed, came(Path(name), plan, seed)


if __name__ == "__main__":
    total, lost = Counter[str](), 0
    for plan, seed, one in trials(int(sys.argv[1])):
        total += Counter(placed=one.placed, told=one.told, refused=one.refused, scripts=1)
        if one.lost:
            lost += 1
            sys.stdout.write(f"{plan.name} {seed}: {one.lost}\n")
    sys.stdout.write(f"{dict(total)}, scripts with a loss: {lost}\n")
    sys.exit(lost > 0)
