"""Mappings of the plan file as dataclasses: closed, every key with one Vietnamese alias.

Each value knows its place.
"""

import dataclasses
import functools
import re
from collections.abc import Callable, Container, Iterator, Sequence, Set
from typing import Any, Generic, TypeVar, cast

from generator.language import Lang, Said
from generator.law.wording import capitalised
from generator.lazy import dataclass, regex
from generator.plan import codes
from generator.plan.closest import closest, named_in
from generator.plan.fields import (
    ENGLISH,
    ListOf,
    OrOpen,
    Reader,
    Schema,
    inner_reader,
    nullable,
    report_no_list,
    shown_of_a_key,
)
from generator.plan.slips.braces import divided_by_commas, report_braces
from generator.plan.slips.strays import in_an_item, put_right, tell_dashes
from generator.plan.slips.yaml_errors import UNQUOTED_ID, line_slip
from generator.plan.source import Listing, Mapping, Node, Source, Text
from generator.plan.tasks import TASK_FIELDS
from generator.problems import Spot

# The one table of names: a key as it stands in English, and its Vietnamese alias. `record.key`
# where a key means something else in one record than in the others.
ALIASES = {
    "format": "dinh_dang",
    "id": "ma",
    "version": "phien_ban",
    "kind": "loai",
    "status": "trang_thai",
    "issuer": "co_quan",
    "issuer.name": "ten",
    "abbreviation": "viet_tat",
    "parent": "chu_quan",
    "place": "dia_danh",
    "number": "so",
    "date": "ngay",
    "issued": "da_ban_hanh",
    "subject": "trich_yeu",
    "legal_bases": "can_cu",
    "preamble": "mo_dau",
    "outline": "bo_cuc",
    "title": "tieu_de",
    "parts": "cac_phan",
    "sections": "cac_de_muc",
    "purpose": "muc_dich",
    "requirements": "yeu_cau",
    "targets": "muc_tieu",
    "solutions": "giai_phap",
    "budget": "kinh_phi",
    "implementation": "to_chuc_thuc_hien",
    "closing": "ket_thuc",
    "recipients": "noi_nhan",
    "signature": "chu_ky",
    "on_behalf_of": "thay_mat",
    "by_order_of": "thua_lenh",
    "authorised_by": "thua_uy_quyen",
    "deputy_for": "ky_thay",
    "acting": "quyen",
    "signature.title": "chuc_vu",
    "signature.name": "ho_ten",
    "accepted": "chap_nhan",
    "code": "ma_quy_tac",
    "reason": "ly_do",
    "text": "noi_dung",
    "paragraph": "doan",
    "no": "stt",
    "items": "cac_muc",
    "marks": "danh_so",
    "rule": "quy_tac",
    **{name: field.alias for name, field in TASK_FIELDS.items()},
    "indicator": "chi_so",
    "baseline": "hien_trang",
    "year": "nam",
    "value": "gia_tri",
    "target": "chi_tieu",
    "at_least": "tu",
    "at_most": "khong_qua",
    "exactly": "dat",
    "unit": "don_vi",
    "open": "chua_co",
    "period": "thoi_ky",
    "start": "tu_ngay",
    "end": "den_ngay",
    "documents": "van_ban",
    "about": "ve_viec",
    "acronyms": "tu_viet_tat",
    "short": "rut_gon",
    "full": "day_du",
    "groups": "nhom_co_quan",
    "group_of_bodies.name": "ten",
    "members": "thanh_vien",
    "appendices": "phu_luc",
    "orientation": "huong_giay",
    "table": "bang",
    "task_table": "bang_nhiem_vu",
    "target_table": "bang_chi_tieu",
    "chart": "bieu_do",
    "image": "hinh",
    "amount": "so_tien",
    "dimension": "linh_vuc",
    "columns": "cac_cot",
    "rows": "cac_dong",
    "header": "dong_dau",
    "group": "nhom",
    "role": "cot",
    "width": "do_rong",
    "align": "canh",
    "cell.columns": "gop_cot",
    "cell.rows": "gop_hang",
    "chart.targets": "cac_chi_tieu",
    "alt": "mo_ta",
    "file": "tep",
    "caption": "chu_thich",
    "rank": "hang",
    "change": "muc_tang",
    "to": "kinh_gui",
    "authority": "tham_quyen",
    "content": "noi_dung",
    "drafting_unit": "don_vi_soan",
    "attached": "kem_theo",
    "secrecy": "do_mat",
    "urgency": "do_khan",
    "circulation": "luu_hanh",
    "draft_mark": "dau_du_thao",
    "drafter": "nguoi_soan",
    "copies": "so_ban",
    "address": "dia_chi",
    "based_on": "theo_ke_hoach",
    "conflicts": "xung_dot",
    "item": "muc",
    "key": "khoa",
    "office": "van_phong",
    "own": "cua_xa",
    "before": "truoc_do",
    "result": "ket_qua",
    "state": "tinh_trang",
    "reports_on": "bao_cao_ve",
    "plan": "ke_hoach",
    "as_of": "tinh_den",
    "results": "cac_ket_qua",
    "rollup": "tong_hop",
    "rolled_table": "bang_tong_hop",
    "rolled_chart": "bieu_do_tong_hop",
    "of": "theo",
    "take": "lay",
    "task_results": "ket_qua_nhiem_vu",
    "target_results": "ket_qua_chi_tieu",
    "evidence": "minh_chung",
    "needs_evidence": "can_minh_chung",
    "history": "dieu_chinh",
    "adjusted.basis": "can_cu",
    "report_schedule": "che_do_bao_cao",
    "reporters": "noi_bao_cao",
    "receiver": "gui_ve",
    "periods": "cac_ky",
    "covers": "cac_ma",
    "reports_on.period": "ky",
    "report_due.period": "ky",
    "due": "han",
}

