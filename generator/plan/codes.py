"""What reading a plan file tells, by code. What is found of a whole plan stands with its check."""

from generator.problems import Severity
from generator.rules import told

YAML_ALIAS = told("yaml/alias", "dấu * hoặc & của YAML ở đầu chữ", "a YAML alias or anchor")
YAML_BIDI = told("yaml/bidi", "ký tự đổi chiều chữ", "a character that turns the direction of text")
YAML_COMMENT = told(
    "yaml/comment", "phần sau dấu # không in ra", "what follows # is not printed", Severity.INFO
)
YAML_CONTROL = told("yaml/control", "ký tự điều khiển", "a control character")
YAML_CONVERTED = told(
    "yaml/converted",
    "tệp không phải UTF-8, đã đọc đủ chữ",
    "not UTF-8, and every word was read",
    Severity.INFO,
)
YAML_DEPTH = told("yaml/depth", "thụt vào quá sâu", "nested too deeply")
YAML_DOCUMENTS = told("yaml/documents", "hai tài liệu trong một tệp", "two documents in one file")
YAML_DUPLICATE_KEY = told("yaml/duplicate-key", "một khóa ghi hai lần", "a key stands twice")
YAML_EMPTY = told("yaml/empty", "tệp trống", "the file is empty")
YAML_ENCODING = told("yaml/encoding", "tệp không phải UTF-8", "the file is not UTF-8")
YAML_HASH = told(
    "yaml/hash", "dấu # cắt mất phần sau của câu", "a # cuts off the rest of a sentence"
)
YAML_INDENT = told(
    "yaml/indent", "dấu cách lạ ở đầu dòng", "an unusual space at the start of a line"
)
YAML_INVISIBLE = told("yaml/invisible", "ký tự không nhìn thấy", "an invisible character")
YAML_JOINED = told(
    "yaml/joined",
    "dòng '- …' bị nối vào câu ở trên",
    "a '- …' line is joined to the sentence above",
)
YAML_KEY = told("yaml/key", "khóa không phải một từ", "a key that is no word")
YAML_LINE_SEPARATOR = told(
    "yaml/line-separator", "ký tự xuống dòng lạ", "an unusual line separator"
)
YAML_MARK = told(
    "yaml/mark",
    "dấu '-' hoặc dấu hai chấm gõ sai nên bị coi là chữ",
    "a mistyped '-' or colon is read as text",
)
YAML_NOT_NFC = told(
    "yaml/not-nfc", "chữ gõ bằng Unicode tổ hợp", "decomposed letters", Severity.INFO
)
YAML_NOT_TEXT = told(
    "yaml/not-text", "tệp Word, Excel hoặc PDF, không phải kế hoạch", "a document, not a plan file"
)
YAML_SYNTAX = told("yaml/syntax", "YAML không đọc tiếp được", "YAML cannot be read any further")
YAML_TAB = told("yaml/tab", "dấu Tab", "a tab")
YAML_TAG = told("yaml/tag", "dấu ! ở đầu chữ", "a YAML tag")
YAML_TOO_LONG = told("yaml/too-long", "tệp quá dài", "the file is too long")
YAML_TXT = told("yaml/txt", "tên tệp có đuôi .txt", "the name ends in .txt", Severity.WARNING)
YAML_UNREADABLE = told("yaml/unreadable", "ký tự không đọc được", "an unreadable character")
ATTACHED = told(
    "plan/attached",
    "tệp kèm theo không dùng được, hoặc có khóa riêng",
    "what is attached cannot be used",
    family=True,
)
BRACES = told("plan/braces", "dấu { } làm hỏng câu", "braces spoil a sentence")
CHOICE = told(
    "plan/choice", "giá trị không có trong các lựa chọn", "a value that is not one of the choices"
)
DATE = told("plan/date", "ngày, tháng, quý không có hoặc viết sai dạng", "a date that is none")
DUPLICATE_KEY = told(
    "plan/duplicate-key", "một khóa ghi bằng hai tên", "a key stands under both names"
)
DUTY = told(
    "plan/report-duty",
    "chế độ báo cáo thiếu nơi, kỳ hoặc hạn",
    "who reports, when or until when is missing",
)
EMPTY = told("plan/empty", "khóa để trống", "a key is left empty")
EMPTY_ITEM = told("plan/empty-item", "mục không có nội dung", "an item says nothing")
FIGURE = told(
    "plan/figure",
    "số viết sai, hoặc khác số trong câu",
    "no number, or another one in the sentence",
)
FORMAT = told("plan/format", "giá trị không đúng dạng", "a value of the wrong form")
HISTORY = told(
    "plan/history",
    "lần điều chỉnh không ghi đúng một điều",
    "a change that is not of one thing",
)
LINES = told("plan/lines", "giá trị phải viết trên một dòng", "a value of several lines")
MISSING_KEY = told("plan/missing-key", "thiếu khóa bắt buộc", "a required key is missing")
MONEY = told("plan/money", "số tiền viết sai", "an amount that is none")
MISPLACED = told(
    "plan/misplaced", "khóa đặt ở mục không nhận nó", "a key in an item that has no place for it"
)
NOT_JUDGED = told(
    "plan/not-judged",
    "câu chữ chưa được xét, vì kế hoạch còn lỗi",
    "words that were not looked at, for the plan has errors",
    Severity.INFO,
)
PARAGRAPH = told(
    "plan/paragraph",
    "doan, bảng, hình đứng chung với khóa khác",
    "a paragraph or block is not alone in its item",
)
PERIOD_NAME = told("plan/period-name", "không phải một kỳ báo cáo", "names no period of reports")
REPORT = told(
    "plan/report",
    "kế hoạch được báo cáo không dùng được",
    "the plan reported on cannot be used",
    family=True,
)
RESULT = told(
    "plan/result",
    "kết quả không khớp kế hoạch hoặc ngày",
    "a result that does not fit the plan or the days",
)
ROLLUP = told(
    "plan/rollup", "tổng hợp báo cáo không dùng được", "the rollup cannot be used", family=True
)
SECTION = told(
    "plan/section", "đề mục không có đúng một nội dung", "a heading holds nothing, or two things"
)
SHAPE = told(
    "plan/shape",
    "giá trị sai kiểu: câu, danh sách, khóa con",
    "text, list or keys where another is expected",
)
TABLE = told("plan/table", "dòng, cột của bảng không khớp", "rows and columns that do not fit")
TARGET = told(
    "plan/target", "chỉ tiêu thiếu hoặc thừa giá trị", "a target lacks its value, or has two"
)
TOO_LONG = told("plan/too-long", "chữ quá dài", "too long a text")
UNKNOWN_KEY = told("plan/unknown-key", "khóa không có", "no such key")
WHOLE_NUMBER = told("plan/whole-number", "phải là số nguyên", "no whole number")
