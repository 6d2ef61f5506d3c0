"""Whatever stands in a paper: a list or a word why not, and work that grows as the paper does."""

import random
import time
from collections.abc import Callable

import pytest
from lxml import etree

from generator.package import Package, package_of, zip_parts
from generator.problems import Rejected
from generator.reading.document.ooxml import Element, W
from generator.reading.document.tables import cells_of
from generator.tasks import read
from generator.tasks.due import Calendar
from generator.tasks.items import TextReader
from generator.tasks.lines import TextLine
from generator.tasks.read import tasks_of_paper
from tests.tasks.papers import paper

PAPER = paper(
    "I. NHIỆM VỤ",
    "1. Sở Nội vụ:",
    "a) Chủ trì, phối hợp với Sở Y tế rà soát trước ngày 30/6/2026.",
    "- Cơ quan chủ trì: Sở Tư pháp.",
    [
        ["STT", "Nhiệm vụ", "Cơ quan thực hiện", "<", "Thời hạn"],
        ["^", "^", "Chủ trì", "Phối hợp", "^"],
        ["I", "Nhóm", "<", "<", "<"],
        ["1", "Rà soát", "Sở Nội vụ", "Sở Y tế", "Quý II"],
        ["2", "Công bố", "^", "", "30/9/2026"],
    ],
)
ODD = (
    "",
    "-1",
    "0",
    "63",
    "99999999",
    "x",
    "½",
    "continue",
    "restart",
    "ngày 99/99/9999",
    "quý IIII",
    "Chủ trì: " * 9,
    "Sở " * 99,
)


def _corrupted(seed: int) -> Package:
    """The paper with up to twenty elements moved, doubled, taken out, renamed or saying odd things."""
    chance = random.Random(seed)
    root = etree.fromstring(PAPER.parts["word/document.xml"])
    all_ = [one for one in root.iter() if one.getparent() is not None]
    for _ in range(chance.randint(1, 20)):
        _change(chance, chance.choice(all_), chance.choice(all_))
    parts = dict(PAPER.parts) | {"word/document.xml": etree.tostring(root)}
    return package_of("a.docx", zip_parts(parts))


def _change(chance: random.Random, one: Element, other: Element) -> None:
    parent = one.getparent()
    match chance.randrange(6):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None:
            parent.append(etree.fromstring(etree.tostring(one)))
        case 2 if one not in other.iter():
            one.append(other)
        case 3 if one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(ODD))
        case 4:
            one.text = chance.choice(ODD)
        case 5:
            one.tag = W + chance.choice(
                ("tbl", "tr", "tc", "p", "r", "t", "ins", "sdt", "vMerge", "gridSpan")
            )


@pytest.mark.parametrize("begin", range(0, 30, 10))
def test_no_corruption_stops_it(begin: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(shown: str, error: Exception) -> None:
        raise error

    monkeypatch.setattr(read, "unread_file", told)
    for seed in range(begin, begin + 10):
        try:
            tasks_of_paper("a.docx", _corrupted(seed))
        except Rejected as rejected:
            assert rejected.problems


def test_what_stops_the_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "read_paper", lambda document: 1 // 0)
    with pytest.raises(Rejected) as told:
        tasks_of_paper("a.docx", PAPER)
    assert [one.code for one in told.value.problems] == ["file/unreadable"]


ENOUGH = 0.1
"""Seconds of which nothing is said, whatever four times the work takes."""
AGAIN = (
    "Giao ", "Giao Sở Nội vụ ", "TP. A", ". Hoàn thành trước ngày 1/1/2026", "thông báo ", "đề nghị ", "hoàn thành ", "; trong ",
    "Chủ trì: ", "phối hợp với ", "( ", "Các sở, ", "và ", "a: ", "trước ngày ", "quý II, ", "Sở Nội vụ chủ trì. ", "Rà soát. ",
    "Rà soát. Hoàn thành trước ngày 1/1/2026. ", "Đối với ", "trong 15 ngày kể từ ngày ", "(chủ trì: ", "; hoàn thành ", "theo ",
)  # fmt: skip


def _slow(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether four times the size takes ten times the work, each time of three: once may be a pause."""
    return all(_grows(work, size) for _ in range(3))


def _grows(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """What `work` does first is not counted."""
    taken = []
    for many in (size, 4 * size):
        ready = work(many)
        begun = time.process_time()
        ready()
        taken.append(time.process_time() - begun)
    return taken[1] > ENOUGH and taken[1] > 10 * taken[0]


def _read(lines: list[TextLine]) -> Callable[[], object]:
    return lambda: list(TextReader(Calendar(2026), str).tasks(lines))


@pytest.mark.parametrize("unit", AGAIN)
def test_the_work_grows_as_a_line_does(unit: str) -> None:
    head = TextLine("Sở Nội vụ", "1.", 4, False, 0)
    assert not _slow(
        lambda size: _read([head, TextLine(unit * (size // len(unit)), "-", 7, False, 1)]), 3_000
    )


def test_the_work_grows_as_the_number_of_lines_does() -> None:
    head = TextLine("Rà soát", "1.", 4, False, 0)
    assert not _slow(
        lambda count: _read(
            [head, *(TextLine("Chủ trì: Sở Y tế.", "-", 7, False, at) for at in range(count))]
        ),
        1_000,
    )


def test_the_work_grows_as_a_table_does() -> None:
    def work(rows: int) -> Callable[[], object]:
        row = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
        table = etree.fromstring(f'<w:tbl xmlns:w="{W.strip("{}")}">{row * rows}</w:tbl>')
        return lambda: list(cells_of(table, 1, None))

    assert not _slow(work, 1_500)
