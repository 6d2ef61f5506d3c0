"""A year of thirty communes: batch, e-mail, Notepad, Word, three versions of the office's plan, the ledger on three days.

It is played once, in the order of the months, and each test looks at what came of one of them.
"""

import contextlib
import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from generator.batch.roster import read_roster
from generator.cli import main
from generator.law.divisions import slug
from generator.ledger.answers import Stage
from generator.ledger.gather import Ledger, gather
from generator.plan.slips.encoding import decoded
from tests.helpers import told_of
from tests.province.offices import roster_file
from tests.test_encodings import of_windows

COUNT = 30
UNITS = [f"xã An {first}{last}" for first in ("Ba", "Ca", "Đa", "Ga", "Ha") for last in "bcdghk"]
UNTOUCHED, SILENT, IN_WORD = (0, 1), 2, 12
"""Who sends the copy back as it came, who sends nothing, who sends its document alone."""
SAVED = {1: "utf-16", 5: "utf-16", 6: "cp1258", 7: "utf-8-sig", 9: "tabs"}
"""Whose file Notepad saved in which way."""
TXT, DOUBLED, BROKEN = 8, 10, 11
"""Whose file is a .yaml.txt, has one id twice, or quotes that are never closed."""
CANNOT_FOLLOW = {SILENT, IN_WORD, TXT, DOUBLED, BROKEN}
WRITERS = [at for at in range(COUNT) if at not in (*UNTOUCHED, SILENT)]
BUILDERS = (13, 14)
"""Who makes its own document and edits that in Word."""
TASKS = 12
SLIPPED = "NV10"
"""The task whose id the office gets wrong in its second version, and mends in its third."""
HEADINGS = ("Công khai", "Giám sát", "Báo cáo")
GONE = ("NV03", "NV07")
OWN_IN_WORD = "Lời ghi bằng Word"


def _day(number: int) -> date:
    """A working day: tasks are due from March on."""
    day = date(2026, 3, 2) + timedelta(days=20 * number)
    return day + timedelta(days=max(0, 7 - day.isoweekday()) % 2 + (day.isoweekday() == 6))


def _task(number: int, words: str = "") -> str:
    words = words or f"Thực hiện việc thứ {number} của kế hoạch tại thôn và tổ dân phố."
    lead = "lead: Ủy ban nhân dân cấp xã"
    return f"      - {{id: NV{number:02}, text: {words}, {lead}, deadline: {_day(number)}}}\n"


def _office(version: int, issued: str, headings: dict[str, list[str]]) -> str:
    targets = "".join(
        f"  - {{id: CT0{at}, indicator: Chỉ tiêu thứ {at}, unit: '%', rule: suggested, "
        f"target: {{at_least: '{80 + at + version}', year: 2026}}}}\n"
        for at in (1, 2)
    )
    tasks = "".join(
        f"  - title: {title}\n    items:\n{''.join(items)}" for title, items in headings.items()
    )
    return (
        f"format: 1\nid: an-loc-2026\nversion: {version}\nkind: ke_hoach\n"
        "issuer: {name: Ủy ban nhân dân tỉnh An Lộc, abbreviation: UBND}\nplace: An Lộc\n"
        f"number: {10 + version}\ndate: {issued}\nsubject: Thực hiện dân chủ ở cơ sở năm 2026\n"
        f"targets:\n{targets}solutions:\n{tasks}recipients:\n  - 'Lưu: VT'\n"
        "signature: {on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Nguyễn Văn An}\n"
    )


def _versions() -> list[str]:
    """The plan as issued, as amended in April, and in May, behind the first deadlines."""
    first = {
        title: [_task(number) for number in range(at * 4 + 1, at * 4 + 5)]
        for at, title in enumerate(HEADINGS)
    }
    second = {title: [*tasks] for title, tasks in first.items()}
    del second["Công khai"][2], second["Giám sát"][2]
    second["Báo cáo"] = [task.replace(f"id: {SLIPPED}", "id: NV32") for task in second["Báo cáo"]]
    second["Giám sát"].append(second["Giám sát"].pop(0))
    leads = "lead: Ủy ban nhân dân cấp xã"
    second["Công khai"][-1] = second["Công khai"][-1].replace(
        leads, f"lead: Sở Nội vụ, {leads.replace('lead', 'support')}"
    )
    second["Đường dây nóng"] = [_task(13, "Công bố đường dây nóng của thôn.")]
    third = {
        title: [task.replace("id: NV32", f"id: {SLIPPED}") for task in tasks]
        for title, tasks in second.items()
    }
    third["Công khai"] = [task.replace("thứ 2 ", "thứ hai ") for task in third["Công khai"]]
    return [
        _office(1, "2026-02-06", first),
        _office(2, "2026-04-06", second),
        _office(3, "2026-05-12", third),
    ]


