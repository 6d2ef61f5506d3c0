"""Why a finding that nobody mends is left to a person."""

from generator.language import Said
from generator.problems import Problem, Severity
from generator.reading.finding import FORM, TEXT
from generator.wording.base import WORDING

_SIGNER = Said("tùy người ký và thẩm quyền", "it depends on who signs and with what power")
_NUMBERED = Said(
    "đánh số lại thì chỗ khác viện dẫn cũng phải sửa", "what refers to the numbers would change too"
)
_DRAWN = Said("phải vẽ hoặc dàn trong Word", "it is drawn or laid out in Word")
_REASONS = {
    "missing": Said("phải có người viết thêm", "somebody has to write it"),
    "another": Said("tách ra thành tệp riêng", "it goes into a file of its own"),
    "blank": Said("điền khi ký, đăng ký", "it is filled in when the paper is signed"),
    "noi-nhan-danh-sach/last": Said("chuyển dòng trong Word", "the line is moved in Word"),
    "noi-dung/blank": Said("còn để trống, cần người điền", "it is open: somebody fills it in"),
    **dict.fromkeys(("line", "line-length", "same-line", "place", "underline"), _DRAWN),
    **dict.fromkeys(("tm", "tm-name", "kt", "tl", "title", "level", "unit", "council"), _SIGNER),
    **dict.fromkeys(("authority", "full", "degree"), _SIGNER),
    **dict.fromkeys(("repeat", "gap", "letter", "upper-letter", "bracket", "number"), _NUMBERED),
}
"""By a code, or by what it says behind its component."""
UNDECIDED = Said("chưa kết luận được là sai", "it cannot be told whether it is wrong")
"""Of what no rule could decide."""
_WORDS = Said("lời văn, cần người đọc", "the words are for a person to read")
_CHOICE = Said(
    "có hơn một cách sửa, cần người chọn", "there is more than one cure: a person chooses"
)
_FILE = Said("nói về cả tệp, không phải một chỗ", "it is said of the whole file")


def why_left(problem: Problem) -> Said:
    """Why nothing mends it."""
    aspect = problem.code.partition("/")[2]
    if problem.severity is Severity.UNDECIDED and aspect != "another":
        return UNDECIDED
    known = _REASONS.get(problem.code) or _REASONS.get(aspect)
    if known:
        return known
    if problem.code in {rule.code for rule in WORDING}:
        return _WORDS
    return _CHOICE if problem.code in {rule.code for rule in (*FORM, *TEXT)} else _FILE
