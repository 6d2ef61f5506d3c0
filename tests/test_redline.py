"""Two papers as one with tracked changes: accepting all is the new one, rejecting all the old one."""

import random
import re
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from lxml import etree

from generator.package import package_of, zip_parts
from generator.problems import Rejected
from generator.reading.document.ooxml import W
from generator.redline import atoms, make, tokens
from generator.redline.make import Redline, redline
from generator.redline.views import accepted, rejected
from generator.review.stories import Story, stories_of
from tests.audit import audited
from tests.helpers import BASE, changed, document
from tests.program import kehoach

_TABLE = (
    "implementation:\n  - Các cơ quan, đơn vị tổ chức thực hiện^[Theo phân công của Ủy ban.].\n"
    '  - "Báo cáo kết quả theo lịch sau đây:"\n'
    "  - table:\n      columns: [TT, Nội dung, Cơ quan, Thời hạn]\n      rows:\n"
    "        - [1, Kết quả 6 tháng đầu năm, Sở Nội vụ, 15/6/2026]\n"
    "        - [2, Kết quả 9 tháng, Sở Tài chính, 15/9/2026]\n"
    "        - [3, Kết quả năm, Văn phòng, 30/11/2026]\n"
    "  - title: Sở Nội vụ\n    items: [Đôn đốc các đơn vị., Tổng hợp kết quả.]\n"
    "appendices:\n  - {id: PL1, title: Danh mục, orientation: landscape, items: [Việc thứ nhất., Việc thứ hai.]}\n"
)
PAPER = changed(implementation=_TABLE).replace(
    "  - Xác định rõ trách nhiệm của từng cơ quan.\n",
    "  - Xác định rõ trách nhiệm của từng cơ quan theo [[PL1]].\n",
)


def _saved(paper: Document) -> bytes:
    buffer = BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def base() -> bytes:
    return _saved(document(PAPER))


def _opened(base: bytes) -> Document:
    return docx.Document(BytesIO(base))


# -- edits, each of a paper that python-docx holds


def _full(paper: Document) -> list[Any]:
    return [one for one in paper.paragraphs if one.text.strip()]


def _reworded(paper: Document, dice: random.Random) -> None:
    one = dice.choice(_full(paper))
    run = dice.choice([run for run in one.runs if run.text.strip()])
    words = run.text.split(" ")
    words[dice.randrange(len(words))] = dice.choice(["sửa", "đổi mới", "30/6/2026"])
    run.text = " ".join(words)


def _taken(paper: Document, dice: random.Random) -> None:
    one = dice.choice(_full(paper))._p
    one.getparent().remove(one)


def _added(paper: Document, dice: random.Random) -> None:
    one = dice.choice(_full(paper))
    one.insert_paragraph_before(f"Một đoạn mới, số {dice.randrange(99)}.")


def _first_and_last(paper: Document, dice: random.Random) -> None:
    paper.paragraphs[0].insert_paragraph_before("Đoạn đầu tiên.")
    paper.add_paragraph("Đoạn cuối cùng.")


def _first_gone(paper: Document, dice: random.Random) -> None:
    one = _full(paper)[dice.choice([0, -1])]._p
    one.getparent().remove(one)


def _moved(paper: Document, dice: random.Random) -> None:
    some = _full(paper)
    at = dice.randrange(1, len(some) - 3)
    for one in some[at : at + 2]:
        some[0]._p.addprevious(one._p)


def _row_added(paper: Document, dice: random.Random) -> None:
    table = next(one for one in paper.tables if "Nội dung" in one.rows[0].cells[1].text)
    copy = deepcopy(table.rows[-1]._tr)
    for mark in list(copy.iter(W + "bookmarkStart", W + "bookmarkEnd")):  # Word copies none
        mark.getparent().remove(mark)
    dice.choice(table.rows)._tr.addnext(copy)
    for text in copy.iter(W + "t"):
        text.text = f"mới {dice.randrange(99)}"


def _row_taken(paper: Document, dice: random.Random) -> None:
    table = next(one for one in paper.tables if "Nội dung" in one.rows[0].cells[1].text)
    row = dice.choice(table.rows[1:])._tr
    row.getparent().remove(row)


