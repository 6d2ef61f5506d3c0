"""What a plan says, as other papers and tables have it: in one line, and what it cites by its short name."""

from collections.abc import Callable

from generator.law.wording import DOTS
from generator.paper.citations import short_names
from generator.paper.outline import arrange
from generator.paper.pointing import said_once
from generator.plan.fields import Open
from generator.plan.inline import formatted, plain
from generator.plan.model import Plan
from generator.plan.source import Text


def briefly(plan: Plan) -> Callable[[str | Text | Open], str]:
    """Says texts of the plan without emphasis and notes; of one that is open nothing."""
    provisions = arrange(plan).citable
    kinds = {document.id.value: document.kind.value for document in plan.documents}
    names = provisions | short_names(plan.documents, plan.acronyms)

    def said(value: str | Text | Open) -> str:
        if isinstance(value, Open):
            return ""
        text = said_once(str(value), provisions, kinds)
        return " ".join(plain(formatted(text, lambda id_: names.get(id_) or DOTS)).split())

    return said
