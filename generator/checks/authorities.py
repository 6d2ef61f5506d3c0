"""Who leads a task receives the plan, by name or through a group; and one body has one name."""

import re
from collections.abc import Iterator

from generator.checks import CHECKS, Found
from generator.checks.recipients import AS_ABOVE
from generator.language import Said
from generator.lazy import dataclass, regex
from generator.paper.dossier import Dossier
from generator.plan.declared import GroupOfBodies
from generator.plan.model import Plan
from generator.plan.source import Text
from generator.plan.tasks import TASK_FIELDS
from generator.plan.walk import items_of
from generator.problems import Severity, Spot
from generator.rules import Finding, told
from generator.wording.authority_names import (
    comparable,
    divided,
    initials,
    one_tone,
    words_of,
    written_out,
)
from generator.wording.base import WORDING, sample
from generator.wording.rules.persons import one_name

_OF_THE_OFFICE = regex(r"^ sở | (?:tỉnh|thành phố) $")
"""Departments that lead what a copy supports: the plan goes to their office."""
_LEVEL = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)"
_COMMITTEE = "ủy ban nhân dân"
# Who is addressed (left), and whom that reaches (right), in the words of `comparable`.
_COLLECTIVES = tuple(
    (regex(addressed, re.MULTILINE), regex(reached))
    for addressed, reached in (
        (
            r" sở (?:ban )?ngành ",
            r"^ (?!.*(?:tỉnh|thành|đảng) ủy )(?:sở|ban|thanh tra|văn phòng ủy ban"
            r"|công an (?:tỉnh|thành)|bộ chỉ huy|bộ tư lệnh|bảo hiểm|kho bạc|thuế|cục|chi cục"
            r"|đài|báo|ngân hàng|hải quan|quỹ|viện) ",
        ),
        (r" (?:các|giám đốc|thủ trưởng) (?:các )?sở ", "^ sở "),
        (
            r" cơ quan chuyên môn ",
            r"^ (?:sở|phòng|thanh tra|văn phòng (?:ủy ban|hội đồng)|ban dân tộc"
            r"|trung tâm phục vụ hành chính công) ",
        ),
        (
            r" (?:các|trưởng|trưởng các) phòng | phòng (?:ban|chuyên môn|đơn vị) | các ban ngành ",
            r"^ (?!.*(?:tỉnh|thành|đảng) ủy )(?:phòng|văn phòng|trung tâm|ban|công an|đội|trạm) ",
        ),
        (
            r" (?:các|trưởng|trưởng các) (?:phòng )?khoa | khoa phòng ",
            r"^ (?:khoa|phòng|đơn nguyên) ",
        ),
        (
            r" (?:các|trưởng|trưởng các) (?:tổ(?! dân phố)|bộ phận|ban) ",
            r"^ (?:tổ(?! dân phố)|bộ phận|ban|nhóm) ",
        ),
        (
            rf" {_COMMITTEE} (?:các |cấp )?(?:xã|phường)(?: phường| xã| đặc khu| thị trấn)* $"
            rf"| {_COMMITTEE} (?:các|cấp) (?:xã|phường) | các (?:xã|phường) ",
            rf" (?:{_COMMITTEE} (?:các )?|cấp |các )(?:xã|phường|đặc khu|thị trấn) ",
        ),
        (
            rf" {_COMMITTEE} (?:các|cấp) (?:huyện|quận|thị xã|thành phố) | huyện thị xã ",
            rf" (?:{_COMMITTEE} (?:các )?|cấp |các )(?:huyện|quận|thị xã|thành phố) ",
        ),
        (
            r" (?:các|trưởng) (?:thôn|tổ dân phố|khu phố|ấp|bản|buôn|khóm) ",
            r"^ (?:các |trưởng |trưởng các )?(?:thôn|tổ dân phố|khu phố|ấp|bản|buôn|khóm) ",
        ),
        (
            r" đoàn thể | tổ chức chính trị xã hội | tổ chức thành viên ",
            r"^ (?:các )?(?:hội(?! đồng)|đoàn|liên đoàn|công đoàn|tổ chức) ",
        ),
        (
            r" đơn vị sự nghiệp ",
            r"^ (?:trung tâm|trường|trạm|ban quản lý|đài|thư viện|bảo tàng|bệnh viện) ",
        ),
        (r" các trường ", "^ (?:các )?trường "),
        (r" các tổ chuyên môn ", "^ (?:các )?tổ chuyên môn "),
        (r" các (?:phòng )?khoa ", "^ (?:các )?khoa "),
        (" (?:cvp|pcvp|lđvp) ", "^ văn phòng "),
        (
            r" các (?:cơ quan|đơn vị)(?: đơn vị| địa phương| có liên quan| liên quan| được giao"
            rf"| trực thuộc| thuộc {_COMMITTEE}| nêu tên)* "
            r"(?:$|(?:có )?liên quan |được giao |trực thuộc |nêu tên )",
            " ",
        ),
    )
)
# Nobody that a plan is sent to: persons, and words for all whom it concerns.
_NO_BODY = regex(
    r"^ (?:đồng chí|các đồng chí|đ c|ông|bà|chủ tịch|phó chủ tịch|lãnh đạo|ct|pct|thủ trưởng"
    r"|người đứng đầu) "
    r"|^ (?:các )?(?:cơ quan|đơn vị|địa phương|ngành|tổ chức|cán bộ)(?! chuyên môn) "
)
_ARCHIVE = regex(r"(?:- ?)?Lưu:")
_NAMED_BY_HEAD = regex(rf"^ (sở|phòng|ban|hội|chi cục|{_COMMITTEE} (?:xã|phường|đặc khu)) (.+) $")


