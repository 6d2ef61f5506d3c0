"""A paper that would have other programs fetch, run or include something; its page is that of `office`."""

from lxml import etree

from .change import Opened, W, changed
from .plans import office
from .wml import NAMES

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MACRO = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="901" name="Picture"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="902" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rIdPicture"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_OBJECT = (
    '<w:r><w:object><v:shape id="o1" style="width:1pt;height:1pt"><v:imagedata src="{address}/vml.png"/></v:shape>'
    '<o:OLEObject Type="Link" ProgID="Word.Document" ShapeID="o1" DrawAspect="Content" r:id="rIdObject"/>'
    "</w:object></w:r>"
)


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _field(instruction: str, shown: str) -> str:
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return (
        _mark("begin") + code + _mark("separate") + f"<w:r><w:t>{shown}</w:t></w:r>" + _mark("end")
    )


def _inline(address: str) -> str:
    """Runs that call for a linked picture, a linked object, a comment, a local file and a picture by field."""
    return (
        _PICTURE
        + _OBJECT.format(address=address)
        + '<w:r><w:commentReference w:id="0"/></w:r>'
        + '<w:hyperlink r:id="rIdFile"><w:r><w:t>.</w:t></w:r></w:hyperlink>'
        + f'<w:fldSimple w:instr=" INCLUDEPICTURE &quot;{address}/f.png&quot; \\d "/>'
    )


def _parts(opened: Opened, address: str) -> None:
    """The relationships to all that, a macro and a comment with their content types."""
    external = (
        ("rIdPicture", "image", f"{address}/p.png"),
        ("rIdObject", "oleObject", f"{address}/o.docx"),
        ("rIdFile", "hyperlink", "file:///etc/hosts"),
        ("rIdFrame", "frame", f"{address}/frame.html"),
    )
    relations, kinds = (
        opened.part("word/_rels/document.xml.rels"),
        opened.part("[Content_Types].xml"),
    )
    tag = relations[0].tag
    for name, kind, target in external:
        values = {
            "Id": name,
            "Type": f"{_OFFICE}/{kind}",
            "Target": target,
            "TargetMode": "External",
        }
        relations.append(relations.makeelement(tag, values))
    for name, kind, target in (
        ("rIdMacro", _MACRO, "vbaProject.bin"),
        ("rIdNote", f"{_OFFICE}/comments", "comments.xml"),
    ):
        relations.append(relations.makeelement(tag, {"Id": name, "Type": kind, "Target": target}))
    default, override = kinds[0].tag, kinds[-1].tag
    macro, note = "application/vnd.ms-office.vbaProject", f"{_WML}.comments+xml"
    kinds.append(kinds.makeelement(default, {"Extension": "bin", "ContentType": macro}))
    kinds.append(
        kinds.makeelement(override, {"PartName": "/word/comments.xml", "ContentType": note})
    )
    opened.parts["word/vbaProject.bin"] = bytes.fromhex("D0CF11E0A1B11AE1") + b"Sub AutoOpen()"
    comment = (
        '<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>'
    )
    opened.parts["word/comments.xml"] = f"<w:comments {NAMES}>{comment}</w:comments>".encode()


def hostile(address: str) -> bytes:
    """The paper; whatever it has fetched comes from `address`."""

    def change(opened: Opened) -> None:
        inner = f"<w:p {NAMES}><w:pPr><w:keepNext/></w:pPr>{_inline(address)}</w:p>"
        opened.paragraph("KẾ HOẠCH").addprevious(etree.fromstring(inner))
        name = opened.paragraph("Nguyễn Văn Bình")
        next(iter(name.iter(f"{W}t"))).text = "Nguyễn "
        fields = _field(f"INCLUDETEXT &quot;{address}/t.docx&quot;", "Văn ")
        fields += _field("DDEAUTO cmd &quot;/c&quot; x", "Bình")
        name.extend(etree.fromstring(f"<w:p {NAMES}>{fields}</w:p>"))
        _parts(opened, address)

    return changed(office, change)()
