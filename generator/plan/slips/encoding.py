"""The bytes of a plan file as text: UTF-8, or another encoding where there is no doubt which."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from generator.language import Said
from generator.lazy import regex
from generator.plan import codes
from generator.plan.records import KEYS
from generator.problems import Problem, Rejected, Severity, Spot, refused

_PROGRAMS = (
    ("PK\x03\x04", Said("tệp Word hoặc Excel", "a file of Word or Excel")),
    ("\xd0\xcf\x11\xe0", Said("tệp Word hoặc Excel đời cũ", "an old file of Word or Excel")),
    ("%PDF", Said("tệp PDF", "a PDF")),
    ("{\\rtf", Said("tệp RTF", "an RTF file")),
)
"""How files begin that are no plain text, and what they are."""
_NAME_THE_PLAN = Said(
    "Lệnh này cần tệp kế hoạch (.yaml) mà từ đó văn bản được tạo; văn bản .docx thì dùng: "
    "kehoach check",
    "The plan file (.yaml) that the document is made of is wanted here; for a .docx there is: "
    "kehoach check",
)
_SAVE_AS = Said(
    "Trong Notepad: Tệp > Lưu thành…, ô Mã hóa chọn UTF-8.",
    "In Notepad: File > Save as…, Encoding UTF-8.",
)
_SAVE_IF_SOUND = Said(
    f"{_SAVE_AS.vi} Nếu mở ra thấy chữ sai thì đừng lưu, lấy lại tệp gốc.",
    f"{_SAVE_AS.en} If the words look wrong there, do not save; take the original file.",
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What stands before the text of encodings that tell themselves; the longer ones first."""
_KEY = regex(rf"^(?:{'|'.join(map(re.escape, sorted(KEYS)))}):", re.MULTILINE)


class Decoded(NamedTuple):
    """The text of a file, line ends and a byte order mark of UTF-8 kept.

    `encoding` is the name of the one that it was converted from, "" for UTF-8.
    """

    text: str
    encoding: str = ""


def decoded(path: str, content: bytes) -> Decoded:
    """The text of a plan file; `Rejected` where it is none, or none that can be told for certain.

    Converting changes no word.
    """
    for begins, what in _PROGRAMS:
        if content.startswith(begins.encode("latin-1")):
            message = Said(
                f"đây là {what.vi}, không phải tệp kế hoạch", f"this is {what.en}, no plan file"
            )
            raise refused(Spot(path, 1, 1), codes.YAML_NOT_TEXT.code, message, _NAME_THE_PLAN)
    if wide := _wide(path, content):
        return wide
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if (text := _of_windows(content)) is not None:
            return Decoded(text, "Windows-1258")
        line = content.count(b"\n", 0, error.start) + 1
        message = Said("tệp không phải UTF-8", "the file is not UTF-8")
        raise refused(
            Spot(path, line, 1), codes.YAML_ENCODING.code, message, _SAVE_IF_SOUND
        ) from None


def not_kept(path: str, encoding: str) -> Rejected:
    """Why a file in this encoding is not written: what is written is UTF-8."""
    message = Said(
        f"tệp lưu bằng mã {encoding}, nên không điền thêm vào",
        f"the file is saved as {encoding}, so nothing is filled in",
    )
    advice = Said(f"{_SAVE_AS.vi} Rồi chạy lại.", f"{_SAVE_AS.en} Then try again.")
    return refused(Spot(path, 1, 1), codes.YAML_ENCODING.code, message, advice)


def converted(path: str, encoding: str) -> tuple[Problem, ...]:
    """That a file was read from this encoding; nothing of one in UTF-8."""
    if not encoding:
        return ()
    message = Said(
        f"tệp lưu bằng mã {encoding}, không phải UTF-8; đã đọc đủ chữ",
        f"the file is saved as {encoding}, not as UTF-8; every word was read",
    )
    spot, code = Spot(path, 1, 1), codes.YAML_CONVERTED.code
    return (Problem(spot, code, message, Severity.INFO, _SAVE_AS),)


def _wide(path: str, content: bytes) -> Decoded | None:
    """The text of a file with two or four bytes for a letter, None for any other."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content.decode(encoding), encoding.upper())
            except UnicodeDecodeError:
                message = Said(
                    f"tệp {encoding.upper()} bị cắt hoặc hỏng",
                    f"the file, in {encoding.upper()}, is cut off or damaged",
                )
                advice = Said("Lấy lại tệp gốc.", "Take the original file.")
                raise refused(Spot(path, 1, 1), codes.YAML_ENCODING.code, message, advice) from None
    return _unmarked(content) if b"\0" in content else None


def begun_as(content: bytes, text: str) -> bytes:
    """The text as a file, with the byte order mark that `content` has."""
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8")


def _unmarked(content: bytes) -> Decoded | None:
    """As `_wide`, of a file that does not tell it: it has the keys of a plan in that encoding."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _KEY.search(text):
            return Decoded(text, "UTF-16")
    return None


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ASTRAY = regex(
    rf"(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[{_TONES}]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
    r"|\?\w|\? [^\W_A-Z]"
)
"""What no Vietnamese writes: a tone on no vowel, a control character, and what is left of letters
that an encoding lacks."""
_BETWEEN = regex(r"[\s!-/:-@\[-`{-~…–—“”‘’«»·•°²³½×÷±§€₫]+")
_SYLLABLE = regex(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:(?:a[iouy]?|â[uy]|e[o]?|êu?|i[au]?|iêu|o[ai]?|oa[ioy]|oeo?|ôi?|ơi?|u[aiêơy]?|uy[au]|uâ[uy]"
    r"|ư[aiu]?|ươ[iu]|uôi|y|yêu)"
    r"|(?:[aăâeêioôơuưy]|iê|yê|oa|oă|oe|oo|uâ|uê|uô|uy|uyê|ươ)(?:ch|ng|nh|[ckmnpt]))"
)
"""A syllable without its tone. Rarer ones are missing, which does no harm: see `_of_windows`."""
_FEWEST, _MOST_ODD = 10, 0.05


def _of_windows(content: bytes) -> str | None:
    """The text if it is Vietnamese in Windows-1258, the only one of its old encodings that Unicode
    knows letter by letter; None where another encoding could have given these bytes.

    In any other encoding most words with a diacritic would come out as no syllables.
    """
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError:
        return None
    if _ASTRAY.search(text):
        return None
    words = {word.casefold() for word in _BETWEEN.split(text) if not word.isascii()}
    odd = sum(not _is_syllable(word) for word in words)
    is_certain = len(words) >= _FEWEST and odd <= _MOST_ODD * len(words)
    return unicodedata.normalize("NFC", text) if is_certain else None


def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", "".join(one for one in letters if one not in _TONES))
    return sum(map(letters.count, _TONES)) <= 1 and bool(_SYLLABLE.fullmatch(bare))
