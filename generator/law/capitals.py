"""Where capitals stand: whether a text is written in them, and which syllables of a place lack
theirs."""

from functools import lru_cache

_SMALL = {"phố", "khu", "xã", "phường", "trấn", "thị", "tỉnh", "đặc", "quận", "huyện", "và", "-"}


@lru_cache(4096)
def mostly_upper(text: str) -> bool:
    """Whether at least nine in ten of its letters are capitals."""
    letters = sum(map(str.isalpha, text[:400]))
    return letters > 0 and letters - sum(map(str.islower, text[:400])) >= 0.9 * letters


def small_initials(place: str) -> list[str]:
    """The syllables of the name of a place that ought to open with a capital (PL I, II.4.c)."""
    syllables = place.split()
    return [s for i, s in enumerate(syllables) if s[0].islower() and (i == 0 or s not in _SMALL)]
