"""Where in a plan file words of a document belong that only a person can put there."""

from functools import cached_property

from generator.absorbing.anchored import side_by_side
from generator.absorbing.bringing import last_met
from generator.absorbing.provenance import Sourced, printed
from generator.absorbing.sites import Element, Sites
from generator.absorbing.structure import as_item, chain_of, in_table
from generator.cascade.edit import Editor
from generator.cascade.emit import scalar
from generator.language import Said
from generator.lazy import dataclass
from generator.making.load import Loaded
from generator.package import Package
from generator.plan.inline import literal
from generator.plan.records import alias
from generator.plan.source import Source, entry_at
from generator.review.stories import Stories, Story, StoryText

_ITEMS = "items", alias("item", "items")
ANYWHERE = Said("Sửa tay chỗ này trong tệp kế hoạch.", "Put this into the plan file by hand.")


@dataclass(frozen=True)
class ByHand:
    """A plan as it is with all that found its place: what it `made`, and what is `wanted`."""

    plan: Loaded
    template: Package
    source: Source
    made: Stories
    wanted: Stories

    def advice(self, text: StoryText) -> Said:
        """What to write for a text that only the document has, and behind which line."""
        behind = self._behind.get(text.key)
        if behind is None or not behind.values or text.cell or in_table(behind):
            return ANYWHERE
        element = next(iter(chain_of(behind, self._places)), None)
        if element is None or element.listing.flow or _has_items(element):
            return self._words_only(text, behind.values[-1][1].span.end)
        line = self._line(self._editor.element(element.listing, element.index).end)
        column = self._editor.column(element.listing.span.start)
        item = f"- {scalar(as_item(text.text, behind))}"
        return Said(
            f"Nếu là một mục mới: mở {self.source.path}, thêm một dòng sau {line.vi}, "
            f"dấu - lùi vào {column} dấu cách: {item}",
            f"If it is an item of its own: open {self.source.path}, add a line after {line.en}, "
            f"its dash behind {column} spaces: {item}",
        )

    def _words_only(self, text: StoryText, end: int) -> Said:
        line, said = self._line(end), scalar(literal(text.text))
        return Said(
            f"Sửa tay trong {self.source.path}; chỗ này đứng sau {line.vi}. Chữ cần viết: {said}",
            f"Put this into {self.source.path} by hand; it stands after {line.en}. Write: {said}",
        )

    def _line(self, end: int) -> Said:
        """The last line with words before a place of the file, and its words."""
        lines = self.source.text[:end].rstrip().split("\n")
        number = len(lines)
        words = self.source.text.split("\n")[number - 1].strip()
        return Said(f"dòng {number} (“{words}”)", f"line {number} (“{words}”)")

    @cached_property
    def _places(self) -> Sites:
        return Sites(self.source)

    @cached_property
    def _editor(self) -> Editor:
        return Editor(self.source, "vi")

    @cached_property
    def _behind(self) -> dict[tuple[Story, int], Sourced]:
        """For each text of the document the last one before it that the plan prints."""
        shown = printed(self.plan, self.template, self.source.text, self.made)
        by_key = {one.told.key: one for own in shown.values() for one in own}
        stayed = side_by_side(self.made, self.wanted).stayed
        keys = [one.key for one in self.wanted.texts.get(Story.TEXT, ())]
        return last_met(keys, {new.key: by_key.get(old.key) for old, new in stayed})


def _has_items(element: Element) -> bool:
    """Whether others stand below it, so that its lines end behind them."""
    return entry_at(element.node, *_ITEMS) is not None
