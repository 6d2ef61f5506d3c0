"""An office's folder: first plan, templates, CI, a hook before commits, editor settings.

What is there is kept.
"""

from pathlib import Path

from generator import console
from generator.command import FOLDER, GOOD, Group, Options, Verb, argument
from generator.language import Lang, Said
from generator.problems import typed

_FOR_PROGRAMS = (".", "plans/plan.schema")
"""How files begin that editors, git and CI read, and nobody opens."""


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach init`."""
    from generator.making.starting import FIRST_PLAN, UNKNOWN, installed_from, start

    program = options.program or installed_from() or UNKNOWN
    started = start(options.folder, lang, program)
    lines = _made(started.written)
    lines += [
        Said(f"giữ nguyên {name} (đã có)", f"kept {name} (it was there)") for name in started.kept
    ]
    there = "" if options.folder == Path() else f"cd {typed(str(options.folder))} && "
    then = f"{there}kehoach build"
    lines.append(
        Said(f"Sửa {FIRST_PLAN}, rồi chạy: {then}", f"Edit {FIRST_PLAN}, then run: {then}")
    )
    if program == UNKNOWN:
        lines += _to_be_mended(started.written)
    for line in lines:
        console.say(line.to(lang))
    return GOOD


def _made(written: tuple[str, ...]) -> list[Said]:
    """What was made: each file that an officer opens, those for other programs in one line."""
    technical = [name for name in written if name.startswith(_FOR_PROGRAMS)]
    opened = sorted({*written} - {*technical}, key=written.index)
    named = ", ".join(technical)
    rest = Said(f"và tệp cho người làm kỹ thuật: {named}", f"and files for engineers: {named}")
    made = [Said(f"tạo {name}", f"made {name}") for name in opened]
    return [*made, rest] if technical else made


def _to_be_mended(written: tuple[str, ...]) -> list[Said]:
    """What is to be put into the files for CI, if they were made now."""
    from generator.making.starting import PIPELINE, WORKFLOW

    if not {WORKFLOW, PIPELINE} & set(written):
        return []
    files = f"{WORKFLOW}, {PIPELINE}"
    return [
        Said(
            f"Chỉ khi dùng CI của GitHub, GitLab: thay TEN-TAI-KHOAN trong {files}"
            " bằng nơi chứa chương trình (xem --program).",
            f"Only for CI of GitHub or GitLab: put where the program is in place of TEN-TAI-KHOAN in {files}"
            " (see --program).",
        )
    ]


VERB = Verb(
    Group.PLANS,
    Said("tạo thư mục làm việc cho một cơ quan", "make the folder of an office"),
    run,
    FOLDER,
    argument(
        "--program",
        Said(
            "nơi CI lấy chương trình: KHO@PHIÊN_BẢN trên GitHub",
            "where CI gets the program: OWNER/REPO@VERSION",
        ),
        default="",
        metavar="REPO@VERSION",
    ),
    changes=lambda options: {options.folder},
)
