"""What there is to tell of an import: what was unsure, what has no place, how papers differ."""

from dataclasses import field

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.problems import Problem, Severity, Spot
from generator.rules import told

UNSURE = told("import/unsure", "đọc chưa chắc", "read, but not surely", Severity.INFO)
KEPT = told("import/kept", "kế hoạch không có chỗ riêng", "plans have no place for", Severity.INFO)
LOST = told(
    "import/lost", "có trong văn bản, không có trong kế hoạch", "not in the plan", Severity.WARNING
)
ADDED = told(
    "import/added", "có trong kế hoạch, không có trong văn bản", "not in the paper", Severity.INFO
)
MOVED = told("import/moved", "đứng ở chỗ khác", "stands elsewhere", Severity.INFO)
FORMAL = told("import/formal", "do thể thức", "by the form of the decree", Severity.INFO)
NUMBERED = told("import/numbered", "đánh số khác", "numbered otherwise", Severity.INFO)
YEAR = told("import/year", "chuyển sang năm khác", "moved to another year", Severity.INFO)
KIND = told("import/kind", "loại văn bản chưa có mẫu kế hoạch", "no plan is made of this kind")
EXISTS = told("import/exists", "tệp đã có", "the file exists")
RECOGNISED = told(
    "import/recognised",
    "nhận ra mục của bản trước, chưa chắc",
    "taken for an item of the version before, not surely",
    Severity.INFO,
)
MORE = told(
    "import/more",
    "kế hoạch của cấp trên ghi nhiều hơn bản Word nói được",
    "the office's plan says more than a Word paper can",
)
FAULTY = told(
    "import/faulty", "kế hoạch nhập từ văn bản còn lỗi", "the plan of the paper has errors"
)
NOT_WORD = told("import/not-word", "không phải văn bản Word", "no Word document")


@dataclass(slots=True)
class Doubts:
    """What is found on the way, told at the end; what is unsure also stands in the file."""

    shown: str
    problems: list[Problem] = field(default_factory=list)
    over: dict[str, list[str]] = field(default_factory=dict)

    def unsure(self, key: str, what: Said, place: str = "") -> None:
        """Something over the key of the plan that was read without being sure."""
        self.over.setdefault(key, []).append(f"Chưa chắc: {what.vi}.")
        self.tell(UNSURE.code, what, place, Said("Xem lại trong tệp.", "Look at it in the file."))

    def tell(self, code: str, what: Said, place: str = "", advice: Said = NOTHING) -> None:
        """Something that is said in the report alone."""
        severity = _SEVERITIES[code]
        self.problems.append(Problem(Spot(self.shown, part=place), code, what, severity, advice))


_SEVERITIES = {
    one.code: one.severity
    for one in (UNSURE, KEPT, LOST, ADDED, MOVED, FORMAL, NUMBERED, KIND, EXISTS, NOT_WORD)
}
