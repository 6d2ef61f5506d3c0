"""`fix` mends what has a mender, changes no word besides, and does nothing a second time."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from unicodedata import is_normalized, normalize

import pytest
from lxml import etree

from generator.cli import main as run_cli
from generator.console import counted
from generator.language import Said
from generator.mending.fix import mended
from generator.mending.menders import Work, load_menders
from generator.mending.parts import add_part
from generator.package import package_of
from generator.problems import Problem, Rejected, typed
from generator.reading import office as libreoffice
from generator.reading.document.read import read_document
from generator.reading.lint import check_content
from generator.review.stories import stories_of
from generator.rules import CATALOGUE, MENDED, load
from generator.wording.base import WORDING
from tests.audit import audited
from tests.reading.errors import FORM_ERRORS
from tests.reading.papers import CORRECT, changed, office
from tests.reading.papers.change import MC, Change, Opened, W, props, put
from tests.reading.papers.changes import fonts, led_by, margin, retext, runs
from tests.reading.papers.file import zipped
from tests.reading.papers.kinds import CHAIR, decision, letter_many
from tests.reading.papers.last_year import last_year
from tests.reading.test_rules import STANDS, TABLE, breach

Builder = Callable[[], bytes]
MENDERS = load_menders()
_LETTERS, _LINES = ("size", "bold", "italic"), ("align",)
_FULL = {f"{code}/{aspect}" for code in STANDS for aspect in (*_LETTERS, *_LINES, "caps")} & set(
    MENDERS
)


def _apart(opened: Opened) -> None:
    """Stores every letter apart from its marks."""
    for text in opened.part().iter(f"{W}t"):
        text.text = normalize("NFD", text.text or "")


_OWN: dict[str, Builder] = {
    "cau/dau-cham": changed(office, retext("nộp trực tuyến.", "nộp trực tuyến")),
    "can-cu/padding": changed(office, retext("ngày 20 tháng 01 năm", "ngày 2 tháng 1 năm")),
    "kinh-gui/hyphen": changed(letter_many, retext("- Trung tâm", "– Trung tâm")),
    "noi-nhan-danh-sach/hyphen": changed(
        office, retext("- Các phòng chuyên", "• Các phòng chuyên")
    ),
    "kinh-gui/caps": changed(letter_many, retext("Kính gửi:", "KÍNH GỬI:")),
    "ky-tu/to-hop": changed(letter_many, _apart),
    "tieu-ngu/text": changed(office, retext("Độc lập - Tự do - Hạnh", "Độc Lập – Tự do – Hạnh")),
    "ten-loai/authority": changed(decision, led_by(CHAIR, "\t\t"), runs(CHAIR, b="0")),
    "ten-loai/marker": changed(decision, led_by("QUYẾT ĐỊNH:", " " * 46)),
}
"""Where the break that others use is none that can be mended for certain."""


def _papers() -> dict[str, tuple[Builder, set[str]]]:
    """Papers that break all rules with a mender, and which each of them breaks: all looks of a good
    paper at once, all else alone."""
    found: dict[str, tuple[Builder, set[str]]] = {
        code: (build, {code}) for code, build in _OWN.items()
    }
    for aspects in (_LETTERS, _LINES, ("caps",)):
        for build in {build for build, _ in STANDS.values()}:
            own = [code for code in STANDS if STANDS[code][0] is build]
            broken = [(code, aspect) for code in own for aspect in aspects]
            codes = {f"{code}/{aspect}" for code, aspect in broken} & _FULL
            made = changed(build, *(breach(*one) for one in broken if "/".join(one) in _FULL))
            found[f"{own[0]} {aspects[0]}"] = made, codes
    for code, (build, _) in TABLE.items():
        found.setdefault(code, (build, {code}))
    for row in FORM_ERRORS:
        found[row.what] = row.build, set(row.expected)
    for rule in WORDING:
        if rule.code in MENDERS:
            words = rule.entry.bad.rstrip(".") + " "
            made = changed(office, retext("Bố trí công chức", words))
            found.setdefault(rule.code, (made, {rule.code}))
    told: set[str] = set()
    needed: dict[str, tuple[Builder, set[str]]] = {}
    for name, (build, codes) in found.items():
        if new := (codes & set(MENDERS)) - told:
            needed[name] = build, new
            told |= new
    return needed


PAPERS = _papers()


def _found(content: bytes) -> list[Problem]:
    return list(check_content("a.docx", content).problems)


def _codes(content: bytes) -> Counter[str]:
    return Counter(problem.code for problem in _found(content))


def _words(content: bytes) -> Counter[tuple[str, str]]:
    """Every text of every story: body, tables, headers, notes, text boxes."""
    return Counter(stories_of(package_of("a.docx", content)).told)


def _letters(content: bytes) -> Counter[tuple[str, str]]:
    """The same by its letters and digits alone, but for the zero in front of a number: what no
    mender changes."""
    return Counter(
        (story, "".join(filter(str.isalnum, re.sub(r"\b0+(?=\d)", "", text.casefold()))))
        for story, text in _words(content).elements()
    )


def test_each_mender_has_a_paper_that_needs_it() -> None:
    assert len(MENDERS) > 100
    assert {code for _, codes in PAPERS.values() for code in codes} == set(MENDERS)


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_what_has_a_mender_is_mended_and_nothing_else(name: str) -> None:
    build, codes = PAPERS[name]
    before = build()
    made = mended("a.docx", before)
    old, new = _codes(before), _codes(made.content)
    assert codes <= set(old) and not codes & set(new)
    assert codes <= {change.problem.code for change in made.changes}
    assert not new - old
    assert all(change.problem.citation and change.now.vi for change in made.changes)
    assert _letters(before) == _letters(made.content)
    assert mended("a.docx", made.content).content == made.content


def test_the_catalogue_marks_just_what_has_a_mender() -> None:
    load("generator")
    assert set(MENDERS) == MENDED
    assert not MENDED - set(CATALOGUE)


@pytest.mark.parametrize("name", [*sorted(CORRECT)[::9], "draft-dots", "before-decree"])
def test_a_good_paper_comes_back_with_the_same_bytes(name: str) -> None:
    """A few of them: that nothing is found in any is the test of reading them."""
    before = CORRECT[name]()
    made = mended("a.docx", before)
    assert made.content == before and not made.changes


def _everything_wrong() -> bytes:
    """One paper with many slips of form."""
    return changed(
        office,
        *(breach(*code.split("/")) for code in ("quoc-hieu/size", "muc/bold", "ho-ten/align")),
        margin("left", 40),
        margin("top", 30),
        retext("Bố trí công chức", "Bố trí  công chức"),
    )()


def test_the_markup_is_as_valid_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    for tracked in (False, True):
        path.write_bytes(mended("a.docx", _everything_wrong(), tracked=tracked).content)
        assert audited(path).errors == []


def _refuse_words(opened: Opened) -> None:
    for gone in list(opened.part().iter(f"{W}ins")):
        gone.getparent().remove(gone)  # type: ignore[union-attr]
    for back in list(opened.part().iter(f"{W}del")):
        for text in back.iter(f"{W}delText"):
            text.tag = f"{W}t"
        back.addprevious(back[0])
        back.getparent().remove(back)  # type: ignore[union-attr]


def test_tracked_formatting_can_be_refused() -> None:
    before = _everything_wrong()
    made = mended("a.docx", before, tracked=True)
    opened = Opened(made.content)
    _refuse_words(opened)
    for change in list(
        opened.part().iter(*(f"{W}{one}Change" for one in ("rPr", "pPr", "sectPr")))
    ):
        assert change.get(f"{W}author") == "Sửa thể thức (kehoach)"
        properties, (old,) = change.getparent(), change
        assert properties is not None
        kept = [one for one in properties if one.tag in (f"{W}headerReference", f"{W}rPr")]
        properties[:] = [*kept, *old]
    assert made.changes and _codes(made.content) != _codes(before)
    assert _codes(opened.closed()) == _codes(before)


def _parts(content: bytes, **more: bytes) -> bytes:
    return zipped({**Opened(content).parts, **more})


def _protected() -> bytes:
    opened = Opened(_everything_wrong())
    settings = opened.part("word/settings.xml")
    settings.insert(0, settings.makeelement(f"{W}documentProtection", {f"{W}enforcement": "1"}))
    return opened.closed()


REFUSED: dict[str, Builder] = {
    "fix/signed": lambda: _parts(_everything_wrong(), **{"_xmlsignatures/sig1.xml": b"<a/>"}),
    "fix/protected": _protected,
    "fix/strict": lambda: _strict(_everything_wrong()),
    "file/not-docx": lambda: zipped({"[Content_Types].xml": b"<Types/>"}),
    "file/damaged": lambda: _parts(_everything_wrong(), **{"word/document.xml": b"<w:document"}),
}


def _strict(content: bytes) -> bytes:
    parts = Opened(content).parts
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(usual, strict)
    return zipped(parts)


@pytest.mark.parametrize("code", REFUSED)
def test_what_a_change_would_break_is_left_alone(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(REFUSED[code]())
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 1
    assert code in capsys.readouterr().out
    assert not out.exists()


def test_the_command_tells_each_change_and_writes_over_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(before := _everything_wrong())
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    said = capsys.readouterr().out
    assert "  Lề trái: 40 mm → 35 mm (PL I, I.3)" in said
    assert "PL I, II.7.đ" in said
    assert paper.read_bytes() == before and out.read_bytes() != before
    for target, code in (
        (paper, "fix/exists"),
        (out, "fix/exists"),
        (tmp_path / "c.doc", "fix/suffix"),
    ):
        assert run_cli(["fix", str(paper), "-o", str(target)]) == 1
        assert code in capsys.readouterr().out
    assert paper.read_bytes() == before


def test_one_finding_alone_is_mended_and_all_others_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(before := _everything_wrong())
    found = check_content("a.docx", before).problems
    lines = [one for one in found if one.code in MENDERS and "đoạn" in one.spot.part]
    one = next(one for one in lines if [other.code for other in lines].count(one.code) == 1)
    place = str(one.spot.part)
    nearby, words = place.partition(" (")[0], f"{one.excerpt[:3]}…{one.excerpt[-4:]}"
    for at in ("", f"@{place}", f"@x; {nearby}", f"@“{one.excerpt}”", f'@"{words}"'):
        only = f"{one.code}{at}"
        out.unlink(missing_ok=True)
        assert run_cli(["fix", str(paper), "--only", only, "-o", str(out)]) == 0, only
        left = _codes(out.read_bytes())
        assert _codes(before) - left == Counter([one.code]) and not left - _codes(before)
        assert "đã sửa 1 chỗ" in (said := capsys.readouterr().out) and "phát hiện khác" in said
    paper.write_bytes(last_year())
    assert "khoan-tieu-de/bold" in _codes(last_year()) and "khoan-tieu-de/bold" not in MENDERS
    nowhere = f"{one.code}@đoạn 999"
    for only, why in (
        (nowhere, "không có"),
        (f"{one.code}@“không có”", "không có"),
        ("khoan-tieu-de/bold", "không tự"),
        ("x", "không có"),
    ):
        out.unlink(missing_ok=True)
        assert run_cli(["fix", str(paper), "--only", only, "-o", str(out)]) == 1
        assert why in capsys.readouterr().out and not out.exists()


def test_what_fix_tells_adds_up_to_what_check_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also a finding that goes with the cure of another: the coding of letters in an old font."""
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(changed(office, _font_of_the_number(".VnTime"), margin("top", 30))())
    found = check_content("a.docx", paper.read_bytes()).problems
    assert {"page/font", "page/legacy-font"} <= {one.code for one in found}
    made = mended("a.docx", paper.read_bytes())
    assert len(found) == len(made.changes) + len(made.kept) + len(made.others)
    besides = [one for one in made.changes if one.problem.code == "page/legacy-font"]
    assert [one.now.vi for one in besides] == ["hết theo chỗ sửa khác"]
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    of = f"{len(found)} phát hiện ({counted(found, 'vi')})"
    first, *_ = capsys.readouterr().out.splitlines()
    assert f"đã sửa {len(made.changes)} chỗ trong {of}" in first


