"""Random plans and random edits, and plan files written in many styles: what the properties of a merge are tried on."""

import dataclasses
import random
from collections.abc import Iterator

from generator.cascade.emit import flow, folded

WORDS = (
    "Công khai", "hộ nghèo", "đối thoại", "với Nhân dân", "báo cáo: kết quả", "# ghi chú", "- đầu việc", "100%",
    "“dân biết”", "{mở}", "[đóng]", "không", "1.500", "*", "thủ tục hành chính", "kê khai tài sản", "sử dụng đất",
    "trước ngày 30/6", "ý kiến", "của thôn", "niêm yết", "giám sát", "hòa giải", "vệ sinh môi trường", "trường học",
    "trạm y tế", "an ninh", "nước sạch", "đường giao thông", "văn hóa",
)  # fmt: skip
VALUES = ("Sở Nội vụ", "2026-06-30", "Quý II/2026", "Thường xuyên", "x: y", "45,05")
KEYS = {
    "title": "tieu_de",
    "text": "noi_dung",
    "deadline": "thoi_han",
    "product": "san_pham",
    "note": "ghi_chu",
    "lead": "chu_tri",
}
OPEN = "?"
"""How a value begins that is left open, with its reason."""


@dataclasses.dataclass(eq=False)
class Thing:
    """An item of a random plan: what it says, and what stands below it; `tag` follows it through all edits."""

    tag: int
    id: str
    fields: dict[str, str]
    below: list["Thing"]
    part: str = "solutions"

    def walk(self) -> Iterator["Thing"]:
        yield self
        for thing in self.below:
            yield from thing.walk()


