"""Every code explained: from the catalogue, and what is found of plan files, rosters and folders."""

from difflib import get_close_matches

from generator.language import Lang, Said
from generator.law.decree30 import COMPONENTS
from generator.rules import CATALOGUE, load

_OF_A_PLAN = Said(
    "Xét ở tệp kế hoạch (kehoach check, build); lời báo ghi dòng và cách sửa.",
    "Judged of the plan file (kehoach check, build); the message has the line and what to do.",
)
_ELSEWHERE = {
    "build": Said("lệnh build", "the verb build"),
    "template": Said("mẫu Word (build)", "the Word template (build)"),
    "cascade": Said(
        "kế hoạch của xã so với của văn phòng (new, update, check)",
        "a commune's plan and the office's",
    ),
    "units": Said("danh sách xã, phường (batch, ledger)", "the roster of communes (batch, ledger)"),
    "batch": Said("lệnh batch", "the verb batch"),
    "ledger": Said("lệnh ledger", "the verb ledger"),
    "issue": Said("lệnh issue", "the verb issue"),
    "init": Said("lệnh init", "the verb init"),
    "rules": Said("lệnh rules", "the verb rules"),
}
_TOLD = Said(
    "không phải quy tắc thể thức; lời báo nói rõ và ghi cách sửa",
    "no rule of form; its message says it all",
)
_OPEN = Said(
    "chỗ còn {chua_co: …}; văn bản chính thức không được có",
    "still {open: …}, which no final paper may have",
)

