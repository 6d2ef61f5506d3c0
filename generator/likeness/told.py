"""What there is to tell of a template that is made of a paper."""

from dataclasses import field

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.problems import Problem, Severity, Spot
from generator.rules import told

DECREE = told(
    "template/decree",
    "văn bản khác nghị định: mẫu theo nghị định",
    "the paper breaks the decree, which the template follows",
    Severity.INFO,
)
UNSURE = told(
    "template/unsure", "đo chưa chắc: mẫu giữ như mẫu giao kèm", "not surely read", Severity.INFO
)
LEFT = told("template/left", "không mang sang mẫu", "not brought into the template", Severity.INFO)
KIND = told("template/kind", "loại văn bản chưa có mẫu", "there are no templates of this kind")
SUFFIX = told("template/suffix", "tên mẫu không phải .docx", "the template is no .docx")
SELF = told("template/self", "mẫu sẽ ghi đè chính văn bản", "the paper itself would be replaced")
NAME = told(
    "template/name", "tên tệp không phải tên mẫu của loại", "no name of a template", Severity.INFO
)


@dataclass(slots=True)
class Telling:
    """Collects what is told of the paper `shown`."""

    shown: str
    problems: list[Problem] = field(default_factory=list)

    def decree(self, what: str, found: Said, now: Said, article: str) -> None:
        """A value of the paper that the decree does not allow, and what the template has."""
        message = Said(f"{found.vi} → {now.vi} ({article})", f"{found.en} → {now.en} ({article})")
        spot = Spot(self.shown, part=what)
        told = Problem(spot, DECREE.code, message, Severity.INFO, NOTHING, citation=article)
        self.problems.append(told)

    def unsure(self, what: str, why: Said) -> None:
        """What could not be measured and is as in the shipped template."""
        self.problems.append(Problem(Spot(self.shown, part=what), UNSURE.code, why, Severity.INFO))

    def left(self, what: str, why: Said) -> None:
        """What the paper has and a template does not take."""
        self.problems.append(Problem(Spot(self.shown, part=what), LEFT.code, why, Severity.INFO))