def _own(at: int) -> dict[str, str]:
    """What a commune writes, by what it is: each word of its own stands nowhere else.

    Every third rewords a task that the office will take out, every fourth one that it will change.
    """
    own = {
        "lead": f"Tổ công tác số {at}",
        "purpose": f"Mục đích do xã {at} đặt ra.",
        "task": f"Việc riêng của xã {at}.",
        "note": f"# cán bộ {at} ghi",
    }
    if at % 3 == 0:
        own["gone"] = f"theo nếp cũ của xã {at}."
    if at % 4 == 0:
        own["changed"] = f"theo cách của xã {at}."
    return own


def _written(text: str, own: dict[str, str]) -> str:
    text = re.sub(r"(?<=chu_tri: )\{chua_co: [^{}]*\}", own["lead"], text)
    text = text.replace(
        "  - noi_dung: {chua_co:", f"  - {own['purpose']}\n  - noi_dung: {{chua_co:", 1
    )
    task = f"      - {{ma: XA01, noi_dung: {own['task']}}}  {own['note']}\n      - ma: NV06\n"
    text = text.replace("      - ma: NV06\n", task)
    for what, id_ in (("gone", "NV03"), ("changed", "NV02")):
        if what in own:
            before, mark, after = text.partition(f"- ma: {id_}\n")
            text = before + mark + after.replace("tại thôn và tổ dân phố.", own[what], 1)
    return text


def _as_saved(text: str, how: str) -> bytes:
    """The file as Notepad leaves it."""
    if how == "cp1258":
        return of_windows(text.replace("\n", "\r\n"))
    if how == "tabs":
        return text.replace("\n", "\t\r\n").encode()
    return text.replace("\n", "\r\n").encode(how or "utf-8")


def _read(path: Path) -> str:
    """The text, without what a program puts at the ends of lines."""
    return re.sub(r"\t?\r\n", "\n", decoded(path.as_posix(), path.read_bytes()).text)


def _said_in_word(path: Path) -> str:
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


def _in_word(path: Path, words: str) -> None:
    """Somebody opens a document in Word, writes a paragraph, and saves."""
    document = docx.Document(str(path))
    document.paragraphs[2].insert_paragraph_before(words)
    document.save(str(path))