# One row for each code: what is wrong. Of the parts of a paper only what the catalogue of rules does not have.
_ROWS = """
yaml/alias          | dấu * hoặc & của YAML ở đầu chữ                     | a YAML alias or anchor
yaml/bidi           | ký tự đổi chiều chữ                                 | a character that turns the direction of text
yaml/comment        | phần sau dấu # không in ra                          | what follows # is not printed
yaml/control        | ký tự điều khiển                                    | a control character
yaml/depth          | thụt vào quá sâu                                    | nested too deeply
yaml/documents      | hai tài liệu trong một tệp                          | two documents in one file
yaml/duplicate-key  | một khóa ghi hai lần                                | a key stands twice
yaml/empty          | tệp trống                                           | the file is empty
yaml/encoding       | tệp không phải UTF-8                                | the file is not UTF-8
yaml/hash           | dấu # cắt mất phần sau của câu                      | a # cuts off the rest of a sentence
yaml/indent         | dấu cách lạ ở đầu dòng                              | an unusual space at the start of a line
yaml/invisible      | ký tự không nhìn thấy                               | an invisible character
yaml/joined         | dòng '- …' bị nối vào câu ở trên                    | a '- …' line is joined to the sentence above
yaml/key            | khóa không phải một từ                              | a key that is no word
yaml/line-separator | ký tự xuống dòng lạ                                 | an unusual line separator
yaml/mark           | dấu '-' hoặc dấu hai chấm gõ sai nên bị coi là chữ  | a mistyped '-' or colon is read as text
yaml/not-nfc        | chữ có dấu gõ bằng tổ hợp rời                       | decomposed letters
yaml/syntax         | YAML không đọc tiếp được                            | YAML cannot be read any further
yaml/tab            | dấu Tab                                             | a tab
yaml/tag            | dấu ! ở đầu chữ                                     | a YAML tag
yaml/too-long       | tệp quá dài                                         | the file is too long
yaml/unreadable     | ký tự không đọc được                                | an unreadable character
plan/accepted-unused   | chap_nhan điều không có                          | accepted, and nothing is found
plan/as-of             | báo cáo ký trước ngày chốt số liệu               | a report dated before the day of its figures
plan/amount            | số tiền trong câu khác so_tien                   | the sentence has another sum than amount
plan/attached          | tệp kèm theo không dùng được, hoặc có khóa riêng | what is attached cannot be used
plan/attached-draft    | văn bản chính thức kèm tệp còn là dự thảo        | a final paper issues a draft
plan/authority         | tham_quyen ở loại văn bản không có dòng ấy       | an authority line where there is none
plan/below             | chỉ tiêu thấp hơn hiện trạng                     | a target below the baseline
plan/braces            | dấu { } làm hỏng câu                             | braces spoil a sentence
plan/chart             | biểu đồ thiếu số liệu hoặc lẫn đơn vị            | a chart lacks figures or mixes units
plan/choice            | giá trị không có trong các lựa chọn              | a value that is not one of the choices
plan/cited             | văn bản được dẫn có ngày sau ngày ban hành       | a cited document younger than the plan
plan/comma             | dấu phẩy trong [ ] tách một câu làm hai          | a comma inside [ ] divides a sentence
plan/copies            | so_ban mà không có nguoi_soan                    | copies without a drafter
plan/date              | ngày, tháng, quý không có hoặc viết sai dạng     | a date that is none
plan/day-off           | thời hạn vào ngày nghỉ                           | due on a day off
plan/deadline          | thời hạn trước ngày ban hành                     | due before the plan is issued
plan/doubled-mark      | hai dấu câu liền nhau                            | two marks in a row
plan/draft-mark        | dấu dự thảo ở văn bản chính thức                 | a mark of a draft on a final paper
plan/duplicate-id      | một mã dùng hai lần                              | an id is used twice
plan/duplicate-key     | một khóa ghi bằng hai tên                        | a key stands under both names
plan/empty             | khóa để trống                                    | a key is left empty
plan/empty-item        | mục không có nội dung                            | an item says nothing
plan/empty-part        | bố cục nêu phần chưa có nội dung                 | the outline names a part without content
plan/empty-table       | bảng không có gì để lập                          | a table of nothing
plan/figure            | số viết sai, hoặc khác số trong câu              | no number, or another one in the sentence
plan/footnote          | chú thích cuối trang ở chỗ không đặt được        | a footnote where none can stand
plan/format            | giá trị không đúng dạng                          | a value of the wrong form
plan/image             | hình không đọc được hoặc quá lớn                 | a picture that cannot be used
plan/lines             | giá trị phải viết trên một dòng                  | a value of several lines
plan/lost-part         | phần không nằm trong bố cục                      | a part that the outline leaves out
plan/marks             | dấu * [[ { không thành cặp                       | marks without a partner
plan/missing-key       | thiếu khóa bắt buộc                              | a required key is missing
plan/money             | số tiền viết sai                                 | an amount that is none
plan/no-content        | chưa có phần nội dung nào                        | no part with any content
plan/not-printed       | số liệu không nằm trong câu, không in ra         | figures that are not printed
plan/one-name          | một cơ quan viết hai cách                        | one body, two names
plan/paragraph         | doan, bảng, hình đứng chung với khóa khác        | a paragraph or block is not alone in its item
plan/percent           | tỷ lệ quá 100%                                   | a share above 100%
plan/period            | ngoài thời gian của kế hoạch                     | outside the time of the plan
plan/rank              | hạng lớn hơn tổng số, hoặc không so được         | a rank beyond its total, or of another
plan/recipient         | ai chủ trì mà không có ở nơi nhận                | who leads, and is not among the recipients
plan/reference         | [[mã]] không trỏ tới đâu                         | [[id]] points to nothing
plan/repeated-part     | một phần đứng ở hai đề mục                       | a part stands under two headings
plan/repeated-recipient | nơi nhận ghi hai lần                            | a recipient stands twice
plan/report            | kế hoạch được báo cáo không dùng được            | the plan reported on cannot be used
plan/result            | kết quả không khớp kế hoạch hoặc ngày            | a result that does not fit the plan or the days
plan/result-missing    | nhiệm vụ, chỉ tiêu chưa có kết quả               | a task or target without a result
plan/section           | đề mục không có đúng một nội dung                | a heading holds nothing, or two things
plan/shape             | giá trị sai kiểu: câu, danh sách, khóa con       | text, list or keys where another is expected
plan/similar-id        | hai mã chỉ khác chữ hoa, chữ thường              | ids that differ in capitals alone
plan/sum               | hiện trạng + mức tăng khác chỉ tiêu              | baseline and change do not make the target
plan/table             | dòng, cột của bảng không khớp                    | rows and columns that do not fit
plan/target            | chỉ tiêu thiếu hoặc thừa giá trị                 | a target lacks its value, or has two
plan/title             | tiêu đề có dấu câu ở cuối                        | a title ends like a sentence
plan/too-long          | chữ quá dài                                      | too long a text
plan/unknown-key       | khóa không có                                    | no such key
plan/unknown-part      | phần không có                                    | no such part
plan/unused            | khai mà không dẫn                                | declared and never cited
plan/whole-number      | phải là số nguyên                                | no whole number
plan/year              | chỉ tiêu của năm trước hiện trạng                | a target of a year before the baseline
numbering/marks        | kiểu đánh số không hợp với mục                   | marks that do not fit the items
numbering/sequence     | số gõ tay sai thứ tự                             | typed numbers out of order
numbering/typed        | số gõ tay in thêm vào số tự động                 | a number typed on top of ours
papi/group             | nhóm PAPI không có                               | no such group
papi/release           | PAPI năm ấy chưa công bố                         | not published yet
papi/scale             | điểm ngoài thang                                 | a score off the scale
papi/sum               | điểm thành phần không bằng tổng                  | parts that do not add up
papi/year              | lĩnh vực chưa có ở năm ấy                        | a dimension that the year did not have
can-cu/missing         | quyết định chưa có căn cứ                        | a decision without legal bases
noi-nhan/luu           | nơi nhận không kết thúc bằng Lưu                 | the archive line is missing
noi-nhan/nhu-tren      | Như trên và Kính gửi không đi cùng nhau          | "Như trên" without Kính gửi, or the other way
so-ky-hieu/unit        | đơn vị soạn thảo thiếu hoặc thừa                 | the drafting unit is missing, or has no place
trich-yeu/text         | trích yếu lặp lại tên loại hoặc V/v              | the subject repeats the kind, or has V/v
quyen-han-chuc-vu/rights | TM., TL., TUQ. đi cùng nhau                    | rights that exclude each other
"""
CODES = {
    code: Said(vi, en)
    for code, vi, en in (
        [cell.strip() for cell in row.split("|")] for row in _ROWS.strip().split("\n")
    )
}


