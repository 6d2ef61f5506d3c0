"""What is seen at once never hides what would be found: a quick look in front of each slow pattern."""

import random
import re
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.checks import marks
from generator.checks import sums as stated
from generator.law.acts import ENDED
from generator.law.number_words import sum_value
from generator.package import Package
from generator.paper import pointing, sums
from generator.plan import inline, text
from generator.plan.records import KEYS
from generator.plan.slips import characters
from generator.plan.slips.yaml_errors import line_slip
from generator.plan.source import Source, Text
from generator.problems import Spot
from generator.review import stories
from generator.word import stamp

Quick = Callable[[str], object]
Pattern = re.Pattern[str]

LOOKS: dict[str, tuple[Callable[[str], bool], Pattern, list[str]]] = {
    "marks": (inline._may_mark, inline._MARK, ["*", "**", "[[", "]]", "^[", "]", "\\", "a", " "]),
    "ends": (
        text._may_end_in_space,
        text._AT_ENDS,
        [" ", "\t", "\r", "\n", "\r\n", "\\", "a"],
    ),
}


def _texts(name: str, pieces: list[str], count: int = 20_000) -> list[str]:
    chosen = random.Random(name)
    return ["".join(chosen.choices(pieces, k=chosen.randint(1, 9))) for _ in range(count)]


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_what_is_found_was_seen(name: str) -> None:
    """Of random texts of the pieces that count; a good part of them has what is looked for."""
    look, pattern, pieces = LOOKS[name]
    texts = _texts(name, pieces)
    found = [one for one in texts if pattern.search(one)]
    assert len(found) > 50
    assert not [one for one in found if not look(one)]
    assert not all(map(look, texts))


_SPOT = Spot("a.yaml", 1, 1)
_IDS = {"MD1": "Biểu 5"}


def _doubled(words: str) -> object:
    plan: Any = SimpleNamespace(marked=[("text", Text(words, _SPOT))])
    return bool([*marks.doubled.check(plan)])


def _stated(words: str) -> object:
    item: Any = SimpleNamespace(amount=None, sentence=Text(words, _SPOT))
    return stated._stated(item)


def _one_sum(words: str) -> object:
    found = list(map(sum_value, sums.SUM.finditer(words)))
    return found[0] if len(found) == 1 else None


def _misnamed(words: str) -> object:
    return [(match["word"], match["id"]) for match in pointing._UNIT.finditer(words)]


def _said_once(words: str) -> object:
    return re.sub(r"(?i)(?<!\w)chương\s+(?=\[\[MD1\]\])", "", words)


def _told_of(ask: str, words: str) -> bool:
    """Whether what is asked of a value that stands in the file so has something to tell."""
    source = Source("a.yaml", words)
    composer: Any = SimpleNamespace(source=source, told_to=0)
    at = SimpleNamespace(line=0)
    event = SimpleNamespace(style='"', start_mark=at, end_mark=at)
    getattr(text._Composer, ask)(composer, event, 0, words)
    return bool(source.problems)


def _wrong_keys(words: str) -> bool:
    found = [match[0] for match in text._KEY.finditer(words) if match[1] in KEYS]
    return any(map(line_slip, found))


def _unmarked(words: str) -> str:
    return re.sub("[\ufdd2\ufdd3]", "", inline._NOTE.sub("", words))


def _cited(words: str) -> object:
    return [act.number for act in ENDED if act.cited_in(words)]


def _cited_plainly(words: str) -> object:
    return [act.number for act in ENDED if act._pattern.search(words)]


