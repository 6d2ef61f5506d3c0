"""Doors that open at a Word paper of anybody."""

from generator.language import Said
from generator.page.doors.door import PAPER, Door, Field, NewFile, NewPack, ticked

OF_PAPERS: dict[str, Door] = {
    "ghi-chu": Door(
        Said("Tải bản có ghi chú", "Comments in Word"),
        Said(
            "Mỗi chỗ phát hiện là một ghi chú ngay tại chữ đó trong Word.",
            "Each finding is a comment at its words.",
        ),
        Said("Làm bản có ghi chú", "Make it"),
        "check",
        (PAPER,),
        (NewFile("--comments", "tep", "-ghi-chu.docx"),),
    ),
    "chinh-the-thuc": Door(
        Said("Tải bản đã chỉnh thể thức", "Mend the form"),
        Said(
            "Chỉ sửa chỗ chắc chắn về thể thức; từng chỗ được kể ra. Tệp gốc giữ nguyên.",
            "Only what is form and certain; each change is told. The file itself stays.",
        ),
        Said("Chỉnh", "Mend"),
        "fix",
        (
            PAPER,
            ticked(
                "danh_dau", "--tracked", Said("Để dấu vết sửa trong Word", "As tracked changes")
            ),
        ),
        (NewFile("-o", "tep", "-chinh-the-thuc.docx"),),
    ),
    "viec-giao": Door(
        Said("Danh sách việc được giao", "List of tasks"),
        Said(
            "Việc gì, ai chủ trì, thời hạn, sản phẩm; tải về bảng Excel.",
            "What, who leads, by when, which product; as a workbook.",
        ),
        Said("Liệt kê", "List"),
        "tasks",
        (
            PAPER,
            Field(
                "cua",
                Said("Chỉ việc của", "Only those of"),
                option="--for",
                hint=Said("Ví dụ: UBND cấp xã", "Such as: UBND cấp xã"),
                needed=False,
            ),
        ),
        (NewFile("--xlsx", "tep", "-viec.xlsx"),),
    ),
    "thay-doi": Door(
        Said("Hai bản khác nhau ở đâu", "What changed"),
        Said(
            "So hai bản Word, hoặc hai bản kế hoạch; tải về bản Word có đánh dấu thay đổi.",
            "Two Word papers, or two plans; with a Word paper that marks the changes.",
        ),
        Said("So hai bản", "Compare"),
        "diff",
        (
            Field("truoc", Said("Bản trước", "The version before"), "any"),
            Field("sau", Said("Bản sau", "The version after"), "any"),
        ),
        (NewFile("--redline", "sau", "-thay-doi.docx"),),
    ),
    "tu-word": Door(
        Said("Làm kế hoạch từ một văn bản Word", "Make a plan of a Word paper"),
        Said(
            "Văn bản năm trước, của tỉnh, của bất cứ ai. Chỗ nào chưa chắc được kể ra.",
            "Last year's paper, the province's, anybody's. What is not certain is told.",
        ),
        Said("Làm kế hoạch", "Make a plan"),
        "import",
        (
            PAPER,
            Field(
                "nam",
                Said("Làm cho năm", "For the year"),
                "number",
                "--year",
                Said(
                    "Ví dụ: 2027. Bỏ trống thì giữ nguyên năm trong văn bản.",
                    "Such as: 2027. Left out: as in the paper.",
                ),
                needed=False,
                pattern=r"20\d\d",
            ),
        ),
        into="plans",
    ),
}
AT_FINDINGS: dict[str, Door] = {
    "sua-mot-cho": Door(
        Said("Sửa riêng chỗ này", "Mend this alone"),
        Said(
            "Chỉ phát hiện này được sửa, trong một bản khác; các phát hiện khác để nguyên.",
            "This finding alone is mended, in another file; all others stay.",
        ),
        Said("Sửa", "Mend"),
        "fix",
        (PAPER, Field("phat_hien", Said("Phát hiện", "Finding"), "finding", "--only")),
        (NewFile("-o", "tep", "-sua.docx", counts=True),),
        leads=True,
    )
}
"""What is opened at a finding alone."""
_PAPERS = Field("nhieu", Said("Các văn bản", "The papers"), "papers")
OF_SEVERAL: dict[str, Door] = {
    "chinh-nhieu": Door(
        Said("Chỉnh thể thức nhiều văn bản", "Mend several papers"),
        Said(
            "Chỉ sửa chỗ chắc chắn về thể thức; từng chỗ được kể ra. Tệp gốc giữ nguyên.",
            "Only what is form and certain; each change is told. The files themselves stay.",
        ),
        Said("Chỉnh", "Mend"),
        "fix",
        (_PAPERS,),
        packs=NewPack("-o", "da-chinh-the-thuc.zip"),
    ),
    "ghi-chu-nhieu": Door(
        Said("Ghi chú nhiều văn bản", "Comments in several papers"),
        Said(
            "Mỗi chỗ phát hiện là một ghi chú ngay tại chữ đó trong Word.",
            "Each finding is a comment at its words.",
        ),
        Said("Làm bản có ghi chú", "Make them"),
        "check",
        (_PAPERS,),
        packs=NewPack("--comments", "co-ghi-chu.zip"),
    ),
}
"""What is done with all papers that were dropped together."""
