"""Judges one document: finds its class, runs the rules, sorts the findings. Never raises."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.package import MAX_FILE, Package, read_bytes
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reading.anatomy import party
from generator.reading.anatomy.classes import ADMINISTRATIVE, ALL, PARTY, Class, recognise
from generator.reading.anatomy.paper import Paper, alone, attached_paper, read_paper
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.document.read import read_document
from generator.reading.finding import FORM, TEXT, excerpt, place, problems_of
from generator.reading.foreign import as_through_office, paper_package
from generator.reading.places import with_regions
from generator.reading.prose import slips_of
from generator.rules import Entry, Finding, told
from generator.running.circles import left_alone
from generator.running.clock import too_much

told("file/macros", "có macro hoặc chương trình nhúng", "macros or embedded programs")
told("file/external", "trỏ tới nguồn bên ngoài", "refers to sources outside")
told(
    "file/not-read",
    "có phần không đọc được (chưa kết luận)",
    "a part is not read (undecided)",
    Severity.UNDECIDED,
)
told(
    "file/another",
    "có thêm văn bản khác, chưa soi",
    "another paper in it, not looked at",
    Severity.UNDECIDED,
)
for klass in ALL:
    told(
        f"class/{klass.code}",
        f"{klass.name.vi} ({klass.law.vi})",
        f"{klass.name.en} ({klass.law.en})",
        Severity.INFO,
    )


Found = list[tuple[Entry, Finding[str]]]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file, and of which class of papers it is, "" where it was not read."""

    problems: tuple[Problem, ...]
    klass: str


def check_document(path: Path, ignore: Collection[str] = ()) -> Report:
    """The findings of one .docx, sorted; whatever is wrong with the file is one, none is raised."""
    try:
        content = read_bytes(path, MAX_FILE)
    except Rejected as rejected:
        return Report(
            tuple(problem for problem in rejected.problems if problem.code not in ignore), ""
        )
    return check_content(path.as_posix(), content, ignore)


@left_alone()
def check_content(shown: str, content: bytes, ignore: Collection[str] = ()) -> Report:
    """As `check_document`, of the bytes of a .docx that messages call `shown`."""
    try:
        package = paper_package(shown, content)
        report = report_of(package, read_paper(read_document(package)))
        problems = as_through_office(shown, content, report.problems)
        report = replace(report, problems=tuple(problems))
    except Rejected as rejected:
        report = Report(rejected.problems, "")
    except (Damaged, TooMuchMarkup) as error:
        report = Report((damaged_file(shown, error),), "")
    except Exception as error:  # the promise of this function: no file makes it raise
        report = Report((unread_file(shown, error),), "")
    kept = (_in_words(one) for one in report.problems if one.code not in ignore)
    return Report(tuple(sorted(kept, key=_order)), report.klass)


def _in_words(problem: Problem) -> Problem:
    """The problem without the document that its place leads to."""
    spot = replace(problem.spot, part=str(problem.spot.part))
    return replace(problem, spot=spot)


def _order(problem: Problem) -> tuple[object, ...]:
    return (problem.code.startswith("file/") is False, problem.code, problem.spot, problem.message)


def damaged_file(shown: str, error: Damaged | TooMuchMarkup) -> Problem:
    """What is told of a file of which a part cannot be read."""
    part = str(error) or "?"
    if isinstance(error, TooMuchMarkup):
        message = Said(
            f"{part} quá lớn, không phải văn bản thường", f"{part} is too large for an office paper"
        )
        return Problem(Spot(shown), "file/too-large", message)
    message = Said(
        f"tệp hỏng: không đọc được {part}", f"the file is damaged: {part} cannot be read"
    )
    advice = Said(
        "Mở bằng Word rồi lưu lại, hoặc lấy bản khác.",
        "Open it in Word and save it anew, or take another copy.",
    )
    return Problem(Spot(shown), "file/damaged", message, advice=advice)


def unread_file(shown: str, error: Exception) -> Problem:
    """What is told of a file that stops the program, a fault of the program unless it takes all."""
    if isinstance(error, MemoryError):
        return too_much(shown)
    kind = type(error).__name__
    message = Said(f"không đọc được văn bản này ({kind})", f"this document cannot be read ({kind})")
    advice = Said(
        "Mở bằng Word rồi lưu lại; nếu vẫn vậy, xin báo lỗi.",
        "Save it anew in Word; if that fails, report it.",
    )
    return Problem(Spot(shown), "file/unreadable", message, advice=advice)