def _cell_changed(paper: Document, dice: random.Random) -> None:
    table = next(one for one in paper.tables if "Nội dung" in one.rows[0].cells[1].text)
    dice.choice(table.rows[1].cells).paragraphs[0].runs[0].text = "chữ khác trong ô"


def _table_taken(paper: Document, dice: random.Random) -> None:
    table = next(one for one in paper.tables if "Nội dung" in one.rows[0].cells[1].text)._tbl
    table.getparent().remove(table)


def _table_added(paper: Document, dice: random.Random) -> None:
    table = paper.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Bảng mới", "Ô cuối"
    dice.choice(_full(paper))._p.addnext(table._tbl)


def _emphasis(paper: Document, dice: random.Random) -> None:
    run = dice.choice([run for run in dice.choice(_full(paper)).runs if run.text.strip()])
    run.bold, run.italic = not run.bold, True


def _divided(paper: Document, dice: random.Random) -> None:
    """As LibreOffice saves: the same words in more runs."""
    run = dice.choice([run for one in _full(paper) for run in one.runs if len(run.text) > 8])
    copy = deepcopy(run._r)
    run._r.addnext(copy)
    text = run.text
    run.text = text[:5]
    copy.find(W + "t").text = text[5:]


def _header(paper: Document, dice: random.Random) -> None:
    header = paper.sections[0].header
    header.is_linked_to_previous = False
    header.paragraphs[0].add_run(f"Bản thảo {dice.randrange(9)}")


def _footer(paper: Document, dice: random.Random) -> None:
    footer = paper.sections[-1].footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0].text = f"Chân trang {dice.randrange(9)}"


def _note(paper: Document, dice: random.Random) -> None:
    part = next(one for one in paper.part.package.iter_parts() if "footnotes" in one.partname)
    root = etree.fromstring(part.blob)
    text = next(one for one in root.iter(W + "t") if "phân công" in (one.text or ""))
    text.text = (text.text or "").replace("phân công", dice.choice(["chỉ đạo", "kết luận mới"]))
    part._blob = etree.tostring(root)


def _note_taken(paper: Document, dice: random.Random) -> None:
    for run in list(paper.element.body.iter(W + "r")):
        if run.find(W + "footnoteReference") is not None:
            run.getparent().remove(run)


EDITS: list[Callable[[Document, random.Random], None]] = [
    *(_reworded, _taken, _added, _first_and_last, _first_gone, _moved),
    *(_row_added, _row_taken, _cell_changed, _table_taken, _table_added),
    *(_emphasis, _divided, _header, _footer, _note, _note_taken),
]


def _edited(base: bytes, seed: int) -> bytes:
    dice = random.Random(seed)
    paper = _opened(base)
    edits = [EDITS[seed % len(EDITS)], *dice.sample(EDITS, dice.randrange(3))]
    for edit in dict.fromkeys(edits):
        try:
            edit(paper, dice)
        except StopIteration:  # another edit took away what this one is about
            continue
    return _saved(paper)


# -- what holds of every marked paper


_OTHER = {"new": "del", "old": "ins"}


def _paragraphs(content: bytes, view: str = "new") -> dict[str, list[str]]:
    """The paragraphs of a paper by kind of part, read by nothing of the program: what came is left out
    of the old view, what went of the new one. The order of notes and headers means nothing."""
    found: dict[str, list[str]] = {}
    for name, part in package_of("", content).parts.items():
        kind = re.match(r"word/(document|header|footer|footnotes|endnotes)", name)
        if not kind or not name.endswith(".xml"):
            continue
        cited = _cited(content, view) if kind[1].endswith("notes") else None
        band = kind[1].replace("header", "band").replace("footer", "band")
        for paragraph in etree.fromstring(part).iter(W + "p"):
            over = paragraph.getparent()
            if cited is not None and (over is None or over.get(W + "id") not in cited):
                continue
            text = "".join(
                text.text or ""
                for text in paragraph.iter(W + "t", W + "delText")
                if not any(one.tag == W + _OTHER[view] for one in text.iterancestors())
            )
            if text.strip():
                found.setdefault(band, []).append(" ".join(text.split()))
    found["band"] = sorted(set(found.get("band", ())))  # one for each section, or one for all
    return {kind: texts if kind == "document" else sorted(texts) for kind, texts in found.items()}


