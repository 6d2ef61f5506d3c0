"""What is typed on the page, as splices of the plan file: the value is there, and all else is as it was."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cascade.values import left_open
from generator.form.places import (
    NoSuchPlace,
    Place,
    Slot,
    list_of,
    name_of,
    node_at,
    place_at,
    place_named,
    reader_at,
    slots_below,
)
from generator.form.writing import Draft
from generator.plan.model import PLAN
from generator.plan.source import Listing, Mapping, Node, Source, Text, elements, entries
from generator.plan.splice import TextEditor
from generator.plan.text import parse_source, source_of
from generator.problems import Rejected
from tests.helpers import BASE, ROOT

PLANS = sorted(
    [*(ROOT / "plans").rglob("*.yaml"), ROOT / "tests/full/day-du.yaml"],
    key=lambda one: one.as_posix(),
)
NASTY = "Việc mới: “dân biết”, 30% # không phải ghi chú – {a, b} [c] 'd' \"e\" \\ f"


def _source(path: Path) -> Source:
    return source_of(path.as_posix(), path.read_bytes())


def _places(source: Source) -> Iterator[Place]:
    """Every place of the plan that its file has, by the form's own way."""
    assert source.root is not None

    def walk(slot: Slot) -> Iterator[Place]:
        yield slot.place
        for below in slots_below(slot).values():
            yield from walk(below)

    yield from walk(Slot((), PLAN, source.root))


