"""docxtpl, wrapped: template and names in, document out, and not one word lost or read as code.

Values never pass through the text of the XML. What Jinja prints for a value is a token; docxtpl
assembles a document of tokens; only then are they replaced, in the parsed tree, by the words
(`expand.py`). So no `&`, `<` or `{{` of a plan meets a parser, and a word that did not arrive is
known to be missing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from typing import Any

from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from generator.language import NOTHING, Said
from generator.lazy import regex
from generator.package import Package
from generator.problems import Problem, Rejected, Spot
from generator.word.anchoring import NO_ANCHORS, Misplaced
from generator.word.expand import expand, stories
from generator.word.fields import forbidden_fields
from generator.word.opc import document_of, saved, unpacked
from generator.word.sandbox import Sandbox, Value, Vault, valued

MAX_BRACES, MAX_PARAGRAPHS, MAX_ELEMENTS, MAX_SPAN = 5000, 5000, 100_000, 63
_PARAGRAPHS, _SPANS = regex(rb"<w:(?:p|tc|tr)[ >/]"), regex(rb'gridSpan w:val="(\d+)"')
_PRIVATE = tuple(map(chr, range(0xFDD0, 0xFDDA)))
_Fault = tuple[str, Said, Said]
"""Code, message and advice."""
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl without the three steps of it that lose or run what a value says, each text of a
    template made ready once, its file opened once.
    """

    def init_docx(self, reload: bool = True) -> None:
        self.docx = document_of(self.template_file)

    def patch_xml(self, src_xml: str) -> str:
        return _patched(src_xml)

    def resolve_listing(self, xml: str) -> str:
        # Looks for breaks in values, paragraph by paragraph; where a value stands is a token.
        return str(super().resolve_listing(xml)) if _BREAKS.search(xml) else xml

    def fix_tables(self, xml: str) -> Any:
        # docxtpl parses with recover=True, which drops the rest of what is not well-formed.
        etree.fromstring(xml)
        return super().fix_tables(xml)

    def map_tree(self, tree: Any) -> None:
        # Taking the old body out takes the square of its length; a root of its own takes none.
        old = self.docx.element
        root = old.makeelement(old.tag, old.attrib, old.nsmap)
        root.extend(child for child in old if child is not old.body)
        root.append(tree)
        self.docx._element = self.docx.part._element = root

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Properties are ours to set (`stamp.py`); docxtpl escapes them twice."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        # docxtpl does this once per section, so that the second pass would read values as code.
        for part in self.docx.part.package.parts:
            if part.content_type == _FOOTNOTES:
                xml = self.render_xml_part(
                    self.patch_xml(part.blob.decode("utf-8")), part, context, jinja_env
                )
                part._blob = xml.encode("utf-8")


_BREAKS = regex("[\t\n\a\f]")


@lru_cache(32)
def _patched(xml: str) -> str:
    return str(DocxTemplate.patch_xml(None, xml))


def rendered(
    template: Package,
    names: Mapping[str, Any],
    blocks: Sequence[Any] = (),
    anchors: Mapping[str, str] = NO_ANCHORS,
) -> Document:
    """The document that `template` gives for `names`; `blocks` stand in the place of paragraphs.

    `anchors` has for the key of a text the name by which its paragraph is found.

    Raises `Rejected` with one problem for a template that asks for a name that there is none of,
    has tags that the sandbox forbids, is damaged, or leaves out something that the plan says. What
    goes wrong with the words and blocks that are put into it afterwards is our own fault, and no
    template is blamed for it.
    """
    spot = Spot(template.path)
    vault = Vault()
    environment = Sandbox(vault)
    with template_faults(template, names):
        document = _filled(template, names, environment)
        parsed = list(stories(document))
    try:
        found = expand(document, parsed, vault, blocks, anchors)
    except Misplaced as misplaced:
        raise _problem(spot, "place", misplaced.message, misplaced.advice) from None
    _account(spot, names, vault, found)
    return document


