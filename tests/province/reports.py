"""Thirty communes that report twice a year on a province's plan, with faults where a test plants them."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.province.offices import roster_file

COUNT = 30
UNITS = [f"xã An {first}{last}" for first in ("Ba", "Ca", "Đa", "Ga", "Ha") for last in "bcdghk"]
HALF, YEAR = "6 tháng đầu năm 2026", "năm 2026"
_ENDS = {HALF: "2026-06-14", YEAR: "2026-12-14"}
TASKS = {
    "NV01": ("Ban hành kế hoạch của xã", "2026-03-31", "Sở Nội vụ"),
    "NV02": ("Công khai thủ tục hành chính", "2026-05-29", "Văn phòng Ủy ban nhân dân tỉnh"),
    "NV03": ("Đối thoại với Nhân dân", "2026-11-30", "Sở Nội vụ"),
    "NV04": (
        "Lấy ý kiến người dân về dịch vụ công",
        "2026-10-30",
        "Văn phòng Ủy ban nhân dân tỉnh",
    ),
}
TARGETS = {
    "CT01": ("Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "98"),
    "CT02": ("Số hồ sơ tiếp nhận", "hồ sơ", "1000"),
    "CT03": ("Số hồ sơ trực tuyến", "hồ sơ", "600"),
    "CT04": ("Số hồ sơ trực tiếp", "hồ sơ", "400"),
    "CT05": ("Tỷ lệ phản ánh trả lời chậm", "%", "5"),
}
LATER = {"NV02": "2026-09-30"}
"""The days that the communes' own plans moved."""
LEADING = "Ủy ban nhân dân các xã, phường"
_LEADS = f"lead: [{{}}, '{LEADING}']"
"""The communes lead too: what they only support is not theirs to report."""


def office_text(version: int = 1) -> str:
    """The province's plan: four tasks, five targets, one of which is the sum of the two below it."""
    tasks = "".join(
        f"      - {{id: {id_}, text: {text}., {_LEADS.format(lead)}, deadline: {day}}}\n"
        for id_, (text, day, lead) in TASKS.items()
    )
    return (
        f"format: 1\nid: an-loc-2026\nversion: {version}\nkind: ke_hoach\n"
        "issuer: {name: Ủy ban nhân dân tỉnh An Lộc, abbreviation: UBND}\nplace: An Lộc\n"
        "number: 11\ndate: 2026-02-06\nsubject: Nâng cao chất lượng phục vụ người dân năm 2026\n"
        "targets:\n"
        "  - {id: CT01, indicator: Tỷ lệ hồ sơ giải quyết đúng hạn, dimension: D7, unit: '%', target: {at_least: '98', year: 2026}}\n"
        "  - id: CT02\n    indicator: Số hồ sơ tiếp nhận\n    dimension: D7\n    unit: hồ sơ\n"
        "    target: {at_least: '1000', year: 2026}\n    items:\n"
        "      - {id: CT03, indicator: Số hồ sơ trực tuyến, dimension: D8, unit: hồ sơ, target: {at_least: '600', year: 2026}}\n"
        "      - {id: CT04, indicator: Số hồ sơ trực tiếp, unit: hồ sơ, target: {at_least: '400', year: 2026}}\n"
        "  - {id: CT05, indicator: Tỷ lệ phản ánh trả lời chậm, dimension: D4, unit: '%', target: {at_most: '5', year: 2026}}\n"
        f"solutions:\n  - title: Nhiệm vụ của xã\n    marks: arabic\n    dimension: D1\n    items:\n{tasks}"
        "recipients:\n  - 'Lưu: VT'\n"
        "signature: {on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Nguyễn Văn An}\n"
    )


def baseline(at: int, id_: str) -> str:
    """What a commune had in the year before."""
    return {
        "CT01": f"{90 + at % 7},5",
        "CT02": f"{900 + at}",
        "CT03": f"{500 + at}",
        "CT04": "400",
        "CT05": f"{8 + at % 3}",
    }[id_]