class World:
    """A source of random plans and edits; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = 0

    def sentence(self) -> str:
        """Words that no other sentence begins with, so that ids are not the only thing to tell items apart by."""
        self.count += 1
        words = self.random.sample(WORDS, self.random.randint(2, 9))
        return f"Việc {self.count} {' '.join(words)}".strip()

    def thing(self, depth: int, side: str, named: bool = False) -> Thing:
        self.count += 1
        tag = self.count
        id_ = f"{side}{tag}" if named or self.random.random() < 0.7 else ""
        fields = {}
        if depth < 2 and self.random.random() < 0.4:
            fields["title"] = self.sentence()
        else:
            fields["text"] = self.sentence()
            for key in ("deadline", "product", "note"):
                if self.random.random() < 0.3:
                    fields[key] = (
                        self.random.choice(VALUES) if key == "deadline" else self.sentence()
                    )
            if self.random.random() < 0.4:
                fields["lead"] = self.leads(side)
        below = (
            [self.thing(depth + 1, side) for _ in range(self.random.choice((0, 0, 1, 2)))]
            if depth < 2
            else []
        )
        return Thing(tag, id_, fields, below)

    def leads(self, side: str) -> str:
        """Who leads: the office leaves it open, a commune names somebody."""
        self.count += 1
        return f"Phòng {self.count}" if side == "X" else f"{OPEN}xã phân công {self.count}"

    def plan(self) -> list[Thing]:
        return [self.thing(0, "B") for _ in range(self.random.choice((1, 2, 2, 3)))]

    def edit(self, plan: list[Thing], side: str, count: int) -> None:
        for _ in range(count):
            self._edit_once(plan, side)

    def _edit_once(self, plan: list[Thing], side: str) -> None:
        lists = [plan, *(thing.below for top in plan for thing in top.walk())]
        things = [(siblings, thing) for siblings in lists for thing in siblings]
        kind = self.random.choice(
            ("add", "set", "set", "lead", "drop", "delete", "move", "reorder", "rename")
        )
        if kind == "add" or not things:
            siblings = self.random.choice(lists)
            siblings.insert(self.random.randint(0, len(siblings)), self.thing(2, side))
            return
        siblings, thing = self.random.choice(things)
        if kind == "set":
            # Sentences without an id are known by what they say: there only words are added.
            key = (
                self.random.choice(list(KEYS))
                if thing.id
                else self.random.choice(("product", "note"))
            )
            if key == "lead" or (key in ("title", "text") and key not in thing.fields):
                key = "note"
            thing.fields[key] = self.sentence()
        elif kind == "lead":
            thing.fields["lead"] = self.leads(side)
        elif kind == "rename" and thing.id and side == "V":
            self.count += 1
            thing.id = f"V{self.count}"
        elif kind == "drop":
            spare = [key for key in thing.fields if key not in ("title", "text")]
            if spare:
                del thing.fields[self.random.choice(spare)]
        elif kind == "delete" and len(things) > 1:
            siblings.remove(thing)
        elif kind == "move" and thing.id:
            self._move(lists, siblings, thing)
        elif kind == "reorder":
            self.random.shuffle(siblings)

    def _move(self, lists: list[list[Thing]], siblings: list[Thing], thing: Thing) -> None:
        inside = [one.below for one in thing.walk()]
        target = self.random.choice(
            [one for one in lists if all(one is not other for other in inside)]
        )
        siblings.remove(thing)
        target.insert(self.random.randint(0, len(target)), thing)


def copied(plan: list[Thing]) -> list[Thing]:
    """The same plan again, to be edited apart."""
    return [Thing(one.tag, one.id, dict(one.fields), copied(one.below), one.part) for one in plan]


class Writer:
    """Writes a plan in one of the ways that people write YAML: block or flow, quotes or none, comments anywhere."""

    def __init__(self, seed: int, lang: str, comments: bool) -> None:
        self.random, self.lang, self.with_comments = random.Random(seed), lang, comments
        self.comments: list[str] = []

    def key(self, key: str) -> str:
        names = {"id": "ma", "items": "cac_muc", "solutions": "giai_phap", **KEYS}
        return names[key] if self.lang == "vi" else key

    def comment(self) -> str:
        if not self.with_comments or self.random.random() > 0.25:
            return ""
        self.comments.append(f"# ghi chú của xã {len(self.comments)} - không: mất")
        return f"  {self.comments[-1]}"

    def lines(self, things: list[Thing], indent: int) -> str:
        text = ""
        for thing in things:
            if self.with_comments and self.random.random() < 0.15:
                text += " " * indent + self.comment().strip() + "\n"
            text += self.one(thing, indent)
        return text

    def one(self, thing: Thing, indent: int) -> str:
        pad = " " * indent
        entries = {**({"id": thing.id} if thing.id else {}), **thing.fields}
        if list(entries) == ["text"] and not thing.below and self.random.random() < 0.7:
            return f"{pad}- {self.commented(entries['text'], indent + 2)}\n"
        if not thing.below and self.random.random() < 0.3:
            inner = ", ".join(
                f"{self.key(key)}: {self.open(value) or flow(value, 'vi')}"
                for key, value in entries.items()
            )
            return f"{pad}- {{{inner}}}{self.comment()}\n"
        rows = [
            f"{self.key(key)}: {self.open(value) or self.commented(value, indent + 4)}"
            for key, value in entries.items()
        ]
        self.random.shuffle(rows)
        if thing.below:
            step = self.random.choice((2, 4))
            below = f"{self.key('items')}:{self.comment()}\n{self.lines(thing.below, indent + step)}".rstrip(
                "\n"
            )
            rows.insert(self.random.randint(1, len(rows)), below)
        return f"{pad}- " + f"\n{pad}  ".join(rows) + "\n"

    def open(self, value: str) -> str:
        """A value that is left open as it is written, "" for any other."""
        key = "chua_co" if self.lang == "vi" else "open"
        return f"{{{key}: {value[1:]}}}" if value.startswith(OPEN) else ""

    def commented(self, text: str, indent: int) -> str:
        """The value, with a comment behind it now and then; a block scalar has its own on the line of its `>`."""
        style = self.random.choice((None, None, "'", '"', ">"))
        if style == ">":
            return f">-{self.comment()}\n{' ' * indent}{text}"
        return folded(text, self.random.choice((20, 90)), indent, style) + self.comment()

    def plan(self, things: list[Thing], head: str) -> str:
        body = (
            f"{self.key('solutions')}:{self.comment()}\n{self.lines(things, 2)}" if things else ""
        )
        return head + body
