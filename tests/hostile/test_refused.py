"""What used to be taken and is refused: characters nobody sees, fields of templates that fetch or run, odd names."""

import unicodedata

import pytest

from generator.cascade.communes import commune
from generator.making.build import document_bytes
from generator.package import Package, package_of, zip_parts
from generator.problems import Rejected
from tests.cascade.helpers import Desk
from tests.helpers import BASE, changed, codes, loaded, sound, template, told_of

HIDDEN = (
    "\U0001fffe",
    "\U0001ffff",
    "\U0010fffe",
    "\U0010ffff",
    "\U000e0041",
    "\U000e007f",
    "\U000e0100",
    "\u3164",
    "\u2800",
    "\uffa0",
    "\u115f",
    "\ufe0f",
)


@pytest.mark.parametrize("char", HIDDEN)
@pytest.mark.parametrize("written", ["itself", "escaped"])
def test_characters_that_are_none(char: str, written: str) -> None:
    text = char if written == "itself" else f"\\U{ord(char):08x}"
    found = loaded(BASE.replace("place: Minh Hòa", f'place: "Minh{text} Hòa"'))
    assert found.plan is None
    assert {code for _, code in codes(found)} & {"yaml/control", "yaml/invisible"}


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\r"])
def test_no_line_end_makes_a_key_of_a_comment(end: str) -> None:
    """YAML ends a line there, no editor does."""
    found = loaded(changed(place=f"place: Minh Hòa  # ghi chú{end}status: draft"))
    assert found.plan is None and {code for _, code in codes(found)} == {"yaml/line-separator"}


def test_the_characters_of_all_scripts_are_taken() -> None:
    found = loaded(BASE.replace("Nâng cao hiệu lực", "Nâng cao 𠀀𡨸 \U0001f600 ☎\ufe0f hiệu lực"))
    assert found.plan is not None


def _with(name: str, old: bytes, new: bytes) -> Package:
    parts = {**template().parts}
    assert old in parts[name], name
    parts[name] = parts[name].replace(old, new, 1)
    return package_of("mau.docx", zip_parts(parts))


def _with_field(instruction: str, *, simple: bool) -> Package:
    field = f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    if not simple:
        half = 3
        codes = "".join(
            f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>'
            for one in (instruction[:half], instruction[half:])
        )
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'{codes}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    paragraph = f"<w:p>{field}</w:p>".encode()
    return _with("word/document.xml", b"<w:body>", b"<w:body>" + paragraph)


def _refused(package: Package) -> str:
    with pytest.raises(Rejected) as caught:
        document_bytes(sound(), package)
    (problem,) = caught.value.problems
    assert problem.spot.path == "mau.docx"
    return problem.code


@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize(
    "instruction",
    [
        "MACROBUTTON Run bấm",
        "EMBED Excel.Sheet.8",
        "HYPERLINK &quot;file:///c:/x.exe&quot;",
        "HYPERLINK &quot;\\\\may\\chia-se&quot;",
        "hyperlink &quot;javascript:x&quot;",
        "ASK ten hoi",
        "FILLIN hoi",
        "SET a b",
        "SKIPIF a = b",
        "QUOTE 1",
        "PRINT 27",
        "GLOSSARY a",
        "AUTOTEXT a",
        "AUTOTEXTLIST a",
        "GOTOBUTTON a b",
        "DDEAUTO c d",
        "INCLUDEPICTURE &quot;http://a/b&quot;",
        "NOFIELDATALL",
    ],
)
def test_fields_of_a_template_that_run_or_fetch(instruction: str, simple: bool) -> None:
    assert _refused(_with_field(instruction, simple=simple)) in (
        "template/macros",
        "template/field",
    )


@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize(
    "instruction",
    [
        "PAGE",
        "NUMPAGES \\* MERGEFORMAT",
        "HYPERLINK &quot;https://chinhphu.vn&quot;",
        "HYPERLINK \\l &quot;muc_1&quot;",
        "HYPERLINK &quot;mailto:a@b.vn&quot;",
        "REF muc_1 \\h",
        "DATE \\@ &quot;dd/MM/yyyy&quot;",
        "= 1 + 2",
    ],
)
def test_fields_of_a_template_that_show(instruction: str, simple: bool) -> None:
    assert document_bytes(sound(), _with_field(instruction, simple=simple))


