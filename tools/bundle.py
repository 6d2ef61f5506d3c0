"""Makes the bundle for offices without a network: `python tools/bundle.py [DIR]` writes one zip for Windows x64.

It holds the program's wheel, a wheel of everything that it needs at run time for each Python of `PYTHONS`, a script that
installs them without a network, and the guide. The registry is asked only here, never on the office's machine. The names
of the wheels go to `windows-wheels.txt`, so that tests know without a network that there is one for every pin.
"""

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.making.starting import clicked  # noqa: E402

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORM = "win_amd64"
RECORD = ROOT / "tools" / "windows-wheels.txt"
GUIDES = ("HUONG_DAN.md", "docs/plan-file.md", "docs/templates.md")
EXTRAS = ("pages", "page")
WANTED = f"kehoach[{','.join(EXTRAS)}]"
SCRIPT, README = "CAI-DAT.bat", "DOC-TRUOC.txt"

_FITS = "import struct, sys; sys.exit(not (struct.calcsize('P') == 8 and (3, 11) <= sys.version_info[:2] <= (3, 14)))"
# Plain letters: Windows may lose its place in a script with others.
_SCRIPT = f"""\
@echo off
chcp 65001 >nul
pushd "%~dp0"
if not exist wheels\\ goto packed
call :find || exit /b 1
"%PY%" -m pip install --no-index --find-links wheels --upgrade "{WANTED}"
if errorlevel 1 goto failed
rem A later build of the same version is installed too.
"%PY%" -m pip install --no-index --find-links wheels --no-deps --force-reinstall kehoach
if errorlevel 1 goto failed
"%PY%" -m generator --version
"%PY%" -m generator init "%USERPROFILE%\\Documents\\ke-hoach"
start "" "%USERPROFILE%\\Documents\\ke-hoach"
echo Da cai xong. Mo HUONG_DAN.html de bat dau.
pause
exit /b

:packed
echo Chua giai nen. Bam chuot phai vao tep zip, chon Extract All, roi bam {SCRIPT} trong thu muc moi.
pause
exit /b 1

:failed
echo Chua cai duoc. Dong trang va cua so den cua chuong trinh neu dang mo, roi bam lai tep nay.
echo Van khong duoc: chup man hinh nay, gui cho nguoi ho tro.
pause
exit /b 1

"""
_NO_PYTHON = f"Can Python {PYTHONS[0]} den {PYTHONS[-1]} ban 64-bit (python.org). Cai Python, roi bam lai tep nay."


def script() -> str:
    """What installs: Python is found as the starter's scripts find the program."""
    find = (ROOT / "generator" / "starter" / "tim-python.txt").read_text("utf-8")
    find = find.replace("-m generator --version", f'-c "{_FITS}"')
    return _SCRIPT + re.sub(r"(?m)^echo .*$", f"echo {_NO_PYTHON}", find)


