"""What is mended takes no Tab, break, field, picture or sign away, but for the cure that says so."""

from collections import Counter
from random import Random

import pytest
from lxml import etree

from generator.mending.fix import mended
from generator.reading.lint import check_content
from tests.reading.papers import CORRECT, changed, office
from tests.reading.papers.change import MC, Element, Opened, W
from tests.reading.papers.changes import margin, retext

_SIGNS = ("tab", "br", "cr", "sym", "noBreakHyphen", "ptab", "softHyphen", "drawing", "pict")
_MARKS = ("fldChar", "instrText", "fldSimple", "hyperlink", "footnoteReference", "bookmarkStart")
_COUNTED = {f"{W}{name}" for name in (*_SIGNS, *_MARKS, "proofErr", "lastRenderedPageBreak")}
_UNSEEN = {f"{W}{name}" for name in ("del", "pPr", "rPr")} | {f"{MC}Fallback"}


def _is_shown(element: Element) -> bool:
    return not any(one.tag in _UNSEEN for one in element.iterancestors())


def _stock(content: bytes) -> Counter[str]:
    """What stands in a paper beside its letters: of what opens a line no Tabs and blanks, which an
    indent or an alignment replaces."""
    found = Counter[str]()
    for paragraph in Opened(content).paragraphs():
        opened = False
        for one in filter(_is_shown, paragraph.iter()):
            if one.tag == f"{W}t":
                words = one.text or ""
                words = words if opened else words.lstrip(" \t\u00a0")
                opened = opened or bool(words)
                found["\u00a0"] += words.count("\u00a0")
            elif one.tag in _COUNTED and (opened or one.tag != f"{W}tab"):
                found[str(one.tag)] += 1
    return +found


_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>hai  chữ</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_PIECES = {
    "tabs": "<w:r><w:tab/><w:tab/></w:r>",
    "broken": "<w:r><w:t> </w:t><w:br/></w:r>",
    "returned": "<w:r><w:cr/></w:r>",
    "column": '<w:r><w:ptab w:alignment="right"/></w:r>',
    "hyphen": "<w:r><w:noBreakHyphen/></w:r>",
    "symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    "soft": "<w:r><w:softHyphen/></w:r>",
    "field": _FIELD,
    "simple": '<w:fldSimple w:instr=" REF a "><w:r><w:t>ba  chữ</w:t></w:r></w:fldSimple>',
    "blank": '<w:r><w:t xml:space="preserve">\u00a0 </w:t></w:r>',
    "link": '<w:hyperlink w:anchor="a"><w:r><w:t>bốn  chữ</w:t></w:r></w:hyperlink>',
    "bookmark": '<w:bookmarkStart w:id="77" w:name="a"/><w:bookmarkEnd w:id="77"/>',
    "page": '<w:r><w:lastRenderedPageBreak/><w:br w:type="page"/></w:r>',
}


def _pieces(name: str) -> list[Element]:
    return list(etree.fromstring(f'<x xmlns:w="{W[1:-1]}">{_PIECES[name]}</x>'))


