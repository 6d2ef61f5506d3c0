"""Pointers inside a paper that lead nowhere; with the rules of lists and their labels in `announced`."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from generator.language import NOTHING, Said
from generator.law.wording import roman_value
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import REFERENCE, RUNNING, body, quoted
from generator.wording.labels import Node, find, outline
from generator.wording.provisions import RANKS, Link, chains

_PAPERS = (
    r"Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Quy chế|Quy định|Công văn|Văn bản|văn bản|Chương trình|Đề án|Hướng dẫn"
    r"|Thông báo|Báo cáo|Kết luận|Tờ trình|Phương án|Hợp đồng"
)
_LAWS = r"Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư|Điều lệ|Hiến pháp"
_THIS = rf"(?:{_PAPERS})(?:\s+\w+){{0,3}}?\s+này\b"
_OWN = re.compile(rf"[\s,]*(?:(?:tại|của|thuộc|ở|trong)\s+)?{_THIS}")
_VAGUE = re.compile(
    r"[\s,]*(?:đã\s+)?(?:(?:nêu|ở|như)\s*)?(?:trên|dưới đây|nói trên)\b(?!\s+địa bàn)"
)
_OTHER = re.compile(rf"[^.;]{{0,60}}?\b(?:{_LAWS}|{_PAPERS}|Phụ lục)\b")
_LAW_BEFORE = re.compile(rf"\b(?:{_LAWS})\b")
_APPENDED = re.compile(rf"[\s,]*(?:(?:ban hành|đính)\s+)?(?:kèm(?:\s+theo)?\s+)?{_THIS}")
_APPENDIX = re.compile(
    r"\b(?:Phụ lục|phụ lục|PHỤ LỤC)\s+(?:số\s+)?(?P<n>[IVXL]+|\d{1,2})(?![\w/.])"
)
_HEADING = re.compile(r"phụ lục(?:\s+(?:số\s*)?(?P<n>[IVXL]+|\d{1,2}))?\s*[:.]?", re.IGNORECASE)
_MOST = 300
"""More pointers than any paper has; what lies beyond is not looked up."""


def _groups(chain: list[Link]) -> Iterator[list[Link]]:
    """A chain cut into pointers: each climbs from small to large, unless the whole runs the other way."""
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
    """Line, its text, a pointer into this paper, and whether the words say that it is this paper's."""
    for number, role, text in body(prose):
        found = list(chains(text)) if role in RUNNING else []
        foreign = bool(found) and _foreign(text)
        for chain in found:
            end = max(link.end for link in chain)
            own = bool(_OWN.match(text, end))
            if (
                quoted(text, chain[0].start)
                or _VAGUE.match(text, end)
                or ((foreign or _OTHER.match(text, end)) and not own)
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
        good="I. MỤC ĐÍCH\n1. Nâng cao.\n2. Tăng tỷ lệ.\nII. TỔ CHỨC\nCác xã thực hiện khoản 2 Mục I Kế hoạch này.",
        bad="I. MỤC ĐÍCH\n1. Nâng cao.\n2. Tăng tỷ lệ.\nII. TỔ CHỨC\nCác xã thực hiện khoản 4 Mục I Kế hoạch này.",
        unseen=Said(
            "“nêu trên”, “dưới đây”; khoản, điểm không kèm mục, điều; dẫn chiếu trong đoạn có viện dẫn văn bản khác;"
            " số đánh tự động mà công cụ không đọc được",
            "“above”, “below”; khoản and điểm without Mục or Điều; pointers in a paragraph that cites other documents;"
            " automatic numbers that are not read",
        ),
    )
)
def missing(prose: Prose) -> Slips:
    """Each Mục, khoản, điểm that the text points to stands in it; without “này” beside it this is advice."""
    nodes = outline(prose)
    for number, text, group, own in islice(_pointers(prose), _MOST):
        for link, label in _lost(nodes, group):
            written = f"{link.word} {label}"
            told = Said(f"văn bản không có “{written}”", f"the paper has no “{written}”")
            whole = text[min(one.start for one in group) : max(one.end for one in group)]
            mend = Said(f"Kiểm tra “{whole}”.", f"Check “{whole}”.")
            yield slip(number, link.start, link.end, told, mend, None if own else Severity.INFO)


def _lost(nodes: list[Node], group: list[Link]) -> Iterator[tuple[Link, str]]:
    """Units of one pointer that are not there; nothing where the paper shows no unit as large as the largest."""
    top = group[-1]
    # "mục 2" in running text may be any "2." of the paper.
    if top.rank < RANKS["điều"] or (top.word == "mục" and top.labels[0].isdigit()):
        return
    parents = find(nodes, top.word, top.labels)
    if parents is None:
        return
    if not all(parents.values()):
        yield from ((top, label) for label, those in parents.items() if not those)
        return
    scope = [node for those in parents.values() for node in those]
    for link in reversed(group[:-1]):
        found = {
            label: [n for parent in scope for n in parent.below() if n.label == label]
            for label in link.labels
        }
        if not any(parent.children for parent in scope):
            return
        yield from ((link, label) for label, those in found.items() if not those)
        if not all(found.values()):
            return
        scope = [node for those in found.values() for node in those]


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
    if not present:
        return
    for number, role, text in body(prose):
        if heads[number] is not None or role not in (*RUNNING, "bang") or _foreign(text):
            continue
        for match in _APPENDIX.finditer(text):
            elsewhere = _OTHER.match(text, match.end()) and not _APPENDED.match(text, match.end())
            if (
                _number(match["n"]) not in present
                and not elsewhere
                and not quoted(text, match.start())
            ):
                told = Said(f"không có Phụ lục {match['n']}", f"there is no Phụ lục {match['n']}")
                yield slip(number, match.start(), match.end(), told, NOTHING)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else roman_value(text)