def _cited(content: bytes, view: str) -> set[str | None]:
    """The notes that the text cites, as one view has it."""
    body = etree.fromstring(package_of("", content).parts["word/document.xml"])
    return {
        one.get(W + "id")
        for one in body.iter(W + "footnoteReference", W + "endnoteReference")
        if not any(over.tag == W + _OTHER[view] for over in one.iterancestors())
    }


def _words(paragraphs: dict[str, list[str]]) -> list[str]:
    return [word for texts in paragraphs.values() for text in texts for word in text.split()]


def _marked_words(content: bytes) -> int:
    count = 0
    for name, part in package_of("", content).parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for text in etree.fromstring(part).iter(W + "t", W + "delText"):
                if any(one.tag in (W + "ins", W + "del") for one in text.iterancestors()):
                    count += len((text.text or "").split())
    return count


def _fewest(one: list[str], other: list[str]) -> int:
    """The least number of words that come and go (Myers 1986)."""
    far = {1: 0}
    for cost in range(len(one) + len(other) + 1):
        for line in range(-cost, cost + 1, 2):
            down = line == -cost or (line != cost and far[line - 1] < far[line + 1])
            at = far[line + 1] if down else far[line - 1] + 1
            while at < len(one) and at - line < len(other) and one[at] == other[at - line]:
                at += 1
            far[line] = at
            if at >= len(one) and at - line >= len(other):
                return cost
    raise AssertionError


def _true(old: bytes, new: bytes) -> Redline:
    made = redline(package_of("", old), package_of("", new))
    assert _paragraphs(made.content, "new") == _paragraphs(new)
    assert _paragraphs(made.content, "old") == _paragraphs(old)
    return made


def _holds(old: bytes, new: bytes) -> Redline:
    made = _true(old, new)
    fewest = _fewest(*(_words(_paragraphs(one)) for one in (old, new)))
    assert _marked_words(made.content) <= max(1.5 * fewest, fewest + 3)
    return made


@pytest.mark.parametrize("seed", range(64))
def test_both_ways_lead_to_the_words_of_the_papers(base: bytes, seed: int) -> None:
    there, edited = (base, _edited(base, seed))[:: 1 if seed % 2 else -1]
    _holds(there, edited)


def test_a_marked_paper_is_valid_and_what_stayed_is_not_marked(base: bytes, tmp_path: Path) -> None:
    dice = random.Random(5)
    paper = _opened(base)
    for edit in (_reworded, _taken, _added, _row_added, _row_taken, _emphasis, _header, _note):
        edit(paper, dice)
    made = _holds(base, _saved(paper))
    path = tmp_path / "danh-dau.docx"
    path.write_bytes(made.content)
    assert not audited(path).errors
    assert made.notes == ()
    same = redline(package_of("", base), package_of("", base))
    assert _marked_words(same.content) == 0 and b"w:ins " not in b"".join(
        package_of("", same.content).parts.values()
    )


def test_a_format_that_changed_is_tracked_too(base: bytes) -> None:
    paper = _opened(base)
    run = next(run for one in _full(paper) for run in one.runs if "quản lý" in run.text)
    run.bold = True
    made = package_of("", redline(package_of("", base), package_of("", _saved(paper))).content)
    assert b"w:rPrChange" in made.parts["word/document.xml"]
    back = etree.fromstring(rejected(made).parts["word/document.xml"])
    (there,) = [one for one in back.iter(W + "r") if "quản lý" in "".join(one.itertext())]
    assert there.find(f"{W}rPr/{W}b") is None


