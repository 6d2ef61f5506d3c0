"""Which of several names was meant by one that is none of them."""

import functools
import re
from collections.abc import Container, Iterable

from generator.language import without_marks
from generator.lazy import regex

_CALLED = {
    "giai_phap": "nhiem_vu nhiem_vu_giai_phap nhiem_vu_trong_tam nhiem_vu_chu_yeu noi_dung_thuc_hien",
    "muc_tieu": "chi_tieu cac_chi_tieu muc_tieu_chi_tieu muc_tieu_cu_the muc_tieu_chung",
    "to_chuc_thuc_hien": "thuc_hien phan_cong phan_cong_thuc_hien trien_khai trien_khai_thuc_hien",
    "kinh_phi": "kinh_phi_thuc_hien nguon_kinh_phi nguon_luc ngan_sach du_toan",
    "muc_dich": "muc_dich_yeu_cau",
    "can_cu": "can_cu_phap_ly co_so_phap_ly",
    "trich_yeu": "ten ten_ke_hoach tieu_de ve_viec",
    "so": "so_ky_hieu so_van_ban",
    "ngay": "ngay_ban_hanh ngay_thang ngay_ky",
    "co_quan": "don_vi co_quan_ban_hanh don_vi_ban_hanh",
    "dia_danh": "noi_ban_hanh dia_diem",
    "chu_ky": "nguoi_ky ky_ten ky",
    "ho_ten": "ten nguoi_ky",
    "chu_tri": "co_quan_chu_tri don_vi_chu_tri don_vi_thuc_hien phu_trach",
    "phoi_hop": "co_quan_phoi_hop don_vi_phoi_hop",
    "thoi_han": "han thoi_gian thoi_gian_thuc_hien thoi_gian_hoan_thanh tien_do han_hoan_thanh",
    "san_pham": "ket_qua san_pham_du_kien dau_ra",
    "cac_muc": "nhiem_vu cac_nhiem_vu muc_con",
    "noi_dung": "nhiem_vu noi_dung_cong_viec cong_viec",
    "chi_so": "ten ten_chi_tieu ten_chi_so",
    "chi_tieu": "muc_tieu ke_hoach muc_phan_dau phan_dau",
    "hien_trang": "hien_tai nam_truoc thuc_trang thuc_hien_nam_truoc",
    "gia_tri": "so_lieu ket_qua dat",
    "dat": "bang dung dung_bang muc gia_tri",
    "tu": "toi_thieu it_nhat tro_len",
    "khong_qua": "toi_da nhieu_nhat",
}
"""What papers and people call what has a key, by that key."""


def meant_by(plain: str, names: Container[str]) -> list[str]:
    """Which of the names people mean by a word, in small letters without marks."""
    return [key for key, words in _CALLED.items() if plain in words.split() and key in names]


def called_otherwise(name: str) -> str:
    """All that people call what has this key, as words without marks."""
    return _CALLED.get(name, "").replace("_", " ")


def named_in(sentence: str, names: Iterable[str]) -> str:
    """The first of the names that a sentence speaks of by what people call it, "" if none."""
    plain = f"_{_plain(sentence)}_"
    called = ((name, word) for name in names for word in (name, *_CALLED.get(name, "").split()))
    return next((name for name, word in called if f"_{word}_" in plain), "")


def closest(word: str, words: list[str]) -> str:
    """The one of `words` that was probably meant, "" if none is near.

    Accents, capitals, spaces and signs do not count; what papers call a thing is known.
    """
    plain, names = _plain(word), dict[str, str]()
    for name in words[:200]:
        names.setdefault(_plain(name), name)
    begun = [name for name in names if len(name) > 3 and plain.startswith(name)]
    same = [name for name in names if name == plain]
    near = same or meant_by(plain, names) or begun or _alike(plain, names)
    return names[near[0]] if near else ""


def slip_of(word: str, words: Iterable[str]) -> str:
    """The one of `words` that was typed with one letter wrong, "" if none was: another number is
    another thing."""
    plain = _plain(word)
    return next((one for one in words if _is_slip(plain, _plain(one))), "")


def _is_slip(typed: str, meant: str) -> bool:
    same = _shared(typed, meant)
    rest, left = typed[same:], meant[same:]
    behind = _shared(rest[::-1], left[::-1])
    wrong = rest[: len(rest) - behind], left[: len(left) - behind]
    figures = [[*map(int, _FIGURES.findall(one))] for one in (typed, meant)]
    differ = figures[0] != figures[1]
    is_number = differ and all(one.isdecimal() for one in wrong if one)
    return max(map(len, wrong)) < 2 and not is_number


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1),
        min(map(len, (one, other))),
    )


_FIGURES = regex(r"\d+", re.ASCII)


def _alike(plain: str, names: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    # A sentence of more syllables than a key is none that was typed wrongly.
    possible = [name for name in names if name.count("_") >= plain.count("_")]
    return get_close_matches(plain, possible, 1, 0.7)


@functools.lru_cache(1024)
def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "_", without_marks(_LABEL.sub("", word))).strip("_")


_LABEL = regex(r"^(?:[IVX]+|\d{1,2})[.)] +")
