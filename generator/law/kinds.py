"""Kinds of administrative papers and what their papers have (Điều 7; PL I, II; PL III, Mục I, Mẫu
1.1 to 1.10).

A kind is one row, in the order of the decree, and both halves read it; nothing else knows kinds by
name. A kind that the program writes has a template too, `python -m generator.word.template`.
"""

from generator.lazy import dataclass

NONE, UPWARD, MUST = "none", "upward", "must"
"""Whether papers of a kind have Kính gửi: never; when they go to a higher body; always (PL I,
II.9)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper. `abbreviation` stands in its symbol, "" where the decree gives none.

    `written` is its place among the kinds that the program writes, 0 if it writes none; `issued`,
    that it is written as what another paper issues (Mẫu 1.3); `mark` numbers the items of its text;
    `copied`, that communes make their own of it.

    `to` says whether it has Kính gửi; `greets`, that it speaks to somebody in words of its own, and
    a Kính gửi in it is let stand; `below_number`, whether its subject stands under the number with
    V/v and no name of the kind is printed; `enacts` are the words between the authority with its
    bases and the articles, "" where there is no authority line.

    `lacks` are the components that its papers may do without; `form`, that it is a form to fill in,
    whose text begins right below the name; `collective`, that a committee signs it as a body (TM.);
    `sides`, that several sides sign it, beside each other; `ends`, that its text closes with the
    end mark. A citation of it always has a number where `numbered`, and never a year in it where
    `yearless`.
    """

    key: str
    name: str
    abbreviation: str
    written: int = 0
    mark: str = "roman"
    issued: bool = False
    copied: bool = False
    to: str = NONE
    greets: bool = False
    below_number: bool = False
    enacts: str = ""
    lacks: tuple[str, ...] = ()
    form: bool = False
    collective: bool = False
    sides: bool = False
    ends: bool = True
    numbered: bool = False
    yearless: bool = False


_SUBJECT, _RECIPIENTS = "trich-yeu", "noi-nhan"
_AGREED = ("so-ky-hieu", "co-quan-ban-hanh", "dia-danh-thoi-gian", _RECIPIENTS)
"""What sides agree on bears no body's head: it names the sides, the place and the day in its text."""

KINDS = (
    Kind("nghi_quyet", "Nghị quyết", "NQ", enacts="QUYẾT NGHỊ:", numbered=True),
    Kind("quyet_dinh", "Quyết định", "QĐ", 3, "dieu", enacts="QUYẾT ĐỊNH:", numbered=True),
    Kind("chi_thi", "Chỉ thị", "CT", numbered=True),
    Kind("quy_che", "Quy chế", "QC", 0, "dieu", issued=True),
    Kind("quy_dinh", "Quy định", "QyĐ", 0, "dieu", issued=True),
    Kind("thong_cao", "Thông cáo", "TC"),
    Kind("thong_bao", "Thông báo", "TB", 6, "arabic", numbered=True),
    Kind("huong_dan", "Hướng dẫn", "HD", issued=True, numbered=True),
    Kind("chuong_trinh", "Chương trình", "CTr", issued=True, collective=True, yearless=True),
    Kind(
        *("ke_hoach", "Kế hoạch", "KH", 1),
        copied=True,
        collective=True,
        numbered=True,
        yearless=True,
    ),
    Kind("phuong_an", "Phương án", "PA", issued=True, collective=True, yearless=True),
    Kind("de_an", "Đề án", "ĐA", issued=True, collective=True),
    Kind("du_an", "Dự án", "DA", issued=True),
    Kind("bao_cao", "Báo cáo", "BC", 2, to=UPWARD, collective=True, numbered=True, yearless=True),
    Kind(
        *("bien_ban", "Biên bản", "BB"),
        greets=True,
        lacks=("dia-danh-thoi-gian", _RECIPIENTS),
        form=True,
        sides=True,
        ends=False,
    ),
    Kind("to_trinh", "Tờ trình", "TTr", 4, to=MUST, collective=True, numbered=True, yearless=True),
    Kind(
        *("hop_dong", "Hợp đồng", "HĐ"),
        greets=True,
        lacks=_AGREED,
        sides=True,
        ends=False,
    ),
    Kind(
        *("cong_van", "Công văn", "", 5, "none"),
        to=MUST,
        below_number=True,
        lacks=("ten-loai", _SUBJECT),
        numbered=True,
        yearless=True,
    ),
    Kind("cong_dien", "Công điện", "CĐ", greets=True, numbered=True, yearless=True),
    Kind("ban_ghi_nho", "Bản ghi nhớ", "BGN", greets=True, lacks=_AGREED, sides=True),
    Kind(
        *("ban_thoa_thuan", "Bản thỏa thuận", "BTT"),
        greets=True,
        lacks=_AGREED,
        sides=True,
        ends=False,
    ),
    Kind("giay_uy_quyen", "Giấy ủy quyền", "GUQ", greets=True, lacks=(_SUBJECT,)),
    Kind("giay_moi", "Giấy mời", "GM", greets=True, lacks=(_SUBJECT,), form=True),
    Kind(
        *("giay_gioi_thieu", "Giấy giới thiệu", "GGT"),
        greets=True,
        lacks=(_SUBJECT, _RECIPIENTS),
        form=True,
    ),
    Kind(
        *("giay_nghi_phep", "Giấy nghỉ phép", "GNP"),
        greets=True,
        lacks=(_SUBJECT, _RECIPIENTS),
        form=True,
    ),
    Kind("phieu_gui", "Phiếu gửi", "PG", greets=True, lacks=(_SUBJECT,), form=True),
    Kind("phieu_chuyen", "Phiếu chuyển", "PC", greets=True, lacks=(_SUBJECT,), form=True),
    Kind("phieu_bao", "Phiếu báo", "PB", greets=True, lacks=(_SUBJECT,), form=True),
    Kind("thu_cong", "Thư công", "", greets=True, lacks=("so-ky-hieu",)),
)
COPY_KINDS = (
    Kind("sao_y", "Sao y", "SY"),
    Kind("trich_sao", "Trích sao", "TrS"),
    Kind("sao_luc", "Sao lục", "SL"),
)
UNKNOWN = Kind("", "", "", greets=True)
"""The kind of a paper that names none of the decree."""
LETTER = next(kind for kind in KINDS if kind.below_number)
"""The kind of a paper that prints no name of its kind."""

BY_KEY = {kind.key: kind for kind in KINDS}
WRITTEN = {kind.key: kind for kind in sorted(KINDS, key=lambda kind: kind.written) if kind.written}
"""Kinds that have a paper of their own, in the order in which they are offered."""
WITH_ANOTHER = {kind.key: kind for kind in KINDS if kind.issued}
"""Kinds that are written as what another paper issues, and not alone."""


def kind(key: str) -> Kind:
    """The kind whose key is `key`; KeyError if the decree has none."""
    return BY_KEY[key]


def kind_of(key: str | None) -> Kind:
    """The kind whose key is `key`; the unknown one if the decree has none."""
    return BY_KEY.get(key or "", UNKNOWN)
