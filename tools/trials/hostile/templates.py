"""Templates that are code, values that look like code, and tags that are none."""

from collections.abc import Iterator

from generator.package import zip_parts
from tests.helpers import BASE, template
from tools.trials.hostile.case import Case, Due, refused, taken, told

_MAIN = "word/document.xml"
_NAME = '<w:r><w:t xml:space="preserve">{{ ho_ten }}</w:t></w:r>'
_BUILD = ("build", "a.yaml", "--template", "mau.docx", "-o", "ra")
_RAN = "da-chay-42"
"""What would be there if code had run."""
_CODE = {
    "globals": "{{ cycler.__init__.__globals__.os.popen('echo da-chay-$((6*7))').read() }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('echo da-chay-$((6*7))').read() }}",
    "joiner": "{{ joiner.__init__.__globals__.os.system('touch da-chay-$((6*7))') }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "subclasses": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "of a name": "{{ ho_ten.__class__.__base__ }}",
    "by attribute": "{{ ho_ten|attr('__class__') }}",
    "by format": "{{ '{0.__class__}'.format(ho_ten) }}",
    "self": "{{ self._TemplateReference__context }}",
    "config": "{{ config.items() }}",
    "request": "{{ request.application.__globals__ }}",
    "sum": "{{ 'da-chay-' ~ 6*7 }}",
    "times": "{{ 7*7 }}",
    "power": "{{ 10**(10**8) }}",
    "long word": "{{ 'a'*1000000000 }}",
    "wide": "{{ ho_ten|center(1000000000) }}",
    "percent": "{{ '%1000000000d' % 1 }}",
    "range": "{% for i in range(10**9) %}{% endfor %}",
    "ranges": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "lorem": "{{ lipsum(n=100000) }}",
    "clear": "{{ can_cu.clear() }}",
    "append": "{% for a in can_cu %}{{ can_cu.append(a) }}{% endfor %}",
    "recursion": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "call": "{% macro f() %}{{ caller() }}{% endmacro %}{% call f() %}x{% endcall %}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import '/etc/passwd' as x %}",
    "extends": "{% extends '/etc/passwd' %}",
    "set": "{% set x = 6*7 %}da-chay-{{ x }}",
    "block": "{% block x %}da-chay-{{ 6*7 }}{% endblock %}{{ self.x() }}",
    "filter": "{% filter lower %}DA-CHAY-42{% endfilter %}",
    "do": "{% do can_cu.append('x') %}",
    "parentheses": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "additions": "{{ " + "1+" * 20_000 + "1 }}",
    "loops": "{% for a in can_cu %}" * 25 + "{% endfor %}" * 25,
    "tags": "{{ ho_ten }}" * 20_000,
    "open tags": "{%" * 16_000,
    "open braces": "{{" * 16_000,
    "comments": "{#" * 16_000,
}
_SPLIT = {
    "whole": lambda tag: f'<w:r><w:t xml:space="preserve">{tag}</w:t></w:r>',
    "over runs": lambda tag: "".join(
        f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>' for one in (tag[:9], tag[9:])
    ),
}


def _files(parts: dict[str, bytes], text: str = BASE) -> dict[str, bytes]:
    return {"a.yaml": text.encode(), "mau.docx": zip_parts(parts, deflated=True)}


def _with(new: str, old: str = _NAME, part: str = _MAIN) -> dict[str, bytes]:
    parts = {**template().parts}
    text = parts[part].decode()
    assert old in text, old
    return {**parts, part: text.replace(old, new, 1).encode()}


def _escaped(tag: str) -> str:
    return tag.replace("&", "&amp;").replace("<", "&lt;")


def _part(name: str, kind: str, content: str) -> dict[str, bytes]:
    """The template with one part more, to which the text leads."""
    parts = _with(
        "</Relationships>".join(
            [
                f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name}"/>',
                "",
            ]
        ),
        "</Relationships>",
        "word/_rels/document.xml.rels",
    )
    types = parts["[Content_Types].xml"].decode()
    override = f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/></Types>'
    parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    return {**parts, f"word/{name}": content.encode()}


_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STORIES = {
    "footer": f"<w:ftr {_NAMES}><w:p>@</w:p></w:ftr>",
    "header": f"<w:hdr {_NAMES}><w:p>@</w:p></w:hdr>",
    "footnotes": f'<w:footnotes {_NAMES}><w:footnote w:id="1"><w:p>@</w:p></w:footnote></w:footnotes>',
    "endnotes": f'<w:endnotes {_NAMES}><w:endnote w:id="1"><w:p>@</w:p></w:endnote></w:endnotes>',
    "comments": f'<w:comments {_NAMES}><w:comment w:id="0"><w:p>@</w:p></w:comment></w:comments>',
}
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>@</dc:title><dc:creator>@</dc:creator>'
    "<cp:keywords>@</cp:keywords></cp:coreProperties>"
)
_DUE = {name: refused("mau.docx", "template/", nowhere=(_RAN,)) for name in _STORIES}
_DUE |= {name: told(nowhere=(_RAN,)) for name in ("comments", "endnotes")}
"""Comments and endnotes are nothing that a template prints: what stands there is a text, or refused."""


