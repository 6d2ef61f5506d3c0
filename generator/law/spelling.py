"""Vietnamese number words: num2words put right; loaded only when an amount is written."""

from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any


def _vietnamese() -> Any:
    """The module of num2words for Vietnamese, without the sixty languages that its package loads."""
    package = find_spec("num2words")
    assert package and package.submodule_search_locations
    file = Path(package.submodule_search_locations[0]) / "lang_VI.py"
    own = spec_from_file_location("num2words_lang_VI", file)
    assert own and own.loader
    module = module_from_spec(own)
    own.loader.exec_module(module)
    return module


_LIBRARY = _vietnamese()
_Vietnamese: Any = _LIBRARY.Num2Word_VI
_GROUPS = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_BILLION = 1_000_000_000


class Speller(_Vietnamese):  # type: ignore[misc]
    """Spells whole numbers of any size.

    Of num2words come the words themselves and everything below one hundred (mốt, lăm). It loses
    zeros inside a number (1.005.000), and knows neither negatives nor đồng.
    """

    def __init__(self) -> None:
        self._below_hundred = [str(self._convert_nn(number)) for number in range(100)]

    def to_cardinal(self, number: int) -> str:
        """The number in words; below zero after "âm"."""
        return self.vietnam_number(number) if number >= 0 else f"âm {self.vietnam_number(-number)}"

    def to_currency(self, number: int) -> str:
        """The amount in whole đồng."""
        return f"{self.to_cardinal(number)} đồng"

    def vietnam_number(self, val: int) -> str:
        """A number from zero up."""
        billions, rest = divmod(val, _BILLION)
        words = [f"{self.vietnam_number(billions)} tỷ"] if billions else []
        for size, name in _GROUPS:
            group, rest = divmod(rest, size)
            if group:
                words.append(f"{self._convert_nnn(group, inside=bool(words))} {name}".rstrip())
        return " ".join(words) or self._below_hundred[0]

    def _convert_nnn(self, val: int, inside: bool = False) -> str:
        """Three digits; `inside` a longer number the hundreds are said even when they are zero."""
        hundreds, rest = divmod(val, 100)
        words = [f"{_LIBRARY.to_19[hundreds]} trăm"] if hundreds or inside else []
        if words and 0 < rest < 10:
            words.append("linh")
        if rest:
            words.append(self._below_hundred[rest])
        return " ".join(words)