def test_words_that_fit_several_places_are_told_with_these() -> None:
    slips = retext("Bố trí công chức", "Bố trí  công chức"), retext("Niêm yết", "Niêm  yết")
    before = changed(office, *slips)()
    code = "ky-tu/hai-dau-cach"
    places = [one.excerpt for one in _found(before) if one.code == code]
    assert len(places) == 2
    with pytest.raises(Rejected) as refused:
        mended("a.docx", before, only=[f"{code}@“công”; “i”"])
    told = refused.value.problems[0].advice.vi
    assert "nhiều chỗ" in str(refused.value) and all(f"{code}@“{one}”" in told for one in places)
    made = mended("a.docx", before, only=[f"{code}@“{places[0]}”"])
    assert [one.excerpt for one in _found(made.content)] == places[1:]


def test_a_margin_that_would_break_a_typed_head_stays() -> None:
    before = changed(CORRECT["tabs"], margin("left", 25))()
    made = mended("a.docx", before)
    assert [one.problem.code for one in made.kept] == ["page/margin-left"]
    assert made.content == before


_HEADS = ("vml-lines", "three-rows", "spacer-column", "tabs", "space-bar", "text-boxes", "restyled")


@pytest.mark.parametrize("name", _HEADS)
def test_heads_of_all_layouts_are_mended(name: str) -> None:
    wrong = {
        "quoc-hieu/size": runs("CỘNG HÒA XÃ", sz="34"),
        "so-ky-hieu/bold": runs("Số: 15", b="1"),
        "dia-danh-thoi-gian/italic": runs("Tân An, ngày 15", i="0"),
        "ten-loai/bold": runs("KẾ HOẠCH", b="0"),
    }
    before = changed(CORRECT[name], *wrong.values())()
    made = mended("a.docx", before)
    assert set(wrong) <= set(_codes(before)) and not _codes(made.content)
    assert _words(before) == _words(made.content)


