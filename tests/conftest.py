"""One LibreOffice for all documents whose pages are judged, and one parse of a text that many tests read."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.reading.pages import laid_out
from tests.office import lay_out


def pytest_collection_finish() -> None:
    """Spares the search for garbage in what lives as long as the run: modules and tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def open_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check_pages` hands its documents to a LibreOffice that is open, and starts none."""
    monkeypatch.setattr(laid_out, "lay_out", lay_out)


class Parsed:
    """`yaml.parse` that keeps what PyYAML found in the texts it has read to their ends, the last of them."""

    CHARACTERS = 2_000_000

    def __init__(self) -> None:
        self._parse = yaml.parse
        self._kept: dict[str, list[Any]] = {}
        self._room = self.CHARACTERS

    def __call__(self, text: str, Loader: Any) -> Iterator[Any]:
        kept = self._kept.get(text)
        return self._noted(text, Loader) if kept is None else iter(kept)

    def _noted(self, text: str, loader: Any) -> Iterator[Any]:
        events = []
        for event in self._parse(text, Loader=loader):
            events.append(event)
            yield event
        if len(text) > self._room:
            self._kept.clear()
            self._room = self.CHARACTERS
        if len(text) < self.CHARACTERS // 20:
            self._kept[text] = events
            self._room -= len(text)


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    """Plans are read thousands of times here, and most of the time that takes is PyYAML's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "parse", Parsed())
        yield
