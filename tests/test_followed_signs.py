"""One sign typed wrongly: what is told of it says what to type, and once that is done nothing is left."""

import pytest

from tests.test_followed import PLAN, errors, followed, meaning

_PLACE, _DUE, _GOAL = "dia_danh: Tân Lập", "thoi_han: 2027-06-30", "chi_tieu: {tu: 75}"
_OF_TASK = "        chu_tri: Phòng Văn hóa - Xã hội\n        thoi_han: 2027-06-30"
_TEXT = "        noi_dung: Mở lớp"
_SIGNED = "  thay_mat: Ủy ban nhân dân\n  chuc_vu: Chủ tịch\n  ho_ten: Trần Văn Hòa\n"
_TARGET = "  - ma: CT01\n    chi_so: Tỷ lệ hồ sơ"
BY_THE_LETTER = [
    (_PLACE, "dia_danh; Tân Lập", _PLACE),
    (_PLACE, "dia_danh - Tân Lập", _PLACE),
    (_PLACE, f"- {_PLACE}", _PLACE),
    (_PLACE, f" {_PLACE}", _PLACE),
    (_TARGET, "  chi_so: Tỷ lệ hồ sơ", "  - chi_so: Tỷ lệ hồ sơ"),
    ("trich_yeu: ", "ngay:\n- trich_yeu: ", "ngay:\ntrich_yeu: "),
    ("trich_yeu: ", "ngay:\n  - trich_yeu: ", "ngay:\ntrich_yeu: "),
    ("  - Giảm", "  -- Giảm", "  - Giảm"),
    ("  - Lưu: VT", "  Lưu: VT", '  - "Lưu: VT"'),
    ("muc_dich:\n", "I. MỤC ĐÍCH\n", "muc_dich:\n"),
    ("  ten: Ủy", "  Ủy", "  ten: Ủy"),
    ("  - tieu_de: Dịch", "tieu_de: Dịch", "  - tieu_de: Dịch"),
    ("    cac_muc:\n      - ma: NV03", "    - cac_muc:\n      - ma: NV03", ""),
    ("      - ma: NV02", "  - ma: NV02", ""),
    ("      - ma: NV02", "      - NV02", ""),
    (_TEXT, "noi_dung: Mở lớp", ""),
    ("noi_nhan:\n", "Nơi nhận\n", ""),
    ("  - tieu_de: Tuyên", "- tieu_de: Tuyên", ""),
    ("  - tieu_de: Tuyên", "    - tieu_de: Tuyên", ""),
    ("      - ma: NV01", "       - ma: NV01", ""),
    ("so: 15", "so 15", ""),
    ("loai: ke_hoach", "loai ke_hoach", ""),
    ('    don_vi: "%"', '    - don_vi: "%"', ""),
    ("  - Các phòng", "   - Các phòng", ""),
    ("  - Lưu: VT", "- Lưu: VT", ""),
    ("  - Các phòng", "- Các phòng", ""),
    ("  - tieu_de: Dịch", "  - tieu_de - Dịch", ""),
    ("ma: cds-2027", "ma - cds-2027", ""),
    (_OF_TASK, _OF_TASK.replace("        thoi", "thoi"), ""),
    (_OF_TASK, _OF_TASK.replace("        ", "        - "), ""),
    (_TEXT, "        - noi_dung: Mở lớp", ""),
    (_TEXT, "        noi_dung: - Mở lớp", ""),
    (_TEXT, "        noi_dung:\n        Mở lớp", ""),
    (
        _SIGNED,
        _SIGNED.replace("  thay_mat", "  - thay_mat"),
        _SIGNED.replace("  ", "    ").replace("    thay", "  - thay"),
    ),
]


@pytest.mark.parametrize(("right", "wrong", "meant"), BY_THE_LETTER)
def test_who_does_what_is_told_has_the_plan_at_once(right: str, wrong: str, meant: str) -> None:
    text = PLAN.replace(right, wrong)
    (told,) = errors(text)
    mended = followed(text, told)
    assert not errors(mended)
    assert meaning(mended) == meaning(PLAN.replace(right, meant or right))