_README = f"""\
BỘ CÀI KẾ HOẠCH CHO MÁY KHÔNG CÓ MẠNG (Windows 64-bit)

1. Máy phải có Python {PYTHONS[0]} đến {PYTHONS[-1]} bản 64-bit (tải bộ cài ở python.org trên một máy có mạng,
   chép sang; khi cài, đánh dấu ô "Add python.exe to PATH").
2. Giải nén cả tệp zip này: bấm chuột phải, chọn Extract All. Chạy thẳng trong tệp zip thì không cài được.
3. Bấm đúp vào {SCRIPT}. Không cần mạng, không cần quyền quản trị.
4. Thư mục làm việc "ke-hoach" trong Documents tự mở ra: bấm đúp mo-trang.bat ở đó. HUONG_DAN.html nói tiếp. Chỉ muốn soi một văn bản
   Word: kéo tệp ấy thả lên soi-van-ban.bat.

Windows hỏi: các tệp .bat không có chữ ký số, tải từ mạng về thì Windows hiện "Windows protected your PC" (bấm More info, rồi Run anyway)
   hay "Open File - Security Warning" (bấm Run). Muốn khỏi bị hỏi từng tệp: trước khi giải nén, bấm chuột phải vào tệp zip, chọn Properties,
   đánh dấu Unblock, OK. Cơ quan chặn hẳn thì nhờ quản trị máy cho phép.
Nâng cấp: đóng trang và cửa sổ đen của nó, giải nén bộ cài mới, bấm đúp {SCRIPT} của nó. Kế hoạch, mẫu, văn bản và mọi tệp trong thư mục
   làm việc giữ nguyên; muốn có tệp .bat mới thì xóa tệp .bat cũ trước khi bấm.
Gỡ: mở Command Prompt, gõ  py -m pip uninstall -y kehoach  . Thư mục làm việc còn nguyên. Điều chương trình tự ghi nhớ ở
   %LOCALAPPDATA%\\kehoach và kehoach-trang, xóa được; thư viện đi kèm nằm lại trong Python, gỡ Python thì mất theo.

Thư mục wheels chứa chương trình và các thư viện của nó; không tệp nào được tải thêm từ Internet.
Muốn soi cả trang in, máy cần thêm LibreOffice (libreoffice.org), không bắt buộc.
"""


def runtime() -> list[str]:
    """Every distribution that the program needs at run time, by its normal name, the program left out; sorted."""
    found: set[str] = set()
    waiting = [("kehoach", one) for one in EXTRAS]
    while waiting:
        current, its_extra = waiting.pop()
        for line in _own(its_extra) if current == "kehoach" else requires(current) or ():
            needed = Requirement(line)
            if needed.marker and not any(
                needed.marker.evaluate(world) for world in _worlds(its_extra)
            ):
                continue
            own = canonicalize_name(needed.name)
            if own not in found:
                found.add(own)
                waiting += [(own, one) for one in ("", *needed.extras)]
    return sorted(found)


def _worlds(extra: str) -> list[dict[str, str]]:
    """Windows with each Python, as a marker sees it: what this system alone would need is not for the bundle."""
    windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
    return [
        windows | {"extra": extra, "python_version": python, "python_full_version": f"{python}.0"}
        for python in PYTHONS
    ]


def _own(extra: str) -> list[str]:
    """What the program itself needs: what is installed may be of an older day."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*said["dependencies"], *said["optional-dependencies"][extra]]


def pinned(names: Iterable[str]) -> list[str]:
    """The names with the versions of constraints.txt; KeyError for one that is not pinned there."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").split()
    versions = {canonicalize_name(line.split("==")[0]): line for line in lines}
    return [versions[name] for name in names]


def missing(wheels: Iterable[str]) -> list[str]:
    """What Windows x64 would not find among wheels of these names: `pin for Python X`, for every pin and Python."""
    known: dict[str, set[Tag]] = {}
    for wheel in wheels:
        name, version, _, tags = parse_wheel_filename(wheel)
        known.setdefault(f"{name}=={version}", set()).update(tags)
    needed = {
        line: f"{canonicalize_name(line.split('==')[0])}=={line.split('==')[1]}"
        for line in pinned(runtime())
    }
    return [
        f"{line} for Python {python}"
        for line, normal in needed.items()
        for python in PYTHONS
        if not known.get(normal, set()) & _accepted(python)
    ]


def _accepted(python: str) -> set[Tag]:
    major, minor = map(int, python.split("."))
    own = cpython_tags((major, minor), platforms=[PLATFORM])
    return {*own, *compatible_tags((major, minor), f"cp{major}{minor}", [PLATFORM])}