def test_a_chart_and_the_only_note_that_went_come_back_on_rejection(tmp_path: Path) -> None:
    chart = '  - chart: {title: Điểm PAPI, targets: [CT01], alt: "Cột 43,44 và 45"}\n'
    text = BASE.replace("    unit: điểm\n", f"    unit: điểm\n{chart}").replace(
        "quản lý nhà nước.", "quản lý nhà nước^[Theo số liệu năm 2025.]."
    )
    old, new = _saved(document(text)), _saved(document(BASE))
    made = _holds(old, new)
    back = rejected(package_of("", made.content))
    charts = [one for one in back.parts if one.startswith("word/charts/") and "_rels" not in one]
    assert len(charts) == 1 and b"43.44" in back.parts[charts[0]]
    path = tmp_path / "danh-dau.docx"
    path.write_bytes(made.content)
    assert not audited(path).errors


def _with_footer(paper: Document, text: str) -> Document:
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    _say(section.first_page_footer, text)
    return paper


def _say(band: Any, text: str) -> None:
    band.is_linked_to_previous = False
    paragraph = band.paragraphs[0]
    paragraph.text = text
    paragraph.style = None  # python-docx names one that is not there


def _with_section(paper: Document, header: str) -> Document:
    """A section more, with a header of its own and no other first page."""
    section = paper.add_section()
    section.different_first_page_header_footer = False
    _say(section.header, header)
    paper.add_paragraph("Chữ của phần thêm vào.")
    return paper


def _said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_INSIDE = {
    "paragraphs of a control": f"<w:sdt><w:sdtContent><w:p>{_said('Đoạn trong khung.')}</w:p></w:sdtContent></w:sdt>",
    "words of a control": f"<w:p>{_said('Một ')}<w:sdt><w:sdtContent>{_said('chữ chọn')}</w:sdtContent></w:sdt></w:p>",
    "a link": f"<w:p>{_said('Xem ')}<w:hyperlink w:anchor='a'>{_said('mục một')}<w:sdt><w:sdtContent>{_said(' này')}</w:sdtContent></w:sdt></w:hyperlink></w:p>",
    "a field": f"<w:p>{_said('Số ')}<w:fldSimple w:instr='DATE'>{_said('ba')}</w:fldSimple></w:p>",
    "a text box": f"<w:p>{_said('Có hộp')}<w:r><w:pict {_VML}><v:shapetype id='t1'/><v:shape id='s1' type='#t1'><v:textbox><w:txbxContent><w:p>{_said('Chữ trong hộp')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    "tabs and breaks": f"<w:p>{_said('Trước')}<w:r><w:tab/><w:br/><w:noBreakHyphen/><w:t>sau</w:t></w:r></w:p>",
    "a table in a table": f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p>{_said('trong')}</w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
}


def _with_inside(base: bytes, xml: str) -> bytes:
    parts = dict(package_of("", base).parts)
    name, end = "word/document.xml", parts["word/document.xml"].rindex(b"<w:sectPr")
    parts[name] = parts[name][:end] + xml.encode() + b"<w:p/>" + parts[name][end:]
    return zip_parts(parts)


@pytest.mark.parametrize("kind", sorted(_INSIDE))
def test_what_stands_inside_something_comes_goes_and_changes(base: bytes, kind: str) -> None:
    xml = _INSIDE[kind]
    first = re.findall(r">([^<>]+)</w:t>", xml)[-1]
    there, gone = _with_inside(base, xml), _with_inside(base, "")
    _holds(there, gone)
    _holds(gone, there)
    # What is chosen, led to or in a box comes and goes as one.
    _true(there, _with_inside(base, xml.replace(first, f"{first} nữa")))


def test_columns_that_went_are_marked_in_the_cell_behind(base: bytes) -> None:
    def table(*cells: str) -> str:
        row = "".join(f"<w:tc><w:p>{_said(cell)}</w:p></w:tc>" for cell in cells)
        return f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"

    wide = _with_inside(base, table("Sở Nội vụ", "Quý I", "Đạt mức cao"))
    _holds(wide, _with_inside(base, table("Sở Nội vụ", "Quý I")))
    _holds(wide, _with_inside(base, table("Quý I", "Đạt mức cao")))
    _holds(_with_inside(base, table("Quý I")), wide)


def test_a_very_long_paragraph_is_compared_in_the_quicker_way(
    base: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "_MOST", 10)
    long = " ".join(f"việc {at}" for at in range(40))
    other = long.replace("việc 7 ", "nhiệm vụ 7 ").replace("việc 30", "")
    _holds(*(_with_inside(base, f"<w:p>{_said(one)}</w:p>") for one in (long, other)))