class Year:
    """The province's folder, those of its communes, and what the program said in each month."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.office = folder, folder / "tinh" / "ke-hoach.yaml"
        self.made = folder / "tinh" / "out"
        self.said: dict[str, tuple[int, str]] = {}
        self.asked: dict[str, dict[int, int]] = {}
        self.ledgers: dict[str, Ledger] = {}
        self.own = {at: _own(at) for at in WRITERS}
        self.sent: dict[int, bytes] = {}

    def run(self, month: str, *arguments: str) -> None:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            status = main(arguments)
        assert "Traceback" not in out.getvalue()
        self.said[month] = status, out.getvalue()

    def issue(self, version: int) -> None:
        """The office has a new version, and mails it to all who have a folder for it."""
        self.office.parent.mkdir(exist_ok=True)
        self.office.write_text(_versions()[version - 1], "utf-8")
        for folder in (self.folder / "xa").glob("*"):
            shutil.copy(self.office, folder / "tinh-gui.yaml")

    def plan(self, at: int) -> Path:
        return self.folder / "xa" / f"{at:02}" / f"xa-{at}.yaml"

    def made_for(self, at: int, ending: str = ".docx") -> Path:
        """What the batch has made for a unit."""
        folder = self.made if ending == ".docx" else self.made / "plans"
        return folder / f"ke-hoach-{10000 + at}-{slug(UNITS[at])}{ending}"

    def batch(self, month: str, *units: int) -> None:
        names = [(str(10000 + at), UNITS[at]) for at in units]
        roster = roster_file(self.folder / f"{month}.csv", names)
        options = ("--units", roster.name, "-o", "tinh/out", "--jobs", "1")
        self.run(month, "batch", "tinh/ke-hoach.yaml", *options)

    def mailed(self, at: int) -> None:
        """A commune has its copy in a folder of its own, and the office's version beside it."""
        folder = self.plan(at).parent
        folder.mkdir(parents=True)
        shutil.copy(self.made_for(at, ".yaml"), self.plan(at))
        shutil.copy(self.made_for(at, ".goc.yaml"), folder / f"xa-{at}.goc.yaml")

    def write(self, at: int) -> None:
        """A commune writes into its copy, saves it in its way, or sends its document alone."""
        path = self.plan(at)
        text = _written(_read(path), self.own[at]) if at in self.own else _read(path)
        if at == DOUBLED:
            text = text.replace("ma: XA01", "ma: NV06")
        if at == BROKEN:
            text = text.replace(self.own[at]["purpose"], f'"{self.own[at]["purpose"]}', 1)
        path.write_bytes(_as_saved(text, SAVED.get(at, "")))
        if at == TXT:
            path.rename(path.with_name(f"{path.name}.txt"))
        if at == IN_WORD:
            document = path.with_suffix(".docx")
            shutil.copy(self.made_for(at), document)
            _in_word(document, "\n".join(self.own[at].values()))
            path.unlink()
        self.sent[at] = path.read_bytes() if path.exists() else b""

    def mended(self, at: int) -> None:
        """A commune mends what the program has told it."""
        path = self.plan(at)
        if at == TXT:
            path.with_name(f"{path.name}.txt").rename(path)
        text = _read(path).replace(f'"{self.own[at]["purpose"]}', self.own[at]["purpose"])
        path.write_text(text.replace("{ma: NV06,", "{ma: XA01,"), "utf-8")

    def update(self, month: str, *choices: str) -> None:
        self.run(month, "update", "xa", *choices)
        self.asked[month] = {at: text.count("- muc:") for at, text in self.texts()}

    def ledger(self, on: str) -> None:
        roster = self.folder / "thang-2.csv"
        told = read_roster(roster.name), date.fromisoformat(on), date(2026, 6, 1)
        self.ledgers[on] = gather(Path("tinh/ke-hoach.yaml"), [Path("xa")], *told)

    def texts(self) -> Iterator[tuple[int, str]]:
        for at in range(COUNT):
            if self.plan(at).is_file():
                yield at, _read(self.plan(at))

    def kept(self, at: int) -> str:
        return "".join(map(_read, self.plan(at).parent.glob(f"xa-{at}.truoc*.yaml")))


def _played(year: Year) -> None:
    year.issue(1)
    year.batch("thang-2", *range(COUNT))
    for at in set(range(COUNT)) - {SILENT}:
        year.mailed(at)
    for at in set(range(COUNT)) - {SILENT}:
        year.write(at)
    for at in (3, 4):
        _in_word(year.made_for(at), f"{OWN_IN_WORD} ở tỉnh {at}.")
    year.run("chua-gui", "update", "xa/03/xa-3.yaml")
    year.ledger("2026-03-25")

    year.issue(2)
    for at in BUILDERS:
        year.run(f"dung-{at}", "build", f"xa/{at}/xa-{at}.yaml", "-o", f"xa/{at}/van-ban")
        _in_word(year.plan(at).parent / "van-ban" / f"xa-{at}.docx", f"{OWN_IN_WORD} ở xã {at}.")
    year.update("thang-4")
    year.batch("lan-2", 3, 4, 20)
    for at in BUILDERS:
        year.run(f"dung-lai-{at}", "build", f"xa/{at}/xa-{at}.yaml", "-o", f"xa/{at}/van-ban")
    for at in (one for one, count in year.asked["thang-4"].items() if count):
        choice = "--take" if at % 2 else "--keep"
        year.run(f"chon-{at}", "update", f"xa/{at:02}/xa-{at}.yaml", choice, "all")
    for at in (TXT, DOUBLED, BROKEN):
        year.mended(at)
    year.ledger("2026-06-16")

    year.issue(3)
    year.update("thang-5")
    for at in (one for one, count in year.asked["thang-5"].items() if count):
        year.run(f"theo-{at}", "update", f"xa/{at:02}/xa-{at}.yaml", "--take", "all")
    signed = re.sub(r"\{chua_co: [^{}]*\}", "Nguyễn Văn Bình", _read(year.plan(4)))
    year.plan(4).write_text(signed, "utf-8")
    year.run("ky", "issue", "xa/04/xa-4.yaml", "--number", "9", "--date", "2026-05-20")
    year.ledger("2026-12-20")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    folder = tmp_path_factory.mktemp("nam")
    with contextlib.chdir(folder):
        played = Year(folder)
        _played(played)
        yield played


