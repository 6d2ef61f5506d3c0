"""Kinds of administrative papers and what their papers have (Điều 7; PL I, II; PL III, Mục I, Mẫu 1.1 to 1.10).

A kind is one row, and both halves read it; nothing else knows kinds by name. Kinds that the program writes stand
first, in the order in which it offers them; each has a template too, `python -m generator.word.template`.
"""

from dataclasses import dataclass

NONE, UPWARD, MUST, UNSAID = "none", "upward", "must", "unsaid"
"""Whether papers of a kind have Kính gửi: never; when they go to a higher body; always (PL I, II.9); or they tell
whom they speak to in their own words, and Kính gửi in them is not judged."""
OWN, ISSUED = "own", "issued"
"""How the program writes a kind: as a paper of its own, or with the paper that issues it (Mẫu 1.3)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper. `abbreviation` stands in its symbol, "" where the decree gives none.

    `written` is how the program writes it, "" if it only reads it; `mark` numbers the items of its text; `copied` says
    that communes make their own of it. `to` says whether it has Kính gửi; `below_number`, whether its subject stands
    under the number with V/v and no name of the kind is printed; `enacts` are the words between the authority with its
    bases and the articles, "" where there is no authority line.

    `lacks` are the components that its papers may do without; `form`, that it is a form to fill in, whose text begins
    right below the name; `collective`, that a committee signs it as a body (TM.); `sides`, that several sides sign it,
    beside each other; `ends`, that its text closes with the end mark. A citation of it has a number always where
    `numbered`, and never a year in it where `yearless`.
    """

    key: str
    name: str
    abbreviation: str
    written: str = ""
    mark: str = "roman"
    copied: bool = False
    to: str = NONE
    below_number: bool = False
    enacts: str = ""
    lacks: tuple[str, ...] = ()
    form: bool = False
    collective: bool = False
    sides: bool = False
    ends: bool = True
    numbered: bool = False
    yearless: bool = False


_RECIPIENTS, _SUBJECT = ("noi-nhan",), ("trich-yeu",)

KINDS = (
    Kind(
        *("ke_hoach", "Kế hoạch", "KH", OWN),
        copied=True,
        collective=True,
        numbered=True,
        yearless=True,
    ),
    Kind(
        *("bao_cao", "Báo cáo", "BC", OWN),
        to=UPWARD,
        collective=True,
        numbered=True,
        yearless=True,
    ),
    Kind("quyet_dinh", "Quyết định", "QĐ", OWN, "dieu", enacts="QUYẾT ĐỊNH:", numbered=True),
    Kind(
        *("to_trinh", "Tờ trình", "TTr", OWN),
        to=MUST,
        collective=True,
        numbered=True,
        yearless=True,
    ),
    Kind(
        *("cong_van", "Công văn", "", OWN, "none"),
        to=MUST,
        below_number=True,
        lacks=("ten-loai", "trich-yeu"),
        numbered=True,
        yearless=True,
    ),
    Kind("thong_bao", "Thông báo", "TB", OWN, "arabic", numbered=True),
    Kind("quy_che", "Quy chế", "QC", ISSUED, "dieu"),
    Kind("quy_dinh", "Quy định", "QyĐ", ISSUED, "dieu"),
    Kind("huong_dan", "Hướng dẫn", "HD", ISSUED, numbered=True),
    Kind("chuong_trinh", "Chương trình", "CTr", ISSUED, collective=True, yearless=True),
    Kind("phuong_an", "Phương án", "PA", ISSUED, collective=True, yearless=True),
    Kind("de_an", "Đề án", "ĐA", ISSUED, collective=True),
    Kind("du_an", "Dự án", "DA", ISSUED),
    Kind("nghi_quyet", "Nghị quyết", "NQ", enacts="QUYẾT NGHỊ:", numbered=True),
    Kind("chi_thi", "Chỉ thị", "CT", numbered=True),
    Kind("thong_cao", "Thông cáo", "TC"),
    Kind("cong_dien", "Công điện", "CĐ", to=UNSAID, numbered=True, yearless=True),
    Kind(
        *("bien_ban", "Biên bản", "BB"),
        to=UNSAID,
        lacks=("dia-danh-thoi-gian", "noi-nhan"),
        form=True,
        sides=True,
        ends=False,
    ),
    Kind(
        *("hop_dong", "Hợp đồng", "HĐ"),
        to=UNSAID,
        lacks=("so-ky-hieu", "noi-nhan"),
        sides=True,
        ends=False,
    ),
    Kind("ban_ghi_nho", "Bản ghi nhớ", "BGN", to=UNSAID, lacks=_RECIPIENTS),
    Kind("ban_thoa_thuan", "Bản thỏa thuận", "BTT", to=UNSAID, lacks=_RECIPIENTS, ends=False),
    Kind("giay_uy_quyen", "Giấy ủy quyền", "GUQ", to=UNSAID, lacks=_SUBJECT),
    Kind("giay_moi", "Giấy mời", "GM", to=UNSAID, lacks=_SUBJECT, form=True),
    Kind(
        *("giay_gioi_thieu", "Giấy giới thiệu", "GGT"),
        to=UNSAID,
        lacks=(*_SUBJECT, *_RECIPIENTS),
        form=True,
    ),
    Kind(
        *("giay_nghi_phep", "Giấy nghỉ phép", "GNP"),
        to=UNSAID,
        lacks=(*_SUBJECT, *_RECIPIENTS),
        form=True,
    ),
    Kind("phieu_gui", "Phiếu gửi", "PG", to=UNSAID, lacks=_SUBJECT, form=True),
    Kind("phieu_chuyen", "Phiếu chuyển", "PC", to=UNSAID, lacks=_SUBJECT, form=True),
    Kind("phieu_bao", "Phiếu báo", "PB", to=UNSAID, lacks=_SUBJECT, form=True),
    Kind("thu_cong", "Thư công", "", to=UNSAID, lacks=("so-ky-hieu",)),
)
COPY_KINDS = (
    Kind("sao_y", "Sao y", "SY"),
    Kind("trich_sao", "Trích sao", "TrS"),
    Kind("sao_luc", "Sao lục", "SL"),
)
UNKNOWN = Kind("", "", "", to=UNSAID)
"""The kind of a paper that names none of the decree."""
LETTER = next(kind for kind in KINDS if kind.below_number)
"""The kind of a paper that prints no name of its kind."""

BY_KEY = {kind.key: kind for kind in KINDS}
WRITTEN = {kind.key: kind for kind in KINDS if kind.written == OWN}
"""Kinds that have a paper of their own."""
WITH_ANOTHER = {kind.key: kind for kind in KINDS if kind.written == ISSUED}
"""Kinds that are written as what is issued with another paper only."""


def kind(key: str) -> Kind:
    """The kind whose key is `key`; KeyError if the decree has none."""
    return BY_KEY[key]


def kind_of(key: str | None) -> Kind:
    """The kind whose key is `key`; the unknown one if the decree has none."""
    return BY_KEY.get(key or "", UNKNOWN)
