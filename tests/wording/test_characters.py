"""Each rule of characters against its samples, and against traps."""

import unicodedata

import pytest

from generator.wording.base import Line, Prose, sample

from .helpers import WordingRule, rules_of, words

RULES = rules_of("ky-tu")
_BY_CODE = {rule.code: rule for rule in RULES}


def found(code: str, text: str, role: str = "noi-dung") -> list[str]:
    """The words that the rule `code` reports in `text`."""
    prose = sample(text, role=role)
    return [words(prose, slip) for slip in _BY_CODE[code].check(prose)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_sample_is_clean_and_bad_one_has_one_slip(rule: WordingRule) -> None:
    assert list(rule.check(sample(rule.entry.good))) == []
    assert len(list(rule.check(sample(rule.entry.bad)))) == 1


def test_decomposed_words_are_found_where_the_composed_text_has_them() -> None:
    head, words = "Ủy ban nhân dân thực hiện ", ("Kế", "hoạch")
    lines = tuple(
        Line(head + word, "noi-dung", head + unicodedata.normalize("NFD", word)) for word in words
    )
    slips = list(_BY_CODE["ky-tu/lan-to-hop"].check(Prose(lines)))
    found = [lines[slip.where.line].text[slip.where.start : slip.where.end] for slip in slips]
    assert found == ["Kế", "hoạch"]
    assert list(_BY_CODE["ky-tu/to-hop"].check(Prose(lines))) == []


def test_a_paper_decomposed_throughout_is_told_once() -> None:
    raw = unicodedata.normalize("NFD", "Thực hiện Kế hoạch")
    prose = Prose((Line(unicodedata.normalize("NFC", raw), "noi-dung", raw),) * 3)
    assert len(list(_BY_CODE["ky-tu/to-hop"].check(prose))) == 1
    assert list(_BY_CODE["ky-tu/lan-to-hop"].check(prose)) == []


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("ky-tu/bang-ma-cu", "UÛY BAN NHAÂN DAÂN TÆNH", ["UÛY BAN"]),
        ("ky-tu/bang-ma-cu", "C¸c ®¬n vÞ", ["C¸c"]),
        ("ky-tu/bang-ma-cu", "Façade, naïve, Microsoft® Word, © 2016, 5 µm, España, Zürich", []),
        ("ky-tu/hai-dau-cach", "Số:      /KH-UBND, ngày    tháng", []),
        ("ky-tu/hai-dau-cach", "trước ngày   tháng  năm 2026, tháng  năm   của Ủy ban", []),
        ("ky-tu/hai-dau-cach", "ngày  05  tháng 9  năm 2026 và  năm  sau", ["  "] * 5),
        ("ky-tu/cach-dau-cau", "- Lưu: VT,KT. HĐND,UBND; điểm A,B; Mẫu 1,2; X,YZ", [","] * 2),
        ("ky-tu/hai-dau-cach", "của  tỉnh và  xã", ["  ", "  "]),
        ("ky-tu/hai-dau-cach", "loa cơ sở, …  ", []),
        ("ky-tu/hai-dau-cach", "Kính gửi:  Trưởng các thôn", ["  "]),
        ("ky-tu/cach-so-thu-tu", "I.MỤC ĐÍCH", ["I."]),
        ("ky-tu/cach-so-thu-tu", "Điều 2.Phân công", ["Điều 2."]),
        ("ky-tu/cach-so-thu-tu", "a)Nội dung", ["a)"]),
        ("ky-tu/cach-so-thu-tu", "V.I. Lênin; 2.1. Nội dung; 1.250 hồ sơ; I. MỤC ĐÍCH", []),
        ("ky-tu/dau-va", "Nông nghiệp & Môi trường, HĐND&UBND", ["nghiệp & Môi", "HĐND&UBND"]),
        ("ky-tu/dau-va", "Sở GD&ĐT, Resort & Spa; Công ty Cổ phần Đầu tư & Xây dựng Tân An", []),
        ("ky-tu/cach-dau-cau", "sửa chữa ,gửi về", [" ,"]),
        ("ky-tu/cach-dau-cau", "như sau :", [" :"]),
        ("ky-tu/cach-dau-cau", "báo cáo .", [" ."]),
        ("ky-tu/cach-dau-cau", "thực hiện ./.", [" ./."]),
        ("ky-tu/cach-dau-cau", "( nếu có)", ["( "]),
        ("ky-tu/cach-dau-cau", "kiểm tra,giám sát", [","]),
        ("ky-tu/cach-dau-cau", "an ninh trật tự,... và 98,5% (papi.org.vn), 1,5; a,b", []),
        ("ky-tu/cach-dau-cau", "Lưu: VT, SNV, DL,...b.", []),
        ("ky-tu/lap-tu", "của của cải", []),
        ("ky-tu/lap-tu", "các các xã và và", ["các các", "và và"]),
        ("ky-tu/lap-tu", "ngày ngày, năm năm, từ từ, đời đời", []),
        ("ky-tu/chu-giong", "Bộ Nội vụ và Всё", []),
        ("ky-tu/chu-giong", "Kế hoạch сải cách", ["сải"]),
        ("ky-tu/chu-giong", "nồng độ 50 μg/m3", []),
        ("ky-tu/dau-thanh", "Khánh Hòa, quý IV, quỹ, hoàn toàn, thuyền", []),
        ("ky-tu/dau-thanh", "hoá, hòa, hoà, thuỷ", ["hòa"]),
        ("ky-tu/gach-ngang", "năm 2021–2025; 2016–2020", []),
        ("ky-tu/gach-ngang", "năm 2021–2025; 2016-2020; 2011-2015", ["–"]),
        ("ky-tu/gach-ngang", "Hà Nội – Hải Phòng; kinh tế - xã hội", []),
    ],
)
def test_traps(code: str, text: str, words: list[str]) -> None:
    assert found(code, text) == words
