"""Growth: what took the square of its input takes its input, and what has no end has a bound."""

import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from types import ModuleType
from typing import Any, ClassVar

import pytest
from lxml import etree

from generator.cascade import edit, emit, working
from generator.making import load
from generator.making.build import document_bytes
from generator.package import package_of, zip_parts
from generator.paper import places, prose
from generator.plan.slips import braces
from generator.plan.text import parse_source
from generator.problems import Rejected, Spot
from generator.redline import atoms
from generator.word import expand, footnotes, render
from generator.wording.base import Line, Phrase
from tests.cascade.helpers import Desk
from tests.helpers import changed, sound, template
from tests.images import png

pytest.importorskip("resource", reason="processes are forked")

from tools.trials import contents, fields, growing, measuring


def _bookmarked(count: int) -> bytes:
    marks = "".join(
        f'<w:bookmarkStart w:id="{at}" w:name="b{at}"/><w:bookmarkEnd w:id="{at}"/>'
        for at in range(count)
    )
    parts = {**template().parts}
    body = f"<w:body><w:p>{marks}</w:p>".encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", body, 1)
    return zip_parts(parts)


def test_the_body_of_a_template_is_not_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    spent = []
    put = render._Template.map_tree

    def measured(self: object, tree: object) -> None:
        began = time.process_time()
        put(self, tree)  # type: ignore[arg-type]
        spent.append(time.process_time() - began)

    monkeypatch.setattr(render._Template, "map_tree", measured)
    document_bytes(sound(), package_of("mau.docx", _bookmarked(12_000)))
    assert sum(spent) < 0.3  # it took a second


def test_a_template_of_too_many_elements_is_refused() -> None:
    with pytest.raises(Rejected, match="template/too-large"):
        document_bytes(sound(), package_of("mau.docx", _bookmarked(60_000)))


def test_footnotes_look_for_their_place_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    made = footnotes._notes

    def counted(document: object) -> object:
        looked.append(1)
        return made(document)  # type: ignore[arg-type]

    monkeypatch.setattr(footnotes, "_notes", counted)
    document_bytes(sound(changed(purpose=f"purpose:\n  - {'a^[x] ' * 50}\n")), template())
    assert looked == [1]


