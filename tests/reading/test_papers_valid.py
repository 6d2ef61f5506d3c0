"""The samples are what they claim to be: valid OOXML which others open, and the same bytes each time."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.audit import audited

from .errors import FORM_ERRORS, LEFT_TO_WORDING
from .papers import CORRECT, LIBREOFFICE, NOT_APPLICABLE, SOFFICE, Builder, Opened, office

PAPERS = {**CORRECT, **NOT_APPLICABLE}
WRONG = {f"{row.id} {row.what}": row.build for row in FORM_ERRORS}


def faults(data: bytes, folder: Path) -> list[str]:
    """What openxml-audit finds in `data`."""
    path = folder / "paper.docx"
    path.write_bytes(data)
    return [f"{found.part_uri}: {found}" for found in audited(path).errors]


@pytest.mark.parametrize("build", PAPERS.values(), ids=PAPERS.keys())
def test_valid_and_opened_by_python_docx(build: Builder, tmp_path: Path) -> None:
    data = build()
    assert faults(data, tmp_path) == []
    assert Document(BytesIO(data)).element.body.xpath(".//w:t")


@pytest.mark.parametrize("build", PAPERS.values(), ids=PAPERS.keys())
def test_same_bytes_each_time(build: Builder) -> None:
    assert Opened(build()).parts == Opened(build()).parts


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("build", LIBREOFFICE.values(), ids=LIBREOFFICE.keys())
def test_libreoffice_saves_it(build: Builder) -> None:
    words = " ".join(
        text.text or "" for text in Document(BytesIO(build())).element.body.iter("{*}t")
    )
    assert "Độc lập - Tự do - Hạnh phúc" in words


def test_auditor_sees_faults(tmp_path: Path) -> None:
    opened = Opened(office())
    opened.part().append(opened.paragraph("KẾ HOẠCH").makeelement("{urn:x}nonsense"))
    assert faults(opened.closed(), tmp_path) != []


def test_errors_are_all_of_the_catalogue() -> None:
    of_form = {row.id for row in FORM_ERRORS}
    assert of_form | set(LEFT_TO_WORDING) == {f"E{number:02d}" for number in range(1, 79)}
    assert of_form & set(LEFT_TO_WORDING) == set()
    assert all(row.expected and not row.expected & row.implied for row in FORM_ERRORS)


@pytest.fixture(scope="module")
def good_parts() -> list[dict[str, bytes]]:
    return [Opened(build()).parts for build in CORRECT.values()]


@pytest.mark.parametrize("build", WRONG.values(), ids=WRONG.keys())
def test_an_error_of_form_is_no_fault_of_the_file(
    build: Builder, tmp_path: Path, good_parts: list[dict[str, bytes]]
) -> None:
    data = build()
    assert faults(data, tmp_path) == []
    assert Opened(data).parts not in good_parts
