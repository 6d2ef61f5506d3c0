"""A paper with each finding as a Word comment at its words (ECMA-376-1, 17.13.4)."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from generator.language import Lang, Said, visible
from generator.mending.earlier import without_earlier
from generator.mending.parts import add_part
from generator.mending.places import Anchor, anchored, further_places
from generator.package import Package, relations_of, zip_parts
from generator.problems import Problem, Rejected, Spot
from generator.reading.authors import COMMENTING
from generator.reading.document.layout import Document
from generator.reading.document.ooxml import (
    Damaged,
    Element,
    TooMuchMarkup,
    W,
    as_part,
    parent_of,
    parse,
)
from generator.reading.document.read import main_part, read_body, read_document
from generator.reading.finding import excerpt, said
from generator.reading.lint import damaged_file
from generator.rules import told

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INITIALS = "Soi"
_QUIET, _SMALL = "808080", "14"
"""How the code stands, which is for whoever wants to have it explained: grey, in 7 points."""

told("comments/signed", "văn bản đã ký số không nhận ghi chú", "a signed file takes no comments")
told("comments/empty", "văn bản không có đoạn nào", "the paper has no paragraph")
told(
    "comments/strict",
    "dạng “Strict Open XML” không nhận ghi chú",
    "Strict Open XML takes no comments",
)


_FEW = 10
"""Further places of a finding up to which each has a comment."""
_OPENING = 40
"""Characters of a paragraph by which it is found."""


class Commented(NamedTuple):
    """A paper with its comments, how many these are, and in the place of how many earlier ones."""

    content: bytes
    comments: int
    earlier: int


class _Note(NamedTuple):
    anchor: Anchor
    lines: Sequence[str]
    code: str


def commented(package: Package, problems: Sequence[Problem], lang: Lang) -> Commented:
    """The same paper with a comment for each of `problems`, and at few further places of one, in the
    place of those that it had of the program; all other parts keep their bytes.

    Beside the part of comments, only the document, its relationships and the content types change.
    Raises `Rejected` for a signed file, whose signature a change would break, and for one that has
    no paragraph or cannot be read.
    """
    try:
        return _commented(package, problems, lang)
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(package.path, error)]) from None


def _commented(package: Package, problems: Sequence[Problem], lang: Lang) -> Commented:
    main = main_part(package)
    _refuse(package, main)
    package, earlier = without_earlier(package)
    body = read_body(package)
    document = read_document(package, body)
    if not document.paragraphs:
        message = Said("văn bản không có đoạn nào để ghi chú", "no paragraph takes a comment")
        raise Rejected([Problem(Spot(package.path), "comments/empty", message)])
    parts = dict(package.parts)
    name = _comments_part(parts, main)
    comments = parse(parts[name], name)
    used = [one.get(W + "id", "") for one in comments]
    first = 1 + max((int(identity) for identity in used if identity.isdecimal()), default=-1)
    notes = [note for problem in problems for note in _notes(document, problem, lang)]
    for identity, note in enumerate(notes, first):
        comments.append(_comment(identity, note))
        _mark(note.anchor, identity)
    parts[name] = as_part(comments)
    parts[main] = as_part(body.getroottree().getroot())
    return Commented(zip_parts(parts, deflated=True), len(notes), earlier)


def _notes(document: Document, problem: Problem, lang: Lang) -> Iterator[_Note]:
    """What is said at the words of a finding, then at each of few further places."""
    anchor, further = anchored(document, problem), further_places(document, problem)
    others = [_of_others(further).to(lang)] if further else []
    yield _Note(anchor, [*_lines(problem, anchor.beside, lang), *others], problem.code)
    for one in further if len(further) <= _FEW else ():
        yield _Note(one, [_again(problem, anchor).to(lang)], problem.code)


def _of_others(further: Sequence[Anchor]) -> Said:
    """How many further places there are, and how they are found."""
    count = len(further)
    if count <= _FEW:
        return said(
            "Cũng thế ở {} đoạn khác, có ghi chú riêng.",
            "So in {} more, each with a comment.",
            f"{count}",
        )
    span = _opening(further[0]), _opening(further[-1])
    return said(
        "Cũng thế ở {} đoạn khác, từ “{}” đến “{}”.",
        "So in {} more, from “{}” to “{}”.",
        f"{count}",
        *span,
    )


def _again(problem: Problem, first: Anchor) -> Said:
    breach = problem.breach
    what = said("{}: {}", "{}: {}", breach.title, breach.found) if breach else problem.message
    return said(
        "Cũng thế: {} (xem ghi chú ở “{}”)",
        "So it is here: {} (see the comment at “{}”)",
        what,
        _opening(first),
    )


def _opening(anchor: Anchor) -> str:
    texts = anchor.paragraph.iter(W + "t")
    return excerpt(
        "".join(one.text or "" for one in texts if _shown(one, anchor.paragraph)), _OPENING
    )


def _refuse(package: Package, main: str) -> None:
    if any(name.startswith("_xmlsignatures/") for name in package.parts):
        message = Said(
            "văn bản đã ký số: thêm ghi chú sẽ làm hỏng chữ ký",
            "the file is signed: a comment would break the signature",
        )
        advice = Said("Dùng bản chưa ký.", "Take the copy before it was signed.")
        raise Rejected([Problem(Spot(package.path), "comments/signed", message, advice=advice)])
    if b"purl.oclc.org" in package.parts[main][:4096]:
        message = Said("tệp dạng “Strict Open XML”", "the file is Strict Open XML")
        advice = Said("Lưu lại dạng “Word Document (.docx)”.", "Save it as Word Document (.docx).")
        raise Rejected([Problem(Spot(package.path), "comments/strict", message, advice=advice)])


def _comments_part(parts: dict[str, bytes], main: str) -> str:
    """The name of the part of comments, which is made and declared where there is none."""
    for relation in relations_of(parts, main):
        if relation.kind == "comments" and relation.path in parts:
            return relation.path
    return add_part(parts, main, "comments", etree.Element(W + "comments", nsmap={"w": W[1:-1]}))[0]


def _comment(identity: int, note: _Note) -> Element:
    comment = etree.Element(
        W + "comment",
        {W + "id": str(identity), W + "author": COMMENTING, W + "initials": _INITIALS},
    )
    for line in note.lines:
        _write(comment, line)
    code = _write(comment, f"[{note.code}]")
    look = etree.Element(W + "rPr")
    etree.SubElement(look, W + "color", {W + "val": _QUIET})
    etree.SubElement(look, W + "sz", {W + "val": _SMALL})
    code.insert(0, look)
    return comment


def _write(comment: Element, line: str) -> Element:
    """Adds a line to the comment; gives the run that has its words."""
    run = etree.SubElement(etree.SubElement(comment, W + "p"), W + "r")
    text = etree.SubElement(run, W + "t")
    text.set(_SPACE, "preserve")
    text.text = visible(line)
    return run


def _lines(problem: Problem, beside: Said, lang: Lang) -> Iterator[str]:
    told = (problem.severity.said, beside, problem.message)
    yield ": ".join(one.to(lang) for one in told if one.vi)
    if problem.advice.to(lang):
        yield f"→ {problem.advice.to(lang)}"


def _mark(anchor: Anchor, identity: int) -> None:
    """Puts the comment around its words, or around the whole paragraph."""
    runs = _runs_of(anchor) if anchor.words else []
    tops = [_child_of(anchor.paragraph, run) for run in runs] or list(_content(anchor.paragraph))
    start = etree.Element(W + "commentRangeStart", {W + "id": str(identity)})
    end = etree.Element(W + "commentRangeEnd", {W + "id": str(identity)})
    shown = etree.Element(W + "r")
    etree.SubElement(shown, W + "commentReference", {W + "id": str(identity)})
    if tops:
        tops[0].addprevious(start)
        tops[-1].addnext(end)
    else:
        anchor.paragraph.extend([start, end])
    end.addnext(shown)


def _content(paragraph: Element) -> Iterable[Element]:
    return (child for child in paragraph if child.tag != W + "pPr")


def _child_of(paragraph: Element, element: Element) -> Element:
    """The child of the paragraph that is or holds `element`."""
    while parent_of(element) is not paragraph:
        element = parent_of(element)
    return element


def _runs_of(anchor: Anchor) -> list[Element]:
    """The runs that hold just the words of an anchor, cut out of longer ones where that can be."""
    texts = [one for one in anchor.paragraph.iter(W + "t") if _shown(one, anchor.paragraph)]
    start, end = _found(texts, anchor.words)
    at, runs = 0, []
    for text in texts:
        length = len(text.text or "")
        low, high = max(start - at, 0), min(end - at, length)
        if low < high:
            runs.append(_cut(text, low, high))
        at += length
    return runs


def _shown(text: Element, paragraph: Element) -> bool:
    """Whether a text is the paragraph's own, neither struck out nor of a box inside it."""
    hidden = {W + "del", W + "moveFrom", W + "txbxContent"}
    around = list(text.iterancestors())
    return not any(one.tag in hidden for one in around[: around.index(paragraph)])


