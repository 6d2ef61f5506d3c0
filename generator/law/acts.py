"""Acts that papers cite as their bases although others have replaced or amended them, with day and source.

Few and certain: what stands here is told to users. Where a successor was not read, it is said.
"""

import re
from datetime import date
from functools import cached_property

from generator.lazy import dataclass


@dataclass(frozen=True)
class Act:
    """An act by its number, or by its name and day where papers cite it so.

    It ended on `ended`; `successors` are what to cite instead, each from its day on. `source` says
    where that stands; what rests on another paper's word alone is not `sure`.
    """

    number: str
    ended: date
    successors: tuple[tuple[date, str], ...]
    source: str
    sure: bool = True
    name: str = ""
    issued: date | None = None

    def cited_in(self, text: str) -> "re.Match[str] | None":
        """Where a text cites it first."""
        named = self.issued is not None and self.name in text
        return self._pattern.search(text) if named or self.number in text else None

    @cached_property
    def _pattern(self) -> "re.Pattern[str]":
        numbered = rf"(?<![\d/]){re.escape(self.number)}\b"
        if self.issued is None:
            return re.compile(numbered)
        day, month, year = self.issued.day, self.issued.month, self.issued.year
        told = rf"ngày 0?{day}(?:/0?{month}/| tháng 0?{month} năm ){year}"
        return re.compile(rf"{numbered}|{self.name} (?:số \S+ )?{told}")

    def successor(self, day: date) -> str:
        """What there was to cite instead on that day: none may be named before it existed."""
        there = [text for since, text in self.successors if since <= day]
        return there[-1] if there else self.successors[0][1]


_DECREE_30 = ((date(2020, 3, 5), "Nghị định số 30/2020/NĐ-CP"),)
_LOCAL = "Luật Tổ chức chính quyền địa phương"
_LOCAL_2 = (date(2025, 6, 16), f"{_LOCAL} số 72/2025/QH15")
_BY_DECREE_30 = "Nghị định 30/2020/NĐ-CP"
ENDED = (
    Act("110/2004/NĐ-CP", date(2020, 3, 5), _DECREE_30, _BY_DECREE_30),
    Act("09/2010/NĐ-CP", date(2020, 3, 5), _DECREE_30, _BY_DECREE_30),
    Act("01/2011/TT-BNV", date(2020, 3, 5), _DECREE_30, _BY_DECREE_30),
    Act(
        "77/2015/QH13",
        date(2025, 3, 1),
        ((date(2025, 3, 1), f"{_LOCAL} số 65/2025/QH15"), _LOCAL_2),
        "Luật 65/2025/QH15",
        name=_LOCAL,
        issued=date(2015, 6, 19),
    ),
    Act(
        "65/2025/QH15",
        date(2025, 6, 16),
        (_LOCAL_2,),
        "Luật 72/2025/QH15",
        name=_LOCAL,
        issued=date(2025, 2, 19),
    ),
    Act(
        "130/2018/NĐ-CP",
        date(2025, 4, 10),
        ((date(2025, 4, 10), "Nghị định số 23/2025/NĐ-CP"),),
        "Nghị định 23/2025/NĐ-CP",
    ),
    Act(
        "41/2017/TT-BTTTT",
        date(2026, 11, 15),
        ((date(2026, 11, 15), "Thông tư số 59/2026/TT-BKHCN"),),
        "Thông tư 59/2026/TT-BKHCN",
    ),
    Act(
        "66-QĐ/TW",
        date(2026, 1, 9),
        ((date(2026, 1, 9), "Quy định số 399-QĐ/TW"),),
        "Quy định 399-QĐ/TW (theo văn bản khác dẫn lại)",
        sure=False,
    ),
    Act(
        "36-HD/VPTW",
        date(2026, 5, 27),
        ((date(2026, 5, 27), "Hướng dẫn số 05-HD/VPTW"),),
        "Hướng dẫn 05-HD/VPTW (theo văn bản khác dẫn lại)",
        sure=False,
    ),
)
"""Only what is known; every other basis is not judged for its force."""

AMENDED = {"150/2025/NĐ-CP": (date(2025, 12, 31), "Nghị định số 370/2025/NĐ-CP")}
"""Acts in force that another amends, from its day of issue on; what it amends was not seen."""

ISSUED = {
    "30/2020/NĐ-CP": date(2020, 3, 5),
    "72/2025/QH15": date(2025, 6, 16),
    "65/2025/QH15": date(2025, 2, 19),
    "202/2025/QH15": date(2025, 6, 12),
    "1666/NQ-UBTVQH15": date(2025, 6, 16),
    "1667/NQ-UBTVQH15": date(2025, 6, 16),
    "150/2025/NĐ-CP": date(2025, 6, 12),
}
"""The day of issue of acts that papers of the two-level government often cite."""
MISNUMBERED = {"72/2025/QH16": "72/2025/QH15", "202/2025/QH16": "202/2025/QH15"}
