"""Đồng amounts in words and figures, as official paper has them.

No law fixes the words. Of the forms in use these are taken:
- "linh" (một trăm linh một), as the school books have it, not "lẻ".
- "mốt" and "lăm" after "mươi" (hai mươi mốt, hai mươi lăm), "lăm" after "mười"; "bốn" in 24, 34, …
  ("tư" is as right).
- A zero inside is said (hai nghìn không trăm hai mươi sáu); a group of three zeros is not (một
  triệu không trăm linh năm). "nghìn" and "tỷ", not "ngàn" and "tỉ". Above: một nghìn tỷ, một triệu
  tỷ.
"""

LARGEST = 10**18
"""The largest number that is put into words, một tỷ tỷ."""
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BEHIND_TENS = {(2, 1): "mốt", (1, 5): "lăm", (2, 5): "lăm"}
"""The last digit where it is said otherwise, by the tens before it: one, or more."""
_GROUPS = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_BILLION = 1_000_000_000


def dong(amount: int) -> str:
    """The amount in figures, "1.500.000.000 đồng".

    ValueError for anything but whole đồng up to `LARGEST`.
    """
    return f"{_whole(amount):,} đồng".replace(",", ".")


def dong_in_words(amount: int) -> str:
    """The amount in words, "Một tỷ năm trăm triệu đồng"; ValueError as `dong`."""
    whole = _whole(amount)
    words = _in_words(whole) if whole >= 0 else f"âm {_in_words(-whole)}"
    return f"{words[0].upper()}{words[1:]} đồng"


def dong_twice(amount: int) -> str:
    """The amount as a budget states it, in figures and in words; ValueError as `dong`.

    >>> dong_twice(1_500_000_000)
    '1.500.000.000 đồng (bằng chữ: Một tỷ năm trăm triệu đồng)'
    """
    return f"{dong(amount)} (bằng chữ: {dong_in_words(amount)})"


def _whole(number: int) -> int:
    # Callers in Python may hand over 1.5 or True whatever the annotation says; an amount must not
    # be cut in silence.
    if type(number) is not int or abs(number) > LARGEST:
        raise ValueError(number)
    return number


def _in_words(number: int) -> str:
    """A number from zero up."""
    billions, rest = divmod(number, _BILLION)
    words = [f"{_in_words(billions)} tỷ"] if billions else []
    for size, name in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            words.append(f"{_hundreds(group, inside=bool(words))} {name}".rstrip())
    return " ".join(words) or _DIGITS[0]


def _hundreds(number: int, inside: bool) -> str:
    """Three digits; `inside` a longer number the hundreds are said even when they are zero."""
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inside else []
    if words and 0 < rest < 10:
        words.append("linh")
    return " ".join([*words, *_tens(rest)])


def _tens(number: int) -> list[str]:
    """Two digits, nothing of zero."""
    tens, ones = divmod(number, 10)
    words = [_DIGITS[tens], "mươi"] if tens > 1 else ["mười"] * tens
    last = _BEHIND_TENS.get((min(tens, 2), ones), _DIGITS[ones])
    return [*words, last] if ones else words