def _found(texts: Sequence[Element], words: str) -> tuple[int, int]:
    """Where the words stand in the texts joined, whatever blanks divide them there."""
    joined = "".join(one.text or "" for one in texts)
    if (at := joined.find(words)) >= 0:
        return at, at + len(words)
    kept = [at for at, char in enumerate(joined) if not char.isspace()]
    at = "".join(joined[one] for one in kept).find("".join(words.split()))
    if at < 0:
        return 0, len(joined)
    return kept[at], kept[at + len("".join(words.split())) - 1] + 1


def _cut(text: Element, low: int, high: int) -> Element:
    """The run of `text`, from `low` to `high` alone where it holds nothing else."""
    run = parent_of(text)
    words = text.text or ""
    if [child for child in run if child.tag not in (W + "rPr", W + "t")] or len(
        run.findall(W + "t")
    ) > 1:
        return run
    for piece, place in ((words[:low], "addprevious"), (words[high:], "addnext")):
        if piece:
            other = deepcopy(run)
            other.tail = None
            _say(other, piece)
            getattr(run, place)(other)
    _say(run, words[low:high])
    return run


def _say(run: Element, words: str) -> None:
    text = run.find(W + "t")
    assert text is not None
    text.text = words
    text.set(_SPACE, "preserve")
