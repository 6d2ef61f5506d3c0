"""How a paper is to be mended, and of which findings."""

from collections import Counter
from collections.abc import Sequence

from generator.language import Said
from generator.lazy import dataclass, regex
from generator.mending.menders import is_mended
from generator.mending.places import on_one_line
from generator.problems import Problem, Rejected, Spot, refused
from generator.rules import told

ONLY = told("fix/only", "không sửa được phát hiện được nêu", "what is named cannot be mended")
_NONE = Said(
    "văn bản không có phát hiện “{}”, hoặc có mà không tự sửa được",
    "the paper has no finding “{}”, or one that is for a person to mend",
)
_SEVERAL = Said("“{}” có ở nhiều chỗ", "“{}” fits several places")
_MOST = 8
"""Places that are offered."""
_PLACES = regex(r'“[^”]*”|"[^"]*"|[^;“"]+')
_MARKS = ("“", '"')
"""What opens words that are quoted."""
_LOOK = Said(
    "Xem mã và chỗ của phát hiện bằng: kehoach check.", "See codes and places: kehoach check."
)


@dataclass(frozen=True, slots=True)
class NamedFinding:
    """A finding by its code and where it stands, as `check` tells both; without places wherever."""

    written: str

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.written.partition("@")[0].strip()

    @property
    def places(self) -> list[str]:
        """Where it stands, in one of the places that are named: as JSON tells it, or its words."""
        named = _PLACES.findall(self.written.partition("@")[2])
        return [one.strip() for one in named if one.strip()]

    def is_of(self, problem: Problem) -> bool:
        """Whether the problem is what is named."""
        if problem.code != self.code:
            return False
        return not self.places or any(_stands(problem, place) for place in self.places)


def _stands(problem: Problem, place: str) -> bool:
    """Whether the problem stands there: at words that are quoted, of which “…” leaves some out, or
    at a place of which what stands there may be left out."""
    if place[0] in _MARKS:
        said = on_one_line(f"{problem.excerpt} {problem.found.vi}")
        return all(piece.strip() in said for piece in on_one_line(place[1:-1]).split("…"))
    named = str(problem.spot.part)
    return place in (named, named.partition(" (")[0])


@dataclass(frozen=True, slots=True)
class Mending:
    """Whether changes are tracked ones, and which findings alone are mended; none are all."""

    tracked: bool = False
    only: tuple[NamedFinding, ...] = ()

    def speaks_of(self, problem: Problem) -> bool:
        """Whether the finding is to be mended."""
        return not self.only or any(one.is_of(problem) for one in self.only)

    @property
    def of_all(self) -> bool:
        """Whether all that can be is mended, and outright."""
        return not (self.only or self.tracked)

    def hold_against(self, shown: str, problems: tuple[Problem, ...]) -> None:
        """Raises `Rejected` where something is named that was not found, or that nothing mends."""
        mendable = [*filter(is_mended, problems)]
        for one in self.only:
            found = [*filter(one.is_of, mendable)]
            if not found:
                raise _refused(shown, _NONE, one, _of_code(mendable, one.code))
            for place in (named for named in one.places if named[0] in _MARKS):
                fitting = [problem for problem in found if _stands(problem, place)]
                if len(fitting) > 1:
                    raise _refused(shown, _SEVERAL, one, fitting)


def _of_code(problems: Sequence[Problem], code: str) -> list[Problem]:
    return [one for one in problems if one.code == code]


def _refused(shown: str, why: Said, named: NamedFinding, those: Sequence[Problem]) -> Rejected:
    """What is named does not name one finding; told with those that can be."""
    message = Said(why.vi.format(named.written), why.en.format(named.written))
    counts = Counter(one.excerpt for one in those)
    places = [
        f"“{one.excerpt}”" if one.excerpt and counts[one.excerpt] < 2 else str(one.spot.part)
        for one in those[:_MOST]
    ]
    one_of = "; ".join(f"{named.code}@{place}" for place in places)
    advice = Said(f"Ghi một trong: {one_of}", f"Name one of: {one_of}") if places else _LOOK
    return refused(Spot(shown), ONLY.code, message, advice)
