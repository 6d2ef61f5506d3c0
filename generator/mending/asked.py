"""How a paper is to be mended, and of which findings."""

from generator.language import Said
from generator.lazy import dataclass
from generator.mending.menders import is_mended
from generator.problems import Problem, Spot, refused
from generator.rules import told

ONLY = told("fix/only", "không sửa được phát hiện được nêu", "what is named cannot be mended")
_NONE = Said(
    "văn bản không có phát hiện “{}”, hoặc có mà không tự sửa được",
    "the paper has no finding “{}”, or one that is for a person to mend",
)
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
    def places(self) -> set[str]:
        """Where it stands, in one of the places that are named."""
        return {*map(str.strip, self.written.partition("@")[2].split(";"))} - {""}

    def is_of(self, problem: Problem) -> bool:
        """Whether the problem is what is named; what stands at a place may be left out there."""
        place = str(problem.spot.part)
        stands = {place, place.partition(" (")[0]}
        return problem.code == self.code and (not self.places or bool(self.places & stands))


@dataclass(frozen=True, slots=True)
class Mending:
    """Whether changes are tracked ones, and which findings alone are mended; none are all."""

    tracked: bool = False
    only: tuple[NamedFinding, ...] = ()

    def speaks_of(self, problem: Problem) -> bool:
        """Whether the finding is to be mended."""
        return not self.only or any(one.is_of(problem) for one in self.only)

    def hold_against(self, shown: str, problems: tuple[Problem, ...]) -> None:
        """Raises `Rejected` where something is named that was not found, or that nothing mends."""
        mendable = [*filter(is_mended, problems)]
        for one in self.only:
            if not any(map(one.is_of, mendable)):
                message = Said(_NONE.vi.format(one.written), _NONE.en.format(one.written))
                raise refused(Spot(shown), ONLY.code, message, _LOOK)
