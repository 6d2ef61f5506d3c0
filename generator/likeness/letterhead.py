"""What else a letterhead has: a logo goes into the template, read anew; words of its own are told."""

from collections.abc import Iterator

from generator.language import Said
from generator.likeness.told import Telling
from generator.likeness.values import Logo
from generator.package import Package, relations_of
from generator.plan.picture_file import NoPicture, picture_of
from generator.reading.anatomy.heading import LUU_HANH
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import WP, A, Element, R
from generator.reading.document.read import main_part
from generator.reading.document.shapes import THICKEST, extent_mm
from generator.reading.finding import excerpt, place, said

_MOST = 2
"""Pictures of a letterhead that a template takes."""
_V_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_HEAD = "Phần đầu"
_NOT_TAKEN = Said(
    "hình không phải PNG, JPEG nhúng trong tệp", "a picture that is no PNG or JPEG in the file"
)


def logos_of(package: Package, paper: Paper, telling: Telling) -> list[Logo]:
    """The pictures in the head of the paper; those that a template cannot have are told."""
    found = [
        logo
        for paragraph in paper.document.paragraphs[: paper.head.end]
        if paragraph.figure is not None
        for logo in _shown(package, paper, paragraph, telling)
    ]
    for paragraph in paper.document.margins:
        if paragraph.figure is not None:
            why = Said("hình ở đầu hoặc chân trang", "a picture in a header or footer")
            telling.left(place(paragraph), why)
    if len(found) > _MOST:
        telling.left(_HEAD, Said(f"{len(found) - _MOST} hình", f"{len(found) - _MOST} pictures"))
    return found[:_MOST]


def tell_words(paper: Paper, telling: Telling) -> None:
    """Tells what stands in the head beside its components, and in headers and footers beside the
    page number: a template has no tag for it."""
    groups = (*paper.head.found.values(), *paper.head.marks.values(), paper.kem_theo)
    named = {id(piece) for pieces in groups for piece in pieces}
    for piece in paper.head.pieces:
        if id(piece) not in named and any(map(str.isalnum, piece.text)):
            telling.left(place(piece.paragraph, _HEAD), _quoted(piece.text))
    seen = set()
    for paragraph in paper.document.margins:
        typed = "".join(run.text for run in paragraph.runs if not run.field)
        own = any(map(str.isalpha, typed)) and not LUU_HANH.fullmatch(typed.strip())
        if own and typed not in seen:
            seen.add(typed)
            telling.left(place(paragraph), _quoted(typed))


def _quoted(text: str) -> Said:
    return said("“{}”", "“{}”", excerpt(text))


def _shown(
    package: Package, paper: Paper, paragraph: Paragraph, telling: Telling
) -> Iterator[Logo]:
    if next(paragraph.element.iter(_V_IMAGE), None) is not None:
        telling.left(place(paragraph, _HEAD), _NOT_TAKEN)
    paths = {
        one.identity: one.path
        for one in relations_of(package.parts, main_part(package))
        if not one.is_external
    }
    for drawing in paragraph.element.iter(WP + "inline", WP + "anchor"):
        width, height = extent_mm(drawing.find(WP + "extent"))
        if height is not None and height <= THICKEST:
            continue  # a line that is drawn as a picture
        for blip in drawing.iter(A + "blip"):
            try:
                picture = picture_of(
                    package.parts.get(paths.get(blip.get(R + "embed", ""), ""), b"")
                )
            except NoPicture:
                telling.left(place(paragraph, _HEAD), _NOT_TAKEN)
                continue
            yield Logo(
                picture,
                width if width and width > 1 else None,
                _alt(drawing),
                *_placed(paper, paragraph),
            )


def _placed(paper: Paper, paragraph: Paragraph) -> tuple[bool, bool]:
    """Whether it stands below the names of the office, and whether in the right column."""
    names = paper.found.get("co-quan-ban-hanh") or paper.found.get("co-quan-chu-quan") or []
    motto = paper.one("tieu-ngu")
    own, other = paragraph.cell, motto.paragraph.cell if motto else None
    right = bool(own and other and own.table == other.table and own.column == other.column)
    return any(one.paragraph.number < paragraph.number for one in names), right


def _alt(drawing: Element) -> str:
    said = (one.get("descr") or "" for one in drawing.iter(WP + "docPr"))
    return " ".join(" ".join(said).split())[:200] or "Biểu trưng của cơ quan"
