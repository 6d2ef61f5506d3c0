"""What editors offer and mark: the schema in both vocabularies, and the real yaml-language-server over LSP."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from generator.language import LANGS
from generator.plan.fields import Words
from generator.plan.model import PLAN
from generator.plan.records import ALIASES, Record, alias
from generator.plan.schema import EXAMPLES, KEYS, RECORDS, plan_schema
from generator.plan.schema_examples import KINDS_SAID
from generator.plan.text import parse_source
from tests.helpers import BASE, ROOT, loaded
from tests.language_server import Client, server


class _EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: numbers and nothing are what they look like, dates and the rest are text."""

    yaml_implicit_resolvers: ClassVar = {
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag.endswith((":int", ":float", ":null"))
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _loaded(text: str) -> Any:
    return yaml.load(text, Loader=_EditorLoader)


def _errors(schema: dict[str, Any], data: Any) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]


def test_the_schema_accepts_the_shipped_plans_and_refuses_a_misspelled_key() -> None:
    schema = plan_schema("vi")
    assert len(SHIPPED) >= 5
    for path in SHIPPED:
        data = _loaded(path.read_text("utf-8"))
        assert _errors(schema, data) == [], path.name
        assert _errors(schema, data | {"purpse": []})


@pytest.mark.parametrize("keys", KEYS)
@pytest.mark.parametrize("lang", LANGS)
def test_each_schema_is_one_and_leads_nowhere_else(lang: Any, keys: Any) -> None:
    schema = plan_schema(lang, keys)
    jsonschema.Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    for pointer in re.findall(r'"\$ref": "#/([^"]+)"', text):
        node = schema
        for step in pointer.split("/"):
            node = node[step]
        assert node, pointer
    assert ('"$comment"' in text) == (keys == "both")


def test_a_schema_of_one_language_accepts_no_key_of_the_other() -> None:
    hung_yen = _loaded((ROOT / "plans" / "papi-hung-yen-2022.yaml").read_text("utf-8"))
    english = _loaded(BASE)
    assert (
        _errors(plan_schema("vi", "vi"), hung_yen)
        == []
        == _errors(plan_schema("en", "en"), english)
    )
    assert _errors(plan_schema("vi", "vi"), english) and _errors(plan_schema("vi", "en"), hung_yen)
    draft = _loaded("ho_ten: {chua_co: a}")["ho_ten"]
    parts = {keys: plan_schema("vi", keys)["$defs"]["chua_co"] for keys in KEYS}
    assert [bool(_errors(parts[keys], draft)) for keys in KEYS] == [False, False, True]


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for record, definition in (("plan", schema), *schema["$defs"].items()):
        for name, value in definition.get("properties", {}).items():
            yield record, name, value


@pytest.mark.parametrize("keys", KEYS)
def test_every_key_has_title_and_description_and_both_names_share_them(keys: Any) -> None:
    found = list(_properties(plan_schema("vi", keys)))
    own = [
        (record, name) for record, name, value in found if {"title", "description"} <= set(value)
    ]
    shared = [(record, name) for record, name, value in found if set(value) == {"$comment", "$ref"}]
    assert len(own) + len(shared) == len(found) and len(own) >= 60
    assert bool(shared) == (keys == "both")


def _shown(value: dict[str, Any]) -> list[Any]:
    """The examples of a key, its own or those of its alternatives."""
    apart = [example for one in value.get("oneOf", []) for example in one.get("examples", [])]
    return value.get("examples") or apart


def test_every_example_is_one_that_the_program_reads() -> None:
    records: dict[str, Record[Any]] = {record.name: record for record in (*RECORDS, PLAN)}
    shown = {(record, name): value for record, name, value in _properties(plan_schema("vi"))}
    assert len(EXAMPLES) >= 80
    for at, example in EXAMPLES.items():
        named, _, key = at.rpartition(".")
        others = [
            one for one in records if key in records[one].fields and f"{one}.{key}" not in EXAMPLES
        ]
        for record in [named] if named else others:
            assert not named or shown[record, alias(record, key)]["examples"] == [example], at
            source = parse_source("x.yaml", json.dumps(example, ensure_ascii=False))
            assert source.root is not None
            read = records[record].reader(key).read(source.root, source)
            assert read is not None and source.problems == [], (record, at, source.problems)