KEYS = frozenset(
    name for english, vi in ALIASES.items() for name in (english.rsplit(".", 1)[-1], vi)
)
"""Every name of a key, in either language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is read from a mapping of a plan file, and where that stands."""

    spot: Spot


T = TypeVar("T", bound=Written)

PARTS = (
    "content",
    "task_results",
    "target_results",
    "purpose",
    "requirements",
    "targets",
    "solutions",
    "budget",
    "implementation",
    "report_schedule",
)
"""The keys of a plan that hold its parts; the outline says where each of them stands."""


def alias(record: str, key: str) -> str:
    """The Vietnamese name of `key` in `record`."""
    return ALIASES.get(f"{record}.{key}") or ALIASES[key]


def part_name(written: str) -> str:
    """The key of the part that `written` names in either language, "" if there is none."""
    return next((name for name in PARTS if written in (name, alias("plan", name))), "")


def part_names() -> Iterator[str]:
    """Every name of a part, the Vietnamese one first."""
    for name in PARTS:
        yield from (alias("plan", name), name)


def key(
    reader: Reader, about: Said, required: bool = False, default: Any = None, blank: bool = False
) -> Any:
    """A dataclass field that is read from the plan file by `reader`; `about` says what it holds.

    Only a `blank` one may be named and left empty: a value that is not known says so, or its key
    is not there.
    """
    return dataclasses.field(
        default=dataclasses.MISSING if required else default,
        metadata={"reader": reader, "about": about, "required": required, "blank": blank},
    )


def task_key(name: str) -> Any:
    """The dataclass field of what a task says under `name`."""
    field = TASK_FIELDS[name]
    return key(field.reader, field.about, default=field.empty)


_LINE_EACH = Said(
    "Viết mỗi mục một dòng, đầu dòng có '- '.", "Write each item on a line that begins with '- '."
)


def _two_keys(sentence: Text) -> Said:
    """How a sentence with a colon has items below it."""
    column = sentence.spot.column - 1
    return Said(
        f'Câu có mục con viết thành hai khóa: noi_dung: "{sentence}:", rồi ở dòng dưới cac_muc:, '
        f"đầu dòng mới có đúng {column} dấu cách.",
        f'A sentence with items below has two keys: text: "{sentence}:", and on the next line '
        f"items:, with exactly {column} spaces in front.",
    )


