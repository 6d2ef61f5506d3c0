"""Lists: as many members as announced, labels without gap or repeat (PL I, II.6.đ)."""

import re
from itertools import takewhile

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import RUNNING, body_of, in_body
from generator.wording.labels import Node, label_of, outline, rank_of

_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_NOUNS = (
    r"nội dung|nhóm|nhiệm vụ|lĩnh vực|giải pháp|mục tiêu|chỉ tiêu|chỉ số|nguyên tắc|bước|giai đoạn"
    r"|tiêu chí"
    r"|yêu cầu|hình thức"
    r"|trường hợp|vấn đề|khâu|trục|hạng mục|đối tượng|điều kiện|quan điểm|định hướng"
)
_SAYS = r"(?:cụ thể\s+)?(?:như sau|sau đây|sau|dưới đây|gồm có|bao gồm|gồm|là)|cụ thể"
_ANNOUNCED = regex(
    rf"(?<![\d/.,%-])(?P<n>0?[2-9]|[12]\d|{'|'.join(_WORDS)})"
    rf"\s+(?P<noun>{_NOUNS})\b(?P<gap>[^.;:\d]{{0,50}}?):(?P<list>.*)"
)
_ANNOUNCING = {*RUNNING, "diem-tieu-de", "khoan-tieu-de"}
_CERTAIN = regex(
    rf"(?:\s+(?:lớn|chính|chủ yếu|trọng tâm|cơ bản|giải pháp|nhiệm vụ|nội dung"
    rf"|chỉ tiêu))*\s*,?\s*(?:{_SAYS})?\s*"
)
_OTHER_NOUN = regex(r"\b(?:trong đó|các|những|một số|mỗi|từng|cho|để|của|với|theo|tại|về)\b")
_VAGUE = regex(
    r"(?:ít nhất|tối thiểu|tối đa|không quá|khoảng|hơn|trong số|thứ|tháng|năm)\s+$", re.IGNORECASE
)
_MARKS = (
    regex(r"(?P<n>[IVXL]+)\.\s"),
    regex(r"(?P<n>\d{1,2})\.\s"),
    regex(r"(?P<n>\d{1,2}(?:\.\d{1,2})+)\.?\s"),
    regex(r"(?P<n>[a-zđ])\)\s"),
    regex(r"(?P<n>\d{1,2})\)\s"),
    regex(r"\((?P<n>\d{1,2})\)\s"),
    regex(r"(?P<n>[-–•])\s?"),
    regex(r"(?P<n>\+)\s?"),
    regex(r"(?P<n>\*)\s?"),
)
_DASHES = 6
_LONGEST = 200
"""A list that has not ended after so many lines is not counted."""
_SHOWN = 5
"""So many labels show how a list is numbered."""
_FIRST = ("1", "a", "I", "01")
_INLINE = regex(r"\((?P<n>\d{1,2})\)(?=\s*\w)")


def _mark(text: str) -> tuple[int, str] | None:
    """How deep the mark of a line lies, and the mark; None for a plain paragraph."""
    for depth, pattern in enumerate(_MARKS):
        match = pattern.match(text)
        if match:
            return depth, match["n"]
    return None


def _listed(lines: list[tuple[int, str, str]], at: int) -> int | None:
    """How many members the list after line `at` has.

    None where no list follows or its end cannot be told.
    """
    own, following = _mark(lines[at][2]), lines[at + 1 : at + 2 + _LONGEST]
    head = _mark(following[0][2]) if following and following[0][1] in RUNNING else None
    if head is None or (own is not None and own[0] >= head[0]):
        return None
    text = takewhile(lambda line: line[1] != "noi-nhan", following)
    return _members([None if role == "bang" else _mark(line) for _, role, line in text], head[0])


def _members(marks: list[tuple[int, str] | None], depth: int) -> int | None:
    """How many members of that depth the list has that these lines begin with."""
    count, plain = 0, False
    for mark in marks[:_LONGEST]:
        if mark is None:
            plain = True
        elif mark[0] < depth:
            # A list of another kind that begins here may belong to the last member.
            return None if mark[1] in _FIRST else count
        elif mark[0] == depth:
            if plain and depth >= _DASHES:
                return None
            if count and mark[1] in _FIRST:
                return count
            count += 1
    return count if len(marks) <= _LONGEST else None