@dataclass(frozen=True, slots=True)
class _Addressed:
    """Who receives the plan.

    `text` are the lines as comparable words, `reached` whom their collective names mean; who is
    addressed is among them where one line is "Như trên". `archive` are the codes of the archive
    line; `issuers` have their abbreviations too; `short` is what recipients written with letters
    may be in full; `groups` and `members` are the plan's own groups, by comparable name.
    """

    text: str
    reached: tuple["re.Pattern[str]", ...]
    archive: frozenset[str]
    issuers: tuple[str, ...]
    short: tuple["re.Pattern[str]", ...]
    places: tuple[str, ...]
    groups: dict[str, GroupOfBodies]
    members: dict[str, GroupOfBodies]

    def told(self, body: str) -> str:
        """The body's name as comparable words."""
        return comparable(body, self.places)

    def names(self, body: str) -> bool:
        """Whether a line names the body itself, be it one of several: `các Sở: Nội vụ, Y tế`."""
        told = self.told(body)
        short = (
            re.sub(rf"(?<=\w) {_LEVEL} $", " ", told)
            if told.startswith((" sở ", " phòng "))
            else told
        )
        if told in self.text or short in self.text or self._by_letters(body):
            return True
        match = _NAMED_BY_HEAD.match(short)
        if not match:
            return False
        head = match[1].replace(" xã", " (?:.* )?xã")
        return bool(re.search(rf" {head} (?:.* )?{re.escape(match[2])} ", self.text))

    def _by_letters(self, body: str) -> bool:
        """Whether a line names it, where one of the two is written with letters: HCC."""
        spelt = written_out(body, self.places).search(self.text)
        return bool(spelt) or any(one.fullmatch(self.told(body)) for one in self.short)

    def _issues(self, body: str) -> bool:
        """Whether it is one that issues the plan, or a part which bears the name of one."""
        told, spelt = self.told(body), written_out(body, self.places)
        return any(told.startswith(one) or spelt.match(one) for one in self.issuers)

    def reaches(self, body: str) -> bool:
        """Whether the body gets the plan without a group of ours, is the issuer, or no body."""
        told = self.told(body)
        if self.names(body) or _NO_BODY.search(told) or self._issues(body):
            return True
        return bool(initials(body) & self.archive) or any(
            pattern.search(told) for pattern in self.reached
        )

    def serves(self, body: str) -> bool:
        """Whether the body gets the plan, by name or in a group; a group in its members too."""
        group = self.groups.get(self.told(body))
        if group:
            return self.names(body) or all(self.reaches(member.value) for member in group.members)
        group = self.members.get(self.told(body))
        return self.reaches(body) or bool(group and self.names(group.name.value))


def _addressed(plan: Plan) -> _Addressed:
    names = [one.name.value for one in plan.issuers if isinstance(one.name, Text)]
    # "tỉnh Minh Hòa" is "tỉnh" in a plan of that province.
    places = tuple(
        place for name in names for place in re.findall(rf"({_LEVEL} .+) $", words_of(name))
    )
    text = "\n".join(comparable(line, places) for line in _receiving(plan))
    reached = [reached for addressed, reached in _COLLECTIVES if addressed.search(text)]
    return _Addressed(
        text=text,
        reached=(*reached, *[_OF_THE_OFFICE] * bool(plan.based_on)),
        archive=_archive_codes(plan),
        issuers=tuple(comparable(name, places) for name in (*names, *_abbreviations(plan))),
        short=tuple(_spelt(plan, places)),
        places=places,
        groups={comparable(group.name.value, places): group for group in plan.groups},
        members={
            comparable(member.value, places): group
            for group in plan.groups
            for member in group.members
        },
    )


