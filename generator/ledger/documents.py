"""What a document that came back says of itself: whose it is, and which plan it follows."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from generator.cascade.communes import Commune
from generator.language import Said
from generator.lazy import dataclass
from generator.ledger.senders import Senders
from generator.package import Package, read_package
from generator.problems import Problem, Severity, Spot

DOCUMENTS = (".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf")
_OPENED = (".docx", ".docm")
_CUSTOM = "docProps/custom.xml"
_FOLLOWS = "theo_ke_hoach.ma"
_HEAD = 40
"""So many paragraphs of a paper are its head: issuer, kind and subject."""


@dataclass(frozen=True, slots=True)
class SentDocument:
    """A document with the plan of a unit; `as_made` says that its words are those that the program
    made it with."""

    path: Path
    unit: Commune
    as_made: bool = False

    @property
    def problem(self) -> Problem:
        """Why it does not do, and what does."""
        message = Said(
            "văn bản này không đối chiếu được với việc đã giao",
            "this document cannot be compared with what was assigned",
        )
        advice = Said(
            f"Xin tệp kế hoạch (.yaml) của {self.unit.full}.",
            f"Ask {self.unit.full} for the plan file (.yaml).",
        )
        spot = Spot(self.path.as_posix())
        return Problem(spot, "ledger/document", message, Severity.WARNING, advice)


def is_document(path: Path) -> bool:
    """Whether the name is that of a document, and not of what Word keeps of an open one."""
    return path.suffix.casefold() in DOCUMENTS and not path.name.startswith("~$")


def sent_document(path: Path, id_: str, senders: Senders) -> SentDocument | None:
    """The document at `path` if it is a unit's plan after the plan `id_`, None for any other.

    What cannot be opened is told by its name.
    """
    package = _opened(path)
    if package is None:
        unit = senders.named_in(path.stem)
        return SentDocument(path, unit) if unit else None
    values, head = _custom(package), list(_head_of(package))
    if values.get(_FOLLOWS, id_) != id_:
        return None
    unit = senders.named_in(values["ma"].removeprefix(id_)) if _FOLLOWS in values else None
    if not unit and (_FOLLOWS in values or _is_plan(head)):
        unit = senders.issuing(head) or senders.named_in(path.stem)
    return SentDocument(path, unit, _as_made(package)) if unit else None


def _is_plan(head: Sequence[str]) -> bool:
    """Whether its title says so; a report may have a table with a column of that name."""
    return next((one for one in head if one in ("kế hoạch", "báo cáo")), "") == "kế hoạch"


def _as_made(package: Package) -> bool:
    from generator.review.mark import untouched
    from generator.review.stories import stories_of

    with suppress(Exception):
        return untouched(package, stories_of(package))
    return False


def _opened(path: Path) -> Package | None:
    """What Word's own format holds; None of other formats, or where it is damaged."""
    if path.suffix.casefold() in _OPENED:
        # A stranger's file must not stop the ledger, whatever is wrong with it.
        with suppress(Exception):
            return read_package(path)
    return None


def _custom(package: Package) -> dict[str, str]:
    """The custom properties by their names."""
    from lxml import etree

    found = {}
    with suppress(SyntaxError):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        for one in etree.fromstring(package.parts.get(_CUSTOM, b"<none/>"), parser):
            found[one.get("name", "")] = "".join(map(str, one.itertext()))
    return {"ma": "", **found}


def _head_of(package: Package) -> Iterator[str]:
    """The lines that a paper begins with, in small letters."""
    from generator.reading.document.read import read_document

    with suppress(Exception):
        for paragraph in read_document(package).paragraphs[:_HEAD]:
            yield from (" ".join(line.casefold().split()) for line in paragraph.text.split("\n"))
