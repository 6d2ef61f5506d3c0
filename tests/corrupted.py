"""Valid papers made wrong in one of many ways, and what a verb of the program does with each.

python tests/corrupted.py VERB COUNT [FOLDER] [FIRST]    VERB is import, tasks or template; papers of FOLDER, or ours

Prints what must not be: a traceback, more than 10 s, more than 1 GiB, a file that is half written or lost; exit code 1
where there is any. `test_corrupted.py` runs a short sample.
"""

import contextlib
import io
import os
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.cli import main
from generator.package import package_of, zip_parts
from tests.reading.papers import figures, kinds, less_common, plans

Parts = dict[str, bytes]
SECONDS, MIB = 10.0, 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUES = (
    *("", "0", "-1", "1", "99999999", "-99999999", "1e9", "NaN", "0x1", "1.5", "abc", "٣", "٢٠"),
    *(
        "9" * 400,
        " 12 ",
        "true",
        "none",
        "auto",
        "12pt",
        "-3cm",
        "50%",
        "rId99",
        "\u00a0",
        "FFFFFF",
    ),
)
_TEXTS = (
    *(
        "",
        " ",
        "\t\t\t\t",
        "a" * 30_000,
        "{{ x }}",
        "{% for %}",
        "Điều 1.",
        "I.",
        "a)",
        "1.1.1.1.1.",
        "- ",
        "+",
    ),
    *(
        "Nơi nhận:",
        "Kính gửi:",
        "KẾ HOẠCH",
        "Phụ lục I",
        "./.",
        "\ufdd0",
        "😀",
        "e\u0301\u0323" * 50,
        "Số: /",
        "…",
    ),
    *(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TM. ỦY BAN NHÂN DÂN",
        "ngày 31 tháng 2 năm 2026",
        "trước ngày 99/99/9999",
    ),
)


def _tree(chance: random.Random, parts: Parts) -> tuple[str, Any, list[Any]]:
    """A part that is XML, mostly the text, with its root and elements."""
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    usual = [
        name for name in ("word/document.xml",) * 12 + ("word/styles.xml",) * 4 if name in parts
    ]
    name = chance.choice([*usual, *names])
    root = etree.fromstring(parts[name])
    return name, root, [one for one in root.iter() if isinstance(one.tag, str)]


def _on_tree(
    change: Callable[[random.Random, list[Any]], None],
) -> Callable[[random.Random, Parts], None]:
    def changed(chance: random.Random, parts: Parts) -> None:
        name, root, elements = _tree(chance, parts)
        for _ in range(chance.choice((1, 1, 2, 5, 20))):
            change(chance, elements)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return changed


def _value(chance: random.Random, elements: list[Any]) -> None:
    with_values = [one for one in elements if one.attrib]
    one = chance.choice(with_values or elements)
    name = chance.choice(list(one.attrib) or [f"{_W}val"])
    if name in one.attrib and chance.random() < 0.25:
        del one.attrib[name]
    else:
        one.set(name, chance.choice(_VALUES))


def _gone(chance: random.Random, elements: list[Any]) -> None:
    one = chance.choice(elements)
    if (parent := one.getparent()) is not None:
        parent.remove(one)


def _twice(chance: random.Random, elements: list[Any]) -> None:
    one = chance.choice(elements)
    if one.getparent() is not None:
        copies = [etree.fromstring(etree.tostring(one)) for _ in range(chance.choice((1, 2, 60)))]
        for copy in copies if len(etree.tostring(one)) < 20_000 else copies[:1]:
            one.addnext(copy)


def _elsewhere(chance: random.Random, elements: list[Any]) -> None:
    one, other = chance.choice(elements), chance.choice(elements)
    if one.getparent() is not None and one not in (other, *other.iterancestors()):
        other.insert(chance.randint(0, len(other)), one)


def _wrapped(chance: random.Random, elements: list[Any]) -> None:
    """An element inside many others: content controls, cells, changes."""
    one = chance.choice(elements)
    parent = one.getparent()
    if parent is None:
        return
    shell = top = etree.Element(
        f"{_W}{chance.choice(('sdt', 'ins', 'del', 'tbl', 'tc', 'p', 'r', 'smartTag'))}"
    )
    for _ in range(chance.choice((0, 3, 120))):
        shell = etree.SubElement(shell, shell.tag)
    parent.replace(one, top)
    shell.append(one)


def _named_otherwise(chance: random.Random, elements: list[Any]) -> None:
    chance.choice(elements).tag = chance.choice(elements).tag


def _said(chance: random.Random, elements: list[Any]) -> None:
    texts = [one for one in elements if one.tag == f"{_W}t"] or elements
    chance.choice(texts).text = chance.choice(
        [one for one in _TEXTS if "\ufdd0" not in one] + ["x"]
    )


def _bytes_of_part(chance: random.Random, parts: Parts) -> None:
    name = chance.choice(["word/document.xml", "word/document.xml", *parts])
    content = bytearray(parts.get(name, b"x"))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        content[at : at + chance.randint(0, 40)] = chance.choice(
            [b"", b"<w:p/>", b"x", b"\xc3", b"&amp;", b"\0"]
        )
    parts[name] = bytes(content)


def _part_gone(chance: random.Random, parts: Parts) -> None:
    del parts[chance.choice(list(parts))]


def _part_of_another(chance: random.Random, parts: Parts) -> None:
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one] = parts[other]


def _part_cut(chance: random.Random, parts: Parts) -> None:
    name = chance.choice(list(parts))
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


