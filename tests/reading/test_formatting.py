"""What is worked out once for all paragraphs and runs that say the same comes out as if each were alone."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby

import pytest
from lxml import etree

from generator.package import package_of
from generator.reading.document import formatting, read, styles
from generator.reading.document.formatting import Formatting
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.numbering import Numbering
from generator.reading.document.ooxml import fingerprint
from generator.reading.document.styles import Styles
from generator.reading.document.walk import Walker

from .papers import CORRECT
from .test_layout import style, xml

_OWN = ("element", "letters", "cached", "runs")


def _read(name: str) -> Document:
    """The document as it is read when none was before."""
    read._forms.cache_clear()
    read._last.clear()
    return read.read_document(package_of(name, CORRECT[name]()))


def _said(document: Document) -> Iterator[tuple[object, ...]]:
    for one in document.paragraphs:
        one.lines[:] = [line._replace(stored=None) for line in one.lines]
    for one in (*document.paragraphs, *document.margins, *(note for _, note in document.notes)):
        yield tuple(getattr(one, its.name) for its in fields(Paragraph) if its.name not in _OWN)
        yield tuple((letter.text, letter.look) for letter in one.letters)
        alike = groupby(one.runs, lambda run: (run.look, run.field))
        yield tuple((*how, "".join(run.text for run in runs)) for how, runs in alike)


@pytest.mark.parametrize("name", sorted(CORRECT)[::4])
def test_a_paragraph_is_what_it_would_be_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = [*_said(_read(name))]
    for module in (formatting, styles):
        monkeypatch.setattr(module, "fingerprint", lambda element: object())
    monkeypatch.setattr(formatting.Formatting, "form", _alone)
    assert [*_said(_read(name))] == shared


def _alone(
    self: Formatting, style: str | None, table: styles.InTable, of_list: object, direct: object
) -> object:
    return formatting._form(self.styles.paragraph(style, table.paragraph, of_list, direct[1]))  # type: ignore


def test_a_key_says_all_that_an_element_holds() -> None:
    bold = xml("<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>")
    assert fingerprint(bold) == fingerprint(xml("<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>"))
    others = (
        "<w:rPr><w:b/><w:sz w:val='26'/></w:rPr>",
        "<w:rPr><w:b w:val='0'/><w:sz w:val='28'/></w:rPr>",
        "<w:rPr><w:sz w:val='28'/><w:b/></w:rPr>",
        "<w:rPr><w:b><w:sz w:val='28'/></w:b></w:rPr>",
        "<w:rPr><w:b/><w:sz w:val='28'/><w:i/></w:rPr>",
    )
    assert all(fingerprint(xml(other)) != fingerprint(bold) for other in others)


def test_tables_of_the_text_and_of_a_header_have_each_their_style() -> None:
    made = f"{style('A', '<w:b/>', kind='table')}{style('B', '<w:i/>', kind='table')}"
    known = Formatting(Styles(xml(f"<w:styles>{made}</w:styles>"), None))
    looks = []
    for name in "AB":  # the part with the text, then that of its header
        walker = Walker(known, Numbering(None), [])
        cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
        about = f"<w:tblPr><w:tblStyle w:val='{name}'/></w:tblPr>"
        walker.blocks(xml(f"<w:body><w:tbl>{about}<w:tr>{cell}</w:tr></w:tbl></w:body>"))
        looks.append(walker.paragraphs[0].runs[0].look)
    assert [(look.bold, look.italic) for look in looks] == [(True, False), (False, True)]


def test_an_attacker_s_thousand_looks_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "MOST", 10)
    monkeypatch.setattr(formatting, "MOST", 10)
    known = Formatting(Styles(None, None))
    walker = Walker(known, Numbering(None), [])
    runs = "".join(
        f"<w:p><w:pPr><w:spacing w:before='{n}'/></w:pPr>"
        f"<w:r><w:rPr><w:sz w:val='{n}'/></w:rPr><w:t>a</w:t></w:r></w:p>"
        for n in range(2, 60)
    )
    walker.blocks(etree.fromstring(etree.tostring(xml(f"<w:body>{runs}</w:body>"))))
    found = [(one.before, one.runs[0].look.size) for one in walker.paragraphs]
    assert found == [(n / 20, n / 2) for n in range(2, 60)]
    assert len(known._direct) <= 10 and len(known._forms) <= 10 and len(known.styles._looks) <= 10
