"""A plan whose paper is signed.

Its number and date written into the file, with what was issued under them, and nothing else of the
file changed.
"""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.atomic import write_atomically
from generator.language import Said
from generator.law.kinds import kind
from generator.law.wording import date_in_words, printed_day, short_date
from generator.lazy import dataclass
from generator.making.acceptance import stops
from generator.making.as_issued import copies_as_issued, rest, sums
from generator.making.build import Judge
from generator.making.keep import kept_as_issued
from generator.making.load import Loaded, plan_of
from generator.making.same_number import same_number
from generator.package import MIB, read_bytes
from generator.paper.compose import Composed, composed
from generator.paper.dossier import Dossier
from generator.paper.issuing import symbol
from generator.plan.fields import Date
from generator.plan.model import NUMBER, STATUSES, Plan
from generator.plan.named import AS_ISSUED
from generator.plan.records import alias
from generator.plan.slips.encoding import decoded, not_kept
from generator.plan.source import Node, Source, Text, entries, is_in_braces, text_at
from generator.plan.splice import TextEditor
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Severity, Spot, refused
from generator.running.today import today

_ISSUED = ("status", "number", "date", "issued")
_FINAL = {"draft": "final", STATUSES["draft"]: STATUSES["final"]}
_CURED = "so-ky-hieu/missing"
"""A final paper that lacks number or date: what issuing puts right."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A plan that has been issued.

    Its paper's full name, whether the file was changed, and what is said about it.
    """

    name: str
    changed: bool
    problems: tuple[Problem, ...]


_Entry = tuple[Text, Node]
"""A key of the plan file and its value."""


def issue(path: Path, number: str, day: str, judge: Judge = lambda _path, _plan: ()) -> Issued:
    """The plan at `path` with this number and ISO date in its file, and final where it said draft.

    Raises `Rejected`, the file untouched, when number or date are none, when an error stops the
    plan, `judge` finds one, something in it is still open, it has another number or date already, or its
    form does not let them be filled in. The day of a draft that has no number gives way, and that is told.
    """
    number, _, said = number.partition("/")
    wanted, signed = _wanted(number, day)
    text, encoding = decoded(path.as_posix(), read_bytes(path, MIB))
    if encoding:
        raise not_kept(path.as_posix(), encoding)
    source = parse_source(path.as_posix(), text)
    written = _ready(path, source, judge, wanted, signed)
    editor = _filled_in(source, written, wanted, signed)
    filled, dossier, _ = _final(editor, wanted, signed)
    _refuse_symbol(said.strip(), dossier.plan)
    noted = _noted(filled, sums(dossier))
    last, _, told = _final(noted, wanted, signed)
    _refuse_damage(source, last)
    is_changed = bool(editor.splices or noted.splices)
    doubts = (*_ahead(signed, source), *same_number(path, dossier.plan))
    told = (*_moved(written, signed, source), *doubts, *told)
    issued = Issued(_name(dossier.plan, composed(dossier), signed), is_changed, told)
    if is_changed:
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        content = f"{mark}{last.text}".encode()
        kept_as_issued(path, str(wanted), content)
        write_atomically(path, content)
    return issued


def taken_back(path: Path) -> Problem | None:
    """That number and day are to go from the plan at `path`, and where it is kept as it was issued:
    in the copy that is there, else in a new one. None where it was not issued."""
    content = read_bytes(path, MIB)
    number, day, _ = _issued_as(path, content)
    if not number:
        return None
    copy = _copy_there(path, number) or kept_as_issued(path, number, content)
    message = Said(
        f"Số {number}, ngày {day} đã lấy lại: kế hoạch là dự thảo. Bản đã ban hành còn ở “{copy.stem}”",
        f"number {number} of {day} is taken back: the plan is a draft. As issued it is kept: {copy.stem}",
    )
    return Problem(Spot(path.as_posix()), "issue/taken-back", message, Severity.WARNING)