def test_a_text_box_says_the_same_where_word_stores_it_again() -> None:
    slips = retext("Độc lập - Tự do - Hạnh", "Độc Lập - Tự do - Hạnh")
    before = changed(CORRECT["text-boxes"], slips, breach("quoc-hieu", "size"))()
    opened = Opened(mended("a.docx", before).content)
    twins = 0
    for both in opened.part().iter(f"{MC}AlternateContent"):
        boxes = [etree.tostring(one) for one in both.iter(f"{W}txbxContent")]
        if len(boxes) == 2:
            twins += 1
            assert len(set(boxes)) == 1
    assert twins and "Độc Lập" not in "".join(opened.part().itertext())


def test_a_folder_goes_to_a_folder_and_ends_with_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "van-ban", tmp_path / "da-sua"
    (folder / "thang-1").mkdir(parents=True)
    (folder / "a.docx").write_bytes(wrong := _everything_wrong())
    (folder / "thang-1" / "b.docx").write_bytes(good := office())
    (folder / "~$a.docx").write_bytes(b"lock")
    assert run_cli(["fix", str(folder), "-o", str(out)]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if "│" in line]
    assert len(rows) == 3 and "Cộng: 2 tệp" in rows[2]
    assert (folder / "thang-1" / "b.docx").read_bytes() == good
    assert (out / "a.docx").read_bytes() not in (wrong, b"")
    assert (folder / "a.docx").read_bytes() == wrong
    assert sorted(one.name for one in out.rglob("*.docx")) == ["a.docx"]
    before = (out / "a.docx").read_bytes()
    assert run_cli(["fix", str(folder), "-o", str(out)]) == 1
    assert "fix/exists" in capsys.readouterr().out and (out / "a.docx").read_bytes() == before


