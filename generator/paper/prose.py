"""A plan as the rules of wording see it: the lines that it would print, each with its place in the file."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.checks.consistency import CODES
from generator.law.kinds import kind
from generator.paper.attaching import attached_plans
from generator.paper.body import Passage, written
from generator.paper.compose import composed
from generator.paper.grids import Grid
from generator.paper.outline import arranged
from generator.paper.places import Places
from generator.plan.inline import notes, plain
from generator.plan.model import Plan
from generator.plan.source import Text
from generator.plan.walk import items_of
from generator.problems import Problem, Spot
from generator.wording.base import WORDING, Line, Prose
from generator.wording.run import problem

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def plan_prose(plan: Plan) -> tuple[Prose, list[Spot]]:
    """The lines of the plan in reading order, and where each of them is written.

    What a report takes over from its plan stands where the report says what came of it.
    """
    prose, spots = _printed(plan)
    return prose, [_in_report(plan).get(spot, spot) for spot in spots]


def _in_report(plan: Plan) -> dict[Spot, Spot]:
    """Where a report says what came of a task, by where the plan that it is on says the task."""
    found = dict[Spot, Spot]()
    for item in items_of(plan) if plan.reports_on else ():
        if item.result and item.spot.path != plan.spot.path:
            said = _spot(item.result.text, item.result.spot)
            found |= {item.spot: said, _spot(item.text, item.spot): said}
    return found


def _printed(plan: Plan) -> tuple[Prose, list[Spot]]:
    names = composed(plan).names
    heading = [
        (names["so_ky_hieu"], "so-ky-hieu", plan.spot),
        (names["dia_danh_thoi_gian"], "dia-danh-thoi-gian", _spot(plan.place, plan.spot)),
        (names["ten_loai"], "ten-loai", plan.spot),
        (names["trich_yeu"].replace("\n", " "), "trich-yeu", _spot(plan.subject, plan.spot)),
    ]
    rows = [
        *heading,
        *(
            (line, "kinh-gui", plan.spot)
            for line in (*names["kinh_gui"], *names["kinh_gui_danh_sach"])
        ),
        *((line, "tham-quyen", plan.spot) for line in names["tham_quyen"]),
        *_listed(names["can_cu"], "can-cu", plan.legal_bases),
        *_listed(names["mo_dau"], "noi-dung", plan.preamble),
    ]
    rows += _paragraphs(names["noi_dung"], plan.spot)
    recipients = plan.recipients if isinstance(plan.recipients, tuple) else ()
    rows += _listed(names["noi_nhan"], "noi-nhan-danh-sach", recipients)
    signed = plan.signature.spot if plan.signature else plan.spot
    rows += [(line, "quyen-han-chuc-vu", signed) for line in names["quyen_han_chuc_vu"]]
    rows.append((names["ho_ten"], "ho-ten", signed))
    rows += _paragraphs(names["phu_luc"], plan.spot)
    lines = tuple(Line(plain(text), role, plain(text)) for text, role, _ in rows)
    issued = plan.date.full if plan.date else None
    years = _YEAR.findall(names["trich_yeu"])
    year = plan.date.year if plan.date else int(years[0]) if years else None
    return Prose(lines, kind(plan.kind).key, issued, year), [spot for _, _, spot in rows]


def wording_problems(plan: Plan, source: str = "") -> list[Problem]:
    """What the words of the plan get wrong, but for what it lets stand.

    Each stands at its words in `source`, the text of the file; without that, at the start of the text that says it,
    which may be in another file: a plan that is reported on, or what is issued with the paper.
    """
    prose, written = _printed(plan)
    _, spots = plan_prose(plan)
    allowed = accepted_findings(plan)
    places = Places(source, prose.lines, spots, plan.spot.path)
    own = {_spot(item.text, item.spot): str(item.text) for item in items_of(plan)}
    found = []
    for entry, slip in WORDING.judge(prose):
        line = slip.where.line
        of_plan = prose.words(slip.where) in own.get(written[line], "")
        one = problem(entry, slip, prose, (written if of_plan else spots)[line])
        if not stands(one, allowed):
            place = places.of(slip.where)
            found.append(replace(one, spot=place[0], excerpt=place[1]) if place else one)
    return sorted(found)


def accepted_findings(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The findings that the plan lets stand in its document: each a code and where it may be found, "" for anywhere.

    What it issues says so in its own file.
    """
    names = composed(plan).names
    lines = [*names["noi_dung"], *names["phu_luc"]]
    pairs: list[tuple[str, str]] = []
    for own in (plan, *attached_plans(plan)):
        pairs += [(entry.code.value, "") for entry in own.accepted]
        for entry in (entry for top in arranged(own) for entry in top.walk()):
            for one in entry.item.accepted if entry.item else ():
                pairs += [
                    (one.code.value, plain(line.text))
                    for line in lines
                    if line.spot == written(entry)
                ]
    return tuple((code, text) for code, text in pairs if not code.startswith(CODES))


def stands(found: Problem, accepted: Sequence[tuple[str, str]]) -> bool:
    """Whether one of `accepted` covers the finding: its code, and a text that holds the words it shows."""
    shown = found.excerpt.strip("…")
    return any(
        found.code == code and (not text or (shown and shown in text)) for code, text in accepted
    )


def _spot(value: object, otherwise: Spot) -> Spot:
    return value.spot if isinstance(value, Text) else otherwise


def _paragraphs(paragraphs: list[Passage], otherwise: Spot) -> list[tuple[str, str, Spot]]:
    """The lines of the text, the cells of tables and the footnotes included."""
    rows = []
    for paragraph in paragraphs:
        spot = paragraph.spot or otherwise
        if isinstance(paragraph.block, Grid):
            cells = (
                cell for row in (*paragraph.block.header, *paragraph.block.rows) for cell in row
            )
            rows += [(cell.text.replace("\n", " "), "bang", spot) for cell in cells if cell.text]
        elif paragraph.block is None:
            rows.append((paragraph.text, paragraph.style, spot))
            rows += [(note, "chu-thich", spot) for note in notes(paragraph.text)]
    return rows


def _listed(lines: list[str], role: str, texts: tuple[Text, ...]) -> list[tuple[str, str, Spot]]:
    """Each printed line with the text that it comes from; texts of several lines gave several."""
    spots = [text.spot for text in texts for _ in text.value.split("\n")]
    return [(line, role, spot) for line, spot in zip(lines, spots, strict=False)]
