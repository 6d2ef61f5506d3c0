"""One LibreOffice for all documents whose pages are judged."""

import gc
import os

import pytest

from generator.reading.pages import laid_out
from tests.office import lay_out

# What one test has built must not tell another what it finds.
os.environ["KEHOACH_CACHE"] = ""


def pytest_collection_finish() -> None:
    """Spares the search for garbage in what lives as long as the run: modules and tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def open_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check_pages` hands its documents to a LibreOffice that is open, and starts none."""
    monkeypatch.setattr(laid_out, "lay_out", lay_out)