@pytest.mark.parametrize("turned", [False, True])
def test_a_section_comes_and_goes_with_its_headers(
    base: bytes, tmp_path: Path, turned: bool
) -> None:
    one = _saved(_with_footer(document(BASE), "Số 1 đường Hùng Vương"))
    other = _saved(_with_section(_opened(base), "Đầu trang của phần thêm"))
    old, new = (other, one) if turned else (one, other)
    made = _holds(old, new)
    path = tmp_path / "danh-dau.docx"
    path.write_bytes(made.content)
    assert not audited(path).errors
    back = package_of("", made.content)
    for view, paper in ((accepted(back), new), (rejected(back), old)):
        assert _headed(_opened(zip_parts(view.parts))) == _headed(_opened(paper))


def _headed(paper: Document) -> list[tuple[bool, str]]:
    """What each section has above its pages but the number, and whether its first page is another."""
    return [
        (one.different_first_page_header_footer, one.header.paragraphs[0].text.strip("2"))
        for one in paper.sections
    ]


def _numbered(paper: Document, style: str = "") -> bytes:
    """With a list that Word numbers by itself: of two paragraphs, or of those of a style."""
    numbering = paper.part.numbering_part.element
    text = (
        '<w:abstractNum {0} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>',
        '<w:num {0} w:numId="77"><w:abstractNumId w:val="77"/></w:num>',
    )
    space = f'xmlns:w="{W[1:-1]}"'
    definition, number = (etree.fromstring(one.format(space)) for one in text)
    numbering.insert(0, definition)
    numbering.append(number)
    for said in ("Giao Sở Nội vụ đôn đốc.", "Giao Văn phòng tổng hợp."):
        one = paper.add_paragraph(said)
        if style:
            one.style = paper.styles[style]
        else:
            _put_number(one._p.get_or_add_pPr())
    if style:
        _put_number(paper.styles[style].element.get_or_add_pPr())
    return _saved(paper)


def _put_number(properties: Any) -> None:
    found = properties.get_or_add_numPr()
    found.get_or_add_ilvl().val = 0
    found.get_or_add_numId().val = 77


@pytest.mark.parametrize("style", ["", "List Paragraph"])
@pytest.mark.parametrize("turned", [False, True])
def test_what_word_numbers_by_itself_comes_back_with_its_numbers(style: str, turned: bool) -> None:
    one, other = docx.Document(), docx.Document()
    for paper in (one, other):
        paper.add_paragraph("Đoạn mở đầu của quyết định.")
    two = _numbered(one, style), _saved(other)
    old, new = two[::-1] if turned else two
    made = redline(package_of("", old), package_of("", new))
    views = rejected(package_of("", made.content)), accepted(package_of("", made.content))
    for view, paper in zip(views, (old, new), strict=True):
        wanted = stories_of(package_of("", paper)).texts[Story.TEXT]
        assert [one.text for one in stories_of(view).texts[Story.TEXT]] == [
            one.text for one in wanted
        ]


def test_a_field_in_one_element_goes_with_its_words(base: bytes) -> None:
    """What is left of one would show its result again."""
    paper = _opened(base)
    first, second = _full(paper)[-2:]
    for one in (first, second):
        field = etree.SubElement(one._p, W + "fldSimple", {W + "instr": " NUMPAGES "})
        etree.SubElement(etree.SubElement(field, W + "r"), W + "t").text = "3"
    one, other = _saved(paper), _saved(_taken_out(_opened(base), second.text))
    for old, new in ((one, other), (other, one)):
        made = package_of("", redline(package_of("", old), package_of("", new)).content)
        for view, wanted in ((accepted(made), new), (rejected(made), old)):
            body = etree.fromstring(view.parts["word/document.xml"])
            codes = [*body.iter(W + "instrText"), *body.iter(W + "fldSimple")]
            assert len(codes) == (2 if wanted == one else 0)


def _taken_out(paper: Document, text: str) -> Document:
    (found,) = [one._p for one in _full(paper) if one.text == text]
    found.getparent().remove(found)
    return paper