def _sprinkle(opened: Opened, random: Random) -> None:
    """Puts signs into the words of some paragraphs, between two letters or two words."""
    for run in [*opened.part().iter(f"{W}r")]:
        text = run.find(f"{W}t")
        words = (text.text or "") if text is not None else ""
        if text is None or len(words) < 8 or random.random() > 0.5 or not _is_shown(run):
            continue
        spaces = [at for at, char in enumerate(words) if char == " "]
        at = random.choice([*spaces, len(words) // 2])
        behind = etree.fromstring(etree.tostring(run))
        text.text, rest = words[:at], behind.find(f"{W}t")
        assert rest is not None
        rest.text = words[at:].replace(" ", "  ", 1)
        for one in (text, rest):
            one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for piece in reversed([*_pieces(random.choice(sorted(_PIECES))), behind]):
            run.addnext(piece)


def _paper(seed: int) -> bytes:
    random = Random(seed)
    opened = Opened(CORRECT[sorted(CORRECT)[seed % len(CORRECT)]]())
    for text in opened.part().iter(f"{W}t"):
        if random.random() < 0.2:
            text.text = random.choice([str.upper, str.lower, str.title])(text.text or "")
        for one in random.sample([*opened.part().iter(f"{W}jc", f"{W}sz", f"{W}b")], 2):
            one.set(f"{W}val", {"jc": "left", "sz": "30"}.get(etree.QName(one).localname, "1"))
    _sprinkle(opened, random)
    return opened.closed()


@pytest.mark.parametrize("seed", range(10))
def test_whatever_stands_between_letters_stays(seed: int) -> None:
    before = _paper(seed)
    made = mended("a.docx", before, tracked=seed % 3 == 0)
    assert made.changes
    assert _stock(made.content) == _stock(before)


@pytest.mark.parametrize("name", sorted(_PIECES))
def test_blanks_beside_anything_else_are_not_two_spaces(name: str) -> None:
    """Only what is typed as spaces is one of two spaces; the rest is as it was."""

    def change(opened: Opened) -> None:
        run = next(opened.paragraph("Bố trí công chức").iter(f"{W}r"))
        text = run.find(f"{W}t")
        assert text is not None
        first, _, rest = (text.text or "").partition(" công ")
        behind = etree.fromstring(etree.tostring(run))
        text.text, behind[-1].text = first, f"công  {rest}"
        for piece in reversed([*_pieces(name), behind]):
            run.addnext(piece)

    before = changed(office, margin("left", 25), change)()
    made = mended("a.docx", before)
    assert _stock(made.content) == _stock(before)
    mine = {change.problem.code for change in made.changes}
    assert mine >= {"page/margin-left", "ky-tu/hai-dau-cach"}


_TYPED = {
    "\t\t": [],
    "\t \t": [],
    " \t": [],
    "  \n": [],
    "  ": [" "],
    " \u00a0": ["\u00a0"],
    "\u00a0\u00a0 ": ["\u00a0"],
}


@pytest.mark.parametrize("blanks", sorted(_TYPED))
def test_a_tab_and_a_break_are_no_spaces(blanks: str) -> None:
    from generator.wording.base import WORDING, Line, Prose

    line = f"Ủy ban nhân dân xã{blanks}thực hiện kế hoạch."
    shown = line.replace("\t", " ").replace("\n", " ")
    found = [
        one
        for entry, one in WORDING.judge(Prose((Line(shown, "noi-dung", line),)))
        if entry.code == "ky-tu/hai-dau-cach"
    ]
    assert [one.right for one in found] == _TYPED[blanks]


def test_a_head_of_tabs_keeps_its_halves_apart() -> None:
    """Agency and national name on one line, apart by Tabs: no rule takes these for anything else."""
    before = changed(office, _head_of_tabs)()
    made = mended("a.docx", before)
    told = {one.code for one in check_content("a.docx", before).problems}
    assert "ky-tu/hai-dau-cach" not in told and "ky-tu/cach-dau-cau" not in told
    assert _stock(made.content) == _stock(before)


def _head_of_tabs(opened: Opened) -> None:
    words = "<w:r><w:t>ỦY BAN XÃ</w:t><w:tab/><w:tab/><w:t>CỘNG HOÀ XHCN</w:t><w:tab/><w:t>:</w:t></w:r>"
    line = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{words}</w:p>')
    opened.paragraph("Bố trí công chức").addnext(line)


@pytest.mark.parametrize("name", ["tabs", "broken", "column"])
def test_an_end_mark_stands_before_what_follows_its_sentence(name: str) -> None:
    def change(opened: Opened) -> None:
        opened.paragraph("quyết định.").extend(_pieces(name))

    before = changed(office, retext("quyết định./.", "quyết định."), change)()
    made = mended("a.docx", before)
    assert [one.problem.code for one in made.changes] == ["noi-dung/end-mark"]
    assert _stock(made.content) == _stock(before)
    texts = [text.text for text in Opened(made.content).paragraph("quyết định").iter(f"{W}t")]
    assert "".join(filter(None, texts)).strip().endswith("quyết định./.")
