"""What a row of the table of doors says: a verb, what it is asked with, what it makes."""

from collections.abc import Mapping
from pathlib import Path

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.page.places import PAPER_ENDINGS, PLAN_ENDINGS, TABLE_ENDINGS

_ENDINGS = {
    "paper": PAPER_ENDINGS,
    "table": TABLE_ENDINGS,
    "any": (*PAPER_ENDINGS, *PLAN_ENDINGS),
    "units": TABLE_ENDINGS,
}


@dataclass(frozen=True, slots=True)
class Field:
    """What a door asks for: `kind` is plan, paper, any, table, units, folder, text, day, number, check,
    finding or papers (several, by the list that they stand in).

    `option` is the one that its value is given to the verb by, none where it stands alone. `pattern`
    is how a number looks; what `stays` is put into the folder when it is brought, for it is looked at
    again later.
    """

    name: str
    label: Said
    kind: str = "text"
    option: str = ""
    hint: Said = NOTHING
    needed: bool = True
    pattern: str = ""
    stays: bool = False

    @property
    def takes(self) -> str:
        """How the names of files end that it takes."""
        return ",".join(_ENDINGS.get(self.kind, ()))

    @property
    def begins_as(self) -> str:
        """What it begins with of what is known of the plan: where a roster is needed, any."""
        if self.kind == "units" and self.needed:
            return "all_units"
        return self.kind if self.kind in ("folder", "units") else ""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A new file that a verb is to make: by which option, and what is added to the name of a field,
    with names of others in braces.

    Where it `counts`, with a number, which is the next one where the name has one.
    """

    option: str
    of: str
    ending: str
    counts: bool = False

    def name(self, stems: Mapping[str, str]) -> str:
        """What it is called, by what the fields are called in names of files."""
        stem, added = stems[self.of], Path(self.ending.format(**stems))
        if not self.counts:
            return f"{stem.removesuffix(added.stem)}{added}"
        first, mark, number = stem.rpartition(f"{added.stem}-")
        if not (mark and number.isdecimal()):
            first, number = stem, "0"
        return f"{first}{added.stem}-{int(number) + 1}{added.suffix}"


@dataclass(frozen=True, slots=True)
class NewPack:
    """A new folder that a verb is to fill: by which option, and what all in it is called as one zip."""

    option: str
    name: str


@dataclass(frozen=True, slots=True)
class Door:
    """A verb as the page offers it.

    `makes` are files for this call alone, `packs` a folder that is had as one zip; `into` the folder
    that it writes to, `offers` what it may write elsewhere in the folder, both with names of fields in
    braces for what these are called, and `home` for where the document of the plan is made.
    Where it `leads` to the paper that it makes, that is shown, and not the work.
    """

    title: Said
    about: Said
    press: Said
    verb: str
    fields: tuple[Field, ...]
    makes: tuple[NewFile, ...] = ()
    packs: NewPack | None = None
    into: str = ""
    offers: tuple[str, ...] = ()
    leads: bool = False


PLAN = Field("plan", Said("Kế hoạch", "Plan"), "plan")
PAPER = Field("tep", Said("Văn bản Word", "Word paper"), "paper")
PERIOD = Field(
    "ky",
    Said("Kỳ báo cáo", "Period"),
    option="--period",
    hint=Said("Ví dụ: 6 tháng đầu năm", "Such as: quý II"),
)
"""What more than one door asks for."""


def on_day(name: str, option: str, label: Said, needed: bool = True) -> Field:
    """A day, typed as people write it."""
    return Field(
        name, label, "day", option, Said("Ví dụ: 31/12/2026", "Such as: 31/12/2026"), needed
    )


def ticked(name: str, option: str, label: Said) -> Field:
    """A box that gives the verb an option."""
    return Field(name, label, "check", option, needed=False)


LOOK_FIRST = ticked("xem", "--dry-run", Said("Xem trước, chưa ghi gì", "Look first, write nothing"))
