"""The browser that the tests of the page share."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.page.chromium import need_chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, open once."""
    path = need_chromium()
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def state(office: tuple[Path, str], browser: Browser) -> dict[str, object]:
    """What a browser keeps that came into the page of the module's `office`."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(office[1])
    expect(page).to_have_title(re.compile("Bàn làm việc"))
    page.wait_for_selector("#can-lam")
    kept = dict(context.storage_state())
    context.close()
    return kept
