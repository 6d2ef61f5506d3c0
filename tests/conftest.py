"""One LibreOffice for all documents whose pages are judged."""

import pytest

from generator.reading.pages import laid_out
from tests.office import lay_out


@pytest.fixture
def open_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check_pages` hands its documents to a LibreOffice that is open, and starts none."""
    monkeypatch.setattr(laid_out, "lay_out", lay_out)
