"""Sample papers: those that must pass (`CORRECT`), those that are none of ours (`NOT_APPLICABLE`), and `changed`."""

from tests.office import SOFFICE, converted

from .again import restyled
from .change import Opened, changed
from .deep import deep_styles
from .everyday import EVERYDAY
from .figures import FIGURES
from .kinds import KINDS
from .less_common import LESS_COMMON
from .plans import PLANS, Builder, office
from .strangers import NOT_APPLICABLE

CORRECT: dict[str, Builder] = {
    **PLANS,
    **KINDS,
    **FIGURES,
    **EVERYDAY,
    **LESS_COMMON,
    "deep-styles": deep_styles,
    "restyled": lambda: restyled(office()),
}
LIBREOFFICE: dict[str, Builder] = {
    f"libreoffice-{name}": lambda name=name: converted(CORRECT[name](), "docx")  # type: ignore[misc]
    for name in ("office", "border-lines", "cong-van-many", "two-appendices")
}
"""Correct papers saved again by LibreOffice; they need `SOFFICE`."""

__all__ = [
    "CORRECT",
    "LIBREOFFICE",
    "NOT_APPLICABLE",
    "SOFFICE",
    "Builder",
    "Opened",
    "changed",
    "converted",
    "office",
]
