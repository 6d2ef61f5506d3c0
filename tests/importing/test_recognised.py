"""Items of a paper's next version bear the ids of the first, however words and places changed."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.changes.recognise import recognised
from generator.changes.whole import WholePlan, read_whole
from generator.importing.bring_in import imported
from generator.importing.office import newer_plan
from generator.importing.proof import built, made_of
from generator.plan.text import parse_source, read_source
from tests.importing import document_of

HEAD = """\
format: 1
id: p
version: 1
kind: ke_hoach
issuer: {name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: UBND}
place: Minh Hòa
subject: Công khai
recipients: ["Lưu: VT"]
signature: {title: Chủ tịch, name: Nguyễn Văn An}
"""


def _whole(solutions: str) -> WholePlan:
    return read_whole(parse_source("p.yaml", f"{HEAD}solutions:\n{solutions}"))


def _became(old: str, new: str) -> tuple[dict[str, str], set[str]]:
    """The new id of each old one, and the new ones of which that is not sure."""
    found = recognised(_whole(old), _whole(new))
    pairs = {one.id: now.id for one, now in found.pairs.items()}
    return pairs, {one.id for one in found.unsure}


def test_what_is_reworded_or_stands_elsewhere_is_known() -> None:
    old = """\
  - title: Công khai
    id: a
    items:
      - {id: b, text: Niêm yết danh sách hộ nghèo tại trụ sở trước ngày 30 tháng 6.}
      - {id: c, text: Đăng tải ngân sách lên trang tin điện tử của xã.}
  - title: Đối thoại
    id: d
    items:
      - {id: e, text: Tổ chức đối thoại với người dân mỗi quý một lần.}
"""
    new = """\
  - title: Đối thoại, lắng nghe
    id: x
    items:
      - {id: v, text: Đăng tải dự toán và quyết toán ngân sách lên trang tin điện tử của xã.}
      - {id: w, text: Tổ chức đối thoại với người dân và doanh nghiệp mỗi quý một lần.}
  - title: Minh bạch
    id: y
    items:
      - {id: z, text: Niêm yết danh sách hộ nghèo tại trụ sở và nhà văn hóa trước ngày 15 tháng 6.}
      - {id: u, text: Lập đường dây nóng nhận phản ánh.}
"""
    pairs, unsure = _became(old, new)
    assert pairs == {"b": "z", "c": "v", "d": "x", "e": "w", "a": "y"}
    assert "y" in unsure and "w" not in unsure


def test_equal_texts_are_told_apart_by_what_they_stand_in_and_below() -> None:
    def list_(*names: str) -> str:
        below = {"1": "Rà soát thủ tục đất đai.", "2": "Rà soát thủ tục hộ tịch."}
        return "".join(
            f"  - {{id: {name}, title: Các đơn vị, items: [{{id: {name}x, text: {below[name[1]]}}}]}}\n"
            for name in names
        )

    assert _became(list_("a1", "a2"), list_("b2", "b1"))[0] == {
        **{"a1": "b1", "a1x": "b1x"},
        **{"a2": "b2", "a2x": "b2x"},
    }


def test_equal_texts_of_one_list_are_told_apart_by_their_order() -> None:
    line = "  - {{id: {}, text: Báo cáo kết quả.}}\n"
    old = line.format("a") + "  - {id: m, text: Kiểm tra đột xuất.}\n" + line.format("b")
    new = "  - {id: n, text: Tập huấn.}\n" + old.replace("id: ", "id: n")
    assert _became(old, new)[0] == {"a": "na", "m": "nm", "b": "nb"}


def test_words_that_all_have_make_nothing_the_same() -> None:
    row = "  - {{id: {}, text: Giải đáp vướng mắc về thủ tục thuộc thẩm quyền giải quyết của {}., lead: Lãnh đạo {}}}\n"
    bodies = ("Sở Công Thương", "Sở Y tế", "Sở Xây dựng", "Công an tỉnh", "Sở Tài chính")
    old = "".join(row.format(f"o{n}", body, body) for n, body in enumerate(bodies))
    other = [*bodies[:1], "Ban Quản lý Khu kinh tế", *bodies[2:]]
    new = "".join(row.format(f"n{n}", body, body) for n, body in enumerate(other))
    assert _became(old, new)[0] == {"o0": "n0", "o2": "n2", "o3": "n3", "o4": "n4"}


def test_plans_that_have_nothing_in_common_have_no_item_in_common() -> None:
    old = "  - {id: a, text: Trồng mới mười hai héc ta rừng phòng hộ ven biển.}\n"
    new = "  - {id: b, text: Sửa chữa hệ thống chiếu sáng công cộng khu phố Bốn.}\n"
    assert _became(old, new)[0] == {}


# A trial: plans of this project as papers, changed by chance


@cache
def _text(name: str) -> str:
    """A plan of this project as its document is imported: with ids, which are the truth."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        paper = Path(folder) / "p.docx"
        paper.write_bytes(document_of(name))
        return imported(paper, Path(folder) / "p.yaml", with_ids=True).text


