"""What `check` advises is what `fix` does: one value, worked out in one place."""

import re

import pytest

from generator.mending.fix import mended
from tests.reading.papers import Builder, changed, office
from tests.reading.papers.changes import everywhere, margin, resized, runs
from tests.reading.papers.kinds import letter_many

_WRONG: dict[str, Builder] = {
    "margins": changed(office, margin("left", 40), margin("right", 32), margin("top", 12)),
    "sizes": changed(letter_many, resized("22"), runs("Kính gửi", sz="22"), runs("V/v", sz="20")),
    "one": changed(office, runs("Số hóa hồ sơ", sz="22"), runs("KẾ HOẠCH", sz="36")),
    "indents": changed(office, everywhere("ind", firstLine="0")),
    "large": changed(letter_many, everywhere("ind", firstLine="850"), resized("34")),
}
_MEASURED = re.compile(r"/size|/margin-|/first-line|/typed-indent")


@pytest.mark.parametrize("name", sorted(_WRONG))
def test_the_value_that_is_advised_is_the_one_that_is_set(name: str) -> None:
    made = mended("a.docx", _WRONG[name]())
    told = [one for one in made.changes if _MEASURED.search(one.problem.code)]
    assert told
    for one in told:
        assert _numbers(one.now.vi)[0] in _numbers(one.problem.advice.vi), one.problem.code


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:,\d+)?", text)