def test_insertions_that_meet_at_the_end_of_a_paragraph_are_two(base: bytes) -> None:
    """LibreOffice 7 takes those of one minute for one, and joins the paragraphs on rejection."""
    paper = _opened(base)
    first, second = _full(paper)[-2:]
    first.add_run(" Chữ thêm ở cuối.")
    second.insert_paragraph_before("Một đoạn mới.")
    second.runs[0].text = f"Chữ thêm ở đầu. {second.runs[0].text}"
    made = package_of("", _holds(base, _saved(paper)).content)
    body = etree.fromstring(made.parts["word/document.xml"])
    days = [one.get(W + "date") for one in body.iter(W + "ins")]
    assert len(days) == 4 and len(set(days)) == 3
    assert days[1] == days[2]  # the new paragraph: its sign and its words


def test_changes_tracked_before_are_taken_as_accepted_and_said(base: bytes) -> None:
    once = redline(package_of("", base), package_of("", _edited(base, 2)))
    again = redline(package_of("", once.content), package_of("", base))
    assert [one.code for one in again.notes] == ["redline/tracked"]
    assert _paragraphs(again.content, "old") == _paragraphs(_edited(base, 2))


def test_what_is_not_marked_is_named(base: bytes) -> None:
    parts = dict(package_of("", base).parts)
    chart = b'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser><c:tx><c:v>%s</c:v></c:tx></c:ser></c:chart>'
    old = package_of("", zip_parts({**parts, "word/charts/chart1.xml": chart % b"Mot"}))
    new = package_of("", zip_parts({**parts, "word/charts/chart1.xml": chart % b"Hai"}))
    (note,) = redline(old, new).notes
    assert note.code == "redline/not-marked" and "biểu đồ" in note.message.vi


def test_a_marked_paper_that_does_not_prove_true_is_refused(
    base: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make._Papers, "mark", lambda self: None)  # nothing is marked at all
    with pytest.raises(Rejected) as refusal:
        redline(package_of("", base), package_of("", _edited(base, 0)))
    assert [one.code for one in refusal.value.problems] == ["redline/unproven"]


def test_the_verb_writes_a_marked_paper_of_plans_and_of_papers(base: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PAPER, "utf-8")
    (tmp_path / "b.yaml").write_text(PAPER.replace("6 tháng đầu năm", "quý I"), "utf-8")
    (tmp_path / "a.docx").write_bytes(base)
    (tmp_path / "b.docx").write_bytes(_edited(base, 0))
    for ending in ("yaml", "docx"):
        target = tmp_path / f"khac-{ending}.docx"
        one, two = f"a.{ending}", f"b.{ending}"
        done = kehoach("diff", one, two, "--redline", target.name, cwd=tmp_path)
        assert done.returncode == 0, done.stdout
        assert target.name in done.stdout
        assert _paragraphs(target.read_bytes(), "old") == _paragraphs(base)
        again = kehoach("diff", one, two, "--redline", target.name, cwd=tmp_path)
        assert again.returncode == 1 and "diff/exists" in again.stdout
    both = kehoach("diff", ".", ".", "--redline", "c.docx", cwd=tmp_path)
    assert both.returncode == 1 and "diff/one-pair" in both.stdout
    assert not (tmp_path / "c.docx").exists()


def test_a_long_paragraph_is_read_once_and_its_words_are_kept_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read, plain = list[Any](), atoms._pieces

    def counted(paragraph: Any) -> Any:
        read.append(paragraph)
        return plain(paragraph)

    monkeypatch.setattr(atoms, "_pieces", counted)
    words = "một hai ba " * atoms._LONG
    papers = [docx.Document(), docx.Document()]
    papers[0].add_table(1, 1).cell(0, 0).text = words
    papers[1].add_table(1, 1).cell(0, 0).text = f"{words}bốn"
    old, new = (package_of("a.docx", _saved(paper)) for paper in papers)
    redline(old, new)
    assert len(read) == 2
    kept = {id(one) for one in atoms.Atoms().of(papers[0].tables[0].cell(0, 0).paragraphs[0]._p)[0]}
    assert len(kept) == len({"một", "hai", "ba", " "})
