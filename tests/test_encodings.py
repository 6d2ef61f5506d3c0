"""The bytes of a plan file: read whole where it is certain what they say, refused where it is not."""

import random
import unicodedata
from pathlib import Path

import pytest

from generator.batch.roster import read_roster
from generator.cascade.commands import new_copy
from generator.cli import main
from generator.making.load import load_plan
from generator.plan.slips.encoding import decoded
from generator.plan.source import Source, Text, elements, entries
from generator.plan.text import parse_source, read_source
from generator.problems import Rejected, Severity, has_errors
from tests.helpers import ROOT
from tests.province.offices import OFFICE as PLAN
from tests.province.offices import batch, province, roster_file, units

PLANS = sorted((ROOT / "plans").rglob("*.yaml"))
TONES = "\u0300\u0301\u0303\u0309\u0323"
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")


def of_windows(text: str) -> bytes:
    """The text in Windows-1258, which has letters of Vietnamese and, behind them, tones."""
    apart = []
    for char in unicodedata.normalize("NFC", text):
        letters = unicodedata.normalize("NFD", char)
        tones = "".join(one for one in letters if one in TONES)
        if tones:
            bare = "".join(one for one in letters if one not in TONES)
            apart.append(unicodedata.normalize("NFC", bare) + tones)
        else:
            apart.append(char)
    return "".join(apart).encode("cp1258")


def words(node: object) -> list[str]:
    """Every key and value below, in order."""
    if isinstance(node, Text):
        return [node.value]
    inner = [part for entry in entries(node) for part in entry]  # type: ignore[arg-type]
    return [word for one in (*inner, *elements(node)) for word in words(one)]  # type: ignore[arg-type]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_in_windows_1258_is_read_letter_by_letter(path: Path) -> None:
    text = path.read_text("utf-8")
    assert decoded("xa.yaml", of_windows(text)) == (text, "Windows-1258")


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("path", PLANS[::5], ids=lambda path: path.stem)
def test_a_plan_with_two_or_four_bytes_for_a_letter_is_read(path: Path, encoding: str) -> None:
    text = path.read_text("utf-8")
    assert decoded("xa.yaml", text.replace("\n", "\r\n").encode(encoding)) == (
        text.replace("\n", "\r\n"),
        encoding[:6].upper(),
    )


def _tcvn3() -> dict[int, str]:
    """The letters of ABC fonts, each by the one of Windows in whose place they stood."""
    letters = (
        "àảãáạ ăằẳẵắặ âầẩẫấậ đ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ ùủũúụ ưừửữứự ỳỷỹýỵ"
    ).replace(" ", "")
    stood = (
        "µ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË ® ÌÎÏÐÑ ªÒÓÔÕÖ ×ØÜÝÞ ßáâãä «åæçèé ¬êëìíî ïñòóô \u00adõö÷øù úûüýþ"
    ).replace(" ", "")
    return str.maketrans(dict(zip(letters, stood, strict=True)))


def _vni(text: str) -> str:
    """As VNI fonts write: the letter, and behind it what its signs are."""
    signs = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
    signs |= {"\u0302": "â", "\u0306": "ê", "\u031b": "ô"}
    return "".join(signs.get(one, one) for one in unicodedata.normalize("NFD", text.lower()))


