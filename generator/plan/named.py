"""Which files are plans, by their names, and where they lie; to ask costs nothing of what reads one."""

from pathlib import Path

from generator.language import Said

PLANS = Path("plans")
"""Where the plans of a folder lie."""
_ENDINGS = (".yaml", ".yml")
ATTACHED = ".kem"
"""How a file's name ends, before `.yaml`, whose text is printed in the paper that issues it."""
ISSUED = "issued"
"""What manifests call the number and the sums that a document's plan was issued under."""
AS_ISSUED = ".da-ban-hanh"
"""What stands before the number in the name of a file that is kept as it was issued."""
_NEARLY = tuple(f"{one}.txt" for one in _ENDINGS)
"""What Notepad makes of a plan's name when it hides the end of it."""
NEARLY = (
    Said("tệp có đuôi .txt nên không phải kế hoạch", "the file ends in .txt, so it is no plan"),
    Said(
        "Đổi tên tệp: bỏ .txt (Windows: File Explorer > View > File name extensions).",
        "Rename it without .txt.",
    ),
)


def plans_here() -> Path:
    """Where the plans of this folder lie: below it where that is there, else in it."""
    return PLANS if PLANS.is_dir() else Path()


def is_plan(path: Path) -> bool:
    """Whether the name is that of a plan file."""
    return path.suffix.casefold() in _ENDINGS


def is_nearly_plan(path: Path) -> bool:
    """Whether it is meant to be: `.yaml.txt`."""
    return path.name.casefold().endswith(_NEARLY)
