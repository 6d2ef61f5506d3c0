"""Who writes YAML is told what to do in YAML: no click in Word, for the document is made anew."""

import re
from pathlib import Path

import pytest

from generator.checked import checked
from generator.cures import in_the_plan, keys_of
from generator.language import Said
from generator.making.build import build
from generator.paper.prose import prose_of
from generator.plan.records import KEYS
from generator.problems import Problem, Spot
from generator.reading.document.colours import named
from generator.reading.lint import check_content, check_document
from generator.reading.rules import letters
from tests.helpers import ROOT, changed
from tests.reading.errors import FORM_ERRORS
from tests.reading.test_rules import TABLE

_IN_WORD = re.compile(
    r"Ctrl|Shift\+|Keep with|Insert >|Layout|Line Spacing|Spacing|Paragraph >|Margins|Alt\+"
    r"|[Cc]họn (?:dòng|đoạn|các đoạn|chữ|số|hàng)|con trỏ"
)


def _built(folder: Path, text: str) -> list[Problem]:
    path = folder / "a.yaml"
    path.write_text(text, "utf-8")
    (one,) = build([path], folder / "out", office=ROOT)
    return list(checked(one).found)


def test_what_is_told_of_strangers_does_speak_of_word(tmp_path: Path) -> None:
    """The test below could fail: in papers that nobody here made, such clicks are the cure."""
    assert any(_IN_WORD.search(one.advice.vi) for one in _all_told(tmp_path))


def test_no_cure_of_a_document_of_ours_is_a_click_in_word(tmp_path: Path) -> None:
    for one in map(in_the_plan, _all_told(tmp_path)):
        for side, advice in enumerate((one.advice.vi, one.advice.en)):
            assert not _IN_WORD.search(advice), (one.code, advice)
            named = any(both[side] in advice for both in keys_of(one.code))
            assert named or "templates" in advice or not keys_of(one.code), (one.code, advice)


_ENGLISH = re.compile(
    r"\b(?:header|footer|section|spacing|left|right|center|justified|both|upper\w*|lower\w*|bold"
    r"|italic|table|row|cell|page|style|font|size|colou?r|highlight|yellow|red|blue|none|auto)\b"
    r"|\b(?=\w*\d)[0-9A-F]{6}\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”]*”")


def _of_rules(folder: Path) -> list[Problem]:
    return [one for one in _all_told(folder) if one.breach]


def test_every_finding_says_what_to_do_in_both_languages(tmp_path: Path) -> None:
    assert {one.code for one in _of_rules(tmp_path) if not all(one.advice)} == set()


def test_what_was_found_is_another_thing_than_what_is_asked(tmp_path: Path) -> None:
    for one in _of_rules(tmp_path):
        assert one.breach
        for found, allowed in zip(one.breach.found, one.breach.allowed, strict=True):
            same = _QUOTED.findall(found) == _QUOTED.findall(allowed) != []
            assert found != allowed and not same, (one.code, found, allowed)


def test_of_bases_is_told_alone_that_one_opens_as_none(tmp_path: Path) -> None:
    """What else is found of them comes of that."""
    text = changed().replace("  - Căn cứ Nghị định số", "  - Nghị định số")
    assert text != changed() and _built(tmp_path, text) == []


def test_no_article_is_told_twice(tmp_path: Path) -> None:
    for one in _of_rules(tmp_path):
        assert all(said.count(one.citation) == 1 for said in one.message), one.message
        for cited in re.findall(r"\(([^()]+)\)", one.message.vi.removesuffix(f"({one.citation})")):
            assert cited not in one.citation, one.message.vi


def test_what_is_found_is_said_in_vietnamese_and_colours_by_name(tmp_path: Path) -> None:
    for one in _of_rules(tmp_path):
        words = _QUOTED.sub("", one.message.vi)
        assert not _ENGLISH.search(words), one.message.vi
    red = next(row for row in FORM_ERRORS if "page/color" in row.expected)
    told = {one.code: one.message.vi for one in check_content("a.docx", red.build()).problems}
    assert told["page/color"].startswith("Màu chữ: chữ màu đỏ; quy định: màu đen")


