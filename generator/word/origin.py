"""Where a document comes from, in its custom properties (Word: File > Info > Properties)."""

from html import escape
from pathlib import PurePath

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from generator.package import Package
from generator.plan.model import Plan
from generator.word.wordml import XML

_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What Word calls the set of properties that users define."""
_LONGEST = 255


def origin(plan: Plan, template: Package) -> dict[str, str]:
    """The plan, its version and template, and the office's plan that the plan follows.

    Names are the keys of the plan file; the template is told by its file name and its content.
    """
    name = PurePath(template.path.replace("\\", "/")).name
    said = {
        "ma": plan.id.value,
        "phien_ban": str(plan.version),
        "mau": name,
        "mau_sha256": template.sum,
    }
    if on := plan.based_on:
        said |= {"theo_ke_hoach.ma": on.id.value, "theo_ke_hoach.phien_ban": str(on.version)}
        said |= {"theo_ke_hoach.so": on.number.value} if on.number else {}
        said |= {"theo_ke_hoach.ngay": on.date.full.isoformat()} if on.date and on.date.full else {}
    return {key: value[:_LONGEST] for key, value in said.items()}


def set_origin(document: Document, values: dict[str, str]) -> None:
    """Gives the document these custom properties, and no others."""
    package = document.part.package
    assert package is not None
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            package.rels.pop(key)
    rows = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value, quote=False)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    blob = f'{XML}<Properties xmlns="{_SPACE}" xmlns:vt="{_TYPES}">{rows}</Properties>'.encode()
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
