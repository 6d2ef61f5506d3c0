"""What the plan of a commune still says of all communes, in the words of the office."""

from collections.abc import Iterator

from generator.cascade.files import Office
from generator.cascade.values import one_line
from generator.language import Said
from generator.problems import Problem, Severity, Spot
from generator.wording.communes import speaks_of_committees

_LONGEST = 60
"""A sentence without an id is named by so many letters."""
_MEND = Said(
    "Sửa ở kế hoạch giao cho các xã rồi làm lại, hoặc ở kế hoạch của từng xã.",
    "Mend it in the office's plan, or in the plan of each commune.",
)


def said_of_all(office: Office) -> Iterator[Problem]:
    """One note on the sentences taken over that still speak of all committees."""
    texts = ((one.id, one_line(one.fields.get("text"))) for one in office.view.walk())
    found = [id_ or f"“{text[:_LONGEST]}…”" for id_, text in texts if speaks_of_committees(text)]
    if found:
        named = ", ".join(found)
        message = Said(
            f"{len(found)} câu giao cho xã còn nói về Ủy ban nhân dân mọi xã, kế hoạch của xã chép"
            f" nguyên: {named}",
            f"{len(found)} sentences for a commune still speak of the committees of all: {named}",
        )
        spot = Spot(office.plan.spot.path)
        yield Problem(spot, "cascade/said-of-all", message, Severity.INFO, _MEND)
