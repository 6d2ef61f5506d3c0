"""What the words of a plan get wrong, at the place where its file has them."""

from dataclasses import replace

from generator.language import Said
from generator.making.acceptance import granted, stands, stops
from generator.making.load import Loaded
from generator.paper.dossier import Dossier
from generator.paper.places import Places
from generator.paper.prose import PrintedLines, prose_of, spot_of
from generator.plan import codes
from generator.plan.walk import items_of
from generator.problems import Problem, Rejected, Severity
from generator.wording.base import WORDING
from generator.wording.run import problem

_OF_ALL_LINES = ("dan-chieu/", "vien-dan/", "tu-ngu/", "can-cu/proposal", "viet-hoa/hai-cach")
"""So begin the codes of what a line gets wrong beside others."""


def _printed(loaded: Loaded, dossier: Dossier) -> PrintedLines | None:
    """The lines of its paper; None of a plan with errors of which no paper can be made."""
    try:
        return prose_of(dossier.plan, loaded.paper)
    except (MemoryError, Rejected):
        raise
    except Exception:  # what its errors leave of a plan need not fit together
        if loaded.sound:
            raise
        return None


def _not_judged(loaded: Loaded, dossier: Dossier) -> Problem:
    first = next(filter(stops, loaded.problems))
    message = Said(
        "câu chữ chưa được xét, vì kế hoạch còn lỗi",
        "its words were not looked at, for the plan has errors",
    )
    advice = Said("Sửa lỗi trước, rồi chạy lại.", "Mend the errors, then run this again.")
    return dossier.source.problem(
        first.spot, codes.NOT_JUDGED.code, message, advice, Severity.INFO
    )


def wording_problems(loaded: Loaded) -> list[Problem]:
    """What the words of a plan get wrong, but for what it lets stand.

    Of a plan with errors these are its lines one by one: what was left out, nobody can count or cite.
    Each stands at its words in the text of the file, else at the start of the text that says it,
    which may be in another file: a plan that is reported on, or what is issued with the paper.
    """
    dossier = loaded.dossier
    if dossier is None:
        return []
    passed = () if loaded.sound else _OF_ALL_LINES
    wrong = {one.spot.line for one in loaded.problems if stops(one)}
    printed = _printed(loaded, dossier)
    if printed is None:
        return [_not_judged(loaded, dossier)]
    allowed = granted(dossier, loaded.paper)
    places = Places(dossier.source.text, printed.prose.lines, printed.told, dossier.source.path)
    own = {spot_of(item.text, item.spot): str(item.text) for item in items_of(dossier.plan)}
    found = []
    for entry, slip in WORDING.judge(printed.prose):
        line = slip.where.line
        of_plan = printed.prose.words(slip.where) in own.get(printed.written[line], "")
        spots = printed.written if of_plan else printed.told
        one = problem(entry, slip, printed.prose, spots[line])
        if not (one.code.startswith(passed) or stands(one, allowed)):
            place = places.of(slip.where)
            found.append(replace(one, spot=place[0], excerpt=place[1]) if place else one)
    return sorted(one for one in found if one.spot.line not in wrong)