_CORE = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_OF_LIBREOFFICE = (
    b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
)


def _filled(template: Package, names: Mapping[str, Any], environment: Sandbox) -> Document:
    filled = _Template(_admitted(template))
    filled.render({name: valued(name, value) for name, value in names.items()}, environment)
    return filled.docx


@lru_cache(8)
def _admitted(template: Package) -> Any:
    """The members of a template in which nothing is that no template needs: looked at once."""
    _refuse(template, Spot(template.path))
    # Under LibreOffice's name python-docx does not know the properties, and makes them again.
    roots = template.parts.get("_rels/.rels", b"").replace(_CORE_OF_LIBREOFFICE, _CORE)
    return unpacked({**template.parts, "_rels/.rels": roots})


def _problem(spot: Spot, code: str, message: Said, advice: Said = NOTHING) -> Rejected:
    return Rejected([Problem(spot, f"template/{code}", message, advice=advice)])


_TAKE_OUT = Said("Bỏ khỏi mẫu rồi lưu lại dạng .docx.", "Take it out and save as .docx.")


def _refuse(template: Package, spot: Spot) -> None:
    """Refuses what no template needs: programs, outside sources, and more of it than is sane."""
    texts = [
        blob
        for name, blob in template.parts.items()
        if name.startswith("word/") and name.endswith(".xml")
    ]
    for code, message, advice in chain(_foreign(template), _excessive(texts)):
        raise _problem(spot, code, message, advice)
    for name, blob in template.parts.items():
        if name.endswith((".xml", ".rels")):
            # A part that Word could not read either; `template_faults` says so.
            for words in forbidden_fields(etree.fromstring(blob)):
                message = Said(
                    f"mẫu có trường không được dùng: {words}",
                    f"the template has a field that it may not have: {words}",
                )
                raise _problem(spot, "field", message, _TAKE_OUT)


def _foreign(template: Package) -> Iterator[_Fault]:
    """What a template brings along that runs, or that it would fetch."""
    for name in template.active:
        message = Said(
            f"mẫu có macro, đối tượng nhúng hoặc trường lạ: {name}",
            f"the template has active content: {name}",
        )
        yield "macros", message, _TAKE_OUT
    for name in template.external:
        message = Said(
            f"mẫu lấy dữ liệu từ bên ngoài: {name}", f"the template fetches from outside: {name}"
        )
        yield "external", message, Said("Bỏ ảnh, mẫu hoặc liên kết đó.", "Remove that link.")


_TOO_MANY_TAGS = Said("mẫu có quá nhiều thẻ", "the template has too many tags")


def _excessive(texts: Sequence[bytes]) -> Iterator[_Fault]:
    """What there is too much of in the texts of a template, or what does not belong into any."""
    whole = b"".join(texts)
    long = Said("mẫu quá dài", "the template is too long")
    counted = (
        (whole.count(b"{"), MAX_BRACES, "tags", _TOO_MANY_TAGS),
        (len(_PARAGRAPHS.findall(whole)), MAX_PARAGRAPHS, "too-large", long),
        (whole.count(b"<"), MAX_ELEMENTS, "too-large", long),
    )
    yield from ((code, said, NOTHING) for count, most, code, said in counted if count > most)
    if any(int(span) > MAX_SPAN for span in _SPANS.findall(whole)):
        message = Said("mẫu có ô gộp quá rộng", "a cell of the template spans too much")
        yield "damaged", message, NOTHING
    if any(char in whole.decode("utf-8", "replace") for char in _PRIVATE):
        message = Said("mẫu có ký tự không dùng được", "the template has characters of no use")
        yield "damaged", message, NOTHING


