"""What changed as text, as Markdown and as JSON.

The words come from strangers: in Markdown none of them means anything.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.changes.diff import Diff
from generator.changes.versions import Version
from generator.formats import dumped
from generator.language import Lang, Said
from generator.markdown import in_markdown

_SAME = Said("không khác gì", "no difference")


def diff_text(diffs: Sequence[Diff], lang: Lang) -> str:
    """The changes for people, file by file."""
    lines = [f"{'  ' * depth}{text}" for depth, text in _lines(diffs, lang)]
    return "\n".join(lines) or _SAME.to(lang)


def diff_markdown(diffs: Sequence[Diff], lang: Lang) -> str:
    """The changes for the page of a CI job or a letter, as lists."""
    lines: list[str] = []
    for depth, text in _lines(diffs, lang):
        shown = in_markdown(text)
        if depth:
            lines.append(f"{'  ' * (depth - 1)}- {shown}")
        else:
            lines += [*([""] if lines else []), f"**{shown}**", ""]
    return "\n".join([*lines, ""]) if lines else _SAME.to(lang)


def _lines(diffs: Iterable[Diff], lang: Lang) -> Iterator[tuple[int, str]]:
    """What is told, each line with how deep it stands below the name of its file."""
    for diff in diffs:
        if not diff.differs:
            continue
        yield 0, diff.title.to(lang)
        for block in diff.blocks:
            heading = block.heading.to(lang)
            if heading:
                yield 1, heading
            yield from ((2 if heading else 1, line.to(lang)) for line in block.lines)


def diff_json(diffs: Sequence[Diff], lang: Lang) -> str:
    """One object: each file that is otherwise, with its changes."""
    files = [
        {
            "old": _name(diff.pair.old),
            "new": _name(diff.pair.new),
            "changes": list(diff.rows),
        }
        for diff in diffs
        if diff.differs
    ]
    return dumped({"files": files})


def _name(version: Version | None) -> str | None:
    return version.name if version else None


DIFF_FORMATS: dict[str, Callable[[Sequence[Diff], Lang], str]] = {
    "text": diff_text,
    "markdown": diff_markdown,
    "json": diff_json,
}
