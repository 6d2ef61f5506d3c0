"""Every code that the program prints is explained by `kehoach rules CODE`, and no code is that nothing is found under."""

import ast
import re
from collections.abc import Iterator

import pytest

from generator import codes
from generator.cli import main
from generator.reading.finding import FORM, TEXT
from generator.reading.pages.page_rule import PAGES
from generator.wording.base import WORDING
from tests.helpers import ROOT

_CODE = re.compile(r"[a-z][a-z0-9-]*/[a-z0-9-]*[a-z0-9]")
_FOLDERS = ("plan", "paper", "checks", "word", "making", "verbs", "cascade", "batch", "ledger", "")


def _used() -> Iterator[str]:
    """The codes in the source of all but the rules of documents, which are in the catalogue themselves."""
    for folder in _FOLDERS:
        for path in sorted((ROOT / "generator" / folder).glob("*.py")):
            for node in (
                ast.walk(ast.parse(path.read_text("utf-8"))) if path.name != "codes.py" else ()
            ):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and _CODE.fullmatch(node.value)
                ):
                    yield node.value
                elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    # `_wrong` of the readers and `wrong` of the signature are given what stands behind the slash.
                    group, at = {"_wrong": ("plan", 2), "wrong": ("quyen-han-chuc-vu", 0)}.get(
                        node.func.id, ("", 0)
                    )
                    end = node.args[at] if group and len(node.args) > at else None
                    if isinstance(end, ast.Constant):
                        yield f"{group}/{end.value}"


USED = sorted(set(_used()))


def test_there_are_codes_to_explain() -> None:
    assert len(USED) > 150 and {
        "plan/shape",
        "yaml/joined",
        "quyen-han-chuc-vu/kt",
        "units/code",
    } <= set(USED)


@pytest.mark.parametrize("code", USED)
def test_every_code_is_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    for lang in ("vi", "en"):
        assert main(["rules", code, "--lang", lang]) == 0
        assert capsys.readouterr().out.startswith(f"{code}: ")


def test_nothing_is_explained_that_is_not_found() -> None:
    assert set(codes.CODES) - set(USED) == {
        "plan/image"
    }  # its codes have an ending for what is wrong with the file
    assert not set(codes.CODES) & {
        rule.code for rules in (FORM, TEXT, PAGES, WORDING) for rule in rules
    }


@pytest.mark.parametrize("code", ["plan/nothing", "plan", "yaml/", "x/y", "so-ky-hieu/nothing"])
def test_what_is_no_code_is_said_to_be_none(code: str) -> None:
    assert codes.entry(code) is None and main(["rules", code]) == 1


def test_codes_with_an_ending_and_open_places_are_explained() -> None:
    assert "hình" in str(codes.entry("plan/image-missing")) and "tệp kế hoạch" in str(
        codes.entry("plan/report-outside")
    )
    assert "chua_co" in str(codes.entry("ho-ten/open"))
