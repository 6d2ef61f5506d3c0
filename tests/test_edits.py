"""What somebody edited in Word stays: `build`, `batch` and `build --verify` beside a document that is not ours."""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from generator.package import zip_parts
from tests.helpers import BASE, ROOT, told_of
from tests.office import converted
from tests.program import kehoach
from tests.province.offices import OFFICE, units

OWN = "Lời riêng gõ trong Word"
FULL = (ROOT / "tests" / "full" / "day-du.yaml").read_text("utf-8")
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a plan that has everything, and a small one, both built."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "plans").mkdir()
    (folder / "plans" / "a.yaml").write_text(FULL, "utf-8")
    (folder / "plans" / "b.yaml").write_text(BASE.replace("id: papi-2026", "id: plan-b"), "utf-8")
    shutil.copy(ROOT / "tests" / "full" / "so-do.png", folder / "plans")
    done = kehoach("build", cwd=folder)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "office")


def _document(office: Path, name: str = "a") -> Path:
    return office / "output" / f"{name}.docx"


def _kept(office: Path, name: str = "a") -> Path:
    return office / "output" / f"{name}.da-sua-word.docx"


def _said(path: Path) -> str:
    """All text of a package, whatever part it stands in."""
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    return " ".join(re.sub(r"<[^>]*>", "", part.decode("utf-8")) for part in parts)


