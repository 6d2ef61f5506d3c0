"""By what right somebody signs: TM., TL., TUQ., KT. and Q. (PL I, II.7)."""

from collections.abc import Callable
from functools import wraps

from generator.checks import CHECKS, Found, known
from generator.language import Said
from generator.law.wording import capitalised
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.plan.model import RIGHTS, Signature
from generator.plan.source import Text
from generator.rules import Finding, told

_DEPUTY = regex(r"(?i)(phó|thứ)\s")
_BODY = regex(r"(?i)([uủ][ỷy] ban|ubnd|hội đồng|hđnd)")
_PREFIX = regex(r"^(TM|TL|TUQ|KT|Q)[./]\s*")


def _given(signature: Signature) -> dict[str, Text]:
    """The rights that the signature has, by their prefix."""
    rights = ((prefix, getattr(signature, name)) for name, prefix in RIGHTS)
    return {prefix: text for prefix, text in rights if text}


def _title(signature: Signature) -> Text | None:
    title = signature.title
    return title if isinstance(title, Text) else None


def _of_each(check: Callable[[Signature], Found]) -> Callable[[Dossier], Found]:
    """The check, made of every signature that the paper has."""

    @wraps(check)
    def of_all(dossier: Dossier) -> Found:
        for signature in dossier.plan.signature:
            yield from check(signature)

    return of_all


@CHECKS(known("quyen-han-chuc-vu/title"))
@_of_each
def one_title(signature: Signature) -> Found:
    """A signer has a title of his own, or holds one for the time being."""
    if bool(signature.title) == bool(signature.acting):
        yield Finding(
            signature.spot,
            Said("cần đúng một chức vụ của người ký", "the signer needs exactly one title"),
            mend=Said(
                "Ghi chuc_vu; hoặc chỉ ghi quyen khi được giao quyền.",
                "Give title; or acting alone for Q.",
            ),
        )


@CHECKS(
    told(
        "quyen-han-chuc-vu/rights", "TM., TL., TUQ. đi cùng nhau", "rights that exclude each other"
    )
)
@_of_each
def one_right(signature: Signature) -> Found:
    """A collective, an order and an authorisation are three ways to sign."""
    if len({"TM.", "TL.", "TUQ."} & set(_given(signature))) > 1:
        yield Finding(
            signature.spot,
            Said("TM., TL. và TUQ. không đi cùng nhau", "TM., TL. and TUQ. exclude each other"),
            mend=Said("Chỉ giữ một trong thay_mat, thua_lenh, thua_uy_quyen.", "Keep one of them."),
        )


@CHECKS(known("quyen-han-chuc-vu/kt"))
@_of_each
def deputies(signature: Signature) -> Found:
    """A deputy signs with KT., in front of the head's title; a head signs without it."""
    given, title = _given(signature), _title(signature)
    head = given.get("KT.")
    deputy = title and _DEPUTY.match(title.value)
    if title and deputy and not {"KT.", "TL.", "TUQ."} & set(given):
        yield Finding(
            title.spot,
            Said("cấp phó ký thay phải có KT.", "a deputy signs with KT."),
            mend=Said("Thêm ky_thay: chức vụ của cấp trưởng.", "Add deputy_for: the head's title."),
        )
    if title and head and not deputy and title.value.casefold() == head.value.casefold():
        yield Finding(
            title.spot,
            Said("KT. và người ký cùng một chức vụ", "KT. and the signer have one title"),
            mend=Said(
                "Người ký là cấp phó thì ghi chức vụ cấp phó ở chuc_vu; "
                "là cấp trưởng thì bỏ ky_thay.",
                "A deputy's own title belongs to title; a head signs without deputy_for.",
            ),
        )
    if head and _DEPUTY.match(head.value):
        yield Finding(
            head.spot,
            Said("KT. đứng trước chức vụ cấp trưởng", "KT. goes before the head's title"),
            mend=Said("Ghi chức vụ của cấp trưởng.", "Give the title of the head."),
        )


@CHECKS(known("quyen-han-chuc-vu/prefix"))
@_of_each
def prefixes(signature: Signature) -> Found:
    """The abbreviations in front are ours to add."""
    for text in filter(None, (*_given(signature).values(), _title(signature))):
        bare = _PREFIX.sub("", text.value)
        if bare != text.value:
            yield Finding(
                text.spot,
                Said(f"'{text}' đã có chữ viết tắt", f"'{text}' has a prefix already"),
                mend=_of_deputy(bare) or _without_prefix(bare),
            )


def _without_prefix(bare: str) -> Said:
    return Said(
        f"Chỉ ghi '{bare}'; TM., KT., TL. tự thêm từ thay_mat, ky_thay, thua_lenh.",
        f"Write '{bare}'; TM., KT., TL. come from on_behalf_of, deputy_for, by_order_of.",
    )


def _of_deputy(bare: str) -> Said | None:
    """How whose place is taken and who takes it are written, if both stand in one title."""
    whose, deputy, title = bare.casefold().partition(" phó ")
    if not deputy:
        return None
    whose, title = capitalised(whose), capitalised(f"phó {capitalised(title)}")
    return Said(
        f"Viết hai khóa: ky_thay: {whose}, và chuc_vu: {title}; KT. tự thêm.",
        f"Write two keys: deputy_for: {whose}, and title: {title}; KT. comes by itself.",
    )


@CHECKS(known("quyen-han-chuc-vu/tl"))
@_of_each
def ordered_by(signature: Signature) -> Found:
    """Who orders or authorises is a person, not a body."""
    given = _given(signature)
    for prefix in {"TL.", "TUQ."} & set(given):
        if _BODY.match(given[prefix].value):
            yield Finding(
                given[prefix].spot,
                Said(
                    f"{prefix} đứng trước chức vụ, không trước tên cơ quan",
                    f"{prefix} goes before a title",
                ),
                mend=Said(
                    "Ghi chức vụ người đứng đầu, ví dụ Chủ tịch.",
                    "Give the head's title, such as Chủ tịch.",
                ),
            )