def test_a_template_with_a_mail_merge() -> None:
    merge = b'<w:mailMerge><w:query w:val="SELECT * FROM x"/></w:mailMerge></w:settings>'
    assert _refused(_with("word/settings.xml", b"</w:settings>", merge)) == "template/field"


_RUNS = "{{ 'da-chay-' ~ 6*7 }}"
_UNPRINTED = {
    "comments": (
        "comments.xml",
        f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0"><w:p><w:r><w:t>{_RUNS}</w:t></w:r></w:p></w:comment></w:comments>',
    ),
    "properties": (
        "custom.xml",
        f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" a="{_RUNS}"/>',
    ),
    "chart": (
        "chart.xml",
        f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>{_RUNS}</c:v></c:chartSpace>',
    ),
    "relationships": (f"{_RUNS}.xml", "<a/>"),
}


@pytest.mark.parametrize("kind", sorted(_UNPRINTED))
def test_what_is_not_printed_is_not_run(kind: str) -> None:
    """Jinja meets what a template prints, and nothing else: the rest is taken as it is."""
    name, content = _UNPRINTED[kind]
    relation = f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name}"/></Relationships>'
    types = (
        f'<Override PartName="/word/{name}" ContentType="application/vnd.a.{kind}+xml"/></Types>'
    )
    parts = {**template().parts, f"word/{name}": content.encode()}
    for one, end, more in (
        ("word/_rels/document.xml.rels", b"</Relationships>", relation),
        ("[Content_Types].xml", b"</Types>", types),
    ):
        parts[one] = parts[one].replace(end, more.encode())
    made = package_of("a.docx", document_bytes(sound(), package_of("mau.docx", zip_parts(parts))))
    whole = b"".join(name.encode() + blob for name, blob in made.parts.items())
    assert _RUNS.encode() in whole.replace(b"&apos;", b"'") and b"da-chay-42" not in whole


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/document.xml", b'<w:pgSz w:w="', b'<w:pgSz w:w="NaN'),
        ("word/document.xml", b'w:top="', b'w:top="NaN'),
        ("word/styles.xml", b'w:type="paragraph"', b'w:type="chua-biet"'),
        (
            "[Content_Types].xml",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
            b"application/xml",
        ),
    ],
)
def test_a_fault_of_the_template_is_told_as_its_own(
    name: str, old: bytes, new: bytes, desk: Desk
) -> None:
    desk.write("a.yaml", BASE)
    (desk.folder / "mau.docx").write_bytes(zip_parts(_with(name, old, new).parts))
    status = desk.run("build", "a.yaml", "--template", "mau.docx")
    assert "build/failed" not in desk.said
    assert status == 0 or told_of(desk.said, "template/damaged", "mau.docx"), desk.said


@pytest.mark.parametrize("name", ["-rf", "--force", "-"])
def test_a_plan_that_looks_like_an_option(name: str, desk: Desk) -> None:
    desk.write(f"plans/{name}.yaml", BASE)
    assert desk.run("build") == 1 and "build/file-name" in desk.said
    assert not [one for one in desk.names() if one.endswith(".docx")]


@pytest.mark.parametrize("char", ["\u202e", "\u200b", "\u2066", "\x1b", "\U000e0041", "\u00ad"])
def test_a_unit_with_a_character_that_nobody_sees(char: str) -> None:
    with pytest.raises(Rejected) as caught:
        commune(f"xã Tân{char} Hưng")
    assert [one.code for one in caught.value.problems] == ["cascade/unit"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_document_has_a_composed_name(form: str, desk: Desk) -> None:
    name = unicodedata.normalize("NFC", "kế-hoạch")
    desk.write(f"plans/{unicodedata.normalize(form, name)}.yaml", BASE)
    for _ in range(2):
        assert desk.run("build") == 0, desk.said
        assert {one for one in desk.names() if one.endswith(".docx")} == {f"output/{name}.docx"}
    assert desk.run("build", "--verify") == 0, desk.said
