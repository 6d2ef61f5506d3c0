"""Marks in the texts of a plan: those meant to be marks, and footnotes where none can stand."""

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.plan.inline import has_note, stray_mark
from generator.plan.records import KEYS
from generator.plan.source import Text
from generator.plan.walk import below, items_of, tops_of
from generator.problems import Severity
from generator.rules import Finding, told

_ENDED = ("legal_bases", "recipients", "to", "closing")
"""The end of a line to which we add the mark is mended."""
_TWO = regex(r"[.;,]{2}")
"""What `_DOUBLED` finds has these; whether a text has them is seen sooner."""
_DOUBLED = regex(r"(?<!\.)\.\.(?!\.)|[;,]\.(?!\.)|;;|,,|;,|,;|(?<!\bv\.v)(?<![A-ZĐ])(?<!\.)\.;$")
_NO_NOTES = ("subject", "recipients", "title", "caption")
_ALL_QUOTED = regex(r"“[^“”]*”|‘[^‘’]*’")
_KEY = regex(r"(?<![\w\"“])(?P<key>[a-z]+(?:_[a-z]+)+):(?= )")


@CHECKS(
    told(
        "plan/quoted",
        "cả giá trị nằm trong ngoặc kép “ ”",
        "curly quotes around a whole value",
        Severity.WARNING,
    )
)
def quoted(dossier: Dossier) -> Found:
    """Curly quotes are letters of the value, and are printed."""
    for _, text in dossier.walked.values:
        if isinstance(text, Text) and _ALL_QUOTED.fullmatch(text.value):
            bare = text.value[1:-1]
            yield Finding(
                text.spot,
                Said(f"{text.value} sẽ in cả ngoặc", f"{text.value} is printed with its quotes"),
                mend=Said(
                    f'Xóa “ ”, hoặc viết ngoặc kép thẳng: "{bare}".',
                    f'Delete them, or type straight quotes: "{bare}".',
                ),
            )


@CHECKS(
    told(
        "plan/key-in-text",
        "tên khóa nằm trong câu sẽ in",
        "the name of a key in printed text",
        Severity.WARNING,
    )
)
def keys(dossier: Dossier) -> Found:
    """A key and its colon within a sentence are words of it."""
    texts = (one for _, one in dossier.walked.values if isinstance(one, Text))
    for text in texts:
        found = _KEY.search(text.value) if "_" in text.value else None
        if found and found["key"] in KEYS:
            key = found["key"]
            yield Finding(
                text.spot,
                Said(f"câu có “{key}:”, sẽ in nguyên", f"“{key}:” in the sentence is printed"),
                mend=Said(
                    f"Là khóa thì kết thúc câu trước nó: {key} đứng ở dòng riêng, hoặc sau dấu phẩy "
                    "ngoài ngoặc kép trong { }.",
                    f"If it is a key, end the sentence before it: {key} stands on its own line, or in "
                    "{ } behind a comma outside of the quotes.",
                ),
            )


@CHECKS(
    told(
        "plan/last-mark",
        "mục cuối kết thúc bằng dấu chấm phẩy",
        "the last item ends with a semicolon",
        Severity.WARNING,
    )
)
def last_marks(dossier: Dossier) -> Found:
    """What is last below a heading ends there."""
    plan = dossier.plan
    headed = (item.items for item in items_of(plan) if item.title and not item.text)
    lasts = (below(items)[-1] for items in (*tops_of(plan), *headed) if items)
    for item in {one.spot: one for one in lasts}.values():
        text = item.sentence
        if isinstance(text, Text) and text.value.endswith((";", ",")):
            last = text.value.split()[-1]
            yield Finding(
                text.spot,
                Said(f"mục cuối kết thúc bằng “{last}”", f"the last item ends with “{last}”"),
                mend=Said(
                    f"Viết “{last.rstrip(';,')}.”; nếu còn mục sau thì viết thêm.",
                    f"Write “{last.rstrip(';,')}.”, or add the items that follow.",
                ),
            )


@CHECKS(
    told(
        "plan/footnote",
        "chú thích cuối trang ở chỗ không đặt được",
        "a footnote where none can stand",
    )
)
def footnotes(dossier: Dossier) -> Found:
    """A footnote stands in the text, not in its heading or at its end."""
    for name, text in dossier.marked:
        if name in _NO_NOTES and has_note(text.value):
            yield Finding(
                text.spot,
                Said("chú thích cuối trang không đặt được ở đây", "a footnote cannot stand here"),
                mend=Said(
                    "Chuyển sang một câu của nội dung.", "Move it into a sentence of the text."
                ),
            )


@CHECKS(
    told("plan/marks", "dấu * [[ { không thành cặp", "marks without a partner", Severity.WARNING)
)
def pairs(dossier: Dossier) -> Found:
    """Marks of emphasis and references, and braces, come in pairs."""
    for _, text in dossier.marked:
        if left := stray_mark(text.value):
            yield Finding(
                text.spot,
                Said(
                    f"dấu {left} không thành cặp, sẽ in nguyên",
                    f"{left} has no partner and is printed as it is",
                ),
                mend=Said(
                    "Viết **đậm**, *nghiêng*, [[mã]], sát chữ bên trong.",
                    "Write **bold**, *italic*, [[id]], close to the words.",
                ),
            )
        if text.value.count("{") != text.value.count("}"):
            yield Finding(
                text.spot,
                Said(
                    "dấu { } không thành cặp, sẽ in nguyên",
                    "a brace has no partner and is printed as it is",
                ),
                mend=Said(
                    "Xóa dấu thừa; có thể là phần còn lại của {chua_co: …}.",
                    "Delete it; it may be left of {open: …}.",
                ),
            )


@CHECKS(told("plan/doubled-mark", "hai dấu câu liền nhau", "two marks in a row", Severity.WARNING))
def doubled(dossier: Dossier) -> Found:
    """No sentence has two marks where one belongs."""
    for name, text in dossier.marked:
        judged = text.value.rstrip(".;,") if name in _ENDED else text.value
        if _TWO.search(judged) and (found := _DOUBLED.search(judged)):
            yield Finding(
                text.spot,
                Said(f"hai dấu liền nhau: '{found[0]}'", f"two marks in a row: '{found[0]}'"),
                mend=Said("Bỏ bớt một dấu.", "Drop one."),
            )
