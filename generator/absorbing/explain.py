"""Which value of which plan made words of a document, and what gives them their form."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from generator.absorbing.anchored import names_in
from generator.absorbing.counted import Counted, counted_in
from generator.absorbing.placing import printed_forms
from generator.absorbing.provenance import Sourced, printed
from generator.absorbing.sites import Sites
from generator.language import Said
from generator.lazy import dataclass, regex
from generator.making.build import find_template
from generator.making.load import load_plan
from generator.package import MAX_FILE, Package, read_bytes, read_package
from generator.paired import plan_made_of
from generator.paper.anchors import BY_ID
from generator.paper.dossier import Dossier
from generator.plan.inline import plain
from generator.plan.records import alias
from generator.plan.source import Node, Text, elements, entries, text_at, value_at
from generator.plan.splice import scalars
from generator.problems import Problem, Rejected, Severity, Spot, refused
from generator.reading.anatomy.paper import read_paper
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.foreign import paper_package
from generator.reading.lint import damaged_file
from generator.reading.prescribed import Form, PaperForms
from generator.review.mark import plan_id
from generator.review.pairing import texts_beside
from generator.review.stories import Stories, StoryText, as_read, stories_of
from generator.rules import told

_NO_PLAN = told("explain/no-plan", "không có kế hoạch", "a paper without a plan", Severity.INFO)
told("explain/plan-gone", "không thấy kế hoạch", "the plan was not found", Severity.WARNING)
told("explain/not-found", "không thấy chữ ấy", "the words were not found")
told("explain/other-plan", "văn bản của kế hoạch khác", "a document of another plan")
told("explain/not-ruled", "Nghị định 30 không áp dụng", "Decree 30 does not apply", Severity.INFO)
_MOST = 5
"""How many values are told that have the words somewhere."""
_COUNTED = regex(r"(_c\d+)?(__\d+)?$", re.ASCII)
"""What a name has behind that of an item where several paragraphs or cells say it."""
_TELLING, _ENDS = 8, ".;,"
"""How long a value is that says anything; what a list puts at the end of its lines."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A value of a plan file: where it stands, under which keys, and what it says."""

    spot: Spot
    keys: str
    said: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One place where the words stand: what printed them, and their form.

    `origins` are None where there is no plan; `sure` says that the program was seen to print
    these values there, else they are those that say the same. `meant` is what the plan says
    there, where somebody changed it in Word; `strange` that nothing of the plan stands there.
    `counted` are the figures of a rollup, with what each unit reports of them.
    """

    place: str
    text: str
    form: Form | None
    origins: tuple[Origin, ...] | None = None
    sure: bool = True
    meant: str = ""
    strange: bool = False
    counted: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All places with the words, the plan, and what there is to say of both."""

    plan: Path | None
    places: tuple[Explained, ...]
    notes: tuple[Problem, ...]