def test_what_is_in_the_folder_already_is_told_once_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "van ban", tmp_path / "da-sua"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.docx").write_bytes(_everything_wrong())
    order = ["fix", str(folder), "--tracked", "-o", str(out)]
    assert run_cli(order) == 0
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    (folder / "c.docx").write_bytes(_everything_wrong())
    (tmp_path / "da-sua-2").mkdir()
    capsys.readouterr()
    assert run_cli(order) == 1
    said = capsys.readouterr().out
    assert said.count("fix/exists") == 1 and said.count("kehoach fix") == 1
    assert said.startswith(f"{out.as_posix()}: 2 tệp đã có ở đây, không ghi đè: a.docx, b.docx ")
    assert (
        f"Ghi ra tên khác: kehoach fix {typed(folder)} -o {tmp_path}/da-sua-3 --tracked\n" in said
    )
    assert said.count("không ghi ") == 3 and "c.docx: đã sửa" in said
    assert {name: (out / name).read_bytes() for name in before} == before
    assert sorted(one.name for one in out.iterdir()) == ["a.docx", "b.docx", "c.docx"]


def test_papers_of_one_name_go_to_files_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libreoffice, "convert", lambda *_: _everything_wrong())
    folder, other, out = (tmp_path / name for name in ("cu", "khac", "da-sua"))
    folder.mkdir()
    other.mkdir()
    for name in ("a.rtf", "b.doc", "b.rtf"):
        (folder / name).write_bytes(b"{\\rtf1 fix}")
    (folder / "c.docx").write_bytes(_everything_wrong())
    (other / "C.docx").write_bytes(_everything_wrong())
    (tmp_path / "c.docx").write_bytes(_everything_wrong())
    named = [str(folder), str(other / "C.docx"), str(tmp_path / "c.docx")]
    assert run_cli(["fix", *named, "-o", str(out)]) == 0
    made = sorted(one.name for one in out.iterdir())
    assert made == ["C-2.docx", "a.docx", "b.doc.docx", "b.rtf.docx", "c-3.docx", "c.docx"]
    said = capsys.readouterr().out
    assert "b.doc: trùng tên với văn bản khác, ghi thành b.doc.docx" in said
    assert said.count("trùng tên") == 4


