"""`kehoach help`: where to begin, and what a word means."""

from typing import Any

import pytest

from generator.cli import main
from generator.command import verbs
from generator.language import Said
from generator.lookup import GROUPS, KEYS, RULES, VERBS, example_of, in_one_line, meanings
from generator.plan.records import ALIASES, Record, alias
from generator.plan.schema import RECORDS
from generator.plan.source import value_at
from generator.plan.text import parse_source


def _names(asked: str, group: object) -> list[str]:
    return [one.name.vi for one in meanings(asked) if one.group == group]


@pytest.mark.parametrize(
    ("asked", "group", "first"),
    [
        ("nơi nhận", KEYS, "noi_nhan"),
        ("noi nhan", KEYS, "noi_nhan"),
        ("NOI NHAN", KEYS, "noi_nhan"),
        ("thời hạn", KEYS, "thoi_han"),
        ("deadline", KEYS, "thoi_han"),
        ("so sánh", VERBS, "diff"),
        ("diff", VERBS, "diff"),
        ("đôn đốc", VERBS, "remind"),
        ("PDF", VERBS, "build --pdf"),
        ("nơi nhận, dấu chấm cuối", RULES, "noi-nhan-danh-sach/full-stop"),
        ("tieu-ngu/line", RULES, "tieu-ngu/line"),
    ],
)
def test_words_lead_to_what_one_types(asked: str, group: object, first: str) -> None:
    assert _names(asked, group)[0] == first


def test_a_key_is_told_with_its_place_and_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "kinh phí"]) == 0
    told = capsys.readouterr().out
    assert 'kinh phí thực hiện – ở kế hoạch; ví dụ kinh_phi: ["Ngân sách xã' in told
    own = "kinh_phi: kinh phí của nhiệm vụ, in cạnh chủ trì và thời hạn – ở một mục; "
    assert own in told and "ví dụ kinh_phi: Ngân sách" in told


NEWCOMERS = {
    "kinh phí": "kinh_phi: [",
    "phụ lục": "phu_luc: [{tieu_de: ",
    "người ký": "chu_ky: {thay_mat: ",
    "nơi nhận": "noi_nhan: [",
    "thời hạn": "thoi_han: 2026-06-30",
    "chỉ tiêu": 'chi_tieu: {tu: "45,00"}',
    "đơn vị chủ trì": "chu_tri: ",
    "bảng": "bang: {cac_cot: [",
}


@pytest.mark.parametrize(("asked", "example"), NEWCOMERS.items())
def test_what_newcomers_look_for_is_told_with_place_and_example(
    asked: str, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["help", asked]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if f"; ví dụ {example}" in line]
    assert told and all(" – ở " in line for line in told)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("chỉ tiêu", ["ở một mục tiêu", "ở một lần điều chỉnh"]),
        ("nội dung", ["ở một mục", "ở kế hoạch"]),
        ("số", ["ở kế hoạch"]),
    ],
)
def test_the_usual_key_of_several_stands_before_kinds_of_it(asked: str, names: list[str]) -> None:
    keys = [one for one in meanings(asked) if one.group == KEYS]
    assert [one.more.vi[3:].split(";")[0] for one in keys][: len(names)] == names


@pytest.mark.parametrize(
    ("asked", "name", "example"),
    [
        ("sửa đổi", "phien_ban", "; ví dụ phien_ban: 2"),
        ("sửa đổi", "can-cu/amended", "được sửa đổi tại Nghị định số 370/2025/NĐ-CP"),
        ("hết hiệu lực", "can-cu/repealed", "Căn cứ Nghị định số 30/2020/NĐ-CP"),
    ],
)
def test_words_of_the_law_lead_to_where_they_matter(
    asked: str, name: str, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["help", asked]) == 0
    told = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"  {name}: ") and example in line for line in told)


def _examples() -> list[tuple[Record[Any], str, Any]]:
    every = ((one, key, example_of(one, key)) for one in RECORDS for key in one.fields)
    return [(record, key, example) for record, key, example in every if example is not None]


def test_every_example_is_read_without_a_fault() -> None:
    assert len(_examples()) > 100
    for record, key, example in _examples():
        typed = f"{alias(record.name, key)}: {in_one_line(example)}"
        source = parse_source("p.yaml", f"{typed}\n")
        value = value_at(source.root, alias(record.name, key))
        assert value is not None and record.reader(key).read(value, source) is not None, typed
        assert not source.problems, (record.name, typed, source.problems)


def test_what_one_types_is_told_in_the_language_of_the_rest() -> None:
    """Keys and stand-ins have two names; either is found, and one is shown."""
    for name in ("recipients", "noi_nhan"):
        assert Said("noi_nhan", "recipients") in [one.name for one in meanings(name)]
    (folder,) = [one for one in meanings("thư mục đang đứng") if one.name.vi.startswith("init")]
    assert folder.name == Said("init THƯ_MỤC", "init FOLDER")
    told = {word for one in meanings("a") for word in one.name.vi.split()}
    assert not told & {*ALIASES} - {*ALIASES.values(), *verbs()}


def test_marks_that_are_typed_count() -> None:
    """`chữ ký` is no `chủ kỳ`; and what is typed without marks is found with any."""
    assert all("chữ ký" in one.whole.casefold() for one in meanings("chữ ký"))
    assert {one.name for one in meanings("chữ ký")} <= {one.name for one in meanings("chu ky")}


def test_syllables_of_one_word_follow_each_other() -> None:
    """Only where nothing has them so, each is sought by itself."""
    assert all("thời hạn" in one.whole.casefold() for one in meanings("thời hạn"))
    apart = meanings("hạn hoàn thời")
    assert {one.name.vi for one in apart if one.group == KEYS} == {"thoi_han"}


def test_decomposed_letters_are_the_same() -> None:
    composed, decomposed = "n\u01a1i nh\u1eadn", "no\u031bi nha\u0323\u0302n"
    assert meanings(decomposed) == meanings(composed) != []


@pytest.mark.parametrize("asked", ["", "...", "zzz", "nơi nhận zzz"])
def test_nothing_is_found_of_what_nothing_says(asked: str) -> None:
    assert meanings(asked) == []


def test_what_is_unknown_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "zzz"]) == 1
    assert "“zzz”" in capsys.readouterr().out


def test_meanings_stand_by_groups_and_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "noi", "nhan"]) == 0
    lines = capsys.readouterr().out.splitlines()
    heads = [line.rstrip(":") for line in lines if not line.startswith(" ")]
    assert heads == [group.vi for group in GROUPS if _names("noi nhan", group)]
    shown = sum(line.startswith("  ") and "mục khác" not in line for line in lines)
    rest = sum(int(line.split()[1]) for line in lines if "mục khác" in line)
    assert rest > 0 and shown + rest == len(meanings("noi nhan"))


@pytest.mark.parametrize("typed", [[], ["help"]])
def test_the_three_doors(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(typed) == 0
    shown = capsys.readouterr().out
    for door in ("Soi một văn bản Word", "Viết kế hoạch", "Theo dõi xã, phường"):
        assert shown.count(door) == 1
    assert main(["help", "--lang", "en"]) == 0
    assert "Judge a Word document" in capsys.readouterr().out
