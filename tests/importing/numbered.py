"""Thirty small papers whose numbers Word makes, and the numbers as python-docx-ng 2.1.0 works them out.

It takes the place of python-docx, so what it said was typed in here: `NUMBERS`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.package import zip_parts
from tests.reading.papers.wml import NAMES

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Level = tuple[str, str] | tuple[str, str, str]
"""A form of numbers, the text of the level, and more markup of it."""
Line = tuple[str, int | None, int | None]
"""The style of a paragraph, and the list and level that it names itself."""


@dataclass(frozen=True)
class Paper:
    """Lists by number, each with its levels; overrides by list and level; styles; paragraphs.

    The paragraphs from the first to the second place of `table` stand in cells of one.
    """

    lists: dict[int, list[Level]]
    lines: list[Line]
    nums: dict[int, tuple[int, str]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int | None, int | None]] = field(default_factory=dict)
    table: tuple[int, int] = (0, 0)


def _level(at: int, level: Level) -> str:
    form, text, *more = level
    start = "" if any("w:start " in one for one in more) else '<w:start w:val="1"/>'
    first = "".join(one for one in more if "w:start " in one or "w:lvlRestart" in one)
    rest = "".join(one for one in more if one not in first)
    return (
        f'<w:lvl w:ilvl="{at}">{start}{first if "w:start " in first else ""}'
        f'<w:numFmt w:val="{form}"/>{"" if "w:start " in first else first}{rest}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _numbering(paper: Paper) -> str:
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        f"{''.join(_level(at, one) for at, one in enumerate(levels))}</w:abstractNum>"
        for number, levels in paper.lists.items()
    )
    nums = paper.nums or {number: (number, "") for number in paper.lists}
    rows = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
        for number, (abstract, overrides) in nums.items()
    )
    return f"{_XML}<w:numbering {NAMES}>{abstracts}{rows}</w:numbering>"


def _num(num: int | None, level: int | None) -> str:
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    inner += "" if num is None else f'<w:numId w:val="{num}"/>'
    return f"<w:numPr>{inner}</w:numPr>" if inner else ""


def _styles(paper: Paper) -> str:
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"{f'<w:basedOn w:val={chr(34)}{parent}{chr(34)}/>' if parent else ''}"
        f"<w:pPr>{_num(num, level)}</w:pPr></w:style>"
        for name, (parent, num, level) in paper.styles.items()
    )
    return f"{_XML}<w:styles {NAMES}>{rows}</w:styles>"


def _lines(paper: Paper) -> Iterator[str]:
    for at, (style, num, level) in enumerate(paper.lines, 1):
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        yield (f"<w:p><w:pPr>{named}{_num(num, level)}</w:pPr><w:r><w:t>Câu {at}</w:t></w:r></w:p>")


def _body(paper: Paper) -> str:
    lines = list(_lines(paper))
    first, end = paper.table
    rows = (f"<w:tr><w:tc>{line}</w:tc></w:tr>" for line in lines[first:end])
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
    cells = f"<w:tbl>{grid}{''.join(rows)}</w:tbl>" if end else ""
    return "".join([*lines[:first], cells, *lines[end:]])


def written(paper: Paper) -> bytes:
    """The file."""
    kinds = ("styles", "numbering")
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((one, one) for one in kinds))
    )
    relations = "".join(
        f'<Relationship Id="{one}" Type="{_REL}/{one}" Target="{one}.xml"/>' for one in kinds
    )
    space = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/relationships"><Relationship Id="a" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": f"<w:document {NAMES}><w:body>{_body(paper)}"
        "<w:sectPr/></w:body></w:document>",
        "word/styles.xml": _styles(paper),
        "word/numbering.xml": _numbering(paper),
    }
    return zip_parts({name: text.encode() for name, text in parts.items()})


def _own(*levels: int | None, num: int = 1) -> list[Line]:
    return [("", None if level is None else num, level) for level in levels]


ARABIC: list[Level] = [("decimal", "%1.")]
OUTLINE: list[Level] = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")]
LEGAL: list[Level] = [("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3.")]
_IS_LEGAL = "<w:isLgl/>"
_START = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'


def _restart(level: int) -> str:
    return f'<w:lvlRestart w:val="{level}"/>'


PAPERS: dict[str, Paper] = {
    "arabic": Paper({1: ARABIC}, _own(0, 0, 0)),
    "between paragraphs": Paper({1: ARABIC}, _own(0, None, 0, None, 0)),
    "outline": Paper({1: OUTLINE}, _own(0, 1, 2, 2, 1, 2, 0, 1, 2)),
    "decimals": Paper({1: LEGAL}, _own(0, 1, 1, 2, 2, 0, 1, 2)),
    "two lists": Paper({1: ARABIC, 2: ARABIC}, [*_own(0, 0), *_own(0, 0, num=2), *_own(0)]),
    "in cells of a table": Paper({1: ARABIC}, _own(0, 0, 0, 0), table=(1, 3)),
    "a start of its own": Paper(
        {1: ARABIC}, [*_own(0, 0), *_own(0, 0, num=2)], {1: (1, ""), 2: (1, _START.format(0, 1))}
    ),
    "a start that is not one": Paper(
        {1: ARABIC}, [*_own(0), *_own(0, 0, num=2)], {1: (1, ""), 2: (1, _START.format(0, 5))}
    ),
    "a start below": Paper(
        {1: LEGAL}, [*_own(0, 1, 1), *_own(1, 1, num=2)], {1: (1, ""), 2: (1, _START.format(1, 4))}
    ),
    "from three on": Paper({1: [("decimal", "%1.", '<w:start w:val="3"/>')]}, _own(0, 0)),
    "by style": Paper({1: ARABIC}, [("Muc", None, None)] * 3, styles={"Muc": ("", 1, 0)}),
    "by style, levels": Paper(
        {1: OUTLINE},
        [("A", None, None), ("B", None, None), ("B", None, None), ("A", None, None)],
        styles={"A": ("", 1, 0), "B": ("", 1, 1)},
    ),
    "by the style above": Paper(
        {1: ARABIC},
        [("Con", None, None), ("Con", None, None)],
        styles={"Me": ("", 1, 0), "Con": ("Me", None, None)},
    ),
    "a level that names its style": Paper(
        {1: [OUTLINE[0], ("decimal", "%2.", '<w:pStyle w:val="Con"/>')]},
        [("Me", None, None), ("Con", None, None), ("Con", None, None), ("Me", None, None)],
        styles={"Me": ("", 1, 0), "Con": ("", 1, 1)},
    ),
    "no number in spite of the style": Paper(
        {1: ARABIC},
        [("Muc", None, None), ("Muc", 0, None), ("Muc", None, None)],
        styles={"Muc": ("", 1, 0)},
    ),
    "another list in spite of the style": Paper(
        {1: ARABIC, 2: [("lowerLetter", "%1)")]},
        [("Muc", None, None), ("Muc", 2, 0), ("Muc", None, None)],
        styles={"Muc": ("", 1, 0)},
    ),
    "legal": Paper(
        {1: [("upperRoman", "%1."), ("decimal", "%1.%2.", _IS_LEGAL)]}, _own(0, 1, 1, 0, 1)
    ),
    "legal below": Paper(
        {1: [*OUTLINE[:2], ("decimal", "%1.%2.%3.", _IS_LEGAL)]}, _own(0, 1, 2, 2, 1, 2)
    ),
    "not legal": Paper({1: [("upperRoman", "%1."), ("decimal", "%1.%2.")]}, _own(0, 1, 1, 0, 1)),
    "never anew": Paper(
        {1: [("upperRoman", "%1."), ("decimal", "%2.", _restart(0))]}, _own(0, 1, 1, 0, 1)
    ),
    "anew after the first level alone": Paper(
        {1: [*OUTLINE[:2], ("lowerLetter", "%3)", _restart(1))]}, _own(0, 1, 2, 1, 2, 0, 1, 2)
    ),
    "a level is missing": Paper({1: LEGAL}, _own(0, 2, 2, 0, 2)),
    "it begins below": Paper({1: LEGAL}, _own(1, 1, 0, 1)),
    "letters": Paper({1: [("lowerLetter", "%1)")]}, _own(*[0] * 6)),
    "capital letters": Paper({1: [("upperLetter", "%1.")]}, _own(*[0] * 5)),
    "Roman": Paper({1: [("lowerRoman", "(%1)")]}, _own(*[0] * 5)),
    "Điều": Paper({1: [("decimal", "Điều %1."), ("decimal", "%2.")]}, _own(0, 1, 1, 0, 1)),
    "zeros": Paper({1: [("decimalZero", "%1.")]}, _own(0, 0)),
    "a level of another kind": Paper(
        {1: ARABIC},
        [*_own(0, 0), *_own(0, 0, num=2)],
        {
            1: (1, ""),
            2: (
                1,
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
                f"{_level(0, ('lowerLetter', '%1)'))}</w:lvlOverride>",
            ),
        },
    ),
    "words behind the number": Paper(
        {1: [("decimal", "Bước %1:"), ("decimal", "%1/%2")]}, _own(0, 1, 0, 1, 1)
    ),
}

NUMBERS = {
    "arabic": ["1.", "2.", "3."],
    "between paragraphs": ["1.", "", "2.", "", "3."],
    "outline": ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1.", "a)"],
    "decimals": ["1.", "1.1.", "1.2.", "1.2.1.", "1.2.2.", "2.", "2.1.", "2.1.1."],
    "two lists": ["1.", "2.", "1.", "2.", "3."],
    "in cells of a table": ["1.", "2.", "3.", "4."],
    "a start of its own": ["1.", "2.", "1.", "2."],
    "a start that is not one": ["1.", "5.", "6."],
    "a start below": ["1.", "1.1.", "1.2.", "1.4.", "1.5."],
    "from three on": ["3.", "4."],
    "by style": ["1.", "2.", "3."],
    "by style, levels": ["I.", "1.", "2.", "II."],
    "by the style above": ["1.", "2."],
    "a level that names its style": ["I.", "1.", "2.", "II."],
    "no number in spite of the style": ["1.", "", "2."],
    "another list in spite of the style": ["1.", "a)", "2."],
    "legal": ["I.", "1.1.", "1.2.", "II.", "2.1."],
    "legal below": ["I.", "1.", "1.1.1.", "1.1.2.", "2.", "1.2.1."],
    "not legal": ["I.", "I.1.", "I.2.", "II.", "II.1."],
    "never anew": ["I.", "1.", "2.", "II.", "3."],
    "anew after the first level alone": ["I.", "1.", "a)", "2.", "b)", "II.", "1.", "a)"],
    "a level is missing": ["1.", "1.1.1.", "1.1.2.", "2.", "2.1.1."],
    "it begins below": ["1.1.", "1.2.", "1.", "1.1."],
    "letters": ["a)", "b)", "c)", "d)", "e)", "f)"],
    "capital letters": ["A.", "B.", "C.", "D.", "E."],
    "Roman": ["(i)", "(ii)", "(iii)", "(iv)", "(v)"],
    "Điều": ["Điều 1.", "1.", "2.", "Điều 2.", "1."],
    "zeros": ["01.", "02."],
    "a level of another kind": ["1.", "2.", "a)", "b)"],
    "words behind the number": ["Bước 1:", "1/1", "Bước 2:", "2/1", "2/2"],
}