def explain(document: Path, words: str, plan: Path | None = None) -> Explanation:
    """Every place of a document where `words` stand; `plan` is looked for where none is named.

    Raises `Rejected` where a file cannot be read, or the words stand nowhere.
    """
    shown = document.as_posix()
    package = paper_package(shown, read_bytes(document, MAX_FILE))
    try:
        stories = stories_of(package)
        forms = PaperForms(read_paper(stories.document), package)
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(shown, error)]) from None
    hits = list(_hits(stories, as_read(words)))
    if not hits:
        raise refused(Spot(shown), "explain/not-found", *_not_found(words))
    notes = [] if forms.not_ruled is None else [_note(shown, "not-ruled", forms.not_ruled)]
    made_of = plan or plan_made_of(document, package)
    if made_of is None:
        return Explanation(None, tuple(_alone(stories, forms, hits)), (*notes, _unknown(package)))
    origins = _Origins(made_of, package, stories)
    places = (origins.explained(hit, forms) for hit in hits)
    return Explanation(made_of, tuple(places), tuple(notes))


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words `[start, end)` of a paragraph."""

    told: StoryText
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.told.text[self.start : self.end]

    def form(self, forms: PaperForms) -> Form | None:
        paragraph = self.told.paragraph
        return forms.of(paragraph, self.words) if paragraph is not None else None


def _hits(stories: Stories, words: str) -> Iterator[_Hit]:
    if not words:
        return
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    for texts in stories.texts.values():
        for one in texts:
            yield from (_Hit(one, *found.span()) for found in pattern.finditer(one.text))


def _alone(stories: Stories, forms: PaperForms, hits: Iterable[_Hit]) -> Iterator[Explained]:
    for hit in hits:
        yield Explained(stories.place(hit.told), hit.told.text, hit.form(forms))


def _not_found(words: str) -> tuple[Said, Said]:
    return (
        Said(f"văn bản không có chữ “{words}”", f"the document does not have “{words}”"),
        Said(
            "Chép đúng vài chữ liền nhau, trong một đoạn hay một ô.",
            "Copy a few words that stand together in one paragraph or cell.",
        ),
    )


def _note(shown: str, code: str, message: Said) -> Problem:
    return Problem(Spot(shown), f"explain/{code}", message, Severity.INFO)


def _unknown(package: Package) -> Problem:
    made_of = plan_id(package)
    if made_of is None:
        message = Said(
            "văn bản này không do kế hoạch nào tạo ra: chỉ nói được thành phần và quy tắc",
            "no plan made this paper: component and rules are all there is to tell",
        )
        return _note(package.path, _NO_PLAN.code.split("/")[1], message)
    message = Said(
        f"văn bản này của kế hoạch có ma: {made_of}, nhưng không thấy tệp ấy",
        f"this document was made of the plan with the id {made_of}, which was not found",
    )
    advice = Said(
        "Nêu tệp kế hoạch: --plan TỆP, hoặc chạy lệnh ở thư mục có plans/.",
        "Name the plan file: --plan FILE, or run this in the folder with plans/.",
    )
    return Problem(
        Spot(package.path), "explain/plan-gone", message, Severity.WARNING, advice=advice
    )


_FIELDS = {
    "so-ky-hieu": ("number", "abbreviation"),
    "dia-danh-thoi-gian": ("date", "place"),
    "ten-loai": ("kind",),
    "do-khan": ("urgency",),
    "luu-hanh": ("circulation",),
}
"""What the program makes these components of, where it does not print a value as it is."""


class _Origins:
    """A plan, and which of its values the paragraphs of its document print."""

    def __init__(self, path: Path, package: Package, there: Stories) -> None:
        loaded = load_plan(path)
        if loaded.plan is None or loaded.dossier is None:
            raise Rejected(loaded.problems)
        if plan_id(package) != loaded.plan.id.value:
            raise refused(Spot(path.as_posix()), "explain/other-plan", *_OTHER)
        self.there, self.dossier = there, loaded.dossier
        template = read_package(find_template(loaded.plan.kind, Path()))
        shown = printed(loaded, template, loaded.dossier.source.text)
        self.all = [one for own in shown.values() for one in own]
        self.sites = Sites(loaded.dossier.source)
        self._named = dict(_by_name(loaded.dossier.source.root))
        self._pairs = {
            (story, number): one
            for story, own in shown.items()
            for number, one in _paired(own, there.texts.get(story, ()))
        }

    def explained(self, hit: _Hit, forms: PaperForms) -> Explained:
        """What printed the words, and their form."""
        place, form = self.there.place(hit.told), hit.form(forms)
        made = self._pairs.get((hit.told.story, hit.told.number))
        if made is None:
            return Explained(place, hit.told.text, form, (), strange=True)
        meant = made.told.text if made.told.text != hit.told.text else ""
        sure = tuple(self._of_place(hit, made))
        beside = (*sure, *self._beside(hit.words, sure, made))
        found = beside or tuple(self._alike(hit.words, made, form))
        counted = tuple(counted_in(self.dossier, hit.words, made, self.all))
        return Explained(place, hit.told.text, form, found, bool(sure), meant, counted=counted)

    def _beside(self, words: str, sure: Sequence[Origin], made: Sourced) -> Iterator[Origin]:
        """Values of the same element that the words say besides: figures, days, whatever stands in a
        sentence that the program makes of several."""
        for said in (as_read(plain(one.said)) for one in sure):
            words = "" if words.lower() in said.lower() else words.replace(said, " ")
        item = self._item(made)
        own = self.sites.values_of(item) if item is not None else ()
        found = (one for one in own if _said(one, words) or (not sure and _says(one, words)))
        yield from (one for one in map(self._origin, found) if one not in sure)

    def _of_place(self, hit: _Hit, made: Sourced) -> Iterator[Origin]:
        """The values that print the words, or a part of them."""
        start, end = _moved(hit, made.told.text)
        begins = [at for at, _ in made.values]
        untils = [*begins[1:], len(made.told.text)]
        for (at, value), until in zip(made.values, untils, strict=False):
            if at < end and start < min(until, _end(made.told.text, at, value)):
                yield self._origin(value)

    def _alike(self, words: str, made: Sourced, form: Form | None) -> Iterator[Origin]:
        """Values that stand there in another form: a day, a figure, a kind."""
        code = form.component.code if form and form.component else ""
        named = [one for key in _FIELDS.get(code, ()) if (one := self._root_value(key))]
        for value in named:
            yield self._origin(value)
        if named or made.values or self._item(made) is not None:
            return
        others = [self.dossier, *self.dossier.attached, *filter(None, [self.dossier.reported])]
        yield from _having(others, words)

    def _item(self, made: Sourced) -> Node | None:
        """The element of which a paragraph speaks, by the words that it prints, else by its name."""
        found = self.sites.item_in_row(made, self.all)
        names = (_COUNTED.sub("", one) for one in names_in(made.told))
        return found or next((self._named[one] for one in names if one in self._named), None)

    def _root_value(self, name: str) -> Node | None:
        root = self.dossier.source.root
        issuer = value_at(root, "issuer", alias("plan", "issuer"))
        found = value_at(issuer if name == "abbreviation" else root, name, alias("plan", name))
        return found if not isinstance(found, Text) or found.value else None

    def _origin(self, value: Node) -> Origin:
        return _origin_of(self.sites, value)


_OTHER = (
    Said("văn bản này không phải của kế hoạch ấy", "the document is not of this plan"),
    Said("Nêu đúng tệp kế hoạch.", "Name the plan that it was made of."),
)


def _origin_of(sites: Sites, value: Node) -> Origin:
    return Origin(value.spot, sites.path(value), text_at(value))


def _having(dossiers: Iterable[Dossier], words: str) -> list[Origin]:
    """The first values of the files that say the words."""
    found: list[Origin] = []
    for one in dossiers:
        sites = Sites(one.source)
        own = (value for value in scalars(one.source.root) if _in_common(value, words))
        found += (_origin_of(sites, value) for value in own)
    return found[:_MOST]


def _by_name(node: Node | None) -> Iterator[tuple[str, Node]]:
    """All that has an id, by the name that its paragraphs bear."""
    id_ = value_at(node, "id", alias("plan", "id"))
    if node is not None and isinstance(id_, Text):
        yield f"{BY_ID}{id_.value}", node
    for one in (*(value for _, value in entries(node)), *elements(node)):
        yield from _by_name(one)


def _said(value: Text, words: str) -> bool:
    """Whether the words say a value among others: a figure, a day, a name."""
    forms = "|".join(map(re.escape, filter(None, map(as_read, printed_forms(value.value)))))
    whole = rf"(?<![\w/])(?<!\d[.,])(?:{forms})(?![\w/]|[.,]\d)"
    return bool(forms and re.search(whole, words, re.IGNORECASE))


def _says(value: Text, words: str) -> bool:
    return any(words.lower() in as_read(form).lower() for form in printed_forms(value.value))


def _in_common(value: Text, words: str) -> bool:
    """Whether a value says the words, or is one of several things that they say."""
    said = as_read(plain(value.value)).lower().rstrip(_ENDS)
    whole = len(said) >= _TELLING and said in words.lower()
    return whole or _says(value, words.rstrip(_ENDS))


def _end(text: str, at: int, value: Text) -> int:
    """Where the words of a value end that begins at `at`; the paragraph's end if that is not seen."""
    said = as_read(plain(value.value)).lower()
    same = text[at : at + len(said)].lower() == said
    return at + len(said) if same else len(text)


def _moved(hit: _Hit, made: str) -> tuple[int, int]:
    """Where the words stand in the paragraph as it was made."""
    if hit.told.text == made:
        return hit.start, hit.end
    codes = SequenceMatcher(None, hit.told.text, made, autojunk=False).get_opcodes()
    start, end = len(made), 0
    for kind, i, j, k, m in codes:
        if i < hit.end and hit.start < max(j, i + 1):
            same = kind == "equal"
            start = min(start, k + max(hit.start - i, 0) if same else k)
            end = max(end, k + min(hit.end, j) - i if same else max(m, k + 1))
    return start, end


def _paired(made: list[Sourced], there: tuple[StoryText, ...]) -> Iterator[tuple[int, Sourced]]:
    """The number of each paragraph that is there, with the one of the plan that it is."""
    pairs = texts_beside([one.told.text for one in made], [one.text for one in there])
    yield from ((there[k].number, made[i]) for i, k in pairs)