def test_what_a_cure_would_uncover_is_the_reason_why_it_is_left() -> None:
    slip = retext("Bố trí công chức", "Sở Nông nghiệp và Môi  Trường bố trí công chức")
    made = mended("a.docx", changed(office, slip)())
    (left,) = [one for one in made.kept if one.problem.code == "ky-tu/hai-dau-cach"]
    assert (
        "sửa cả hai trong Word" in left.why.vi and "“Sở Nông nghiệp và Môi Trường”" in left.why.vi
    )


def test_a_cure_of_several_paragraphs_says_of_how_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    slips = [fonts(one, "Arial") for one in ("2. Phòng Kinh tế", "3. Phòng Văn hóa", "d) Rà soát")]
    paper.write_bytes(changed(office, *slips)())
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "Arial" in one]
    assert "và 2 đoạn khác → Times New Roman" in line


def test_lines_that_end_alike_are_told_each_with_its_own_words() -> None:
    slips = (retext("(để b/c);", "(b/c)"), retext("Thường trực HĐND xã;", "Sở Nội vụ (b/c)"))
    made = mended("a.docx", changed(office, *slips)())
    told = {one.problem.excerpt: one.now.vi for one in made.changes}
    assert told == {
        "- UBND tỉnh Minh Hòa (b/c)": "“- UBND tỉnh Minh Hòa (b/c);”",
        "- Sở Nội vụ (b/c)": "“- Sở Nội vụ (b/c);”",
    }


def test_a_list_without_an_archive_line_says_what_somebody_has_to_write() -> None:
    last = retext("- Lưu: VT", "- Các thôn VT")
    made = mended("a.docx", changed(office, last)())
    (left,) = [one for one in made.kept if one.problem.code == "noi-nhan-danh-sach/luu"]
    assert left.why.vi == "phải có người ghi đơn vị soạn thảo nào lưu"
    assert "“;”" in left.problem.advice.vi


def test_check_offers_fix_only_where_that_would_change_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    slip = retext("Bố trí công chức", "Sở Nông nghiệp và Môi  Trường bố trí công chức")
    paper.write_bytes(changed(office, slip, margin("top", 30))())
    run_cli(["check", str(paper)])
    assert f"kehoach fix {paper}" in capsys.readouterr().out
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    capsys.readouterr()
    run_cli(["check", str(out)])
    assert "--comments" in (said := capsys.readouterr().out) and "kehoach fix" not in said


