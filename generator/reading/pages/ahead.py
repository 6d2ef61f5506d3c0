"""The pages of many documents, printed by one start of the printer for as many as it takes at once."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.package import Package, read_package
from generator.reading.bounded import NotConverted
from generator.reading.pages import laid_out
from generator.reading.pages.harmless import harmless
from generator.reading.printer import Printer

TOGETHER = 40
"""How many documents are in memory at once."""


class Ahead:
    """Prints documents in the order of `paths`; the next of them together with one that is asked for.

    Known by its harmless copy, so that what is judged is what was printed.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._left = list(paths)
        self._printed: dict[bytes, bytes | NotConverted] = {}

    def pdf(self, package: Package, printer: Printer) -> bytes:
        """The PDF of the document; raises as `lay_out`."""
        copy = harmless(package)
        if copy not in self._printed:
            others = list(self._next(Path(package.path)))
            if not others:
                return laid_out.lay_out(package, printer)
            copies = list(dict.fromkeys((copy, *others)))
            self._printed = dict(zip(copies, printer.print(copies), strict=True))
        pdf = self._printed[copy]
        if isinstance(pdf, NotConverted):
            raise pdf
        return pdf

    def _next(self, path: Path) -> Iterable[bytes]:
        """The copies of the documents that come after the one at `path`."""
        at = self._left.index(path) + 1 if path in self._left else 0
        now, self._left = self._left[at : at + TOGETHER - 1], self._left[at + TOGETHER - 1 :]
        for one in now:
            with suppress(Exception):  # it is told when its turn comes
                yield harmless(read_package(one))