_COMPONENTS = {row.code for row in COMPONENTS}
_OF_DOCUMENTS = ("file", "page", "class")
"""Groups of codes that are found of documents and are no rules."""
_ROWS_OF_A_RULE = (
    Said("Mức độ", "Severity"),
    Said("Căn cứ", "Article"),
    Said("Đúng", "Good"),
    Said("Sai", "Bad"),
    Said("Không thấy", "Not seen"),
)


def entry(code: str, lang: Lang = "vi") -> str | None:
    """What the code means and where it is judged; None where nothing is found under it."""
    if code not in CATALOGUE:
        load("generator")
    found = CATALOGUE.get(code)
    if found is None:
        return _not_of_a_document(code, lang)
    said = f"{code}: {found.title.to(lang)}"
    if not found.article:
        return said if code.startswith(_OF_DOCUMENTS) else f"{said}\n  {_OF_A_PLAN.to(lang)}"
    values = (
        found.severity.said.to(lang),
        found.article,
        found.good,
        found.bad,
        found.unseen.to(lang),
    )
    rows = zip(_ROWS_OF_A_RULE, values, strict=True)
    return "\n".join([said, *(f"  {name.to(lang)}: {value}" for name, value in rows if value)])


def near(code: str) -> list[str]:
    """Codes that look like `code`, nearest first."""
    load("generator")
    return get_close_matches(code, [*CATALOGUE, *CODES], 3)


def _not_of_a_document(code: str, lang: Lang) -> str | None:
    group, _, end = code.partition("/")
    if group in _ELSEWHERE and end:
        return f"{code}: {_ELSEWHERE[group].to(lang)}: {_TOLD.to(lang)}"
    meant = next((name for name in CODES if code == name or code.startswith(f"{name}-")), "")
    said = (
        CODES.get(code)
        or CODES.get(meant)
        or (_OPEN if end == "open" and group in _COMPONENTS else None)
    )
    return f"{code}: {said.to(lang)}\n  {_OF_A_PLAN.to(lang)}" if said else None
