"""Pictures in a Word document, in line with the text and never larger than it."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.plan.picture_file import PictureFile, picture_of
from generator.word.opc import free_drawing_id
from generator.word.wordml import quoted_value

DOTS_PER_MM = 96 / 25.4
"""How large a picture is that nobody gives a width: as on a screen, whatever its file claims."""
_EMU_PER_MM = 36000
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture_run(
    document: Document,
    content: bytes,
    width_mm: float | None,
    max_width_mm: float,
    max_height_mm: float,
    alt: str,
) -> Any:
    """A `w:r` that shows the picture in line with the text, in proportion and within the limits.

    `alt` is read out to who cannot see it. Raises `NoPicture`.
    """
    picture = picture_of(content)
    relation = document.part.relate_to(_part(document, picture), RELATIONSHIP_TYPE.IMAGE)
    identity = free_drawing_id(document)
    width, height = (
        max(1, round(mm * _EMU_PER_MM))
        for mm in fitted(picture, width_mm, max_width_mm, max_height_mm)
    )
    name = f"Hình {identity}"
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a', 'r')}><w:drawing>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{identity}" name="{name}" descr={quoted_value(alt)}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr>'
        f'<pic:cNvPr id="{identity}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def fitted(
    picture: PictureFile, width: float | None, most_wide: float, most_high: float
) -> tuple[float, float]:
    """Width and height in mm: as wished or as on a screen, within the limits and in proportion."""
    wide = min(width or picture.width / DOTS_PER_MM, most_wide)
    high = wide * picture.height / picture.width
    if high > most_high:
        return most_high * picture.width / picture.height, most_high
    return wide, high


def _part(document: Document, picture: PictureFile) -> Part:
    """The part that holds the picture; one that is shown twice is stored once."""
    package = document.part.package
    part: Part
    for part in package.iter_parts():
        if part.content_type == f"image/{picture.kind}" and part.blob == picture.content:
            return part
    ending = {"png": "png", "jpeg": "jpg"}[picture.kind]
    name = _free_name(package, ending)
    return Part(name, f"image/{picture.kind}", picture.content, package)


def _free_name(package: Any, ending: str) -> PackURI:
    # Word takes image1.png and image1.jpg for two files; python-docx, which counts by number alone,
    # must not meet that.
    taken = {str(part.partname).rpartition(".")[0] for part in package.iter_parts()}
    number = next(
        count for count in range(1, len(taken) + 2) if f"/word/media/image{count}" not in taken
    )
    return PackURI(f"/word/media/image{number}.{ending}")
