"""The words of two papers side by side: what counts as a word, and what became of which."""

import random
from collections import Counter
from io import BytesIO

import docx
import pytest

from generator.package import package_of
from generator.review.compare import Difference, changes, say_the_same, spans
from generator.review.stories import Stories, Story, stories_of


def _paper(*lines: str, apart: bool = False) -> Stories:
    """A paper of these paragraphs; with `apart` each word is a run of its own."""
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for piece in line.replace(" ", " \0").split("\0") if apart else [line]:
            paragraph.add_run(piece).bold = apart
    buffer = BytesIO()
    document.save(buffer)
    return stories_of(package_of("", buffer.getvalue()))


def _told(found: list[Difference]) -> list[tuple[str | None, str | None]]:
    return [
        (one.before.text if one.before else None, one.after.text if one.after else None)
        for one in found
    ]


A, B, C = "Sở Nội vụ chủ trì trước ngày 30/6", "Công an tỉnh phối hợp", "Kinh phí do ngân sách"


@pytest.mark.parametrize(
    "lines",
    [
        (A, "", B, C),
        (A.replace(" ", "\N{NO-BREAK SPACE}"), B, C),
        (f"{A}\N{ZERO WIDTH SPACE}", f"  {B} ", C),
        ("So\u031b\u0309 Nội vụ chủ trì trước ngày 30/6", B, C),
    ],
)
def test_what_no_reader_sees_is_no_word(lines: tuple[str, ...]) -> None:
    assert say_the_same(_paper(A, B, C), _paper(*lines, apart=True))
    assert changes(_paper(A, B, C), _paper(*lines, apart=True)) == []


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((A, C), [(B, None)]),
        ((A, B, "Mới", C), [(None, "Mới")]),
        ((A.replace("30/6", "30/9"), B, C), [(A, A.replace("30/6", "30/9"))]),
        (("Mới", A + " và sau đó", C), [(None, "Mới"), (A, A + " và sau đó"), (B, None)]),
        ((B, A, C), [(None, B), (B, None)]),
        ((), [(A, None), (B, None), (C, None)]),
    ],
)
def test_what_became_of_which_paragraph(
    after: tuple[str, ...], told: list[tuple[str | None, str | None]]
) -> None:
    found = _told(changes(_paper(A, B, C), _paper(*after)))
    assert found == told
    assert not say_the_same(_paper(A, B, C), _paper(*after))


def test_words_of_a_changed_paragraph_are_told_apart() -> None:
    found = spans("giao Sở Nội vụ chủ trì, báo cáo.", "giao Sở Tài chính chủ trì, báo cáo!")
    assert "".join(one.before for one in found) == "giao Sở Nội vụ chủ trì, báo cáo."
    assert [one for one in found if one.before != one.after] == [
        (" Nội vụ", " Tài chính"),
        (".", "!"),
    ]


def test_nothing_is_left_out_whatever_the_edit() -> None:
    """Both papers can be put together again from what they share and where they differ."""
    chance = random.Random(5)
    pool = [f"{A} {number}" for number in range(8)] + [B, C, "Một", "Hai", "Ba"]
    for _ in range(60):
        one = [chance.choice(pool) for _ in range(chance.randrange(9))]
        other = [line for line in one if chance.random() < 0.7]
        for _ in range(chance.randrange(4)):
            other.insert(chance.randint(0, len(other)), chance.choice(pool))
        found = _told(changes(_paper(*one), _paper(*other)))
        gone = [before for before, _ in found if before is not None]
        come = [after for _, after in found if after is not None]
        # What neither lost nor gained is in both, as often in the one as in the other.
        assert Counter(one) - Counter(gone) == Counter(other) - Counter(come), (one, other, found)
        assert not Counter(gone) - Counter(one) and not Counter(come) - Counter(other)
        assert (found == []) == (one == other)


def test_a_long_paper_is_compared_in_time() -> None:
    lines = [f"Dòng số {number} của văn bản" for number in range(2000)]
    found = changes(_paper(*lines), _paper(*(f"{line} mới" for line in lines)))
    assert len(found) == 2000 and all(one.before and one.after for one in found)


def test_every_story_has_its_words() -> None:
    assert {story for story, texts in _paper(A).texts.items() if texts} == {Story.TEXT}
    assert set(_paper(A).texts) == set(Story)
