"""Our way to render gives what docxtpl's own gives; the long trial is `python -m tests.trial_documents 200`."""

from pathlib import Path

import pytest

from generator.making.build import document_bytes
from generator.making.load import plan_of
from generator.package import package_of, read_package
from generator.plan.text import parse_source
from generator.word import render

from .trial_documents import LIBREOFFICE, OURS, differing, generated

TEXTS = list(generated(4, seed=1))


@pytest.mark.parametrize("path", [OURS, LIBREOFFICE], ids=lambda path: path.stem)
def test_generated_plans_come_out_as_docxtpl_renders_them(path: Path) -> None:
    template = read_package(path)
    for text in TEXTS:
        assert differing(template, text) == []


def test_a_template_that_libreoffice_saved_gives_whole_documents() -> None:
    loaded = plan_of(parse_source("a.yaml", TEXTS[0]))
    made = package_of("a.docx", document_bytes(loaded, read_package(LIBREOFFICE)))
    assert b"KH-UBND" in made.parts["word/document.xml"]


def test_a_planted_difference_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = render._patched
    monkeypatch.setattr(render, "_patched", lambda xml: plain(xml).replace("Nơi nhận", "Nơi"))
    assert "/word/document.xml" in differing(read_package(OURS), TEXTS[0])