def test_a_dash_before_the_key_behind_one_that_lacks_its_words_is_told_apart_from_these() -> None:
    text = PLAN.replace("ten: Ủy ban nhân dân xã Tân Lập\n  viet_tat", "ten:\n  - viet_tat")
    empty, dash = errors(text)
    assert (empty.code, dash.message.vi) == ("plan/empty", "thừa một dấu '-' trước khóa này")
    assert dash.advice.vi == "Bỏ dấu '-': đầu dòng này có đúng 2 dấu cách."


TOLD = [
    (_PLACE, "dia_danh :Tân Lập", "Đưa dấu cách ra sau dấu hai chấm."),
    (_PLACE, "dia_danh: : Tân Lập", "Bỏ dấu hai chấm này."),
    (_DUE, "thoi_han: 2027-06-15.", "Viết như 2027-06-15."),
    (_DUE, "thoi_han: 15/6/2027.", "Viết như 2027-06-15."),
    (_GOAL, "chi_tieu: {tu: “75”}", 'Viết "75".'),
    (_GOAL, "chi_tieu: {tu: 1.234,5}", 'Viết "1.234,5".'),
    (_GOAL, "chi_tieu: {tu - 75}", "Viết 'tu: 75'."),
    (_GOAL, 'chi_tieu: {tu "75, nam: 2027}', "Viết 'tu: …'."),
    ("loai: ke_hoach", "loai: Kế hoạch.", "Có phải 'ke_hoach'?"),
    ("yeu_cau:\n", "yeu_cau:\nYêu cầu\n", "Xóa dòng này. Chưa xét các dòng 17–20."),
    (
        "chặt chẽ, kịp",
        "chặt chẽ: kịp",
        'Câu có dấu hai chấm: đặt cả câu, từ dòng 18 đến hết câu, trong ngoặc kép thẳng "…". '
        "Chưa xét các dòng 18–19.",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "advice"), TOLD)
def test_what_to_type_is_told_once(right: str, wrong: str, advice: str) -> None:
    text = PLAN.replace(right, wrong)
    (told,) = errors(text)
    assert told.advice.vi == advice
    assert told.excerpt.strip() in wrong or wrong in told.excerpt


TABLED = """\
phu_luc:
  - ma: PL1
    tieu_de: Danh mục
    cac_muc:
      - bang_nhiem_vu: [STT, nhiệm vụ, chủ trì]
      - bang:
          cac_cot: [TT, Việc]
          cac_dong:
            - [1, [[NV01]]]
"""


def test_columns_are_named_as_they_were_meant_and_an_id_in_a_cell_is_told_its_quotes() -> None:
    text = PLAN.replace("đôn đốc,", "đôn đốc theo [[PL1]],") + TABLED
    told = [one.advice.vi for one in errors(text) if one.code in ("plan/choice", "plan/shape")]
    quoted = 'Đặt cả câu trong ngoặc kép thẳng "…".'
    assert told == [*(f"Có phải '{one}'?" for one in ("stt", "nhiem_vu", "chu_tri")), quoted]


def test_a_table_of_tasks_is_not_empty_for_what_could_not_be_read() -> None:
    text = PLAN.replace("đôn đốc,", "đôn đốc theo [[PL1]],") + TABLED.partition("      - bang:")[0]
    text = text.replace("[STT, nhiệm vụ, chủ trì]", "[stt, nhiem_vu]")
    assert not errors(text)
    (told,) = errors(text.replace("  - tieu_de: Dịch", "  tieu_de: Dịch"))
    assert told.message.vi == "mục này thiếu dấu '-' ở đầu"


@pytest.mark.parametrize("dent", ["   ", "    "])
def test_the_one_item_that_stands_elsewhere_moves_alone(dent: str) -> None:
    three = PLAN.replace("  - Lưu", "  - Thôn trưởng các thôn\n  - Lưu")
    (told,) = errors(three.replace("  - Các phòng", f"{dent}- Các phòng"))
    assert meaning(followed(three.replace("  - Các phòng", f"{dent}- Các phòng"), told)) == meaning(
        three
    )
