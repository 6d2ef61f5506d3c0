"""For every error of a plan an example: what is wrong in a good plan, what the advice says, and what that makes of it."""

import json
from dataclasses import dataclass, field

from generator.making.rolled import FORMAT, seal_of
from tests.helpers import BASE, changed
from tests.images import png
from tests.test_forms import ATTACHED, DECISION, GONE, LETTER

_TASK = "{id: NV01, text: Xây dựng kế hoạch kiểm tra., lead: Sở Nội vụ, deadline: 2026-06-30}"
_WORK = "  - Các cơ quan, đơn vị tổ chức thực hiện.\n"
_WANTED = "  - Xác định rõ trách nhiệm của từng cơ quan.\n"
_SIGNED = "{on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Nguyễn Văn An}"
_CLOSING = "closing: Trên đây là Kế hoạch năm 2026.\n"
_PLACE = "place: Minh Hòa\n"
_TARGET = 'target: {at_least: "45,00"}'
_LAST = "name: Nguyễn Văn An}\n"
_DAYS = "number: 5\ndate: 2026-02-03\n"
_OUTLINE = (
    "outline:\n  - {title: Mục đích, parts: [purpose, requirements, targets]}\n"
    "  - {title: Giải pháp, parts: [solutions]}\n"
    "  - {title: Thực hiện, parts: [implementation]}\n"
)
_OUTLINED = BASE + _OUTLINE
_REPORT = changed(id="id: bao-cao", date="date: 2026-07-20", **GONE) + (
    "reports_on:\n  plan: ke-hoach.yaml\n  as_of: 2026-07-15\n  results:\n"
    "    - {id: NV01, state: done, date: 2026-03-20, text: Sở Nội vụ đã trình.}\n"
    '    - {id: CT01, value: "45,10"}\n'
)
_ISSUES = f"{DECISION}attached: ke-hoach.kem.yaml\n"


_JOINT = changed(
    issuer="issuer:\n  - {name: Sở Nội vụ, abbreviation: SNV}\n"
    "  - {name: Sở Y tế, abbreviation: SYT}\n",
    signature="signature:\n  - {title: Giám đốc, name: Nguyễn Văn An}\n"
    "  - {title: Giám đốc, name: Trần Văn Bình}\n",
)


@dataclass(frozen=True)
class Example:
    """A good plan with `right` put wrong: the code, words of its advice, and what is made of it."""

    code: str
    right: str
    wrong: str
    advice: str
    cured: str | None = None
    text: str = BASE
    files: dict[str, bytes] = field(default_factory=dict)
    mended: dict[str, bytes] = field(default_factory=dict)

    @property
    def broken(self) -> bytes:
        """The plan file with the fault."""
        return self._with(self.wrong)

    @property
    def whole(self) -> bytes:
        """The plan file after the advice was followed."""
        return self._with(self.right if self.cured is None else self.cured)

    def _with(self, words: str) -> bytes:
        assert self.text.count(self.right) == 1, (self.code, self.right)
        text = self.text.replace(self.right, words)
        return text.encode("utf-8", "surrogateescape")


def _of_plan(code: str, wrong: str, advice: str, cured: str) -> Example:
    """A line added at the end of the plan."""
    return Example(
        code, _LAST, f"{_LAST}{wrong}\n", advice, f"{_LAST}{cured}\n" if cured else _LAST
    )


def _item(code: str, wrong: str, advice: str, cured: str) -> Example:
    """An item in the place of one of the plan."""
    return Example(code, _WORK, f"  - {wrong}\n", advice, f"  - {cured}\n")


def _utf8(text: str) -> bytes:
    return text.encode("utf-8")


_ISSUED_FILE = {"ke-hoach.kem.yaml": _utf8(ATTACHED)}
_DRAFT = f"status: draft\n{ATTACHED}"
_PLAN_FILE = {"ke-hoach.yaml": _utf8(BASE)}
_ROLLUP = "rollup: {id: TH, file: th.json}\n"


