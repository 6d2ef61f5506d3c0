"""Doors that open at one plan."""

from dataclasses import replace

from generator.language import Said
from generator.page.doors.door import LOOK_FIRST, PERIOD, PLAN, Door, Field, NewFile, on_day, ticked

OF_PLANS: dict[str, Door] = {
    "tao-word": Door(
        Said("Tạo văn bản Word", "Make the Word document"),
        Said(
            "Văn bản đúng thể thức được ghi vào thư mục “output”, hay nơi nó đã nằm, như văn bản của xã. "
            "Bản đã sửa trong Word được giữ lại.",
            "The document goes to the folder output, or to where it lies, as those of communes do. "
            "What was edited in Word is kept.",
        ),
        Said("Tạo văn bản", "Make it"),
        "build",
        (PLAN, ticked("pdf", "--pdf", Said("Tạo cả bản PDF", "Make a PDF too"))),
        offers=("{home}/{plan}.docx", "{home}/{plan}.pdf"),
    ),
    "kiem-tra": Door(
        Said("Kiểm tra kế hoạch", "Check a plan"),
        Said("Cho biết chỗ nào phải sửa.", "Tells what has to be mended."),
        Said("Kiểm tra", "Check"),
        "check",
        (PLAN,),
    ),
    "truoc-khi-ky": Door(
        Said("Xem trước khi ký", "Look before it is signed"),
        Said(
            "Việc nào chưa rõ, chỉ tiêu nào chưa có việc, việc nào giao hai lần.",
            "Tasks that are not clear, targets without tasks, what is asked twice.",
        ),
        Said("Xem", "Look"),
        "ready",
        (PLAN,),
    ),
    "ban-hanh": Door(
        Said("Điền số, ngày ban hành", "Give number and date"),
        Said(
            "Khi văn bản đã ký: số và ngày được điền vào kế hoạch, mọi chỗ khác giữ nguyên.",
            "Once the paper is signed: number and date are filled in, all else stays.",
        ),
        Said("Điền", "Fill in"),
        "issue",
        (
            PLAN,
            Field(
                "so",
                Said("Số văn bản", "Number"),
                "number",
                "--number",
                Said("Ví dụ: 5; ký hiệu tự thêm.", "Such as: 5; the symbol is added."),
                pattern=r"0*[1-9]\d{0,5}(\s*/\s*[^/]+)?",
            ),
            on_day("ngay", "--date", Said("Ngày ban hành", "Day of issue")),
        ),
    ),
    "dua-ve": Door(
        Said("Đưa chỗ sửa trong Word về kế hoạch", "Bring edits in Word home"),
        Said(
            "Chữ người duyệt sửa được đưa vào kế hoạch; bản trước được giữ lại.",
            "What a reviewer changed goes into the plan; the plan before is kept.",
        ),
        Said("Đưa về", "Bring home"),
        "absorb",
        (
            PLAN,
            Field("tep", Said("Bản Word đã sửa", "The edited Word file"), "paper"),
            LOOK_FIRST,
            ticked(
                "van_ghi",
                "--force",
                Said("Vẫn ghi dù trái quy tắc", "Write though it breaks a rule"),
            ),
        ),
    ),
    "cap-nhat": Door(
        Said("Nhận bản mới của cấp trên", "Take the office's new version"),
        Said(
            "Chỗ cấp trên sửa được đưa vào; chỗ hai bên cùng sửa thì hỏi.",
            "What the office changed comes in; what both changed is asked.",
        ),
        Said("Nhận về", "Take it"),
        "update",
        (
            PLAN,
            Field(
                "goc",
                Said("Bản mới của cấp trên", "The office's new version"),
                "any",
                "--from",
                Said("Bỏ trống thì tìm theo tệp đã biết.", "Left out: the file known already."),
                needed=False,
                stays=True,
            ),
            LOOK_FIRST,
        ),
    ),
    "bao-cao": Door(
        Said("Mẫu báo cáo để điền", "Form of a report"),
        Said("Một bảng Excel có sẵn mọi việc của kỳ.", "A workbook with every task of the period."),
        Said("Làm mẫu", "Make it"),
        "report",
        (PLAN, PERIOD),
        (NewFile("--xlsx", "plan", "-bao-cao-{ky}.xlsx"),),
    ),
    "nhan-bao-cao": Door(
        Said("Nhận bảng báo cáo đã điền", "Take a filled workbook in"),
        Said(
            "Các ô đã điền được ghi vào báo cáo cạnh kế hoạch; ô nào không nhận được kể ra theo tên ô. "
            "Báo cáo đã có thì chữ trong đó được giữ, bản trước để bên cạnh.",
            "What was filled in goes into the report beside the plan; cells that cannot be taken are "
            "named. A report that is there keeps its words, and is kept beside as it was.",
        ),
        Said("Nhận bảng", "Take it in"),
        "report",
        (
            PLAN,
            Field("tep", Said("Bảng đã điền", "The filled workbook"), "table", "--from"),
            replace(
                PERIOD,
                needed=False,
                hint=Said(
                    "Bỏ trống thì theo kỳ ghi trong bảng.", "Left out: as the workbook says."
                ),
            ),
        ),
    ),
}
