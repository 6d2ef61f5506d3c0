"""One browser for all tests of a run, and what is wrong with a page for those who hear it or see little."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.helpers import BASE, ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDE, TALL, ZOOM = 1366, 768, 1.25
"""The screen of a small laptop, and how far it is zoomed."""


def need_chromium() -> str:
    """Where the browser is; skips where there is none, which fails in CI."""
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "chromium is missing"
        pytest.skip("needs chromium")
    return CHROMIUM


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a page of `folder`, which gets one plan."""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "plans" / "a.yaml").write_text(BASE, "utf-8")
    state = folder.parent / "state"
    state.mkdir(exist_ok=True)
    world = {
        **os.environ,
        "XDG_RUNTIME_DIR": str(state),
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
    command = [sys.executable, "-m", "generator", "open", "--no-browser", str(folder)]
    process = subprocess.Popen(command, env=world, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


@contextmanager
def tab(browser: Browser, dark: bool = False, zoom: float = 1.0) -> Iterator[Page]:
    """A tab of a small screen; whatever the page complains of fails the test."""
    context = browser.new_context(
        viewport={"width": int(WIDE / zoom), "height": int(TALL / zoom)},
        device_scale_factor=zoom,
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(60_000)
    yield page
    context.close()
    assert [one for one in complaints if "Failed to load resource" not in one] == []


_WRONG = r"""
() => {
  const wrong = [];
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  const name = (one) => {
    const by = (one.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id)?.textContent).join("");
    const labels = [...(one.labels || [])].map((label) => label.textContent).join("");
    return (one.getAttribute("aria-label") || by || labels || one.textContent || "").trim();
  };
  for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, [role=region], nav, section"))
    if (shown(one) && !name(one)) wrong.push("no name: " + one.outerHTML.slice(0, 90));
  if (document.querySelectorAll("main").length !== 1) wrong.push("not one main");
  if (document.querySelectorAll("h1").length !== 1) wrong.push("not one h1");
  if (!document.title.trim() || !document.documentElement.lang) wrong.push("no title or language");
  let last = 1;
  for (const one of document.querySelectorAll("h1, h2, h3, h4")) {
    const level = Number(one.tagName[1]);
    if (level > last + 1) wrong.push("a level is left out: " + one.textContent);
    last = level;
  }
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) wrong.push("twice: #" + id);
  for (const one of document.querySelectorAll("[aria-describedby], [aria-labelledby], label[for]"))
    for (const id of (one.getAttribute("aria-describedby") || one.getAttribute("aria-labelledby") || one.htmlFor).split(" "))
      if (!document.getElementById(id)) wrong.push("leads nowhere: " + id);
  for (const one of document.querySelectorAll("[tabindex]")) if (one.tabIndex > 0) wrong.push("an order of its own: " + one.outerHTML.slice(0, 60));
  for (const table of document.querySelectorAll("table:not(.in-paper)")) if (shown(table) && !table.querySelector("th")) wrong.push("a table without heads");
  for (const img of document.querySelectorAll("img:not([alt])")) wrong.push("a picture without words");
  const value = (part) => { part /= 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const parts = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  const bright = ([r, g, b]) => 0.2126 * value(r) + 0.7152 * value(g) + 0.0722 * value(b);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const found = parts(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !shown(one) || one.closest(".unseen, .skip, script")) continue;
    const style = getComputedStyle(one);
    const [a, b] = [bright(parts(style.color)), bright(ground(one))].sort((x, y) => y - x);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) wrong.push("contrast " + ((a + 0.05) / (b + 0.05)).toFixed(2) + ": " + one.outerHTML.slice(0, 90));
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) wrong.push("wider than the screen");
  return wrong;
}
"""


def wrong_with(page: Page) -> list[str]:
    """What keeps people out of the page: no name, no head, no order, too little contrast, too wide."""
    found: list[str] = page.evaluate(_WRONG)
    return found


@cache
def axe() -> str:
    """The text of axe-core, as a package of tests carries it; skips without it, which fails in CI."""
    try:
        return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    except ModuleNotFoundError:
        assert not os.environ.get("CI"), "axe-playwright-python is missing"
        return pytest.skip("needs axe-playwright-python")


def barred(page: Page) -> list[str]:
    """All that keeps people out of the page, by our own look and by axe-core's."""
    return [*wrong_with(page), *violations(page)]


def violations(page: Page) -> list[str]:
    """What axe-core has against the page, of all its rules, with the element of each."""
    page.evaluate(axe())
    found = page.evaluate("() => axe.run()")["violations"]
    return [f"{one['id']}: {at['html'][:120]}" for one in found for at in one["nodes"]]