def kept_before_change(path: Path, content: bytes) -> Problem | None:
    """Where the plan at `path` is kept as it was issued, whose `content` is about to be changed for
    the first time. None where that is known already: what was issued is noted in the file, or kept beside it."""
    number, day, is_noted = _issued_as(path, content)
    if not number or is_noted or _copy_there(path, number):
        return None
    copy = kept_as_issued(path, number, content)
    message = Said(
        f"Kế hoạch này đã ban hành, số {number}, ngày {day}. Bản chưa sửa được giữ ở “{copy.stem}”",
        f"this plan was issued, number {number} of {day}. As it was before this change: {copy.stem}",
    )
    advice = Said(
        "Sửa thật thì bấm “Lấy lại số, ngày” ở phần “Đầu văn bản”, rồi trình ký lại.",
        "If it is to be another, press “Take number and date back” under “Head”, and have it signed.",
    )
    spot = Spot(path.as_posix())
    return Problem(spot, "issue/kept", message, Severity.WARNING, advice)


def _issued_as(path: Path, content: bytes) -> tuple[str, str, bool]:
    """Number and day of a plan, "" where it was not issued, and whether what was issued is noted in
    it."""
    text = decoded(path.as_posix(), content).text
    written = _written(parse_source(path.as_posix(), text))
    number, day, status = _said_in(written)
    on = printed_day(day)
    if not on or status in _FINAL:
        return "", "", False
    return number, on, "issued" in written


def _copy_there(path: Path, number: str) -> Path | None:
    """The first copy of the plan as it was issued under the number, None where there is none."""
    first = f"{path.stem}{AS_ISSUED}-{number}"
    return next((one for one in copies_as_issued(path) if one.stem == first), None)


def _final(
    editor: TextEditor, number: int, day: date
) -> tuple[Source, Dossier, tuple[Problem, ...]]:
    """The file as it is spliced, what it gives, and what is said of that.

    Raises `Rejected` where it says otherwise than it did, or is no paper of this number and date.
    """
    before = editor.source
    after = parse_source(before.path, editor.text())
    loaded = plan_of(after)
    _refuse_damage(before, after)
    if loaded.sound is None:
        raise Rejected(_placed(problem, editor) for problem in loaded.problems)
    plan = loaded.sound.plan
    if plan.is_draft or (plan.number, plan.dated) != (number, day):
        raise _form(Spot(before.path))
    return after, loaded.sound, loaded.problems


def _noted(source: Source, as_issued: str) -> TextEditor:
    """The file with what was issued noted in it."""
    editor, written = TextEditor(source), _written(source)
    if "issued" not in written:
        _add(editor, written["date"], {"issued": as_issued})
    elif text_at(written["issued"][1]) != as_issued:
        _fill(editor, written["issued"][1], as_issued)
    return editor


def _ready(
    path: Path, source: Source, judge: Judge, number: int, signed: date
) -> dict[str, _Entry]:
    """What the file has of what issuing fills in; `Rejected` where it cannot be issued as it is."""
    found = plan_of(source)
    further = judge(path, found.plan) if found.plan else ()
    problems = [*_unready(found), *filter(stops, further)]
    if any(stops(problem) and not _open(problem) for problem in problems):
        raise Rejected(problems)
    written = _written(source)
    problems += _disagreements(written, number, signed, source)
    if any(map(stops, problems)):
        raise Rejected(problems)
    return written


def _wanted(number: str, day: str) -> tuple[int, date]:
    """Number and date as the plan file would read them."""
    numbered, dated = Source("--number"), Source("--date")
    wanted = NUMBER.read(Text(number.strip(), Spot("--number")), numbered)
    signed = Date().read(Text(day.strip(), Spot("--date")), dated)
    if wanted is None or signed is None or signed.full is None:
        raise Rejected([*numbered.problems, *dated.problems])
    return wanted, signed.full


