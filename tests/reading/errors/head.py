"""Errors of the head and of type and subject: E01 to E25, E78."""

from dataclasses import replace

from ..papers.body import kinh_gui
from ..papers.changes import (
    after,
    dashed,
    layout,
    line_of,
    no_line,
    retext,
    runs,
    typed_line,
)
from ..papers.file import docx
from ..papers.head import TIEU_NGU, Head, one_row
from ..papers.kinds import letter_one, letter_urgent, report, submission
from ..papers.plans import HEAD, Builder, office, plan_body
from ..papers.wml import CENTER, paragraph, run
from .form import FormError, error

_QH = "CỘNG HÒA XÃ HỘI"
_SO = "Số: 15/KH-UBND"
_DAY = "Tân An, ngày 15 tháng 9 năm 2026"
_ABOUT = "V/v góp ý dự thảo Quy chế"
_REPORT_SUBJECT = "Kết quả công tác"


def _headed(head: Head) -> Builder:
    return lambda: docx(plan_body(one_row()(head)))


def _motto(text: str, what: str, number: int = 1, implied: str = "") -> FormError:
    return error(number, what, office, "tieu-ngu/text", implied, retext(TIEU_NGU, text))


def _number(number: int, what: str, text: str, codes: str, implied: str = "") -> FormError:
    return error(number, what, office, codes, implied, retext(_SO, text))


def _day(number: int, what: str, text: str, codes: str, implied: str = "") -> FormError:
    return error(number, what, office, codes, implied, retext(_DAY, text))


