"""The year of thirty communes by workbook: forms filled in as in Excel, with faults planted, and what was sent of them."""

import contextlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import docx

from generator.cli import main
from tests.province import excel
from tests.province import reports as year
from tests.province.reports import COUNT, HALF, OFFICE_REPORT, TARGETS, TASKS, UNITS, YEAR

SLUGS = {HALF: "6-thang-dau-nam-2026", YEAR: "nam-2026"}
CLOSED = {HALF: date(2026, 6, 14), YEAR: date(2026, 12, 14)}
DONE, GOING, IDLE = "Hoàn thành", "Đang thực hiện", "Chưa thực hiện"
STATES = {"done": DONE, "in_progress": GOING, "not_started": IDLE}
STATE, DAY, WORDS, VALUE = "Tình trạng", "Ngày hoàn thành", "Kết quả bằng lời", "Giá trị đạt được"
PROOF = "Minh chứng (số, ngày văn bản hoặc tệp)"
NEEDS_PROOF = "NV02"
SILENT, TWICE, IN_WORD, OTHER_PLAN, OTHER_UNIT, LATE_BOOK, OTHER_PERIOD = 2, 5, 6, 10, 16, 21, 24
"""Who sends no half-year report, two workbooks, a Word paper alone, a form of another plan, a figure in a unit of its
own, the report and then another workbook; and who fills in the half year's form for the year."""
BY_BOOK = {3, 4, TWICE, 8, 9, 12, 13, 14, 15, OTHER_UNIT, 17, 23, 27}
"""Who sends the workbook alone. The others take it into their report, and send both."""
KEEPS_FORM = {7, 8, 12, 25}
"""In whose folder the form lies as it came, beside the one that is filled in."""
Typed = Mapping[str, Mapping[str, excel.Typed]]


@dataclass(frozen=True)
class Fault:
    """What a commune types wrong, and what is told of it, of which task or target."""

    code: str
    id: str
    typed: Typed


FAULTS = {
    HALF: {
        3: Fault("rollup/whole", "CT01", {"CT01": {VALUE: "103,5"}}),
        4: Fault("rollup/scale", "CT01", {"CT01": {VALUE: "0,98"}}),
        8: Fault(
            "rollup/scale",
            "CT04",
            {"CT03": {VALUE: 294}, "CT04": {VALUE: 198000}, "CT02": {VALUE: 198294}},
        ),
        9: Fault("rollup/sum", "CT02", {"CT02": {VALUE: "600"}}),
        12: Fault("rollup/decline", "CT01", {"CT01": {VALUE: 80, WORDS: "Tăng 2% so với 2025."}}),
        13: Fault("rollup/decline", "CT05", {"CT05": {VALUE: "12", WORDS: "Cải thiện rõ rệt."}}),
        14: Fault("rollup/whole", "NV01", {"NV01": {WORDS: "12/10 thôn đã có kế hoạch."}}),
        15: Fault("rollup/unproven", NEEDS_PROOF, {NEEDS_PROOF: {STATE: DONE, PROOF: ""}}),
        OTHER_UNIT: Fault("rollup/unit", "CT03", {"CT03": {VALUE: "0,318 nghìn hồ sơ"}}),
        18: Fault("rollup/whole", "CT01", {"CT01": {VALUE: 104}}),
        19: Fault("rollup/unproven", NEEDS_PROOF, {NEEDS_PROOF: {STATE: DONE, PROOF: ""}}),
    },
    YEAR: {
        7: Fault("rollup/backwards", "NV01", {"NV01": {STATE: GOING, DAY: ""}}),
        22: Fault("rollup/decline", "CT05", {"CT05": {VALUE: "0,9", WORDS: "Tăng so với 2025."}}),
        23: Fault("rollup/sum", "CT02", {"CT02": {VALUE: 2000}}),
    },
}
"""The faults in figures and words of each period; each is told once."""
OFF: Mapping[str, Mapping[str, set[int]]] = {HALF: {"CT01": {3, 4, 18}, "CT04": {8}}, YEAR: {}}
"""Whose figure of a target cannot be right, so that nothing is made of it."""
NEAR_MISSES: dict[int, Typed] = {
    1: {"CT01": {VALUE: "98", WORDS: "Tăng so với năm 2025 (91,5%)."}},
    11: {"CT05": {VALUE: 2, WORDS: "Giảm 6 điểm phần trăm, cải thiện."}},
    20: {"NV01": {WORDS: "Ban hành ngày 20/3 tại 10/10 thôn, số 12/KH-UBND."}},
    26: {"CT01": {VALUE: "91", WORDS: "Chưa tăng, do tăng cường kiểm tra hồ sơ."}},
}
"""What looks like a fault of the half year and is none."""


