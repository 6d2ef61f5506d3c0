"""One plan file changed by a page, an editor and git at once: no word is lost, and what both changed is asked."""

import os
import random
import re
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from generator.form.merge import merged_text
from generator.form.places import place_named
from generator.form.stored import OpenPlan
from generator.form.writing import Draft
from generator.plan.text import parse_source
from generator.problems import Rejected
from tests.form.test_writing import PLANS
from tests.helpers import BASE, ROOT

PLAN = (ROOT / "plans" / "minh-hoa-2026" / "ke-hoach.yaml").read_text("utf-8")


def _edited(text: str, *edits: tuple[object, ...]) -> str:
    draft = Draft(parse_source("a.yaml", text))
    for name, place, *rest in edits:
        to = [
            place_named(one) if at == 0 and name == "move" else one for at, one in enumerate(rest)
        ]
        getattr(draft, str(name))(place_named(str(place)), *to)
    return draft.text


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def test_changes_of_different_fields_of_one_line_are_both_there() -> None:
    mine = _edited(PLAN, ("put", "solutions/items/0/items/0/product", "Kế hoạch của xã"))
    theirs = _edited(PLAN, ("put", "solutions/items/0/items/0/deadline", "2026-04-15"))
    done = merged_text("a.yaml", PLAN, mine, theirs)
    both = _edited(theirs, ("put", "solutions/items/0/items/0/product", "Kế hoạch của xã"))
    assert (done.text, done.clashes) == (both, ())


def test_one_of_what_may_be_several_is_merged_by_its_fields() -> None:
    mine = _edited(BASE, ("put", "signature/0/name", "Trần Thị Bình"))
    theirs = _edited(BASE, ("put", "signature/0/title", "Quyền Chủ tịch"))
    done = merged_text("a.yaml", BASE, mine, theirs)
    assert done.text == _edited(theirs, ("put", "signature/0/name", "Trần Thị Bình"))


def test_what_both_changed_is_asked_and_the_disk_stands() -> None:
    mine = _edited(PLAN, ("put", "place", "Của tôi"))
    theirs = _edited(PLAN, ("put", "place", "Của họ"))
    done = merged_text("a.yaml", PLAN, mine, theirs)
    assert done.text == theirs
    (clash,) = done.clashes
    assert (clash.place, clash.before, clash.theirs, clash.mine) == (
        ("place",),
        "Minh Hòa",
        "Của họ",
        "Của tôi",
    )


def test_lines_that_both_added_and_took_away() -> None:
    two, three, four = "Đối thoại với Nhân dân.", "Rà soát thủ tục hành chính.", "Tập huấn cán bộ."
    own, common = "Kiểm tra đột xuất.", "Công khai hộ nghèo."
    base = _edited(BASE, ("insert", "purpose/items", 1, [two, three, four]))
    mine = _edited(
        base,
        ("insert", "purpose/items", 4, [own, own, common]),
        ("remove", "purpose/items/1"),
        ("put", "purpose/items/0/lead", "Sở Nội vụ"),
    )
    theirs = _edited(
        base,
        ("insert", "purpose/items", 0, ["Vệ sinh môi trường.", common]),
        ("put", "purpose/items/4/text", "Rà soát thủ tục hành chính ngay."),
        ("put", "purpose/items/2/text", "Nâng cao hiệu lực quản lý nhà nước."),
    )
    done = merged_text("a.yaml", base, mine, theirs)
    assert [one.split(": ")[-1].strip(" -") for one in _part(done.text)] == [
        "Vệ sinh môi trường.",
        common,
        "Nâng cao hiệu lực quản lý nhà nước.",
        "Sở Nội vụ",
        "Rà soát thủ tục hành chính ngay.",
        four,
        own,
        own,
    ]
    assert not done.clashes


def _part(text: str) -> list[str]:
    return text.partition("purpose:\n")[2].partition("requirements:")[0].splitlines()


