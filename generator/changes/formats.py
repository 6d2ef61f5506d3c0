"""What changed as text, as Markdown and as JSON.

The words come from strangers: in Markdown none of them means anything.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.changes.diff import Diff
from generator.changes.versions import Version
from generator.language import Lang, Said
from generator.markdown import in_markdown

_SAME = Said("không khác gì", "no difference")


def diff_text(diffs: Sequence[Diff], lang: Lang) -> str:
    """The changes for people, file by file."""
    return "\n".join(_text(diffs, lang)) or _SAME.to(lang)


def _text(diffs: Iterable[Diff], lang: Lang) -> Iterator[str]:
    for diff in diffs:
        if not diff.differs:
            continue
        yield diff.title.to(lang)
        for block in diff.blocks:
            heading = block.heading.to(lang)
            indent = "    " if heading else "  "
            if heading:
                yield f"  {heading}"
            yield from (f"{indent}{line.to(lang)}" for line in block.lines)


def diff_markdown(diffs: Sequence[Diff], lang: Lang) -> str:
    """The changes for the page of a CI job or a letter, as lists."""
    return "\n".join(_markdown(diffs, lang)) or _SAME.to(lang)


def _markdown(diffs: Iterable[Diff], lang: Lang) -> Iterator[str]:
    for diff in diffs:
        if not diff.differs:
            continue
        yield f"**{in_markdown(diff.title.to(lang))}**"
        yield ""
        for block in diff.blocks:
            heading = block.heading.to(lang)
            indent = "  " if heading else ""
            if heading:
                yield f"- {in_markdown(heading)}"
            yield from (f"{indent}- {in_markdown(line.to(lang))}" for line in block.lines)
        yield ""


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
    return json.dumps({"files": files}, ensure_ascii=False, indent=2)


def _name(version: Version | None) -> str | None:
    return version.name if version else None


DIFF_FORMATS: dict[str, Callable[[Sequence[Diff], Lang], str]] = {
    "text": diff_text,
    "markdown": diff_markdown,
    "json": diff_json,
}
