"""Papers that passed through python-docx."""

from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm, Pt


def restyled(data: bytes) -> bytes:
    """Other values, all within the ranges of the decree, set through python-docx: margins, gaps, indents, spacing."""
    document = Document(BytesIO(data))
    for page in document.sections:
        page.top_margin, page.bottom_margin = Mm(25), Mm(23)
        page.left_margin, page.right_margin = Mm(32), Mm(16)
    for paragraph in document.paragraphs:
        if paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY:
            layout = paragraph.paragraph_format
            layout.first_line_indent, layout.space_before, layout.space_after = Cm(1), Pt(4), Pt(8)
            layout.line_spacing = 1.3
            for run in paragraph.runs:
                run.font.size = Pt(13.5)
                run.font.name = "Times New Roman"
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