def value(at: int, id_: str, period: str) -> str:
    """The figure that a commune reports: the half year has half of what is counted."""
    year = period == YEAR
    online, by_hand = (550 + 7 * at, 380 + at) if year else (270 + 3 * at, 190 + at)
    return {
        "CT01": f"{95 + at % 5},{(at * 37 + year) % 100:02}",
        "CT02": f"{online + by_hand}",
        "CT03": f"{online}",
        "CT04": f"{by_hand}",
        "CT05": f"{3 + at % 6 - year},{at % 10}",
    }[id_]


def state(at: int, id_: str, period: str) -> tuple[str, str]:
    """How a task stands with a commune, and the day it was done, "" where it was not."""
    number = int(id_[2:])
    if period == YEAR:
        return ("done", TASKS[id_][1]) if at % 9 or number < 3 else ("in_progress", "")
    if number == 1:
        return ("done", "2026-03-20") if at % 10 else ("done", "2026-04-15")
    if number == 2:
        return ("done", "2026-05-20") if at % 3 else ("in_progress", "")
    return ("in_progress", "") if at % 4 else ("not_started", "")


def plan_text(at: int) -> str:
    """The plan of a commune, which follows the province's."""
    lead = "lead: Văn phòng"
    tasks = "".join(
        f"  - {{id: {id_}, text: {text}., {lead}, deadline: {LATER.get(id_, day)}}}\n"
        for id_, (text, day, _) in TASKS.items()
    )
    targets = "".join(
        f"  - {{id: {id_}, indicator: {name}, unit: '{unit}', baseline: {{year: 2025, value: '{baseline(at, id_)}'}}, "
        f"target: {{{'at_most' if id_ == 'CT05' else 'at_least'}: '{goal}', year: 2026}}}}\n"
        for id_, (name, unit, goal) in TARGETS.items()
    )
    return (
        f"format: 1\nid: an-loc-2026-xa-{at}\nversion: 1\nkind: ke_hoach\n"
        f"issuer: {{name: Ủy ban nhân dân {UNITS[at]}, abbreviation: UBND}}\nplace: {UNITS[at][3:]}\n"
        f"number: {at + 1}\ndate: 2026-02-27\nsubject: Nâng cao chất lượng phục vụ người dân năm 2026\n"
        f"based_on: {{id: an-loc-2026, version: 1, unit: {UNITS[at]}}}\n"
        f"targets:\n{targets}solutions:\n{tasks}"
        "recipients:\n  - 'Lưu: VT'\n"
        "signature: {on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Trần Văn Bình}\n"
    )


@dataclass(frozen=True)
class Slip:
    """What one report says otherwise: values, words and states by id, the day, the plan's file."""

    values: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    states: dict[str, tuple[str, str]] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    as_of: str = ""
    plan: str = "ke-hoach.yaml"
    version: int = 1
    extra: str = ""


def report_text(at: int, period: str, slip: Slip | None = None) -> str:
    """A commune's report of a period: each result on a line of its own."""
    slip = slip or Slip()
    lines = []
    for id_ in (one for one in TASKS if one not in slip.without):
        how, day = slip.states.get(id_) or state(at, id_, period)
        lines.append(
            f"state: {how}" + (f", date: {day}" if day else "") + _words(slip, id_) + f", id: {id_}"
        )
    for id_ in (one for one in TARGETS if one not in slip.without):
        figure = slip.values.get(id_) or value(at, id_, period)
        lines.append(f"value: '{figure}'" + _words(slip, id_) + f", id: {id_}")
    results = "".join(f"    - {{{line}}}\n" for line in lines)
    return (
        f"format: 1\nid: bc-{at}\nversion: {slip.version}\nkind: bao_cao\n"
        f"issuer: {{name: Ủy ban nhân dân {UNITS[at]}, abbreviation: UBND}}\nplace: {UNITS[at][3:]}\n"
        f"number: {40 + at}\ndate: {slip.as_of or _ENDS[period]}\nsubject: Kết quả {period} thực hiện Kế hoạch\n"
        f"reports_on:\n  plan: {slip.plan}\n  as_of: {slip.as_of or _ENDS[period]}\n  results:\n{results}{slip.extra}"
        "recipients:\n  - 'Lưu: VT'\n"
        "signature: {on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Trần Văn Bình}\n"
    )


def _words(slip: Slip, id_: str) -> str:
    return f', text: "{slip.words[id_]}"' if id_ in slip.words else ""