def test_no_key_is_shown_the_example_of_every_text() -> None:
    """About seventy were, so that `kinh_phi` was completed to “Mục đích, yêu cầu”."""
    general = Words().example
    keys = {
        (record, name)
        for record, name, value in _properties(plan_schema("vi", "vi"))
        if general in _shown(value)
    }
    assert keys == {("section", "tieu_de")}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The language server in a folder with the schema beside the plans."""
    program = server()
    folder = tmp_path_factory.mktemp("editor")
    shutil.copy(ROOT / "plans" / "plan.schema.json", folder)
    with Client(program, folder) as client:
        yield client


SHIPPED = sorted((ROOT / "plans").rglob("*.yaml"))
HUNG_YEN = (ROOT / "plans" / "papi-hung-yen-2022.yaml").read_text("utf-8")


def test_the_editor_marks_nothing_in_shipped_plans(editor: Client) -> None:
    for path in SHIPPED:
        text, schema = (
            path.read_text("utf-8"),
            os.path.relpath(ROOT / "plans" / "plan.schema.json", path.parent),
        )
        assert text.startswith(f"# yaml-language-server: $schema={Path(schema).as_posix()}\n"), (
            path.name
        )
        assert editor.open(path.relative_to(ROOT / "plans").as_posix(), text) == [], path.name


def test_the_editor_marks_a_misspelled_key_where_it_stands(editor: Client) -> None:
    text = HUNG_YEN.replace("muc_dich:", "muc_dic:")
    (mark,) = editor.open("sai.yaml", text)
    line = text.splitlines().index("muc_dic:")
    assert mark["range"]["start"] == {"line": line, "character": 0} and _OTHER in mark["message"]


def _offered(client: Client, name: str, text: str) -> dict[str, str]:
    """What completion offers where `|` stands in the text, each with its description."""
    before = text[: text.index("|")]
    client.open(name, text.replace("|", ""))
    found = client.at("completion", name, before.count("\n"), len(before) - before.rfind("\n") - 1)[
        "items"
    ]
    texts = {item["label"]: item.get("documentation") or "" for item in found}
    return {
        label: text if isinstance(text, str) else text["value"] for label, text in texts.items()
    }


HEAD = "# yaml-language-server: $schema=plan.schema.json\n"


def test_the_editor_offers_every_vietnamese_key_with_its_description(editor: Client) -> None:
    offered = _offered(editor, "moi.yaml", f"{HEAD}|\n")
    for field in PLAN.fields.values():
        about = field.metadata["about"].vi
        assert offered[alias("plan", field.name)].startswith(about[0].upper() + about[1:]), (
            field.name
        )
    assert offered["chu_ky"] == "Người ký; mỗi cơ quan cùng ban hành một chữ ký."


def test_the_editor_offers_keys_and_choices_further_down(editor: Client) -> None:
    signer = _offered(editor, "ky.yaml", f"{HEAD}chu_ky:\n  |\n")
    assert signer["thay_mat"] == "TM. – tập thể được ký thay mặt."
    task = _offered(
        editor,
        "viec.yaml",
        f"{HEAD}giai_phap:\n  - tieu_de: Một\n    cac_muc:\n      - noi_dung: Hai\n        |\n",
    )
    assert task["thoi_han"] == "Thời hạn hoàn thành."
    assert {"du_thao", "chinh_thuc"} <= set(_offered(editor, "tt.yaml", f"{HEAD}trang_thai: |\n"))


def test_the_editor_says_what_a_key_is_when_the_mouse_rests_on_it(editor: Client) -> None:
    editor.open("di.yaml", f"{HEAD}muc_dich:\n  - Một câu.\nplace: Tân Hưng\n")
    shown = editor.at("hover", "di.yaml", 1, 3)["contents"]["value"]
    assert "#### Mục đích" in shown and "Nâng cao chất lượng phục vụ Nhân dân." in shown
    assert "Địa danh" in editor.at("hover", "di.yaml", 3, 2)["contents"]["value"]


WHOLE = f"""{HEAD}dinh_dang: 1
ma: x
phien_ban: 1
loai: ke_hoach
co_quan: {{ten: Ủy ban nhân dân xã Tân Hưng, viet_tat: UBND}}
dia_danh: Tân Hưng
so: 5
ngay: 2026-03-02
trich_yeu: Thử
trang_thai: chinh_thuc
muc_tieu:
  - chi_so: Chỉ số tổng hợp
    hien_trang: {{nam: 2025, gia_tri: "43,44"}}
    chi_tieu: {{tu: "45,00"}}
    don_vi: điểm
