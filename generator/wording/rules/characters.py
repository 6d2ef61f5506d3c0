"""Characters that Word shows as if all were well: loose marks, old encodings, look-alikes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry, Finding
from generator.wording.base import WORDING, Line, Phrase, Prose, Slips, slip
from generator.wording.running import (
    HEADINGS,
    LOWER,
    PRACTICE,
    UPPER,
    just_before,
    minority,
    rather,
    running,
)
from generator.wording.searched import Found, once_a_line

_INFO = Severity.INFO
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_DECOMPOSED = regex(rf"(?<!\w)\w*[a-zA-ZđĐ\u00c0-\u1ef9][{_MARKS}][\w{_MARKS}]*")
_LOOSE = regex(f"[{_MARKS}]")
_TONED = [
    c
    for c in map(chr, [*range(0xC0, 0x1B5), *range(0x1EA0, 0x1EFA)])
    if set(unicodedata.normalize("NFD", c)) & set("\u0300\u0301\u0303\u0309\u0323")
]
# Even Unicode "tổ hợp" keeps ê, ô, ơ in one piece, so only a letter with its tone shows the other
# way of typing.
_COMPOSED = regex(f"[{''.join(_TONED)}]")
_SPACED = HEADINGS | {"dia-danh-thoi-gian", "so-ky-hieu", "bang"}


def _decomposed(line: Line) -> Iterator[tuple[int, int, str]]:
    """Words of `line.raw` with loose marks: where they stand in composed text, and composed."""
    raw = line.raw or line.text
    start, past = 0, 0
    for match in _DECOMPOSED.finditer(raw):
        word = unicodedata.normalize("NFC", match[0])
        between = raw[past : match.start()]
        start += len(between if line.text == raw else unicodedata.normalize("NFC", between))
        end = start + len(match[0] if line.text == raw else word)
        yield start, end, word
        start, past = end, match.end()


def _with_marks(prose: Prose) -> list[tuple[int, Line]]:
    """The lines that have loose marks, with their numbers; most papers have none."""
    lines = enumerate(prose.lines)
    return [(number, line) for number, line in lines if _is_loose(line.raw or line.text)]


@once_a_line
def _is_loose(text: str) -> bool:
    return bool(_LOOSE.search(text))


def _first_of_each(found: Sequence[Found]) -> Iterator[Found]:
    """Of each line what is found first."""
    return (next(matches) for _, matches in groupby(found, key=itemgetter(0)))


def _mixed(prose: Prose) -> bool:
    return any(_COMPOSED.search(line.raw or line.text) for line in prose.lines)


def _loose(word: str, others: int = 0) -> Said:
    return Said(
        f"“{word}”{f' và {others} chữ khác' if others else ''}",
        f"“{word}”{f' and {others} others' if others else ''}",
    )


_COMPOSE = Said(
    "Chuyển Unicode tổ hợp sang Unicode dựng sẵn (UniKey: Ctrl+Shift+F6).",
    "Convert all text to precomposed Unicode (NFC).",
)


@WORDING(
    Entry(
        "ky-tu/to-hop",
        Said("Chữ Unicode tổ hợp", "Decomposed letters"),
        _INFO,
        PRACTICE,
        "Kế hoạch",
        "Kê\u0301 hoa\u0323ch",
        Said(
            "chỉ báo một lần cho cả văn bản; văn bản dùng lẫn hai cách là quy tắc khác",
            "told once for the paper; papers that mix both are another rule's",
        ),
    )
)
def to_hop(prose: Prose) -> Slips:
    """The whole paper is typed with loose marks, which searching and sorting trip over."""
    lines = prose.kept(_with_marks)
    if lines and not _mixed(prose):
        for number, line in lines:
            for start, end, word in _decomposed(line):
                yield slip(number, start, end, _loose(word), _COMPOSE)
                return


@WORDING(
    Entry(
        "ky-tu/lan-to-hop",
        Said("Lẫn Unicode dựng sẵn và Unicode tổ hợp", "Composed and decomposed letters"),
        _INFO,
        PRACTICE,
        "Kế hoạch cải cách",
        "Kế hoạch ca\u0309i cách",
        Said(
            "dấu tổ hợp trên chữ không phải tiếng Việt",
            "loose marks on letters that are not Vietnamese",
        ),
    )
)
def lan_to_hop(prose: Prose) -> Slips:
    """Words with loose marks in a paper that has composed letters too; told once for each line."""
    lines = prose.kept(_with_marks)
    if lines and _mixed(prose):
        for number, line in lines:
            words = list(_decomposed(line))
            for start, end, word in words[:1]:
                yield slip(number, start, end, _loose(word, len(words) - 1), _COMPOSE)


# Words that are frequent in office papers, as TCVN3 and VNI fonts store them, and that no language
# spells so.
_TCVN3 = (
    "nh©n d©n|ñy ban|tØnh|kÕ ho¹ch|céng hßa|céng hoµ|x· héi|chñ nghÜa|viÖt nam|®éc lËp|h¹nh phóc"
    "|quyÕt ®Þnh|®iÒu|c¸c"
    "|cña|vµ|®Õn|®ång|®Þa|®¬n vÞ|thùc hiÖn|th«ng|c«ng|n¨m|th¸ng|ngµy|chñ tÞch|sè|nhiÖm vô|tæ chøc"
    "|h­íng"
)
_VNI = (
    "nhaân daân|uûy ban|tænh|keá hoaïch|coäng hoøa|xaõ hoäi|chuû nghóa|vieät nam|ñoäc laäp|haïnh "
    "phuùc|quyeát ñònh"
    "|ñieàu|caùc|cuûa|vaø|ñeán|ñoàng|ñòa|ñôn vò|thöïc hieän|thoâng|coâng|naêm|thaùng|ngaøy|chuû "
    "tòch|soá"
    "|nhieäm vuï|toå chöùc"
)
_LEGACY = regex(rf"(?<!\w)(?:{_TCVN3}|{_VNI})(?!\w)", re.IGNORECASE)


@WORDING(
    Entry(
        "ky-tu/bang-ma-cu",
        Said("Bảng mã cũ (TCVN3, VNI)", "Old encodings (TCVN3, VNI)"),
        Severity.ERROR,
        "PL I, I.4",
        "Ủy ban nhân dân tỉnh",
        "ñy ban nh©n d©n tØnh",
        Said(
            "dòng không có từ nào trong danh sách các từ thường gặp",
            "lines without one of the frequent words listed",
        ),
    )
)
def bang_ma_cu(prose: Prose) -> Slips:
    """Text in an encoding of before Unicode, readable only in its own fonts; once for each line."""
    for number, match in _first_of_each(prose.said.matches(_LEGACY)):
        found = Said(
            f"“{match[0]}” gõ theo bảng mã cũ, không phải Unicode",
            f"“{match[0]}” is in an old encoding, not Unicode",
        )
        mend = Said("Chuyển mã sang Unicode.", "Convert it to Unicode.")
        yield slip(number, *match.span(), found, mend)


_SLIPPED = 3
"""So many spaces are a slip of the hand; more lay out a line."""
_OF_A_DAY = "(?<=[Nn]gày) {2,3}tháng|(?<=[Tt]háng) {2,3}năm|(?<=năm) {2,3}của"
"""The room that somebody fills in by hand when a paper is signed."""
_SPACES = regex(rf"(?:(?<=[^\s.…_/:])|(?<=[Kk]ính gửi:))(?!{_OF_A_DAY}) {{2,3}}(?=[^\s.…_/])")


@WORDING(
    Entry(
        "ky-tu/hai-dau-cach",
        Said("Hai dấu cách liền nhau", "Two spaces in a row"),
        _INFO,
        PRACTICE,
        "Ứng dụng trong quy trình.",
        "Ứng dụng  trong quy trình.",
        Said(
            "từ bốn dấu cách trở lên (dàn trang, chỗ để trống), chỗ để trống của ngày, tháng, năm; bảng; "
            "dòng tiêu đề",
            "four spaces and more (layout, blanks to fill), the blanks of a day; tables; headings",
        ),
    )
)
def hai_dau_cach(prose: Prose) -> Slips:
    """Two or three spaces between words."""
    for number, match in running(prose, _SPACES, _SPACED):
        typed = prose.lines[number].typed(*match.span())
        if "\n" in typed:
            continue
        found = Said(f"{len(typed)} dấu cách", f"{len(typed)} spaces")
        mend = Said("Để một dấu cách.", "Leave one space.")
        right = "\u00a0" if "\u00a0" in typed else " "
        yield slip(number, *match.span(), found, mend, right=right)


_SPACE_BEFORE = regex(r"(?<=[^\W_]) +[,;:!?)](?=\s|$)|(?<=[^\W_]) +\.(?:/\.)?(?=\s|$)|\( +(?=\w)")
_ON_ITS_OTHER_SIDE = regex(rf"(?<={LOWER}) {{1,3}}([,;])(?={LOWER}{LOWER})")
_NONE_AFTER = regex(
    rf"(?<={LOWER}{LOWER})[,;](?={LOWER}{LOWER}|{UPPER}{LOWER})|(?<=VT|ND),(?={UPPER}{UPPER})"
)


@WORDING(
    Entry(
        "ky-tu/cach-dau-cau",
        Said("Dấu cách quanh dấu câu", "Spaces around punctuation"),
        _INFO,
        PRACTICE,
        "Kiểm tra, giám sát; theo dõi (nếu có), các tổ, … và DL,...b.",
        "Kiểm tra , giám sát.",
        Said(
            "dấu gạch, dấu ngoặc kép; dấu chấm thiếu dấu cách",
            "dashes and quotation marks; a stop without a space",
        ),
    )
)
def cach_dau_cau(prose: Prose) -> Slips:
    """No space before a mark or inside brackets, one after it."""
    for number, match in running(prose, _SPACE_BEFORE, _SPACED):
        found = Said(f"thừa dấu cách: “{match[0]}”", f"a space too much: “{match[0]}”")
        mark = match[0].strip()
        # More spaces are room for something that somebody is to write.
        right = mark if len(match[0]) - len(mark) <= _SLIPPED else ""
        mend = Said(f"Viết “{mark}”.", f"Write “{mark}”.")
        yield slip(number, *match.span(), found, mend, right=right)
    for number, match in running(prose, _ON_ITS_OTHER_SIDE, _SPACED):
        right = f"{match[1]} "
        found = Said(f"dấu cách sai chỗ: “{match[0]}”", f"the space is misplaced: “{match[0]}”")
        mend = Said(f"Viết “{right}”.", f"Write “{right}”.")
        yield slip(number, *match.span(), found, mend, right=right)
    for number, match in running(prose, _NONE_AFTER, _SPACED):
        found = Said(f"thiếu dấu cách sau “{match[0]}”", f"no space after “{match[0]}”")
        mend = Said(f"Viết “{match[0]} ”.", f"Write “{match[0]} ”.")
        yield slip(number, *match.span(), found, mend, right=f"{match[0]} ")


_CLOSE_TO_TITLE = regex(
    rf"^(?:Điều \d{{1,3}}\.|[IVX]{{1,5}}\.|\d{{1,2}}\.|[a-zđ]\))(?={UPPER}(?:{UPPER}|{LOWER}))"
)
_NUMBERED = frozenset(("muc", "dieu", "khoan", "khoan-tieu-de", "diem", "diem-tieu-de", "noi-dung"))


@WORDING(
    Entry(
        "ky-tu/cach-so-thu-tu",
        Said("Dấu cách sau số thứ tự", "Space after the number of an item"),
        _INFO,
        PRACTICE,
        "1. Mục đích, theo điểm a) và V.I. Lênin.",
        "1.Mục đích",
        Said(
            "số tự động của Word; chữ thường ngay sau số",
            "numbers that Word makes; a small letter after the number",
        ),
    )
)
def cach_so_thu_tu(prose: Prose) -> Slips:
    """A space parts the number of an item from its words."""
    for number, match in running(prose, _CLOSE_TO_TITLE, frozenset()):
        if prose.lines[number].role in _NUMBERED:
            found = Said(f"thiếu dấu cách sau “{match[0]}”", f"no space after “{match[0]}”")
            mend = Said(f"Viết “{match[0]} ”.", f"Write “{match[0]} ”.")
            yield slip(number, *match.span(), found, mend)


# Words of which two in a row mean nothing; most others make a word of their own when doubled (dần
# dần, luôn luôn).
_TWICE = regex(
    r"(?<!\w)(và|của(?! của cải)|các|những|được|đã|đang|sẽ|này|hoặc|nhằm|bởi|thuộc|trên|gồm|UBND"
    r"|HĐND"
    r"|tỉnh|xã|phường|Chỉ số) +\1(?!\w)",
    re.IGNORECASE,
)


@WORDING(
    Entry(
        "ky-tu/lap-tu",
        Said("Một từ viết hai lần", "A word written twice"),
        Severity.WARNING,
        PRACTICE,
        "Thành phố đã thực hiện dần dần, luôn luôn.",
        "Thành phố đã đã thực hiện.",
        Said(
            "từ ngoài danh sách, vì phần lớn từ lặp là từ láy; từ lặp qua hai đoạn",
            "words not listed, since most doubled words are words; "
            "a word doubled across paragraphs",
        ),
    )
)
def lap_tu(prose: Prose) -> Slips:
    """The same small word twice in a row."""
    for number, match in running(prose, _TWICE, _SPACED):
        yield rather(number, match, match[1])


# Cyrillic and Greek letters, each beside the Latin one that it looks like.
_LOOK_ALIKE = dict(
    zip(
        "АВЕКМНОРСТХаеорсухіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοÐƉð",
        "ABEKMHOPCTXaeopcyxijABEZHIKMNOPTYXoĐĐđ",
        strict=True,
    )
)
_ALIEN = regex(rf"(?<!\w)\w*[{''.join(_LOOK_ALIKE)}]\w*")


@WORDING(
    Entry(
        "ky-tu/chu-giong",
        Said("Chữ nhìn giống chữ Việt", "Look-alike letters"),
        Severity.WARNING,
        "PL I, I.4",
        "Đánh giá mức Ω và hệ số α.",
        "Ðánh giá mức độ.",
        Said(
            "từ viết toàn bằng chữ cái khác; chữ số thay chữ cái",
            "words wholly in another script; digits for letters",
        ),
    )
)
def chu_giong(prose: Prose) -> Slips:
    """Letters of other alphabets inside Vietnamese words, which look right and are never found."""
    for number, match in running(prose, _ALIEN, frozenset()):
        if re.search(r"[a-zA-Z\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u024f\u1ea0-\u1ef9]", match[0]):
            right = "".join(_LOOK_ALIKE.get(letter, letter) for letter in match[0])
            found = Said(
                f"“{match[0]}” có chữ của bảng chữ khác",
                f"“{match[0]}” has a letter of another alphabet",
            )
            yield slip(
                number, *match.span(), found, Said(f"Gõ lại “{right}”.", f"Type “{right}” anew.")
            )


_UNSEEN = regex("[\u200b\u2060\ufeff\u00ad]")


@WORDING(
    Entry(
        "ky-tu/vo-hinh",
        Said("Ký tự không nhìn thấy", "Invisible characters"),
        _INFO,
        PRACTICE,
        "Kế hoạch",
        "Kế\u200b hoạch",
        Said("ký tự ngoài bốn ký tự hay gặp", "characters other than the four usual ones"),
    )
)
def vo_hinh(prose: Prose) -> Slips:
    """Characters of no width inside the text; told once for each line."""
    for number, match in _first_of_each(prose.said.matches(_UNSEEN)):
        name = f"U+{ord(match[0]):04X}"
        found = Said(f"ký tự không nhìn thấy {name}", f"the invisible character {name}")
        yield slip(number, *match.span(), found, Said("Xóa ký tự này.", "Delete it."))


_NEW_STYLE = regex(r"(?<!\w)\w*(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_OLD_STYLE = regex(r"(?<!\w)\w*(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?!\w)", re.IGNORECASE)


@WORDING(
    Entry(
        "ky-tu/dau-thanh",
        Said("Vị trí dấu thanh (hòa, hoà)", "Place of the tone mark"),
        _INFO,
        PRACTICE,
        "Ủy ban thành phố Khánh Hòa, quý I.",
        "Ủy ban xã hòa nhập; Uỷ ban.",
        Said(
            "văn bản dùng một cách; không phân biệt được tên riêng vốn viết cách kia",
            "papers with one way; it cannot tell names that are rightly written the other way",
        ),
    )
)
def dau_thanh(prose: Prose) -> Slips:
    """Both ways of placing the mark in one paper; the rarer one is reported."""
    ways: dict[str, list[Phrase]] = {"hòa, ủy": [], "hoà, uỷ": []}
    for way, pattern in zip(ways, (_OLD_STYLE, _NEW_STYLE), strict=True):
        ways[way] += [
            Phrase(number, *match.span())
            for number, match in running(prose, pattern, frozenset({"quoc-hieu"}))
        ]
    for usual, _, where in minority(ways):
        word = prose.words(where)
        found = Said(
            f"“{word}” đặt dấu khác phần lớn văn bản ({usual})",
            f"“{word}”, where most have {usual}",
        )
        mend = Said("Đặt dấu theo một cách.", "Place marks in one way.")
        yield Finding(where, found, mend=mend)


_DASHES = regex(rf"(?<={LOWER}) ([-–]) (?={LOWER})|(?<=\d{{4}}) ?([-–]) ?(?=\d{{4}})")


@WORDING(
    Entry(
        "ky-tu/gach-ngang",
        Said("Gạch nối và gạch ngang", "Hyphen and dash"),
        _INFO,
        PRACTICE,
        "Kinh tế - xã hội; giai đoạn 2021-2025.",
        "Kinh tế - xã hội; kinh tế – xã hội; phòng cháy - chữa cháy.",
        Said(
            "gạch ở đầu dòng; văn bản chỉ dùng một loại",
            "dashes at the start of a line; papers with one kind only",
        ),
    )
)
def gach_ngang(prose: Prose) -> Slips:
    """Hyphen and en dash both used between small words or years; the rarer one is reported."""
    ways: dict[str, list[Phrase]] = {"-": [], "–": []}
    for number, match in running(prose, _DASHES, _SPACED):
        sign = match[1] or match[2]
        at = match.start() + match[0].index(sign)
        ways[sign].append(Phrase(number, at, at + 1))
    for usual, rare, where in minority(ways):
        found = Said(
            f"dùng “{rare}”, nơi khác dùng “{usual}”", f"“{rare}” here, “{usual}” elsewhere"
        )
        yield Finding(where, found, mend=Said(f"Dùng “{usual}”.", f"Use “{usual}”."))


_AND = regex(r"(?<!\w)(?P<before>\w+)(?P<sign> & |(?<=HĐND)&(?=UBND))(?P<after>\w+)")
_FIRM = regex(r"(?i)(?<!\w)(?:công ty|doanh nghiệp|tập đoàn|ngân hàng|nhãn hiệu)(?!\w)[^;.]*$")


@WORDING(
    Entry(
        "ky-tu/dau-va",
        Said("Dấu “&” thay chữ “và”", "The sign “&” for “và”"),
        _INFO,
        PRACTICE,
        "Văn phòng HĐND và UBND; Sở GD&ĐT; Resort & Spa; Công ty Tư vấn & Xây dựng Tân An.",
        "Giao Văn phòng HĐND & UBND phường theo dõi.",
        Said(
            "tên viết tắt có “&” liền chữ (GD&ĐT); tên nước ngoài, tên doanh nghiệp",
            "short names with “&” inside (GD&ĐT); foreign names, names of firms",
        ),
    )
)
def dau_va(prose: Prose) -> Slips:
    """Vietnamese words are joined by “và”, not by a sign."""
    for number, match in running(prose, _AND):
        joined = match["before"] + match["after"]
        if not joined.isascii() and not _FIRM.search(just_before(match)):
            right = f"{match['before']} và {match['after']}"
            yield rather(number, match, right)
