"""A Word document held against the plan that it is made of: does it still say what the plan says?"""

from collections.abc import Sequence
from pathlib import Path

from generator.disk.links import real
from generator.language import Said
from generator.making.build import document_bytes, find_template
from generator.making.keep import stem_of_kept
from generator.making.load import load_plan
from generator.making.manifest import read_manifest
from generator.making.plans import find_plans
from generator.package import MAX_FILE, Package, read_bytes, read_package
from generator.plan.named import PLANS, is_plan
from generator.plan.records import alias
from generator.plan.source import text_at, value_at
from generator.plan.text import read_source
from generator.problems import Problem, Rejected, Severity, Spot
from generator.review.mark import plan_id, plan_version
from generator.review.words import Reviewer

_MOST = 200
"""Differences that are told of one document."""


def plan_of_document(
    document: Path, documents: Sequence[Path], plans: Sequence[Path]
) -> Path | None:
    """Which of `plans` the document is made of: as the manifest beside it says, else by its name.

    One document and one plan belong together however they are called. None where that is unknown.
    """
    if len(documents) == len(plans) == 1:
        return plans[0]
    noted = str(read_manifest(document.parent).get(document.name, {}).get("plan", ""))
    stem = stem_of_kept(document.stem) or document.stem
    return next(
        (plan for plan in plans if noted and real(plan) == real(Path(noted))),
        next((plan for plan in plans if plan.stem == stem), None),
    )


def plan_made_of(document: Path, package: Package) -> Path | None:
    """The plan file whose id the document says, None where it says none or no such file is near.

    Looked for below `plans/`, here and beside the document's folder, and beside the document.
    """
    made_of = plan_id(package)
    if made_of is None:
        return None
    folders = (PLANS, document.parent.parent / PLANS)
    beside = sorted(filter(is_plan, document.parent.glob("*.y*ml")))
    plans = [*(plan for folder in folders for plan in find_plans(folder)), *beside]
    said = {plan: _said(plan, made_of) for plan in plans}
    own = [plan for plan in plans if said[plan]["id"] == made_of]
    version = plan_version(package)
    same = (plan for plan in own if said[plan]["version"] == version)
    return plan_of_document(document, (), own) or next(same, next(iter(own), None))


def _said(plan: Path, sought: str) -> dict[str, str]:
    """Id and version as a plan file has them, "" where the file cannot be the one that is sought."""
    try:
        source = read_source(plan)
    except Rejected:
        return {"id": "", "version": ""}
    root = source.root if sought in source.text else None
    values = {key: value_at(root, key, alias("plan", key)) for key in ("id", "version")}
    return {key: text_at(one) for key, one in values.items()}


def held_against(document: Path, plan: Path | None) -> list[Problem]:
    """Whether the document says what the plan says, and where not; that it could not be told."""
    shown = document.as_posix()
    if plan is None:
        message = Said(
            "không rõ văn bản này của kế hoạch nào trong các tệp đã nêu",
            "which of the plans given it is made of is not known",
        )
        advice = Said(
            "Kiểm tra riêng văn bản này với kế hoạch của nó.", "Check it alone with its plan."
        )
        return [Problem(Spot(shown), "words/no-plan", message, Severity.UNDECIDED, advice)]
    try:
        there, content = read_bytes(document, MAX_FILE), _document(plan)
    except Rejected:
        message = Said(
            f"chưa so được với {plan.as_posix()}: một trong hai tệp còn lỗi",
            f"not compared with {plan.as_posix()}: one of the two has errors",
        )
        return [Problem(Spot(shown), "words/not-compared", message, Severity.UNDECIDED)]
    return _told(shown, plan, Reviewer().differing(shown, there, content, _MOST))


def _document(plan: Path) -> bytes:
    loaded = load_plan(plan)
    if loaded.sound is None or loaded.plan is None:
        raise Rejected(loaded.problems)
    return document_bytes(loaded, read_package(find_template(loaded.plan.kind, Path())))


def _told(shown: str, plan: Path, differing: list[Problem]) -> list[Problem]:
    name = plan.as_posix()
    if not differing:
        same = Said(f"nói đúng như {name}", f"says what {name} says")
        return [Problem(Spot(shown), "words/same", same, Severity.INFO)]
    if all(found.severity is Severity.UNDECIDED for found in differing):
        return differing
    other = Said(f"không còn nói đúng như {name}", f"no longer says what {name} says")
    advice = Said(
        "Chữ nào đúng thì sửa ở tệp kế hoạch, rồi tạo lại văn bản.",
        "Put the words that are right into the plan file and build again.",
    )
    return [Problem(Spot(shown), "words/other", other, advice=advice), *differing]
