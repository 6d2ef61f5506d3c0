"""What the words of a plan get wrong, at the place where its file has them."""

from dataclasses import replace

from generator.making.acceptance import granted, stands
from generator.making.load import Loaded
from generator.paper.places import Places
from generator.paper.prose import prose_of, spot_of
from generator.plan.walk import items_of
from generator.problems import Problem
from generator.wording.base import WORDING
from generator.wording.run import problem


def wording_problems(loaded: Loaded) -> list[Problem]:
    """What the words of a plan without errors get wrong, but for what it lets stand.

    Each stands at its words in the text of the file, else at the start of the text that says it,
    which may be in another file: a plan that is reported on, or what is issued with the paper.
    """
    dossier = loaded.sound
    if dossier is None:
        return []
    printed = prose_of(dossier.plan, loaded.paper)
    allowed = granted(dossier, loaded.paper)
    places = Places(dossier.source.text, printed.prose.lines, printed.told, dossier.source.path)
    own = {spot_of(item.text, item.spot): str(item.text) for item in items_of(dossier.plan)}
    found = []
    for entry, slip in WORDING.judge(printed.prose):
        line = slip.where.line
        of_plan = printed.prose.words(slip.where) in own.get(printed.written[line], "")
        spots = printed.written if of_plan else printed.told
        one = problem(entry, slip, printed.prose, spots[line])
        if not stands(one, allowed):
            place = places.of(slip.where)
            found.append(replace(one, spot=place[0], excerpt=place[1]) if place else one)
    return sorted(found)