def code() -> Iterator[Case]:
    """Code in every place that templates have, whole and over runs."""
    for name, tag in _CODE.items():
        due = refused("mau.docx", "template/", nowhere=(_RAN,))
        for split, made in _SPLIT.items():
            parts = _with(_NAME + made(_escaped(tag)))
            yield Case(f"{name}, {split}", _BUILD, _files(parts), due)
        if len(tag) < 200:
            for story, content in _STORIES.items():
                inner = _SPLIT["whole"](_escaped(tag))
                parts = _part(f"{story}9.xml", story, content.replace("@", inner))
                yield Case(f"{name}, in {story}", _BUILD, _files(parts), _DUE[story])
            core = _CORE.replace("@", _escaped(tag))
            parts = {**template().parts, "docProps/core.xml": core.encode()}
            yield Case(f"{name}, in the properties", _BUILD, _files(parts), told(nowhere=(_RAN,)))


_VALUES = (
    *("{{ 7*7 }}", "{{ cycler }}", "{% if x %}", "{%p endfor %}", "{%tr for a in b %}", "{{r x }}"),
    *("{_{ x }_}", "{# x #}", "<w:p/>", "<!-- x", "]]>", "&lt;b", "&", "${x}", "%(x)s", "\\n"),
    "{{ cycler.__init__.__globals__.os.popen('echo da-chay-$((6*7))').read() }}",
)
_FIELDS = {
    "name": ("name: Nguyễn Văn An", "name: '@'"),
    "closing": ("closing: Trên đây là Kế hoạch năm 2026.", "closing: '@'"),
    "purpose": ("- Nâng cao hiệu lực, hiệu quả quản lý nhà nước.", "- '@'"),
    "footnote": ("- Nâng cao hiệu lực, hiệu quả quản lý nhà nước.", "- 'Nâng cao^[@] hiệu quả.'"),
}


def values() -> Iterator[Case]:
    """Values of a plan that would be code, were they read again, in a template of two sections with footnotes."""
    main = template().parts[_MAIN].decode()
    section = main[main.index("<w:sectPr>") : main.index("</w:sectPr>") + len("</w:sectPr>")]
    story = _STORIES["footnotes"].replace("@", "<w:r><w:t>{{ ho_ten }}</w:t></w:r>")
    parts = _part("footnotes.xml", "footnotes", story)
    parts[_MAIN] = main.replace("<w:tbl>", f"<w:p><w:pPr>{section}</w:pPr></w:p><w:tbl>", 1).encode()  # fmt: skip
    for value in _VALUES:
        for field, (old, new) in _FIELDS.items():
            text = BASE.replace(old, new.replace("@", value.replace("'", "''")))
            printed = _escaped(value).replace(">", "&gt;") if "\\" not in value else "n"
            due = Due(None, printed=(printed,), nowhere=("root\n",), writes=True)
            yield Case(f"{field}: {value[:20]}", _BUILD, _files(parts, text), due)


def tags() -> Iterator[Case]:
    """Names that are missing, unknown or incomplete, tags that do not fit together."""
    for tag in (
        *("{{ khong_co }}", "{{ ho_tenn }}", "{{ ho_ten }", "{{ ho_ten", "{ho_ten}", "", "{{ }}"),
        *("{% if ho_ten %}{{ ho_ten }}", "{% endif %}", "{% for a in can_cu %}{{ a }}", "{% else %}"),
        *("{%p if ho_ten %}", "{{ ho_ten | khong_co }}", "{{ ho_ten | upper(1, 2, 3) }}", "{{ 'a }}"),
        *("{{ ho_ten.khong_co }}", "{{ ho_ten[0] }}", "{{ ho_ten[0:3] }}", "{{ can_cu }}", "{{ true }}"),
    ):  # fmt: skip
        due = refused("mau.docx", "template/")
        yield Case(f"tag: {tag or 'none'}", _BUILD, _files(_with(_SPLIT["whole"](tag))), due)
    for part in sorted(template().parts):
        parts = {**template().parts}
        del parts[part]
        yield Case(f"without {part}", _BUILD, _files(parts), told())
        yield Case(f"{part} is empty", _BUILD, _files({**parts, part: b""}), told())
        yield Case(f"{part} is no XML", _BUILD, _files({**parts, part: b"<a"}), told())
    yield Case("as it is shipped", _BUILD, _files({**template().parts}), taken())