def _spelt(plan: Plan, places: tuple[str, ...]) -> Iterator["re.Pattern[str]"]:
    """What each recipient that is written with letters may be in full."""
    bodies = (body for line in _receiving(plan) for body in divided(line))
    return (written_out(body, places) for body in bodies if re.search(r"[A-ZĐ]{2,8}", body))


def _abbreviations(plan: Plan) -> Iterator[str]:
    """The abbreviations of those who issue it, but for what all bodies of a kind share: UBND."""
    for one in plan.issuers:
        short = one.abbreviation
        if isinstance(short, Text) and comparable(short.value) == words_of(short.value):
            yield short.value


def _receiving(plan: Plan) -> Iterator[str]:
    """The recipients but for the archive; who is addressed is among them as "Như trên"."""
    lines = [text.value for text in plan.listed_recipients]
    yield from (line for line in lines if not _ARCHIVE.match(line))
    if isinstance(plan.to, tuple) and any(map(AS_ABOVE.match, lines)):
        yield from (text.value for text in plan.to)


def _archive_codes(plan: Plan) -> frozenset[str]:
    lines = [text.value for text in plan.listed_recipients if _ARCHIVE.match(text.value)]
    codes = re.findall(r"\w+", " ".join(lines).replace("-", "").replace(".", ""))
    return frozenset(codes) - {"VT", "Lưu"}


@CHECKS(
    told(
        "plan/recipient",
        "ai chủ trì mà không có ở nơi nhận",
        "who leads, and is not among the recipients",
        Severity.WARNING,
    ),
    applies=lambda dossier: dossier.whole and bool(dossier.plan.listed_recipients),
)
def leads(dossier: Dossier) -> Found:
    """Who leads a task gets the plan; a recipient that could not be read is not missing."""
    addressed = _addressed(dossier.plan)
    seen: set[str] = set()
    for lead in _leads(dossier.plan):
        for name in () if addressed.serves(lead.value) else divided(lead.value):
            body = addressed.told(name)
            if body not in seen and not addressed.serves(name):
                yield _unaddressed(name, lead.spot, addressed)
            seen.add(body)


def _leads(plan: Plan) -> list[Text]:
    """Who leads, each name once, where it stands first."""
    first: dict[str, Text] = {}
    for item in items_of(plan):
        for lead in item.lead if isinstance(item.lead, tuple) else ():
            first.setdefault(lead.value, lead)
    return list(first.values())


def _unaddressed(name: str, spot: Spot, addressed: _Addressed) -> Finding[Spot]:
    group = addressed.members.get(addressed.told(name))
    add = group.name.value if group else name
    end_vi = "." if group else ", hoặc khai trong một nhóm của nhom_co_quan."
    end_en = "." if group else ", or name it in one of the groups."
    return Finding(
        spot,
        Said(
            f"'{name}' chủ trì mà không có ở nơi nhận",
            f"'{name}' leads, but is not among the recipients",
        ),
        mend=Said(f"Thêm '- {add}' vào noi_nhan{end_vi}", f"Add '- {add}' to recipients{end_en}"),
    )


_NAMING = [key for key, field in TASK_FIELDS.items() if field.names_bodies]


def _names(plan: Plan) -> Iterator[Text]:
    """Every name of a body that stands in a field of its own."""
    for item in items_of(plan):
        for key in _NAMING:
            value = getattr(item, key)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, Text):
                    yield from (Text(name, text.spot) for name in divided(text.value))
    for group in plan.groups:
        yield from (group.name, *group.members)


@CHECKS(
    told("plan/one-name", "một cơ quan viết hai cách", "one body, two names", Severity.WARNING),
    applies=lambda dossier: dossier.whole,
)
def names(dossier: Dossier) -> Found:
    """One body has one name."""
    first: dict[str, Text] = {}
    seen: set[str] = set()
    for text in _names(dossier.plan):
        before = first.setdefault(words_of(text.value), text)
        if text.value in seen or _judged_as_words(before.value, text.value):
            continue
        seen.add(text.value)
        line = before.spot.line
        yield Finding(
            text.spot,
            Said(
                f"'{text}' ở dòng {line} viết '{before}'", f"'{text}' is '{before}' on line {line}"
            ),
            mend=Said("Viết tên cơ quan theo một cách.", "Write the name in one way."),
        )


def _judged_as_words(one: str, other: str) -> bool:
    """Whether the rules of wording see the difference: tone marks, capitals, `và` or a hyphen."""
    if one_tone(one) == one_tone(other):
        return True
    rules = (
        (one_name, f"{one}\n{other}"),
        *(
            (rule, f"{name}.")
            for rule in WORDING
            if rule.code.startswith("viet-hoa/")
            for name in (one, other)
        ),
    )
    return any(next(rule.check(sample(text)), None) for rule, text in rules)