def _said(
    node: Node | None, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every scalar of the file with the keys and numbers that lead to it: read without the form."""
    if isinstance(node, Text):
        yield at, node.value
    for number, one in enumerate(elements(node)):
        yield from _said(one, (*at, number))
    for key, value in entries(node):
        yield from _said(value, (*at, key.value))


def _comments(source: Source) -> list[str]:
    return sorted(TextEditor(source).comments(0, len(source.text)))


def _texts(source: Source) -> list[Place]:
    found = [one for one in _places(source) if isinstance(node_at(source.root, one), Text)]
    spans = {node_at(source.root, one).span: one for one in found}  # type: ignore[union-attr]
    return list(spans.values())  # of a short form, the innermost place


@pytest.mark.parametrize("path", PLANS, ids=lambda one: one.stem)
def test_a_value_changes_and_no_other_byte(path: Path) -> None:
    """Of all scalars of all plans: what stands before and behind stays, byte for byte."""
    source = _source(path)
    before = dict(_said(source.root))
    texts = _texts(source)
    assert len(texts) > 15
    for place in random.Random(path.stem).sample(texts, min(10, len(texts))):
        draft = Draft(source)
        span = node_at(source.root, place).span  # type: ignore[union-attr]
        new = NASTY if not isinstance(draft.value(place), tuple) else "khác"
        draft.put(place, new)
        after = dict(_said(draft.root))
        assert draft.text.startswith(source.text[: span.start].rstrip()), name_of(place)
        assert draft.text.endswith(source.text[span.end :]), name_of(place)
        assert after.keys() == before.keys()
        others = {key for key in before if before[key] != after[key]}
        assert [after[key] for key in others] == [new], name_of(place)


@pytest.mark.parametrize("path", PLANS, ids=lambda one: one.stem)
def test_what_is_taken_out_is_gone_and_nothing_else(path: Path) -> None:
    source = _source(path)
    said = sorted(text for _, text in _said(source.root) if text)
    comments = _comments(source)
    places = [one for one in _places(source) if one]
    for place in random.Random(path.stem).sample(places, 8):
        draft = Draft(source)
        gone = sorted(text for _, text in _said(node_at(source.root, place)) if text)
        draft.remove(place)
        left = [text for _, text in _said(draft.root) if text]
        assert sorted(left + gone) == said, name_of(place)
        assert _comments(draft.source) == comments, name_of(place)


@pytest.mark.parametrize("path", PLANS, ids=lambda one: one.stem)
def test_a_new_line_stands_where_it_was_put(path: Path) -> None:
    source = _source(path)
    said = [text for _, text in _said(source.root) if text]
    lists = [
        one
        for one in _places(source)
        if elements(node_at(source.root, one)) and list_of(reader_at(one)) is not None
    ]
    assert lists
    for place in random.Random(path.stem).sample(lists, min(4, len(lists))):
        for index in {0, 1, len(elements(node_at(source.root, place)))}:
            draft = Draft(source)
            draft.insert(place, index, [NASTY])
            assert draft.value((*place, index)) is not None
            left = [text for _, text in _said(draft.root) if text]
            left.remove(NASTY)
            assert left == said, name_of(place)
            kept = [one for one in source.text.splitlines() if one not in draft.text.splitlines()]
            assert not kept or elements_in_flow(source, place), name_of(place)


def elements_in_flow(source: Source, place: Place) -> bool:
    node = node_at(source.root, place)
    return isinstance(node, Listing) and node.flow


@pytest.mark.parametrize("path", PLANS, ids=lambda one: one.stem)
def test_what_moves_takes_its_words_along(path: Path) -> None:
    source = _source(path)
    said = sorted(text for _, text in _said(source.root) if text)
    lists = [
        one
        for one in _places(source)
        if len(elements(node_at(source.root, one))) > 1 and list_of(reader_at(one)) is not None
    ]
    for place in random.Random(path.stem).sample(lists, min(4, len(lists))):
        draft = Draft(source)
        last = len(elements(node_at(source.root, place))) - 1
        words = draft.value((*place, last))
        draft.move((*place, last), place, 0)
        assert draft.value((*place, 0)) == words, name_of(place)
        draft.move((*place, 0), place, last + 1)
        assert sorted(text for _, text in _said(draft.root) if text) == said
        if not elements_in_flow(source, place) and source.text.endswith("\n"):
            assert draft.text.split() == source.text.split(), name_of(place)


def test_what_is_written_is_what_a_careful_person_writes() -> None:
    draft = Draft(parse_source("a.yaml", BASE))
    draft.put(place_named("purpose/items/0/lead"), "Sở Nội vụ")
    draft.insert(place_named("purpose/items"), 1, ["Việc hai.", "Việc ba."])
    draft.move(place_named("purpose/items/2"), place_named("purpose/items/1/items"), 0)
    draft.put(place_named("purpose/items/1/deadline"), "Quý II/2026")
    draft.put(place_named("budget/items/0/text"), "Từ ngân sách xã: đã giao.")
    draft.put(place_named("signature/0/acting"), left_open("chưa rõ"))
    draft.put(place_named("preamble/0"), "Một dòng.\nHai dòng.")
    want = BASE.replace(
        "  - Nâng cao hiệu lực, hiệu quả quản lý nhà nước.\n",
        "  - text: Nâng cao hiệu lực, hiệu quả quản lý nhà nước.\n    lead: Sở Nội vụ\n"
        "  - text: Việc hai.\n    deadline: Quý II/2026\n    items:\n      - Việc ba.\n",
    )
    want = want.replace(
        "implementation:\n", 'budget:\n  - "Từ ngân sách xã: đã giao."\nimplementation:\n'
    )
    want = want.replace(", name: Nguyễn", ", name: Nguyễn").replace(
        "Nguyễn Văn An}", "Nguyễn Văn An, acting: {open: chưa rõ}}"
    )
    want = want.replace(
        '  - "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"\n',
        "  - |-\n    Một dòng.\n    Hai dòng.\n",
    )
    assert draft.text == want


def test_comments_and_line_ends_stay() -> None:
    text = BASE.replace("purpose:\n", "purpose:  # vì sao\n  # trước\n").replace(
        "requirements:", "  # sau\nrequirements:"
    )
    crlf = text.replace("\n", "\r\n")
    draft = Draft(parse_source("a.yaml", crlf))
    draft.insert(place_named("purpose/items"), 1, ["Mới."])
    draft.move(place_named("purpose/items/1"), place_named("purpose/items/0/items"), 0)
    draft.remove(place_named("purpose/items/0/items/0"))
    assert draft.text.count("\n") == draft.text.count("\r\n")
    for comment in ("# vì sao", "# trước", "# sau"):
        assert comment in draft.text


def test_a_list_becomes_a_part_with_keys_of_its_own() -> None:
    from generator.cascade.values import Pair

    draft = Draft(parse_source("a.yaml", BASE))
    draft.put(place_named("purpose/marks"), Pair("dash", "gach"))
    assert "purpose:\n  marks: dash\n  items:\n    - Nâng cao" in draft.text


def test_what_no_plan_has_is_refused() -> None:
    draft = Draft(parse_source("a.yaml", BASE))
    for wrong in ("nothing", "purpose/x", "place/0", "purpose/items/0/text/y"):
        with pytest.raises(NoSuchPlace):
            draft.put(place_named(wrong), "x")
    assert draft.text == BASE


def test_text_that_cannot_be_written_changes_nothing() -> None:
    draft = Draft(parse_source("a.yaml", BASE))
    with pytest.raises(Rejected) as caught:
        draft.put(("place",), "a\u200bb")
    assert caught.value.problems[0].code == "form/unwritable"
    assert draft.text == BASE


@pytest.mark.parametrize("path", PLANS, ids=lambda one: one.stem)
def test_the_place_of_a_value_is_found_from_its_line(path: Path) -> None:
    source = _source(path)
    for place in _texts(source):
        node = node_at(source.root, place)
        assert node is not None
        found = place_at(source, node.spot)
        assert node_at(source.root, found) is node, (name_of(place), name_of(found))


def test_a_mapping_is_no_text() -> None:
    assert isinstance(parse_source("a.yaml", BASE).root, Mapping)
