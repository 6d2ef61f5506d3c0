"""Fields of WordprocessingML turned into the text that they last showed."""

from lxml import etree

from generator.reading.document.ooxml import Element, W, take_out

COUNTED = ("PAGE", "NUMPAGES", "SECTIONPAGES")
"""Fields that stay: they show what the layout alone knows, and fetch nothing."""
_CHAR, _SIMPLE, _CODE = W + "fldChar", W + "fldSimple", W + "instrText"


def flatten(root: Element) -> None:
    """Leaves of every other field its cached result; a field inside the code of another goes with
    it."""
    for simple in list(root.iter(_SIMPLE)):
        if keyword(simple.get(W + "instr", "")) not in COUNTED:
            unwrap(simple)
        else:
            simple.set(W + "instr", f" {keyword(simple.get(W + 'instr', ''))} ")
    _Stack().walk(root)


def keyword(instruction: str) -> str:
    """The word that says what a field is, "" for an empty instruction."""
    return instruction.split()[0].upper() if instruction.strip() else ""


def unwrap(element: Element) -> None:
    """Puts the children of `element` in its place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


class _Field:
    """One field that has begun: its marks, its instruction, and what stands `behind` that and is
    not shown."""

    def __init__(self, start: Element, hidden: bool) -> None:
        self.marks = [start]
        self.codes: list[Element] = []
        self.behind: list[Element] = []
        self.instruction = ""
        self.in_code = True
        self.hidden = hidden


class _Stack:
    """Complex fields by nesting, as their marks follow each other in the part."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._gone: list[Element] = []

    def walk(self, root: Element) -> None:
        for run in root.iter(W + "r"):
            for child in run:
                self._child(child)
        for field in self._open:  # never closed: it is no field, and hides nothing
            self._gone += field.marks + field.codes
        for element in self._gone:
            take_out(element)

    def _child(self, child: Element) -> None:
        if child.tag == _CHAR:
            self._mark(child, child.get(W + "fldCharType"))
        elif child.tag in (_CODE, W + "delInstrText"):
            if self._open and self._open[-1].in_code:
                self._open[-1].instruction += child.text or ""
                self._open[-1].codes.append(child)
            else:
                self._gone.append(child)
        elif child.tag != W + "rPr":
            hiding = next((field for field in self._open if field.in_code), None)
            if hiding is not None:
                hiding.behind.append(child)

    def _mark(self, mark: Element, kind: str | None) -> None:
        if kind == "begin":
            for data in list(mark):
                mark.remove(data)
            self._open.append(_Field(mark, any(field.in_code for field in self._open)))
        elif not self._open:
            self._gone.append(mark)
        else:
            field = self._open[-1]
            field.marks.append(mark)
            if kind == "separate":
                field.in_code = False
            elif kind == "end":
                self._close(self._open.pop())

    def _close(self, field: _Field) -> None:
        self._gone += field.behind
        word = keyword(field.instruction)
        if word not in COUNTED or field.hidden or not field.codes:
            self._gone += field.marks + field.codes
            return
        # One instruction of one word: whatever else stood in the code is not for another program.
        field.codes[0].text = f" {word} "
        etree.strip_attributes(field.codes[0], W + "dirty")
        self._gone += field.codes[1:]
