"""The house: who may import whom, and that what is written down is true."""

import ast
import functools
import json
import re
import subprocess
import sys
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import pytest

from generator.law import decree30, kinds, wording
from tests import density
from tests.helpers import ROOT, sound

GENERATOR = ROOT / "generator"


@functools.cache
def _nodes(path: Path) -> list[ast.AST]:
    """All nodes of the module at `path`."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def _imports(path: Path) -> set[str]:
    """The modules of ours that the module at `path` imports."""
    found = set()
    for node in _nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("generator"):
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names if name.name.startswith("generator")}
    return found


def _modules() -> dict[str, set[str]]:
    """Every module of ours with those that it imports, wherever in it: of a package the module, where one is named."""
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in GENERATOR.rglob("*.py")
    }
    names = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    return {name: set(_needed(path, names)) for name, path in names.items()}


def _needed(path: Path, names: Container[str]) -> Iterator[str]:
    for node in _nodes(path):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: names its package"
            for name in node.names:
                full = f"{node.module}.{name.name}"
                yield from (one for one in [full if full in names else node.module] if one in names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in names)


WRITING = ("plan", "paper", "checks", "word", "making")
"""The rooms of the half that writes."""


def _within(name: str, rooms: Iterable[str]) -> bool:
    return any(f"{name}.".startswith(f"generator.{room}.") for room in rooms)


def test_writing_and_reading_never_import_each_other() -> None:
    modules = _modules()
    for half, other in ((WRITING, ("reading",)), (("reading",), WRITING)):
        own = [name for name in modules if _within(name, half)]
        assert len(own) >= 15, "the half was not found"
        for name in own:
            assert not [found for found in modules[name] if _within(found, other)], name


@pytest.mark.parametrize(
    ("room", "least"), [("review", 4), ("mending", 2), ("redline", 6), ("tasks", 6)]
)
def test_what_stands_on_the_half_that_reads_is_imported_by_neither(room: str, least: int) -> None:
    modules = _modules()
    own = [name for name in modules if _within(name, [room])]
    assert len(own) >= least, "the room was not found"
    for name, found in modules.items():
        if _within(name, (*WRITING, "reading")):
            assert not [other for other in found if _within(other, [room])], name
        if name in own:
            assert not [other for other in found if _within(other, WRITING)], name


def test_what_became_of_a_plan_is_known_to_neither_half() -> None:
    modules = _modules()
    assert len([name for name in modules if _within(name, ["changes"])]) >= 6
    for name, found in modules.items():
        if _within(name, (*WRITING, "reading", "review")):
            assert not [other for other in found if _within(other, ["changes"])], name


@pytest.mark.parametrize("room", ["importing", "absorbing", "likeness"])
def test_rooms_that_know_both_halves_are_known_to_verbs_alone(room: str) -> None:
    modules = _modules()
    own = [name for name in modules if _within(name, [room])]
    assert len(own) >= 5, "the room was not found"
    reached = {half for name in own for found in modules[name] for half in _halves(found)}
    assert reached == {"writing", "reading"}
    for name, found in modules.items():
        if name not in own and not _within(name, ["verbs"]):
            assert not [other for other in found if _within(other, [room])], name


def _halves(name: str) -> list[str]:
    halves = {"writing": WRITING, "reading": ("reading",)}
    return [half for half, rooms in halves.items() if _within(name, rooms)]


def test_rules_of_wording_know_neither_half() -> None:
    own = {
        name: found for name, found in _modules().items() if name.startswith("generator.wording")
    }
    assert len(own) >= 15
    for name, found in own.items():
        assert not [other for other in found if _within(other, (*WRITING, "reading"))], name


LEAVES = tuple(
    f"generator.{name}"
    for name in (
        "lazy",
        "language",
        "problems",
        "rules",
        "package",
        "law",
        "disk",
        "atomic",
        "running",
    )
)


@pytest.mark.parametrize("leaf", LEAVES)
def test_leaves_import_nothing_but_leaves(leaf: str) -> None:
    modules = {
        name: found
        for name, found in _modules().items()
        if name == leaf or name.startswith(f"{leaf}.")
    }
    assert modules
    for name, found in modules.items():
        assert all(other == "generator" or other.startswith(LEAVES) for other in found), name


def test_nobody_imports_the_command_and_only_it_prints() -> None:
    for path in GENERATOR.rglob("*.py"):
        name = path.relative_to(GENERATOR).as_posix()
        if name != "__main__.py":
            assert "generator.cli" not in _imports(path), name
        if name != "console.py":
            calls = [node for node in _nodes(path) if isinstance(node, ast.Call)]
            assert not [
                call
                for call in calls
                if isinstance(call.func, ast.Name) and call.func.id == "print"
            ], name


def test_no_yaml_loader_that_can_run_code() -> None:
    for path in GENERATOR.rglob("*.py"):
        assert not re.search(
            r"yaml\.(load|unsafe_load|full_load|Loader|UnsafeLoader|FullLoader)\b",
            path.read_text("utf-8"),
        )


def _at_load(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that run when the module is loaded."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            yield from _at_load(node)


def test_what_one_library_wants_of_another_is_loaded_when_it_is_used() -> None:
    program = """