def test_what_one_took_away_and_the_other_changed_is_asked() -> None:
    base = _edited(BASE, ("insert", "purpose/items", 1, ["Hai việc phải làm."]))
    gone = _edited(base, ("remove", "purpose/items/1"))
    changed = _edited(base, ("put", "purpose/items/1/text", "Hai việc phải làm ngay."))
    for mine, theirs in ((gone, changed), (changed, gone)):
        done = merged_text("a.yaml", base, mine, theirs)
        assert done.text == theirs
        assert len(done.clashes) == 1


def test_an_order_that_one_side_changed() -> None:
    base = _edited(BASE, ("insert", "purpose/items", 1, ["Hai.", "Ba."]))
    mine = _edited(base, ("move", "purpose/items/2", "purpose/items", 0))
    theirs = _edited(base, ("put", "purpose/items/1/text", "Hai mươi hai."))
    done = merged_text("a.yaml", base, mine, theirs)
    found = [one.strip(" -") for one in _part(done.text)]
    assert found == ["Ba.", "Nâng cao hiệu lực, hiệu quả quản lý nhà nước.", "Hai mươi hai."]


@pytest.mark.parametrize("path", PLANS[::10], ids=lambda one: one.stem)
def test_no_word_of_either_side_is_lost(path: Path) -> None:
    """Random edits on two sides: every word that one of them added stands in the file, or is asked."""
    base = path.read_text("utf-8").removeprefix("\ufeff")
    for seed in range(1):
        chance = random.Random(f"{path.stem}{seed}")
        mine, theirs = (_random(base, chance, side) for side in ("tôi", "họ"))
        done = merged_text(path.as_posix(), base, mine, theirs)
        asked = " ".join(f"{one.mine} {one.theirs} {one.before}" for one in done.clashes)
        for side in (mine, theirs):
            new = _words(side) - _words(base)
            assert not new - _words(f"{done.text} {asked}"), (seed, done.clashes)


def _random(text: str, chance: random.Random, side: str) -> str:
    from tests.form.test_writing import _texts

    draft = Draft(parse_source("a.yaml", text))
    for number in range(3):
        places = [one for one in _texts(draft.source) if one[0] not in ("format", "kind", "id")]
        place = chance.choice(places)
        lists = [one for one in places if "items" in one and one[-1] == "text"]
        try:
            if number == 1 and lists:
                where = chance.choice(lists)[:-1]
                draft.insert(
                    where[:-1], chance.randint(0, where[-1]), [f"Mới{side}{number} của {side}"]
                )
            else:
                draft.put(place, f"Khác{side}{number} của {side}")
        except Rejected:
            continue
    return draft.text


def test_saving_undoing_and_others_who_write_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode())
    plan = OpenPlan(path)
    first = plan.now()
    one = plan.change(first.name, lambda draft: draft.put(("place",), "Xã An"))
    # An editor writes without knowing of the page.
    path.write_bytes(
        path.read_bytes().replace("closing: Trên đây".encode(), "closing: Đây".encode())
    )
    two = plan.change(one.name, lambda draft: draft.put(("number",), "7"))
    assert two.merged and not two.clashes
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\n") == content.count(b"\r\n")
    for words in ("place: Xã An\r\n", "number: 7\r\n", "closing: Đây là"):
        assert words.encode() in content
    plan.undo()
    assert b"number: 5\r\n" in path.read_bytes() and "closing: Đây là".encode() in path.read_bytes()
    plan.undo()
    assert "place: Minh Hòa\r\n".encode() in path.read_bytes()
    assert plan.undo() is None
    plan.redo()
    done = plan.redo()
    assert done and done.text == two.text and plan.redo() is None