def _refuse_symbol(said: str, plan: Plan) -> None:
    """Raises `Rejected` where a number was given with a symbol that is not the plan's."""
    if said.casefold() not in ("", symbol(plan).casefold()):
        message = Said(
            f"ký hiệu '{said}' không phải của kế hoạch này ({symbol(plan)})",
            f"the symbol '{said}' is not that of this plan ({symbol(plan)})",
        )
        advice = Said(
            "Xem có đúng tệp không. Chỉ ghi số, ví dụ 5; ký hiệu tự thêm.",
            "See whether this is the right file. The number alone, such as 5; the symbol is added.",
        )
        raise refused(Spot("--number"), "issue/other-symbol", message, advice)


def _open(problem: Problem) -> bool:
    return problem.code.endswith("/open")


def _unready(loaded: Loaded) -> list[Problem]:
    """The problems that issuing does not cure; what is still open is an error now."""
    advice = Said("Điền nội dung rồi ban hành lại.", "Fill it in, then issue again.")
    return [
        dataclasses.replace(problem, severity=Severity.ERROR, advice=advice)
        if _open(problem)
        else problem
        for problem in loaded.problems
        if problem.code != _CURED
    ]


def _written(source: Source) -> dict[str, _Entry]:
    """What the file has of the keys that issuing looks at, by their English names."""
    names = {key: name for name in (*_ISSUED, "place") for key in (name, alias("plan", name))}
    return {names[one[0].value]: one for one in entries(source.root) if one[0].value in names}


def _disagreements(
    written: dict[str, _Entry], number: int, day: date, source: Source
) -> Iterator[Problem]:
    """Number and date that the file has already and that are others.

    A year or a month that fits the date is none.
    """
    number_, day_, status = _said_in(written)
    advice = Said(
        "Xem có đúng tệp không; nếu trong tệp chỉ ghi tạm, xóa giá trị ấy rồi ban hành lại.",
        "See whether this is the right file; if its value is provisional, "
        "take it out and issue again.",
    )
    if number_ and len(day_) == len(day.isoformat()) and status not in _FINAL:
        advice = Said(
            "Kế hoạch này đã ban hành; xem có đúng tệp không.",
            "This plan is issued; see whether it is the right file.",
        )
    if number_ and int(number_) != number:
        message = Said(
            f"tệp đã ghi số {number_}, khác {number}",
            f"the file has number {number_}, not {number}",
        )
        yield source.problem(written["number"][1].spot, "issue/other-number", message, advice)
    if not (_is_unnumbered(written) or day.isoformat().startswith(day_)):
        message = Said(
            f"tệp đã ghi ngày {day_}, khác {day}", f"the file has the date {day_}, not {day}"
        )
        yield source.problem(written["date"][1].spot, "issue/other-date", message, advice)


def _said_in(written: dict[str, _Entry]) -> list[str]:
    """What the file says of number, date and status."""
    names = ("number", "date", "status")
    return [text_at(written[name][1]) if name in written else "" for name in names]


def _is_unnumbered(written: dict[str, _Entry]) -> bool:
    """Whether it is a draft without a number, whose day is that of drafting and binds nobody."""
    number, _, status = _said_in(written)
    return not number and (not status or status in _FINAL)


def _moved(written: dict[str, _Entry], day: date, source: Source) -> Iterator[Problem]:
    """That the day of a draft gave way to that of signing."""
    _, before, _ = _said_in(written)
    if before and not day.isoformat().startswith(before):
        message = Said(
            f"ngày ghi trong dự thảo đã thay bằng ngày ký: {before} → {day}",
            f"the day of the draft gave way to that of signing: {before} → {day}",
        )
        spot = written["date"][1].spot
        yield source.problem(spot, "issue/day-moved", message, severity=Severity.WARNING)


def _ahead(day: date, source: Source) -> Iterator[Problem]:
    """That the day of signing is still to come: rarely meant, and easily mistyped."""
    now = today()
    if day > now:
        message = Said(
            f"ngày ban hành {short_date(day)} còn ở sau hôm nay ({short_date(now)})",
            f"the day of issue, {short_date(day)}, is still to come (today: {short_date(now)})",
        )
        advice = Said(
            "Nếu gõ nhầm: bấm “Lấy lại số, ngày” ở phần “Đầu văn bản” của trang kế hoạch (trong tệp: để "
            "trống so, ngay), rồi điền lại với ngày ký.",
            "If it was mistyped: press “Take number and date back” under “Head” on the page of the plan "
            "(in the file: empty number, date), and issue it again with the day of signing.",
        )
        yield Problem(Spot(source.path), "issue/day-ahead", message, Severity.WARNING, advice)