import sys
from generator import lazy
before = "inspect" in sys.modules
@lazy.dataclasses.dataclass
class Bare:
    name: str
print(before, "inspect" in sys.modules, Bare.__doc__)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "False True Bare(name: str)\n", done.stderr
    program = """
import sys
from generator.reading.document.ooxml import etree
before = "inspect" in sys.modules
class Target:
    def start(self, tag, attributes): print(tag, dict(attributes))
    def close(self): return "closed"
parser = etree.XMLParser(target=Target())
parser.feed("<a b='1'/>")
print(before, parser.close(), "inspect" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "a {'b': '1'}\nFalse closed True\n", done.stderr


def test_no_pattern_is_compiled_and_no_dataclass_written_when_a_module_is_loaded() -> None:
    assert len(list(_at_load(ast.parse("A = f(1)\ndef g(): h()\nB = [k(2)]")))) == 2
    for path in sorted((ROOT / "generator").rglob("*.py")):
        text = path.read_text("utf-8")
        if path.name != "lazy.py":
            calls = {ast.unparse(one.func) for one in _at_load(ast.parse(text))}
            assert not calls & {"re.compile", "dataclasses.dataclass"}, f"{path}: regex of lazy.py"
            assert not re.search(r"from dataclasses import .*\bdataclass\b", text), (
                f"{path}: lazy.py"
            )


def test_public_names_have_docstrings() -> None:
    for path in GENERATOR.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        assert ast.get_docstring(tree), path.name
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name}"


def test_every_row_of_the_law_table_cites_its_article_and_uses_what_it_allows() -> None:
    rows = [*decree30.COMPONENTS, *decree30.MEASURES]
    assert len({row.code for row in rows}) == len(rows) >= 40
    for component in decree30.COMPONENTS:
        assert re.match(r"PL I, (I|II|III|V)\.", component.article), component.code
        assert component.size.allows(component.size.used)
    for measure in decree30.MEASURES:
        assert re.match(r"PL I, I{1,3}\.", measure.article), measure.code
        assert measure.allows(measure.value.used)


def test_kinds_are_the_29_of_the_decree_and_two_have_no_abbreviation() -> None:
    assert len(kinds.KINDS) == 29
    assert [kind.key for kind in kinds.KINDS if not kind.abbreviation] == ["cong_van", "thu_cong"]


def test_days_in_figures_are_written_by_one_function_alone() -> None:
    written = re.compile(r"%m/%Y|\.day(?:\)|:02d?)?\}/\{")
    found = [
        path.name for path in GENERATOR.rglob("*.py") if written.search(path.read_text("utf-8"))
    ]
    assert found == ["wording.py"], (
        "`short_date` of law/wording.py writes them as the decree has them"
    )


def test_letters_and_roman_numbers() -> None:
    assert [wording.letter(n) for n in range(1, 8)] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert [wording.roman(n) for n in (1, 4, 9, 14, 40, 49, 89)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XLIX",
        "LXXXIX",
    ]
    for wrong in (0, 24):
        with pytest.raises(ValueError):
            wording.letter(wrong)
    assert [wording.roman(n) for n in (90, 3999, 4000)] == ["XC", "MMMCMXCIX", "4000"]
    with pytest.raises(ValueError):
        wording.roman(0)


def test_templates_readme_lists_every_name_and_no_other() -> None:
    text = (ROOT / "docs" / "templates.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE))
    assert listed == set(sound().paper.names)


def test_plans_readme_names_every_key_in_both_languages() -> None:
    from generator.plan.records import ALIASES

    text = (ROOT / "docs" / "plan-file.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `([a-z_.]+)` \| `([a-z_]+)` \|", text, re.MULTILINE))
    assert listed == ALIASES


def test_the_schema_beside_the_plans_is_fresh() -> None:
    from generator.plan.schema import plan_schema

    shipped = json.loads((ROOT / "plans" / "plan.schema.json").read_text("utf-8"))
    assert shipped == plan_schema("vi"), "run: make templates"


def test_every_shipped_plan_carries_the_modeline() -> None:
    for path in (ROOT / "plans").glob("*.yaml"):
        assert path.read_text("utf-8").startswith(
            "# yaml-language-server: $schema=plan.schema.json\n"
        ), path.name


def test_output_holds_nothing_in_git_but_its_ignore_file() -> None:
    listed = subprocess.run(["git", "ls-files", "output"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    assert listed.stdout.split() == ["output/.gitignore"]


def test_a_check_of_a_plan_loads_no_word_library() -> None:
    heavy = ("docx", "docxtpl", "jinja2", "lxml")
    program = f"import sys, generator.plan.model, generator.making.load; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


# How dense it is


def _sources() -> dict[str, str]:
    paths = sorted(GENERATOR.rglob("*.py"))
    return {path.relative_to(GENERATOR).as_posix(): path.read_text("utf-8") for path in paths}


def _circles(edges: dict[str, set[str]]) -> set[tuple[str, ...]]:
    """The sets of modules that can all be reached from each other."""
    reached: dict[str, set[str]] = {}
    for name in edges:
        seen: set[str] = set()
        left = [name]
        while left:
            new = edges[left.pop()] - seen
            seen |= new
            left += new
        reached[name] = seen
    return {
        tuple(sorted(other for other in reached[name] if name in reached[other]))
        for name in edges
        if name in reached[name]
    }


def test_no_imports_run_in_a_circle() -> None:
    """Those inside functions, too: a module is understood without the ones that stand on it."""
    assert _circles({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == {("b", "c")}, "it sees none"
    assert _circles(_modules()) == set()


def test_no_folder_is_a_heap() -> None:
    for folder in [GENERATOR, *(path for path in GENERATOR.rglob("*") if path.is_dir())]:
        modules = [path for path in folder.glob("*.py") if path.stem != "__init__"]
        assert len(modules) <= 25, folder.name


def test_ten_lines_have_few_branches() -> None:
    texts = _sources().values()
    branches = sum(one.complexity for text in texts for one in density.functions(text))
    assert 10 * branches / sum(map(density.source_lines, texts)) <= 3.55


def test_a_function_of_many_branches_says_why() -> None:
    """At its def, `# complex: …`; and no other says so."""
    for name, text in _sources().items():
        complex_ = [one for one in density.functions(text) if one.complexity > 12]
        unsaid = [(one.name, one.complexity) for one in complex_ if not density.reason(text, one)]
        assert unsaid == [], name
        assert text.count("# complex: ") == len(complex_), f"{name}: a reason without need"


def test_lines_are_of_a_hundred_characters() -> None:
    lines = [line for text in _sources().values() for line in text.splitlines()]
    longer = sum(len(line) > 100 for line in lines)
    assert longer <= 0.005 * len(lines), longer


_IDIOMS = {
    "arguments": "what a verb of the command takes",
    "run": "what a verb of the command does",
    "main": "what runs a module by itself",
}


@pytest.mark.parametrize("kinds", [(ast.ClassDef,), (ast.FunctionDef, ast.AsyncFunctionDef)])
def test_a_public_name_is_one_thing(kinds: tuple[type[ast.stmt], ...]) -> None:
    places: dict[str, list[str]] = {}
    for path in sorted(GENERATOR.rglob("*.py")):
        for node in density.public(path, *kinds):
            if kinds == (ast.ClassDef,) or not density.is_rule(node):
                places.setdefault(node.name, []).append(path.relative_to(GENERATOR).as_posix())  # type: ignore[attr-defined]
    assert len(places) > 150, "names were not found"
    twice = {name: there for name, there in places.items() if len(there) > 1}
    assert {name: there for name, there in twice.items() if name not in _IDIOMS} == {}