def _others() -> dict[str, bytes]:
    text = PLANS[4].read_text("utf-8")
    whole, windows = text.encode(), of_windows(text)
    half = text.index("\n", len(text) // 2)
    return {
        "an ABC font": text.lower().translate(_tcvn3()).encode("cp1252", "ignore"),
        "a VNI font": _vni(text).encode("cp1252", "ignore"),
        "what Windows in English keeps": text.encode("cp1252", "replace"),
        "what Windows-1258 keeps of whole letters": text.encode("cp1258", "replace"),
        "UTF-8 with a byte too many": whole[: len(whole) // 2] + b"\xe3" + whole[len(whole) // 2 :],
        "UTF-8 cut off": text[: text.rindex("ệ") + 1].encode()[:-1],
        "two encodings": text[:half].encode() + of_windows(text[half:]),
        "the other two": of_windows(text[:half]) + text[half:].encode(),
        "Windows-1258 with a byte of another": windows[:900] + b"\x8e" + windows[900:],
        "too few words": of_windows("trich_yeu: Kế hoạch xã\n"),
        "UTF-16 cut off": text.encode("utf-16")[:-1],
        "a control character": of_windows(text) + b"\x01",
    }


@pytest.mark.parametrize("what", _others())
def test_what_could_be_anything_is_not_guessed(what: str) -> None:
    with pytest.raises(Rejected, match="yaml/encoding") as refused:
        decoded("xa.yaml", _others()[what])
    (problem,) = refused.value.problems
    assert problem.advice.vi and problem.spot.line


def test_bytes_at_random_are_never_taken_for_words() -> None:
    chance = random.Random(14)
    for _ in range(300):
        content = b"ma: a\n" + bytes(chance.choices(range(32, 256), k=400))
        with pytest.raises(Rejected, match="yaml/"):
            decoded("xa.yaml", content)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_that_a_file_was_converted_is_a_remark_and_the_file_stays(
    tmp_path: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.yaml"
    content = PLAN.encode("utf-16") if encoding == "utf-16" else of_windows(PLAN)
    path.write_bytes(content)
    loaded = load_plan(path)
    assert loaded.plan == parse_plan(path).plan and not has_errors(loaded.problems)
    (notice,) = [one for one in loaded.problems if one.code == "yaml/converted"]
    assert notice.severity is Severity.INFO and "UTF-8" in notice.advice.vi
    assert main(["check", str(path)]) == 0
    assert "yaml/converted" in capsys.readouterr().out
    assert main(["build", str(path), "-o", str(tmp_path)]) == 0
    with pytest.raises(Rejected, match="yaml/encoding"):
        from generator.making.issue import issue

        issue(path, "5", "2026-03-02")
    assert path.read_bytes() == content


def parse_plan(path: Path):  # type: ignore[no-untyped-def]
    """The plan of the same words in UTF-8."""
    from generator.making.load import plan_of

    return plan_of(parse_source(path.as_posix(), PLAN))


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_an_update_keeps_the_converted_file_and_every_word(
    tmp_path: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office, path = province(tmp_path), tmp_path / "xa.yaml"
    new_copy(office, "xã Yên Mỹ", path)
    own = path.read_text("utf-8").replace("mục đích của xã", "nâng cao sự hài lòng của xã")
    content = own.encode("utf-16") if encoding == "utf-16" else of_windows(own)
    path.write_bytes(content)
    province(tmp_path, office.read_text("utf-8").replace("một cửa", "một cửa, niêm yết"))
    main(["update", str(path)])
    out = capsys.readouterr().out
    assert "yaml/converted" in out and "bản trước giữ ở" in out
    assert (tmp_path / "xa.truoc.yaml").read_bytes() == content
    after = path.read_text("utf-8")
    assert "nâng cao sự hài lòng" in after and "một cửa, niêm yết" in after
    assert after.replace(", niêm yết", "").split() == own.split()


PROGRAMS = {
    "Word": (ROOT / "templates" / "ke-hoach.docx").read_bytes(),
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "RTF": b"{\\rtf1\\ansi\\ansicpg1258 X\\'e3}",
    "đời cũ": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600),
}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("verb", ["check", "build", "update", "issue", "ledger", "new", "batch"])
def test_a_document_is_no_matter_of_notepad(
    verb: str, program: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # These take papers too, by the end of the name.
    papers = ("check", "build", "new", "batch")
    path = tmp_path / ("ke-hoach.yaml" if verb in papers else "ke-hoach.docx")
    path.write_bytes(PROGRAMS[program])
    more = {
        "issue": ["--number", "5", "--date", "2026-03-02"],
        "ledger": [str(province(tmp_path))],
        "new": ["--unit", "xã Yên Mỹ"],
        "batch": ["--units", "hung-yen", "-o", str(tmp_path / "o")],
    }
    start = ["new", "--from", str(path)] if verb == "new" else [verb, str(path)]
    assert main([*start, *more.get(verb, [])]) == 1
    said = capsys.readouterr()
    told = said.out + said.err
    assert "yaml/not-text" in told and program in told and "Notepad" not in told, told


def _values(text: str) -> tuple[list[str], Source]:
    source = parse_source("a.yaml", text)
    return words(source.root), source


def test_tabs_at_the_ends_of_lines_say_nothing(tmp_path: Path) -> None:
    for path in PLANS[:6]:
        text = path.read_text("utf-8")
        for end in ("\t", " \t\t ", "\t\r"):
            tabbed = text.replace("\n", f"{end}\n")
            found, source = _values(tabbed)
            assert not has_errors(source.problems), source.problems[:3]
            assert found == _values(text)[0]
            assert source.text == tabbed
    assert _values("a: b\t")[0] == ["a", "b"]


@pytest.mark.parametrize("text", ["a:\n\t- b\n", "a:\tb\n", "a: b\tc\n", 'a: "b\tc"\n'])
def test_a_tab_elsewhere_is_told(text: str) -> None:
    assert {one.code for one in parse_source("a.yaml", text).problems} == {"yaml/tab"}


def test_a_file_of_both_kinds_of_ends_is_read_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("ma: a\t\r\ntrich_yeu: Kế hoạch\t\r\n".encode("utf-16"))
    source = read_source(path)
    assert words(source.root) == ["ma", "a", "trich_yeu", "Kế hoạch"]


def test_a_plan_that_notepad_called_txt_is_checked_as_a_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ke-hoach.yaml.txt"
    path.write_text(PLAN.replace("place:", "plase:"), "utf-8")
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert (
        "yaml/txt" in out and "bỏ .txt" in out and "plan/unknown-key" in out and "Word" not in out
    )
    path.write_text(PLAN, "utf-8")
    assert main(["check", str(path)]) == 0


def test_a_batch_leaves_a_plan_in_another_encoding_as_it_is(tmp_path: Path) -> None:
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=2))))
    office = province(tmp_path)
    batch(office, roster, tmp_path / "out")
    wide, windows = sorted((tmp_path / "out" / "plans").glob("*[!c].yaml"))
    wide.write_bytes(wide.read_text("utf-8").encode("utf-16"))
    windows.write_bytes(of_windows(windows.read_text("utf-8")))
    before = wide.read_bytes(), windows.read_bytes()
    province(
        tmp_path, PLAN.replace("version: 1", "version: 2").replace("một cửa", "một cửa điện tử")
    )
    results = batch(office, roster, tmp_path / "out")
    assert [
        {"yaml/converted", "batch/behind"} <= {one.code for one in result.problems}
        for result in results
    ] == [True] * 2
    assert before == (wide.read_bytes(), windows.read_bytes())
