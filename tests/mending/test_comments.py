"""A paper comes back with its findings as comments: at the words, and nothing else of it changed."""

import ast
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from generator.cli import main as run_cli
from generator.language import Said
from generator.listing import found_at
from generator.mending.comments import commented
from generator.mending.fix import mended
from generator.mending.parts import add_part
from generator.package import package_of
from generator.problems import Problem, Rejected, Spot
from generator.reading.lint import check_content
from tests.audit import audited
from tests.helpers import ROOT
from tests.reading.papers import changed, office
from tests.reading.papers.change import Change, Element, Opened, W, props, put
from tests.reading.papers.changes import fonts, layout, retext, runs
from tests.reading.papers.file import docx, zipped
from tests.reading.papers.head_loose import boxed
from tests.reading.papers.plans import HEAD, PLANS, plan_body, two_appendices

_ALLOWED = {
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
    "word/comments.xml",
    "word/document.xml",
}


def _faulty() -> bytes:
    """A paper with a slip in its motto, one of size in its number, two of wording in its text."""
    slips = retext("Bố trí công chức", "Bố trí  công chức")
    number = runs("Số: 15/KH-UBND", sz="32", szCs="32")
    motto = retext("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
    day = retext("trước ngày 25 hằng tháng", "trước thứ hai hằng tuần")
    return changed(changed(changed(changed(office, slips), number), motto), day)()


def _found(content: bytes) -> list[Problem]:
    return list(check_content("a.docx", content).problems)


def _with_comments(content: bytes) -> tuple[bytes, list[Problem]]:
    found = _found(content)
    return commented(package_of("a.docx", content), found, "vi")[0], found


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _texts(content: bytes) -> list[str]:
    root = Opened(content).part()
    return ["".join(one.text or "" for one in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


def _marked(content: bytes) -> dict[str, str]:
    """The words that each comment stands around, by what it says first."""
    opened = Opened(content)
    said = {one.get(f"{W}id"): one for one in opened.part("word/comments.xml")}
    marked: dict[str, str] = {}
    around: dict[str, list[str]] = {}
    for element in opened.part().iter():
        identity = element.get(f"{W}id") or ""
        if element.tag == f"{W}commentRangeStart":
            around[identity] = []
        elif element.tag == f"{W}commentRangeEnd":
            text = "".join(said[identity].itertext())
            marked[text] = "".join(around.pop(identity))
        elif element.tag == f"{W}t":
            for words in around.values():
                words.append(element.text or "")
    assert not around
    return marked


def test_each_finding_is_a_comment_at_its_words() -> None:
    content, found = _with_comments(_faulty())
    marked = _marked(content)
    assert len(marked) == len(found) >= 4
    by_code = {text.rsplit("[", 1)[1].rstrip("]"): words for text, words in marked.items()}
    assert by_code["tieu-ngu/text"] == "Độc lập – Tự do – Hạnh phúc"
    assert by_code["so-ky-hieu/size"] == "Số: 15/KH-UBND"
    assert by_code["viet-hoa/thu"] == "thứ hai"
    assert "Bố trí  công chức" in by_code["ky-tu/hai-dau-cach"]
    assert len(by_code["ky-tu/hai-dau-cach"]) < 120


def test_no_comment_is_at_words_that_the_finding_asks_for() -> None:
    dotted = retext("- Thường trực HĐND xã;", "- TT. HĐND xã;")
    content, _ = _with_comments(changed(office, dotted, retext("VT, VP.", "VT, VP.An"))())
    (words,) = (on for said, on in _marked(content).items() if "/full-stop]" in said)
    assert words == "- Lưu: VT, VP.An"


_LINES = ("Niêm yết đầy đủ", "Bố trí công chức", "1. Văn phòng", "2. Phòng Kinh tế")


def _said_at(content: bytes) -> list[tuple[str, str]]:
    """The words that each comment says and those that it stands around, in the order of the text."""
    opened = Opened(content)
    said = {one.get(f"{W}id"): "".join(one.itertext()) for one in opened.part("word/comments.xml")}
    found = []
    for start in opened.part().iter(f"{W}commentRangeStart"):
        around = start.itersiblings(f"{W}r")
        found.append((said[start.get(f"{W}id")], "".join("".join(r.itertext()) for r in around)))
    return found


def test_each_of_few_places_of_a_finding_has_a_comment() -> None:
    """Of a font as of a setting of paragraphs; the first says how many others there are."""
    for change, code in (
        (lambda text: fonts(text, "Arial"), "page/font"),
        (_left, "noi-dung/align"),
    ):
        made, found = _with_comments(changed(office, *map(change, _LINES))())
        assert [one.code for one in found] == [code]
        first, *others = _said_at(made)
        assert "Cũng thế ở 3 đoạn khác, có ghi chú riêng." in first[0] and _LINES[0] in first[1]
        assert len(others) == 3 and commented(package_of("a.docx", made), found, "vi")[1:] == (4, 4)
        for (said, around), line in zip(others, _LINES[1:], strict=True):
            assert said.startswith("Cũng thế: ") and "xem ghi chú ở “" in said and line in around


def _left(text: str) -> Change:
    return layout(text, "jc", val="left")


_MANY = (
    *("a) Rút ngắn", "b) Nâng cao", "a) Xác định rõ", "b) Việc triển khai", "c) Gắn kết quả"),
    *("a) Niêm yết", "- Danh mục", "- Mức phí", "c) Bố trí", "d) Rà soát", "đ) Tổng hợp"),
    "e) Báo cáo",
)


def test_of_many_places_the_first_says_how_many_and_how_far() -> None:
    made, (found,) = _with_comments(changed(office, *(fonts(one, "Arial") for one in _MANY))())
    ((said, _),) = _said_at(made)
    assert len(found.paragraphs) == len(_MANY) == 12
    assert "Cũng thế ở 11 đoạn khác, từ “b) Nâng cao" in said and "đến “e) Báo cáo" in said


def test_a_sign_with_a_blank_too_many_has_its_comment_not_one_before_it() -> None:
    content, _ = _with_comments(
        changed(office, retext("đầy đủ, kịp thời các", "đủ, kịp thời , các"))()
    )
    (words,) = (on for said, on in _marked(content).items() if "cach-dau-cau" in said)
    assert words == " ,"


def test_who_comments_is_named_in_words_and_no_advice_is_for_the_whole_paper() -> None:
    """Other fonts of a paper have other cures, and none of them is to select everything."""
    symbol = fonts("Toàn bộ hồ sơ", "Wingdings")
    old = fonts("2. Phòng Kinh tế", ".VnTime")
    content, found = _with_comments(changed(office, symbol, old, fonts("Niêm yết", "Arial"))())
    comments = list(Opened(content).part("word/comments.xml"))
    assert {one.get(f"{W}author") for one in comments} == {"Soi thể thức (kehoach)"}
    said = ["".join(one.itertext()) for one in comments]
    assert not any("Ctrl+A" in one for one in said)
    of_fonts = [one.advice.vi for one in found if one.code == "page/font"]
    assert len(of_fonts) == 3 and len({*of_fonts}) == 3
    assert sum("hỏng chữ" in one for one in of_fonts) == 1
    assert sum("ký hiệu khác" in one for one in of_fonts) == 1


@pytest.mark.parametrize("make", [_faulty, two_appendices, *list(PLANS.values())[:6]])
def test_nothing_but_the_comments_comes_in(make: object) -> None:
    before = make()  # type: ignore[operator]
    content, _ = _with_comments(before)
    old, new = _parts(before), _parts(content)
    assert {name for name in old | new if old.get(name) != new.get(name)} <= _ALLOWED
    assert _texts(content) == _texts(before)
    assert {one.code for one in _found(content)} == {one.code for one in _found(before)}


def test_the_markup_is_as_valid_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(_with_comments(_faulty())[0])
    assert audited(path).errors == []


def test_what_has_no_words_stands_at_the_first_paragraph() -> None:
    content = changed(office, lambda opened: _margin(opened))()
    made, found = _with_comments(content)
    assert [one.code for one in found] == ["page/margin-left"]
    first = next(Opened(made).part().iter(f"{W}p"))
    assert first.find(f"{W}commentRangeStart") is not None


def test_what_is_of_a_section_stands_at_its_first_words() -> None:
    made, (found,) = _with_comments(changed(two_appendices, lambda opened: _margin(opened, 2))())
    assert found.spot.part == "trang, phần 3"
    (words,) = _marked(made).values()
    assert words == found.excerpt and len(words) > 4
    assert found_at(found, "vi") == f"Lề trái: 17,6 mm, ở “{words}”" + " (phần 3)" * (
        len(words) < 8
    )


def _margin(opened: Opened, section: int = 0) -> None:
    margins = [*opened.part().iter(f"{W}pgMar")][section]
    margins.set(f"{W}left", "1000")


def test_a_text_box_takes_no_comment_inside() -> None:
    motto = retext("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
    content = changed(lambda: docx(plan_body(boxed()(HEAD))), motto)()
    made, _ = _with_comments(content)
    for start in Opened(made).part().iter(f"{W}commentRangeStart"):
        assert not [one for one in start.iterancestors() if one.tag == f"{W}txbxContent"]


def _comments(content: bytes) -> list[Element]:
    return list(Opened(content).part("word/comments.xml"))


def _of_others(*at: int) -> Change:
    """Some of the comments are a person's."""

    def change(opened: Opened) -> None:
        comments = list(opened.part("word/comments.xml"))
        for one in at:
            comments[one].set(f"{W}author", "Nguyễn Văn Bình")

    return change


def _answer(opened: Opened) -> None:
    """The first comment is answered by the last, as Word stores it."""
    comments = list(opened.part("word/comments.xml"))
    for at, one in enumerate(comments):
        next(one.iter(f"{W}p")).set(_PARA, f"0000000{at}")
    root = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
    for at in range(len(comments)):
        entry = etree.SubElement(
            root, f"{{{_W15}}}commentEx", {f"{{{_W15}}}paraId": f"0000000{at}"}
        )
        if at == len(comments) - 1:
            entry.set(f"{{{_W15}}}paraIdParent", "00000000")
    parts = dict(opened.parts)
    add_part(parts, "word/document.xml", "commentsExtended", root)
    opened.parts.update(parts)


_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_PARA = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


def test_comments_of_an_earlier_check_make_room_and_those_of_others_stay() -> None:
    once, found = _with_comments(_faulty())
    twice, _, earlier = commented(package_of("a.docx", once), found, "vi")
    assert earlier == len(found) == len(_comments(twice))
    assert _texts(twice) == _texts(once) and _marked(twice) == _marked(once)
    mixed = changed(lambda: once, _of_others(1, 2))()
    thrice, _, earlier = commented(package_of("a.docx", mixed), found, "vi")
    numbers = [one.get(f"{W}id") for one in _comments(thrice)]
    assert earlier == len(found) - 2 and len(set(numbers)) == len(numbers) == len(found) + 2
    others = [one for one in _comments(thrice) if one.get(f"{W}author") == "Nguyễn Văn Bình"]
    assert [one.get(f"{W}id") for one in others] == ["1", "2"]


def test_what_somebody_answered_stays_with_its_answer() -> None:
    once, found = _with_comments(_faulty())
    last = len(found) - 1
    answered = changed(lambda: once, _of_others(last), _answer)()
    made = mended("a.docx", answered)
    assert made.earlier == len(found) - 2
    assert [one.get(f"{W}id") for one in _comments(made.content)] == ["0", f"{last}"]
    left = Opened(made.content).part("word/commentsExtended.xml")
    assert len(left) == 2


def test_fix_takes_the_comments_of_an_earlier_check_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    once, found = _with_comments(_faulty())
    paper, out, again = (tmp_path / name for name in ("a.docx", "b.docx", "c.docx"))
    paper.write_bytes(changed(lambda: once, _of_others(0))())
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    assert f"Bỏ {len(found) - 1} ghi chú của lần soi trước" in capsys.readouterr().out
    assert len(_comments(out.read_bytes())) == 1
    marks = ("RangeStart", "RangeEnd", "Reference")
    shown = Opened(out.read_bytes()).part()
    assert [len(list(shown.iter(f"{W}comment{kind}"))) for kind in marks] == [1, 1, 1]
    assert run_cli(["fix", str(out), "-o", str(again)]) == 0
    assert "không ghi tệp mới" in capsys.readouterr().out and not again.exists()
    one = next(one for one in found if one.code == "tieu-ngu/text").code
    assert run_cli(["fix", str(paper), "--only", one, "-o", str(again)]) == 0
    assert len(_comments(again.read_bytes())) == len(found)


def test_where_nothing_is_left_to_mend_comments_alone_are_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = Problem(Spot("a.docx"), "tieu-ngu/text", Said("sai", "wrong"))
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(commented(package_of("a.docx", office()), [note], "vi")[0])
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    assert "Bỏ 1 ghi chú" in capsys.readouterr().out
    assert _texts(out.read_bytes()) == _texts(office()) and not _comments(out.read_bytes())
    assert run_cli(["check", str(out)]) == 0
    assert audited(out).errors == []


def test_what_stands_in_a_margin_is_said_to_stand_there() -> None:
    """The number of the page, and not the first “2” of the text."""
    font = {"ascii": ".VnTime", "hAnsi": ".VnTime"}

    def change(opened: Opened) -> None:
        for run in opened.part("word/header1.xml").iter(f"{W}r"):
            put(props(run, "rPr"), "rFonts", **font)

    content, found = _with_comments(changed(office, change)())
    assert {one.code for one in found} == {"page/font", "page/legacy-font"}
    first = next(Opened(content).part().iter(f"{W}p"))
    assert len(first.findall(f"{W}commentRangeStart")) == len(found)
    said = ["".join(one.itertext()) for one in _comments(content)]
    assert all(one.startswith("lỗi: ở đầu trang (lề trên): ") for one in said)


def test_a_signed_file_is_left_alone() -> None:
    parts = _parts(_faulty()) | {"_xmlsignatures/sig1.xml": b"<Signature/>"}
    content = zipped(parts)
    with pytest.raises(Rejected) as refused:
        commented(package_of("a.docx", content), [], "vi")
    assert [one.code for one in refused.value.problems] == ["comments/signed"]


def test_the_command_writes_a_new_file_and_never_over_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(_faulty())
    before = paper.read_bytes()
    run_cli(["check", str(paper), "--comments", str(out)])
    assert "ghi chú" in capsys.readouterr().out
    assert len(_marked(out.read_bytes())) == len(_found(before))
    kept = out.read_bytes()
    assert run_cli(["check", str(paper), "--comments", str(out)]) == 1
    assert "comments/exists" in capsys.readouterr().out
    assert run_cli(["check", str(paper), "--comments", str(paper)]) == 1
    assert (paper.read_bytes(), out.read_bytes()) == (before, kept)
    assert run_cli(["check", str(paper), str(out), "--comments", str(tmp_path / "c.docx")]) == 1
    assert not (tmp_path / "c.docx").exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"word/document.xml": b"<w:document"},
        {"word/comments.xml": b"<w:comments"},
        {"word/comments.xml": b'<w:comments xmlns:w="%s"><w:comment w:id="x"/></w:comments>'},
        {"word/document.xml": b'<w:document xmlns:w="%s"><w:body/></w:document>'},
    ],
)
def test_a_strange_file_is_told_and_never_a_traceback(
    broken: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    once, _ = _with_comments(_faulty())
    space = W[1:-1].encode()
    changed_parts = {name: blob.replace(b"%s", space) for name, blob in broken.items()}
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(zipped(_parts(once) | changed_parts))
    assert run_cli(["check", str(paper), "--comments", str(out)]) in (0, 1)
    assert "Traceback" not in capsys.readouterr().err
    assert not out.exists() or _parts(out.read_bytes())["word/document.xml"]


@pytest.mark.parametrize("room", ["reading/rules", "reading/page_rules", "wording/rules"])
def test_no_advice_about_a_paper_speaks_of_options_or_yaml(room: str) -> None:
    """Whoever is sent a paper with comments has Word, and no program."""
    texts = [
        (path.name, one.value)
        for path in sorted((ROOT / "generator" / room).glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("Said", "said")
        for one in call.args
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    assert texts
    assert [one for one in texts if re.search(r"(?<!\S)--[a-z]|YAML|kehoach ", one[1])] == []
