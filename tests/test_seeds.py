"""The documents of the two real plans say what their sources say, but for the corrections listed in `seeds/`."""

import difflib
import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pytest
import yaml
from docx.document import Document

from generator.writing.build import document_bytes
from generator.writing.plan import load_plan
from tests.helpers import ROOT, in_reading_order, template, texts

SEEDS = ROOT / "tests" / "seeds"
PLANS = {"000": "papi-hung-yen-2022", "003": "papi-khanh-hoa-2023"}
LEAST = {"000": 0.99, "003": 0.995}


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


@cache
def seed(number: str) -> str:
    return (SEEDS / f"{number}.txt").read_text("utf-8")


@cache
def listed(number: str) -> tuple[list[Correction], list[Addition]]:
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load((SEEDS / f"{number}.corrections.yaml").read_text("utf-8"))
    assert set(data) == {"corrections", "added"}
    return [Correction(**entry) for entry in data["corrections"]], [Addition(**entry) for entry in data["added"]]


@cache
def document(number: str) -> Document:
    found = load_plan(ROOT / "plans" / f"{PLANS[number]}.yaml")
    assert found.plan is not None, "\n".join(map(str, found.problems))
    return docx.Document(BytesIO(document_bytes(found.plan, template())))


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


@pytest.mark.parametrize("number", PLANS)
def test_document_is_its_seed_with_exactly_the_listed_corrections(number: str) -> None:
    # Paragraph by paragraph, so a broken line or two joined items count as well as a word.
    lines = [folded(plain(line)) for line in corrected(number).splitlines() if line.strip()]
    paragraphs = [folded(paragraph) for paragraph in without_additions(number)]
    assert paragraphs == lines
    assert " ".join(paragraphs).split() == plain(corrected(number)).split()


@pytest.mark.parametrize("number", PLANS)
def test_words_of_the_seed_stand_in_order_in_the_document_or_are_corrected(number: str) -> None:
    text = plain(seed(number))
    words = list(re.finditer(r"\S+", text))
    ours = " ".join(texts(document(number))).split()
    # Matching blocks are a common subsequence, so never longer than the longest: what they reach, it reaches.
    matcher = difflib.SequenceMatcher(None, [word[0] for word in words], ours, autojunk=False)
    found = {block.a + step for block in matcher.get_matching_blocks() for step in range(block.size)}
    assert len(found) >= LEAST[number] * len(words)
    spans = [match.span() for entry in listed(number)[0] for match in re.finditer(re.escape(entry.seed), text)]
    lost = [word for count, word in enumerate(words) if count not in found]
    assert lost, "a seed without any slip would need no corrections"
    for word in lost:
        assert any(start < word.end() and word.start() < end for start, end in spans), word


@pytest.mark.parametrize("number", PLANS)
def test_what_the_seed_stresses_is_italic_in_the_document_and_nothing_else(number: str) -> None:
    stressed = re.findall(r"\*([^*\n]+)\*", corrected(number))
    runs = [run for paragraph in in_reading_order(document(number)) for run in paragraph.runs]
    assert [run.text for run in runs if run.italic] == stressed


@pytest.mark.parametrize("number", PLANS)
def test_every_correction_changes_something_and_says_why(number: str) -> None:
    corrections, additions = listed(number)
    assert all(entry.seed != entry.document for entry in corrections)
    reasons = [entry.reason for entry in corrections] + [entry.reason for entry in additions]
    assert all(len(reason.split()) >= 3 for reason in reasons)


@pytest.mark.parametrize("number", PLANS)
def test_plan_has_nothing_to_complain_of_but_what_is_open(number: str) -> None:
    problems = load_plan(ROOT / "plans" / f"{PLANS[number]}.yaml").problems
    assert problems
    assert {problem.code.partition("/")[2] for problem in problems} == {"open"}
