"""What a plan declares once and refers to: its period, documents, acronyms, groups of bodies."""

from generator.language import Said
from generator.lazy import dataclass
from generator.plan.fields import LINE, Date, Day, ListOf, Words
from generator.plan.items import ID
from generator.plan.records import Record, Written, key
from generator.plan.source import Text

ACRONYM = Words(
    pattern=r"[^\s\[\]]+",
    what=Said("từ viết tắt, không có dấu cách", "an acronym without spaces"),
    example="PAPI",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Written):
    """The time that the plan covers; both ends belong to it."""

    start: Day = key(
        Date(partial=True),
        Said("từ ngày, tháng hoặc năm", "the first day, month or year"),
        required=True,
    )
    end: Day = key(
        Date(partial=True),
        Said("đến ngày, tháng hoặc năm", "the last day, month or year"),
        required=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument(Written):
    """A document that the plan cites: first in full, then by kind and number (PL I, II.6.c)."""

    id: Text = key(ID, Said("mã, để dẫn bằng [[mã]]", "its id, for [[id]]"), required=True)
    kind: Text = key(
        Words(example="Quyết định"),
        Said("tên loại: Luật, Nghị định, Quyết định …", "its kind"),
        required=True,
    )
    number: Text | None = key(
        Words(example="30/2020/NĐ-CP"), Said("số, ký hiệu", "its number and symbol")
    )
    date: Day | None = key(Date(), Said("ngày ban hành", "when it was issued"))
    issuer: Text | None = key(LINE, Said("cơ quan ban hành", "who issued it"))
    about: Text | None = key(
        Words(example="về công tác văn thư"),
        Said("trích yếu, hoặc tên của luật", "its subject, or the law's name"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym(Written):
    """A short form, explained where it is first used."""

    short: Text = key(ACRONYM, Said("từ viết tắt", "the short form"), required=True)
    full: Text = key(LINE, Said("viết đầy đủ", "what it stands for"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOfBodies(Written):
    """A name under which several bodies are addressed, such as 'Các sở, ban, ngành'."""

    name: Text = key(
        LINE,
        Said("tên nhóm, như ghi ở nơi nhận", "its name, as among the recipients"),
        required=True,
    )
    members: tuple[Text, ...] = key(
        ListOf(LINE), Said("các cơ quan trong nhóm", "the bodies in it"), required=True
    )


PERIOD: Record[Period] = Record(Period, "period", Said("'thoi_ky'", "'period'"))
DOCUMENT: Record[CitedDocument] = Record(
    CitedDocument, "document", Said("một văn bản được dẫn", "a cited document")
)
ACRONYM_RECORD: Record[Acronym] = Record(Acronym, "acronym", Said("một từ viết tắt", "an acronym"))
GROUP: Record[GroupOfBodies] = Record(
    GroupOfBodies, "group_of_bodies", Said("một nhóm cơ quan", "a group of bodies")
)