def line_of(path: Path, id_: str) -> int:
    """The line on which a report speaks of an id."""
    lines = path.read_text("utf-8").split("\n")
    return next(at for at, line in enumerate(lines, 1) if line.endswith(f"id: {id_}}}"))


def province(folder: Path) -> tuple[Path, Path]:
    """The province's plan and the roster of its communes in `folder`."""
    office = folder / "tinh" / "ke-hoach.yaml"
    office.parent.mkdir(parents=True)
    office.write_text(office_text(), "utf-8")
    roster = roster_file(
        folder / "xa.csv", [(str(10000 + at), name) for at, name in enumerate(UNITS)]
    )
    return office, roster


def commune(folder: Path, at: int) -> Path:
    """A commune's folder with its plan."""
    own = folder / "xa" / f"{at:02}"
    own.mkdir(parents=True, exist_ok=True)
    (own / "ke-hoach.yaml").write_text(plan_text(at), "utf-8")
    return own


def sent(folder: Path, at: int, period: str, slip: Slip | None = None, name: str = "") -> Path:
    """A commune's report as a file in its folder."""
    path = (
        folder
        / "xa"
        / f"{at:02}"
        / (name or f"bao-cao-{'nam' if period == YEAR else '6-thang'}.yaml")
    )
    path.write_text(report_text(at, period, slip), "utf-8")
    return path


OFFICE_REPORT = """\
dinh_dang: 1
ma: an-loc-bc
phien_ban: 1
loai: bao_cao
co_quan: {ten: Ủy ban nhân dân tỉnh An Lộc, viet_tat: UBND}
dia_danh: An Lộc
so: 90
ngay: 2026-06-25
trich_yeu: Kết quả 6 tháng đầu năm 2026 thực hiện Kế hoạch nâng cao chất lượng phục vụ người dân
mo_dau:
  - "Đến ngày 14/6/2026, [[TH.da_bao_cao]]/[[TH.don_vi]] xã đã báo cáo. Kết quả như sau:"
tong_hop: {ma: TH, tep: th.json}
bao_cao_ve:
  ke_hoach: ke-hoach.yaml
  tinh_den: 2026-06-14
  cac_ket_qua:
    - {ma: CT01, lay: trung_binh}
    - {ma: CT02, lay: tong}
    - {ma: CT03, lay: tong}
    - {ma: CT04, lay: tong}
    - {ma: CT05, lay: cao_nhat}
bo_cuc:
  - {tieu_de: Kết quả thực hiện nhiệm vụ, cac_phan: [ket_qua_nhiem_vu]}
  - {tieu_de: Kết quả thực hiện chỉ tiêu, cac_phan: [ket_qua_chi_tieu]}
  - tieu_de: Tình hình các xã
    cac_muc:
      - bang_tong_hop: nhiem_vu
      - bieu_do_tong_hop: {theo: nhiem_vu, tieu_de: Tình hình thực hiện nhiệm vụ}
      - bang_tong_hop: chi_tieu
      - bang_tong_hop: {theo: qua_han, tieu_de: Nhiệm vụ quá hạn}
      - bang_tong_hop: chua_bao_cao
      - bang_tong_hop: chu_tri
      - noi_dung: "Toàn tỉnh tiếp nhận [[TH.CT02.tong]] hồ sơ, trung bình [[TH.CT02.trung_binh]] hồ sơ mỗi xã; [[TH.NV02.qua_han]] xã chậm công khai thủ tục hành chính; chi tiết tại [[PL1]]."
      - bieu_do_tong_hop: CT01
ket_thuc: Trên đây là kết quả 6 tháng đầu năm 2026.
noi_nhan:
  - Sở Nội vụ
  - Văn phòng Ủy ban nhân dân tỉnh
  - Lưu: VT, NC
chu_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
phu_luc:
  - ma: PL1
    tieu_de: Tình hình từng xã
    cac_muc:
      - bang_tong_hop: don_vi
      - bang_tong_hop: {theo: CT01, tieu_de: Xếp hạng hồ sơ đúng hạn}
"""
"""The province's own report of the half year, all of whose figures come from the rollup."""
