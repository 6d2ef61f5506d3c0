"""What no rule of the checker judges, because the truth of it lies outside the document."""

from generator.language import Said
from generator.lazy import dataclass


@dataclass(frozen=True, slots=True)
class NotJudged:
    """One matter left to people: the article, what it is and why.

    `error` is its number among the 78 common errors, "" for matters that are none of them.
    """

    error: str
    article: str
    what: Said
    reason: Said


NOT_JUDGED = (
    NotJudged(
        "",
        "thông lệ",
        Said("dấu ngoặc kép mở mà không đóng", "quotation marks that never close"),
        Said(
            'dấu thẳng (") không cho biết là mở hay đóng, và một trích dẫn có thể qua nhiều đoạn',
            "straight marks do not say whether they open or close; a quotation may be of several "
            "paragraphs",
        ),
    ),
    NotJudged(
        "E29",
        "PL I, II.6.a",
        Said(
            "căn cứ còn hiệu lực, đúng số và ngày",
            "bases in force, with their true number and date",
        ),
        Said(
            "cần cơ sở dữ liệu văn bản pháp luật; chỉ xét vài văn bản trong bảng (can-cu/repealed, "
            "can-cu/misnumbered)",
            "needs a database of law; only the few documents in a table are judged",
        ),
    ),
    NotJudged(
        "E21",
        "PL I, II.4.a",
        Said(
            "địa danh có thật và còn tồn tại vào ngày ký",
            "a place that exists on the day of signature",
        ),
        Said(
            "cần danh sách mọi đơn vị hành chính theo từng ngày; chỉ xét tên trong bảng tên cũ",
            "needs every administrative unit day by day; only names in the table of old names are "
            "judged",
        ),
    ),
    NotJudged(
        "E70",
        "PL I, II.2.a",
        Said("tên gọi hiện hành của mọi cơ quan", "the present name of every body"),
        Said(
            "việc sáp nhập khác nhau theo từng tỉnh, từng ngành; chỉ xét tên trong bảng tên cũ",
            "mergers differ by province and sector; "
            "only names in the table of old names are judged",
        ),
    ),
    NotJudged(
        "",
        "PL I, II.3.b",
        Said(
            "chữ viết tắt của cơ quan, đơn vị, lĩnh vực trong ký hiệu",
            "abbreviations of bodies, units and fields",
        ),
        Said("do người đứng đầu mỗi cơ quan quy định", "set by the head of each agency"),
    ),
    NotJudged(
        "",
        "Điều 15.1",
        Said(
            "số văn bản liên tục, không trùng trong năm",
            "numbers that run through the year without repeats",
        ),
        Said("cần sổ đăng ký văn bản đi", "needs the register of issued papers"),
    ),
    NotJudged(
        "",
        "PL I, II.5.a",
        Said(
            "trích yếu ngắn gọn, đúng nội dung chủ yếu", "a subject that is short and says the gist"
        ),
        Said("phải hiểu nội dung văn bản", "the content must be understood"),
    ),
    NotJudged(
        "",
        "PL I, II.6.a",
        Said(
            "căn cứ đúng thẩm quyền, đúng lĩnh vực điều chỉnh",
            "bases that give the power and govern the matter",
        ),
        Said(
            "phải hiểu nội dung văn bản và pháp luật liên quan", "paper and law must be understood"
        ),
    ),
    NotJudged(
        "",
        "PL I, II.7.c",
        Said("ngoại lệ ghi quân hàm, học hàm, học vị", "exceptions for ranks and degrees"),
        Said(
            "do người đứng đầu cơ quan quản lý ngành, lĩnh vực quy định",
            "set by the head of the sector",
        ),
    ),
    NotJudged(
        "",
        "Điều 13.2 đến 13.4",
        Said(
            "người ký có thẩm quyền, được giao phụ trách, ủy quyền hay thừa lệnh thật",
            "whether the signer has the power, the charge, the authority or the order",
        ),
        Said(
            "ghi trong văn bản ủy quyền, quy chế làm việc",
            "written in the authorisation or the working rules",
        ),
    ),
    NotJudged(
        "",
        "PL I, III.2.a",
        Said(
            "mức độ mật, độ khẩn có đúng hay không",
            "whether the mark of secrecy or urgency is right",
        ),
        Said(
            "theo danh mục bí mật nhà nước và tính chất công việc",
            "depends on the list of secrets and the matter",
        ),
    ),
    NotJudged(
        "",
        "thông lệ",
        Said("chính tả, câu văn", "spelling and sentences"),
        Said(
            "phải đọc hiểu; chỉ xét một bảng chữ hay viết sai và dấu thanh đặt sai chữ "
            "(chinh-ta/hay-sai, chinh-ta/dau-thanh)",
            "they must be understood; only a table of frequent slips and misplaced tone marks are "
            "judged",
        ),
    ),
    NotJudged(
        "",
        "thông lệ",
        Said(
            "số liệu trong câu có đúng, có khớp nhau", "figures of the text, and whether they agree"
        ),
        Said(
            "cần hồ sơ gốc; chỉ cộng lại dòng tổng của bảng (bang/total)",
            "the records are needed; only totals of tables are added up",
        ),
    ),
    NotJudged(
        "",
        "PL II, II.2, III.1, V",
        Said(
            "viết hoa tên nước ngoài, huân chương, sự kiện, tác phẩm",
            "capitals of foreign names, orders, works",
        ),
        Said("cần danh sách tên riêng", "needs lists of proper names"),
    ),
)
"""The common errors among them are three, each judged in part."""
