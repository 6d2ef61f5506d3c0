"""Each rule of capitals against its samples, and against traps."""

import pytest

from generator.wording.base import WordingRule, sample
from generator.wording.capitals import RULES

_BY_CODE = {rule.code: rule for rule in RULES}


def found(code: str, text: str, role: str = "noi-dung", kind: str = "ke_hoach") -> list[str]:
    """The words that the rule `code` reports in `text`."""
    prose = sample(text, kind=kind, role=role)
    return [prose.lines[slip.line].text[slip.start : slip.end] for slip in _BY_CODE[code].check(prose)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_sample_is_clean_and_bad_one_has_one_slip(rule: WordingRule) -> None:
    assert list(rule.check(sample(rule.good))) == []
    assert len(list(rule.check(sample(rule.bad)))) == 1