def _rolled(plan: str) -> bytes:
    """A rollup of that plan, over nobody's reports."""
    told = {"kehoach": "rollup", "format": FORMAT, "plan": {"id": plan}, "files": {}}
    told |= {key: [] for key in ("folders", "units", "tasks", "targets")}
    return json.dumps({**told, "seal": seal_of(told)}).encode()


_ROLLED_FILES = {**_PLAN_FILE, "th.json": _rolled("papi-2026"), "th-khac.json": _rolled("khac")}
_DUE = "deadline: 2026-06-30"
_PASSED = "deadline: 2026-01-30"
_ACCEPTED = "accepted: [{code: plan/deadline, reason: đã làm xong}]"
_PICTURE = "{image: {file: so-do.png, alt: Sơ đồ}}"
_THIRTY = "".join(f"  - Yêu cầu thứ {number}.\n" for number in range(1, 25))

_ASKED = "{reporters: Sở Nội vụ, periods: {period: năm 2026, due: 2026-12-15}}"


def _duty(code: str, right: str, wrong: str, advice: str) -> Example:
    """The plan with a report that it asks for, of which `right` is put wrong."""
    asked = f"report_schedule: [{_ASKED}]"
    return _of_plan(code, asked.replace(right, wrong), advice, asked)


EXAMPLES = (
    # What a plan asks to be reported, and what of it was moved.
    _duty("plan/report-duty", "reporters: Sở Nội vụ, ", "", "Ghi cả noi_bao_cao và cac_ky"),
    _duty("plan/period-name", "năm 2026", "cuối năm nay", "6 tháng đầu năm 2026"),
    _duty("plan/report-covers", "{reporters", "{covers: NV1, reporters", "Có phải 'NV01'?"),
    _duty("plan/report-due", "2026-12-15", "2025-12-15", "Kiểm tra ngày, năm của cả hai"),
    Example(
        "plan/history",
        f"{_DUE}}}",
        f"{_DUE}, history: {{date: 2026-03-02, reason: chờ hướng dẫn}}}}",
        "ghi hai dòng",
        f"{_DUE}, history: {{deadline: 2026-04-30, date: 2026-03-02, reason: chờ hướng dẫn}}}}",
    ),
    Example(
        "plan/evidence-missing",
        "text: Sở Nội vụ đã trình.}",
        "text: Đã trình.}",
        "Thêm minh_chung",
        "text: Đã trình., evidence: Kế hoạch số 9/KH-SNV ngày 20/3/2026}",
        text=_REPORT,
        files={"ke-hoach.yaml": _utf8(BASE.replace(_DUE, f"{_DUE}, needs_evidence: yes"))},
        mended={"ke-hoach.yaml": _utf8(BASE.replace(_DUE, f"{_DUE}, needs_evidence: yes"))},
    ),
    # What YAML cannot read.
    Example(
        "yaml/alias",
        _WANTED,
        "  - &Moi nơi đều rõ việc.\n",
        "ngoặc kép",
        '  - "&Moi nơi đều rõ việc."\n',
    ),
    Example("yaml/bidi", "Văn An", "Văn\u202e An", "Xóa ký tự này"),
    Example("yaml/control", "Văn An", "Văn\x07 An", "Xóa ký tự này"),
    Example("yaml/depth", _WANTED, f"  - {'[' * 40}Rõ việc.{']' * 40}\n", "Bớt", "  - Rõ việc.\n"),
    Example("yaml/documents", _LAST, f"{_LAST}---\nid: thu-hai\n", "sang một tệp khác"),
    Example("yaml/duplicate-key", _PLACE, _PLACE * 2, "Xóa một trong hai"),
    Example("yaml/empty", BASE, "# chưa viết gì\n", "kế hoạch mẫu"),
    Example("yaml/encoding", "Văn An", "V\udcff\udcfen An", "Mã hóa chọn UTF-8"),
    Example(
        "yaml/hash", _PLACE, "place: Minh Hòa #2\n", "thêm dấu cách sau #", "place: Minh Hòa # 2\n"
    ),
    Example("yaml/indent", "  - Lưu", "\u00a0 - Lưu", "dấu cách thường"),
    Example("yaml/invisible", "Văn An", "Văn\u200b An", "Gõ lại"),
    Example(
        "yaml/joined",
        _WANTED,
        f"{_WANTED}      - Phân công rõ việc.\n",
        "Mục cùng cấp với mục trên: đầu dòng này có đúng 2 dấu cách.",
        f"{_WANTED}  - Phân công rõ việc.\n",
    ),
    Example(
        "yaml/key",
        _WANTED,
        "  - [Xác định rõ]: trách nhiệm của từng cơ quan.\n",
        "ngoặc kép",
        '  - "[Xác định rõ]: trách nhiệm của từng cơ quan."\n',
    ),
    Example(
        "yaml/line-separator",
        "Kế hoạch năm 2026.",
        "Kế hoạch\u2028năm 2026.",
        "nhấn Enter",
        "Kế hoạch\n  năm 2026.",
    ),
    Example("yaml/mark", _WANTED, "  -Xác định rõ trách nhiệm.\n", "'- '"),
    Example("yaml/not-text", BASE, "PK\x03\x04", "tệp kế hoạch (.yaml)"),
    Example(
        "yaml/syntax",
        _CLOSING,
        "closing: Trên đây: là Kế hoạch.\n",
        "ngoặc kép thẳng",
        'closing: "Trên đây: là Kế hoạch."\n',
    ),
    Example("yaml/tab", "  - Lưu", "\t- Lưu", "dấu cách"),
    Example("yaml/tag", _WANTED, "  - !Gap làm ngay.\n", "ngoặc kép", '  - "!Gap làm ngay."\n'),
    Example("yaml/too-long", _WANTED, "  - a\n" * 60_000, "nhiều kế hoạch"),
    Example("yaml/unreadable", "Văn An", "V\ufffdn An", "Gõ lại"),
    # One value, or a record of them.
    Example(
        "plan/braces",
        _WANTED,
        "  - {Xác định rõ trách nhiệm}\n",
        "Xóa cặp ngoặc",
        "  - Xác định rõ trách nhiệm\n",
    ),
    Example("plan/choice", "kind: ke_hoach", "kind: kehoach", "ke_hoach"),
    Example("plan/date", "date: 2026-02-03", "date: 3/2/2026", "2026-02-03"),
    Example("plan/duplicate-key", _PLACE, f"{_PLACE}dia_danh: Minh Hòa\n", "Chỉ giữ một"),
    Example(
        "plan/empty",
        _PLACE,
        'place: ""\n',
        "{chua_co: lý do}",
        "place: {open: chưa rõ}\n",
        text=BASE.replace(_DAYS, "number:\ndate:\n"),
    ),
    Example(
        "plan/empty-item",
        _TASK,
        "{id: NV01, lead: Sở Nội vụ}",
        "Thêm noi_dung",
        "{id: NV01, text: Kiểm tra., lead: Sở Nội vụ}",
    ),
    Example(
        "plan/figure",
        _TARGET,
        "target: {at_least: 45.05}",
        '"45,05"',
        'target: {at_least: "45,05"}',
    ),
    Example("plan/format", "abbreviation: UBND", "abbreviation: ubnd", "UBND"),
    Example("plan/lines", _PLACE, "place: |\n  Minh\n  Hòa\n", "Bỏ dấu |", "place: Minh Hòa\n"),
    Example(
        "plan/misplaced",
        _TASK,
        "{indicator: Tỷ lệ, target: {at_least: 45}, unit: '%'}",
        "thì viết câu ở noi_dung",
        "{text: Tỷ lệ đạt từ 45% trở lên.}",
    ),
    Example("plan/missing-key", _PLACE, "", "Thêm 'dia_danh:'", "dia_danh: Minh Hòa\n"),
    _item(
        "plan/money",
        "{text: Chi hội nghị., amount: 5 triệu}",
        '"1.500.000.000"',
        '{text: Chi hội nghị., amount: "5.000.000"}',
    ),
    _item(
        "plan/paragraph",
        "{paragraph: Đoạn., title: Tiêu đề}",
        "Tách thành hai mục",
        "{paragraph: Đoạn.}\n  - {title: Tiêu đề}",
    ),
    Example(
        "plan/section",
        "{title: Giải pháp, parts: [solutions]}",
        "{title: Giải pháp, parts: [solutions], items: [Khác.]}",
        "ở một đề mục khác",
        "{title: Giải pháp, parts: [solutions]}\n  - {title: Khác, items: [Khác.]}",
        text=_OUTLINED,
    ),
    Example(
        "plan/shape",
        "recipients:\n  - TT. Tỉnh ủy, TT. HĐND tỉnh, Sở Nội vụ\n  - Lưu: VT, TH\n",
        "recipients:\n  a: Sở Nội vụ\n",
        '- "a: Sở Nội vụ"',
        "recipients:\n  - Sở Nội vụ\n  - Lưu: VT\n",
    ),
    _item(
        "plan/table",
        "{table: {columns: [A, B], rows: [[1]]}}",
        "Mỗi cột một ô",
        '{table: {columns: [A, B], rows: [[1, ""]]}}',
    ),
    Example(
        "plan/target",
        _TARGET,
        "target: {year: 2026}",
        "tu, khong_qua, dat",
        'target: {year: 2026, tu: "45,00"}',
    ),
    Example("plan/too-long", _PLACE, f"place: {'a' * 20_001}\n", "Chia thành nhiều mục", _PLACE),
    Example("plan/unknown-key", _PLACE, "plac: Minh Hòa\n", "'place'"),
    Example("plan/whole-number", "number: 5\n", "number: 5/KH\n", "Chỉ ghi số", "number: 5\n"),
    # What a plan says, against all else that it says.
    _item(
        "plan/amount",
        '{text: Chi 5.000.000 đồng., amount: "6.000.000"}',
        "Sửa cho khớp",
        '{text: Chi 6.000.000 đồng., amount: "6.000.000"}',
    ),
    Example(
        "plan/attached",
        "ke-hoach.kem.yaml",
        "ke-hoach.yaml",
        "Đổi tên tệp",
        text=_ISSUES,
        files={"ke-hoach.yaml": _utf8(ATTACHED)},
        mended=_ISSUED_FILE,
    ),
    Example(
        "plan/attached-draft",
        "kind: quyet_dinh",
        "kind: quyet_dinh",
        "Điền hết rồi bỏ trang_thai",
        text=_ISSUES,
        files={"ke-hoach.kem.yaml": _utf8(_DRAFT)},
        mended=_ISSUED_FILE,
    ),
    _of_plan("plan/authority", "authority: CHỦ TỊCH", "Bỏ tham_quyen", ""),
    _item(
        "plan/chart",
        "{chart: {targets: CT02, alt: Biểu đồ}}",
        "'CT01'",
        "{chart: {targets: CT01, alt: Biểu đồ}}",
    ),
    _of_plan(
        "plan/cited",
        "documents: [{id: X, kind: Quyết định, number: 12/QĐ-UBND, date: 2026-02-04}]",
        "Kiểm tra hai ngày",
        "documents: [{id: X, kind: Quyết định, number: 12/QĐ-UBND, date: 2026-02-02}]",
    ),
    _of_plan("plan/copies", "copies: 5", "Thêm nguoi_soan", "copies: 5\nnguoi_soan: NVA"),
    Example("plan/deadline", _DUE, _PASSED, "chap_nhan", f"{_PASSED}, {_ACCEPTED}"),
    _of_plan("plan/draft-mark", "draft_mark: Dự thảo lần 2", "Bỏ dau_du_thao", ""),
    Example(
        "plan/duplicate-id",
        _WORK,
        f"  - {_TASK}\n",
        "Đặt mã khác",
        f"  - {_TASK.replace('NV01', 'NV02')}\n",
    ),
    Example(
        "plan/empty-part",
        "purpose, requirements, targets",
        "purpose, requirements, targets, budget",
        "bỏ khỏi bố cục",
        text=_OUTLINED,
    ),
    _item(
        "plan/empty-table",
        "{task_table: {parts: [purpose]}}",
        "chu_tri, thoi_han hoặc san_pham",
        "{task_table: {parts: [solutions]}}",
    ),
    Example(
        "plan/footnote", "subject: Cải thiện", "subject: Cải^[Nguồn.] thiện", "một câu của nội dung"
    ),
    Example(
        "plan/image",
        _WORK,
        f"  - {_PICTURE}\n",
        "chép tệp",
        f"  - {_PICTURE}\n",
        mended={"so-do.png": png(40, 30)},
    ),
    Example(
        "plan/joint",
        "  - {title: Giám đốc, name: Trần Văn Bình}\n",
        "",
        "dài bằng nhau",
        text=_JOINT,
    ),
    Example(
        "plan/lost-part",
        "  - {title: Thực hiện, parts: [implementation]}\n",
        "",
        "cac_phan của một đề mục",
        text=_OUTLINED,
    ),
    Example(
        "plan/no-content",
        BASE,
        changed(**GONE),
        "Thêm một trong",
        f"{changed(**GONE)}muc_dich: [Nâng cao hiệu quả.]\n",
    ),
    _of_plan(
        "plan/period",
        "period: {start: 2026-12, end: 2025-12}",
        "Kiểm tra hai ngày",
        "period: {start: 2026-01, end: 2026-12}",
    ),
    Example("plan/rank", _TARGET, "target: {rank: 35/34}", "hạng/tổng số", "target: {rank: 16/34}"),
    Example(
        "plan/reference",
        _WORK,
        "  - Cơ quan ở [[NVO1]] thực hiện.\n",
        "[[NV01]]",
        "  - Cơ quan ở [[NV01]] thực hiện.\n",
    ),
    Example(
        "plan/repeated-part",
        "parts: [solutions]",
        "parts: [solutions, purpose]",
        "Bỏ một chỗ",
        text=_OUTLINED,
    ),
    Example(
        "plan/report",
        "ke-hoach.yaml",
        "ke-hoach-cu.yaml",
        "tên tệp",
        text=_REPORT,
        files=_PLAN_FILE,
    ),
    Example(
        "plan/result",
        "2026-03-20",
        "2026-07-16",
        "Kiểm tra hai ngày",
        text=_REPORT,
        files=_PLAN_FILE,
    ),
    Example(
        "plan/result-missing",
        '    - {id: CT01, value: "45,10"}\n',
        "",
        "Thêm vào cac_ket_qua",
        text=_REPORT,
        files=_PLAN_FILE,
    ),
    Example(
        "plan/rollup",
        "th.json",
        "tong-hop.json",
        "Tạo bằng: kehoach rollup",
        text=f"{_REPORT}{_ROLLUP}",
        files=_ROLLED_FILES,
        mended=_ROLLED_FILES,
    ),
    Example(
        "plan/rollup-plan",
        "th.json",
        "th-khac.json",
        "Chạy lại kehoach rollup",
        text=f"{_REPORT}{_ROLLUP}",
        files=_ROLLED_FILES,
        mended=_ROLLED_FILES,
    ),
    Example(
        "plan/rollup-none",
        'value: "45,10"',
        "take: mean",
        "Thêm tong_hop",
        text=_REPORT,
        files=_PLAN_FILE,
    ),
    Example(
        "plan/sum",
        _TARGET,
        f'change: {{at_least: "2,00"}}\n    {_TARGET}',
        "các số liệu",
        f'change: {{at_least: "1,56"}}\n    {_TARGET}',
    ),
    Example(
        "plan/title",
        "title: Quán triệt, chỉ đạo triển khai",
        "title: Quán triệt.",
        "Quán triệt",
        "title: Quán triệt",
    ),
    Example(
        "plan/unknown-part",
        "parts: [solutions]",
        "parts: [solution]",
        "'solutions'",
        text=_OUTLINED,
    ),
    # PAPI.
    Example(
        "papi/scale",
        "targets:\n",
        'targets:\n  - {dimension: tong, target: {at_least: "81,00"}}\n',
        "8–80",
        'targets:\n  - {dimension: tong, target: {at_least: "46,00"}}\n',
    ),
    Example(
        "papi/sum",
        "targets:\n",
        'targets:\n  - dimension: D3\n    target: {exactly: "5,00"}\n    items:\n'
        + "".join(
            f'      - {{dimension: "3.{n}", target: {{exactly: "1,50"}}}}\n' for n in (1, 2, 3)
        ),
        "phép cộng",
        'targets:\n  - dimension: D3\n    target: {exactly: "4,50"}\n    items:\n'
        + "".join(
            f'      - {{dimension: "3.{n}", target: {{exactly: "1,50"}}}}\n' for n in (1, 2, 3)
        ),
    ),
    # The form of the paper, seen in the plan.
    Example(
        "dia-danh-thoi-gian/capitals",
        _PLACE,
        "place: xã Minh Hòa\n",
        "Viết: Xã Minh Hòa",
        "place: Xã Minh Hòa\n",
    ),
    Example(
        "dia-danh-thoi-gian/text", _PLACE, "place: Minh Hòa, ngày 3 tháng 2\n", "Chỉ ghi địa danh"
    ),
    Example("ho-ten/caps", "name: Nguyễn Văn An", "name: NGUYỄN VĂN AN", "Viết: Nguyễn Văn An"),
    Example("can-cu/opening", "  - Căn cứ Luật Tổ chức", "  - Luật Tổ chức", "Thêm “Căn cứ”"),
    _of_plan("kinh-gui/kind", "to: Sở Nội vụ", "Bỏ kinh_gui", ""),
    Example(
        "kinh-gui/missing", "to: [Sở Nội vụ, Thanh tra tỉnh]\n", "", "Thêm 'kinh_gui:'", text=LETTER
    ),
    Example(
        "phu-luc/announced",
        "  - Các cơ quan, đơn vị tổ chức thực hiện theo [[PL1]].\n",
        _WORK,
        "Viết [[PL1]] vào câu nhắc tới phụ lục",
        text=BASE.replace(_WORK, _WORK.replace(".", " theo [[PL1]]."))
        + "appendices:\n  - {id: PL1, title: Danh sách, items: [Một dòng.]}\n",
    ),
    Example("noi-nhan/luu", "  - Lưu: VT, TH\n", "", "'- Lưu: VT"),
    Example("noi-nhan/nhu-tren", "  - TT. Tỉnh ủy", "  - Như trên\n  - TT. Tỉnh ủy", "Bỏ dòng này"),
    Example(
        "numbering/marks",
        _WANTED,
        _THIRTY,
        "danh_so: so",
        f"  danh_so: so\n  items:\n{_THIRTY.replace('  - ', '    - ')}",
    ),
    Example(
        "quyen-han-chuc-vu/kt",
        "title: Chủ tịch",
        "title: Phó Chủ tịch",
        "ky_thay",
        "title: Phó Chủ tịch, ky_thay: Chủ tịch",
    ),
    Example(
        "quyen-han-chuc-vu/prefix", "on_behalf_of: Ủy", "on_behalf_of: TM. Ủy", "Ủy ban nhân dân"
    ),
    Example(
        "quyen-han-chuc-vu/rights",
        "title: Chủ tịch",
        "by_order_of: Chủ tịch, title: Chủ tịch",
        "Chỉ giữ một",
    ),
    Example(
        "quyen-han-chuc-vu/title",
        "title: Chủ tịch",
        "title: Chủ tịch, acting: Chủ tịch",
        "chỉ ghi quyen",
        "acting: Chủ tịch",
    ),
    Example(
        "quyen-han-chuc-vu/tl",
        "{on_behalf_of: Ủy ban nhân dân, title: Chủ tịch",
        "{by_order_of: Ủy ban nhân dân, title: Chánh Văn phòng",
        "chức vụ người đứng đầu",
        "{by_order_of: Chủ tịch, title: Chánh Văn phòng",
    ),
    Example(
        "so-ky-hieu/abbreviation", "abbreviation: UBND", "abbreviation: KH-UBND", "Chỉ ghi UBND"
    ),
    Example(
        "so-ky-hieu/missing",
        _DAYS,
        "status: final\nnumber:\ndate:\n",
        "trang_thai: du_thao",
        "status: du_thao\nnumber:\ndate:\n",
    ),
    Example(
        "so-ky-hieu/unit",
        ", drafting_unit: VP",
        "",
        "Thêm don_vi_soan",
        ", don_vi_soan: VP",
        text=LETTER,
    ),
    Example(
        "trich-yeu/caps",
        "subject: Cải thiện và nâng cao",
        "subject: CẢI THIỆN VÀ NÂNG CAO #",
        "chữ thường",
        text=BASE.replace("Chỉ số Hiệu quả Quản trị và Hành chính công", "chỉ số"),
    ),
    Example(
        "trich-yeu-cong-van/caps",
        "subject: góp ý dự thảo Quy chế tiếp công dân",
        "subject: GÓP Ý DỰ THẢO QUY CHẾ",
        "chữ thường",
        text=LETTER,
    ),
    # What a final paper may not leave open.
    *(
        Example(
            code, right, wrong, "trang_thai: du_thao", f"{wrong}{end}status: du_thao\n", text=text
        )
        for code, right, wrong, end, text in (
            (
                "co-quan-ban-hanh/open",
                "name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: UBND}\n",
                "name: {open: chưa rõ}, abbreviation: UBND}\n",
                "",
                BASE,
            ),
            (
                "so-ky-hieu/open",
                "abbreviation: UBND}\n",
                "abbreviation: {open: chưa rõ}}\n",
                "",
                BASE,
            ),
            ("dia-danh-thoi-gian/open", _PLACE, "place: {open: chưa rõ}\n", "", BASE),
            (
                "trich-yeu/open",
                "subject: Cải thiện và nâng cao Chỉ số Hiệu quả Quản trị và Hành chính công năm 2026\n",
                "subject: {open: chưa rõ}\n",
                "",
                BASE,
            ),
            (
                "kinh-gui/open",
                "to: [Sở Nội vụ, Thanh tra tỉnh]\n",
                "to: {open: chưa rõ}\n",
                "",
                LETTER,
            ),
            ("noi-dung/open", _CLOSING, "closing: {open: chưa rõ}\n", "", BASE),
            (
                "noi-nhan/open",
                "recipients:\n  - TT. Tỉnh ủy, TT. HĐND tỉnh, Sở Nội vụ\n  - Lưu: VT, TH\n",
                "recipients: {open: chưa rõ}\n",
                "",
                BASE,
            ),
            (
                "quyen-han-chuc-vu/open",
                f"signature: {_SIGNED}\n",
                "signature: {title: {open: chưa rõ}, name: Nguyễn Văn An}\n",
                "",
                BASE,
            ),
            (
                "ho-ten/open",
                f"signature: {_SIGNED}\n",
                "signature: {title: Chủ tịch, name: {open: chưa rõ}}\n",
                "",
                BASE,
            ),
        )
    ),
)
