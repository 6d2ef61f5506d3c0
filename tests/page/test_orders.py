"""Orders of the page of a plan, one at a time, without a browser: what each makes of the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.form.stored import OpenPlan, Saved
from generator.making.issue import issue
from generator.making.load import load_plan
from generator.page.plans.orders import obeyed, order_in
from generator.problems import Rejected
from tests.helpers import BASE, changed

_TABLE = "purpose:\n  - Nâng cao hiệu quả.\n  - table:\n        columns: [A, B]\n        rows:\n          - [a, b]"
_TASK = "solutions/items/0/items/0"
_ROWS = "purpose/items/1/table/rows"
Doing = Callable[..., Saved | None]


@pytest.fixture
def doing(tmp_path: Path) -> Doing:
    path = tmp_path / "a.yaml"
    path.write_text(changed(purpose=_TABLE), "utf-8")
    plan = OpenPlan(path)

    def do(op: str, **order: Any) -> Saved | None:
        return obeyed(plan, {"op": op, "seen": plan.now().name, **order})

    return do


def _text(saved: Saved | None) -> str:
    assert saved is not None
    return saved.text


@pytest.mark.parametrize(
    ("place", "made"),
    [
        (_ROWS, '- [a, b]\n          - ["", ""]\n'),
        ("purpose/items", '  - ""\n  - table:'),
        ("targets/items", '    unit: điểm\n  - id: CT02\n    indicator: ""\n'),
        (
            "solutions/items",
            '  - title: ""\n    items:\n      - id: NV02\n        text: ""\nimplementation',
        ),
        ("solutions/items/0/items", 'deadline: 2026-06-30}\n      - {id: NV02, text: ""}\n'),
        ("implementation/items", 'tổ chức thực hiện.\n  - ""\n'),
        ("appendices", 'appendices:\n  - title: ""\n    items:\n      - ""\n'),
    ],
)
def test_what_is_new_in_a_list_is_like_what_stands_above(
    place: str, made: str, doing: Doing
) -> None:
    assert made in _text(doing("insert", place=place, index=1))


@pytest.mark.parametrize(
    ("index", "key", "made"),
    [
        (1, "text", "điểm\n  - id: CT02\n    text: Trên 70%.\n"),
        (0, "text", "  - id: CT02\n    text: Trên 70%.\n"),
        (1, "indicator", "  - id: CT02\n    indicator: Trên 70%.\n"),
    ],
)
def test_a_target_is_a_sentence_or_an_indicator_as_was_chosen(
    index: int, key: str, made: str, doing: Doing
) -> None:
    doing("insert", place="targets/items", index=index, words=key)
    said = _text(doing("put", place=f"targets/items/{index}/{key}", words="Trên 70%."))
    assert made in said
    lead = doing("insert", place="targets/items", index=index + 1, words="indicator")
    assert '    indicator: ""\n' in _text(lead)


def test_what_was_typed_as_an_indicator_becomes_a_sentence(doing: Doing) -> None:
    doing("insert", place="targets/items", index=1, words="indicator")
    doing("put", place="targets/items/1/indicator", words="Trên 70% hồ sơ.")
    said = _text(doing("reword", place="targets/items/1"))
    assert "    unit: điểm\n  - id: CT02\n    text: Trên 70% hồ sơ.\nsolutions" in said


_ID = "id: NV01"


@pytest.mark.parametrize(
    ("known", "new"),
    [
        ("NV1", "NV2"),
        ("NV09", "NV10"),
        ("NV-3.9", "NV-3.10"),
        ("7", "8"),
        ("hop-dan-nam-2026", "muc-1"),
        ("bao-cao-quy-2", "muc-1"),
    ],
)
def test_what_is_new_has_the_next_id(known: str, new: str, tmp_path: Path) -> None:
    text = BASE.replace(_ID, f"id: {known}")
    assert f"\n      - {{id: {new}, text: " in _added(tmp_path, text)


def test_no_id_is_given_twice_and_none_where_no_other_has_one(tmp_path: Path) -> None:
    """Behind the last of the series, wherever in the plan that stands."""
    far = BASE.replace("  - Các cơ quan", "  - {id: NV07, text: Báo cáo.}\n  - Các cơ quan")
    assert "{id: NV08, text: " in _added(tmp_path, far)
    assert '\n      - ""\n' in _added(tmp_path, BASE.replace(f"{_ID}, ", ""))


def test_what_a_commune_adds_is_called_otherwise_than_what_its_office_may_add(
    tmp_path: Path,
) -> None:
    copy = f"{BASE}based_on: {{id: x, version: 1, unit: xã A}}\n"
    assert "{id: XA01, text: " in (first := _added(tmp_path, copy))
    assert "{id: XA02, text: " in _added(tmp_path, first.replace('text: ""', "text: Họp."))


def _added(folder: Path, text: str) -> str:
    (folder / "b.yaml").write_text(text, "utf-8")
    plan = OpenPlan(folder / "b.yaml")
    order = {"op": "insert", "place": "solutions/items/0/items", "index": 1}
    return _text(obeyed(plan, {**order, "seen": plan.now().name}))


def test_an_item_that_says_its_id_alone_is_empty(doing: Doing) -> None:
    """Its row stays when its words go; a table pasted there is that item, and goes on the series."""
    at = "solutions/items/0/items"
    doing("insert", place=at, index=1)
    doing("put", place=f"{at}/1/text", words="Họp")
    assert '- {id: NV02, text: ""}\n' in _text(doing("put", place=f"{at}/1/text", words=""))
    pasted = _text(doing("paste", place=f"{at}/1", words=_TASKS + "Hai.\tSở B\n"))
    assert "{id: NV02, text: Họp dân." in pasted and "{id: NV03, text: Hai." in pasted
    assert "NV02" not in _text(doing("put", place=f"{at}/1/id", words=""))


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("không quá 1,8", "at_most: 1,8"),
        ("Tối đa 2 điểm", "at_most: 2"),
        ("≤ 2,5", "at_most: 2,5"),
        ("từ 2 trở xuống", "at_most: 2"),
        ("từ 75 trở lên", "at_least: 75"),
        ("đúng 3", "exactly: 3"),
        ("khoảng 3", "at_least: khoảng 3"),
        ("không quá 3 tấn", "at_least: không quá 3 tấn"),
    ],
)
def test_a_figure_of_a_target_stands_under_what_was_typed_before_it(
    typed: str, made: str, doing: Doing
) -> None:
    """Once its box is left: while it is being typed nothing is moved from under the hands."""
    at = "targets/items/0/target/at_least"
    assert "at_most" not in _text(doing("put", place=at, words=typed))
    said = _text(doing("put", place=at, words=typed, whole=True)).replace('"', "")
    assert f"target: {{{made}}}\n" in said


def test_what_is_removed_and_cited_yet_is_told_where(tmp_path: Path) -> None:
    """And no other item is offered in its stead, whose id is the next number."""
    path = tmp_path / "a.yaml"
    two = "      - {id: NV02, text: Họp dân., lead: Sở Y tế, deadline: 2026-05-29}\n"
    own = BASE.replace("implementation:\n", f"{two}implementation:\n", 1)
    path.write_text(own.replace("tổ chức thực hiện.", "báo cáo theo [[NV02]]."), "utf-8")
    plan = OpenPlan(path)

    def removed(place: str) -> list[str]:
        saved = obeyed(plan, {"op": "remove", "place": place, "seen": plan.now().name})
        assert saved
        return [one.message.vi for one in saved.notes]

    at = "solutions/items/0/items"
    assert removed(f"{at}/1")[-1:] == [
        "Mục vừa bỏ (NV02) còn được nhắc ở: Tổ chức thực hiện. "
        "Bỏ chữ [[NV02]] ở đó, hoặc bấm Hoàn tác"
    ]
    (found,) = (one for one in load_plan(path).problems if one.code == "plan/reference")
    assert "Có phải" not in found.advice.vi and "bỏ chữ [[NV02]]" in found.advice.vi
    assert not any("NV01" in one for one in removed(f"{at}/0"))


_AREAS = "TT\tĐiểm tập kết\tDiện tích (m2)\tHạn xóa\n1\tSau chợ\t45,5\t30/5/2027\n2\tCầu\t80\t\n"
_TASKS = "Nhiệm vụ\tChủ trì\nHọp dân.\tSở Y tế\n"
_AS_TABLE = """table:
      columns:
        - TT
        - Điểm tập kết
        - Diện tích (m2)
        - Hạn xóa
      rows:
        - [1, Sau chợ, "45,5", 30/5/2027]
        - [2, Cầu, 80, ""]
