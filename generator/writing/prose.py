"""A plan as the rules of wording see it: the lines that it would print, each with its place in the file."""

import re

from generator.law.kinds import kind
from generator.problems import Spot
from generator.wording.base import Line, Prose
from generator.writing.compose import composed
from generator.writing.inline import BOLD, ITALIC
from generator.writing.plan import Plan
from generator.writing.source import Text

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_PLAIN = str.maketrans("", "", BOLD + ITALIC)


def plan_prose(plan: Plan) -> tuple[Prose, list[Spot]]:
    """The lines of the plan in reading order, and where each of them is written."""
    names = composed(plan).names
    heading = [
        (names["so_ky_hieu"], "so-ky-hieu", plan.spot),
        (names["dia_danh_thoi_gian"], "dia-danh-thoi-gian", _spot(plan.place, plan.spot)),
        (names["ten_loai"], "ten-loai", plan.spot),
        (names["trich_yeu"].replace("\n", " "), "trich-yeu", _spot(plan.subject, plan.spot)),
    ]
    rows = [
        *heading,
        *_listed(names["can_cu"], "can-cu", plan.legal_bases),
        *_listed(names["mo_dau"], "noi-dung", plan.preamble),
    ]
    rows += [(paragraph.chu, paragraph.kieu, paragraph.spot or plan.spot) for paragraph in names["noi_dung"]]
    recipients = plan.recipients if isinstance(plan.recipients, tuple) else ()
    rows += _listed(names["noi_nhan"], "noi-nhan-danh-sach", recipients)
    rows += [(line, "quyen-han-chuc-vu", plan.signature.spot) for line in names["quyen_han_chuc_vu"]]
    rows.append((names["ho_ten"], "ho-ten", plan.signature.spot))
    lines = tuple(Line(text.translate(_PLAIN), role, text.translate(_PLAIN)) for text, role, _ in rows)
    issued = plan.date.full if plan.date else None
    years = _YEAR.findall(names["trich_yeu"])
    year = plan.date.year if plan.date else int(years[0]) if years else None
    return Prose(lines, kind(plan.kind).key, issued, year), [spot for _, _, spot in rows]


def _spot(value: object, otherwise: Spot) -> Spot:
    return value.spot if isinstance(value, Text) else otherwise


def _listed(lines: list[str], role: str, texts: tuple[Text, ...]) -> list[tuple[str, str, Spot]]:
    """Each printed line with the text that it comes from; texts of several lines gave several."""
    spots = [text.spot for text in texts for _ in text.value.split("\n")]
    return [(line, role, spot) for line, spot in zip(lines, spots, strict=False)]
