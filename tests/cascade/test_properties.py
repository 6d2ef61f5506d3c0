"""What holds of every merge, tried on random plans and random edits of both sides."""

import sys
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cascade.conflicts import known_conflicts, write_conflicts
from generator.cascade.merge import merge
from generator.cascade.sides import Merged, Sides, same
from generator.cascade.units import Tree, Unit, read_tree
from generator.cascade.working import Working
from generator.plan.model import PLAN
from generator.plan.text import parse_source
from generator.problems import has_errors
from tests.cascade.trees import OPEN, Thing, World, Writer, copied

HEAD_EN = """\
format: 1
id: p
version: 1
kind: ke_hoach
issuer: {name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: UBND}
place: Minh Hòa
subject: Một kế hoạch
recipients:
  - "Lưu: VT"
signature: {on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Nguyễn Văn An}
"""
HEAD_VI = """\
dinh_dang: 1  # đầu tệp
ma: p-xa
phien_ban: 1
loai: ke_hoach
theo_ke_hoach: {ma: p, phien_ban: 1, don_vi: xã Tân Hưng}
co_quan: {ten: Ủy ban nhân dân xã Tân Hưng, viet_tat: UBND}
dia_danh: Tân Hưng
trich_yeu: Một kế hoạch
noi_nhan:
  - Lưu: VT
chu_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
"""


class Case:
    """One random case: three versions of a plan, their files, and what a merge makes of them."""

    def __init__(self, seed: int) -> None:
        world = World(seed)
        self.base = world.plan()
        self.office, self.own = copied(self.base), copied(self.base)
        world.edit(self.office, "V", world.random.randint(0, 5))
        world.edit(self.own, "X", world.random.randint(0, 5))
        self.writer = Writer(seed, "vi", comments=True)
        own = self.writer.plan(self.own, HEAD_VI)
        self.text = own.replace("\n", "\r\n") if seed % 5 == 0 else own
        self.trees = {
            "base": self._tree(self.base, seed),
            "office": self._tree(self.office, seed + 1),
        }

    @staticmethod
    def _tree(plan: list[Thing], seed: int) -> Tree:
        return read_tree(parse_source("tinh.yaml", Writer(seed, "en", False).plan(plan, HEAD_EN)))

    def merged(self, text: str, base: str = "base") -> tuple[str, Merged]:
        source = parse_source("xa.yaml", text)
        known = known_conflicts(source)
        working = Working(source)
        outcome = merge(Sides(self.trees[base], self.trees["office"], working, known, [], []))
        write_conflicts(working, known, [clash.known for clash in outcome.open])
        return working.text, outcome


def things(plan: list[Thing]) -> dict[int, Thing]:
    return {thing.tag: thing for top in plan for thing in top.walk()}


def told(outcome: Merged) -> set[str]:
    return {clash.known.item for clash in outcome.open}


def test_a_first_key_goes_while_another_comes_in_front_of_the_list() -> None:
    rows = "  - ghi_chu: Đợt một\n    cac_muc:\n    - Việc một.\n    tieu_de: Công khai\n"
    working = Working(parse_source("xa.yaml", f"{HEAD_VI}giai_phap:\n{rows}"))
    (unit,) = working.tree.parts["solutions"]
    working.set_fields({unit: {"note": None, "product": "Biên bản"}})
    assert working.text.endswith(
        "  - san_pham: Biên bản\n    cac_muc:\n    - Việc một.\n    tieu_de: Công khai\n"
    )


def test_what_the_office_takes_out_goes_wherever_the_commune_has_put_it() -> None:
    case = Case(0)
    one, two = "id: B1, text: Một.", "id: B2, text: Hai."
    rest = "  - {id: B3, text: Ba.}\n"
    for name, tops in (("base", f"  - {{{one}}}\n  - {{{two}}}\n{rest}"), ("office", rest)):
        case.trees[name] = read_tree(parse_source("tinh.yaml", f"{HEAD_EN}solutions:\n{tops}"))
    ours = "  - ma: B2\n    noi_dung: Hai.\n    cac_muc:\n    - {ma: B1, noi_dung: Một.}\n"
    text, _ = case.merged(f"{HEAD_VI}giai_phap:\n{ours}  - {{ma: B3, noi_dung: Ba.}}\n")
    assert text == f"{HEAD_VI}giai_phap:\n  - {{ma: B3, noi_dung: Ba.}}\n"