"""
_NAMED = _AS_TABLE.replace("table:\n", 'table:\n      title: "DỰ TOÁN (Đơn vị: đồng)"\n')


def _further_in(lines: str, by: int) -> str:
    return lines.rstrip().replace("\n", f"\n{' ' * by}") + "\n"


@pytest.mark.parametrize(
    ("place", "words", "made"),
    [
        (f"{_ROWS}/0", "c\td", "- [a, b]\n          - [c, d]\n"),
        (f"{_ROWS}/0", "A\tB\nc\td", "- [a, b]\n          - [c, d]\n"),
        (f"{_ROWS}/0", "c\nd", '- [a, b]\n          - [c, ""]\n          - [d, ""]\n'),
        ("purpose/items/0", "một\nhai", "  - một\n  - hai\n"),
        ("purpose/items/0", "-\tmột\n2.\thai", "  - một\n  - hai\n"),
        ("purpose/items/0", _AREAS, f"quả.\n  - {_AS_TABLE}"),
        ("solutions/items/0/items/0", _AREAS, _further_in(_AS_TABLE, 4)),
        (
            "solutions/items/0/items/0",
            _TASKS,
            "      - {id: NV02, text: Họp dân., lead: Sở Y tế}\n",
        ),
        (
            "solutions/items/0/items/0",
            "Họp\tSở Y tế",
            "      - {id: NV02, text: Họp, lead: Sở Y tế}\n",
        ),
        (
            "solutions/items/0/items/0",
            "Cát\tm3\t80",
            '{table: {columns: [Cát, m3, 80], rows: [["", "", ""]]}}',
        ),
        (
            "purpose/items/0",
            "TT\tThôn\tHộ\n1\tMột\t9\nTổng số\t\t9",
            "rows: [[1, Một, 9], [{text: Tổng số, columns: 2}, 9]]",
        ),
        ("targets/items/0", _AREAS, f"điểm\n  - {_AS_TABLE}"),
        *(
            ("purpose/items/0", f"{above}{_AREAS}", f"quả.\n  - {_NAMED}")
            for above in ("DỰ TOÁN\t\t\t\n(Đơn vị: đồng)\n", "\tDỰ TOÁN (Đơn vị: đồng)\n")
        ),
        (f"{_ROWS}/0", "DỰ TOÁN\nA\tB\nc\td", "- [a, b]\n          - [c, d]\n"),
        (
            "solutions/items/0/items/0",
            f"PHÂN CÔNG\t\n{_TASKS}",
            "- {title: PHÂN CÔNG, items: [{id: NV02, text: Họp dân., lead: Sở Y tế}]}\n",
        ),
        ("legal_bases/0", "Luật A\tsố 1\nLuật B\tsố 2", "  - Luật A số 1\n  - Luật B số 2\n"),
    ],
)
def test_what_is_pasted(place: str, words: str, made: str, doing: Doing) -> None:
    assert made in _text(doing("paste", place=place, words=words))


def test_a_table_pasted_into_an_empty_item_of_an_appendix_is_that_item(doing: Doing) -> None:
    doing("insert", place="appendices", index=0)
    at = "appendices/0/items/0"
    found = _text(doing("paste", place=at, words=_AREAS))
    made = f"      - {_further_in(_AS_TABLE, 4)}"
    assert f'appendices:\n  - title: ""\n    items:\n{made}' in found


def test_a_table_pasted_into_its_first_title_is_the_whole_table(doing: Doing) -> None:
    at = "purpose/items/1/table"
    for place in (f"{at}/rows/0/0", f"{at}/rows/0/1", f"{at}/columns/0/title"):
        doing("put", place=place, words="")
    with pytest.raises(Rejected, match="bảng này đã có chữ"):
        doing("paste", place=f"{at}/columns/0", words=_AREAS)
    doing("put", place=f"{at}/columns/1/title", words="")
    for place in (f"{at}/columns/0", f"{at}/rows/0"):
        assert _further_in(_AS_TABLE, 2) in _text(doing("paste", place=place, words=_AREAS))
        doing("undo")


def test_a_table_is_refused_where_none_can_stand(doing: Doing) -> None:
    doing("put", place="acronyms/0/short", words="HĐND")
    with pytest.raises(Rejected, match="không nhận bảng"):
        doing("paste", place="acronyms/0", words=_AREAS)


def test_cells_stay_below_the_title_of_their_column(doing: Doing) -> None:
    at = "purpose/items/1/table/columns"
    wide = _text(doing("insert", place=at, index=1))
    assert 'columns: [A, "", B]\n        rows:\n          - [a, "", b]\n' in wide
    moved = _text(doing("move", place=f"{at}/2", into=at, index=0))
    assert 'columns: [B, A, ""]\n        rows:\n          - [b, a, ""]\n' in moved
    bare = _text(doing("remove", place=f"{at}/1"))
    assert 'columns: [B, ""]\n        rows:\n          - [b, ""]\n' in bare
    joined = bare.replace('[b, ""]', "[{text: b, columns: 2}]")
    doing("text", words=joined)
    assert "rows:\n          - [{text: b, columns: 2}]\n" in _text(doing("remove", place=f"{at}/1"))


def test_a_table_begins_with_boxes_for_its_titles_and_cells(doing: Doing) -> None:
    made = _text(doing("begin", place="requirements/items/0/table"))
    assert '    table: {columns: ["", ""], rows: [["", ""]]}\n' in made


def test_what_is_open_and_what_is_emptied(doing: Doing) -> None:
    assert "place: {open: chờ họp}" in _text(doing("open", place="place", words="chờ họp"))
    assert "\nplace:" not in _text(doing("put", place="place", words=""))
    emptied = _text(doing("put", place="purpose/items/0/text", words=""))
    assert '  - ""\n  - table:' in emptied
    assert "  - {id: NV01, lead: Sở" in _text(doing("put", place=f"{_TASK}/text", words=""))
    stuck = _text(doing("look")).replace("{id: NV01,", '{id: NV01, text: "",')
    assert "text:" in _text(doing("text", words=stuck))
    assert "text:" not in _text(doing("put", place=f"{_TASK}/text", words=""))
    assert 'legal_bases:\n  - ""\n  - Căn' in _text(doing("put", place="legal_bases/0", words=""))
    emptied = _text(doing("put", place="closing/0", words=""))
    assert "closing:" not in emptied
    assert _text(doing("look")) == emptied
    assert _text(doing("undo")) != emptied and _text(doing("redo")) == emptied
    assert doing("redo") is None


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b"[]",
        b'{"index": "1"}',
        b'{"asked": [1]}',
        b'{"words": "\\ud800"}',
        b"{",
    ],
)
def test_what_is_no_order(body: bytes) -> None:
    with pytest.raises(ValueError):
        order_in(body)


@pytest.mark.parametrize("order", [{"op": "fly", "place": "place"}, {"op": "put"}])
def test_an_order_of_nothing(order: dict[str, str], doing: Doing) -> None:
    with pytest.raises(KeyError):
        doing(**order)


_DRAFT = BASE.replace("number: 5\ndate: 2026-02-03\n", "number:\ndate:\n")


@pytest.mark.parametrize("status", ["", "status: draft\n"])
@pytest.mark.parametrize("is_lost", [False, True])
def test_number_and_day_are_taken_back_and_what_was_issued_is_kept(
    status: str, is_lost: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(status + _DRAFT, "utf-8")
    before = load_plan(path).plan
    issue(path, "15", "2026-02-10")
    issued, copy = path.read_text("utf-8"), tmp_path / "a.da-ban-hanh-15.yaml"
    if is_lost:
        copy.unlink()
    plan = OpenPlan(path)
    saved = obeyed(plan, {"op": "withdraw", "seen": plan.now().name})
    assert saved and [one.message.vi for one in saved.notes] == [
        "Số 15, ngày 10/02/2026 đã lấy lại: kế hoạch là dự thảo. Bản đã ban hành còn ở "
        "“a.da-ban-hanh-15”"
    ]
    now = load_plan(path).plan
    assert before and now and (now.number, now.date) == (None, None) and now.is_draft
    assert copy.read_text("utf-8") == issued and len([*tmp_path.glob("a.da-ban-hanh*")]) == 1
    assert issue(path, "16", "2026-02-11").changed
    plan.undo()


def test_a_number_that_stood_in_the_file_is_taken_back_with_a_copy_too(
    doing: Doing, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    issued = path.read_text("utf-8")
    saved = doing("withdraw")
    copy = path.with_stem(f"{path.stem}.da-ban-hanh-5")
    assert saved and "number: 5" not in saved.text and copy.read_text("utf-8") == issued
    assert [copy.stem in one.message.vi for one in saved.notes] == [True]


def test_what_was_issued_is_kept_before_it_is_changed(doing: Doing, tmp_path: Path) -> None:
    """Once, and told; what is taken back after that is in that copy, and not as it was changed."""
    path = tmp_path / "a.yaml"
    issued = path.read_text("utf-8")
    saved = doing("put", place="place", words="Yên Mỹ")
    copy = path.with_stem(f"{path.stem}.da-ban-hanh-5")
    assert saved and "Yên Mỹ" in saved.text and copy.read_text("utf-8") == issued
    assert [(one.code, copy.stem in one.message.vi) for one in saved.notes] == [
        ("issue/kept", True)
    ]
    again = doing("put", place="place", words="Tân Hưng")
    assert again and not again.notes
    back = doing("withdraw")
    assert back and [copy.stem in one.message.vi for one in back.notes] == [True]
    assert [*path.parent.glob("*.da-ban-hanh*")] == [copy]
    assert copy.read_text("utf-8") == issued


@pytest.mark.parametrize(
    ("old", "new"),
    [("number: 5\n", "number:\n"), ("date: 2026-02-03", "date: 2026-02"), ("", "status: draft\n")],
)
def test_of_a_draft_nothing_is_kept_as_issued(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(BASE.replace(old, new) if old else new + BASE, "utf-8")
    plan = OpenPlan(path)
    order = {"op": "put", "place": "place", "words": "Yên Mỹ", "seen": plan.now().name}
    saved = obeyed(plan, order)
    assert saved and "Yên Mỹ" in saved.text and not saved.notes
    assert [*tmp_path.iterdir()] == [path]