_QUOTE_SENTENCE = Said(
    'Nếu đây là một câu, đặt cả câu trong ngoặc kép thẳng "…".',
    'If it is a sentence, put all of it in straight quotes "…".',
)
_ID = regex(r"[A-Z]{1,4}\d{1,3}", re.ASCII)
_NO_ITEM = ("budget", "note")
"""Keys of an item that words of a sentence are called like: “Kinh phí: …”."""
_QUOTE_ITEM = Said(
    "Nếu đây là một câu của danh sách: đầu dòng này có đúng 2 dấu cách rồi '- ', "
    'và đặt cả câu trong ngoặc kép thẳng "…".',
    "If it is a sentence of a list: exactly 2 spaces at the start of it, and '- '; "
    'put all of it in straight quotes "…".',
)
_FILL_IN = Said(
    "Điền nội dung, viết {chua_co: lý do}, hoặc bỏ khóa này.",
    "Fill it in, write {open: reason}, or remove it.",
)

_FILL_OR_DROP = Said("Điền nội dung, hoặc bỏ khóa này.", "Fill it in, or remove it.")


def _near(written: str, names: dict[str, str], alone: bool) -> str:
    """The one of the names that was probably meant, "" where it begins a sentence."""
    near = closest(written, [*names, *names.values()])
    begins = alone and " " in written and names.get(near) in _NO_ITEM
    return "" if begins else near


KNOWN: dict[str, "Record[Any]"] = {}
"""Every record that has been made, by its name."""


@functools.cache
def read_into(model: type) -> "dict[str, dataclasses.Field[Any]]":
    """What of a model is read from a key, by its name."""
    return {one.name: one for one in dataclasses.fields(model) if "reader" in one.metadata}


@functools.cache
def english_keys(record: str, model: type) -> dict[str, str]:
    """The key that each word in either language is, in a record of that name and model."""
    keys = list(read_into(model))
    both = ((word, one) for one in keys for word in (one, alias(record, one)))
    return dict(reversed([*both]))


def _keys_read(reader: Reader) -> Set[str]:
    """The keys of what is read, by either name; none of a list or a single value."""
    own: Any = inner_reader(reader)
    if isinstance(own, ListOf) and own.one:
        own = inner_reader(own.item)
    return own.words.keys() if isinstance(own, Record) else frozenset()


def _keys_of_items(reader: Reader) -> Set[str]:
    """The keys of the items of the list that is read, by either name; none of any other value."""
    own: Any = inner_reader(reader)
    if isinstance(own, Record) and own.listed:
        own = inner_reader(own.reader(own.listed))
    return _keys_read(own.item) if isinstance(own, ListOf) else frozenset()


_NOTHING = Text("")
_OTHER = Said(
    "Ở đây viết những khóa có tên định sẵn, không viết khóa khác: Ctrl+Space để chọn.",
    "Keys of a given name stand here, and no other: Ctrl+Space shows them.",
)


def _needed(name: str, own: str, lang: Lang) -> Schema:
    """The schema of a mapping that has this key, by either name; an editor names it where it is missing."""
    said = {"errorMessage": Said(f"Thiếu khóa {name}.", f"The key {own} is missing.").to(lang)}
    named = {"required": [name]} | said
    return named if name == own else {"anyOf": [named, ENGLISH | {"required": [own]} | said]}


_FIGURE_WITHIN = regex(r"(?<![\w,.])-?\d+(?:[.,]\d+)*(?![\w])")


