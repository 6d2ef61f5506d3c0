"""Where items begin and end: full stops, colons, capitals; and words that ran together."""

from collections.abc import Iterator

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import RUNNING
from generator.wording.running import HEADINGS, LOWER, PRACTICE, running
from generator.wording.searched import once_a_line

_DEPTHS = (
    regex(r"\d{1,2}(?:\.\d{1,2})*[.)]\s+"),
    regex(r"(?:[a-zđ]|\(\d{1,2}\))\)?\s+(?<=\)\s)|[a-zđ][.)]\s+"),
    regex(r"[-–•]\s*"),
    regex(r"[+*]\s*"),
)
"""What stands in front of an item, from large to small."""
_ENDED = regex(r"[.;:,?!…/]\W*$")
_MOST = 0.8
"""Where so many of a paper's items have a mark at the end, one without has lost it."""
_WORDS = 6
"""Fewer words are a name or a title, which needs no stop."""


_EITHER = Said("Thêm dấu chấm, hoặc “;” giữa các mục.", "Add a full stop, or “;” between items.")


_Item = tuple[int, str, int, int]
"""Line, text, depth, and where the words begin."""


@once_a_line
def _depth(text: str) -> tuple[int, int] | None:
    """How deep an item lies, and where its words begin; None for what is no item."""
    for depth, pattern in enumerate(_DEPTHS):
        match = pattern.match(text)
        if match:
            return depth, match.end()
    return None


def _items(prose: Prose) -> Iterator[_Item]:
    """Line, text, depth and where the words begin, of each item."""
    for number, line in enumerate(prose.lines):
        found = _depth(line.text) if line.role in RUNNING else None
        if found:
            yield number, line.text, *found


@WORDING(
    Entry(
        "cau/dau-cham",
        Said("Dấu ở cuối mục", "The mark at the end of an item"),
        Severity.WARNING,
        PRACTICE,
        "- Rà soát thủ tục hành chính của các xã;\n- Công khai kết quả trên Cổng thông tin điện tử.",
        "- Rà soát thủ tục hành chính của các xã.\n- Công khai kết quả trên Cổng thông tin điện tử",
        Said(
            "danh sách mà không mục nào có dấu ở cuối; mục dưới sáu tiếng; mục có mục con",
            "lists without any marks; items of less than six words; items with others below",
        ),
    )
)
def dau_cham(prose: Prose) -> Slips:
    """An item ends with a full stop or a semicolon where those beside it do."""
    items = list(_items(prose))
    dues = _dues(items)
    for number, text in _unended(items, prose):
        last, mark = text.split()[-1], dues.get(number, "")
        mend = Said(f"Thêm “{mark}” vào cuối dòng.", f"Add “{mark}” at its end.")
        yield slip(
            number,
            len(text) - len(last),
            len(text),
            Said("mục không có dấu ở cuối", "an item without a mark at its end"),
            mend if mark else _EITHER,
            right=last + mark if mark else "",
        )


def _dues(items: list[_Item]) -> dict[int, str]:
    """The mark that each item should have, by its line, where its list leaves no choice.

    All but the last have one mark; the last has a full stop.
    """
    dues: dict[int, str] = {}
    for listed in _lists(items):
        marks = {one[1].rstrip()[-1] for one in listed[:-1] if _ENDED.search(one[1])}
        if marks in ({"."}, {";"}):
            dues |= dict.fromkeys((one[0] for one in listed), *marks)
            dues[listed[-1][0]] = "."
    return dues


def _lists(items: list[_Item]) -> Iterator[list[_Item]]:
    """The items of one depth that stand right below each other."""
    listed: list[_Item] = []
    for item in items:
        if listed and not _follows(listed[-1], item):
            yield listed
            listed = []
        listed.append(item)
    if listed:
        yield listed


def _follows(above: _Item, below: _Item) -> bool:
    return below[0] - above[0] == 1 and below[2] == above[2]


def _unended(items: list[_Item], prose: Prose) -> Iterator[tuple[int, str]]:
    """The sentences among the items that lack the mark which the paper or their list has."""
    long = [item for item in items if len(item[1][item[3] :].split()) >= _WORDS]
    ended = sum(bool(_ENDED.search(item[1])) for item in long)
    for at, (number, text, depth, begin) in enumerate(items):
        if _ENDED.search(text) or len(text[begin:].split()) < _WORDS:
            continue
        beside = (*items[max(at - 1, 0) : at], *items[at + 1 : at + 2])
        usual = ended >= len(long) * _MOST or any(_beside(one, number, depth) for one in beside)
        if usual and not _goes_on(prose, number, depth, next(iter(items[at + 1 : at + 2]), None)):
            yield number, text


