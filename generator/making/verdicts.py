"""What was told of plans and their documents, kept for when nothing of all that it rests on changed.

It rests on the bytes of the plan and of every file that was read for it, on those that were not
there, the template, the program, what the manifest says of the document, and the very bytes of that.
`--verify` and `--force` judge anew, and never ask here.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.disk.cache import remember, remembered
from generator.disk.links import real, refuse_link
from generator.language import Said
from generator.making.became import Built, Checked
from generator.making.keep import BESIDE, EDITED
from generator.making.made_of import content_there, library, program_sha256, sha256
from generator.making.manifest import DEFLATED, PACKING, read_manifest
from generator.making.plans import document_name
from generator.making.templates import find_template
from generator.package import AROUND
from generator.problems import Breach, Problem, Rejected, Severity, Spot

_WAITS = ("build/", "words/", "plan/same-number")
"""How codes begin that tell of files beside document or plan: these are looked at each time."""


class Verdicts:
    """The verdicts of one call over plans of the folder `office`, for one folder of documents that are
    stored, or `compact`; None where it does not matter."""

    def __init__(
        self,
        plans: Sequence[Path],
        output: Path,
        template: Path | None,
        compact: bool | None = None,
        office: Path = Path(),
    ) -> None:
        self._output, self._compact = output, compact
        self._template_of = cache(lambda kind: str(template or find_template(kind, office)))
        self._sums: dict[str, str] = {}
        where = (real(Path()), output, template, office)
        self._name = "\0".join(map(str, ("build", *where, sys.version, library("holidays"))))
        self._program = program_sha256()
        self._all = sorted(map(str, plans))
        self._known = self._read()
        self._news: dict[str, dict[str, Any]] = {}
        self._manifest = read_manifest(output) if self._known else {}
        self._beside = _beside(output) if self._known else []

    def _read(self) -> dict[str, Any]:
        """The verdicts of plans of which it is known that all can be built in one call."""
        there = remembered(self._name)
        if not isinstance(there, dict) or there.get("program") != self._program:
            return {}
        names, known = there.get("plans"), there.get("known")
        if not isinstance(names, list) or not isinstance(known, dict):
            return {}
        if not set(self._all) <= {*map(str, names)}:
            return {}
        self._all = names
        return known

    def of(self, plan: Path) -> Checked | None:
        """What was told of the plan, where all is still as it was; else None."""
        try:
            row = self._known[str(plan)]
            target = self._output / document_name(plan)
            refuse_link(plan)
            deflated = row["entry"].get(PACKING) == DEFLATED
            if self._compact not in (None, deflated):
                return None
            template = self._sum(self._template_of(str(row["kind"])))
            now = (self._sum(str(target)), self._manifest.get(target.name), template)
            if now != (row["document"], row["entry"], row["template"]) or self._waits(target):
                return None
            if any(self._sum(path) != digest for path, digest in row["read"].items()):
                return None
            problems, found, told = (tuple(map(_problem, row[name])) for name in _TOLD)
            still = _said(row["still"])
        except (Rejected, KeyError, TypeError, ValueError, AttributeError):
            return None
        return Checked(Built(plan, target, problems, None, False), found, told, still)

    def false(self, judged: Checked) -> Iterator[Problem]:
        """That what was kept of a plan is not what it is judged now."""
        known, plan = self.of(judged.built.plan), judged.built.plan
        if known and known.located != _without_waiting(judged):
            message = Said(
                "điều đã lưu về kế hoạch này khác điều xét được bây giờ",
                "what was kept of this plan is not what is found of it now",
            )
            advice = Said(
                "Chạy: kehoach build --force; nếu không phải anh chị sửa bộ nhớ đệm thì xin báo lỗi.",
                "Run: kehoach build --force; report it unless you have changed the cache yourself.",
            )
            yield Problem(Spot(plan.as_posix()), "build/kept", message, advice=advice)

    def _sum(self, path: str) -> str:
        """The sum of a file, "" of one that is not there; each is read once in a call."""
        if path not in self._sums:
            there = content_there(Path(path))
            gone = "" if not os.path.lexists(path) else "?"
            self._sums[path] = gone if there is None else sha256(there)
        return self._sums[path]

    def _waits(self, target: Path) -> bool:
        """Whether a file is kept beside the document, of which there may be more to say."""
        return any(name.startswith(target.stem) for name in self._beside)

    def told(
        self,
        plans: Sequence[Path],
        judge: Callable[[Sequence[Path]], Iterator[Checked]],
        anew: bool,
    ) -> Iterator[Checked]:
        """What is known of each plan, or what `judge` tells of it, which is kept; of all if `anew`."""
        known = {plan: one for plan in plans if not anew and (one := self.of(plan))}
        left = [plan for plan in plans if plan not in known]
        made = judge(left) if left else iter(())
        for plan in plans:
            yield known.get(plan) or self._kept(next(made))
        for one in made:  # to its end, where what it made is noted
            yield self._kept(one)
        self._close()

    def _kept(self, one: Checked) -> Checked:
        """What was told, without what it was told of: of a thousand plans that is much memory."""
        self._keep(one)
        return replace(one, built=replace(one.built, loaded=None, rests_on={}))

    def _keep(self, one: Checked) -> None:
        built, target = one.built, self._output / document_name(one.built.plan)
        document, plan = content_there(target), built.loaded and built.loaded.plan
        waits = any(found.code.startswith(_WAITS) for found in built.problems)
        if waits or AROUND in built.rests_on or built.output != target:
            return
        if document is None or not plan:
            return
        kind = plan.kind
        self._news[str(built.plan)] = {
            "kind": kind,
            "template": self._sum(self._template_of(kind)),
            "document": sha256(document),
            "still": one.still,
            "read": {str(path): digest for path, digest in built.rests_on.items()},
            **{name: list(map(_row, some)) for name, some in zip(_TOLD, _told(one), strict=True)},
        }

    def _close(self) -> None:
        """Writes what is new, of documents that the manifest has now."""
        if not self._news:
            return
        manifest = read_manifest(self._output)
        for plan, row in self._news.items():
            entry = manifest.get(document_name(Path(plan)), {})
            if entry.get("sha256") == row["document"]:
                self._known[plan] = row | {"entry": entry}
        remember(self._name, {"program": self._program, "plans": self._all, "known": self._known})


_TOLD = ("problems", "found", "told")


def _told(one: Checked) -> tuple[Iterable[Problem], ...]:
    return one.built.problems, one.found, one.told


def _without_waiting(one: Checked) -> tuple[Problem, ...]:
    return tuple(found for found in one.located if not found.code.startswith(_WAITS))


def _beside(output: Path) -> list[str]:
    """The names of files that are kept beside documents."""
    with suppress(OSError):
        return [one for one in os.listdir(output) if EDITED in one or BESIDE in one]
    return []


def _row(one: Problem) -> list[Any]:
    spot = [one.spot.path, one.spot.line, one.spot.column, one.spot.part]
    return [
        *(spot, one.code, one.message, one.severity.value, one.advice, one.excerpt),
        *(one.citation, one.breach, one.region, one.order),
    ]


def _problem(row: list[Any]) -> Problem:
    """The problem of the row; raises `ValueError` or `TypeError` where it is none."""
    spot, code, message, severity, advice, excerpt, citation, breach, region, order = row
    path, line, column, part = spot
    return Problem(
        Spot(str(path), int(line), int(column), str(part)),
        str(code),
        _said(message),
        Severity(severity),
        _said(advice),
        str(excerpt),
        str(citation),
        Breach(*map(_said, breach)) if breach else None,
        str(region),
        int(order),
    )


def _said(pair: list[str]) -> Said:
    vi, en = pair
    return Said(str(vi), str(en))
