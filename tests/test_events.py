"""libyaml and PyYAML find the same in a text, or PyYAML alone is asked."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.plan import events as quick
from generator.plan.text import MAX_DEPTH, MAX_EVENTS, parse_source
from tests.helpers import BASE, ROOT

FILES = sorted(path for top in ("plans", "tests") for path in (ROOT / top).rglob("*.yaml"))
PIECES = (
    *(
        "a",
        "b c",
        "😀",
        "ậ",
        "~",
        "12:30",
        "<<",
        "=",
        "/",
        ";",
        "http://x",
        "[[id]]",
        "\u00a0",
        "\u3000",
    ),
    *("\n", "\n  ", "\n- ", "\nk: ", "\n\n") * 3,
    *("\r\n", " ", "  ", ": ", ":", "k: ", "- ", "-", "#", " # c", "---", "...", "?", "\t"),
    *(
        "[",
        "]",
        "{",
        "}",
        ", ",
        ",",
        "[a]",
        "{a: b}",
        "[*a]",
        "'",
        '"',
        "''",
        '""',
        "\\",
        "\\n",
        "\\u00e1",
    ),
    *("|", ">", "|-\n", ">+\n", "|2\n", "&a ", "*a", "! ", "!x ", "%", "@", "`"),
)


def _shown(event: Any) -> tuple[Any, ...]:
    marks = ((mark.line, mark.column) for mark in (event.start_mark, event.end_mark))
    said = (getattr(event, name, None) or None for name in ("style", "anchor", "tag"))
    return (
        type(event),
        getattr(event, "value", None),
        *said,
        bool(getattr(event, "flow_style", False)),
        *marks,
    )


def _plainly(text: str) -> list[Any] | None:
    """The events of PyYAML, None where it stumbles."""
    try:
        return [_shown(event) for event in yaml.parse(text, Loader=yaml.SafeLoader)]
    except (yaml.YAMLError, ValueError):
        return None


def _quickly(text: str) -> list[Any] | None:
    """Those of libyaml, None where it is not relied upon."""
    found = quick._quick(text, MAX_EVENTS, len(text))
    return found and list(map(_shown, found))


def test_libyaml_is_there_and_reads_good_files() -> None:
    assert quick._FAST and _quickly(BASE)
    plans = [path.read_text("utf-8") for path in FILES if path.is_relative_to(ROOT / "plans")]
    assert all(map(_quickly, plans))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_both_find_the_same_in_a_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    found = parse_source("a.yaml", text)
    monkeypatch.setattr(quick, "_FAST", None)
    plainly = parse_source("a.yaml", text)
    assert found == plainly and repr(found.root) == repr(plainly.root)


@pytest.mark.parametrize("seed", range(3))
def test_both_find_the_same_in_whatever_is_typed(seed: int) -> None:
    dice = random.Random(seed)
    read = 0
    for _ in range(2000):
        text = "".join(dice.choices(PIECES, k=dice.randint(2, 12))) + "\n"
        if (found := _quickly(text)) is not None:
            assert found == _plainly(text), text
            read += 1
    assert read > 400


@pytest.mark.parametrize(
    "text",
    [
        "[a? ]\n",
        "{\nk: }\n",
        "{\nk: # b\n}\n",
        "a: |#b\n",
        "a: >2#b\n",
        "a:\n  b: c",
        "- a",
        "a\\\t\n",
        "a: |\t\n",
    ],
)
def test_where_they_differ_pyyaml_is_asked(text: str) -> None:
    assert _quickly(text) is None
    library = [_shown(event) for event in yaml.parse(text, Loader=yaml.CSafeLoader)]
    assert library != _plainly(text)


@pytest.mark.parametrize(
    ("text", "code", "most"),
    [
        ("[" * 100_000 + "b" + "]" * 100_000 + "\n", "yaml/depth", 50),
        ("{a: " * 100_000 + "b" + "}" * 100_000 + "\n", "yaml/depth", 100),
        ("- " * 100_000 + "b\n", "yaml/depth", 50),
        ("- a\n" * 100_000, "yaml/too-long", MAX_EVENTS),
    ],
    ids=lambda given: str(given)[:12],
)
def test_libyaml_is_asked_for_no_more_than_a_plan_may_have(text: str, code: str, most: int) -> None:
    """Its work grows with the square of the depth: 60,000 brackets took eight seconds."""
    found = quick._quick(text, MAX_EVENTS, MAX_DEPTH + 1)
    assert found and len(found) <= most
    assert [one.code for one in parse_source("a.yaml", text).problems] == [code]


def test_spaces_before_a_word_take_no_time() -> None:
    import time

    start = time.process_time()
    assert parse_source("a.yaml", "a:\n" + " " * 100_000 + "b\n").root
    assert time.process_time() - start < 2