def test_only_what_is_to_be_written_is_said_to_be_written(tmp_path: Path) -> None:
    assert not [
        one.code for one in _of_rules(tmp_path) if one.breach and "viết “" in one.breach.found.vi
    ]


@pytest.mark.parametrize(
    ("colour", "vi"),
    [
        *(("FF0000", "đỏ"), ("C00000", "đỏ"), ("0000FF", "xanh dương"), ("0563C1", "xanh dương")),
        *(
            ("1F3864", "xanh dương sẫm"),
            ("FFFF00", "vàng"),
            ("yellow", "vàng"),
            ("00B050", "xanh lá"),
        ),
        *(("7030A0", "tím"), ("3B3838", "xám sẫm"), ("FFFFFF", "trắng"), ("ED7D31", "cam")),
        *(("00B0F0", "xanh lơ"), ("darkRed", "đỏ sẫm"), ("BDD7EE", "xanh dương nhạt")),
        *(("", "khác đen"), ("zz", "khác đen"), ("FFF", "khác đen")),
    ],
)
def test_a_colour_has_a_name(colour: str, vi: str) -> None:
    assert named(colour).vi == vi and named(colour).en


_kept: list[Problem] = []


def _all_told(folder: Path) -> list[Problem]:
    """What is found in a broken paper for each rule of form."""
    if not _kept:
        path = folder / "stranger.docx"
        for paper, _ in TABLE.values():
            path.write_bytes(paper())
            _kept.extend(check_document(path).problems)
        press = Said("Chọn dòng này, bấm Ctrl+B.", "Select the line, press Ctrl+B.")
        _kept.extend(
            Problem(Spot("a.docx"), rule.code, press, advice=press) for rule in letters.look
        )
    assert len({one.code for one in _kept}) > 160
    return _kept


def test_the_keys_that_are_named_are_keys_of_a_plan() -> None:
    named = [key for code in ("trich-yeu/x", "ho-ten/x", "so-ky-hieu/x") for key in keys_of(code)]
    assert named == [
        ("trich_yeu", "subject"),
        ("ho_ten", "name"),
        ("so", "number"),
        ("viet_tat", "abbreviation"),
    ]
    assert {key for both in named for key in both} <= set(KEYS)


def test_a_sentence_without_its_full_stop_is_not_to_be_made_bold(tmp_path: Path) -> None:
    item = "{text: Năm học này trường có 12 lớp với 391 học sinh, items: [Khối 6., Khối 7.]}"
    item = item.replace("text: ", 'text: "').replace(" học sinh,", ' học sinh",')
    found = _built(tmp_path, changed(solutions=f"solutions:\n  - {item}\n  - Rà soát.\n"))
    assert not [one for one in found if one.code == "khoan-tieu-de/bold"]


def test_what_may_be_either_is_told_of_both(tmp_path: Path) -> None:
    item = "{text: Tổ chức tuyên truyền sâu rộng, items: [Họp thôn., Phát loa.]}"
    found = _built(tmp_path, changed(solutions=f"solutions:\n  - {item}\n  - Rà soát.\n"))
    (told,) = [one for one in found if one.code == "khoan-tieu-de/bold"]
    assert "noi_dung" in told.advice.vi and "tieu_de" in told.advice.vi


def test_what_is_found_of_a_signature_is_told_at_the_key_that_prints_it(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    signed = "signature:\n  on_behalf_of: Ủy ban nhân dân\n  deputy_for: Chủ tịch\n  title: Phó chủ tịch 1\n  name: Trần Văn Hoà\n"
    plan.write_text(changed(signature=signed), "utf-8")
    (built,) = build([plan], tmp_path / "out")
    found = checked(built).told
    (name,) = (one for one in found if one.code == "ky-tu/dau-thanh")
    assert plan.read_text("utf-8").splitlines()[name.spot.line - 1].startswith("  name: ")
    assert built.loaded and built.loaded.plan
    printed = prose_of(built.loaded.plan, built.loaded.paper)
    lines = plan.read_text("utf-8").splitlines()
    keys = [
        lines[spot.line - 1].split(":")[0].strip()
        for line, spot in zip(printed.prose.lines, printed.told, strict=True)
        if line.role in ("quyen-han-chuc-vu", "ho-ten")
    ]
    assert keys == ["on_behalf_of", "deputy_for", "title", "name"]
