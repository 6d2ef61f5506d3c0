"""Pointers inside a paper that lead nowhere (PL I, II.6)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise, zip_longest

from generator.language import Said
from generator.law.kinds import KINDS
from generator.law.wording import roman_value
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import REFERENCE, RUNNING, in_body, quoted
from generator.wording.labels import Node, find, outline
from generator.wording.provisions import RANKS, Link, chains_of

_PAPERS = "|".join((*(kind.name for kind in KINDS), "Kết luận", "Văn bản", "văn bản"))
_LAWS = r"Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư|Điều lệ|Hiến pháp"
_THIS = rf"(?:{_PAPERS})(?:\s+\w+){{0,3}}?\s+này\b"
_OWN = regex(rf"[\s,]*(?:(?:tại|của|thuộc|ở|trong)\s+)?{_THIS}")
_VAGUE = regex(r"[\s,]*(?:đã\s+)?(?:(?:nêu|ở|như)\s*)?(?:trên|dưới đây|nói trên)\b(?!\s+địa bàn)")
_OTHER = regex(rf"[^.;]{{0,60}}?\b(?:{_LAWS}|{_PAPERS}|Phụ lục)\b")
_LAW_BEFORE = regex(rf"\b(?:{_LAWS})\b")
_APPENDED = regex(rf"[\s,]*(?:(?:ban hành|đính)\s+)?(?:kèm(?:\s+theo)?\s+)?{_THIS}")
_APPENDIX = regex(r"\b(?:Phụ lục|phụ lục|PHỤ LỤC)\s+(?:số\s+)?(?P<n>[IVXL]+|\d{1,2})(?![\w/.])")
_HEADING = regex(r"phụ lục(?:\s+(?:số\s*)?(?P<n>[IVXL]+|\d{1,2}))?\s*[:.]?", re.IGNORECASE)
_MOST = 300
"""More pointers than any paper has; what lies beyond is not looked up."""


def _groups(chain: list[Link]) -> Iterator[list[Link]]:
    """A chain cut into pointers that climb from small to large, unless it runs the other way."""
    if len(chain) > 1 and all(b.rank < a.rank for a, b in pairwise(chain)):
        yield chain[::-1]
        return
    group: list[Link] = []
    for link in chain:
        if group and link.rank <= group[-1].rank:
            yield group
            group = []
        group.append(link)
    yield group


def _foreign(text: str) -> bool:
    """Whether a line names a law or cites a document, to which its pointers may belong."""
    return bool(_LAW_BEFORE.search(text) or REFERENCE.search(text))


def _pointers(prose: Prose) -> Iterator[tuple[int, str, list[Link], bool]]:
    """Line, its text, a pointer into this paper, and whether the words say that it is that."""
    foreign = cache(_foreign)
    for number, chain in chains_of(prose):
        line = prose.lines[number]
        if line.role in RUNNING:
            text = line.text
            end = max(link.end for link in chain)
            own = bool(_OWN.match(text, end))
            if (
                quoted(text, chain[0].start)
                or _VAGUE.match(text, end)
                or ((foreign(text) or _OTHER.match(text, end)) and not own)
            ):
                continue
            for group in _groups(chain):
                yield number, text, group, own


@WORDING(
    Entry(
        "dan-chieu/missing",
        Said("Dẫn chiếu đến mục không có", "Pointer to a part that is not there"),
        Severity.WARNING,
        "PL II, V.7",
        good="I. MỤC ĐÍCH\n1. Nâng cao.\n2. Tăng tỷ lệ.\nII. TỔ CHỨC\n"
        "Các xã thực hiện khoản 2 Mục I Kế hoạch này.",
        bad="I. MỤC ĐÍCH\n1. Nâng cao.\n2. Tăng tỷ lệ.\nII. TỔ CHỨC\n"
        "Các xã thực hiện khoản 4 Mục I Kế hoạch này.",
        unseen=Said(
            "“nêu trên”, “dưới đây”; khoản, điểm không kèm mục, điều; dẫn chiếu trong đoạn có viện "
            "dẫn văn bản khác;"
            " số đánh tự động mà công cụ không đọc được",
            "“above”, “below”; khoản and điểm without Mục or Điều; pointers in a paragraph that "
            "cites other documents;"
            " automatic numbers that are not read",
        ),
    )
)
def missing(prose: Prose) -> Slips:
    """Each Mục, khoản, điểm that the text points to stands in it.

    Without “này” beside it this is advice.
    """
    nodes = outline(prose)
    for number, text, group, own in islice(_pointers(prose), _MOST):
        for link, label in _lost(nodes, group):
            written = f"{link.word} {label}"
            told = Said(f"văn bản không có “{written}”", f"the paper has no “{written}”")
            whole = text[min(one.start for one in group) : max(one.end for one in group)]
            mend = Said(f"Kiểm tra “{whole}”.", f"Check “{whole}”.")
            yield slip(number, link.start, link.end, told, mend, None if own else Severity.INFO)


def _lost(nodes: list[Node], group: list[Link]) -> Iterator[tuple[Link, str]]:
    """Units of a pointer that are missing; none where the paper shows no unit as large."""
    top, *below = reversed(group)
    found = find(nodes, top.word, top.labels) if _findable(top) else None
    for link, inner in zip_longest((top, *below), below):
        if found is None:
            return
        missing = [label for label, those in found.items() if not those]
        yield from ((link, label) for label in missing)
        if missing or inner is None:
            return
        found = _inside([node for those in found.values() for node in those], inner.labels)


def _findable(unit: Link) -> bool:
    """Whether there is one such unit: "mục 2" in running text may be any "2." of the paper."""
    return unit.rank >= RANKS["điều"] and not (unit.word == "mục" and unit.labels[0].isdigit())


def _inside(parents: list[Node], labels: tuple[str, ...]) -> dict[str, list[Node]] | None:
    """Each label with the parts of `parents` that bear it; None where they have no parts at all."""
    if not any(parent.children for parent in parents):
        return None
    below = [node for parent in parents for node in parent.below()]
    return {label: [node for node in below if node.label == label] for label in labels}


@WORDING(
    Entry(
        "dan-chieu/name",
        Said("Dẫn chiếu, gọi đúng tên đơn vị", "Pointer, the name of the part"),
        Severity.INFO,
        "PL I, II.6.c; V.6",
        good="I. MỤC ĐÍCH\nII. GIẢI PHÁP\nCác xã thực hiện Mục II Kế hoạch này.",
        bad="I. MỤC ĐÍCH\nII. GIẢI PHÁP\nCác xã thực hiện Phần II Kế hoạch này.",
        unseen=Said(
            "khoản gọi là điểm, điểm gọi là tiết", "a khoản called điểm, a điểm called tiết"
        ),
    )
)
def name(prose: Prose) -> Slips:
    """What is headed `II.` is Mục II; Phần II has a heading of its own."""
    levels = {node.level for node in outline(prose)}
    for number, _, group, _ in islice(_pointers(prose), _MOST):
        for link in group:
            if link.word in ("phần", "chương") and link.word not in levels and "mục" in levels:
                labels = ", ".join(link.labels)
                told = Said(
                    f"gọi là “{link.word.capitalize()} {labels}” mà đề mục là “{link.labels[0]}.”",
                    f"called “{link.word.capitalize()} {labels}”, but headed “{link.labels[0]}.”",
                )
                mend = Said(f"Viết “Mục {labels}”.", f"Write “Mục {labels}”.")
                yield slip(number, link.start, link.end, told, mend)


@WORDING(
    Entry(
        "dan-chieu/appendix",
        Said("Dẫn chiếu đến phụ lục không có", "Pointer to an appendix that is not there"),
        Severity.WARNING,
        "PL I, III.1.a",
        good="Nhiệm vụ cụ thể tại Phụ lục II kèm theo Kế hoạch này.\nPhụ lục I\nPhụ lục II",
        bad="Nhiệm vụ cụ thể tại Phụ lục III kèm theo Kế hoạch này.\nPhụ lục I\nPhụ lục II",
        unseen=Said(
            "văn bản không có phụ lục nào (quy tắc thể thức xét); phụ lục của văn bản khác",
            "papers without any appendix (rules of form judge them); appendices of other documents",
        ),
    )
)
def appendix(prose: Prose) -> Slips:
    """Each numbered appendix that the text names is among those at its end."""
    heads = [_HEADING.fullmatch(line.text.strip()) for line in prose.lines]
    present = {_number(head["n"]) for head in heads if head is not None and head["n"]}
    for number, match in _appendices(prose, heads) if present else ():
        if _number(match["n"]) not in present:
            told = Said(f"không có Phụ lục {match['n']}", f"there is no Phụ lục {match['n']}")
            mend = Said("Thêm phụ lục ấy, hoặc sửa chỗ dẫn.", "Add it, or mend the pointer.")
            yield slip(number, match.start(), match.end(), told, mend)


def _appendices(
    prose: Prose, heads: "list[re.Match[str] | None]"
) -> "Iterator[tuple[int, re.Match[str]]]":
    """The appendices of this paper that its text names, outside their own headings."""
    for number, match in in_body(prose, _APPENDIX, {*RUNNING, "bang"}):
        if heads[number] is None and not _foreign(match.string) and _of_this(match):
            yield number, match


def _of_this(appendix: "re.Match[str]") -> bool:
    """Whether it is this paper's, by the words around it."""
    text, end = appendix.string, appendix.end()
    others = _OTHER.match(text, end) and not _APPENDED.match(text, end)
    return not others and not quoted(text, appendix.start())


def _number(text: str) -> int:
    return int(text) if text.isdigit() else roman_value(text)