giai_phap:
  - tieu_de: Một
    cac_muc:
      - noi_dung: Hai
        chu_tri: Sở Nội vụ
        thoi_han: 2026-06-30
        quy_tac: co_dinh
noi_nhan:
  - Lưu: VT
chu_ky: {{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}}
"""
HOVERED = {
    "dinh_dang": "Phiên bản của dạng tệp này",
    "loai": "Loại văn bản",
    "co_quan": "Cơ quan ban hành",
    "viet_tat": "Chữ viết tắt trong ký hiệu, ví dụ UBND",
    "dia_danh": "Địa danh",
    "so": "Số văn bản",
    "ngay": "Ngày ban hành",
    "trang_thai": "Dự thảo hay chính thức",
    "muc_tieu": "Mục tiêu, chỉ tiêu",
    "hien_trang": "Hiện trạng",
    "gia_tri": "Giá trị",
    "chi_tieu": "Chỉ tiêu",
    "noi_dung": "Nội dung",
    "chu_tri": "Cơ quan chủ trì",
    "thoi_han": "Thời hạn hoàn thành",
    "quy_tac": "Cấp dưới được sửa mục này đến đâu",
    "noi_nhan": "Nơi nhận",
    "chu_ky": "Người ký",
}


def _place(text: str, key: str) -> tuple[int, int]:
    found = re.search(rf"(?<![\w-]){key}:", text)
    assert found, key
    return text[: found.start()].count("\n"), found.start() - text.rfind("\n", 0, found.start())


def test_hover_says_a_thing_once(editor: Client) -> None:
    assert editor.open("ca.yaml", WHOLE) == []
    for key, title in HOVERED.items():
        shown = editor.at("hover", "ca.yaml", *_place(WHOLE, key))["contents"]["value"]
        assert shown.startswith(f"#### {title}\n") and "||" not in shown, (key, shown)
    kinds = editor.at("hover", "ca.yaml", *_place(WHOLE, "loai"))["contents"]["value"]
    for kind, said in KINDS_SAID.items():
        assert f"* `{kind}`: {said.vi}".replace("_", "") in kinds.replace("\\_", "").replace(
            "_", ""
        )


_DAY, _FIGURE = "Viết ngày theo năm-tháng-ngày", "Phải là một con số"
_OTHER = "Ở đây viết những khóa có tên định sẵn"
SQUIGGLED = [
    ("ngay: 2026-03-02", "ngay: 31/3/2026", _DAY),
    ("thoi_han: 2026-06-30", "thoi_han: 30/6/2026", _DAY),
    ("thoi_han: 2026-06-30", "thoi_han: 2026-6-30", _DAY),
    ('gia_tri: "43,44"', "gia_tri: abc", _FIGURE),
    ('gia_tri: "43,44"', "gia_tri: 43.44", _FIGURE),
    ('tu: "45,00"', "tu: cao", _FIGURE),
    ("so: 5", "so: 5/KH-UBND", "Phải là số nguyên từ 1 đến 99999."),
    ("nam: 2025", "nam: năm ngoái", "Phải là số nguyên từ"),
    ("loai: ke_hoach", "loai: kehoach", "Chọn một trong: ke_hoach, bao_cao"),
    ("quy_tac: co_dinh", "quy_tac: codinh", "co_dinh"),
    ("trang_thai: chinh_thuc", "trang_thai: xong", "du_thao"),
    ("viet_tat: UBND", "viet_tat: ubnd", "chữ viết tắt in hoa"),
    ("        quy_tac: co_dinh", "        quytac: co_dinh", _OTHER),
    ("chu_ky: {thay_mat", "chuky: {thay_mat", _OTHER),
    ("co_quan: {ten: ", "co_quan: {tenn: ", _OTHER),
    ("co_quan: {ten: Ủy ban nhân dân xã Tân Hưng, ", "co_quan: {", "Thiếu khóa ten."),
    ("trich_yeu: Thử\n", "", "Thiếu khóa trich_yeu."),
    ("dia_danh: Tân Hưng\n", "", "Thiếu khóa dia_danh."),
]


def test_what_the_program_refuses_is_marked_in_vietnamese(editor: Client) -> None:
    """Dates, figures, kinds, keys that are missing or unknown; an unknown one is not named, but it is what is marked."""
    for at, (good, bad, said) in enumerate(SQUIGGLED):
        text = WHOLE.replace(good, bad)
        marks = editor.open(f"sai-{at}.yaml", text)
        if said is _OTHER:
            (mark,) = [one for one in marks if said in one["message"]]
            start, end = mark["range"]["start"], mark["range"]["end"]
            line = text.splitlines()[start["line"]]
            assert line[start["character"] : end["character"]] in ("quytac", "chuky", "tenn")
        assert any(said in mark["message"] for mark in marks), (bad, marks)
        assert _refused(text), bad


COMPLETED = [
    ("kinh_phi: |\n", "Ngân sách xã"),
    ("tham_quyen: |\n", "CHỦ TỊCH ỦY BAN NHÂN DÂN"),
    ("thoi_ky:\n  tu_ngay: |\n", "2026"),
    ("giai_phap:\n  - noi_dung: a\n    kinh_phi: |\n", "Ngân sách xã"),
    ("giai_phap:\n  - noi_dung: a\n    chu_tri: |\n", "Phòng Văn hóa - Xã hội"),
    ("giai_phap:\n  - noi_dung: a\n    thoi_han: |\n", "2026-06-30"),
    ("giai_phap:\n  - noi_dung: a\n    quy_tac: |\n", "co_dinh"),
    ("van_ban:\n  - co_quan: |\n", "Chính phủ"),
    ("tu_viet_tat:\n  - day_du: |\n", "Chỉ số Hiệu quả"),
    ("nhom_co_quan:\n  - ten: |\n", "Các sở, ban, ngành"),
    ("phu_luc:\n  - tieu_de: |\n", "Danh mục nhiệm vụ"),
    ("loai: |\n", "quyet_dinh"),
]


def test_each_key_is_completed_to_an_example_of_its_own(editor: Client) -> None:
    for at, (text, wanted) in enumerate(COMPLETED):
        offered = _offered(editor, f"goi-y-{at}.yaml", f"{HEAD}{text}")
        assert any(wanted in label for label in offered), (text, list(offered))
        assert "Mục đích, yêu cầu" not in offered, text
    assert (
        _offered(editor, "loai.yaml", f"{HEAD}loai: |\n")["cong_van"] == KINDS_SAID["cong_van"].vi
    )


def _refused(text: str) -> list[str]:
    return [problem.code for problem in loaded(text).problems]


def test_no_key_of_the_alias_table_is_unknown_to_the_schema() -> None:
    names = {name for _, name, _ in _properties(plan_schema("vi"))}
    assert {key.split(".")[-1] for key in ALIASES} | set(ALIASES.values()) <= names | {
        "chua_co",
        "open",
    }