def _lists(value: Any) -> Iterator[list[Any]]:
    """The lists of items of a plan."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, list) and any(isinstance(one, dict) and "ma" in one for one in value):
        yield value
    for below in inner:
        yield from _lists(below)


def _change(chance: random.Random, plan: Any, number: int) -> None:
    """One change: words, place, or an item more or less."""
    some = chance.choice([*_lists(plan)])
    at = chance.randrange(len(some))
    item = some[at]
    words = item.get("noi_dung", "").split() if isinstance(item, dict) else []
    simple = len(words) > 6 and not {*item} - {"ma", "noi_dung"} and ":" not in item["noi_dung"]
    match chance.choice(("words", "words", "place", "more", "less")):
        case "words" if simple:
            for _ in range(len(words) // 5):
                words[chance.randrange(1, len(words) - 1)] = chance.choice(words[1:-1]).strip(",;")
            item["noi_dung"] = " ".join(words)
        case "place":
            some.insert(chance.randrange(len(some)), some.pop(at))
        case "more" if simple:
            said = [
                chance.choice(("rà", "soát", "bản", "đồ", "số", "kho", "liệu")) for _ in range(9)
            ]
            text = " ".join([*words[:3], *said]).rstrip(",;") + "."
            some.insert(at, {"ma": f"MOI-{number}", "noi_dung": text})
        case "less" if simple and len(some) > 2:
            some.pop(at)


@pytest.mark.parametrize("seed", range(3))
def test_ids_are_kept_through_a_paper_that_was_changed_by_chance(seed: int, tmp_path: Path) -> None:
    first = _text("xa-phuong/tinh-minh-hoa-lan-2.yaml")
    base = tmp_path / "p.yaml"
    base.write_text(first, "utf-8")
    plan = yaml.load(first, yaml.BaseLoader)
    for number in range(12):
        _change(random.Random(f"{seed} {number}"), plan, number)
    second = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False, width=100)
    loaded = made_of({"p.yaml": second.encode()}, tmp_path / "p.yaml")
    (tmp_path / "q.docx").write_bytes(built(loaded))
    source = newer_plan(tmp_path / "q.docx", base).plan.source
    known = {unit.id for unit in read_whole(read_source(base)).tree.walk()}
    truth = {one.id: one.says for one in read_whole(parse_source("", second)).tree.walk() if one.id}
    made = {one.id: one.says for one in read_whole(source).tree.walk() if one.id}
    stayed = known & truth.keys()
    assert len(stayed) > 30 and made.keys() >= stayed
    assert {id_ for id_ in stayed if _plain(made[id_]) != _plain(truth[id_])} == set()
    assert {id_ for id_ in made.keys() & known} == stayed


def _plain(text: str) -> list[str]:
    return text.replace("*", "").rstrip(".;:/ ").split()