def _beside(item: _Item, number: int, depth: int) -> bool:
    """Whether the item stands beside that line in one list, and has a mark at its end."""
    return abs(item[0] - number) == 1 and item[2] == depth and bool(_ENDED.search(item[1]))


_CLOSING = regex(r"Trên đây là |Trong quá trình (?:tổ chức |triển khai )?(?:thực hiện|triển khai)")
"""How the sentence begins that closes a paper, and that no item leads in to."""


def _goes_on(prose: Prose, number: int, depth: int, following: _Item | None) -> bool:
    """Whether something stands below the item that it may lead in to."""
    after = prose.lines[number + 1 : number + 2]
    if not after or _CLOSING.match(after[0].text):
        return False
    if following and following[0] == number + 1:
        return following[2] > depth
    return after[0].role not in HEADINGS | {"khoan-tieu-de", "diem-tieu-de", "noi-nhan-danh-sach"}


_SMALL = regex(rf"{LOWER}[^\W\d_]*(?= )")
_LEAD = regex(
    r"(?i)(?:(?<!\w)(?:như sau[.;,]?|sau đây|bao gồm|gồm có"
    r"|(?:nội dung|nhiệm vụ|giải pháp|yêu cầu|chỉ tiêu|mục tiêu)"
    r"(?: cụ thể| chính| chủ yếu| trọng tâm)? sau)|, trong đó)\s*$"
)


@WORDING(
    Entry(
        "cau/hai-cham",
        Said("Dấu hai chấm trước phần liệt kê", "The colon before a list"),
        Severity.WARNING,
        PRACTICE,
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau\nI. MỤC ĐÍCH",
        Said(
            "câu dẫn không kết thúc bằng “như sau”, “sau đây”, “bao gồm”, “trong đó”",
            "lead-ins that end in other words",
        ),
    )
)
def hai_cham(prose: Prose) -> Slips:
    """What leads in to what follows ends with a colon."""
    for number, match in prose.own.matches(_LEAD):
        if prose.lines[number].role in RUNNING and number + 1 < len(prose.lines):
            yield slip(
                number,
                *match.span(),
                Said("câu dẫn không có dấu hai chấm", "a lead-in without a colon"),
                Said("Thêm “:” vào cuối câu.", "Add “:” at its end."),
            )


@WORDING(
    Entry(
        "viet-hoa/dau-muc",
        Said("Chữ đầu mục", "First letter of an item"),
        Severity.WARNING,
        PRACTICE,
        "1. Nâng cao chất lượng.\n2. Công khai kết quả.",
        "1. Nâng cao chất lượng.\n2. công khai kết quả.",
        Said(
            "mục sau dấu hai chấm, chấm phẩy hoặc phẩy",
            "items behind a colon, a semicolon or a comma",
        ),
    )
)
def dau_muc(prose: Prose) -> Slips:
    """An item begins with a capital, unless a sentence goes on in it."""
    before = ""
    for number, line in enumerate(prose.lines):
        found = _depth(line.text) if line.role in RUNNING else None
        match = _SMALL.match(line.text, found[1]) if found else None
        if match and not before.rstrip().endswith((":", ";", ",")):
            word = match[0]
            yield slip(
                number,
                *match.span(),
                Said(
                    f"mục bắt đầu bằng chữ thường: “{word}”",
                    f"an item begins with a small letter: “{word}”",
                ),
                Said("Viết hoa chữ đầu.", "Write a capital."),
            )
        before = line.text


_TONED = "àằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ"
_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])"
_CODA = r"(?:ng|nh|ch|[cmnpt])"
_VOWEL = rf"[aăâeêioôơuưy{_TONED}]"
_SYLLABLE = rf"{_ONSET}?{_VOWEL}{{1,3}}{_CODA}?"
_TWO_TONES = rf"(?=(?:[^\W{_TONED}]*[{_TONED}]){{2}})"
_JOINED = regex(rf"(?<![\w-]){_TWO_TONES}{_ONSET}{_VOWEL}{{1,3}}{_CODA}?{_SYLLABLE}(?![\w-])")


@WORDING(
    Entry(
        "ky-tu/dinh-lien",
        Said("Hai tiếng viết liền", "Two words run together"),
        Severity.WARNING,
        PRACTICE,
        "Phục vụ Nhân dân; nghiêm túc thực hiện.",
        "Bộ máy phụcvụ Nhân dân.",
        Said(
            "tiếng viết liền mà chỉ một tiếng có dấu thanh; tên riêng",
            "words of which but one has a tone mark; names",
        ),
    )
)
def dinh_lien(prose: Prose) -> Slips:
    """No word has two tones: a syllable has one."""
    for number, match in running(prose, _JOINED):
        yield slip(
            number,
            *match.span(),
            Said(f"“{match[0]}”", f"“{match[0]}”"),
            Said("Thêm dấu cách.", "Add a space."),
        )