@WORDING(
    Entry(
        "dan-chieu/count",
        Said("Số lượng nêu và số lượng liệt kê", "Announced and listed"),
        Severity.WARNING,
        "PL I, II.6",
        good="Kế hoạch có 3 nhiệm vụ, cụ thể như sau:\n- Tuyên truyền.\n- Tập huấn.\n- Kiểm tra.",
        bad="Kế hoạch có 3 nhiệm vụ, cụ thể như sau:\n- Tuyên truyền.\n- Kiểm tra.",
        unseen=Said(
            "số lượng cách xa dấu hai chấm; danh sách là bảng, đoạn không đánh dấu, "
            "hay cùng cấp với câu dẫn; “năm” (5)",
            "numbers far from the colon; lists that are tables, plain paragraphs or of the level "
            "of the lead-in; “năm” (5)",
        ),
    )
)
def count(prose: Prose) -> Slips:
    """As many members follow as the lead-in says; where the words leave a doubt this is advice."""
    lines = list(body_of(prose))
    places = {number: at for at, (number, _, _) in enumerate(lines)}
    for number, match in in_body(prose, _ANNOUNCED, _ANNOUNCING):
        at = places[number]
        if not (_VAGUE.search(match.string[: match.start()]) or _OTHER_NOUN.search(match["gap"])):
            said = _WORDS.get(match["n"]) or int(match["n"])
            inline = match["list"].strip()
            listed = _inline(inline) if inline else _listed(lines, at)
            if listed is not None and listed != said:
                sure = not inline and _CERTAIN.fullmatch(match["gap"])
                told = Said(
                    f"nêu {match['n']} {match['noun']}, liệt kê {listed}",
                    f"announces {said}, lists {listed}",
                )
                mend = Said("Sửa số hoặc bổ sung danh sách.", "Mend the number or the list.")
                end = match.end("noun")
                yield slip(
                    number, match.start("n"), end, told, mend, None if sure else Severity.INFO
                )


def _inline(text: str) -> int | None:
    """How many members a list inside the sentence has.

    None where neither numbers nor semicolons part them.
    """
    sentence = re.split(r"\.(?:\s|/|$)", text, maxsplit=1)[0]
    numbers = _INLINE.findall(sentence)
    if numbers:
        return len(numbers) if numbers[0] in _FIRST else None
    return sentence.count(";") + 1 if ";" in sentence else None


@WORDING(
    Entry(
        "dan-chieu/label",
        Said("Số thứ tự thiếu, trùng", "Labels with gaps or repeats"),
        Severity.WARNING,
        "PL I, II.6.đ",
        good="1. Tuyên truyền.\n2. Tập huấn.\n3. Kiểm tra.",
        bad="1. Tuyên truyền.\n2. Tập huấn.\n4. Kiểm tra.",
        unseen=Said(
            "danh sách bắt đầu lại ở giữa; số đánh tự động; chữ “đ” bị bỏ (quy tắc khác xét)",
            "lists that begin anew; automatic numbers; a missing đ (another rule)",
        ),
    )
)
def label(prose: Prose) -> Slips:
    """Labels under one parent follow one another from the first on."""
    runs: dict[tuple[int, str], list[Node]] = {}
    for node in outline(prose):
        # Điều count through all chapters.
        parent = 0 if node.level == "điều" else id(node.parent)
        runs.setdefault((parent, node.level), []).append(node)
    for run in runs.values():
        yield from _breaks(run)


def _breaks(run: list[Node]) -> Slips:
    mend = Said("Đánh lại số thứ tự.", "Number them anew.")
    due: int | None = 1
    for node in run:
        rank = rank_of(node)
        if rank is not None and due is not None and rank not in (1, due):
            expected = label_of(node, due)
            told = Said(
                f"“{node.shown}” ở chỗ của “{expected}”",
                f"“{node.shown}” where “{expected}” is due",
            )
            if node is run[0]:
                labels = ", ".join(
                    ["–", *(one.label for one in run[:_SHOWN]), *(["…"] if run[_SHOWN:] else [])]
                )
                told = Said(
                    f"dãy số {labels} không có “{expected}”",
                    f"the labels {labels} are without “{expected}”",
                )
            elif rank == due - 1:
                told = Said(f"“{node.shown}” hai lần", f"“{node.shown}” twice")
            if (node.label, expected) != ("e", "đ"):
                yield slip(node.line, 0, len(node.shown), told, mend)
        due = None if rank is None else rank + 1


@WORDING(
    Entry(
        "dan-chieu/inline",
        Said("Số thứ tự trong dòng thiếu, trùng", "Labels inside a line, gaps and repeats"),
        Severity.INFO,
        "PL I, II.6.đ",
        good="Gồm: (1) tuyên truyền; (2) tập huấn; (3) kiểm tra.",
        bad="Gồm: (1) tuyên truyền; (2) tập huấn; (4) kiểm tra.",
        unseen=Said(
            "số không bắt đầu từ (1); “Một là, hai là”; a), b) trong dòng",
            "lists not from (1); “firstly”; a), b) in a line",
        ),
    )
)
def inline(prose: Prose) -> Slips:
    """(1), (2), (3) in one paragraph follow one another.

    A smaller number points back and is no label.
    """
    for number, role, text in body_of(prose):
        due = 1
        for match in _INLINE.finditer(text) if role in RUNNING else ():
            value = int(match["n"])
            if due > 1 and value > due:
                told = Said(
                    f"“({value})” ở chỗ của “({due})”", f"“({value})” where “({due})” is due"
                )
                mend = Said("Đánh lại số thứ tự.", "Number them anew.")
                yield slip(number, match.start(), match.end(), told, mend)
            due = value + 1 if value >= due or value == 1 else due
