"""The documents of the seeds say what their sources say, but for the corrections listed in `seeds/`."""

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pytest
import yaml
from docx.document import Document

from generator.making.build import document_bytes
from generator.making.load import load_plan
from tests.helpers import ROOT, SEEDS, in_reading_order, template, texts

FOLDER = ROOT / "tests" / "seeds"
LEAST = {"000": 0.99, "001": 0.90, "002": 0.95, "003": 0.995, "004": 0.87}


@dataclass(frozen=True)
class Correction:
    """Words of the seed that the document has otherwise."""

    seed: str
    document: str
    reason: str
    count: int = 1


@dataclass(frozen=True)
class Addition:
    """A paragraph of the document that is not in the seed."""

    text: str
    reason: str
    count: int = 1


@dataclass(frozen=True)
class Furniture:
    """A line of the web page around the seed that belongs to no paper."""

    seed: str
    reason: str


@cache
def entries(number: str) -> dict[str, list[dict[str, Any]]]:
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (FOLDER / f"{number}.corrections.yaml").read_text("utf-8")
    )
    assert set(data) - {"furniture"} == {"corrections", "added"}
    return data


@cache
def listed(number: str) -> tuple[list[Correction], list[Addition]]:
    data = entries(number)
    return [Correction(**entry) for entry in data["corrections"]], [
        Addition(**entry) for entry in data["added"]
    ]


@cache
def furniture(number: str) -> list[Furniture]:
    return [Furniture(**entry) for entry in entries(number).get("furniture", [])]


@cache
def seed(number: str) -> str:
    """The text of the seed, without exactly the listed furniture of its web page."""
    lines = (FOLDER / f"{number}.txt").read_text("utf-8").splitlines()
    for piece in furniture(number):
        assert lines.count(piece.seed) == 1, piece
        lines.remove(piece.seed)
    return "\n".join(lines)


@cache
def document(number: str) -> Document:
    found = load_plan(ROOT / "plans" / f"{SEEDS[number]}.yaml")
    assert found.plan is not None, "\n".join(map(str, found.problems))
    return docx.Document(BytesIO(document_bytes(found, template(found.plan.kind))))


def plain(text: str) -> str:
    """`text` without emphasis marks; none of the seeds has a star of any other kind."""
    return text.replace("*", "")


def folded(text: str) -> str:
    return " ".join(text.split())


def corrected(number: str) -> str:
    """The text of the seed with exactly the listed corrections."""
    text = seed(number)
    for correction in listed(number)[0]:
        assert text.count(correction.seed) == correction.count, correction
        text = text.replace(correction.seed, correction.document)
    return text


def without_additions(number: str) -> list[str]:
    """The paragraphs of the document but for exactly the listed ones."""
    paragraphs = texts(document(number))
    for addition in listed(number)[1]:
        assert paragraphs.count(addition.text) == addition.count, addition
        paragraphs = [paragraph for paragraph in paragraphs if paragraph != addition.text]
    return paragraphs


@pytest.mark.parametrize("number", SEEDS)
def test_document_is_its_seed_with_exactly_the_listed_corrections(number: str) -> None:
    # Paragraph by paragraph, so a broken line or two joined items count as well as a word.
    lines = [folded(plain(line)) for line in corrected(number).splitlines() if line.strip()]
    paragraphs = [folded(paragraph) for paragraph in without_additions(number)]
    assert paragraphs == lines
    assert " ".join(paragraphs).split() == plain(corrected(number)).split()


@pytest.mark.parametrize("number", SEEDS)
def test_words_of_the_seed_stand_in_order_in_the_document_or_are_corrected(number: str) -> None:
    text = plain(seed(number))
    words = list(re.finditer(r"\S+", text))
    ours = " ".join(texts(document(number))).split()
    # Matching blocks are a common subsequence, so never longer than the longest: what they reach, it reaches.
    matcher = difflib.SequenceMatcher(None, [word[0] for word in words], ours, autojunk=False)
    found = {
        block.a + step for block in matcher.get_matching_blocks() for step in range(block.size)
    }
    assert len(found) >= LEAST[number] * len(words)
    spans = [
        match.span()
        for entry in listed(number)[0]
        for match in re.finditer(re.escape(entry.seed), text)
    ]
    lost = [word for count, word in enumerate(words) if count not in found]
    # A correction that takes a word away must be felt here; one that only adds is not.
    takes = any(
        Counter(plain(one.seed).split()) - Counter(one.document.split())
        for one in listed(number)[0]
    )
    assert bool(lost) == takes
    for word in lost:
        assert any(start < word.end() and word.start() < end for start, end in spans), word


@pytest.mark.parametrize("number", SEEDS)
def test_what_the_seed_stresses_is_italic_in_the_document_and_nothing_else(number: str) -> None:
    stressed = re.findall(r"\*([^*\n]+)\*", corrected(number))
    runs = [run for paragraph in in_reading_order(document(number)) for run in paragraph.runs]
    assert [run.text for run in runs if run.italic] == stressed


@pytest.mark.parametrize("number", SEEDS)
def test_every_correction_changes_something_and_says_why(number: str) -> None:
    corrections, additions = listed(number)
    assert all(entry.seed != entry.document for entry in corrections)
    reasons = [entry.reason for entry in (*corrections, *additions, *furniture(number))]
    assert all(len(reason.split()) >= 3 for reason in reasons)


@pytest.mark.parametrize("number", SEEDS)
def test_plan_has_nothing_to_complain_of_but_what_is_open(number: str) -> None:
    problems = load_plan(ROOT / "plans" / f"{SEEDS[number]}.yaml").problems
    assert problems
    assert {problem.code.partition("/")[2] for problem in problems} == {"open"}
