"""The browser that the tests of the page share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.page.chromium import need_chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, open once."""
    path = need_chromium()
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()