def test_what_goes_with_an_item_is_what_is_there_after_the_update() -> None:
    case = Case(0)
    rest = "  - {id: B3, text: Ba.}\n"
    tops = f"  - {{id: B1, text: Một.}}\n  - {{id: B2, text: Hai.}}\n{rest}"
    for name, items in (("base", tops), ("office", rest)):
        case.trees[name] = read_tree(parse_source("tinh.yaml", f"{HEAD_EN}solutions:\n{items}"))
    below = "    - {ma: X1, noi_dung: Của xã.}\n    - {ma: B1, noi_dung: Một.}\n"
    ours = f"  - ma: B2\n    noi_dung: Hai.\n    cac_muc:\n{below}"
    text, outcome = case.merged(f"{HEAD_VI}giai_phap:\n{ours}  - {{ma: B3, noi_dung: Ba.}}\n")
    assert [clash.known.own for clash in outcome.open] == ["Hai. (+ X1)"]
    assert case.merged(text, "office")[0] == text


def test_a_comment_behind_what_is_moved_stays() -> None:
    moved = "    - ma: B1\n      noi_dung: Một.\n      # ghi chú của xã\n"
    above = f"  - ma: B2\n    cac_muc:\n{moved}    noi_dung: Hai.\n"
    working = Working(parse_source("xa.yaml", f"{HEAD_VI}giai_phap:\n{above}"))
    (unit,) = working.tree.parts["solutions"]
    working.move(unit.below[0], None, 1)
    assert working.text.count("# ghi chú của xã\n") == 1


def test_what_is_moved_behind_the_item_over_it_leaves_its_comments_there() -> None:
    below = "    - ma: B3\n      noi_dung: Ba.\n      # ghi chú của xã\n"
    above = f"  - ma: B1\n    noi_dung: Một.\n    cac_muc:\n{below}"
    working = Working(parse_source("xa.yaml", f"{HEAD_VI}giai_phap:\n{above}"))
    (unit,) = working.tree.parts["solutions"]
    working.move(unit.below[0], None, 1)
    assert working.text.endswith(
        "    noi_dung: Một.\n# ghi chú của xã\n  - ma: B3\n    noi_dung: Ba.\n"
    )


@settings(
    max_examples=300,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 10**9))
def test_a_merge_of_random_edits(seed: int) -> None:
    _merged(seed)


def _merged(seed: int) -> None:
    case = Case(seed)
    text, outcome = case.merged(case.text)
    source = parse_source("xa.yaml", text)
    PLAN.read(source.root, source)
    assert not has_errors(source.problems), source.problems
    found = list(read_tree(source).walk())
    says = Counter(
        value for unit in found for value in unit.fields.values() if isinstance(value, str)
    )
    base, office, own = things(case.base), things(case.office), things(case.own)
    _nothing_of_the_commune_is_lost(base, office, own, says, outcome)
    _what_the_commune_left_alone_follows(base, office, own, found, outcome)
    _who_leads_goes_with_its_item_alone(base, office, own, found, outcome)
    _what_is_asked_differs_and_what_is_new_is_told(base, office, outcome)
    _the_order_of_the_office_travels(case, found)
    _comments_stay(case.writer.comments, text)
    again, _ = case.merged(text, "office")
    assert again == text
    if case.text.count("\r\n"):
        assert text.count("\n") == text.count("\r\n")


def _nothing_of_the_commune_is_lost(
    base: dict[int, Thing],
    office: dict[int, Thing],
    own: dict[int, Thing],
    says: Counter[str],
    outcome: Merged,
) -> None:
    for tag, thing in own.items():
        for key, value in _words(thing).items():
            written = tag not in base or base[tag].fields.get(key) != value
            if written and not (tag in office and office[tag].fields.get(key) == value):
                assert says[value], f"lost: {value}"


