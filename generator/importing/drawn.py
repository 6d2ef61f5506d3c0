"""What is drawn in a paper: pictures, which become files beside the plan, and charts."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal

from generator.cascade.values import Fields
from generator.checks.blocks import MAX_CATEGORIES
from generator.importing.body import fields_of
from generator.importing.marked import escaped
from generator.importing.told import KEPT, Doubts
from generator.language import Said
from generator.lazy import dataclass, regex
from generator.package import Package, Relation, relations_of
from generator.plan.blocks import CHART, IMAGE, SERIES
from generator.plan.items import ITEM
from generator.plan.picture_file import NoPicture, picture_of
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import WP, A, Element, R, parse
from generator.reading.document.read import main_part
from generator.reading.document.shapes import extent_mm
from generator.reading.finding import quoted_place

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_FIGURE = regex(r"-?\d{1,15}(?:\.\d{1,15})?")
_WIDEST, _NAMELESS = 250, "–"


@dataclass(slots=True)
class Drawings:
    """Takes the pictures and charts out of one paper; `files` are the pictures by name."""

    package: Package
    stem: str
    doubts: Doubts
    files: dict[str, bytes] = field(default_factory=dict)

    def of(self, paragraph: Paragraph) -> list[Fields]:
        """What is drawn in a paragraph, each as an item of the plan."""
        if paragraph.figure is None:
            return []
        found = list(self._shown(paragraph))
        if not found:
            message = Said("hình không đưa vào kế hoạch được", "a drawing that plans cannot hold")
            self.doubts.tell(KEPT.code, message, quoted_place(paragraph))
        return found

    def _shown(self, paragraph: Paragraph) -> Iterator[Fields]:
        relations = {one.identity: one for one in self._relations()}
        for drawing in paragraph.element.iter(WP + "inline", WP + "anchor"):
            blips = [one.get(R + "embed") for one in drawing.iter(A + "blip")]
            charts = [one.get(R + "id") for one in drawing.iter(_CHART + "chart")]
            for identity in filter(None, blips):
                yield from self._picture(drawing, relations.get(identity), paragraph)
            for identity in filter(None, charts):
                yield from self._chart(drawing, relations.get(identity))

    def _relations(self) -> list[Relation]:
        return relations_of(self.package.parts, main_part(self.package))

    def _picture(
        self, drawing: Element, relation: Relation | None, paragraph: Paragraph
    ) -> Iterator[Fields]:
        content = self.package.parts.get(relation.path) if relation else None
        try:
            kind = picture_of(content or b"").kind
        except NoPicture as error:
            self.doubts.tell(KEPT.code, error.message, quoted_place(paragraph), error.advice)
            return
        assert content is not None
        name = f"{self.stem}-hinh-{len(self.files) + 1}.{'jpg' if kind == 'jpeg' else kind}"
        self.files[name] = content
        width = str(_width(drawing)) if 5 <= _width(drawing) <= _WIDEST else None
        image = fields_of(IMAGE, file=name, width=width, alt=self._alt(drawing, name))
        yield fields_of(ITEM, image=image)

    def _alt(self, drawing: Element, name: str) -> str:
        """What the paper itself says of a picture, or that it says nothing."""
        said = [one.get("descr") or one.get("title") for one in drawing.iter(WP + "docPr")]
        text = " ".join(" ".join(filter(None, said)).split())
        if text:
            return text
        message = Said(f"hình {name} chưa có lời mô tả", f"picture {name} has no description")
        self.doubts.tell(KEPT.code, message)
        return f"Hình {len(self.files)} của văn bản"

    def _chart(self, drawing: Element, relation: Relation | None) -> Iterator[Fields]:
        content = self.package.parts.get(relation.path) if relation else None
        if not relation or content is None:
            return
        root = parse(content, relation.path)
        series = [*map(_series, root.iter(_CHART + "ser"))]
        categories = next((one.categories for one in series if one.categories), ())
        if 0 < len(series) <= SERIES and 0 < len(categories) <= MAX_CATEGORIES:
            alt = self._alt(drawing, relation.path.rpartition("/")[2])
            yield fields_of(ITEM, chart=_chart(root, series, categories, alt))


def _chart(root: Element, series: Sequence["_Series"], names: Sequence[str], alt: str) -> Fields:
    """A chart with figures of its own, a series a column."""
    return fields_of(
        CHART,
        title=escaped(_title(root, "chart/")),
        columns=tuple(escaped(one.name) or _NAMELESS for one in series),
        rows=tuple(
            (escaped(name) or _NAMELESS, *(one.values.get(at, "") for one in series))
            for at, name in enumerate(names)
        ),
        unit=escaped(_title(root, "valAx/")),
        alt=alt,
    )


def _title(root: Element, of: str) -> str:
    """The title of a chart, or of an axis of it."""
    found = root.find(f".//{_CHART}{of}{_CHART}title")
    texts = found.iter(A + "t") if found is not None else ()
    return " ".join("".join(one.text or "" for one in texts).split())


@dataclass(frozen=True, slots=True)
class _Series:
    name: str
    categories: tuple[str, ...]
    values: dict[int, str]


def _series(series: Element) -> _Series:
    name = " ".join(_points(series, "tx").values()) or "Số liệu"
    categories = _points(series, "cat")
    values = {
        at: f"{Decimal(text).normalize():f}".replace(".", ",")
        for at, text in _points(series, "val").items()
        if _FIGURE.fullmatch(text)
    }
    count = max(categories, default=-1) + 1
    return _Series(name, tuple(categories.get(at, _NAMELESS) for at in range(count)), values)


def _points(series: Element, of: str) -> dict[int, str]:
    """The values of a series by their places."""
    found = series.find(_CHART + of)
    points = found.iter(_CHART + "pt") if found is not None else ()
    said: dict[int, str] = {}
    for point in points:
        index, value = point.get("idx", ""), point.findtext(_CHART + "v") or ""
        if index.isascii() and index.isdigit() and len(index) < 4:
            said[int(index)] = " ".join(value.split())
    return said


def _width(drawing: Element) -> int:
    width, _ = extent_mm(drawing.find(WP + "extent"))
    return round(width or 0)