_OF_YEAR = {
    "6 tháng đầu năm 2026": "năm 2026",
    "14/6/2026": "14/12/2026",
    "2026-06-14": "2026-12-14",
    "2026-06-25": "2026-12-25",
    "so: 90": "so: 190",
    "ma: an-loc-bc": "ma: an-loc-bc-nam",
    "      - bang_tong_hop: {theo: qua_han": "      - bang_tong_hop: {theo: so_sanh, tieu_de: So với trước}\n      - bang_tong_hop: {theo: qua_han",
    "hồ sơ mỗi xã;": "hồ sơ mỗi xã, so với kỳ trước: [[TH.CT02.so_ky_truoc]] hồ sơ;",
}


def _office_report(period: str) -> str:
    """The province's report of the period: that of the year compares it with what was."""
    text = OFFICE_REPORT
    for of_half, of_year in _OF_YEAR.items() if period == YEAR else ():
        assert of_half in text
        text = text.replace(of_half, of_year)
    return text.replace("th.json", f"th-{SLUGS[period]}.json")


def _proving(text: str) -> str:
    return text.replace(f"{{id: {NEEDS_PROOF}, ", f"{{id: {NEEDS_PROOF}, needs_evidence: yes, ")


def _slips(at: int, period: str) -> dict[str, Mapping[str, excel.Typed]]:
    """What a commune types otherwise than is right."""
    if at in FAULTS[period]:
        return {**FAULTS[period][at].typed}
    return {**NEAR_MISSES.get(at, {})} if period == HALF else {}


def _answers(at: int, period: str) -> dict[str, dict[str, excel.Typed]]:
    """What a commune types, each in a way of its own: figures with unit, with a comma, as numbers."""
    found: dict[str, dict[str, excel.Typed]] = {}
    for id_ in TASKS:
        how, day = year.state(at, id_, period)
        found[id_] = {STATE: STATES[how]}
        if day:
            whole = datetime.fromisoformat(day)
            found[id_][DAY] = whole if at % 2 else f"{whole.day}/{whole.month}/{whole.year}"
        if how == "done" and id_ == NEEDS_PROOF:
            found[id_][PROOF] = f"Báo cáo số {at + 1}/BC-UBND ngày {day[8:]}/{day[5:7]}/2026"
    for id_, (_, unit, _) in TARGETS.items():
        figure = year.value(at, id_, period)
        ways = (figure, float(figure.replace(",", ".")), f"{figure} {unit}")
        found[id_] = {VALUE: ways[at % 3]}
    for id_, typed in _slips(at, period).items():
        found[id_] |= typed
    return found


