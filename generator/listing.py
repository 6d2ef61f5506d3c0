"""The findings of one file as people read them: what must be mended, then the rest.

Those of a paper stand by its regions in the order of reading, one cause on a line: a fault in
twenty paragraphs, or what is still blank in a draft. Those of a plan stand by its lines.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePath

from generator.console import counted, described, printable
from generator.language import Lang, Said
from generator.law.regions import APPENDIX, BODY, REGIONS, TABLES, region_of
from generator.lazy import regex
from generator.problems import Problem, Severity, errors_in, typed

MOST = 4
"""Places, and ways of one fault, that a line shows before it counts the rest."""
SHORT, LONG = 40, 70
"""Characters of the paper's words that are quoted where there are several places, and where one."""
TELLING = 8
"""Characters of quoted words from which on a search for them finds their place."""
_REGIONS = [region.code for region in REGIONS]
MEND = Said(
    "Việc tiếp: sửa ở các dòng được chỉ ở trên, lưu, rồi chạy lại lệnh này.",
    "Next: mend the lines that are pointed at above, save, and run this again.",
)
_TO_BE_MENDED, _REST = Said("Phải sửa", "To be mended"), Said("Còn lại", "The rest")
_EACH = tuple(Severity)
_BLANK = "/blank"
_LINE = "    - "
_QUOTED = regex(r"“([^“”]+)”")
_SHORTENED = regex(r" (?:và \d+ chỗ khác|and \d+ more)\b")
_PARAGRAPHS, _NUMBER = regex(r"đoạn \d|các đoạn \d"), regex(r"\d+")
_REGION = regex(r" \([^()]*\)$")
_SECTION = regex(r"(?:trang, )?phần \d+$")
_ENGLISH = (
    ("hộp văn bản ở đoạn", "text box at paragraph"),
    ("bảng phần đầu", "table of the head"),
    ("bảng phần ký", "table of the signature"),
    ("các đoạn", "paragraphs"),
    ("đoạn khác", "others"),
    ("đoạn", "paragraph"),
    ("bảng", "table"),
    ("hàng", "row"),
    ("chú thích", "note"),
    ("trang", "page"),
    ("lề trên", "top margin"),
    ("lề dưới", "bottom margin"),
    ("phần", "section"),
    ("ô", "cell"),
    ("và", "and"),
)
"""The words of places, which are told in Vietnamese."""


def by_region(
    shown: str, found: Sequence[Problem], lang: Lang, those: Collection[Severity] = _EACH
) -> Iterator[str]:
    """The lines that tell of the findings in the file `shown`, its counts first; of others than `those`
    nothing but how many they are, and nothing at all where there is none of those."""
    problems = [one for one in found if one.severity in those]
    if not problems:
        return
    grave = errors_in(problems)
    rest = [one for one in problems if one.severity is not Severity.ERROR]
    told: list[str] = []
    for title, part in ((_TO_BE_MENDED, grave), (_REST, rest)):
        if part:
            told += [f"{title.to(lang)}:", *_of_places(shown, part, lang)]
    merged = _merged(problems, told, lang)
    yield f"{printable(shown)}: {counted(found, lang)}{merged}"
    yield from told
    if any(map(_SHORTENED.search, told)) and PurePath(shown).suffix.casefold() == ".docx":
        every = Said("Từng chỗ, ngay trong Word", "Each of them, in Word")
        notes = f"{shown[: -len('.docx')]}-ghi-chu.docx"
        yield f"{every.to(lang)}: kehoach check {typed(shown)} --comments {typed(notes)}"
    yield ""


def _merged(problems: Sequence[Problem], told: Iterable[str], lang: Lang) -> str:
    """Why a paper has fewer lines than findings, "" where it has not."""
    lines = sum(line.startswith(_LINE) for line in told)
    of_paper = sum(not one.spot.line for one in problems)
    if not 0 < lines < of_paper:
        return ""
    said = Said(
        f" (dưới đây {lines} dòng cho {of_paper} phát hiện: cùng một cách sửa thì gộp)",
        f" ({lines} line{'s'[: lines > 1]} for {of_paper} findings: those of one cure together)",
    )
    return said.to(lang)


def in_order(problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """Problems at lines of plans, errors first; the same at several lines is told once."""
    found = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)
    same = _grouped(found, lambda one: (one.spot.path, one.code, one.severity, one.message))
    for first, *others in same:
        yield described(first, lang)
        # A sentence and a table of the paper may say one text of the file.
        own = first.spot.line, first.spot.column
        places = ((one.spot.line, one.spot.column) for one in others)
        apart = {place[0]: None for place in places if place != own}
        if apart:
            lines = ", ".join(map(str, islice(apart, MOST)))
            more = _more(len(apart) - MOST, lang)
            yield Said(f"    cũng thế: dòng {lines}{more}", f"    so are lines {lines}{more}").to(
                lang
            )


