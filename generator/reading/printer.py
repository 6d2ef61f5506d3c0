"""What prints documents to PDF: LibreOffice where it is present, else rdocx where that is installed."""

from collections.abc import Callable, Iterator, Sequence

from generator.language import Said
from generator.lazy import dataclass
from generator.reading import office, rdocx
from generator.reading.bounded import NotConverted
from generator.reading.pictured import pictured


@dataclass(frozen=True, slots=True)
class Printer:
    """A program that prints; pages that it `estimates` may break elsewhere than Word's."""

    version: Callable[[], str]
    print: Callable[[Sequence[bytes]], Iterator[bytes | NotConverted]]
    """The PDF/A-2b of each .docx, with tagged text and its fonts in it, or why there is none."""
    estimates: bool


def find_printer() -> Printer:
    """The printer of this machine; raises `NotConverted` where there is none."""
    if office.find_office():
        return Printer(office.version, _by_office, False)
    if rdocx.is_installed():
        return Printer(rdocx.rdocx_version, _by_rdocx, True)
    message = Said(
        "máy này không có LibreOffice, cũng không có rdocx",
        "there is no LibreOffice here, and no rdocx",
    )
    advice = Said(
        "Cài LibreOffice (libreoffice.org), hoặc chạy: pip install 'kehoach[pdf]'; rồi chạy lại.",
        "Install LibreOffice (libreoffice.org), or run: pip install 'kehoach[pdf]'; then run again.",
    )
    raise NotConverted("no-libreoffice", message, advice)


def _by_office(contents: Sequence[bytes]) -> Iterator[bytes | NotConverted]:
    return office.convert_all(contents, ".docx", office.PDF_A)


def _by_rdocx(contents: Sequence[bytes]) -> Iterator[bytes | NotConverted]:
    return rdocx.pdfs_of([*map(pictured, contents)])