def test_a_batch_of_thirty_is_mailed_out(year: Year) -> None:
    status, told = year.said["thang-2"]
    assert status == 0 and "30 văn bản (30 mới, 0 đã có)" in told
    status, told = year.said["chua-gui"]
    assert status == 1 and "cascade/no-office" in told, "nobody knows of a newer version yet"


def test_what_changed_in_april_comes_to_everybody_who_can_be_read(year: Year) -> None:
    status, told = year.said["thang-4"]
    follow = set(range(COUNT)) - CANNOT_FOLLOW
    assert status == 1
    alike, *sections = re.split(r"(?m)^(?=xã An \w+ \(xa/)", told)
    assert alike.startswith(f"{len(follow)} bản theo 'an-loc-2026', phiên bản 1 → 2\n")
    assert f"Ở cả {len(follow)} bản:\n" in alike
    assert told.count("mới NV13: Công bố đường dây nóng") == 1, "told once of all"
    by_copy = {int(re.findall(r"xa-(\d+)\.yaml\):", one)[0]): one for one in sections}
    for at in follow:
        section = by_copy.get(at, "")
        if at in year.own:
            lead = f" (cơ quan chủ trì: {year.own[at]['lead']})"
            assert section.count("bỏ NV07: ") == 1 and f"tại thôn và tổ dân phố.{lead}\n" in section
        else:
            shared = [one for one in re.split(r"(?m)^(?=Ở )", alike) if "bỏ NV07: " in one]
            assert len(shared) == 1 and UNITS[at] in shared[0].partition("\n")[0]
        assert ("1. NV03: cấp trên đã bỏ" in section) == (at in year.own and at % 3 == 0), at
    asked = {at: count for at, count in year.asked["thang-4"].items() if at in follow}
    assert asked == {at: int(at in year.own and at % 3 == 0) for at in follow}


def test_a_file_that_cannot_follow_is_told_and_stays(year: Year) -> None:
    _, told = year.said["thang-4"]
    for at, code in ((DOUBLED, "plan/duplicate-id"), (BROKEN, "yaml/syntax"), (TXT, "yaml/txt")):
        assert re.search(rf"xa/{at:02}/xa-{at}\.yaml\S*: .* \[{code}\]", told), code
        # Mended, it follows in May, and what was sent is kept as it was.
        assert year.asked["thang-5"][at] == int(at % 4 == 0)
    assert "28 bản: 17 đã theo, 8 chờ xã chọn, 0 còn lỗi phải sửa, 3 chưa làm được" in told


def test_what_notepad_made_of_a_file_is_read_and_kept(year: Year) -> None:
    _, told = year.said["thang-4"]
    for at, how in SAVED.items():
        converted = told_of(told, "yaml/converted", f"xa/{at:02}/xa-{at}.yaml:1:1")
        assert len(converted.splitlines()) == int(how in ("utf-16", "cp1258"))
        kept = year.plan(at).with_name(f"xa-{at}.truoc.yaml")
        assert kept.read_bytes() == year.sent[at]
        assert year.plan(at).read_bytes().count(b"\r\n") > 50, "lines end as they did"


def test_the_choices_of_a_commune_hold(year: Year) -> None:
    for at, text in year.texts():
        assert "xung_dot" not in text
        assert ("ma: NV03\n" in text) == (at in (6, 18, 24)), at
        assert text.count("ma: NV07\n") == 0 and "việc thứ hai của" in text
        below = text.partition("tieu_de: Giám sát")[2].partition("tieu_de: ")[0]
        own = ["XA01"] if at in year.own else []
        assert re.findall(r"ma: (\w+)", below) == [*own, "NV06", "NV08", "NV05"], at
    asked = {at: count for at, count in year.asked["thang-5"].items() if count}
    assert asked == {at: 1 for at in WRITERS if at % 4 == 0 and at != IN_WORD}


def test_an_id_that_the_office_got_wrong_takes_no_lead_away(year: Year) -> None:
    for at, text in year.texts():
        assert text.count(f"ma: {SLIPPED}\n") == 1 and "NV32" not in text
        task = text.partition(f"ma: {SLIPPED}\n")[2].partition("- ")[0]
        assert at not in year.own or f"chu_tri: {year.own[at]['lead']}\n" in task


