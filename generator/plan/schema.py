"""JSON Schema of the plan file, for editors, with the names of keys in both languages or one."""

import json
import re
from typing import Any, Literal

from generator.language import LANGS, Lang
from generator.plan.fields import ENGLISH, open_definition
from generator.plan.model import PLAN
from generator.plan.records import ALIASES, KNOWN, Record
from generator.plan.schema_examples import EXAMPLES, KINDS_SAID

Keys = Literal["both", "vi", "en"]
KEYS: tuple[Keys, ...] = ("both", *LANGS)


def _below(record: Record[Any], found: dict[str, Record[Any]]) -> dict[str, Record[Any]]:
    """`found`, with all that the definition of `record` refers to, and what those refer to."""
    for name in re.findall(r"#/\$defs/(\w+)", json.dumps(record.definition("en"))):
        if name in KNOWN and name not in found:
            found[name] = KNOWN[name]
            _below(KNOWN[name], found)
    return found


RECORDS: tuple[Record[Any], ...] = tuple(_below(PLAN, {}).values())
"""Every mapping that a plan may hold."""


def plan_schema(lang: Lang, keys: Keys = "both") -> dict[str, Any]:
    """The schema (draft 2020-12), its descriptions in `lang`, for keys in one language or both."""
    definitions = {record.name: record.definition(lang) for record in RECORDS}
    whole = PLAN.definition(lang, "#")
    for record, definition in (*zip(RECORDS, definitions.values(), strict=True), (PLAN, whole)):
        _exemplify(record.name, definition["properties"])
    explained = {"enumDescriptions": [KINDS_SAID[one].to(lang) for one in _kinds(whole)]}
    whole["properties"][ALIASES["kind"]] |= explained
    full = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "$defs": {"chua_co": open_definition(lang), **definitions},
    }
    choose = {"both": lambda node: node, "vi": _vietnamese, "en": _english}[keys]
    chosen: dict[str, Any] = choose(_apart(full))
    return chosen


def _kinds(whole: dict[str, Any]) -> list[str]:
    return list(whole["properties"][ALIASES["kind"]]["enum"])


def _apart(node: Any) -> Any:
    """The schema with `oneOf` where a value is one thing or another: of `anyOf` an editor says
    the key's title again for each alternative."""
    if isinstance(node, list):
        return [*map(_apart, node)]
    if not isinstance(node, dict):
        return node
    return {"oneOf" if key == "anyOf" else key: _apart(value) for key, value in node.items()}


def _exemplify(record: str, properties: dict[str, Any]) -> None:
    for key, name in ALIASES.items():
        last = key.split(".")[-1]
        better = EXAMPLES.get(f"{record}.{last}", EXAMPLES.get(last))
        if better is not None and name in properties and key.split(".")[0] in (key, record):
            properties[name] = _plain(properties[name]) | {"examples": [better]}


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value without the examples that its readers know, in whatever alternative."""
    kept = {key: value for key, value in node.items() if key != "examples"}
    return kept | ({"anyOf": [*map(_plain, kept["anyOf"])]} if "anyOf" in kept else {})


def _marked(node: Any) -> bool:
    return isinstance(node, dict) and node.get("$comment") == ENGLISH["$comment"]


def _vietnamese(node: Any) -> Any:
    """The schema without what is marked."""
    if isinstance(node, dict):
        return {key: _vietnamese(value) for key, value in node.items() if not _marked(value)}
    if isinstance(node, list):
        return [_vietnamese(value) for value in node if not _marked(value)]
    return node


def _english(node: Any) -> Any:
    """The schema with what is marked in place of what it means, and without the marks.

    In a list that is the one before it, else the key that it names.
    """
    if isinstance(node, list):
        followed = zip(node, [*node[1:], None], strict=True)
        return [_english(one) for one, after in followed if not _marked(after)]
    if not isinstance(node, dict):
        return node
    meant = {key: value["$ref"].rsplit("/", 1)[1] for key, value in node.items() if _marked(value)}
    replaced = {*meant, *meant.values(), "$comment"}
    rest = {key: _english(value) for key, value in node.items() if key not in replaced}
    return rest | {key: _english(node[name]) for key, name in meant.items()}