@pytest.mark.parametrize(
    ("room", "dear", "piece"),
    [(expand, "emphasise", "*a* **b** c "), (footnotes, "parse_xml", "a^[x] ")],
)
def test_what_stands_often_in_a_sentence_is_made_once(
    room: ModuleType, dear: str, piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    work = getattr(room, dear)
    monkeypatch.setattr(room, dear, lambda *given: calls.append(1) or work(*given))
    often = []
    for count in (10, 40):
        calls.clear()
        document_bytes(
            sound(changed(purpose=f"purpose:\n  - {f'b {piece}' * count}.\n")), template()
        )
        often.append(len(calls))
    assert 0 < often[0] == often[1]


def test_words_are_sought_once_in_a_text_however_often_they_stand_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = []

    class Counted:
        def finditer(self, *given: Any) -> Iterator[re.Match[str]]:
            looked.append(1)
            return re.compile("nhân dân").finditer(*given)

        findall = finditer

    counted = Counted()
    monkeypatch.setattr(places, "_pattern", lambda *_: counted)
    text = f"a: 1\nb: {'Vì nhân dân. ' * 20}"
    line = Line(text[8:], "than")
    spots = [Spot("a.yaml", 1, 4), Spot("a.yaml", 2, 4)]
    known = places.Places(text, [Line("1", "than"), line], spots, "a.yaml")
    found = [
        known.of(Phrase(1, one.start(), one.end())) for one in re.finditer("nhân dân", line.text)
    ]
    columns = [spot.column for spot, _ in filter(None, found)]
    assert columns == [one.start() - 4 for one in re.finditer("nhân dân", text)]
    assert len(looked) == 2


def test_findings_of_a_document_seek_their_line_among_lines_folded_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded = []

    class Folded(str):
        def casefold(self) -> str:
            folded.append(1)
            return super().casefold()

    plain = prose.plain
    monkeypatch.setattr(prose, "plain", lambda text: Folded(plain(text)))
    often = []
    for count in (5, 20):
        desk.write("a.yaml", changed(purpose=f"purpose:\n  - {'Nâng cao tại xã; ' * count}hết.\n"))
        folded.clear()
        assert desk.run("build", "a.yaml") == 0, desk.said
        assert f"{count - 1} lưu ý" in desk.said
        often.append(len(folded))
    assert 0 < often[0] == often[1]


def test_a_long_text_is_folded_line_by_line() -> None:
    began = time.process_time()
    lines = emit.folded("chữ thường " * 200_000, 0, 2).splitlines()
    assert len(lines) > 20_000 and max(map(len, lines)) <= emit.LINE_WIDTH
    assert time.process_time() - began < 1.2  # it took five


def test_a_long_run_is_put_together_once() -> None:
    run = etree.Element("r")
    words = [atoms.Atom("a", [atoms.Piece(run, "a ")])] * 200_000
    began = time.process_time()
    ((made, shows),) = atoms.elements_of(words)
    assert shows and len("".join(made.itertext())) == 400_000
    assert time.process_time() - began < 1.2  # it took three


@pytest.mark.parametrize("name", ["tasks", *(f"tasks {how}" for how in contents.CHANGES)])
def test_an_update_reads_no_more_often_for_more_tasks(
    name: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    parse = working.parse_source
    monkeypatch.setattr(working, "parse_source", lambda *given: read.append(1) or parse(*given))
    (case,) = [one for one in contents.CONTENTS if one.name == name]
    often = []
    for count in (20, 60):
        for path in desk.folder.iterdir():
            path.unlink()
        contents.prepared(case, count)
        read.clear()
        assert desk.run(*case.commands["update"]) == 0, desk.said
        often.append(len(read))
        assert desk.read("xa.yaml").count("danh mục thứ") == desk.read("tinh.yaml").count(
            "danh mục thứ"
        )
    assert often[0] == often[1]


class _Whole(str):
    """A text of which nobody may take the rest, or look through all, again and again."""

    looked: ClassVar[list[object]] = []

    def __getitem__(self, at: Any) -> str:
        assert not (isinstance(at, slice) and at.stop is None), "the rest of the file is copied"
        return super().__getitem__(at)

    def __contains__(self, words: object) -> bool:
        self.looked.append(words)
        return super().__contains__(words)


def test_a_key_in_braces_does_not_copy_the_rest_of_the_file() -> None:
    source = parse_source("a.yaml", "a: {b: 1, c, d : 2}\n")
    source.text = _Whole(source.text)
    (_, node), *_ = source.root.entries
    assert [braces._bare(key, source) for key, _ in node.entries] == [False, True, False]


def test_the_line_ends_of_a_file_are_looked_at_once() -> None:
    source = parse_source("a.yaml", "a: 1\r\nb: 2\r\n")
    source.text = _Whole(source.text)
    _Whole.looked.clear()
    editor = edit.Editor(source, "vi")
    for _ in range(5):
        editor.put(6, 6, "c: 3\n")
    assert editor.text() == "a: 1\r\n" + "c: 3\r\n" * 5 + "b: 2\r\n"
    assert len(_Whole.looked) <= 1


def test_pictures_have_a_bound_together(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write(
        "a.yaml",
        changed(
            purpose="purpose:\n"
            + "".join(f"  - hinh: {{tep: h{at % 4}.png, mo_ta: Hình}}\n" for at in range(8))
        ),
    )
    for at in range(4):
        (desk.folder / f"h{at}.png").write_bytes(png(100 + at, 100))
    size = (desk.folder / "h0.png").stat().st_size
    monkeypatch.setattr(load, "MAX_TOGETHER", 5 * size)
    assert desk.run("check", "a.yaml") == 0, desk.said
    monkeypatch.setattr(load, "MAX_TOGETHER", 3 * size)
    assert desk.run("check", "a.yaml") == 1 and "plan/image-too-large" in desk.said
    assert "24 MiB" in desk.said


def _spending(power: int) -> Callable[[int], None]:
    """A command whose seconds, by a clock of its own, grow with this power of the size."""

    def written(size: int) -> None:
        clock = [0.0]

        def run(_: object) -> int:
            clock[0] += size**power / 1000
            return 0

        measuring.main, measuring._used = run, lambda: clock[0]

    return written


@pytest.mark.parametrize(("power", "size"), [(2, 100), (1, 6000)])
def test_growth_is_measured(power: int, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A short sample of `make trials`: it sees growth that is too fast, and none else."""
    monkeypatch.setattr(contents, "main", lambda _: 0)
    found = growing.judged(contents.Case("spending", _spending(power), size, {"check": ("",)}))
    assert found.most["exponent"] == pytest.approx(power)
    assert found.faults["grows too fast"] == power - 1 and not found.faults["takes too long"]


def test_what_has_no_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless() -> None:
        while True:
            pass

    monkeypatch.setattr(measuring, "PATIENCE", 1)
    assert measuring.spent(endless, {"check": ("",)}) == {"check": measuring.NEVER}


def test_what_was_slow_for_others_is_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = (measuring.Spent(seconds, 50, 0, "") for seconds in (15.0, 6.0))
    answers = iter([slow, quick, quick, quick])
    monkeypatch.setattr(growing, "spent", lambda *_: {"check": next(answers)})
    ((_, found, power),) = growing.grown(contents.Case("a", lambda _: None, 2, {"check": ("",)}))
    assert found == quick and power == 0 and next(answers, None) is None


def test_what_takes_too_long_or_falls_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    spent = {"check": measuring.Spent(11.0, 50, 1, ""), "build": measuring.NEVER}
    monkeypatch.setattr(growing, "_spent", lambda *_: spent)
    case = contents.Case("slow", lambda _: None, 1, {"check": ("check",), "build": ("build",)})
    found = growing.judged(case)
    assert +found.faults == {"takes too long": 2, "traceback": 1, "refused": 1}


@pytest.mark.parametrize("name", ["tasks with a reference", "rows of a table", "small pictures"])
def test_what_is_measured_is_not_refused(name: str) -> None:
    (case,) = [one for one in contents.CONTENTS if one.name == name]
    spent = measuring.spent(partial(contents.prepared, case, 6), case.commands)
    told = {verb: one.said for verb, one in spent.items() if one.code and verb != "ledger"}
    assert not told and all(one.said for one in spent.values())


def test_twenty_fields_are_measured_with_ten_patterns() -> None:
    assert len(fields.FIELDS) == 20 and len(fields.PATTERNS) == 10
    assert len({case.name for case in fields.fields()}) == 200
