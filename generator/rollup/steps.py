"""What an office does next with what its units have sent, as the order that it types."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.language import Said
from generator.lazy import dataclass
from generator.problems import typed
from generator.running.today import today

_FEW = 3
"""So many files are named one by one; of more, as a shell makes them of `xa/*`, their folders."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The orders over an office's plan, the files that its units have sent, and its roster."""

    office: Path
    sent: Sequence[str | Path]
    units: str | None

    def watch(self) -> Said:
        """That each unit gets what was made for it, and who answers is watched."""
        order = self._order("ledger", "")
        return Said(
            "Việc tiếp: gửi mỗi xã văn bản, kèm hai tệp kế hoạch (….yaml và ….goc.yaml); "
            f"ai trả lời chưa thì xem sổ theo dõi: {order}",
            "Next: send each unit its document with its two plan files (….yaml and ….goc.yaml); "
            f"who has answered is in the ledger: {order}",
        )

    def remind(self, on: date | None, issued_from: date | None = None) -> Said:
        """That a letter is made to each unit that is late on that day, else today; drafts are from
        the day `issued_from`."""
        drafts = f"--issued-from {issued_from} " if issued_from else ""
        order = self._order("remind", f"--on {on or today()} {drafts}-o don-doc")
        return Said(
            f"Việc tiếp: công văn đôn đốc từng đơn vị còn nợ: {order}",
            f"Next: a letter to each unit that is late: {order}",
        )

    def add_up(self) -> Said:
        """That the reports of a period are added up, once they have come."""
        order = self._order("rollup", f'--period "6 tháng đầu năm {today().year}"')
        return Said(
            f"Việc tiếp: khi các đơn vị đã báo cáo một kỳ, cộng lại: {order}",
            f"Next: once the units have reported on a period, add it up: {order}",
        )

    def _order(self, verb: str, rest: str) -> str:
        sent = [*map(Path, self.sent)]
        if len(sent) > _FEW:
            sent = [*dict.fromkeys(one if one.is_dir() else one.parent for one in sent)]
        roster = ("--units", typed(self.units)) if self.units else ()
        words = ("kehoach", verb, *map(typed, (self.office, *sent)), *roster, rest)
        return " ".join(filter(None, words))
