"""Papers that are no .docx: .doc and .rtf, told by their content, are read through LibreOffice."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from generator.language import NOTHING, Said
from generator.law.decree30 import MEASURES
from generator.package import Foreign, Package, foreign_of, package_of
from generator.problems import Problem, Rejected, Severity, Spot
from generator.rules import told

_THROUGH = told(
    "file/through-libreoffice",
    "đọc qua LibreOffice",
    "read through LibreOffice",
    Severity.INFO,
)
_READ = ("doc", "rtf")
_LINES = tuple(row.code for row in MEASURES if row.unit == "ratio")
_DOUBTFUL = {*_LINES, *(f"{code}-length" for code in _LINES), "so-trang/align"}


def paper_package(shown: str, content: bytes) -> Package:
    """The package of a paper, which LibreOffice makes of a .doc or .rtf; raises `Rejected`."""
    return package_of(shown, docx_of(shown, content))


def of_old(content: bytes) -> Foreign | None:
    """What the bytes are of a paper that LibreOffice reads; None of any other file."""
    foreign = foreign_of(content)
    return foreign if foreign and foreign.code in _READ else None


def docx_of(shown: str, content: bytes) -> bytes:
    """The bytes of a paper, of a .doc or .rtf those that LibreOffice makes; raises `Rejected`."""
    foreign = of_old(content)
    if foreign is None:
        return content
    from generator.reading.bounded import NotConverted

    try:
        return _as_docx(content, foreign.ending)
    except NotConverted as error:
        cure = error.advice if error.code == "no-libreoffice" else NOTHING
        raise Rejected([_unread(shown, foreign, error.message, cure)]) from None


def as_through_office(shown: str, content: bytes, found: Sequence[Problem]) -> list[Problem]:
    """What is found in a paper, and where LibreOffice read it, that it did.

    Lines and frames that it may have lost are then undecided.
    """
    foreign = of_old(content)
    if foreign is None:
        return list(found)
    message = through_office(shown, foreign)
    advice = Said(
        "Muốn xét đúng từng chi tiết thì lưu lại dạng .docx (Word: File > Save As).",
        "Save it as .docx (Word: File > Save As) to have every detail judged.",
    )
    through = Problem(Spot(shown), _THROUGH.code, message, Severity.INFO, advice)
    doubted = (replace(one, severity=Severity.UNDECIDED) for one in found if one.code in _DOUBTFUL)
    return [through, *(one for one in found if one.code not in _DOUBTFUL), *doubted]


def through_office(shown: str, foreign: Foreign) -> Said:
    """That LibreOffice read the paper."""
    kind = foreign.told(shown)
    return Said(f"{kind.vi}, đọc qua LibreOffice", f"{kind.en}, read through LibreOffice")


@lru_cache(maxsize=1)
def _as_docx(content: bytes, ending: str) -> bytes:
    """The .docx of the last paper asked for, which is judged as file and as printed pages."""
    from generator.reading import office

    return office.convert(content, ending, office.DOCX)


def _unread(shown: str, foreign: Foreign, why: Said, cure: Said) -> Problem:
    kind = foreign.told(shown)
    message = Said(f"{kind.vi}; chưa xét được: {why.vi}", f"{kind.en}; not judged: {why.en}")
    advice = Said(
        *(" ".join(filter(None, both)) for both in zip(foreign.advice, cure, strict=True))
    )
    return Problem(Spot(shown), f"file/{foreign.code}", message, advice=advice)
