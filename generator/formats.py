"""Problems for other programs: JSON, SARIF 2.1.0, GitHub annotations, GitLab code quality."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from generator import __version__
from generator.language import Lang, visible
from generator.problems import Problem, Severity

Format = Callable[[Sequence[Problem], Lang], str]


def problem_rows(problems: Sequence[Problem], lang: Lang) -> list[dict[str, Any]]:
    """Each problem as JSON tells it."""
    return [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "path": problem.spot.path,
            "line": problem.spot.line,
            "column": problem.spot.column,
            "part": problem.spot.part,
            "message": problem.message.to(lang),
            "citation": problem.citation,
        }
        for problem in problems
    ]


def as_json(problems: Sequence[Problem], lang: Lang) -> str:
    """One object: every problem, and how many there are of each severity."""
    counts = {
        severity.value: sum(problem.severity is severity for problem in problems)
        for severity in Severity
    }
    return dumped({"problems": problem_rows(problems, lang), "counts": counts})


# What could not be judged is neither passed nor failed: SARIF calls that kind "review", and wants
# level "none" with it.
_LEVELS = {
    Severity.ERROR: ("fail", "error"),
    Severity.WARNING: ("fail", "warning"),
    Severity.INFO: ("fail", "note"),
    Severity.UNDECIDED: ("review", "none"),
}


def as_sarif(problems: Sequence[Problem], lang: Lang) -> str:
    """A SARIF 2.1.0 log with one run."""
    found = sorted({problem.code for problem in problems})
    rules = [_sarif_rule(code, lang) for code in found]
    driver = {"name": "kehoach", "version": __version__, "rules": rules}
    results = [_sarif_result(problem, found.index(problem.code), lang) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return dumped({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _sarif_rule(code: str, lang: Lang) -> dict[str, Any]:
    from generator import codes

    explained = codes.entry(code, lang)
    if explained is None:
        return {"id": code}
    text = explained.removeprefix(f"{code}: ")
    title = text.split("\n")[0]
    return {"id": code, "shortDescription": {"text": title}, "help": {"text": text}}


def _sarif_result(problem: Problem, index: int, lang: Lang) -> dict[str, Any]:
    from urllib.parse import quote

    kind, level = _LEVELS[problem.severity]
    spot = problem.spot
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": quote(spot.path, errors="surrogateescape")}
    }
    if spot.line:
        physical["region"] = {"startLine": spot.line, "startColumn": max(spot.column, 1)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if spot.part:
        location["logicalLocations"] = [{"fullyQualifiedName": spot.part}]
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "kind": kind,
        "level": level,
        "message": {"text": _joined(problem.message.to(lang), _cure(problem, lang))},
        "locations": [location],
    }


_GITLAB = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.INFO: "info",
    Severity.UNDECIDED: "minor",
}


def as_gitlab(problems: Sequence[Problem], lang: Lang) -> str:
    """GitLab's code quality report; the fingerprint of a problem lasts as long as it does."""
    from hashlib import sha256

    rows, seen = [], Counter[str]()
    for problem in problems:
        spot = problem.spot
        said = "\0".join((problem.code, spot.path, spot.part, problem.message.vi, problem.excerpt))
        seen[said] += 1
        mark = f"{said}\0{seen[said]}".encode("utf-8", "replace")
        rows.append(
            {
                "description": _told(problem, lang),
                "check_name": problem.code,
                "fingerprint": sha256(mark).hexdigest(),
                "severity": _GITLAB[problem.severity],
                "location": {"path": spot.path, "lines": {"begin": max(spot.line, 1)}},
            }
        )
    return dumped(rows)


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_github(problems: Sequence[Problem], lang: Lang) -> str:
    """GitHub workflow commands, one line each, the gravest first: GitHub shows ten of a kind.

    No file name and no text can end one or begin one.
    """
    lines = []
    for problem in sorted(problems, key=lambda one: [*Severity].index(one.severity)):
        spot = problem.spot
        places = {
            "file": spot.path,
            "line": spot.line or "",
            "col": spot.column or "",
            "title": problem.code,
        }
        where = ",".join(
            f"{name}={_property(str(value))}" for name, value in places.items() if value
        )
        kind = _GITHUB.get(problem.severity, "notice")
        lines.append(f"::{kind} {where}::{_data(_told(problem, lang))}")
    return "\n".join(lines)


def _part(problem: Problem) -> str:
    return problem.spot.part and f"[{problem.spot.part}]"


def _cure(problem: Problem, lang: Lang) -> str:
    advice = problem.advice.to(lang)
    return advice and f"→ {advice}"


def _told(problem: Problem, lang: Lang) -> str:
    """Where in the document, what is wrong, and what to do."""
    return _joined(_part(problem), problem.message.to(lang), _cure(problem, lang))


def _joined(*texts: str) -> str:
    return " ".join(filter(None, texts))


def _data(text: str) -> str:
    # GitHub unescapes exactly these; other line breaks and controls would end the line in a log.
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def dumped(value: Any) -> str:
    """The value as JSON, in the letters of its language; what no terminal shows is escaped."""
    from json import dumps

    text = dumps(value, ensure_ascii=False, indent=2)
    return "".join(char if char.isprintable() or char == "\n" else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    from json import dumps

    return dumps(char)[1:-1]


FORMATS: dict[str, Format] = {
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
}
