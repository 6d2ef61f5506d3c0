"""Generated plans, rendered by our way and by docxtpl's own: `python -m tests.trial_documents 200` says where they differ.

Every part is compared in its canonical form, in a template of ours and in one that LibreOffice has saved.
"""

import random
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.opc.part import XmlPart
from docxtpl import DocxTemplate
from lxml import etree

from generator.making.load import Loaded, plan_of
from generator.making.plans import find_plans
from generator.package import Package, read_package, zip_parts
from generator.plan.text import parse_source
from generator.word import render
from generator.word.sandbox import Sandbox, Vault, valued
from tests.helpers import ROOT, changed

OURS = ROOT / "templates" / "ke-hoach.docx"
LIBREOFFICE = ROOT / "tests" / "templates" / "ke-hoach-libreoffice.docx"
"""The same, opened and saved by LibreOffice, as an office might."""
Parts = dict[str, bytes]
_SENTENCE = re.compile(r"(?m)^ +- ([A-ZĐ][^\n:#\"'\[\]{}|>&*!%@`]{20,200}[.;])$")
_MARKS = ("{}", "{}", "{}", "**{}**", "*{}*", "{} ^[Theo {}]", "“{}” & <b>", "{} {{{{ 7 }}}}")


def _sentences() -> list[str]:
    texts = (path.read_text("utf-8") for path in find_plans(ROOT / "plans"))
    return sorted({found for text in texts for found in _SENTENCE.findall(text)})


def generated(count: int, seed: int = 20) -> Iterator[str]:
    """Plans of sentences that offices wrote, with marks, letters of XML and what looks like tags."""
    dice, sentences = random.Random(seed), _sentences()
    for number in range(count):

        def said() -> str:
            words = dice.choice(sentences)
            return "'" + dice.choice(_MARKS).format(*[words] * 2) + "'"

        def part(key: str, most: int) -> str:
            return f"{key}:\n" + "".join(f"  - {said()}\n" for _ in range(dice.randint(1, most)))

        groups = "".join(
            f"  - title: Nhóm {group}\n    items:\n"
            + "".join(f"      - {said()}\n" for _ in range(dice.randint(1, 9)))
            for group in range(dice.randint(1, 6))
        )
        yield changed(
            number=f"number: {number + 1}",
            purpose=part("purpose", 9),
            requirements=part("requirements", 9),
            solutions=f"solutions:\n{groups}",
            implementation=part("implementation", 4),
        )


def _canonical(document: Any) -> Parts:
    found = {}
    for part in document.part.package.iter_parts():
        if not part.partname.startswith("/docProps"):  # set by us (`stamp.py`), not by docxtpl
            root = part.element if isinstance(part, XmlPart) else None
            same = part.blob if root is None else etree.tostring(root, method="c14n")
            found[str(part.partname)] = same
    return found


def by_docxtpl(template: Package, names: dict[str, Any]) -> Parts:
    """What docxtpl's own `render` makes of names of which each is printed as its token."""
    own = DocxTemplate(BytesIO(zip_parts(template.parts)))
    own.render({name: valued(name, value) for name, value in names.items()}, Sandbox(Vault()))
    return _canonical(own.docx)


def by_us(template: Package, names: dict[str, Any]) -> Parts:
    """What our way makes of them."""
    return _canonical(render._filled(template, names, Sandbox(Vault())))


def differing(template: Package, text: str) -> list[str]:
    """The parts that differ."""
    loaded: Loaded = plan_of(parse_source("a.yaml", text))
    assert loaded.sound, loaded.problems
    one, other = (way(template, loaded.paper.names) for way in (by_us, by_docxtpl))
    assert one.keys() == other.keys() and len(one) >= 5
    return sorted(name for name in one if one[name] != other[name])


def run(count: int) -> int:
    """Compares so many plans in both templates; 1 where any part differs."""
    bad = 0
    for path in (OURS, LIBREOFFICE):
        template = read_package(path)
        found = [names for text in generated(count) if (names := differing(template, text))]
        print(f"{path.name}: {count} plans, {len(found)} differ {found[:3]}")
        bad += len(found)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1])))
