"""The rollup of many reports that a paper takes figures from, and the tables and charts of it."""

from generator.language import Said
from generator.lazy import dataclass
from generator.plan.blocks import TITLE
from generator.plan.fields import Words
from generator.plan.records import Record, Written, key
from generator.plan.source import Text

_ID = Words(
    pattern=r"[A-Za-z0-9][A-Za-z0-9_-]*",
    what=Said("mã (chữ không dấu, số, gạch)", "an id"),
    example="TH",
)
_OF = Words(example="nhiem_vu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup(Written):
    """The file that `kehoach rollup --json` wrote, and how its figures are cited."""

    id: Text = key(
        _ID,
        Said(
            "mã, để dẫn số liệu: [[TH.NV01.hoan_thanh]]",
            "its id, for figures: [[TH.NV01.hoan_thanh]]",
        ),
        required=True,
    )
    file: Text = key(
        Words(example="tong-hop.json"),
        Said(
            "tệp .json của kehoach rollup, tính từ thư mục của báo cáo",
            "the .json file of kehoach rollup, from the report's folder",
        ),
        required=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledBlock(Written):
    """A table or a chart of the rollup."""

    of: Text = key(
        _OF,
        Said(
            "nhiem_vu, chi_tieu, don_vi, chua_bao_cao, qua_han, chu_tri, thang, linh_vuc, "
            "hoặc mã một chỉ tiêu",
            "which one, or the id of a target",
        ),
        required=True,
    )
    title: Text | None = key(TITLE, Said("tên bảng, biểu đồ", "its title"))


ROLLUP: Record[Rollup] = Record(Rollup, "rollup", Said("'tong_hop'", "'rollup'"))
ROLLED_TABLE: Record[RolledBlock] = Record(
    RolledBlock, "rolled_table", Said("một bảng tổng hợp", "a table of the rollup"), short="of"
)
ROLLED_CHART: Record[RolledBlock] = Record(
    RolledBlock, "rolled_chart", Said("một biểu đồ tổng hợp", "a chart of the rollup"), short="of"
)