def _in_parts(path: Path, part: str, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts[part]
    parts[part] = before.replace(old.encode(), new.encode(), 1)
    assert parts[part] != before, f"{part} has no {old}"
    path.write_bytes(zip_parts(parts))


def _by_word(change: Callable[[docx.document.Document], None]) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        document = docx.Document(str(path))
        change(document)
        document.save(str(path))

    return edit


def _paragraph(document: docx.document.Document, begin: str) -> docx.text.paragraph.Paragraph:
    return next(one for one in document.paragraphs if one.text.startswith(begin))


def _comment(path: Path) -> None:
    document = docx.Document(str(path))
    runs = _paragraph(document, "a) Nâng cao").runs
    document.add_comment(runs, text=OWN, author="Phó Chủ tịch", initials="PCT")
    document.save(str(path))


def _tracked(path: Path) -> None:
    """Inserted while Word tracks changes."""
    run = f"<w:ins w:id='9' w:author='x'><w:r><w:t>{OWN}</w:t></w:r></w:ins></w:p>"
    _in_parts(path, "word/document.xml", "</w:p><w:sectPr", f"{run}<w:sectPr")


def _boxed(path: Path) -> None:
    box = (
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        f"<w:p><w:r><w:t>{OWN}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    _in_parts(path, "word/document.xml", "<w:body>", f"<w:body>{box}")


def _header(document: docx.document.Document) -> None:
    section = document.sections[0]
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.add_paragraph(OWN)


EDITS: dict[str, tuple[Callable[[Path], None], str]] = {
    "heading": (
        _by_word(lambda d: d.tables[0].cell(1, 0).paragraphs[0].add_run(f" {OWN}") and None),
        "bảng phần đầu, hàng 2, ô 1 (Số, ký hiệu)",
    ),
    "body": (
        _by_word(lambda d: _paragraph(d, "a) Nâng cao").add_run(f" {OWN}") and None),
        "(mục I.1.a)",
    ),
    "new-paragraph": (
        _by_word(lambda d: _paragraph(d, "2. Yêu cầu").insert_paragraph_before(OWN) and None),
        "(mục I.1.b)",
    ),
    "table": (
        _by_word(lambda d: d.tables[1].cell(3, 1).paragraphs[0].add_run(f" {OWN}") and None),
        "bảng 1, hàng 4, ô 2",
    ),
    "appendix": (
        _by_word(lambda d: _paragraph(d, "1. Điểm tổng hợp").add_run(f" {OWN}") and None),
        "(Phụ lục II)",
    ),
    "footnote": (
        lambda path: _in_parts(
            path, "word/footnotes.xml", "Điểm tổng hợp", f"{OWN}. Điểm tổng hợp"
        ),
        "chú thích cuối trang 1",
    ),
    "header": (_by_word(_header), "đầu, cuối trang 1"),
    "text-box": (_boxed, "hộp văn bản"),
    "comment": (_comment, "nhận xét 1"),
    "tracked": (_tracked, "đoạn"),
    "chart": (
        lambda path: _in_parts(
            path, "word/charts/chart1.xml", "<c:v>Năm 2025</c:v>", f"<c:v>{OWN}</c:v>"
        ),
        "biểu đồ, dãy 1",
    ),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("changed", [False, True], ids=["same-plan", "new-plan"])
def test_what_was_edited_in_word_is_kept_and_told_with_its_place(
    edit: str, changed: bool, office: Path
) -> None:
    change, place = EDITS[edit]
    change(_document(office))
    edited = _document(office).read_bytes()
    if changed:
        _plan(office, "Bảo đảm công khai, minh bạch", "Bảo đảm công khai, minh bạch, đúng hạn")
    done = kehoach("build", cwd=office)
    assert done.returncode == 1, done.stdout
    assert _kept(office).read_bytes() == edited
    assert OWN not in _said(_document(office)) and _document(office).is_file()
    assert "output/a.da-sua-word.docx: " in done.stdout and "[build/edited]" in done.stdout
    assert "output/a.docx ← plans/a.yaml (đúng thể thức)" in done.stdout
    told = [line for line in done.stdout.splitlines() if "words/differ" in line and OWN in line]
    assert len(told) == 1 and place in told[0], done.stdout


def _plan(office: Path, old: str, new: str, name: str = "a") -> None:
    path = office / "plans" / f"{name}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _edit(path: Path, words: str = OWN) -> None:
    document = docx.Document(str(path))
    document.paragraphs[-1].add_run(f" {words}")
    document.save(str(path))


def test_an_edited_file_waits_until_its_words_are_in_the_plan_or_it_goes(office: Path) -> None:
    _edit(_document(office, "b"), "Xong.")
    for _ in range(2):
        done = kehoach("build", cwd=office)
        assert done.returncode == 1 and "Xong." in done.stdout
        assert "output/b.da-sua-word.docx: " in done.stdout and "[build/edited]" in done.stdout
    assert "stranger" not in done.stdout
    content = _kept(office, "b").read_bytes()
    shutil.copy(_document(office, "b"), _kept(office, "b"))
    done = kehoach("build", cwd=office)
    assert done.returncode == 0 and "build/arrived" in done.stdout
    _kept(office, "b").write_bytes(content)
    assert kehoach("build", cwd=office).returncode == 1
    _kept(office, "b").unlink()
    done = kehoach("build", cwd=office)
    assert done.returncode == 0 and "da-sua" not in done.stdout


def test_two_edits_are_two_files_and_the_same_edit_is_one(office: Path) -> None:
    before = _document(office, "b").read_bytes()
    _edit(_document(office, "b"), "Một")
    first = _document(office, "b").read_bytes()
    kehoach("build", cwd=office)
    assert _document(office, "b").read_bytes() == before
    _document(office, "b").write_bytes(first)
    kehoach("build", cwd=office)
    assert not _kept(office, "b-2").exists()
    _edit(_document(office, "b"), "Hai")
    done = kehoach("build", cwd=office)
    second = office / "output" / "b.da-sua-word-2.docx"
    assert _kept(office, "b").read_bytes() == first and "Hai" in _said(second)
    assert "Một" in done.stdout and "Hai" in done.stdout


def test_only_a_dozen_differences_are_told(office: Path) -> None:
    document = docx.Document(str(_document(office)))
    for paragraph in [one for one in document.paragraphs if one.text.strip()][:20]:
        paragraph.add_run(f" {OWN}")
    document.save(str(_document(office)))
    done = kehoach("build", cwd=office)
    assert done.stdout.count("words/differ") == 12
    assert "lưu ý: còn 8 chỗ khác nữa" in done.stdout


@needs_office
@pytest.mark.parametrize("changed", [False, True], ids=["same-plan", "new-plan"])
def test_saved_in_word_without_a_changed_word_is_one_line_and_one_copy(
    changed: bool, office: Path
) -> None:
    for _ in range(2):
        path = _document(office)
        path.write_bytes(converted(path.read_bytes(), "docx"))
        saved = path.read_bytes()
        if changed:
            _plan(office, "Bảo đảm công khai", "Bảo đảm công khai hơn")
        done = kehoach("build", cwd=office)
        assert done.returncode == 0, done.stdout
        assert done.stdout.count("build/resaved") == 1 and "words/" not in done.stdout
        copies = sorted(one.name for one in path.parent.glob("a.*"))
        assert copies == ["a.docx", "a.luu-word.docx"]
        assert path.with_name("a.luu-word.docx").read_bytes() == saved != path.read_bytes()


@needs_office
def test_what_a_program_changes_when_it_saves_is_not_told_as_an_edit(office: Path) -> None:
    _by_word(lambda d: _paragraph(d, "a) Nâng cao").add_run(f" {OWN}") and None)(_document(office))
    _document(office).write_bytes(converted(_document(office).read_bytes(), "docx"))
    done = kehoach("build", cwd=office)
    assert done.returncode == 1
    told = [line for line in done.stdout.splitlines() if "words/" in line]
    assert len(told) == 1 and OWN in told[0] and "(mục I.1.a)" in told[0], done.stdout


def _saved(path: Path) -> None:
    document = docx.Document(str(path))
    document.core_properties.last_modified_by = "Người khác"
    document.save(str(path))


def test_a_copy_in_which_somebody_typed_is_not_replaced(office: Path) -> None:
    copy = office / "output" / "b.luu-word.docx"
    _saved(_document(office, "b"))
    assert kehoach("build", cwd=office).returncode == 0 and copy.is_file()
    _edit(copy)
    _saved(_document(office, "b"))
    done = kehoach("build", cwd=office)
    assert done.returncode == 1 and OWN in done.stdout
    assert OWN in _said(_kept(office, "b")) and copy.is_file()


def test_equal_bytes_are_ours_without_a_manifest(office: Path) -> None:
    (office / "output" / "manifest.json").unlink()
    done = kehoach("build", cwd=office)
    assert done.returncode == 0 and "build/" not in done.stdout
    assert sorted(path.name for path in (office / "output").glob("*.docx")) == ["a.docx", "b.docx"]


@pytest.mark.parametrize("content", [b"", b"not a document", b"PK\x03\x04 half a zip"])
def test_an_unknown_file_in_the_way_is_kept(content: bytes, office: Path) -> None:
    _document(office).write_bytes(content)
    done = kehoach("build", cwd=office)
    assert done.returncode == 1 and _kept(office).read_bytes() == content
    assert "words/unread" in done.stdout


def test_a_paper_of_another_plan_in_the_way_is_kept(office: Path) -> None:
    other = _document(office, "b").read_bytes()
    _document(office).write_bytes(other)
    _plan(office, "minh bạch", "minh bạch hơn", "a")
    assert kehoach("build", cwd=office).returncode == 1
    assert _kept(office).read_bytes() == other


def test_a_file_too_large_to_read_is_kept(office: Path) -> None:
    with _document(office).open("r+b") as stream:
        stream.truncate(33 * 1024 * 1024)
    assert kehoach("build", cwd=office).returncode == 1
    assert _kept(office).stat().st_size == 33 * 1024 * 1024


@pytest.mark.skipif(os.name == "nt", reason="needs modes of POSIX")
def test_who_may_read_it_stays(office: Path) -> None:
    _edit(_document(office))
    _document(office).chmod(0o640)
    kehoach("build", cwd=office)
    assert {_document(office).stat().st_mode & 0o777, _kept(office).stat().st_mode & 0o777} == {
        0o640
    }


def test_force_replaces_and_still_keeps_the_copy(office: Path) -> None:
    _edit(_document(office))
    done = kehoach("build", "--force", cwd=office)
    assert (
        done.returncode == 0
        and OWN in done.stdout
        and "cảnh báo" in told_of(done.stdout, "build/edited")
    )
    assert OWN in _said(_kept(office)) and OWN not in _said(_document(office))


@pytest.mark.parametrize("lock", ["~$a.docx", ".~lock.a.docx#"])
def test_while_word_has_it_open_the_new_document_takes_another_name(
    lock: str, office: Path
) -> None:
    (office / "output" / lock).write_bytes(b"who")
    before = _document(office).read_bytes()
    _plan(office, "minh bạch", "minh bạch hơn")
    done = kehoach("build", cwd=office)
    beside = office / "output" / "a.ban-moi.docx"
    assert done.returncode == 0 and told_of(done.stdout, "build/open").count("cảnh báo") == 1, (
        done.stdout
    )
    assert _document(office).read_bytes() == before and "minh bạch hơn" in _said(beside)
    assert "output/a.ban-moi.docx ← plans/a.yaml" in done.stdout and lock in done.stdout
    (office / "output" / lock).unlink()
    done = kehoach("build", cwd=office)
    assert done.returncode == 0 and "build/" not in done.stdout
    assert not beside.exists() and "minh bạch hơn" in _said(_document(office))


def test_a_document_that_may_not_be_replaced_stays(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where Word lets nobody replace or rename what it has open."""
    from generator.making.build import build
    from generator.making.plans import find_plans
    from generator.review.words import Reviewer

    monkeypatch.chdir(office)
    real = os.replace

    def guarded(source: str, target: str, **folders: int) -> None:
        if "a.docx" in (Path(source).name, Path(target).name):
            raise PermissionError(13, "The process cannot access the file", source, 32)
        real(source, target, **folders)

    monkeypatch.setattr(os, "replace", guarded)
    _edit(_document(office))
    edited = _document(office).read_bytes()
    one = next(build(find_plans(Path("plans")), Path("output"), reader=Reviewer()))
    assert one.output == Path("output/a.ban-moi.docx") and one.output.is_file()
    assert [found.code for found in one.problems] == ["build/open"]
    assert _document(office).read_bytes() == edited
    monkeypatch.undo()
    assert kehoach("build", cwd=office).returncode == 1
    assert _kept(office).read_bytes() == edited
    assert not (office / "output" / "a.ban-moi.docx").exists()


def test_verify_tells_the_words_and_does_not_advise_to_write_over_them(office: Path) -> None:
    _edit(_document(office))
    before = _document(office).read_bytes()
    done = kehoach("build", "--verify", cwd=office)
    assert done.returncode == 1 and _document(office).read_bytes() == before
    assert told_of(done.stdout, "build/edited") and OWN in done.stdout
    assert "Chạy: kehoach build" not in done.stdout and "chép vào tệp kế hoạch" in done.stdout
    assert "1/2 văn bản đúng như kế hoạch" in done.stdout


def test_a_plan_may_not_take_the_name_of_a_kept_file(office: Path) -> None:
    shutil.copy(office / "plans" / "b.yaml", office / "plans" / "a.da-sua-word.yaml")
    done = kehoach("build", cwd=office)
    assert done.returncode == 1 and "build/file-name" in done.stdout


# Batch


@pytest.fixture
def province(tmp_path: Path) -> Path:
    (tmp_path / "papi.yaml").write_text(OFFICE, "utf-8")
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([("Mã", "Tên"), *units(few=3)])
    (tmp_path / "units.csv").write_text(out.getvalue(), "utf-8-sig")
    assert _batch(tmp_path).returncode == 0
    return tmp_path


BATCH = ("batch", "papi.yaml", "--units", "units.csv", "-o", "out", "--jobs", "1")


def _batch(folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    return kehoach(*BATCH, *more, cwd=folder)


@pytest.mark.parametrize("changed", [False, True], ids=["same-plan", "new-plan"])
def test_batch_keeps_what_a_commune_edited_in_word(changed: bool, province: Path) -> None:
    document = sorted((province / "out").glob("*.docx"))[1]
    _edit(document)
    edited = document.read_bytes()
    if changed:
        text = OFFICE.replace("version: 1", "version: 2").replace("hai lần", "ba lần")
        (province / "papi.yaml").write_text(text, "utf-8")
    for _ in range(2):
        done = _batch(province)
        assert done.returncode == 1 and OWN in done.stdout, done.stdout
        kept = document.with_stem(f"{document.stem}.da-sua-word")
        assert kept.read_bytes() == edited and OWN not in _said(document)
        assert len([*document.parent.glob("*.docx")]) == 4
    done = _batch(province, "--force")
    assert done.returncode == 0 and "cảnh báo" in told_of(done.stdout, "build/edited")
    assert "0 mới, 3 làm lại, 0 đã có" in done.stdout and kept.read_bytes() == edited
    kept.unlink()
    assert _batch(province).returncode == 0


def test_batch_leaves_what_is_open_in_word(province: Path) -> None:
    document = sorted((province / "out").glob("*.docx"))[1]
    before, lock = document.read_bytes(), document.with_name(f"~${document.name[2:]}")
    lock.write_bytes(b"who")
    (province / "papi.yaml").write_text(OFFICE.replace("hai lần", "ba lần"), "utf-8")
    for _ in range(2):
        done = _batch(province)
        assert done.returncode == 0 and done.stdout.count("build/open") == 1
        assert document.read_bytes() == before
    lock.unlink()
    done = _batch(province)
    assert done.returncode == 0 and "build/" not in done.stdout
    assert len([*document.parent.glob("*.docx")]) == 3


# Killed

_DIES = """
import os, runpy, sys
left = int(sys.argv[1])
def counted(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if (writes or event in ("os.rename", "os.remove", "os.mkdir")) and ".pyc" not in str(arguments[0]):
        left -= 1
        if left < 0:
            os._exit(9)
import generator.cli
sys.argv = ["kehoach", *sys.argv[2:]]
sys.addaudithook(counted)
runpy.run_module("generator", run_name="__main__", alter_sys=True)
"""


def _killed_at(step: int, folder: Path, *command: str) -> int:
    """The exit code of a run that dies before its write, rename or removal number `step`: 9 if it came to that."""
    done = subprocess.run(
        [sys.executable, "-c", _DIES, str(step), *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    return done.returncode


def _own_words_are_there(folder: Path) -> bool:
    return any(OWN in _said(path) for path in folder.glob("*.docx"))


@pytest.mark.parametrize("verb", ["build", "batch"])
def test_killed_at_any_moment_the_edited_words_are_there_and_told(
    verb: str, office: Path, province: Path, tmp_path: Path
) -> None:
    source, out, command = {
        "build": (office, "output", ("build", "plans/b.yaml")),
        "batch": (province, "out", BATCH),
    }[verb]
    document = sorted((source / out).glob("*.docx"))[1]
    _edit(document)
    plan = source / ("plans/b.yaml" if verb == "build" else "papi.yaml")
    plan.write_text(plan.read_text("utf-8").replace("minh bạch", "sáng rõ"), "utf-8")
    step = 0
    while True:
        folder = shutil.copytree(source, tmp_path / f"{verb}-{step}")
        code = _killed_at(step, folder, *command)
        assert _own_words_are_there(folder / out), f"lost at step {step}"
        done = kehoach(*command, cwd=folder)
        assert done.returncode == 1 and OWN in done.stdout, f"silent after step {step}"
        assert _own_words_are_there(folder / out) and OWN not in _said(folder / out / document.name)
        shutil.rmtree(folder)
        if code != 9:
            assert code == 1 and step >= 5, "the run was not killed at every step"
            return
        step += 1


# Check


def test_check_says_that_a_document_says_what_its_plan_says(office: Path) -> None:
    done = kehoach("check", "output/b.docx", "plans/b.yaml", cwd=office)
    assert done.returncode == 0 and "lưu ý: nói đúng như plans/b.yaml [words/same]" in done.stdout
    alone = kehoach("check", "output/b.docx", cwd=office)
    assert "words/" not in alone.stdout


def test_check_says_where_a_document_no_longer_says_what_its_plan_says(office: Path) -> None:
    copy = office / "gui-lai.docx"
    shutil.copy(_document(office), copy)
    _edit(copy)
    done = kehoach("check", "gui-lai.docx", "plans/a.yaml", cwd=office)
    assert done.returncode == 1
    assert (
        "không còn nói đúng như plans/a.yaml → " in done.stdout and "[words/other]" in done.stdout
    )
    assert done.stdout.count("words/differ") == 1 and OWN in done.stdout
    _plan(office, "place: Minh Hòa", "place: Minh Tân", "b")
    done = kehoach("check", "output/b.docx", "plans/b.yaml", "--lang", "en", cwd=office)
    assert done.returncode == 1 and "by the plan: “Minh Tân, ngày" in done.stdout


def test_documents_are_paired_by_manifest_or_name_and_never_by_order(office: Path) -> None:
    names = ("output/a.docx", "output/b.docx", "plans/b.yaml", "plans/a.yaml")
    done = kehoach("check", *names, cwd=office)
    assert done.returncode == 0 and done.stdout.count("words/same") == 2, done.stdout
    for name in ("a", "b"):
        shutil.copy(_document(office, name), office / f"{name}.docx")
    done = kehoach("check", "b.docx", "a.docx", "plans/a.yaml", "plans/b.yaml", cwd=office)
    assert done.returncode == 0 and done.stdout.count("words/same") == 2
    (office / "plans" / "b.yaml").rename(office / "plans" / "c.yaml")
    done = kehoach("check", "b.docx", "a.docx", "plans/a.yaml", "plans/c.yaml", cwd=office)
    assert "[words/no-plan]" in done.stdout and "b.docx: 1 chưa xét được" in done.stdout


@pytest.mark.parametrize("broken", ["output/b.docx", "plans/b.yaml"])
def test_what_cannot_be_compared_is_undecided(broken: str, office: Path) -> None:
    (office / broken).write_bytes(b"dinh_dang: 1\n")
    done = kehoach("check", "output/b.docx", "plans/b.yaml", cwd=office)
    assert "words/same" not in done.stdout and "words/other" not in done.stdout
    assert re.search(r"chưa xét được: .*\[words/(unread|not-compared)\]", done.stdout)
