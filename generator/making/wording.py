"""What the words of a plan get wrong, at the place where its file has them."""

from dataclasses import replace

from generator.language import Said
from generator.making.acceptance import granted, stands, stops
from generator.making.load import Loaded
from generator.paper.compose import Composed
from generator.paper.dossier import Dossier
from generator.paper.places import Places
from generator.paper.prose import prose_of, spot_of
from generator.plan import codes
from generator.plan.walk import items_of
from generator.problems import Problem, Rejected, Severity
from generator.wording.base import WORDING
from generator.wording.run import problem

_OF_ALL_LINES = ("dan-chieu/", "vien-dan/", "tu-ngu/", "can-cu/proposal", "viet-hoa/hai-cach")
"""So begin the codes of what a line gets wrong beside others."""
_DOTS = "noi-dung/blank"
"""Dots that no file has stand for a value that a plan says is open: that is told already."""
_NOT_JUDGED = (
    Said(
        "câu chữ chưa được xét, vì kế hoạch còn lỗi",
        "its words were not looked at, for the plan has errors",
    ),
    Said("Sửa lỗi trước, rồi chạy lại.", "Mend the errors, then run this again."),
)


def wording_problems(loaded: Loaded) -> list[Problem]:
    """What the words of a plan get wrong, but for what it lets stand.

    Of a plan with errors it is what its lines get wrong each by itself, but for those with an
    error: what was left out nobody can count or cite.
    """
    if loaded.sound:
        return _found(loaded.sound, loaded.paper)
    return _beside_errors(loaded, loaded.dossier) if loaded.dossier else []


def _beside_errors(loaded: Loaded, dossier: Dossier) -> list[Problem]:
    errors = [*filter(stops, loaded.problems)]
    lines = {one.spot.line for one in errors}
    try:
        found = _found(dossier, loaded.paper)
    except (MemoryError, Rejected):
        raise
    except Exception:  # what its errors leave of a plan need not fit together
        spot, code = errors[0].spot, codes.NOT_JUDGED.code
        return [dossier.source.problem(spot, code, *_NOT_JUDGED, Severity.INFO)]
    beside = (one for one in found if one.spot.line not in lines)
    return [one for one in beside if not one.code.startswith(_OF_ALL_LINES)]


def _found(dossier: Dossier, paper: Composed) -> list[Problem]:
    """What the words get wrong, once what a sentence and a table say of one text.

    Each stands at its words in the text of the file, else at the start of the text that says it,
    which may be in another file: a plan that is reported on, or what is issued with the paper.
    """
    printed = prose_of(dossier.plan, paper)
    allowed = granted(dossier, paper)
    places = Places(dossier.source.text, printed.prose.lines, printed.told, dossier.source.path)
    own = {spot_of(item.text, item.spot): str(item.text) for item in items_of(dossier.plan)}
    found = []
    for entry, slip in WORDING.judge(printed.prose):
        line = slip.where.line
        of_plan = printed.prose.words(slip.where) in own.get(printed.written[line], "")
        spots = printed.written if of_plan else printed.told
        one = problem(entry, slip, printed.prose, spots[line])
        place = places.of(slip.where)
        if not stands(one, allowed) and (place or one.code != _DOTS):
            found.append(replace(one, spot=place[0], excerpt=place[1]) if place else one)
    return sorted({*found})