HEAD_ERRORS = (
    _motto("Độc lập – Tự do – Hạnh phúc", "The motto has en dashes."),
    # The wider dashes make the motto longer than the line below it was drawn for.
    _motto("Độc lập — Tự do — Hạnh phúc", "The motto has em dashes.", 1, "tieu-ngu/line-length"),
    _motto("Độc lập-Tự do-Hạnh phúc", "The motto has hyphens without spaces."),
    _motto("Độc Lập - Tự Do - Hạnh Phúc", "Every word of the motto is capitalised.", 2),
    error(3, "The motto is underlined instead of having a line.", office, "tieu-ngu/line", "tieu-ngu/underline",
          no_line(1), runs(TIEU_NGU, u="single")),
    error(3, "Typed hyphens stand for the line under the motto.", office, "tieu-ngu/line", "",
          typed_line(1, "-" * 26)),
    error(3, "Hyphens are typed under the motto beside its line.", office, "tieu-ngu/line", "",
          after(TIEU_NGU, paragraph(run("-" * 20, 13), layout=CENTER))),
    error(3, "The line under the motto is dashed.", office, "tieu-ngu/line", "", dashed(1)),
    error(3, "The line under the motto is half as long as the motto.", office, "tieu-ngu/line-length", "",
          line_of(1, 28)),
    error(3, "There is no line under the motto.", office, "tieu-ngu/line", "", no_line(1)),
    error(4, "Quốc hiệu is set at 14.", office, "quoc-hieu/size", "", runs(_QH, sz="28")),
    error(4, "The motto is set at 12.", office, "tieu-ngu/size", "", runs(TIEU_NGU, sz="24")),
    error(5, "The parent body is bold.", report, "co-quan-chu-quan/bold", "", runs("UBND TỈNH MINH HÒA", b="1")),
    error(5, "The issuing body is not bold.", report, "co-quan-ban-hanh/bold", "", runs("SỞ NỘI VỤ", b="0")),
    error(6, "There is no line under the agency.", office, "co-quan-ban-hanh/line", "", no_line(0)),
    error(6, "The line under the agency is as long as its name.", office, "co-quan-ban-hanh/line-length", "",
          line_of(0, 40)),
    error(7, "The committee abbreviates its own name.",
          _headed(replace(HEAD, issuer=("UBND XÃ TÂN AN",), issuer_line=16)),
          "co-quan-ban-hanh/abbreviation"),
    _number(8, "No colon follows Số.", "Số 15/KH-UBND", "so-ky-hieu/colon"),
    _number(8, "No space follows the colon.", "Số:15/KH-UBND", "so-ky-hieu/colon"),
    _number(8, "SỐ stands in capitals.", "SỐ: 15/KH-UBND", "so-ky-hieu/caps"),
    error(8, "Số, ký hiệu is bold.", office, "so-ky-hieu/bold", "", runs(_SO, b="1")),
    error(8, "Số, ký hiệu is italic.", office, "so-ky-hieu/italic", "", runs(_SO, i="1")),
    _number(9, "A number below 10 has no zero.", "Số: 5/KH-UBND", "so-ky-hieu/padding"),
    _number(10, "Spaces surround slash and hyphen.", "Số: 15 / KH - UBND", "so-ky-hieu/spaces"),
    _number(10, "An en dash joins the groups of the symbol.", "Số: 15/KH–UBND", "so-ky-hieu/hyphen"),
    _number(10, "An underscore joins the groups of the symbol.", "Số: 15/KH_UBND", "so-ky-hieu/hyphen"),
    error(11, "TTr is written in capitals.", submission, "so-ky-hieu/abbreviation", "",
          retext("112/TTr-SNV", "112/TTR-SNV")),
    _number(11, "The abbreviation of the type is not in the table.", "Số: 15/KHo-UBND", "so-ky-hieu/abbreviation"),
    _number(11, "No hyphen parts kind and agency.", "Số: 15/KHUBND", "so-ky-hieu/abbreviation"),
    _number(12, "The symbol is that of a report, the heading that of a plan.", "Số: 15/BC-UBND", "so-ky-hieu/kind"),
    _number(13, "The year stands in the symbol.", "Số: 15/2026/KH-UBND", "so-ky-hieu/year"),
    error(14, "A công văn bears CV-.", letter_one, "so-ky-hieu/cong-van", "", retext("125/UBND-VP", "125/CV-UBND")),
    error(14, "A công văn names no drafting unit.", letter_one, "so-ky-hieu/cong-van", "",
          retext("125/UBND-VP", "125/UBND")),
    error(15, "A công văn bears the heading CÔNG VĂN.", letter_one, "ten-loai/cong-van",
          "",
          retext("Kính gửi: Sở Nội vụ tỉnh Minh Hòa", "CÔNG VĂN"), runs("CÔNG VĂN", b="1"),
          after("CÔNG VĂN", kinh_gui("Sở Nội vụ tỉnh Minh Hòa"))),
    _day(16, "A day below 10 has no zero.", "Tân An, ngày 5 tháng 9 năm 2026", "dia-danh-thoi-gian/padding"),
    error(16, "January and February have no zero.", report, "dia-danh-thoi-gian/padding", "",
          retext("ngày 05 tháng 02 năm 2026", "ngày 05 tháng 2 năm 2026")),
    _day(17, "September has a zero.", "Tân An, ngày 15 tháng 09 năm 2026", "dia-danh-thoi-gian/month"),
    _day(18, "No comma follows the place.", "Tân An ngày 15 tháng 9 năm 2026", "dia-danh-thoi-gian/comma"),
    _day(18, "The date is written with slashes.", "Tân An, ngày 15/9/2026", "dia-danh-thoi-gian/text"),
    error(19, "Place and date are upright.", office, "dia-danh-thoi-gian/italic", "", runs(_DAY, i="0")),
    error(19, "Place and date are bold.", office, "dia-danh-thoi-gian/bold", "", runs(_DAY, b="1")),
    _day(19, "The place is in capitals.", "TÂN AN, ngày 15 tháng 9 năm 2026", "dia-danh-thoi-gian/capitals"),
    _day(20, "The place is abbreviated.", "TP. Hồ Chí Minh, ngày 15 tháng 9 năm 2026",
         "dia-danh-thoi-gian/place"),
    _day(20, "A place named after a person lacks its type word.", "Hồ Chí Minh, ngày 15 tháng 9 năm 2026",
         "dia-danh-thoi-gian/place"),
    error(20, "A commune named after a person lacks its type word.", office, "dia-danh-thoi-gian/place", "",
          retext("XÃ TÂN AN", "XÃ LÊ LỢI"), retext(_DAY, "Lê Lợi, ngày 15 tháng 9 năm 2026")),
    error(20, "A ward of a number lacks its type word.", office, "dia-danh-thoi-gian/place", "",
          retext("XÃ TÂN AN", "PHƯỜNG 1 BẢO LỘC"), retext(_DAY, "1 Bảo Lộc, ngày 15 tháng 9 năm 2026")),
    _day(22, "The date is not in the calendar.", "Tân An, ngày 31 tháng 9 năm 2026", "dia-danh-thoi-gian/date"),
    error(23, "The subject is in capitals.", report, "trich-yeu/caps", "",
          runs(_REPORT_SUBJECT, caps="1")),
    error(23, "The subject is typed in capitals.", report, "trich-yeu/caps", "",
          retext("Kết quả công tác cải cách hành chính năm 2025", "KẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2025")),
    error(23, "The subject is not bold.", office, "trich-yeu/bold", "", runs("Nâng cao chất lượng giải quyết", b="0")),
    error(23, "The type is set at 16.", office, "ten-loai/size", "", runs("KẾ HOẠCH", sz="32")),
    error(25, "The subject below the kind opens with V/v.", report, "trich-yeu/prefix", "",
          retext("Kết quả công tác cải", "V/v kết quả công tác cải")),
    error(25, "The subject ends with a full stop.", report, "trich-yeu/full-stop", "",
          retext("Kết quả công tác cải cách hành chính năm 2025", "Kết quả công tác cải cách hành chính năm 2025.")),
    error(24, "There is no line under the subject.", office, "trich-yeu/line", "", no_line(2)),
    error(24, "The line under the subject is longer than half of it.", office, "trich-yeu/line-length", "",
          line_of(2, 70)),
    error(25, "The subject of a công văn is bold.", letter_one, "trich-yeu-cong-van/bold", "", runs(_ABOUT, b="1")),
    error(25, "The subject of a công văn is italic.", letter_one, "trich-yeu-cong-van/italic", "", runs(_ABOUT, i="1")),
    error(25, "The subject of a công văn is set at 14.", letter_one, "trich-yeu-cong-van/size", "",
          runs(_ABOUT, sz="28")),
    error(25, "The subject of a công văn opens with Về việc.", letter_one, "trich-yeu-cong-van/text", "",
          retext("V/v góp", "Về việc góp")),
    error(25, "The subject of a công văn opens with v/v.", letter_one, "trich-yeu-cong-van/text", "",
          retext("V/v góp", "v/v góp")),
    error(25, "No gap parts the subject of a công văn from its number.", letter_one, "trich-yeu-cong-van/spacing", "",
          layout(_ABOUT, "spacing", before="0")),
    error(78, "The mark of urgency is none of the three.", letter_urgent, "do-khan/text", "do-khan/caps",
          retext("KHẨN", "Khẩn cấp")),
    error(78, "The mark of urgency is in small letters.", letter_urgent, "do-khan/caps", "",
          retext("KHẨN", "Khẩn")),
)  # fmt: skip