def of_many(problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """Problems of many files, errors first, each; what else is said in the same words of many files, or
    of several as a whole, is told once, with how many they are and the first of them."""
    found = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)
    for same in _grouped(found, _in_words):
        paths = list(dict.fromkeys(one.spot.path for one in same))
        few = len(paths) <= (MOST if any(one.spot.line for one in same) else 1)
        if few or same[0].severity is Severity.ERROR:
            yield from in_order(same, lang)
            continue
        yield described(same[0], lang)
        others, named = len(paths) - 1, ", ".join(PurePath(one).name for one in paths[1 : MOST + 1])
        more = ", …" if others > MOST else ""
        yield Said(
            f"    cũng thế: {others} tệp khác: {named}{more}",
            f"    so are {others} other files: {named}{more}",
        ).to(lang)


def _in_words(problem: Problem) -> Hashable:
    """What is said of a file, whatever it is called."""
    path = PurePath(problem.spot.path)
    own = path.with_suffix("").as_posix()
    said = (one.replace(own, "…").replace(path.stem or "\0", "…") for one in problem.message)
    return problem.code, problem.severity, *said


def _of_places(shown: str, problems: Sequence[Problem], lang: Lang) -> Iterator[str]:
    """First what stands at lines or in another file, then the paper's regions from top to bottom.

    A fault that many regions have is told in the first of them.
    """
    elsewhere = [one for one in problems if one.spot.line or one.spot.path != shown]
    yield from in_order(elsewhere, lang)
    of_paper = [one for one in problems if not one.spot.line and one.spot.path == shown]
    of_paper.sort(key=lambda one: (_REGIONS.index(_region(one)), one.order, one.code))
    causes = _grouped(of_paper, _cause)
    for region in REGIONS:
        own = [same for same in causes if _region(same[0]) == region.code]
        if own:
            yield f"  {region.name.to(lang)}"
            yield from (f"{_LINE}{_line(same, lang)}" for same in own)


def _region(problem: Problem) -> str:
    return problem.region or region_of(problem.code.partition("/")[0])


def _cause(problem: Problem) -> Hashable:
    """Findings that have this in common are one fault, or have one cure."""
    if problem.code.endswith(_BLANK):
        return _BLANK, problem.severity
    breach = problem.breach
    if breach is not None and breach.allowed.vi and problem.advice.vi:
        return problem.severity, problem.citation, breach.allowed, problem.advice
    return problem.severity, problem.code, breach is None and problem.message


def _line(same: Sequence[Problem], lang: Lang) -> str:
    """One cause on one line: how bad, what, where, what to do, the articles and the codes."""
    first = same[0]
    ways = _grouped(same, lambda one: (title_of(one, lang), _found(one, lang), one.advice))
    cures = list(dict.fromkeys(one.advice for one in same))
    told, title = [], ""
    for way in ways[:MOST]:
        lead = title_of(way[0], lang)
        head = f"{lead}: " if lead and lead != title else ""
        cure = _cure(way[0].advice, lang).rstrip(".") if len(cures) > 1 else ""
        told.append(f"{head}{_way(way, len(same) > 1, lang)}{cure}")
        title = lead
    text = "; ".join(told) + _more(sum(map(len, ways[MOST:])), lang)
    allowed = first.breach.allowed.to(lang) if first.breach else ""
    if allowed:
        text += Said(f"; quy định: {allowed}", f"; allowed: {allowed}").to(lang)
    cure = _cure(cures[0], lang) if len(cures) == 1 else ""
    return printable(f"{_mark(first, lang)}{text}{cure} {_articles(same)}")


def _mark(problem: Problem, lang: Lang) -> str:
    """How bad it is, where that is no error."""
    if problem.code.endswith(_BLANK):
        return Said("còn để trống: ", "still blank: ").to(lang)
    return problem.severity.mark(lang)


def title_of(problem: Problem, lang: Lang) -> str:
    """The title of its rule, without the end that what was found says again; "" without a rule."""
    if problem.breach is None:
        return ""
    title, found = problem.breach.title.to(lang), problem.breach.found.to(lang)
    head, _, end = title.rpartition(", ")
    return head if head and found.casefold().startswith(end.casefold()) else title


def _found(problem: Problem, lang: Lang) -> str:
    if problem.breach is None:
        return problem.message.to(lang)
    return "" if problem.code.endswith(_BLANK) else problem.breach.found.to(lang)


def _way(way: Sequence[Problem], several: bool, lang: Lang) -> str:
    """One way of a fault: what was found, and the places where it was."""
    found = _found(way[0], lang)
    if len(way) > 1 and all(_SECTION.match(one.spot.part) for one in way):
        return Said(f"{found}, {len(way)} phần", f"{found}, {len(way)} sections").to(lang)
    places = Counter((_words(one, found, several), _part(one, lang)) for one in way)
    shown = [
        (words, part or _times(count, lang))
        for (words, part), count in places.items()
        if words or part
    ]
    return f"{found}{_at(shown[:MOST], bool(found), lang)}{_more(len(shown[MOST:]), lang)}"


