"""Where the template of a kind of papers is."""

from pathlib import Path

from generator.word.styles import template_name


def find_template(kind: str, office: Path) -> Path:
    """The template of `kind`: the office's own in `office/templates`, else the program's."""
    name = template_name(kind)
    here = Path(__file__).resolve()
    # Installed, the templates are inside the package; in a checkout they stand beside it.
    folders = (office / "templates", here.parents[1] / "templates", here.parents[2] / "templates")
    return next(
        (folder / name for folder in folders if (folder / name).is_file()), folders[0] / name
    )
