"""What is on while we are measured, seen in the very functions that are: a guard that is off is no speed."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.making.build import document_bytes, find_template
from generator.making.load import plan_of
from generator.package import Package, package_of, read_package, zip_parts
from generator.plan.text import parse_source
from generator.problems import Rejected
from generator.reading.lint import check_content
from tools.bench.measure import ROOT
from tools.bench.warm import PINNED

_DOCUMENT = "word/document.xml"
_Fact = tuple[str, bool]


def _plan(old: str = "", new: str = "") -> str:
    text = (ROOT / "plans" / PINNED["commune"]).read_text("utf-8")
    assert old in text, old
    return text.replace(old, new, 1)


def _made(text: str, template: Package) -> bytes:
    return document_bytes(plan_of(parse_source("a.yaml", text)), template)


def _refused(template: Package, tag: str) -> str:
    """The code of what is told of the template with this tag in its first cell, "" if of nothing."""
    body = template.parts[_DOCUMENT].decode("utf-8")
    paragraph = f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p><w:sectPr"
    parts = {**template.parts, _DOCUMENT: re.sub("<w:sectPr", paragraph, body, count=1).encode()}
    try:
        _made(_plan(), Package(template.path, parts, (), ()))
    except Rejected as rejected:
        return rejected.problems[0].code
    return ""


_ODD = "Tiếp dân & trả lời <b> {{ 7*7 }}"
_PRINTED = "Tiếp dân &amp; trả lời &lt;b&gt; {{ 7*7 }}"


def facts() -> Iterator[_Fact]:
    """What is on, each with whether it was seen to be."""
    template = read_package(find_template("ke_hoach", Path()))
    yield (
        "sandbox of templates",
        _refused(template, "{{ co_quan_ban_hanh.upper() }}") == "template/forbidden",
    )
    yield "strict undefined", _refused(template, "{{ khong_co }}") == "template/unknown-name"
    yield "limit on tags", _refused(template, "{" * 6000) == "template/tags"
    first = "Rút ngắn thời gian đi lại"
    printed = package_of("a.docx", _made(_plan(first, f"{_ODD} {first}"), template)).parts[
        _DOCUMENT
    ]
    yield "escaping", _PRINTED.encode() in printed
    yield "characters of plans", _stopped(_plan(first, f"\ufdd0 {first}"))
    yield "checks of plans", _stopped(_plan("ngay: 2026-03-17", "ngay: 2026-13-17"))
    yield "lost words are seen", _loses(template)
    parts = package_of("a.docx", _made(_plan(), template)).parts
    narrow = parts[_DOCUMENT].replace(b'w:w="11906"', b'w:w="10906"')
    broken = zip_parts({**parts, _DOCUMENT: narrow})
    yield "rules over documents", bool(check_content("a.docx", broken).problems)


def _stopped(text: str) -> bool:
    return plan_of(parse_source("a.yaml", text)).plan is None


def _loses(template: Package) -> bool:
    body = template.parts[_DOCUMENT]
    parts = {**template.parts, _DOCUMENT: body.replace(b"{{ ho_ten }}", b"")}
    assert parts[_DOCUMENT] != body
    try:
        _made(_plan(), Package(template.path, parts, (), ()))
    except Rejected as rejected:
        return rejected.problems[0].code == "template/not-printed"
    return False
