"""A sample of the random scripts of `trial_absorb`: no word of the reviewer and none of the plan is lost."""

from pathlib import Path

import pytest

from tests.trial_absorb import PLANS, came


@pytest.mark.parametrize("seed", range(0, 84, 7))
def test_no_word_of_either_is_lost_whatever_was_edited(tmp_path: Path, seed: int) -> None:
    assert came(tmp_path, PLANS[seed % len(PLANS)], seed).lost == ()