_NAMED = next(act for act in ENDED if act.issued)
_ISSUED = _NAMED.issued
assert _ISSUED
SAID: dict[str, tuple[Quick, Quick, list[str]]] = {
    "doubled": (
        _doubled,
        lambda words: marks._DOUBLED.search(words) is not None,
        [".", ";", ",", "v.v", "A", "a", " "],
    ),
    "references": (
        lambda words: [*pointing.misnamed(words, _IDS)],
        _misnamed,
        ["khoản ", "Chương ", "[[", "]]", "[[MD1]]", "MD1", " "],
    ),
    "said once": (
        lambda words: pointing.said_once(words, {}, {"MD1": "Chương"}),
        _said_once,
        ["khoản ", "Chương ", "chương ", "[[", "]]", "[[MD1]]", "MD1", " "],
    ),
    "sums": (_stated, _one_sum, ["1", "12", ".000", ",5", " triệu", " đồng", "/", "a"]),
    "lists": (
        lambda words: _told_of("_refuse_joined_list", words),
        lambda words: text._LIST_MARK.search(words) is not None,
        ["\n", "\r\n", "- ", "+ ", "• ", "-", " ", "a"],
    ),
    "keys": (
        lambda words: _told_of("_refuse_joined_keys", words),
        _wrong_keys,
        ["ten", "so", ":", "：", " ", "\n", "x"],
    ),
    "acts": (
        _cited,
        _cited_plainly,
        [
            *sorted({act.number for act in ENDED})[:3],
            _NAMED.number,
            f"{_NAMED.name} ",
            f"ngày {_ISSUED.day}/{_ISSUED.month}/{_ISSUED.year}",
            f"ngày {_ISSUED.day} tháng {_ISSUED.month} năm {_ISSUED.year}",
            "số 5 ",
            "1",
            " ",
        ],
    ),
    "notes": (
        inline.plain,
        _unmarked,
        [inline.NOTE_OPEN, inline.NOTE_CLOSE, inline.BOLD, inline.ITALIC, "a", " "],
    ),
}


@pytest.mark.parametrize("name", sorted(SAID))
def test_what_is_said_after_a_look_is_what_the_pattern_says(name: str) -> None:
    quick, plain, pieces = SAID[name]
    texts = _texts(name, pieces, 3000)
    said = [plain(one) for one in texts]
    assert len({str(one) for one in said}) > 1
    assert sum(one not in (plain(""), words) for one, words in zip(said, texts, strict=True)) > 50
    assert [quick(one) for one in texts] == said


def test_every_dash_between_numbers_was_seen() -> None:
    paper = docx.Document()
    texts = _texts("dashes", ["2021", " - ", " – ", "-", "–", " ", "a", "5"], 2000)
    for one in texts:
        element = OxmlElement("w:t")
        element.text = one
        paper.element.body.append(element)
    stamp.keep_periods_whole(paper)
    plain = [stamp._DASH.sub("\u00a0\\1\u00a0", one) for one in texts]
    assert sum(one != old for one, old in zip(plain, texts, strict=True)) > 50
    assert [element.text or "" for element in paper.element.body.iter(qn("w:t"))] == plain


_FORMULA = "<x:oMath><x:r><x:t>{}</x:t></x:r></x:oMath>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32", "windows-1258"])
def test_every_formula_was_seen(encoding: str) -> None:
    chosen = random.Random(encoding)
    for count in (0, 1, 2, 5):
        words = [str(chosen.randint(1, 99)) for _ in range(count)]
        space = f'xmlns:x="{stories._MATHS[1:-1]}"'
        inside = "".join(map(_FORMULA.format, words))
        xml = f'<?xml version="1.0" encoding="{encoding}"?><a {space}><b>math</b>{inside}</a>'
        package = Package("a.docx", {stories._MAIN: xml.encode(encoding)}, (), ())
        assert [one.text for one in stories._drawn(package)] == words


def test_every_character_that_is_refused_was_seen() -> None:
    """One by one, between letters and beside the ends of lines."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    refused = [match[0] for match in characters._BAD.finditer(every)]
    assert len(refused) > 137_000
    # Beside the ends of lines a few will do: the ends are taken out before anything is looked at.
    for around, some in (("a{}b", 1), ("a\r\n{}b\n", 97), ("{}\r\n", 97)):
        seen = (characters._may_be_bad(around.format(one)) for one in refused[::some])
        assert all(seen)
    assert not characters._may_be_bad("Kế hoạch\r\nsố 5\n")
