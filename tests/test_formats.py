"""Findings for other programs: valid by their schemas, and not to be forged by what stands in a file."""

import json
import re
from typing import Any

import jsonschema
import pytest

from generator import codes
from generator.formats import FORMATS, as_github, as_gitlab, as_json, as_sarif
from generator.language import LANGS, Lang, Said
from generator.problems import Problem, Severity, Spot

HOSTILE = "a\n::error file=x.yaml::forged\r\u2028%0A##[error]"
PROBLEMS = [
    Problem(
        Spot("plans/xã, a:b.yaml", 3, 5),
        "plan/unknown-key",
        Said("không có khóa", "no key"),
        advice=Said("Sửa.", "Mend."),
    ),
    Problem(
        Spot("a.docx", part="đoạn 3"),
        "page/font",
        Said("phông", "font"),
        Severity.WARNING,
        citation="PL I, I.4",
    ),
    Problem(
        Spot("a.docx", part="đoạn 3"),
        "page/font",
        Said("phông", "font"),
        Severity.WARNING,
        citation="PL I, I.4",
    ),
    Problem(
        Spot(HOSTILE, 1, 1, HOSTILE),
        "x/y",
        Said(HOSTILE, HOSTILE),
        Severity.INFO,
        Said(HOSTILE, HOSTILE),
        HOSTILE,
    ),
    Problem(
        Spot("b.docx"), "page/no-libreoffice", Said("chưa xét", "not judged"), Severity.UNDECIDED
    ),
]

# The parts of SARIF 2.1.0 and of GitLab's report that a result like ours can break, as their schemas state them.
TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "help": TEXT,
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": -1},
                                "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"type": "object", "required": ["text"], "additionalProperties": False,
                                            "properties": {"text": {"type": "string"}}},
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "additionalProperties": False,
                                                "properties": {
                                                    "artifactLocation": {
                                                        "type": "object",
                                                        "properties": {"uri": {"type": "string", "pattern": "^[!-~]*$"}},
                                                    },
                                                    "region": {
                                                        "type": "object",
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        },
                                                    },
                                                },
                                            },
                                            "logicalLocations": {"type": "array", "uniqueItems": True},
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}  # fmt: skip
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_json_is_one_object_with_problems_and_counts() -> None:
    data = json.loads(as_json(PROBLEMS, "vi"))
    keys = {"code", "severity", "path", "line", "column", "part", "message", "citation"}
    assert all(set(row) == keys for row in data["problems"]) and len(data["problems"]) == 5
    assert data["counts"] == {"error": 1, "warning": 2, "info": 1, "undecided": 1}
    assert data["problems"][1]["citation"] == "PL I, I.4"


def _rules_of_sarif(code: str, lang: Lang) -> list[dict[str, Any]]:
    log = json.loads(as_sarif([Problem(Spot("a.docx"), code, Said("sai", "wrong"))], lang))
    jsonschema.Draft7Validator(SARIF).validate(log)
    rules: list[dict[str, Any]] = log["runs"][0]["tool"]["driver"]["rules"]
    return rules


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", ["page/font", "viet-hoa/thu", "file/macros", "plan/unknown-key"])
def test_sarif_says_of_a_rule_what_the_catalogue_does(code: str, lang: Lang) -> None:
    (rule,) = _rules_of_sarif(code, lang)
    explained = codes.entry(code, lang) or ""
    assert explained == f"{code}: " + rule["help"]["text"]
    assert rule["shortDescription"]["text"] == rule["help"]["text"].split("\n")[0] != ""


def test_help_of_a_rule_in_sarif_has_its_article_and_samples() -> None:
    (rule,) = _rules_of_sarif("page/font", "vi")
    assert rule["shortDescription"]["text"] == "Phông chữ"
    assert all(part in rule["help"]["text"] for part in ("PL I, I.4", "Times New Roman", "Arial"))


def test_a_code_that_nobody_explains_is_a_bare_rule_in_sarif() -> None:
    assert _rules_of_sarif("x/y", "vi") == [{"id": "x/y"}]


def test_sarif_is_valid_and_what_was_not_judged_is_for_review() -> None:
    data = json.loads(as_sarif(PROBLEMS, "vi"))
    jsonschema.Draft7Validator(SARIF).validate(data)
    results = data["runs"][0]["results"]
    rules = [rule["id"] for rule in data["runs"][0]["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in results)
    assert [(result["kind"], result["level"]) for result in results][-1] == ("review", "none")
    assert results[0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 5,
    }


def test_gitlab_is_valid_and_every_finding_has_a_fingerprint_of_its_own() -> None:
    data = json.loads(as_gitlab(PROBLEMS, "vi"))
    jsonschema.Draft7Validator(GITLAB).validate(data)
    assert len({row["fingerprint"] for row in data}) == len(data)
    assert data == json.loads(as_gitlab(PROBLEMS, "vi"))


def test_github_commands_cannot_be_forged() -> None:
    lines = re.split("[\\n\\r\u2028\u2029\x85]", as_github(PROBLEMS, "vi"))
    assert len(lines) == len(PROBLEMS)
    for line in lines:
        assert re.match(r"::(error|warning|notice) [a-z]+=[^:\n]*::", line)
    assert (
        lines[0]
        == "::error file=plans/xã%2C a%3Ab.yaml,line=3,col=5,title=plan/unknown-key::không có khóa → Sửa."
    )
    assert "%250A" in lines[3] and "%0A" in lines[3]


def test_hosts_are_given_the_gravest_first_and_the_cure_behind_an_arrow() -> None:
    backwards = as_github(PROBLEMS[::-1], "vi").splitlines()
    assert [line.split(" ")[0] for line in backwards] == [
        "::error", "::warning", "::warning", "::notice", "::notice",
    ]  # fmt: skip
    rows = json.loads(as_gitlab(PROBLEMS, "vi"))
    assert [rows[0]["description"], rows[1]["description"]] == [
        "không có khóa → Sửa.",
        "[đoạn 3] phông",
    ]
    (run,) = json.loads(as_sarif(PROBLEMS, "vi"))["runs"]
    assert run["results"][0]["message"]["text"] == "không có khóa → Sửa."


def test_text_for_people_cannot_be_read_as_commands_either(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from generator import console

    console.show(PROBLEMS, "vi")
    for line in capsys.readouterr().out.split("\n"):
        assert not line.lstrip().startswith("::") and "##[" not in line


@pytest.mark.parametrize("name", FORMATS)
def test_no_problems_are_still_a_whole_document(name: str) -> None:
    text = FORMATS[name]([], "en")
    assert name == "github" or json.loads(text) is not None


@pytest.mark.parametrize("name", FORMATS)
def test_a_lone_surrogate_in_a_file_name_can_be_written(name: str) -> None:
    FORMATS[name]([Problem(Spot("\udcff.yaml"), "x/y", Said("a", "b"))], "vi").encode("utf-8")
