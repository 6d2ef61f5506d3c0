"""Writing and reading never import each other; both stand on the law."""

import ast
from pathlib import Path

import generator

ROOT = Path(generator.__file__).parent


def _imports(folder: Path) -> dict[Path, set[str]]:
    """The modules that each file of a half imports, wherever in the file."""
    found: dict[Path, set[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        names = found.setdefault(path, set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: imports are absolute"
                names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _crossing(mine: str, other: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, names in _imports(ROOT / mine).items()
        for name in names
        if name.startswith(f"generator.{other}")
    ]


def test_the_halves_are_there() -> None:
    assert len(_imports(ROOT / "reading")) > 20
    assert any(
        name.startswith("generator.law")
        for names in _imports(ROOT / "reading").values()
        for name in names
    )


def test_reading_does_not_import_writing() -> None:
    assert _crossing("reading", "writing") == []


def test_writing_does_not_import_reading() -> None:
    assert _crossing("writing", "reading") == []


def test_the_law_imports_neither() -> None:
    assert _crossing("law", "writing") + _crossing("law", "reading") == []
