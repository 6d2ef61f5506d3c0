"""The plan arranged under its headings, every item with the number that it is printed with."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property

from generator.language import Said
from generator.law.decree30 import LETTERS
from generator.law.kinds import kind_of
from generator.law.wording import letter, provision, roman
from generator.lazy import dataclass
from generator.plan.items import Appendix, Item, Outline, Part, Section
from generator.plan.model import Plan
from generator.plan.records import part_name
from generator.plan.source import Text
from generator.problems import Spot

Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A kind of numbers: what they look like, what stands below by default, and how they are cited.

    `heading` and `text` are the components that an item is printed as, with a title alone and with
    text; `word` is printed in front of the number.
    """

    below: str
    level: str
    label: Callable[[int, str], str]
    heading: str
    text: str
    word: str = ""


# The levels of PL I, V.6b; below điểm the decree is silent, and - + * are usage.
MARKS = {
    "phan": Mark("roman", "Phần", lambda n, _: roman(n), "phan-chuong", "noi-dung", "Phần "),
    "chuong": Mark("roman", "Chương", lambda n, _: roman(n), "phan-chuong", "noi-dung", "Chương "),
    "upper": Mark("roman", "Phần", lambda n, _: f"{letter(n).upper()}.", "muc", "noi-dung"),
    "roman": Mark("arabic", "Mục", lambda n, _: f"{roman(n)}.", "muc", "noi-dung"),
    "dieu": Mark("arabic", "Điều", lambda n, _: f"{n}.", "dieu", "noi-dung", "Điều "),
    "arabic": Mark("letter", "khoản", lambda n, _: f"{n}.", "khoan-tieu-de", "khoan"),
    "decimal": Mark("letter", "khoản", lambda n, above: f"{above}{n}.", "khoan-tieu-de", "khoan"),
    "letter": Mark("dash", "điểm", lambda n, _: f"{letter(n)})", "diem-tieu-de", "diem"),
    "paren": Mark("dash", "điểm", lambda n, _: f"({n})", "diem-tieu-de", "diem"),
    "dash": Mark("plus", "", lambda n, _: "-", "gach", "gach"),
    "plus": Mark("star", "", lambda n, _: "+", "gach", "gach"),
    "star": Mark("none", "", lambda n, _: "*", "gach", "gach"),
    "none": Mark("dash", "", lambda n, _: "", "noi-dung", "noi-dung"),
}
LAST = dict.fromkeys(("letter", "upper"), len(LETTERS)) | dict.fromkeys(
    ("phan", "chuong", "roman"), 89
)
"""The last number of the marks that come to an end."""
_HEADINGS = ("phan", "chuong", "upper", "roman")
_RUN_ON = ("chuong", "dieu")
"""Marks that count on through the whole text, whatever they stand under (usage)."""
_SECOND = ("letter", "paren")
"""Marks that promise a second one: an item alone in its list goes without."""
PART_TITLES = {
    "content": "Nội dung",
    "task_results": "Kết quả thực hiện nhiệm vụ",
    "target_results": "Kết quả thực hiện chỉ tiêu",
    "purpose": "Mục đích",
    "requirements": "Yêu cầu",
    "targets": "Mục tiêu",
    "solutions": "Nhiệm vụ, giải pháp",
    "budget": "Kinh phí thực hiện",
    "implementation": "Tổ chức thực hiện",
    "report_schedule": "Chế độ báo cáo",
}
_USUAL = (
    ("Kết quả thực hiện nhiệm vụ", ("task_results",)),
    ("Kết quả thực hiện chỉ tiêu", ("target_results",)),
    ("Mục đích, yêu cầu", ("purpose", "requirements")),
    ("Mục tiêu", ("targets",)),
    ("Nhiệm vụ, giải pháp", ("solutions",)),
    ("Kinh phí thực hiện", ("budget",)),
    ("Tổ chức thực hiện", ("implementation",)),
    ("Chế độ báo cáo", ("report_schedule",)),
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """One numbered piece of the text; `path` cites it from large to small, () without a number."""

    mark: str
    label: str
    path: Path
    title: Text | None = None
    item: Item | None = None
    below: tuple["Numbered", ...] = field(default=())

    @property
    def cited(self) -> str:
        """How it is cited: `điểm a khoản 1 Mục II`; "" where it has no number of its own."""
        return provision(self.path).strip() if MARKS[self.mark].level else ""

    def walk(self) -> Iterator["Numbered"]:
        """This entry and all below it, in order."""
        yield self
        for entry in self.below:
            yield from entry.walk()


def usual_outline(plan: Plan) -> Outline:
    """The headings of most plans, over the parts that this one has; its free text stands above."""
    has = dict(plan.parts())
    sections = []
    for title, names in _USUAL:
        parts = tuple(Text(name, plan.spot) for name in names if name in has)
        # A heading that names two parts is wrong over one of them.
        heading = (
            title if len(parts) == len(names) else PART_TITLES[parts[0].value] if parts else ""
        )
        if parts:
            sections.append(Section(spot=plan.spot, title=Text(heading, plan.spot), parts=parts))
    return Outline(spot=plan.spot, sections=tuple(sections))


@dataclass(frozen=True, slots=True)
class Annex:
    """An appendix with its numbered text; `name` is what it is cited as: `Phụ lục II`."""

    appendix: Appendix
    name: str
    entries: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something could not be numbered."""

    spot: Spot
    message: Said
    advice: Said


@dataclass(frozen=True)
class Arrangement:
    """A plan under its headings: its text and its appendices numbered, and what could not be."""

    entries: tuple[Numbered, ...]
    annexes: tuple[Annex, ...]
    faults: tuple[Fault, ...]

    def walk(self) -> Iterator[Numbered]:
        """Every numbered piece of the text, then those of the appendices, in order."""
        for top in (*self.entries, *(entry for annex in self.annexes for entry in annex.entries)):
            yield from top.walk()

    @cached_property
    def citable(self) -> dict[str, str]:
        """What `[[id]]` prints for each item and appendix with an id; "" where it has no number."""
        cited = {
            entry.item.id.value: entry.cited
            for entry in self.walk()
            if entry.item and entry.item.id
        }
        return cited | {
            annex.appendix.id.value: annex.name for annex in self.annexes if annex.appendix.id
        }


def arrange(plan: Plan) -> Arrangement:
    """The plan under its own outline or the usual one."""
    outline = plan.outline or usual_outline(plan)
    nested = not outline.marks and any(section.sections for section in outline.sections)
    articles = kind_of(plan.kind).mark == "dieu"
    arranger = _Arranger(dict(plan.parts()), nested, articles=articles)
    top = outline.marks or ("phan" if nested else "roman")
    entries = arranger.sections(outline.sections, top, "", ())
    if plan.content and not plan.outline:
        part = plan.content
        free = arranger.items(part.items, part.marks, _free_mark(part, plan.kind), "", ())
        entries = (*free, *entries)
    annexes = tuple(_annexes(plan.appendices, arranger.faults))
    return Arrangement(entries, annexes, tuple(arranger.faults))


def _free_mark(part: Part, kind: str | None) -> str:
    """How text without parts is numbered: as its kind is, Roman numbers only before titles."""
    mark = kind_of(kind).mark
    return "arabic" if mark in _HEADINGS and not _titled(part.items) else mark


def _titled(items: Sequence[Item]) -> bool:
    """Whether all that is numbered has a title."""
    return all(item.heading for item in _counted(items))


def _counted(items: Sequence[Item]) -> list[Item]:
    """The items that have a number, or would have."""
    return [item for item in items if not (item.paragraph or item.block)]


def arranged_items(items: Sequence[Item]) -> tuple[Numbered, ...]:
    """The items without numbers; for the table that alone shows them, which numbers anew."""
    return _Arranger({}, tables=False).items(items, None, "none", "", ())


def arranged_parts(plan: Plan) -> tuple[tuple[str, Numbered], ...]:
    """Every part by its key, as an entry over its items; for tables, which number anew."""
    arranger = _Arranger({}, tables=False)
    return tuple(
        (
            name,
            Numbered(
                "none",
                "",
                (),
                part.title or Text(PART_TITLES[name], part.spot),
                None,
                arranger.items(part.items, None, "none", "", ()),
            ),
        )
        for name, part in plan.parts()
    )


def tasks(entries: Iterable[Numbered]) -> Iterator[Item]:
    """The items in `entries` that somebody has to do."""
    return (
        entry.item for top in entries for entry in top.walk() if entry.item and entry.item.is_task
    )


def usual_marks(titles: Sequence[object]) -> str:
    """How the items of an appendix are numbered: where all have titles, as headings are."""
    return "roman" if titles and all(titles) else "arabic"


def _annexes(appendices: Sequence[Appendix], faults: list[Fault]) -> Iterator[Annex]:
    """The appendices; one alone has no number, several have Roman ones (PL I, III.1.a)."""
    for count, appendix in enumerate(appendices, 1):
        number = roman(count) if len(appendices) > 1 else ""
        items = _counted(appendix.items)
        usual = usual_marks([item.title for item in items])
        path = (("Phụ lục", number),)
        arranger = _Arranger({}, faults=faults)
        entries = arranger.items(appendix.items, appendix.marks, usual, "", path)
        yield Annex(appendix, f"Phụ lục {number}".strip(), entries)


_UNTITLED = (
    Said(
        "mục đánh số La Mã (Phần, Chương, I.) cần tiêu đề (tieu_de)",
        "a Roman number (Phần, Chương, I.) needs a title",
    ),
    Said("Thêm tieu_de, hoặc đổi danh_so.", "Add title, or change marks."),
)
_BELOW_PHAN = (
    Said(
        "mục này thành số La Mã và cần tiêu đề, vì bố cục có đề mục chứa cac_de_muc "
        "nên cấp lớn nhất là “Phần”",
        "this becomes a Roman number, which needs a title, for an outline with headings "
        "below headings begins with “Phần”",
    ),
    Said(
        "Muốn cấp lớn nhất là I., II.: viết bo_cuc: {danh_so: la_ma, cac_de_muc: […]}; "
        "muốn có Phần thì thêm tieu_de.",
        "For I., II. at the top: outline: {marks: roman, sections: […]}; to keep Phần, add titles.",
    ),
)


class _Arranger:
    def __init__(
        self,
        parts: dict[str, Part],
        nested: bool = False,
        faults: list[Fault] | None = None,
        articles: bool = False,
        tables: bool = True,
    ) -> None:
        self.parts = parts
        self.tables = tables  # whether what only a table of tasks shows is below it
        self.articles = articles
        self.counts = dict.fromkeys(_RUN_ON, 0)
        self.untitled = _BELOW_PHAN if nested else _UNTITLED
        self.faults = [] if faults is None else faults

    def sections(
        self, sections: Sequence[Section], mark: str, above: str, path: Path
    ) -> tuple[Numbered, ...]:
        entries = []
        for count, section in enumerate(sections, 1):
            label, own = self._numbered(mark, count, above, path, section)
            if section.sections:
                inner = section.marks or self._below(mark)
                below = self.sections(section.sections, inner, label, own)
            elif section.items:
                usual = self._below(mark, section.items)
                below = self.items(section.items, section.marks, usual, label, own)
            else:
                below = self._parts(section, mark, label, own)
            entries.append(Numbered(mark, label, own, section.title, None, below))
        return tuple(entries)

    def _parts(self, section: Section, mark: str, above: str, path: Path) -> tuple[Numbered, ...]:
        names = [part_name(written.value) for written in section.parts]
        named = [(name, self.parts[name]) for name in names if name in self.parts]
        if len(named) == 1 and not named[0][1].title:
            part = named[0][1]
            usual = self._below(mark, part.items)
            return self.items(part.items, part.marks or section.marks, usual, above, path)
        mark = section.marks or self._below(mark)
        entries = []
        for count, (name, part) in enumerate(named, 1):
            label, own = self._numbered(mark, count, above, path, section)
            below = self.items(part.items, part.marks, self._below(mark), label, own)
            entries.append(
                Numbered(
                    mark, label, own, part.title or Text(PART_TITLES[name], part.spot), None, below
                )
            )
        return tuple(entries)

    def items(
        self, items: Sequence[Item], chosen: str | None, usual: str, above: str, path: Path
    ) -> tuple[Numbered, ...]:
        mark = chosen or usual
        alone = not chosen and mark in _SECOND and len(_counted(items)) == 1
        entries, count = [], 0
        for item in items:
            if item.paragraph or item.block:
                shown = self.items(item.items, None, "none", "", ()) if self.tables else ()
                entries.append(Numbered("none", "", path, None, item, shown))
                continue
            count += 1
            label, own = ("", path) if alone else self._numbered(mark, count, above, path, item)
            if mark in _HEADINGS and not item.heading:
                self._report(item, *self.untitled)
            usual = self._below(mark, item.items)
            below = self.items(item.items, item.marks, usual, label, own)
            entries.append(Numbered(mark, label, own, item.heading, item, below))
        return tuple(entries)

    def _below(self, mark: str, items: Sequence[Item] = ()) -> str:
        """How what stands below is numbered, where the plan does not say."""
        if mark == "chuong":
            return "dieu" if self.articles else "roman" if _titled(items) else "arabic"
        return MARKS[mark].below

    def _numbered(
        self, mark: str, count: int, above: str, path: Path, what: Item | Section
    ) -> tuple[str, Path]:
        if mark == "decimal" and not above.removesuffix(".").replace(".", "").isdigit():
            message = Said(
                "kiểu 1.1. cần mục cấp trên đánh số 1.", "numbers like 1.1. need a 1. above"
            )
            self._report(
                what,
                message,
                Said("Đổi danh_so của cấp trên thành 'so'.", "Set marks above to 'arabic'."),
            )
            above = ""
        if mark in _RUN_ON:
            count = self.counts[mark] = self.counts[mark] + 1
        try:
            label = MARKS[mark].label(count, above)
        except ValueError:
            message = Said(
                f"hết ký hiệu đánh số ở mục thứ {count}", f"no numbers are left for item {count}"
            )
            advice = Said(
                "Chia nhỏ danh sách, hoặc đặt danh_so: so cho mục cha.",
                "Divide it, or set marks: arabic above.",
            )
            if count == LAST[mark] + 1:
                self._report(what, message, advice)
            label = ""
        level = MARKS[mark].level
        if mark == "decimal":
            path = path[:-1]  # 1.1 says the number above it too
        return label, (*path, (level, label.strip(".()"))) if level else path

    def _report(self, what: Item | Section, message: Said, advice: Said) -> None:
        self.faults.append(Fault(what.spot, message, advice))