def report_of(package: Package, paper: Paper) -> Report:
    """The findings in the paper of a package, unsorted; where they stand is a `Located`. Of a file with
    several papers the first is judged.

    Raises what is wrong with the file.
    """
    shown, paper = package.path, alone(paper)
    klass = recognise(paper)
    paper.klass = klass.code
    problems = list(_of_file(shown, package, paper))
    if klass is not ADMINISTRATIVE:
        problems.append(_told(shown, klass, paper))
    for found in _by_rule(klass, paper):
        problems += problems_of(shown, found)
    for one in paper.attached if klass is ADMINISTRATIVE else ():
        problems += problems_of(shown, TEXT.judge(attached_paper(paper, one)))
    if klass.judged:
        problems += [slip for slip in slips_of(shown, paper) if klass.judges(slip.code)]
    return Report(tuple(with_regions(paper, problems)), klass.name.vi)


def _by_rule(klass: Class, paper: Paper) -> Iterator[Found]:
    """What each rule finds that judges papers of the class."""
    judges_all = klass.judges_all
    for rules in (FORM, TEXT):
        for rule in rules:
            judged = judges_all or klass.judges(rule.code)
            if judged and (found := rules.findings(rule, paper)):
                yield found


def _told(shown: str, klass: Class, paper: Paper) -> Problem:
    """That the decree does not rule papers of this class, or not all that they have."""
    vi, en = f"{klass.name.vi} ({klass.law.vi})", f"{klass.name.en} ({klass.law.en})"
    marks = party.party_marks(paper) if klass is PARTY else []
    if marks:
        signs = Said.in_one(marks, ", ")
        vi, en = f"{vi}; dấu hiệu: {signs.vi}", f"{en}; its marks: {signs.en}"
    if klass.part.vi:
        vi, en = f"{vi}; {klass.part.vi}", f"{en}; {klass.part.en}"
    if not klass.judges("noi-dung/"):
        vi = f"không áp dụng Nghị định 30/2020/NĐ-CP: {vi}"
        en = f"Decree 30/2020/NĐ-CP does not apply: {en}"
    return Problem(Spot(shown), f"class/{klass.code}", Said(vi, en), Severity.INFO, NOTHING)


def _of_file(shown: str, package: Package, paper: Paper) -> Iterator[Problem]:
    active = [name for name in package.active if name not in package.numbers]
    if active:
        names = ", ".join(active[:3])
        message = Said(
            f"tệp chứa macro hoặc chương trình nhúng: {names}",
            f"holds macros or embedded programs: {names}",
        )
        advice = Said("Lưu lại dạng .docx không macro.", "Save it as .docx without macros.")
        yield Problem(Spot(shown), "file/macros", message, advice=advice)
    if package.external:
        names = ", ".join(package.external[:3])
        message = Said(
            f"tệp trỏ tới nguồn bên ngoài: {names}", f"refers to sources outside the file: {names}"
        )
        advice = Said(
            "Nhúng ảnh vào tệp, bỏ mẫu liên kết.", "Embed the pictures, detach the linked template."
        )
        yield Problem(Spot(shown), "file/external", message, advice=advice)
    yield from not_read(shown, paper.document)
    if paper.followed is not None:
        yield _another(shown, paper.followed)


def _another(shown: str, first: Paragraph) -> Problem:
    """What is told of a file in which another paper begins with a paragraph."""
    begins = f"{place(first)} (“{excerpt(first.text, 40)}”)"
    message = Said(
        f"từ {begins} trở đi là một văn bản khác trong cùng tệp, chưa soi",
        f"from {begins} on the file holds another paper, which was not looked at",
    )
    advice = Said(
        "Tách văn bản ấy ra tệp riêng rồi soi.", "Put it into a file of its own and check that."
    )
    spot = Spot(shown, part=place(first))
    return Problem(spot, "file/another", message, Severity.UNDECIDED, advice)


def not_read(shown: str, document: Document) -> Iterator[Problem]:
    """What is told of a document that holds what the reader does not look at."""
    if document.unread:
        message = Said(
            "có phần văn bản chèn mà công cụ không đọc",
            "holds an inserted document that is not read here",
        )
        yield Problem(Spot(shown), "file/not-read", message, Severity.UNDECIDED)
