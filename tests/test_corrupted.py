"""Papers that are wrong in any way are told or read: no traceback, nothing half written, in time."""

import random

import pytest

from tests import corrupted
from tests.reading.papers import figures, kinds, plans


@pytest.mark.parametrize("verb", ["import", "tasks", "template"])
def test_a_wrong_paper_stops_no_verb(verb: str) -> None:
    papers = [plans.office(), kinds.decision(), figures.table()]
    assert list(corrupted.trial(verb, range(4), papers)) == []


def test_what_must_not_be_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fallen(arguments: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(corrupted, "main", fallen)
    ((seed, fault),) = corrupted.trial("tasks", [1], [plans.office()])
    assert seed == 1 and "ZeroDivisionError" in fault
    monkeypatch.setattr(corrupted, "main", lambda arguments: 3)
    assert [fault for _, fault in corrupted.trial("tasks", [1], [plans.office()])] == [
        "exit code 3"
    ]


def test_papers_become_wrong_in_many_ways_and_each_seed_in_one() -> None:
    paper = plans.office()
    made = {corrupted.corrupted(paper, random.Random(seed)) for seed in range(40)}
    assert len(made) >= 38 and paper not in made
    assert corrupted.corrupted(paper, random.Random(3)) == corrupted.corrupted(
        paper, random.Random(3)
    )