def test_letters_typed_into_one_field_are_undone_together(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(BASE, "utf-8")
    plan = OpenPlan(path)
    seen = plan.now().name
    for words in ("X", "Xã", "Xã An"):
        seen = plan.change(
            seen, lambda draft, said=words: draft.put(("place",), said), "place"
        ).name
    plan.change(seen, lambda draft: draft.put(("number",), "7"), "number")
    plan.undo()
    assert "place: Xã An" in path.read_text("utf-8")
    plan.undo()
    assert path.read_text("utf-8") == BASE and plan.undo() is None


def test_two_tabs_that_saw_different_texts(tmp_path: Path) -> None:
    """A tab whose page is old says what it means of the rows that it shows, not of those there now."""
    path = tmp_path / "a.yaml"
    path.write_text(_edited(BASE, ("insert", "purpose/items", 1, ["Hai.", "Ba."])), "utf-8")
    plan = OpenPlan(path)
    seen = plan.now().name
    plan.change(seen, lambda draft: draft.remove(place_named("purpose/items/1")))
    done = plan.change(seen, lambda draft: draft.put(place_named("purpose/items/2/text"), "Ba ba."))
    assert [one.strip(" -") for one in _part(done.text)][1:] == ["Ba ba."]


def test_what_both_changed_is_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(BASE, "utf-8")
    plan = OpenPlan(path)
    seen = plan.now().name
    path.write_text(BASE.replace("place: Minh Hòa", "place: Của họ"), "utf-8")
    done = plan.change(seen, lambda draft: draft.put(("place",), "Của tôi"))
    assert [one.mine for one in done.clashes] == ["Của tôi"]
    assert "place: Của họ" in path.read_text("utf-8")
    assert "place: Của tôi" in (tmp_path / "a.truoc.yaml").read_text("utf-8")
    assert done.notes[0].code == "form/kept" and "a.truoc.yaml" in done.notes[0].message.vi


def test_a_text_that_is_no_plan_and_a_file_that_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(BASE, "utf-8")
    plan = OpenPlan(path)
    seen = plan.now().name
    broken = plan.save(seen, BASE + "x: [1\n")
    assert path.read_text("utf-8") == broken.text == BASE + "x: [1\n"
    path.write_text(BASE.replace("Minh Hòa\n", "Khác\n", 1), "utf-8")
    done = plan.save(broken.name, BASE + "x: [1]\n")
    assert len(done.clashes) == 1 and "Khác" in path.read_text("utf-8")
    assert "x: [1]" in (tmp_path / "a.truoc.yaml").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_the_encoding_stays(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(BASE.encode(encoding))
    plan = OpenPlan(path)
    plan.change(plan.now().name, lambda draft: draft.put(("place",), "Xã An"))
    assert path.read_bytes().decode(encoding) == BASE.replace("place: Minh Hòa", "place: Xã An")


def test_an_encoding_that_lacks_letters_is_not_written(tmp_path: Path) -> None:
    from tests.test_encodings import of_windows

    path = tmp_path / "a.yaml"
    path.write_bytes(of_windows(PLAN))
    before = path.read_bytes()
    plan = OpenPlan(path)
    with pytest.raises(Rejected) as caught:
        plan.change(plan.now().name, lambda draft: draft.put(("place",), "Xã An"))
    assert caught.value.problems[0].code == "yaml/encoding"
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_while_it_saves(tmp_path: Path) -> None:
    """At any moment the file is whole: that of one save or of the next, and no save that was told is lost."""
    path, told = tmp_path / "a.yaml", tmp_path / "told"
    path.write_text(BASE, "utf-8")
    chance = random.Random(21)
    whole = re.compile(
        re.escape(BASE).replace("place:\\ Minh\\ Hòa", r"place: (?:Minh Hòa|Xã (\d+))", 1)
    )
    for _ in range(25):
        told.write_text("0")
        child = os.fork()
        if not child:
            _save_on(path, told)
        time.sleep(chance.uniform(0.01, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = whole.fullmatch(path.read_text("utf-8"))
        assert found, path.read_text("utf-8")
        assert int(found[1] or 0) >= int(told.read_text() or 0)


def _save_on(path: Path, told: Path) -> None:
    plan = OpenPlan(path)
    saved = plan.now()
    start = int((re.search(r"place: Xã (\d+)", saved.text) or [0, 0])[1])
    descriptor = os.open(told, os.O_WRONLY)
    for number in range(start + 1, start + 100_000):
        words = f"Xã {number}"
        saved = plan.change(saved.name, lambda draft, words=words: draft.put(("place",), words))
        os.pwrite(descriptor, str(number).encode(), 0)
    os._exit(0)
