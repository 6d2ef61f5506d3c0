"""Opens a folder as a page in the browser of this machine; everything can be done there.

The page is served on 127.0.0.1 alone, to this browser alone: its address, which stands alone on a
line of standard output, holds a secret that is good once. The same command finds the page that runs
for the folder already. It ends ten minutes after its last tab, or with Ctrl-C. What it changes in a
file is what one would have typed there; the files stay the truth.

Needs the extra `page`: `pip install "kehoach[page]"`.
"""

from generator.command import FOLDER, GOOD, Group, Options, Verb, argument
from generator.language import Lang, Said
from generator.problems import Spot, refused, typed
from generator.rules import told
from generator.running.worker import let_threads

_THREADS = 64
"""More than a page has at once: of each process that it waits for, and of what reads files."""

told("open/extra", "chưa cài phần hiện trang", "what serves the page is not installed")
told("open/folder", "không phải thư mục", "no folder")
told("open/port", "cổng không dùng được", "the port cannot be had")


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach open`."""
    if not options.folder.is_dir():
        message = Said("không có thư mục này", "there is no such folder")
        made = f"kehoach init {typed(options.folder)}"
        advice = Said(
            f"Ghi đúng tên thư mục; chưa có thì tạo bằng: {made}",
            f"Name a folder that is there, or make it by: {made}",
        )
        raise refused(Spot(options.folder.as_posix()), "open/folder", message, advice)
    try:
        from generator.page.serve import serve
    except ModuleNotFoundError as error:
        missing = f"{error.name}"
        message = Said(f"thiếu thư viện {missing}", f"the library {missing} is missing")
        advice = Said('Chạy: pip install "kehoach[page]"', 'Run: pip install "kehoach[page]"')
        raise refused(Spot("kehoach open"), "open/extra", message, advice) from None
    let_threads(_THREADS)
    serve(options.folder, options.port, lang, opens=not options.no_browser)
    return GOOD


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number < 65536:
        raise ValueError(text)
    return number


VERB = Verb(
    Group.PLANS,
    Said("mở thư mục thành một trang trong trình duyệt", "open the folder as a page in a browser"),
    run,
    FOLDER,
    argument(
        "--port",
        Said("cổng; bỏ trống thì máy tự chọn", "the port; none means any that is free"),
        Said("{} không phải số cổng", "{} is no port"),
        type=_port,
        default=0,
        metavar="N",
    ),
    argument(
        "--no-browser",
        Said("chỉ in địa chỉ, không mở trình duyệt", "print the address, open no browser"),
        action="store_true",
    ),
    lasts=True,
)
