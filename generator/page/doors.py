"""The doors of the page: one row a verb, with what it asks for and what it makes."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.atomic import write_new
from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.making.made_of import content_there
from generator.page.dropped import MOST_FIELDS, MOST_FILES, store
from generator.page.files import WORK, argument_of, path_of
from generator.page.jobs import Call
from generator.page.places import PAPER_ENDINGS, PLAN_ENDINGS, TABLE_ENDINGS, Nowhere, new_token
from generator.page.show import page_of
from generator.page.state import Page

OUTPUT, PLANS, COPIES, RECEIVED = "output", "plans", "cac-xa", "nhan-ve"
"""Folders of the office's folder: documents, plans, the plans of communes, what came from above."""


class Wrong(Exception):
    """What was typed in a field cannot be; `field` is its name."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(field)


@dataclass(frozen=True, slots=True)
class Field:
    """What a door asks for: `kind` is plan, paper, any, table, folder, text, day, number or check."""

    name: str
    label: Said
    kind: str = "text"
    hint: Said = NOTHING
    needed: bool = True

    @property
    def takes(self) -> str:
        """How the names of files end that it takes."""
        return ",".join(_ENDINGS.get(self.kind, ()))


_ENDINGS = {
    "paper": PAPER_ENDINGS,
    "table": TABLE_ENDINGS,
    "any": (*PAPER_ENDINGS, *PLAN_ENDINGS),
}


class Order(NamedTuple):
    """A call of a verb, and the files that it may make."""

    words: Sequence[str]
    offers: Sequence[str] = ()


class Given:
    """What was filled in."""

    def __init__(self, page: Page, values: dict[str, str]) -> None:
        self.page, self._values = page, values

    def text(self, name: str) -> str:
        """A text on one line; no word that begins like an option."""
        text = " ".join(self._values.get(name, "").split())
        if text.startswith("-") or len(text) > 300 or not text.isprintable():
            raise Wrong(name)
        return text

    def needed(self, name: str) -> str:
        """A text that has to be there."""
        return self.text(name) or _missing(name)

    def day(self, name: str) -> str:
        """A day, or nothing."""
        text = self.text(name)
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            raise Wrong(name) from None

    def is_checked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self._values.get(name))

    def file(self, name: str) -> str:
        """A file that has to be there, as it is given to a verb."""
        return argument_of(self.page, self._values.get(name, "") or _missing(name))

    def kept(self, name: str) -> str:
        """As `file`; what was brought goes into the folder first, for it is looked at again later."""
        path = self.file(name)
        if not self._values[name].startswith(WORK):
            return path
        content = Path(path).read_bytes()
        for way in _free_names(Path(RECEIVED) / Path(path).name):
            there = self.page.folder / way
            if write_new(there, content) or content_there(there) == content:
                return way.as_posix()
        raise Wrong(name)

    def folder(self, name: str) -> str:
        """A folder below that of the page."""
        way = PurePosixPath(self.needed(name))
        steps = [self.page.folder.joinpath(*way.parts[:count]) for count in range(len(way.parts))]
        path = self.page.folder / way
        if way.is_absolute() or ".." in way.parts or "\\" in str(way) or ":" in str(way):
            raise Wrong(name)
        if any(one.is_symlink() for one in (*steps, path)) or not path.is_dir():
            raise Wrong(name)
        return f"./{way}" if str(way).startswith("-") else f"{way}"

    def made(self, name: str, ending: str) -> tuple[str, str]:
        """A new file for what is made: as it is given to a verb, and as the page names it."""
        token = new_token()
        (self.page.work / token).mkdir(mode=0o700)
        own = f"{WORK}{token}/{name}{ending}"
        return path_of(self.page, own).as_posix(), own

    def stem(self, name: str) -> str:
        """What a file is called, without its ending."""
        return Path(self._values.get(name, "")).stem


def _free_names(way: Path) -> Iterator[Path]:
    """The name, then others like it."""
    yield way
    yield from (way.with_stem(f"{way.stem}-{number}") for number in range(2, 100))


def _missing(name: str) -> str:
    raise Wrong(name)


Make = Callable[[Given], Order]


@dataclass(frozen=True, slots=True)
class Door:
    """A verb as the page offers it; `makes` tells how it is called."""

    title: Said
    about: Said
    press: Said
    fields: tuple[Field, ...]
    makes: Make


_PLAN = Field("plan", Said("Kế hoạch", "Plan"), "plan")
_PAPER = Field("tep", Said("Văn bản Word", "Word paper"), "paper")
_UNITS = Field(
    "xa",
    Said("Danh sách xã, phường", "List of communes"),
    "table",
    Said("Bảng Excel hoặc CSV; bỏ trống nếu không có.", "Excel or CSV; may be left out."),
    needed=False,
)
_COPIES = Field(
    "thu_muc",
    Said("Thư mục có bản của xã", "Folder with the communes' files"),
    "folder",
)


def _option(flag: str, value: str) -> list[str]:
    return [flag, value] if value else []


def _units(given: Given) -> list[str]:
    return _option("--units", given.file("xa")) if given.text("xa") else []


def _build(given: Given) -> Order:
    plan, stem = given.file("plan"), given.stem("plan")
    pdf = ["--pdf"] if given.is_checked("pdf") else []
    return Order(["build", plan, *pdf], [f"{OUTPUT}/{stem}{one}" for one in (".docx", ".pdf")])


def _issue(given: Given) -> Order:
    number = given.needed("so")
    if not re.fullmatch(r"[1-9]\d{0,5}", number, re.ASCII):
        raise Wrong("so")
    day = given.day("ngay") or _missing("ngay")
    return Order(["issue", given.file("plan"), "--number", number, "--date", day])


def _check(given: Given) -> Order:
    return Order(["check", given.file("plan")])


def _ready(given: Given) -> Order:
    return Order(["ready", given.file("plan")])


def _comments(given: Given) -> Order:
    path, own = given.made(given.stem("tep"), "-ghi-chu.docx")
    return Order(["check", given.file("tep"), "--comments", path], [own])


def _fix(given: Given) -> Order:
    path, own = given.made(given.stem("tep"), "-chinh-the-thuc.docx")
    tracked = ["--tracked"] if given.is_checked("danh_dau") else []
    return Order(["fix", given.file("tep"), "-o", path, *tracked], [own])


def _tasks(given: Given) -> Order:
    path, own = given.made(given.stem("tep"), "-viec.xlsx")
    whose = _option("--for", given.text("cua"))
    return Order(["tasks", given.file("tep"), "--xlsx", path, *whose], [own])


def _diff(given: Given) -> Order:
    path, own = given.made(given.stem("sau"), "-thay-doi.docx")
    return Order(["diff", given.file("truoc"), given.file("sau"), "--redline", path], [own])


def _import(given: Given) -> Order:
    year = given.text("nam")
    if year and not re.fullmatch(r"20\d\d", year, re.ASCII):
        raise Wrong("nam")
    (given.page.folder / PLANS).mkdir(exist_ok=True)
    return Order(["import", given.file("tep"), "-o", PLANS, *_option("--year", year)])


def _new(given: Given) -> Order:
    return Order(["new", "--from", given.kept("goc"), "--unit", given.needed("don_vi")])


def _absorb(given: Given) -> Order:
    flags = {"xem": "--dry-run", "van_ghi": "--force"}
    more = [flag for name, flag in flags.items() if given.is_checked(name)]
    return Order(["absorb", given.file("plan"), given.file("tep"), *more])


def _update(given: Given) -> Order:
    office = _option("--from", given.kept("goc")) if given.text("goc") else []
    dry = ["--dry-run"] if given.is_checked("xem") else []
    return Order(["update", given.file("plan"), *office, *dry])


def _report(given: Given) -> Order:
    path, own = given.made(given.stem("plan"), "-bao-cao.xlsx")
    period = given.needed("ky")
    return Order(["report", given.file("plan"), "--period", period, "--xlsx", path], [own])


def _batch(given: Given) -> Order:
    units = _units(given) or _option("--units", given.needed("tinh"))
    return Order(["batch", given.file("plan"), *units, "-o", f"{COPIES}/{given.stem('plan')}"])


def _ledger(given: Given) -> Order:
    path, own = given.made(given.stem("plan"), "-theo-doi.xlsx")
    more = [*_units(given), *_option("--on", given.day("ngay")), "--xlsx", path]
    return Order(["ledger", given.file("plan"), given.folder("thu_muc"), *more], [own])


def _rollup(given: Given) -> Order:
    path, own = given.made(given.stem("plan"), "-tong-hop.xlsx")
    more = [*_option("--period", given.needed("ky")), *_units(given), "--xlsx", path]
    return Order(["rollup", given.file("plan"), given.folder("thu_muc"), *more], [own])


def _remind(given: Given) -> Order:
    day = given.day("ngay") or _missing("ngay")
    more = ["--on", day, "-o", f"nhac-viec/{given.stem('plan')}", *_units(given)]
    return Order(["remind", given.file("plan"), given.folder("thu_muc"), *more])


_LOOK_FIRST = Field(
    "xem", Said("Chỉ xem trước, chưa ghi gì", "Only look, write nothing"), "check", needed=False
)
_PERIOD = Field(
    "ky", Said("Kỳ báo cáo", "Period"), hint=Said("Ví dụ: 6 tháng đầu năm", "Such as: quý II")
)
DOORS: dict[str, Door] = {
    "tao-word": Door(
        Said("Tạo văn bản Word", "Make the Word document"),
        Said(
            "Văn bản đúng thể thức được ghi vào thư mục output. Bản đã sửa trong Word được giữ lại.",
            "The document goes to the folder output. What was edited in Word is kept.",
        ),
        Said("Tạo văn bản", "Make it"),
        (_PLAN, Field("pdf", Said("Tạo cả bản PDF", "Make a PDF too"), "check", needed=False)),
        _build,
    ),
    "kiem-tra": Door(
        Said("Kiểm tra kế hoạch", "Check a plan"),
        Said("Cho biết chỗ nào phải sửa.", "Tells what has to be mended."),
        Said("Kiểm tra", "Check"),
        (_PLAN,),
        _check,
    ),
    "truoc-khi-ky": Door(
        Said("Xem trước khi ký", "Look before it is signed"),
        Said(
            "Việc nào chưa rõ, chỉ tiêu nào chưa có việc, việc nào giao hai lần.",
            "Tasks that are not clear, targets without tasks, what is asked twice.",
        ),
        Said("Xem", "Look"),
        (_PLAN,),
        _ready,
    ),
    "ban-hanh": Door(
        Said("Điền số, ngày ban hành", "Give number and date"),
        Said(
            "Khi văn bản đã ký: số và ngày được điền vào kế hoạch, mọi chỗ khác giữ nguyên.",
            "Once the paper is signed: number and date are filled in, all else stays.",
        ),
        Said("Điền", "Fill in"),
        (
            _PLAN,
            Field("so", Said("Số văn bản", "Number"), "number"),
            Field("ngay", Said("Ngày ban hành", "Day of issue"), "day"),
        ),
        _issue,
    ),
    "ghi-chu": Door(
        Said("Tải bản có ghi chú", "Comments in Word"),
        Said(
            "Mỗi chỗ phát hiện là một ghi chú ngay tại chữ đó trong Word.",
            "Each finding is a comment at its words.",
        ),
        Said("Làm bản có ghi chú", "Make it"),
        (_PAPER,),
        _comments,
    ),
    "chinh-the-thuc": Door(
        Said("Tải bản đã chỉnh thể thức", "Mend the form"),
        Said(
            "Chỉ sửa chỗ chắc chắn về thể thức; từng chỗ được kể ra. Tệp gốc giữ nguyên.",
            "Only what is form and certain; each change is told. The file itself stays.",
        ),
        Said("Chỉnh", "Mend"),
        (
            _PAPER,
            Field(
                "danh_dau",
                Said("Để dấu vết sửa trong Word", "As tracked changes"),
                "check",
                needed=False,
            ),
        ),
        _fix,
    ),
    "viec-giao": Door(
        Said("Danh sách việc được giao", "List of tasks"),
        Said(
            "Việc gì, ai chủ trì, thời hạn, sản phẩm; tải về bảng Excel.",
            "What, who leads, by when, which product; as a workbook.",
        ),
        Said("Liệt kê", "List"),
        (
            _PAPER,
            Field(
                "cua",
                Said("Chỉ việc của", "Only those of"),
                hint=Said("Ví dụ: UBND cấp xã", "Such as: UBND cấp xã"),
                needed=False,
            ),
        ),
        _tasks,
    ),
    "thay-doi": Door(
        Said("Hai bản khác nhau ở đâu", "What changed"),
        Said(
            "So hai bản Word, hoặc hai bản kế hoạch; tải về bản Word có đánh dấu thay đổi.",
            "Two Word papers, or two plans; with a Word paper that marks the changes.",
        ),
        Said("So hai bản", "Compare"),
        (
            Field("truoc", Said("Bản trước", "The version before"), "any"),
            Field("sau", Said("Bản sau", "The version after"), "any"),
        ),
        _diff,
    ),
    "tu-word": Door(
        Said("Làm kế hoạch từ một văn bản Word", "Make a plan of a Word paper"),
        Said(
            "Văn bản năm trước, của tỉnh, của bất cứ ai. Chỗ nào chưa chắc được kể ra.",
            "Last year's paper, the province's, anybody's. What is not certain is told.",
        ),
        Said("Làm kế hoạch", "Make a plan"),
        (
            _PAPER,
            Field(
                "nam",
                Said("Làm cho năm", "For the year"),
                "number",
                Said("Bỏ trống thì giữ nguyên năm trong văn bản.", "Left out: as in the paper."),
                needed=False,
            ),
        ),
        _import,
    ),
    "tu-van-phong": Door(
        Said("Làm kế hoạch của xã từ kế hoạch cấp trên", "Make a commune's plan of the office's"),
        Said(
            "Phần giao cho xã được chép sang, phần riêng của xã để trống.",
            "What is assigned to the commune is copied, its own parts are left open.",
        ),
        Said("Làm kế hoạch", "Make a plan"),
        (
            Field("goc", Said("Kế hoạch cấp trên", "The office's plan"), "any"),
            Field(
                "don_vi",
                Said("Tên xã, phường", "Commune"),
                hint=Said("Ví dụ: xã Tân Hưng", "Such as: xã Tân Hưng"),
            ),
        ),
        _new,
    ),
    "dua-ve": Door(
        Said("Đưa chỗ sửa trong Word về kế hoạch", "Bring edits in Word home"),
        Said(
            "Chữ người duyệt sửa được đưa vào kế hoạch; bản trước được giữ lại.",
            "What a reviewer changed goes into the plan; the plan before is kept.",
        ),
        Said("Đưa về", "Bring home"),
        (
            _PLAN,
            Field("tep", Said("Bản Word đã sửa", "The edited Word file"), "paper"),
            _LOOK_FIRST,
            Field(
                "van_ghi",
                Said("Vẫn ghi dù trái quy tắc", "Write though it breaks a rule"),
                "check",
                needed=False,
            ),
        ),
        _absorb,
    ),
    "cap-nhat": Door(
        Said("Nhận bản mới của cấp trên", "Take the office's new version"),
        Said(
            "Chỗ cấp trên sửa được đưa vào; chỗ hai bên cùng sửa thì hỏi.",
            "What the office changed comes in; what both changed is asked.",
        ),
        Said("Nhận về", "Take it"),
        (
            _PLAN,
            Field(
                "goc",
                Said("Bản mới của cấp trên", "The office's new version"),
                "any",
                Said("Bỏ trống thì tìm theo tệp đã biết.", "Left out: the file known already."),
                needed=False,
            ),
            _LOOK_FIRST,
        ),
        _update,
    ),
    "bao-cao": Door(
        Said("Mẫu báo cáo để điền", "Form of a report"),
        Said("Một bảng Excel có sẵn mọi việc của kỳ.", "A workbook with every task of the period."),
        Said("Làm mẫu", "Make it"),
        (_PLAN, _PERIOD),
        _report,
    ),
    "cac-xa": Door(
        Said("Làm kế hoạch cho tất cả xã, phường", "Plans for all communes"),
        Said(
            "Mỗi xã một kế hoạch và một văn bản; dừng giữa chừng thì lần sau làm tiếp.",
            "A plan and a document for each; stopped, it goes on next time.",
        ),
        Said("Làm cho tất cả", "Make them"),
        (
            _PLAN,
            _UNITS,
            Field(
                "tinh",
                Said("Hoặc tên tỉnh", "Or the province"),
                hint=Said("Ví dụ: hung-yen", "Such as: hung-yen"),
                needed=False,
            ),
        ),
        _batch,
    ),
    "theo-doi": Door(
        Said("Sổ theo dõi", "Ledger"),
        Said(
            "Xã nào đã gửi, việc nào có ai nhận, chỗ nào thiếu hoặc quá hạn.",
            "Who has answered, which task stands where, what falls short or is late.",
        ),
        Said("Lập sổ", "Make it"),
        (
            _PLAN,
            _COPIES,
            _UNITS,
            Field("ngay", Said("Xét đến ngày", "On the day"), "day", needed=False),
        ),
        _ledger,
    ),
    "tong-hop": Door(
        Said("Tổng hợp báo cáo", "Roll up reports"),
        Said(
            "Cộng báo cáo của các đơn vị trong một kỳ; số nào không khớp được chỉ ra.",
            "Counts the reports of a period; a figure that does not fit is told.",
        ),
        Said("Tổng hợp", "Roll up"),
        (_PLAN, _COPIES, _PERIOD, _UNITS),
        _rollup,
    ),
    "nhac-viec": Door(
        Said("Công văn nhắc việc", "Letters of reminder"),
        Said(
            "Mỗi đơn vị chậm một công văn, nêu đúng việc còn nợ.",
            "A letter to each unit that is late, with exactly what it owes.",
        ),
        Said("Soạn công văn", "Write them"),
        (_PLAN, _COPIES, Field("ngay", Said("Tính đến ngày", "On the day"), "day"), _UNITS),
        _remind,
    ),
}


def _door(request: Request) -> tuple[str, Door]:
    name = request.path_params["door"]
    if name not in DOORS:
        raise Nowhere
    return name, DOORS[name]


async def ask(request: Request) -> Response:
    """What a door asks for, with what the address says already."""
    name, door = _door(request)
    known = {field.name: request.query_params.get(field.name, "") for field in door.fields}
    return _asked(request, name, door, known)


def _asked(
    request: Request, name: str, door: Door, values: dict[str, str], wrong: str = ""
) -> Response:
    from generator.page.stock import folders_there, plans_there

    kinds = {field.kind for field in door.fields}
    page = request.app.state.page
    return page_of(
        request,
        "door",
        400 if wrong else 200,
        name=name,
        door=door,
        values=values,
        wrong=wrong,
        plans=plans_there(page.folder) if kinds & {"plan", "any"} else [],
        folders=folders_there(page.folder) if "folder" in kinds else [],
    )


async def begin(request: Request) -> Response:
    """Begins what a door asks for."""
    name, door = _door(request)
    page = request.app.state.page
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        values = {field.name: await _value(page, field, form) for field in door.fields}
    try:
        order = door.makes(Given(page, values))
    except Wrong as wrong:
        return _asked(request, name, door, values, wrong.field)
    words = (*order.words, "--lang", page.lang)
    job = page.jobs.begin(
        Call(door.title.to(page.lang), words, tuple(order.offers), values.get("plan", ""))
    )
    return RedirectResponse(f"/viec/{job.token}", 303)


async def _value(page: Page, field: Field, form: FormData) -> str:
    """What a field says; a file that it brings is kept, and named."""
    brought = form.get(f"{field.name}.tep")
    if isinstance(brought, UploadFile) and brought.filename:
        return await store(page, brought)
    said = form.get(field.name, "")
    return said if isinstance(said, str) else ""
