"""The plans and papers of a folder, each with its state and what to do next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from generator.folders import papers_below
from generator.language import Lang
from generator.lazy import dataclass
from generator.page.inside.copies import groups_of
from generator.page.inside.documents import Documents
from generator.page.inside.due import due_said, reports_due
from generator.page.inside.rows import JudgedFile, desk_row, is_received, plan_looked_at, told_apart
from generator.page.inside.whose import Shared, of_folder, shared

MOST = 300
"""Files of each sort that the desk shows."""
TEMPLATES = "templates"
"""The folder of the folder whose papers are templates, and nobody's to look at."""


@dataclass(frozen=True)
class PaperRow:
    """A Word paper of the folder that was made of no plan of it."""

    path: str
    changed: float


def survey(folder: Path, lang: Lang, today: date) -> dict[str, Any]:
    """What the desk shows of a folder."""
    made, plans = Documents(folder), shared(folder)
    looked = [*map(plan_looked_at, sorted(plans.own, key=is_received)[:MOST])]
    rows = told_apart([desk_row(one, made, lang) for one in looked], lang)
    titles = {Path(row.path): row.title for row in rows}
    papers = _strangers(folder, plans, made)
    return {
        "plans": list(map(asdict, rows)),
        "groups": groups_of(plans, made, titles, lang),
        "papers": [*map(asdict, papers[:MOST])],
        "further": len(papers[MOST:]),
        "reports": list(_reports(looked, titles, lang, today)),
    }


def _strangers(folder: Path, plans: Shared, made: Documents) -> list[PaperRow]:
    """The newest first: what somebody has just made, under whatever name, leads the others."""
    copies = (one.path for of in plans.of_communes.values() for one in of)
    known = {one for path in (*plans.own, *copies) for one in made.all_of(path)}
    aside, papers = folder / TEMPLATES, of_folder(papers_below(folder))
    found = [path for path in papers if path not in known and aside not in path.parents]
    rows = [PaperRow(path.as_posix(), path.stat().st_mtime) for path in found]
    return sorted(rows, key=lambda row: -row.changed)


def _reports(
    looked: Sequence[JudgedFile], titles: Mapping[Path, str], lang: Lang, today: date
) -> Iterator[dict[str, Any]]:
    read = [(one.path, one.loaded.dossier.plan) for one in looked if one.loaded.dossier]
    for path, asked in reports_due(read, today):
        yield {
            "path": path.as_posix(),
            "title": titles[path],
            "period": f"{asked.period}",
            "todo": due_said(asked, today).to(lang),
        }