_OF_PARTS: tuple[Callable[[random.Random, Parts], None], ...] = (
    *(
        _on_tree(one)
        for one in (_value, _value, _value, _gone, _gone, _twice, _elsewhere, _wrapped)
    ),
    *(_on_tree(one) for one in (_named_otherwise, _said, _said)),
    *(_bytes_of_part, _part_gone, _part_of_another, _part_cut),
)


def corrupted(content: bytes, chance: random.Random) -> bytes:
    """The paper, wrong in one way or in several."""
    try:
        parts = dict(package_of("", content).parts)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            with contextlib.suppress(etree.XMLSyntaxError):
                chance.choice(_OF_PARTS)(chance, parts)
        packed = bytearray(zip_parts(parts, deflated=chance.random() < 0.5))
    except ValueError:  # what a part cannot be called in a zip
        packed = bytearray(content)
    if chance.random() < 0.1:
        at = chance.randrange(len(packed))
        packed[at : at + chance.randint(0, 9)] = bytes(chance.randrange(256) for _ in range(5))
    if chance.random() < 0.03:
        del packed[chance.randrange(len(packed)) :]
    return bytes(packed)


def valid_papers() -> list[bytes]:
    """Papers of ours, of every kind that is written, with all that a paper may have."""
    makers = (
        *(plans.office, plans.large_set, plans.two_appendices, kinds.letter_many, kinds.decision),
        *(kinds.issuing, kinds.report, kinds.submission, kinds.notice),
        *(figures.table, figures.picture, figures.chart(), figures.footnotes()),
        *list(less_common.LESS_COMMON.values())[:6],
    )
    return [make() for make in makers]


_BEFORE = b"what was there before"
_MADE = {
    "import": ("a.yaml", ("import", "a.docx", "-o", "a.yaml")),
    "template": ("t/ke-hoach.docx", ("template", "a.docx", "-o", "t/ke-hoach.docx")),
    "tasks": ("tasks.csv", ("tasks", "a.docx", "--csv", "tasks.csv")),
}


STATUSES: Counter[int] = Counter()
"""How often each exit code came: a trial in which nothing is read tries nothing."""


def faults(verb: str, content: bytes, folder: Path) -> Iterator[str]:
    """What must not be, of a verb and one paper; `folder` is where it stands and the verb runs."""
    target, arguments = _MADE[verb]
    (folder / "a.docx").write_bytes(content)
    there = folder / target
    if verb != "import":  # which refuses to write where something is
        there.parent.mkdir(exist_ok=True)
        there.write_bytes(_BEFORE)
    # What the machine does beside is none of the verb's time.
    said, begin = io.StringIO(), time.process_time()
    before = Path.cwd()
    os.chdir(folder)
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = main([*arguments, *_kind(verb, content)])
    except Exception:
        yield traceback.format_exc()
        return
    finally:
        os.chdir(before)
    if (taken := time.process_time() - begin) > SECONDS:
        yield f"{taken:.1f} s"
    STATUSES[status] += 1
    if status not in (0, 1):
        yield f"exit code {status}"
    for fault in ("Traceback", "xin báo lỗi", "Xin báo lỗi"):
        if fault in said.getvalue():
            yield f"says {fault}: {said.getvalue()[:400]}"
    if (folder / "a.docx").read_bytes() != content:
        yield "the paper was changed"
    yield from _left(verb, folder, there, wrote=status == 0 or "Đã ghi" in said.getvalue())


def _kind(verb: str, content: bytes) -> list[str]:
    """The kind, for every other paper: its own may not be known any more."""
    return ["--kind", "ke_hoach"] if verb != "tasks" and len(content) % 2 else []


def _left(verb: str, folder: Path, there: Path, wrote: bool) -> Iterator[str]:
    """What is half written, or lost."""
    kept = [path for path in folder.rglob("*.truoc.*") if path.read_bytes() == _BEFORE]
    if verb != "import" and there.read_bytes() != _BEFORE and not kept:
        yield "what was there before is lost"
    if verb == "template" and wrote:
        with zipfile.ZipFile(there) as archive:
            if archive.testzip() or "word/document.xml" not in archive.namelist():
                yield "the template is no whole zip"
    if verb == "template" and not wrote and there.read_bytes() != _BEFORE:
        yield "a template was written, and it is not said"
    yield from (f"left over: {path.name}" for path in folder.rglob(".kehoach-*"))


def _memory() -> float:
    """The most memory that this process has had, MiB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def trial(verb: str, seeds: Sequence[int], papers: Sequence[bytes]) -> Iterator[tuple[int, str]]:
    """What must not be, with the seed of its paper."""
    for seed in seeds:
        chance = random.Random(seed)
        content = corrupted(chance.choice(papers), chance)
        with TemporaryDirectory() as folder:
            yield from ((seed, fault) for fault in faults(verb, content, Path(folder)))


def _main(verb: str, count: str, folder: str = "", first: str = "0") -> int:
    papers = (
        [path.read_bytes() for path in sorted(Path(folder).glob("*.docx"))]
        if folder
        else valid_papers()
    )
    seeds = range(int(first), int(first) + int(count))
    begin, found, longest = time.perf_counter(), 0, 0.0
    for seed in seeds:
        started = time.process_time()
        for _, fault in trial(verb, [seed], papers):
            found += 1
            print(f"{verb} {seed}: {fault}", flush=True)
        longest = max(longest, time.process_time() - started)
    memory = _memory()
    print(f"{verb}: {count} papers, {STATUSES[0]} read, {found} faults, {longest:.1f} s at the most, {memory:.0f} MiB, "
          f"{time.perf_counter() - begin:.0f} s in all")  # fmt: skip
    return int(found > 0 or memory > MIB)


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