def _what_the_commune_left_alone_follows(
    base: dict[int, Thing],
    office: dict[int, Thing],
    own: dict[int, Thing],
    found: list[Unit],
    outcome: Merged,
) -> None:
    by_id = {unit.id: unit for unit in found if unit.id}
    texts = [unit.fields.get("text") for unit in found]
    for tag, thing in office.items():
        if tag not in base:
            assert by_id[thing.id].says if thing.id else thing.fields["text"] in texts, (
                f"not taken: {thing.fields}"
            )
        if tag not in base or tag not in own or not thing.id:
            continue
        for key in {*_words(thing), *_words(base[tag])}:
            before, after = base[tag].fields.get(key), thing.fields.get(key)
            if before != after and own[tag].fields.get(key) == before:
                assert by_id[thing.id].fields.get(key) == after, (
                    f"not followed: {key} of {thing.id}"
                )
    for tag, thing in base.items():
        untouched = tag in own and all(
            one.tag in base and _words(one) == _words(base[one.tag]) for one in own[tag].walk()
        )
        if tag not in office and thing.id and untouched and thing.id in by_id:
            # It may stay only for what the commune keeps below it.
            below = [unit for unit in by_id[thing.id].walk()][1:]
            assert below, f"still there: {thing.id}"


def _who_leads_goes_with_its_item_alone(
    base: dict[int, Thing],
    office: dict[int, Thing],
    own: dict[int, Thing],
    found: list[Unit],
    outcome: Merged,
) -> None:
    leads = {unit.fields.get("lead"): unit for unit in found}
    gone = {taken.unit.fields.get("lead") for taken in outcome.taken if taken.what == "gone"}
    for tag, thing in own.items():
        lead = thing.fields.get("lead", OPEN)
        if lead.startswith(OPEN):
            continue
        there = tag in office and tag in base and office[tag].id != base[tag].id
        same_words = there and _words(office[tag]) == _words(base[tag])
        replaced = there and not same_words
        if tag in base and (tag not in office or replaced or not thing.id):
            assert lead in leads or lead in gone, f"not told: {lead}"
        else:
            assert lead in leads, f"lost: {lead}"
        if same_words:
            assert leads[lead].id == office[tag].id, f"not renamed: {thing.id}"


def _what_is_asked_differs_and_what_is_new_is_told(
    base: dict[int, Thing], office: dict[int, Thing], outcome: Merged
) -> None:
    for clash in outcome.open:
        assert not same(clash.known.office, clash.known.own), clash.known
        assert clash.key != "lead", clash.known
    new = {taken.unit.says for taken in outcome.taken if taken.what == "new"}
    for tag, thing in office.items():
        assert tag in base or (thing.fields.get("text") or thing.fields["title"]) in new


def _the_order_of_the_office_travels(case: Case, found: list[Unit]) -> None:
    """Of what stands in one list on all sides, where one of them has left the order as it was."""
    by_id = {unit.id: unit for unit in found if unit.id}
    before, now, own = map(_lists, (case.base, case.office, case.own))
    old, new = things(case.base), things(case.office)
    replaced = {
        tag
        for tag in old.keys() & new.keys()
        if old[tag].id != new[tag].id and _words(old[tag]) != _words(new[tag])
    }
    for over, tags in now.items():
        listed = [
            tag for tag in tags if tag in {*before.get(over, ())} & {*own.get(over, ())} - replaced
        ]
        was, ours = ([tag for tag in one.get(over, ()) if tag in listed] for one in (before, own))
        wanted = listed if ours == was else ours if listed == was else []
        ids = [new[tag].id for tag in wanted]
        units_ = [by_id[id_] for id_ in ids if id_ in by_id]
        if units_ and len({id(unit.parent) for unit in units_}) == 1:
            places = [found.index(unit) for unit in units_]
            assert places == sorted(places), f"not in order: {[unit.id for unit in units_]}"


def _lists(plan: list[Thing]) -> dict[int, list[int]]:
    """What stands below each thing, 0 for the top."""
    inner = {thing.tag: thing.below for top in plan for thing in top.walk()}
    return {tag: [one.tag for one in below] for tag, below in {0: plan, **inner}.items()}


def _words(thing: Thing) -> dict[str, str]:
    """What a thing says beyond who leads."""
    return {key: value for key, value in thing.fields.items() if key != "lead"}


def _comments_stay(comments: list[str], text: str) -> None:
    for comment in comments:
        assert text.count(comment + "\n") + text.count(comment + "\r\n") == 1, comment


if __name__ == "__main__":  # `make slow`: so many more of them
    for number in range(int(sys.argv[1])):
        _merged(number)
