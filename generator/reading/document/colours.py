"""Colours of letters and grounds in words."""

from colorsys import rgb_to_hls

from generator.language import Said

_HUES = (
    (20, Said("đỏ", "red")),
    (45, Said("cam", "orange")),
    (70, Said("vàng", "yellow")),
    (165, Said("xanh lá", "green")),
    (200, Said("xanh lơ", "cyan")),
    (260, Said("xanh dương", "blue")),
    (300, Said("tím", "purple")),
    (345, Said("hồng", "pink")),
    (360, Said("đỏ", "red")),
)
"""The degree on the circle of colours up to which each hue goes."""
_HIGHLIGHTS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
}
_GREY, _DARK, _LIGHT = 0.12, 0.3, 0.75
"""Spread of the three parts up to which a colour is grey; lightness of dark and of light ones."""


def named(colour: str) -> Said:
    """The name of a colour, given as Word writes it: six hexadecimal digits, or a highlight's."""
    try:
        red, green, blue = bytes.fromhex(_HIGHLIGHTS.get(colour, colour))
    except ValueError:
        return Said("khác đen", "other than black")
    hue, light, _ = rgb_to_hls(red / 255, green / 255, blue / 255)
    if max(red, green, blue) - min(red, green, blue) <= _GREY * 255:
        return _grey(light)
    name = next(name for degree, name in _HUES if hue * 360 <= degree)
    if light < _DARK:
        return Said(f"{name.vi} sẫm", f"dark {name.en}")
    return Said(f"{name.vi} nhạt", f"light {name.en}") if light > _LIGHT else name


def _grey(light: float) -> Said:
    if light < 0.1:
        return Said("đen", "black")
    if light > 0.95:
        return Said("trắng", "white")
    if light < _DARK:
        return Said("xám sẫm", "dark grey")
    return Said("xám nhạt", "light grey") if light > _LIGHT else Said("xám", "grey")