@contextmanager
def template_faults(template: Package, names: Mapping[str, Any]) -> Iterator[None]:
    """Makes whatever a template is at fault for inside the block a `Rejected`."""
    spot = Spot(template.path)
    try:
        yield
    except Rejected:
        raise
    except UndefinedError as error:
        from difflib import get_close_matches

        unknown = (re.findall(r"'([^']+)'", str(error)) or [""])[-1]
        near = get_close_matches(unknown, [*names, "doan", "chu", "kieu", "dong"], 1)
        message = Said(
            f"mẫu dùng tên '{unknown}' không có",
            f"the template uses '{unknown}', which there is none of",
        )
        place = Spot(spot.path, part=_paragraph_with(template, unknown))
        known = near[0] if near else ", ".join(names)
        raise _problem(
            place, "unknown-name", message, Said(f"Có phải: {known}?", f"Did you mean: {known}?")
        ) from None
    except SecurityError as error:
        message = Said(
            f"mẫu dùng lệnh không được phép: {error}", f"the template does what it may not: {error}"
        )
        raise _problem(spot, "forbidden", message) from None
    except TemplateError as error:
        said = "có thẻ mở mà không đóng" if "end of template" in str(error) else str(error)
        message = Said(f"thẻ trong mẫu sai: {said}", f"a tag in the template is wrong: {error}")
        around = " ".join(" ".join(getattr(error, "docx_context", ())).split())[:200]
        advice = Said(
            "Xem lại cặp {%p if %} … {%p endif %}, {%p for %} … {%p endfor %}.",
            "Check that tags come in pairs.",
        )
        raise _problem(Spot(spot.path, part=around), "syntax", message, advice) from None
    except MemoryError:
        raise
    except Exception as error:
        # python-docx answers a damaged file with any of a dozen exceptions; no plan is read here.
        message = Said(
            f"mẫu hỏng hoặc thẻ đặt sai chỗ ({error})",
            f"the template is damaged or a tag misplaced ({error})",
        )
        advice = Said(
            "Mỗi thẻ {%p … %} đứng một mình một đoạn.",
            "Each {%p … %} tag stands alone in its paragraph.",
        )
        raise _problem(spot, "damaged", message, advice) from None


@contextmanager
def unless_damaged(template: Package) -> Iterator[None]:
    """A fault inside the block is a fault of the template that cannot be stored as it is, either."""
    try:
        yield
    except Exception:
        with template_faults(template, {}):
            alone = document_of(unpacked(template.parts))
            alone.core_properties.title = ""
            saved(alone)
        raise


def _paragraph_with(template: Package, name: str) -> str:
    texts = re.findall(
        rb"<w:p[ >].*?</w:p>", template.parts.get("word/document.xml", b""), re.DOTALL
    )
    for paragraph in texts:
        text = re.sub(rb"<[^>]+>", b"", paragraph).decode("utf-8", "replace")
        if name and name in text:
            return text.strip()[:80]
    return ""


def _account(spot: Spot, names: Mapping[str, Any], vault: Vault, found: set[int]) -> None:
    """Sees to it that every word that was to be printed stands in the document."""
    lost = [vault.texts[number] for number in range(len(vault.texts)) if number not in found]
    if lost:
        message = Said(
            f"mẫu làm mất chữ: {lost[0][:60]}", f"the template loses text: {lost[0][:60]}"
        )
        advice = Said(
            "Để thẻ {{ }} trong một đoạn không có thẻ {%p %}.",
            "Keep {{ }} out of paragraphs that hold {%p %}.",
        )
        raise _problem(spot, "lost", message, advice)
    unsaid = [key for key in required(names) if key not in vault.printed]
    if unsaid:
        message = Said(f"mẫu không in '{unsaid[0]}'", f"the template does not print '{unsaid[0]}'")
        advice = Said(
            "Thêm thẻ này vào mẫu; xem docs/templates.md.",
            "Add its tag; see docs/templates.md.",
        )
        raise _problem(spot, "not-printed", message, advice)


def required(names: Mapping[str, Any]) -> list[str]:
    """The keys of all texts that a document must show."""
    return [value.key for name, value in names.items() for value in _values(valued(name, value))]


def _values(value: Any) -> list[Value]:
    if isinstance(value, Value):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [inner for item in value for inner in _values(item)]
    return [value.chu] if value.chu.strip() else []
