"""Who writes YAML is told what to do in YAML: no click in Word, for the document is made anew."""

import re
from pathlib import Path

from generator.checked import checked
from generator.cures import in_the_plan, keys_of
from generator.language import Said
from generator.making.build import build
from generator.plan.records import KEYS
from generator.problems import Problem, Spot
from generator.reading.lint import check_document
from generator.reading.rules import letters
from tests.helpers import ROOT, changed
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
