"""Papers that the legal bases cite, declared by themselves where that prints the very words."""

import re
from collections.abc import Sequence
from datetime import date

from generator.cascade.values import Fields, to_node
from generator.importing.body import fields_of
from generator.lazy import regex
from generator.paper.citations import Citations
from generator.plan.declared import DOCUMENT, CitedDocument
from generator.plan.source import Source
from generator.problems import has_errors

_DAY = r"ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})"
_LAW = regex(rf"(?P<kind>Luật|Bộ luật|Pháp lệnh) (?P<about>[^;()]+?) {_DAY}")
_NUMBERED = regex(
    r"(?P<kind>Nghị định|Nghị quyết|Quyết định|Thông tư|Thông tư liên tịch|Kế hoạch|Chỉ thị"
    rf"|Chương trình|Thông báo|Công văn|Báo cáo) số (?P<number>\S+) {_DAY} của (?P<issuer>[^;]+?) "
    r"(?P<about>(?:về|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt|thông qua|triển khai"
    r"|thực hiện)\b.+)"
)
_OPENS = "Căn cứ "


def declared(bases: Sequence[str]) -> tuple[tuple[str, ...], tuple[Fields, ...]]:
    """The bases with the names of papers that could be declared, and these papers."""
    said: list[str] = []
    found: list[Fields] = []
    for basis in bases:
        identity = f"VB{len(found) + 1}"
        document = _document(basis, identity) if basis.startswith(_OPENS) else None
        said.append(f"{_OPENS}[[{identity}]]" if document else basis)
        found += [document] if document else []
    return tuple(said), tuple(found)


def _document(basis: str, identity: str) -> Fields | None:
    """What a basis cites as a plan declares it; None where that would print other words."""
    cited = basis.removeprefix(_OPENS)
    match = _LAW.fullmatch(cited) or _NUMBERED.fullmatch(cited)
    day = _day(match) if match else ""
    if match is None or not day:
        return None
    own = {**match.groupdict(), "id": identity, "date": day}
    keys = {name: own.get(name) for name in DOCUMENT.fields}
    fields = fields_of(DOCUMENT, **keys)
    source = Source("")
    read = DOCUMENT.read(to_node(fields), source)
    if read is None or has_errors(source.problems):
        return None
    return fields if _printed(read) == cited else None


def _day(match: re.Match[str]) -> str:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
    except ValueError:
        return ""


def _printed(document: CitedDocument) -> str:
    """How a basis of a plan prints the name."""
    citations = Citations([document], [])
    return citations.resolved(f"x {citations.token(document.id.value)}", basis=True)[2:]