def _filled_in(source: Source, written: dict[str, _Entry], number: int, day: date) -> TextEditor:
    """The file with number and date, and final where it says what it is."""
    new = {"number": str(number), "date": day.isoformat()}
    if "status" in written:
        status = text_at(written["status"][1])
        new["status"] = _FINAL.get(status, status)
    editor = TextEditor(source)
    absent = {}
    for name, text in new.items():
        if name not in written:
            absent[name] = text
        elif not _says(text_at(written[name][1]), text):
            _fill(editor, written[name][1], text)
    if absent:
        _add(editor, written["place" if "number" in absent else "number"], absent)
    return editor


def _says(written: str, new: str) -> bool:
    numbers = written.isdecimal() and new.isdecimal()
    return written == new or (numbers and int(written) == int(new))


def _fill(editor: TextEditor, value: Node, new: str) -> None:
    """Replaces the value, in the quotes that it has."""
    start, end, style = value.span
    if not isinstance(value, Text) or style in ("|", ">"):
        raise _form(value.spot)
    quote = style or ""
    editor.put(start, end, f" {new}" if start == end else f"{quote}{new}{quote}")


def _add(editor: TextEditor, after: _Entry, new: dict[str, str]) -> None:
    """Adds keys below the entry `after`, in the language of its key and with the line ends
    there."""
    key, value = after
    english = key.value in (*_ISSUED, "place")
    lines = [f"{name if english else alias('plan', name)}: {text}" for name, text in new.items()]
    if is_in_braces(editor.source.root):
        editor.put(value.span.end, value.span.end, "".join(f", {line}" for line in lines))
        return
    below = editor.line_end(value.span.end)
    unended = editor.unended(below)
    newline = "\r\n" if "\r\n" in editor.old[0 if unended else below - 2 : below] else "\n"
    indent = " " * editor.column(key.span.start)
    rows = newline.join(f"{indent}{line}" for line in lines)
    editor.put(below, below, newline + rows if unended else rows + newline)


def _refuse_damage(before: Source, after: Source) -> None:
    """Raises `Rejected` unless the file says what it said, but for what issuing changes."""
    if after.root is None or rest(before, *_ISSUED) != rest(after, *_ISSUED):
        raise _form(Spot(before.path))


def _form(spot: Spot) -> Rejected:
    message = Said(
        "không điền được số và ngày vào tệp viết thế này", "a file of this form cannot be filled in"
    )
    advice = Said(
        "Viết 'so:' và 'ngay:' mỗi khóa một dòng, để trống, rồi ban hành lại.",
        "Write 'number:' and 'date:', each on a line of its own and left empty, and issue again.",
    )
    return Rejected([Problem(spot, "issue/form", message, advice=advice)])


def _placed(problem: Problem, editor: TextEditor) -> Problem:
    """A problem of the changed text, told of the line that the file has now."""
    line = problem.spot.line
    for splice in editor.splices:
        added, first = splice.new.count("\n"), editor.source.spot(splice.start).line
        if added and line >= first:
            line = max(line - added, first)
    return dataclasses.replace(problem, spot=dataclasses.replace(problem.spot, line=line))


def _name(plan: Plan, paper: Composed, day: date) -> str:
    """The paper in full: kind, number and symbol, date, issuer, subject."""
    name = kind(plan.kind).name
    number = paper.names["so_ky_hieu"].removeprefix("Số: ")
    issuer, subject = " ".join(paper.author.split()), paper.title.removeprefix(f"{name} ")
    return f"{name} số {number} {date_in_words(day)} của {issuer}: {subject}"