def _at(places: Sequence[tuple[str, str]], follows: bool, lang: Lang) -> str:
    """The places one after the other, behind what was found where it `follows` that."""
    if not any(words for words, _ in places):
        return f" ({_joined([part for _, part in places])})" if places else ""
    told = ", ".join(f"{words} ({part})" if part else words for words, part in places)
    return f"{Said(', ở ', ' at ').to(lang) if follows else ''}{told}"


def found_at(problem: Problem, lang: Lang) -> str:
    """What was found and where, as somebody finds it who has the paper open in Word."""
    title, found = title_of(problem, lang), _found(problem, lang)
    told = f"{found}{_at(_place(problem, lang), bool(found), lang)}"
    return ": ".join(filter(None, (title, told)))


def place_told(problem: Problem, lang: Lang) -> str:
    """Where a finding stands, in the paper's own words; "" where what was found says so."""
    return _at(_place(problem, lang), False, lang).removeprefix(" ")


def _place(problem: Problem, lang: Lang) -> list[tuple[str, str]]:
    place = _words(problem, _found(problem, lang), False), _part(problem, lang)
    return [place] if any(place) else []


def _times(count: int, lang: Lang) -> str:
    return Said(f"{count} chỗ", f"{count} places").to(lang) if count > 1 else ""


def _joined(parts: Sequence[str]) -> str:
    """The parts one after the other; a word that opens all of them is said once."""
    first, *others = parts
    word = f"{first.partition(' ')[0]} "
    same = others and all(one.startswith(word) for one in others)
    return ", ".join([first, *(one.removeprefix(word) if same else one for one in others)])


def _words(problem: Problem, found: str, several: bool) -> str:
    """The paper's own words, unless what was found has them."""
    shown = "".join(" " if char.isspace() else char for char in problem.excerpt)
    for quoted in _QUOTED.findall(found):
        if quoted == shown.strip("…") or (several and len(quoted) >= TELLING and quoted in shown):
            return ""
    return f"“{_shortened(shown, SHORT if several else LONG)}”" if shown else ""


def _part(problem: Problem, lang: Lang) -> str:
    """Where it stands, which is said of what stands in its usual cell by the region already.

    Word shows no numbers of paragraphs: their words say where they are, and how many more there are.
    """
    part = _REGION.sub("", problem.spot.part).removeprefix("trang, ")
    if problem.excerpt and _PARAGRAPHS.match(part):
        others = len(_NUMBER.findall(part.partition(" và ")[0])) - 1
        others += sum(map(int, _NUMBER.findall(part.partition(" và ")[2])))
        return _translated(f"và {others} đoạn khác", lang) if others else ""
    said = problem.breach is not None and part in problem.breach.found.vi
    needless = said or part == "trang" or _is_told_by_words(problem, part)
    return "" if needless else _translated(part, lang)


def _is_told_by_words(problem: Problem, part: str) -> bool:
    """Whether the paper's own words lead to a cell or a section: enough of them, or in a cell that is
    where it always is."""
    is_usual = problem.region not in (BODY, TABLES, APPENDIX)
    is_telling = len(problem.excerpt.strip("…")) >= TELLING
    of_cell = part.startswith("bảng") and (is_telling or (is_usual and bool(problem.excerpt)))
    return of_cell or (is_telling and _SECTION.match(problem.spot.part) is not None)


def _translated(part: str, lang: Lang) -> str:
    if lang == "vi":
        return part
    for vietnamese, english in _ENGLISH:
        part = re.sub(rf"\b{vietnamese}\b", english, part)
    return part


def _shortened(text: str, limit: int) -> str:
    """The words cut to the limit at the side, or sides, where they were cut before."""
    if len(text) <= limit:
        return text
    if not text.startswith("…"):
        return f"{text[: limit - 1].rstrip(' …')}…"
    if not text.endswith("…"):
        return f"…{text[1 - limit :].lstrip()}"
    over = (len(text) - limit) // 2
    return f"…{text[1 + over : -1 - over].strip()}…"


def _cure(advice: Said, lang: Lang) -> str:
    return f" → {advice.to(lang)}" if advice.vi else ""


def _more(count: int, lang: Lang) -> str:
    more = Said(f" và {count} chỗ khác", f" and {count} more").to(lang)
    return more if count > 0 else ""


def _articles(same: Sequence[Problem]) -> str:
    """The articles, each once, and the codes."""
    codes = ", ".join(dict.fromkeys(one.code for one in same))
    articles = "; ".join(filter(None, dict.fromkeys(one.citation for one in same)))
    return f"({articles}) [{codes}]" if articles else f"[{codes}]"


def _grouped(
    problems: Iterable[Problem], key: Callable[[Problem], Hashable]
) -> list[list[Problem]]:
    """The problems that have a key in common, in the order of the first of each."""
    groups: dict[Hashable, list[Problem]] = {}
    for one in problems:
        groups.setdefault(key(one), []).append(one)
    return list(groups.values())