class FilledYear:
    """The folders of the province and its communes, what was said, and which files count."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: dict[str, str] = {}
        self.counts: dict[str, dict[int, Path]] = {HALF: {}, YEAR: {}}
        office, _ = year.province(folder)
        office.write_text(_proving(office.read_text("utf-8")), "utf-8")
        for at in range(COUNT):
            plan = year.commune(folder, at) / "ke-hoach.yaml"
            text = _proving(plan.read_text("utf-8"))
            if at == OTHER_UNIT:
                text = re.sub(
                    r"(id: CT03.*?unit: )'hồ sơ'(.*?)'\d+'(.*?)'600'",
                    r"\1nghìn hồ sơ\2'0,516'\3'0,6'",
                    text,
                )
            plan.write_text(text, "utf-8")

    def run(self, *arguments: str) -> tuple[int, str]:
        """What a command says, and how it ends."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            status = main(arguments)
        assert "Traceback" not in out.getvalue()
        return status, out.getvalue()

    def form(self, at: int, period: str, plan: str = "ke-hoach.yaml") -> Path:
        """The form of a period as it comes from the program."""
        form = Path(f"xa/{at:02}/mau-{SLUGS[period]}.xlsx")
        status, said = self.run(
            "report", f"xa/{at:02}/{plan}", "--period", period, "--xlsx", str(form)
        )
        assert status == 0, said
        return form

    def report(self, at: int, period: str) -> None:
        """A commune fills in its form and sends it, or what it makes of it."""
        form = self.form(at, period)
        book = self._filled(form, at, period, f"bao-cao-{SLUGS[period]}.xlsx")
        if at not in KEEPS_FORM:
            form.unlink()
        self.counts[period][at] = book
        if at not in BY_BOOK:
            status, said = self.run("report", f"xa/{at:02}/ke-hoach.yaml", "--from", str(book))
            assert status == 0 and "report/" not in said, said
            self.said[book.as_posix()] = said

    def _filled(
        self, form: Path, at: int, period: str, name: str, more: Typed | None = None
    ) -> Path:
        """The form filled in; what it knows from the last report is left, where nothing went wrong."""
        wrong = _slips(at, period) | (more or {})
        known = {id_ for id_, row in excel.read(form).items() if STATE in row} - wrong.keys()
        answers = _answers(at, period) | {id_: {**typed} for id_, typed in (more or {}).items()}
        to = form.with_name(name)
        excel.fill(form, {id_: one for id_, one in answers.items() if id_ not in known}, to)
        return to

    def corrected(self) -> None:
        """Two communes send another workbook of the half year: one counts, one has its report."""
        for at in (TWICE, LATE_BOOK):
            better: Typed = {"CT01": {VALUE: "96,5"}}
            name = f"bao-cao-{SLUGS[HALF]}-sua.xlsx"
            book = self._filled(self.form(at, HALF), at, HALF, name, better)
            if at == TWICE:
                self.counts[HALF][at] = book

    def of_another_plan(self, at: int) -> None:
        """A commune fills in the form of another plan, with the same ids and words."""
        text = year.plan_text(at).replace("id: an-loc-2026", "id: an-sinh-2026")
        Path(f"xa/{at:02}/khac.yaml").write_text(text, "utf-8")
        self._taken_back("khac", self.form(at, HALF, "khac.yaml"), at, HALF)

    def of_another_period(self, at: int) -> None:
        """A commune fills in the half year's form for the year."""
        self._taken_back("ky", self.form(at, HALF), at, YEAR)

    def _taken_back(self, name: str, form: Path, at: int, period: str) -> None:
        book = self._filled(form, at, period, f"bao-cao-{SLUGS[period]}.xlsx")
        plan = f"xa/{at:02}/ke-hoach.yaml"
        status, self.said[name] = self.run("report", plan, "--period", period, "--from", str(book))
        assert status == 1

    def in_word(self, at: int) -> None:
        """A commune types its report in Word, with tables of its own."""
        paper = docx.Document()
        for line in (
            f"ỦY BAN NHÂN DÂN {UNITS[at].upper()}",
            "BÁO CÁO",
            f"Kết quả {HALF} thực hiện Kế hoạch số 11/KH-UBND",
            "Tính đến ngày 14/6/2026, Ủy ban nhân dân xã báo cáo như sau:",
        ):
            paper.add_paragraph(line)
        answers = _answers(at, HALF)
        tasks = [
            (says, str(answers[id_][STATE]), str(answers[id_].get(DAY, "")))
            for id_, (says, *_) in TASKS.items()
        ]
        targets = [(says, str(answers[id_][VALUE])) for id_, (says, *_) in TARGETS.items()]
        for rows in (
            [("Nội dung nhiệm vụ", STATE, DAY), *tasks],
            [("Chỉ tiêu", "Kết quả"), *targets],
        ):
            table = paper.add_table(0, len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        self.counts[HALF][at] = Path(f"xa/{at:02}/báo cáo 6 tháng.docx")
        paper.save(str(self.counts[HALF][at]))

    def roll_up(self, period: str) -> None:
        """The province adds up the period, and writes its report of it."""
        made = [
            f"--{ending}=tinh/th-{SLUGS[period]}.{ending}" for ending in ("xlsx", "html", "json")
        ]
        call = ["rollup", "tinh/ke-hoach.yaml", "xa", "--period", period, "--units", "xa.csv"]
        status, self.said[period] = self.run(*call, *made)
        assert status == 1, "some have not reported"
        paper = Path(f"tinh/bao-cao-{SLUGS[period]}.yaml")
        paper.write_text(_office_report(period), "utf-8")
        status, said = self.run("build", str(paper), "-o", "tinh/van-ban")
        assert status == 0, said
        self.said[paper.as_posix()] = said


def played(folder: Path) -> FilledYear:
    """The year, month by month."""
    played = FilledYear(folder)
    for at in range(COUNT):
        if at == IN_WORD:
            played.in_word(at)
        elif at == SILENT:
            played.form(at, HALF)
        elif at == OTHER_PLAN:
            played.of_another_plan(at)
        else:
            played.report(at, HALF)
    played.corrected()
    played.roll_up(HALF)
    for at in range(COUNT):
        if at == OTHER_PERIOD:
            played.of_another_period(at)
        else:
            played.report(at, YEAR)
    played.roll_up(YEAR)
    return played