def test_an_empty_file_is_called_empty_and_no_line_of_it_is_to_be_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content, told in (
        ("a.docx", b"", "tệp rỗng, không có gì"),
        ("c.pdf", b"%PDF-1.7", "tệp PDF"),
    ):
        paper = tmp_path / name
        paper.write_bytes(content)
        assert run_cli(["check", str(paper)]) == 1
        said = capsys.readouterr().out
        assert "sửa ở các dòng" not in said and "hỏng" not in said
        assert told in said


def test_what_needs_nothing_is_told_and_not_written_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(office())
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    assert "không có gì để sửa, không ghi tệp mới" in capsys.readouterr().out
    assert not out.exists()


def test_an_old_paper_is_mended_as_docx_and_gets_its_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libreoffice, "convert", lambda *_: _everything_wrong())
    paper, out, notes = (tmp_path / name for name in ("a.rtf", "b.docx", "c.docx"))
    paper.write_bytes(old := b"{\\rtf1 fix}")
    assert run_cli(["fix", str(paper), "-o", str(tmp_path / "b.rtf")]) == 1
    assert "tên tệp phải có đuôi .docx" in capsys.readouterr().out
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    told = capsys.readouterr().out
    checked = check_content("a.rtf", old).problems
    assert "đọc qua LibreOffice" in told
    assert f"{len(checked)} phát hiện ({counted(checked, 'vi')})" in told
    assert _codes(_everything_wrong()) - _codes(out.read_bytes())
    run_cli(["check", str(paper), "--comments", str(tmp_path / "c.doc")])
    assert "comments/suffix" in capsys.readouterr().out and not (tmp_path / "c.doc").exists()
    run_cli(["check", str(paper), "--comments", str(notes)])
    assert notes.read_bytes().startswith(b"PK") and paper.read_bytes() == old
    assert run_cli(["fix", str(tmp_path), "-o", str(tmp_path / "ra")]) == 0
    assert (tmp_path / "ra" / "a.docx").exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("a.pdf", b"%PDF-1.7", "tệp PDF"), ("a.rtf", b"{\\rtf1 none}", "không có LibreOffice")],
)
def test_what_a_file_is_is_told_before_how_the_target_is_called(
    name: str,
    content: bytes,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(libreoffice, "find_office", lambda: None)
    (tmp_path / name).write_bytes(content)
    for target in ("b.docx", "b.pdf"):
        assert run_cli(["fix", str(tmp_path / name), "-o", str(tmp_path / target)]) == 1
        said = capsys.readouterr().out
        assert told in said and "fix/suffix" not in said and said.count("[file/") == 1


def test_one_paper_that_cannot_be_mended_holds_up_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "van-ban", tmp_path / "van-ban" / "da-sua"
    folder.mkdir()
    (folder / "a.docx").write_bytes(REFUSED["fix/signed"]())
    (folder / "b.docx").write_bytes(_everything_wrong())
    (folder / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert run_cli(["fix", str(folder), "-o", str(out)]) == 1
    said = capsys.readouterr().out
    assert "fix/signed" in said and "file/" in said and said.count("không ghi") >= 2
    assert [one.name for one in out.iterdir()] == ["b.docx"]
    assert run_cli(["fix", str(folder), "-o", str(folder / "b.docx")]) == 1
    assert "fix/folder" in capsys.readouterr().out


def test_accepting_what_is_tracked_gives_what_is_mended_outright() -> None:
    before = _everything_wrong()
    tracked, outright = (mended("a.docx", before, tracked=one) for one in (True, False))
    assert _words(tracked.content) == _words(outright.content)
    assert _codes(tracked.content) == _codes(outright.content) == Counter()
    assert mended("a.docx", tracked.content, tracked=True).content == tracked.content


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Wingdings"])
def test_letters_that_mean_nothing_in_another_font_are_left(font: str) -> None:
    before = changed(
        office,
        fonts("Toàn bộ hồ sơ", font),
        fonts("2. Phòng Kinh tế", "Arial"),
        fonts("III. TỔ CHỨC", font),
        breach("muc", "caps"),
    )()
    made = mended("a.docx", before)
    kept = {one.problem.code: one.why.vi for one in made.kept}
    assert "chữ thành vô nghĩa" in kept["page/font"] and "vô nghĩa" in kept["muc/caps"]
    looks = {
        one.look.fonts[0]
        for paragraph in read_document(package_of("a.docx", made.content)).paragraphs
        for one in paragraph.letters
    }
    assert looks == {font, "Times New Roman"}
    assert _words(before) == _words(made.content)


def test_digits_of_an_old_font_are_digits_in_any() -> None:
    before = changed(office, _font_of_the_number(".VnTime"))()
    assert {"page/font", "page/legacy-font"} <= set(_codes(before))
    after = mended("a.docx", before).content
    assert not _codes(after)
    # LibreOffice counts the number anew and prints it as the first mark of its field looks.
    package = package_of("a.docx", after)
    (header,) = (part for name, part in package.parts.items() if "word/header" in name)
    runs = list(etree.fromstring(header).iter(f"{W}r"))
    assert len(runs) > 3
    assert {one.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") for one in runs} == {"Times New Roman"}


def _font_of_the_number(font: str) -> Change:
    def change(opened: Opened) -> None:
        for part in [name for name in opened.parts if name.startswith("word/header")]:
            for run in opened.part(part).iter(f"{W}r"):
                put(props(run, "rPr"), "rFonts", ascii=font, hAnsi=font)

    return change


def test_a_mender_that_stumbles_is_told_and_takes_nothing_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumbles(work: Work, problem: Problem) -> Said:
        work.pen.put(work.sections[0], "titlePg")
        raise KeyError(problem.code)

    monkeypatch.setitem(MENDERS, "muc/bold", stumbles)
    made = mended("a.docx", _everything_wrong())
    assert [(one.problem.code, one.why.en) for one in made.kept] == [
        ("muc/bold", "could not be mended (KeyError)")
    ]
    assert len(made.changes) > 3


def test_a_paper_without_a_section_gets_no_page_number() -> None:
    def change(opened: Opened) -> None:
        for one in [*opened.part().iter(W + "sectPr")]:
            one.getparent().remove(one)

    done = mended("a.docx", changed(office, change)())
    told = [str(one) for one in done.kept if "so-trang" in str(one)]
    assert told and not [one for one in told if "Error" in one]


def test_a_mender_without_memory_is_the_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(work: Work, problem: Problem) -> Said:
        raise MemoryError

    monkeypatch.setitem(MENDERS, "muc/bold", starved)
    with pytest.raises(Rejected, match="file/too-much"):
        mended("a.docx", _everything_wrong())


def test_what_a_mender_does_besides_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    own = MENDERS["muc/bold"]

    def careless(work: Work, problem: Problem) -> Said:
        next(work.sections[0].getroottree().getroot().iter(f"{W}t")).text = "KHÁC"
        return own(work, problem)

    monkeypatch.setitem(MENDERS, "muc/bold", careless)
    made = mended("a.docx", before := changed(office, breach("muc", "bold"))())
    assert made.content == before and not made.changes
    assert [one.problem.code for one in made.kept] == ["muc/bold"]


def _numbers_of_marks(content: bytes) -> list[str | None]:
    kinds = [f"{W}{one}" for one in ("ins", "del", "rPrChange", "pPrChange", "sectPrChange")]
    return [one.get(f"{W}id") for one in Opened(content).part().iter(*kinds)]


def test_a_mark_of_a_change_has_a_number_of_its_own() -> None:
    first = changed(office, breach("khoan-tieu-de", "size"))()
    tracked = mended("a.docx", first, tracked=True).content
    slips = retext("2. Số hóa hồ sơ", "2. Số  hóa hồ sơ")
    numbers = _numbers_of_marks(
        mended("a.docx", changed(lambda: tracked, slips)(), tracked=True).content
    )
    assert len(numbers) > 3 and len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("seed", range(4))
def test_markup_that_makes_no_sense_is_mended_or_refused(seed: int) -> None:
    random = Random(seed)
    opened = Opened(_everything_wrong())
    root = opened.part()
    for _ in range(25):
        element = random.choice([one for one in root.iter() if one.getparent() is not None])
        if element.attrib and random.random() < 0.5:
            name = random.choice(list(element.attrib))
            element.set(name, random.choice(["", "abc", "-5", "1e9", "9" * 20, "²"]))
        elif random.random() < 0.5:
            element.getparent().remove(element)  # type: ignore[union-attr]
    before = opened.closed()
    try:
        made = mended("a.docx", before)
    except Rejected:
        return
    assert _letters(before) == _letters(made.content)
    assert mended("a.docx", made.content).content == made.content


def _slips_everywhere(opened: Opened) -> None:
    """Doubles spaces in each part, headers too, and stores letters apart from their marks."""
    for part in [name for name in opened.parts if name.startswith("word/header")]:
        words = opened.part(part).makeelement(f"{W}t")
        words.text = "Văn bản của cơ quan nhà nước"
        line = opened.part(part).makeelement(f"{W}p")
        etree.SubElement(line, f"{W}r").append(words)
        opened.part(part).append(line)
    for part in [name for name in opened.parts if name.startswith("word/") and name[-4:] == ".xml"]:
        for text in opened.part(part).iter(f"{W}t"):
            words = normalize("NFD", text.text or "")
            text.text = words.replace(" nhân ", "  nhân ").replace(" nước ", "  nước ")


_STORIED = ("footnotes", "text-boxes", "chart")


def test_every_story_keeps_its_words() -> None:
    seen: set[str] = set()
    wrong = (margin("left", 25), margin("right", 25), breach("muc", "size"), _slips_everywhere)
    for name in _STORIED:
        before = changed(CORRECT[name], *wrong)()
        made = mended("a.docx", before)
        assert len(made.changes) > 3 and _words(made.content) == _words(before)
        assert not any("ky-tu/" in code for code in _codes(made.content))
        for part, content in Opened(made.content).parts.items():
            if part.startswith("word/") and part.endswith(".xml"):
                assert is_normalized("NFC", content.decode()), part
        seen |= {story for story, _ in _words(made.content)}
    assert seen >= {"TEXT", "BOX", "BAND", "FOOTNOTE", "CHART"}


_NUMBERS = f"""<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">
<w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def _number_by_word(opened: Opened) -> None:
    """Has Word write the number that is typed in front of a titled khoản."""
    paragraph = opened.paragraph("2. Số hóa hồ sơ")
    words = next(paragraph.iter(f"{W}t"))
    words.text = (words.text or "").removeprefix("2. ")
    numbers = etree.SubElement(props(paragraph, "pPr"), f"{W}numPr")
    etree.SubElement(numbers, f"{W}numId").set(f"{W}val", "1")
    props(paragraph, "pPr").insert(0, numbers)
    add_part(opened.parts, "word/document.xml", "numbering", etree.fromstring(_NUMBERS))


def test_the_number_that_word_writes_looks_as_its_words_do() -> None:
    before = changed(office, runs("2. Số hóa hồ sơ", sz="34", i="1"), _number_by_word)()
    made = mended("a.docx", before)
    assert {"khoan-tieu-de/size", "khoan-tieu-de/italic"} <= set(_codes(before))
    assert not _codes(made.content)
    mark = Opened(made.content).paragraph("Số hóa hồ sơ").find(f"{W}pPr/{W}rPr")
    assert mark is not None
    look = {etree.QName(one).localname: one.get(f"{W}val") for one in mark}
    assert (look["sz"], look["i"]) == ("28", "0")


def test_a_heading_below_a_letter_in_small_ones_gets_no_capitals() -> None:
    """It would look like the higher of the two."""
    below = (
        retext("I. MỤC ĐÍCH, YÊU CẦU", "A. Tình hình chung"),
        retext("II. NHIỆM VỤ VÀ GIẢI PHÁP", "I. Nhiệm vụ và giải pháp"),
        retext("III. TỔ CHỨC", "II. Tổ chức"),
    )
    before = changed(office, *below)()
    assert "muc/caps" in _codes(before)
    kept = {one.problem.code: one.why.vi for one in mended("a.docx", before).kept}
    assert "“Phần I”" in kept["muc/caps"]
    capital = changed(office, *below, retext("A. Tình hình chung", "A. TÌNH HÌNH CHUNG"))()
    assert "muc/caps" in _codes(capital)
    assert "muc/caps" not in _codes(mended("a.docx", capital).content)