def test_what_was_edited_in_word_outlives_batch_and_build(year: Year) -> None:
    status, told = year.said["lan-2"]
    assert status == 1 and "3 văn bản (0 mới, 3 làm lại, 0 đã có)" in told
    edited = {f"ở tỉnh {at}.": year.made_for(at) for at in (3, 4)}
    for at in BUILDERS:
        status, built = year.said[f"dung-lai-{at}"]
        assert year.said[f"dung-{at}"][0] == 0 and status == 1
        told += built
        edited[f"ở xã {at}."] = year.plan(at).parent / "van-ban" / f"xa-{at}.docx"
    for words, path in edited.items():
        kept = path.with_stem(f"{path.stem}.da-sua-word")
        where = kept.relative_to(year.folder).as_posix()
        assert f"{OWN_IN_WORD} {words}" in _said_in_word(kept)
        assert "số 12/KH-UBND" in _said_in_word(path) and OWN_IN_WORD not in _said_in_word(path)
        assert len(told_of(told, "build/edited", where).splitlines()) == 1
        assert told.count(f"chỉ có trong Word: “{OWN_IN_WORD} {words}”") == 1


def test_no_word_of_a_commune_is_lost(year: Year) -> None:
    plans = dict(year.texts())
    plans[IN_WORD] = _said_in_word(year.plan(IN_WORD).with_suffix(".docx"))
    for at, own in year.own.items():
        for what, words in own.items():
            # It stands in the plan, else, by the commune's own choice, in what is kept of it.
            chosen = what in ("gone", "changed") and words in year.kept(at)
            assert words in plans[at] or chosen, (at, words)
        assert len(list(year.plan(at).parent.glob("*.truoc*"))) <= 2


STAGES = {
    "2026-03-25": {
        Stage.ABSENT: {SILENT},
        Stage.UNTOUCHED: {*UNTOUCHED},
        Stage.DOCUMENT: {IN_WORD},
        Stage.UNREADABLE: {DOUBLED, BROKEN},
    },
    "2026-06-16": {
        Stage.ABSENT: {SILENT},
        Stage.UNTOUCHED: {*UNTOUCHED},
        Stage.DOCUMENT: {IN_WORD},
    },
    "2026-12-20": {
        Stage.ABSENT: {SILENT},
        Stage.UNTOUCHED: {*UNTOUCHED},
        Stage.DOCUMENT: {IN_WORD},
        Stage.ISSUED: {4},
    },
}
"""How far the communes have come on each day; all others have a draft."""


@pytest.mark.parametrize("day", STAGES)
def test_the_ledger_accuses_nobody_wrongly(day: str, year: Year) -> None:
    ledger = year.ledgers[day]
    found: dict[Stage, set[int]] = {}
    for answer in ledger.answers:
        found.setdefault(answer.stage, set()).add(UNITS.index(answer.unit.full))
    drafts = set(range(COUNT)).difference(*STAGES[day].values())
    assert found == STAGES[day] | {Stage.DRAFT: drafts}
    assert all(one.listed for one in ledger.answers)

    # What is overdue is what was due, of everybody, whichever version the unit follows.
    tasks = [f"NV{at:02}" for at in range(1, TASKS + 1) if _day(at) < date.fromisoformat(day)]
    if day > "2026-04":
        # From April on NV04 is led by a department, which reports it.
        tasks = sorted({*tasks, "NV13"} - {*GONE, "NV04", "NV13" if day < "2026-12" else ""})
    if day == "2026-06-16":
        assert SLIPPED not in tasks, "the test would not tell the wrong id from the right one"
    late = Counter(one.assignment.mark for one in ledger.standings if one.overdue)
    assert late == dict.fromkeys(tasks, COUNT)

    # From June on a draft is one of those that the office has to ask.
    asked = {UNITS.index(one.unit.full) for one in ledger.to_ask}
    told = {at for stage, units in STAGES[day].items() if stage is not Stage.ISSUED for at in units}
    assert asked == told | (drafts if day > "2026-06" else set())


def test_a_plan_that_is_signed_behind_its_deadlines_is_issued(year: Year) -> None:
    status, told = year.said["ky"]
    assert status == 0 and "lưu ý" in told_of(told, "plan/deadline")
    assert "so: 9\n" in _read(year.plan(4)) and "ngay: 2026-05-20\n" in _read(year.plan(4))