def _braced(names: Sequence[str], value: str) -> str:
    """The keys in braces, the last of them with the value."""
    before = "".join(f"{name}: …, " for name in names[:-1])
    figure = _FIGURE_WITHIN.search(value)
    value = figure[0] if figure else value
    shown = value if re.fullmatch(r"-?\d+", value) else f'"{value}"'
    return f"{{{before}{names[-1]}: {shown}}}"


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """Reads a mapping into the dataclass `model`.

    `short` names the key that a bare value stands for, `listed` the one that a bare list stands
    for; `check` looks at what no single value shows. A `lenient` record is made with required
    values missing (None): their problems are reported, so it is only good for finding more.
    `meant` are the keys, the last with the value, that whoever writes a bare value means.
    `first` gives what is read in place of what is written.
    `readers` are those that it has of its own; `elsewhere` says of keys, by either name, that what
    has one belongs to another place, and to which.
    """

    model: type[T]
    name: str
    what: Said
    short: str = ""
    listed: str = ""
    check: Callable[[T, Source], None] | None = None
    lenient: bool = False
    meant: tuple[str, ...] = ()
    first: Callable[[Mapping, Source], Mapping] = lambda node, _source: node
    readers: dict[str, Reader] = dataclasses.field(default_factory=dict)
    elsewhere: dict[str, tuple[Said, Said]] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        KNOWN.setdefault(self.name, self)

    def read(self, node: Node, source: Source) -> T | None:
        if bare := {Text: self.short, Listing: self.listed}.get(type(node)):
            value = self.reader(bare).read(node, source)
            return None if value is None else self._made(node.spot, {bare: value}, source)
        if not isinstance(node, Mapping):
            return self._report_shape(node, source)
        braces = report_braces(node, source, self.words)
        if braces:
            return None
        node = put_right(node, self.words.keys(), self.keys_below, self.keys_of_items, source)
        return self._read_keys(self.first(node, source), source)

    def keys_below(self, name: str) -> Set[str]:
        """The keys that the value of this key has; none of a list or a single value."""
        english = self.words.get(name)
        return _keys_read(self.reader(english)) if english else frozenset()

    def keys_of_items(self, name: str) -> Set[str]:
        """The keys that items have of the list which this key has; none of any other value."""
        english = self.words.get(name)
        return _keys_of_items(self.reader(english)) if english else frozenset()

    def _read_keys(self, node: Mapping, source: Source) -> T | None:
        values, wrong = self._values(node, source)
        keys = self.words
        unread = wrong | {keys[word] for word in keys.keys() & source.unread_words}
        required = {name: one for name, one in self.fields.items() if one.metadata["required"]}
        for name in sorted(required.keys() - values.keys() - unread):
            self._report_missing(required[name], node.spot, source)
        known = {name: value for name, value in values.items() if value is not None}
        known = dict.fromkeys(required) | known
        if self.lenient:
            known["unread"] = frozenset(unread)
        elif None in known.values():
            return None
        return self._made(node.spot, known, source, wrong)

    def _made(
        self, spot: Spot, values: dict[str, Any], source: Source, wrong: Container[str] = ()
    ) -> T:
        made = self.model(spot=spot, **values)
        # What lacks a value only because that value was wrong has been reported already.
        told = wrong or source.tells(codes.YAML_KEY, spot.line) or spot.line + 1 in source.unread
        if self.check and not told:
            self.check(made, source)
        return made

    def _values(self, node: Mapping, source: Source) -> tuple[dict[str, Any], set[str]]:
        """The values by their English keys, and the keys of those that are wrong."""
        values: dict[str, Any] = {}
        unknown: dict[Text, Node] = {}
        wrong = set[str]()
        keys = self.words
        for written, value in node.entries:
            english = keys.get(written.value)
            if english is None:
                unknown[written] = value
            elif english in values:
                self._report_repeated(written, source)
            elif value == _NOTHING:
                values[english] = None
                wrong |= self._empty(english, written, value.spot, source)
            else:
                values[english] = self.reader(english).read(value, source)
                wrong |= {english} if values[english] is None else set()
        wrong |= set(map(str, unknown)) | self._tell_of_items(node, unknown, source)
        for written, value in self._without_key(node, unknown, source):
            alone = len(node.entries) == 1 and isinstance(value, Text)
            meant = self._report_unknown(written, value, source, alone)
            self._read_as_meant(meant, value, values, source)
        return values, wrong

    def _tell_of_items(self, node: Mapping, unknown: dict[Text, Node], source: Source) -> set[str]:
        """Takes out and tells what belongs in an item of its list, if that is not there; its key."""
        here = {self.words.get(key.value) for key, _ in node.entries}
        if node.flow or "items" not in self.fields or "items" in here:
            return set()
        keys = _keys_of_items(self.reader("items"))
        lost = {key: unknown.pop(key) for key in [*unknown] if key.value in keys}
        for begun, (key, value) in enumerate(lost.items()):
            # An item without its '-', which is told, moves with all that it has.
            further = 2 * source.tells(codes.SHAPE, node.spot.line)
            advice = in_an_item(key, value, source, bool(begun), further)
            source.report(key.spot, codes.UNKNOWN_KEY, self._no_key(key), advice)
        return {"items"} if lost else set()

    def _no_key(self, written: Text) -> Said:
        return Said(
            f"không có khóa '{written}' trong {self.what.vi}",
            f"no key '{written}' in {self.what.en}",
        )

    def _read_as_meant(
        self, english: str, value: Node, values: dict[str, Any], source: Source
    ) -> None:
        """Reads what stands under a key that is none as under the one that was probably meant.

        Where that has values of another kind, it was not.
        """
        if english in (*values, "") or value == _NOTHING:
            return
        before = len(source.problems)
        read = self.reader(english).read(value, source)
        found = {(one.code, one.spot) for one in source.problems[before:]}
        if (codes.SHAPE.code, value.spot) in found:
            del source.problems[before:]
        else:
            values[english] = read

    def reader(self, name: str) -> Reader:
        """What reads the value of the key `name`."""
        own: Reader = self.readers.get(name) or self.fields[name].metadata["reader"]
        return own

    @property
    def words(self) -> dict[str, str]:
        """Its keys, by each of their names."""
        return english_keys(self.name, cast(Any, self.model))

    @property
    def fields(self) -> "dict[str, dataclasses.Field[Any]]":
        """What holds the value of each of its keys, in the order of the model."""
        model: Any = self.model
        return read_into(model)

    def _report_shape(self, node: Node, source: Source) -> None:
        line = node.spot.line
        slip = line_slip(source.line(line)) if isinstance(node, Text) else None
        if slip:
            if not source.tells(codes.YAML_MARK, line):
                source.report(Spot(node.spot.path, line, slip[0]), codes.YAML_MARK, *slip[1:])
        elif isinstance(node, Text) and self.listed:
            report_no_list(node, source)
        elif re.match(r"\[\[[\w.-]+\]\]", source.line(line)[node.spot.column - 1 :]):
            source.report(node.spot, codes.SHAPE, *UNQUOTED_ID)
        elif not (isinstance(node, Listing) and tell_dashes(node, self.words.keys(), source)):
            message = Said(
                f"{self.what.vi} phải gồm các khóa con", f"{self.what.en} must have keys below it"
            )
            source.report(node.spot, codes.SHAPE, message, self._as_keys(node))

    def _as_keys(self, node: Node) -> Said:
        """What to write in place of a value that has no keys."""
        if isinstance(node, Text) and self.meant:
            own = {alias(self.name, name): name for name in self.fields}
            named = own.get(named_in(node.value, own)) if len(self.meant) == 1 else None
            meant = (named,) if named else self.meant
            vi = _braced([alias(self.name, name) for name in meant], node.value)
            en = _braced(meant, node.value)
            return Said(f"Viết {vi}.", f"Write {en}.")
        english = list(self.fields)[:3]
        names = [alias(self.name, name) for name in english]
        keys = Said(f"Các khóa: {', '.join(names)}, …", f"Keys: {', '.join(english)}, …")
        return _LINE_EACH if self.listed else keys

    def _report_repeated(self, written: Text, source: Source) -> None:
        message = Said(
            f"'{written}' lặp lại một khóa đã có",
            f"'{written}' repeats a key that is there already",
        )
        advice = Said("Chỉ giữ một tên cho mỗi khóa.", "Keep one name for each key.")
        source.report(written.spot, codes.DUPLICATE_KEY, message, advice)

    def _without_key(
        self, node: Mapping, unknown: dict[Text, Node], source: Source
    ) -> Iterator[tuple[Text, Node]]:
        """The keys that there are not; what belongs elsewhere or was divided is told, once."""
        if moved := [written for written in unknown if written.value in self.elsewhere]:
            source.report(moved[0].spot, codes.MISPLACED, *self.elsewhere[moved[0].value])
        halves = divided_by_commas(node, [*unknown], source)
        for written, value in unknown.items():
            told = source.tells(codes.YAML_MARK, written.spot.line)
            # With a colon without a space, the key and its value were read as one word.
            if not told and written not in (*moved, *halves):
                yield written, value

    def _report_unknown(
        self, written: Text, value: Node, source: Source, alone: bool = False
    ) -> str:
        """Tells of a key that there is not; the one that was probably meant, or "". One that stands
        `alone` is a sentence where it would be no item without others."""
        if source.full:
            return ""  # whatever advice would cost, nobody would read it
        names = {alias(self.name, english): english for english in self.fields}
        near = _near(written.value, names, alone)
        if near:
            advice = Said(f"Có phải '{near}'?", f"Did you mean '{near}'?")
        elif isinstance(value, Text) and (inner := self._holding(written.value)):
            vi, en = alias(self.name, inner), inner
            advice = Said(
                f"Khóa này thuộc '{vi}': viết {vi}: {{{written}: {value}}}.",
                f"It belongs to '{en}': write {en}: {{{written}: {value}}}.",
            )
        elif isinstance(value, Listing) and "items" in names.values():
            advice = _two_keys(written)
        elif _ID.fullmatch(written.value) and {"id", "text"} <= {*names.values()}:
            advice = Said(
                f"Viết hai khóa: ma: {written}, rồi ở dòng dưới noi_dung: {value}",
                f"Write two keys: id: {written}, and on the next line text: {value}",
            )
        elif not re.fullmatch(r"\w+", written.value, re.ASCII):
            advice = _QUOTE_SENTENCE if written.spot.column > 1 else _QUOTE_ITEM
        else:
            advice = Said(f"Các khóa: {', '.join(names)}.", f"Keys: {', '.join(names.values())}.")
        source.report(written.spot, codes.UNKNOWN_KEY, self._no_key(written), advice)
        return names.get(near, near)

    def _holding(self, key: str) -> str:
        """The first of its keys whose value has that key, "" if there is none."""
        return next((one for one in self.fields if key in self.keys_below(one)), "")

    def _empty(self, english: str, written: Text, spot: Spot, source: Source) -> set[str]:
        """Tells of a key that is left empty, unless it may be; those that may not."""
        if self.fields[english].metadata["blank"]:
            return set()
        message = Said(f"khóa '{written}' để trống", f"key '{written}' is left empty")
        # That may have been what stood below it.
        if spot.line + 1 not in source.unread and not source.tells(codes.YAML_MARK, spot.line + 1):
            may_be_open = isinstance(self.reader(english), OrOpen)
            source.report(spot, codes.EMPTY, message, _FILL_IN if may_be_open else _FILL_OR_DROP)
        return {english}

    def _report_missing(self, field: dataclasses.Field[Any], spot: Spot, source: Source) -> None:
        vi, about = alias(self.name, field.name), field.metadata["about"]
        message = Said(
            f"thiếu khóa '{vi}' trong {self.what.vi}",
            f"key '{field.name}' is missing in {self.what.en}",
        )
        advice = Said(f"Thêm '{vi}:' – {about.vi}", f"Add '{field.name}:' – {about.en}")
        source.report(spot, codes.MISSING_KEY, message, advice)

    def schema(self, lang: Lang) -> Schema:
        reference = {"$ref": f"#/$defs/{self.name}"}
        bare = self.short or self.listed
        return {"anyOf": [self.reader(bare).schema(lang), reference]} if bare else reference

    def definition(self, lang: Lang, at: str = "") -> Schema:
        """The JSON Schema that `schema` refers to as `#/$defs/<name>`, or that stands at `at`.

        Both names of every key are accepted; the English one refers to the other, and is marked
        as `ENGLISH`.
        """
        properties: Schema = {}
        required: list[Schema] = []
        for field in self.fields.values():
            name, value = alias(self.name, field.name), self.reader(field.name).schema(lang)
            if not field.metadata["required"]:
                value = nullable(value)
            else:
                required.append(_needed(name, field.name, lang))
            properties[name] = (
                shown_of_a_key(field.metadata["about"].to(lang), field.metadata["required"], lang)
                | value
            )
            if name != field.name:
                properties[field.name] = ENGLISH | {
                    "$ref": f"{at or f'#/$defs/{self.name}'}/properties/{name}"
                }
        what = self.what.to(lang)
        # One that is called by its key has the title of that.
        own: Schema = {} if what.startswith("'") else {"title": capitalised(what)}
        own |= {"type": "object", "additionalProperties": False, "properties": properties}
        own["errorMessage"] = _OTHER.to(lang)
        return own | ({"allOf": required} if required else {})
