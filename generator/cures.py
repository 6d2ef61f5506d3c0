"""What to do in the plan about what is found in its document: Word edits would be lost."""

from dataclasses import replace

from generator.language import Said
from generator.plan.records import alias
from generator.problems import Problem

_KEYS = {
    "co-quan-chu-quan": ("issuer.parent",),
    "co-quan-ban-hanh": ("issuer.name",),
    "so-ky-hieu": ("number", "issuer.abbreviation"),
    "dia-danh-thoi-gian": ("place", "date"),
    "ten-loai": ("kind",),
    "trich-yeu": ("subject",),
    "trich-yeu-cong-van": ("subject",),
    "kinh-gui": ("to",),
    "can-cu": ("legal_bases",),
    "phan-chuong": ("outline",),
    "phan-chuong-tieu-de": ("outline",),
    "tieu-muc": ("outline",),
    "tieu-muc-tieu-de": ("outline",),
    "diem-tieu-de": ("title",),
    "muc": ("outline",),
    "khoan-tieu-de": ("title",),
    "dieu": ("text",),
    "khoan": ("text",),
    "diem": ("text",),
    "noi-dung": ("text",),
    "numbering": ("marks",),
    "quyen-han-chuc-vu": ("signature",),
    "ho-ten": ("signature.name",),
    "noi-nhan": ("recipients",),
    "noi-nhan-danh-sach": ("recipients",),
    "do-khan": ("urgency",),
    "luu-hanh": ("circulation",),
    "dia-chi": ("address",),
    "phu-luc": ("appendices",),
    "phu-luc-tieu-de": ("appendices",),
    "phu-luc-kem-theo": ("appendices",),
    "kem-theo": ("attached",),
}
"""The keys whose words a component prints."""
_DRAWN = ("quoc-hieu", "tieu-ngu", "page", "so-trang")
"""Components of which the plan says nothing: they are the template's."""
_LOOKS = {
    *(
        "size",
        "mixed-size",
        "align",
        "underline",
        "font",
        "legacy-font",
        "color",
        "bold-number",
        "bold-title",
    ),
    *("first-line", "spacing", "line-spacing", "typed-indent", "typed-place", "empty-paragraph"),
    *("line", "line-length", "same-line", "one-line", "page-number"),
}
"""What the template gives to every word, whatever it says."""
_MARKED = {"bold": "**", "italic": "*"}
"""What the template gives, unless the plan has these marks."""
_TEMPLATE = Said(
    "Chữ và trang do mẫu Word định: sửa mẫu (thư mục “templates”), rồi chạy lại kehoach build.",
    "Letters and pages are the template's: mend that (folder templates), then build again.",
)
_OF_ONE_CODE = {
    "khoan-tieu-de/bold": Said(
        "Là câu thì thêm dấu chấm cuối noi_dung; là tiêu đề thì ghi ở khóa tieu_de.",
        "End the text with a full stop if it is a sentence; a heading belongs to the key title.",
    ),
    "bang/width": Said(
        "Bỏ bớt cột của bảng trong kế hoạch, hoặc sửa lề của mẫu Word (thư mục “templates”).",
        "Drop a column of the table in the plan, or mend the margins of the template (templates).",
    ),
    "phu-luc/announced": Said(
        "Viết [[PL1]] vào câu nhắc tới phụ lục, PL1 là 'ma' của nó; chưa có mã thì đặt.",
        "Write [[PL1]] in the sentence that names the appendix; PL1 is its id, which it may lack yet.",
    ),
}
_AGAIN = Said("rồi chạy lại kehoach build.", "then build again.")


def in_the_plan(found: Problem) -> Problem:
    """The finding in a document, with what to do about it in the plan that the document is of."""
    advice = _OF_ONE_CODE.get(found.code) or _advice(found)
    return replace(found, advice=advice) if advice else found


def keys_of(code: str) -> tuple[tuple[str, str], ...]:
    """The keys of the plan, in both languages, whose words are found wrong under the code."""
    return tuple((_named(key), key.rpartition(".")[2]) for key in _KEYS.get(_split(code)[0], ()))


def _split(code: str) -> tuple[str, str]:
    component, _, aspect = code.partition("/")
    return component, aspect


def _named(key: str) -> str:
    record, _, name = key.rpartition(".")
    return alias(record or "plan", name)


def _advice(found: Problem) -> Said | None:
    component, aspect = _split(found.code)
    if component in _DRAWN or aspect in _LOOKS or aspect.startswith("laid-out-"):
        return _TEMPLATE
    names = keys_of(found.code)
    if not names:
        return None
    keys = Said(*(" / ".join(both) for both in zip(*names, strict=True)))
    if mark := _MARKED.get(aspect):
        return Said(
            f"Bỏ dấu {mark} quanh chữ ở khóa {keys.vi}; không có dấu ấy thì sửa mẫu Word.",
            f"Take {mark} away in the key {keys.en}; without it, mend the template.",
        )
    told = Said("Viết lại", "Write it anew") if aspect == "caps" else found.advice
    there = Said(
        f"Sửa ở khóa {keys.vi} của kế hoạch, {_AGAIN.vi}", f"Mend the key {keys.en}, {_AGAIN.en}"
    )
    if not told.vi:
        return there
    vi, en = (f"{one.rstrip('.')}. " for one in (told.vi, told.en))
    return Said(f"{vi}{there.vi}", f"{en}{there.en}")