def collect(folder: Path) -> list[Path]:
    """Puts the program's wheel and all others into `folder`; SystemExit where one is not to be had."""
    _run("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    needed = pinned(runtime())
    released = [line for line in needed if not _has_sources_only(line)]
    try:
        for python in PYTHONS:
            target = (
                "--platform",
                PLATFORM,
                "--python-version",
                python,
                "--implementation",
                "cp",
                "--no-deps",
            )
            _run(
                "-m",
                "pip",
                "download",
                "--quiet",
                "--only-binary=:all:",
                *target,
                "-d",
                str(folder),
                *released,
            )
        _run(
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "-w",
            str(folder),
            *filter(_has_sources_only, needed),
        )
    except subprocess.CalledProcessError:
        raise SystemExit(NOT_TO_BE_HAD) from None
    wheels = sorted(folder.glob("*.whl"))
    wrong = missing(path.name for path in wheels)
    wrong += [path.name for path in wheels if not re.search(rf"-(any|{PLATFORM})\.whl$", path.name)]
    if wrong:
        raise SystemExit(f"not for Windows x64: {', '.join(wrong)}")
    return wheels


NOT_TO_BE_HAD = "pip could not get all wheels: see above; is the registry within reach?"


# Released as sources alone, and pure Python: the wheel that pip makes of it here is good everywhere.
_SOURCES_ONLY = ("docopt",)


def _has_sources_only(line: str) -> bool:
    return line.split("==")[0].casefold() in _SOURCES_ONLY


def _run(*command: str) -> None:
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)


def page(name: str) -> bytes:
    """A page of the guide as HTML, which any machine shows; links to other pages of it lead to those."""
    markdown = (ROOT / name).read_text("utf-8")
    body = MarkdownIt().enable("table").render(markdown)
    for other in GUIDES:
        body = body.replace(f'href="{other}"', f'href="{other.removesuffix(".md")}.html"')
    title = re.sub("<[^>]+>", "", body.partition("</h1>")[0]).strip()
    return _HTML.format(title=title, body=body).encode()


_HTML = """\
<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 17px/1.5 "Segoe UI", sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem }}
pre, code {{ font: 15px Consolas, monospace; background: #f2f2f2 }} pre {{ padding: .6rem; overflow: auto }}
img {{ max-width: 100%; border: 1px solid #999 }} table {{ border-collapse: collapse }}
td, th {{ border: 1px solid #999; padding: .2rem .5rem; text-align: left; vertical-align: top }}
</style></head><body>
{body}</body></html>
"""


def record(wheels: Iterable[Path]) -> str:
    """The names of the wheels of others, one a line."""
    return "".join(f"{path.name}\n" for path in wheels if not path.name.startswith("kehoach-"))


def papers() -> dict[str, bytes]:
    """What the zip holds beside the wheels: how to install, the guide with its pictures, the licence."""
    parts = {f"{one.removesuffix('.md')}.html": page(one) for one in GUIDES}
    # Windows shows Vietnamese in Notepad for certain with a byte order mark; its command line refuses one.
    parts[README] = b"\xef\xbb\xbf" + _README.replace("\n", "\r\n").encode()
    parts[SCRIPT] = script().replace("\n", "\r\n").encode()
    parts["soi-van-ban.bat"] = clicked("soi-van-ban.bat")
    for path in (ROOT / "LICENSE", *(ROOT / "docs" / "huong-dan").glob("*.*")):
        parts[path.relative_to(ROOT).as_posix()] = path.read_bytes()
    return parts


def bundle(folder: Path) -> Path:
    """Writes the zip into `folder`, the names of its wheels into `RECORD`, and gives the path of the zip."""
    with TemporaryDirectory(prefix="kehoach-") as name:
        wheels = collect(Path(name))
        version = next(
            path.name.split("-")[1] for path in wheels if path.name.startswith("kehoach-")
        )
        target = folder / f"kehoach-{version}-windows-x64.zip"
        folder.mkdir(parents=True, exist_ok=True)
        parts = papers() | {f"wheels/{path.name}": path.read_bytes() for path in wheels}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for inside in sorted(parts):
                archive.writestr(
                    zipfile.ZipInfo(inside, (1980, 1, 1, 0, 0, 0)),
                    parts[inside],
                    zipfile.ZIP_DEFLATED,
                )
        RECORD.write_text(record(wheels), "utf-8", newline="\n")
    return target


if __name__ == "__main__":
    print(bundle(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"))
