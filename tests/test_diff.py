"""What changed from one version to another: every change is told, equal plans give nothing."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest

from generator.changes import revisions
from generator.changes.compare import compared
from generator.changes.telling import in_words
from generator.changes.whole import WholePlan, read_whole
from generator.package import read_package, zip_parts
from generator.plan.records import ALIASES
from generator.plan.source import Mapping, Node, Text
from generator.plan.text import parse_source
from generator.problems import Rejected
from tests.helpers import BASE, ROOT, changed
from tests.program import kehoach

FULL = (ROOT / "tests" / "full" / "day-du.yaml").read_text("utf-8")


def _whole(text: str) -> WholePlan:
    return read_whole(parse_source("plan.yaml", text))


def _lines(before: str, after: str) -> list[str]:
    return [
        line.vi
        for block in in_words(compared(_whole(before), _whole(after)))
        for line in block.lines
    ]


def _edit(old: str, new: str, text: str = BASE) -> list[str]:
    assert text.count(old) == 1, old
    return _lines(text, text.replace(old, new))


NV01 = "{id: NV01, text: Xây dựng kế hoạch kiểm tra., lead: Sở Nội vụ, deadline: 2026-06-30}"
NEXT = "{id: NV02, text: Kiểm tra tại cơ sở., lead: Sở Tài chính, deadline: Quý III/2026}"


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("2026-06-30", "2026-06-15", ["NV01: thời hạn 30/6/2026 → 15/6/2026"]),
        ('"45,00"', '"46,00"', ["CT01: chỉ tiêu 45,00 → 46,00 điểm"]),
        ("at_least:", "exactly:", ["CT01: chỉ tiêu: từ 45,00 trở lên → đạt đúng 45,00"]),
        ("year: 2025,", "year: 2024,", ["CT01: hiện trạng, năm 2025 → 2024"]),
        (
            "kế hoạch kiểm tra.",
            "kế hoạch kiểm tra và giám sát.",
            ["NV01: “… kế hoạch kiểm tra.” → “… kế hoạch kiểm tra và giám sát.”"],
        ),
        ("lead: Sở Nội vụ,", "lead: [Sở Nội vụ, Sở Y tế],", ["NV01: chủ trì: thêm “Sở Y tế”"]),
        ("number: 5", "number: 7", ["số văn bản 5 → 7"]),
        ("  - Lưu: VT, TH", "  - Báo Minh Hòa\n  - Lưu: VT, TH", ["nơi nhận: thêm “Báo Minh Hòa”"]),
        (
            "name: Nguyễn Văn An}",
            "name: {open: chưa phân công}}",
            ["người ký, họ và tên người ký: Nguyễn Văn An → (chưa có: chưa phân công)"],
        ),
        (
            f"- {NV01}",
            f"- {NV01}\n      - {NEXT}",
            ["thêm NV02 (Sở Tài chính; Quý III/2026): “Kiểm tra tại cơ sở.”"],
        ),
        ("id: NV01,", "id: NV09,", ["NV01 nay mang mã NV09, câu chữ như cũ"]),
        ("id: NV01, ", "", ["“Xây dựng kế hoạch kiểm tra.” nay không còn mã NV01"]),
    ],
)
def test_a_change_is_told_as_an_officer_would(old: str, new: str, lines: list[str]) -> None:
    assert _edit(old, new) == lines


def test_what_goes_is_told_once_with_how_much_goes_along() -> None:
    before = changed(
        solutions=f"solutions:\n  - title: Quán triệt\n    items:\n      - {NV01}\n      - {NEXT}\n"
    )
    after = changed(solutions="solutions:\n  - Thực hiện các nhiệm vụ được giao.\n")
    assert _lines(before, after) == [
        "thêm “Thực hiện các nhiệm vụ được giao.”",
        "bỏ “Quán triệt” và 2 mục dưới",
    ]


def test_what_moves_is_told_as_moved_and_what_changed_in_it_too() -> None:
    head = "solutions:\n  - {title: Một, items: ["
    before = changed(solutions=f"{head}{NV01}, {NEXT}]}}\n  - {{title: Hai, items: [Ba.]}}\n")
    later = NEXT.replace("Quý III/2026", "Quý IV/2026")
    after = changed(solutions=f"{head}{NV01}]}}\n  - {{title: Hai, items: [Ba., {later}]}}\n")
    assert _lines(before, after) == [
        "chuyển NV02 sang “Hai”",
        "NV02: thời hạn: Quý III/2026 → Quý IV/2026",
    ]
    swapped = changed(solutions=f"{head}{NEXT}, {NV01}]}}\n  - {{title: Hai, items: [Ba.]}}\n")
    assert len(_lines(before, swapped)) == 1


def _texts(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif node is not None:
        below = [value for _, value in node.entries] if isinstance(node, Mapping) else node.items
        for one in below:
            yield from _texts(one)


def test_what_has_no_id_is_known_where_it_moved_and_was_reworded() -> None:
    said = "Niêm yết danh sách hộ nghèo tại trụ sở trước ngày 30 tháng 6"
    old = f"solutions:\n  - title: Một\n    items: [{said}., Tập huấn cho cán bộ.]\n"
    new = f"  - title: Hai\n    items: [{said} và tại chợ., Kiểm tra đột xuất.]\n"
    old += "  - title: Hai\n    items: [Kiểm tra đột xuất.]\n"
    now = f"solutions:\n  - title: Một\n    items: [Tập huấn cho cán bộ.]\n{new}"
    told = _lines(changed(solutions=old), changed(solutions=now))
    assert len(told) == 2 and not [one for one in told if one.startswith(("thêm", "bỏ"))], told


def test_no_value_of_a_plan_can_change_in_silence() -> None:
    """Every value of the plan that uses all the model knows, changed by itself."""
    source = parse_source("plan.yaml", FULL)
    whole = _whole(FULL)
    edits = [text for text in _texts(source.root) if text.value and text.span.start >= 0]
    tried = 0
    for text in random.Random(17).sample(edits, 120):
        written = FULL[text.span.start : text.span.end]
        edit = written[:-1] + "1" if text.span.style else written + "1"
        if text.span.style:
            edit += written[-1]
        after = FULL[: text.span.start] + edit + FULL[text.span.end :]
        made = parse_source("plan.yaml", after)
        try:
            now = read_whole(made)
        except Exception:  # such as a key of a choice: what is no plan is not compared
            continue
        tried += 1
        assert compared(whole, now), written
    assert tried > 60


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("{nhom: Phát thanh}", "{nhom: Truyền hình}", "dòng 1: Phát thanh → Truyền hình"),
        ("noi_dung: Thứ Hai,", "noi_dung: Thứ Ba,", "dòng 2, cột Thời gian: Thứ Hai → Thứ Ba"),
        (
            "{noi_dung: Thứ Hai,",
            "{noi_dung: Thứ Hai, canh: giua,",
            "dòng 2, cột Thời gian: canh chữ trong ô – → giua",
        ),
    ],
)
def test_a_cell_is_told_by_its_words(old: str, new: str, line: str) -> None:
    assert _edit(old, new, FULL) == [f"“Lịch phát sóng”: {line}"]


def test_what_has_no_words_of_its_own_is_told_by_what_is_printed() -> None:
    begin = FULL.index("  - {ma: CT01")
    target = FULL[begin : FULL.index("\n", begin) + 1]
    assert _edit(target, "", FULL) == ["bỏ CT01: “Tham gia của người dân ở cấp cơ sở”"]
    assert _edit("linh_vuc: D4\n", "linh_vuc: D5\n", FULL) == [
        "“Thủ tục hành chính công”: lĩnh vực PAPI: D4 → D5"
    ]


def test_one_value_that_changed_is_one_line_that_names_it() -> None:
    """Every figure, day and sentence of the full plan by itself; ids and words of the vocabulary aside."""
    tried = 0
    for text in _texts(parse_source("plan.yaml", FULL).root):
        written = FULL[text.span.start : text.span.end]
        word = text.value.split(" ")[0]
        if text.span.start < 0 or " " not in text.value or not word.isalpha():
            continue
        edited = written.replace(word, f"{word} sửa", 1)
        try:
            told = _lines(FULL, FULL[: text.span.start] + edited + FULL[text.span.end :])
        except Rejected:  # the head of the table, which has to stay as its columns are
            continue
        tried += 1
        assert len(told) == 1 and told[0].count("→") == 1 and "sửa" in told[0], (written, told)
    assert tried > 60


def _keys(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text) or node is None:
        return
    if isinstance(node, Mapping):
        yield from (key for key, _ in node.entries)
        for _, value in node.entries:
            yield from _keys(value)
    else:
        for one in node.items:
            yield from _keys(one)


def test_another_vocabulary_or_order_of_keys_is_no_difference() -> None:
    source = parse_source("plan.yaml", BASE)
    named = {"issuer.name": "ten", "signature.name": "ho_ten", "signature.title": "chuc_vu"}
    text = BASE
    keys = [one for one in _keys(source.root) if one.value != "Lưu"]
    for key in sorted(keys, key=lambda one: -one.span.start):
        line = source.line(key.spot.line)
        over = next((one for one in ("issuer", "signature") if line.startswith(one)), "")
        alias = named.get(f"{over}.{key.value}") or ALIASES[key.value]
        text = text[: key.span.start] + alias + text[key.span.end :]
    assert "chuc_vu" in text and "solutions" not in text
    blocks = [block for block in text.replace("\n", "\n\0").split("\0") if block]
    whole: list[str] = []
    for block in blocks:
        if block[0] in " -":
            whole[-1] += block
        else:
            whole.append(block)
    shuffled = "".join(random.Random(3).sample(whole, len(whole)))
    assert shuffled != text
    assert compared(_whole(BASE), _whole(shuffled)) == []


def test_rows_of_a_table_are_told_by_row_and_column() -> None:
    table = (
        "implementation:\n  - table:\n      columns: [TT, Nội dung, Thời hạn]\n      rows:\n"
        "        - [1, Sơ kết, 15/6/2026]\n        - [2, Tổng kết, 30/11/2026]\n"
    )
    before = changed(implementation=table)
    after = before.replace("15/6/2026", "22/6/2026").replace(
        "30/11/2026]\n", "30/11/2026]\n        - [3, Khen thưởng, 31/12/2026]\n"
    )
    (line,) = _lines(before, after)
    assert "dòng 1, cột Thời hạn: 15/6/2026 → 22/6/2026" in line
    assert "thêm dòng “3 | Khen thưởng | 31/12/2026”" in line


def test_a_row_over_the_total_is_a_new_row_and_the_table_is_called_by_its_columns() -> None:
    table = (
        "implementation:\n  - table:\n      columns: [TT, Nội dung, {title: Kinh phí}]\n      rows:\n"
        '        - [1, Mua máy tính, "90"]\n        - ["", Tổng cộng, "90"]\n'
    )
    before = changed(implementation=table)
    after = before.replace('Tổng cộng, "90"', 'Tổng cộng, "115"').replace(
        '        - ["", Tổng', '        - [2, Mua máy quét, "25"]\n        - ["", Tổng'
    )
    (line,) = _lines(before, after)
    assert line == (
        "“TT | Nội dung | Kinh phí”: thêm dòng “2 | Mua máy quét | 25”; "
        "dòng 3, cột Kinh phí: 90 → 115"
    )


# -- the verb: files, folders, revisions, papers

_OUT: list[str] = []


def _diff(folder: Path, *arguments: str) -> int:
    """The exit code; what was printed is the last of `_OUT`."""
    done = kehoach("diff", *arguments, cwd=folder)
    _OUT.append(done.stdout)
    return done.returncode


def _plan(path: Path, text: str = BASE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_folders_are_compared_file_by_file_and_by_id(tmp_path: Path) -> None:
    _plan(tmp_path / "a" / "mot.yaml")
    _plan(tmp_path / "a" / "hai.yaml", BASE.replace("id: papi-2026", "id: hai"))
    _plan(tmp_path / "a" / "ba.yaml", BASE.replace("id: papi-2026", "id: ba"))
    _plan(tmp_path / "b" / "mot.yaml")
    two = BASE.replace("id: papi-2026", "id: hai").replace("number: 5", "number: 6")
    _plan(tmp_path / "b" / "doi-ten.yaml", two)
    _plan(tmp_path / "b" / "hong.yaml", "format: 1\n")
    old, new = str(tmp_path / "a"), str(tmp_path / "b")
    assert _diff(tmp_path, old, new, "--format", "json") == 0
    files = {Path(one["new"] or one["old"]).name: one for one in json.loads(_OUT[-1])["files"]}
    assert set(files) == {"doi-ten.yaml", "ba.yaml", "hong.yaml"}
    assert files["ba.yaml"]["new"] is None and files["hong.yaml"]["old"] is None
    (change,) = files["doi-ten.yaml"]["changes"]
    assert (change["key"], change["before"], change["after"]) == ("number", "5", "6")


def test_a_file_that_is_broken_is_told_and_stops_no_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        _plan(tmp_path / folder / "mot.yaml", BASE.replace("number: 5", f"number: {folder == 'b'}"))
        _plan(tmp_path / folder / "hai.yaml")
    _plan(tmp_path / "b" / "hai.yaml", BASE.replace("number: 5", "number: 6"))
    assert _diff(tmp_path, str(tmp_path / "a"), str(tmp_path / "b")) == 1
    out = _OUT[-1]
    assert "số văn bản 5 → 6" in out and "mot.yaml" in out


def _committed(folder: Path) -> None:
    name = ("-c", "user.name=a", "-c", "user.email=a@b.vn")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "một")):
        subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


def test_a_revision_is_what_the_file_was(tmp_path: Path) -> None:
    _plan(tmp_path / "plans" / "kế hoạch.yaml")

    _committed(tmp_path)
    _plan(tmp_path / "plans" / "kế hoạch.yaml", BASE.replace("number: 5", "number: 6"))
    for one in ("plans", "plans/kế hoạch.yaml"):
        assert _diff(tmp_path, "HEAD", one) == 0
        assert "số văn bản 5 → 6" in _OUT[-1]
    assert _diff(tmp_path, "HEAD:plans/kế hoạch.yaml", "plans/kế hoạch.yaml") == 0
    assert "số văn bản 5 → 6" in _OUT[-1]
    assert _diff(tmp_path, "HEAD:không có.yaml", "plans/kế hoạch.yaml") == 1
    assert _diff(tmp_path, "--format", "text", "HEAD", "HEAD") == 0
    assert "không khác gì" in _OUT[-1]


@pytest.mark.parametrize("named", ["HEAD~999", "khong-co.yaml", "C:/a.yaml", "@{u}"])
def test_what_is_neither_file_nor_revision_is_said(named: str, tmp_path: Path) -> None:
    _plan(tmp_path / "a.yaml")
    assert _diff(tmp_path, named, "a.yaml") == 1
    assert "diff/unknown" in _OUT[-1]


def _code(call: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems[0].code


def test_where_git_is_not_or_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = _plan(tmp_path / "a.yaml")
    monkeypatch.chdir(tmp_path)
    assert revisions.files_below("HEAD", "") == []

    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 30)

    with monkeypatch.context() as slowly:
        slowly.setattr(subprocess, "run", slow)
        assert _code(lambda: revisions.file_at("HEAD", "a.yaml")) == "diff/no-git"
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not revisions.is_revision("HEAD") and [*revisions.states_of(plan)] == []
    assert _code(lambda: revisions.file_at("HEAD", "a.yaml")) == "diff/no-git"


def test_a_file_of_a_revision_is_below_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    assert revisions.seen_from_here(tmp_path / "in" / "a.yaml") == "a.yaml"
    for path in (tmp_path / "a.yaml", Path("../a.yaml")):
        assert _code(lambda path=path: revisions.seen_from_here(path)) == "diff/outside"  # type: ignore[misc]


def test_a_version_of_more_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    plan = _plan(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").write_text("# " + "a" * 2**20, "utf-8")
    assert _diff(tmp_path, str(plan), str(tmp_path / "b.yaml")) == 1
    assert "file/too-large" in _OUT[-1]


def test_a_paper_of_which_a_part_is_broken_is_not_compared(tmp_path: Path) -> None:
    old = _paper(tmp_path / "a.docx", "Giao Sở Nội vụ.")
    parts = dict(read_package(tmp_path / "a.docx").parts)
    (tmp_path / "b.docx").write_bytes(zip_parts({**parts, "word/document.xml": b"<a"}))
    assert _diff(tmp_path, old, str(tmp_path / "b.docx")) == 1
    assert "b.docx" in _OUT[-1] and "file/damaged" in _OUT[-1]


def test_a_column_more_is_told_row_by_row() -> None:
    table = "purpose:\n  - table:\n      columns: [A, {title: B}]\n      rows:\n        - [a, b]\n        - [c, d]"
    wide = (
        table.replace("{title: B}]", "{title: B}, C]").replace("d]", "d, e]").replace("b]", "b, f]")
    )
    told = "\n".join(_lines(changed(purpose=table), changed(purpose=wide)))
    assert "dòng 1: “a | b” → “a | b | f”" in told
    gone = table.replace("\n        - [c, d]", "")
    assert "bỏ dòng “c | d”" in "\n".join(_lines(changed(purpose=table), changed(purpose=gone)))


def _paper(path: Path, *lines: str) -> str:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    path.write_bytes(buffer.getvalue())
    return str(path)


def test_papers_of_anybody_are_compared_by_words(tmp_path: Path) -> None:
    old = _paper(tmp_path / "a.docx", "Giao Sở Nội vụ trước ngày 30/6/2026.", "Bỏ câu này đi.")
    new = _paper(tmp_path / "b.docx", "Giao Sở Nội vụ trước ngày 15/6/2026.", "Kinh phí: không.")
    assert _diff(tmp_path, old, new) == 0
    out = _OUT[-1]
    assert "30/6/2026.” → “" in out and "bỏ: “Bỏ câu này đi.”" in out
    assert "thêm: “Kinh phí: không.”" in out
    assert _diff(tmp_path, old, old) == 0
    assert "không khác gì" in _OUT[-1]
    plan = str(_plan(tmp_path / "a.yaml"))
    assert _diff(tmp_path, plan, new) == 1
    assert "diff/kinds" in _OUT[-1]
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 not a zip")
    assert _diff(tmp_path, old, str(tmp_path / "hong.docx")) == 1


def test_in_markdown_no_word_means_anything(tmp_path: Path) -> None:
    old = str(_plan(tmp_path / "a.yaml"))
    sly = BASE.replace("Các cơ quan, đơn vị tổ chức", '"<img src=x> [x](http://a.vn) tổ chức')
    new = str(
        _plan(tmp_path / "b.yaml", sly.replace("thực hiện.\nclosing", 'thực hiện."\nclosing'))
    )
    assert _diff(tmp_path, old, new, "--format", "markdown") == 0
    out = _OUT[-1]
    assert "\\<img" in out and "\\[x\\]\\(" in out


def test_the_summary_of_ci_tells_what_became_of_plans_since_a_revision(tmp_path: Path) -> None:
    plan = _plan(tmp_path / "plans" / "a.yaml")
    summary = tmp_path / "tom-tat.md"

    def told(revision: str) -> str:
        done = kehoach("build", "--summary", summary.name, "--since", revision, cwd=tmp_path)
        assert done.returncode == 0, done.stdout
        return summary.read_text("utf-8")

    assert "fetch-depth: 2" in told("HEAD")  # no repository: said, and nothing is refused
    _committed(tmp_path)
    assert "Kế hoạch đổi gì" not in told("HEAD")
    _plan(plan, BASE.replace("2026-06-30", "2026-06-15"))
    text = told("HEAD")
    assert "### Kế hoạch đổi gì" in text and "NV01\\: thời hạn 30\\/6\\/2026" in text


def test_the_office_is_told_how_a_version_differs_before_it_goes_out(tmp_path: Path) -> None:
    office = (ROOT / "plans" / "xa-phuong" / "tinh-minh-hoa-lan-1.yaml").read_text("utf-8")
    plan = _plan(tmp_path / "tinh.yaml", office)
    (tmp_path / "xa.csv").write_text("ma;ten\n00001;xã Tân Hưng\n00004;xã Minh Tân\n", "utf-8")
    sent = ("batch", plan.name, "--units", "xa.csv", "-o", "gui", "--jobs", "1")
    first = kehoach(*sent, cwd=tmp_path)
    assert "Khác bản" not in first.stdout
    _plan(plan, office.replace("phien_ban: 1", "phien_ban: 2").replace("2026-04-24", "2026-04-15"))
    again = kehoach(*sent, cwd=tmp_path).stdout
    assert "Khác bản mà 2 đơn vị đang có:" in again
    assert "NV01: thời hạn 24/4/2026 → 15/4/2026" in again
