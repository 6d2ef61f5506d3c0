"""Conflicts as the commune's plan lists them, under `xung_dot`, until they are settled."""

from collections.abc import Sequence

from generator.cascade.edit import Editor
from generator.cascade.emit import comment_lines, entry_lines
from generator.cascade.sides import Known
from generator.cascade.units import entry, text_at
from generator.cascade.values import pair
from generator.cascade.working import Working
from generator.language import Lang
from generator.plan.lineage import CONFLICT
from generator.plan.model import PLAN
from generator.plan.source import Listing, Mapping, Source

ABOUT = comment_lines(
    "Hai bên cùng sửa các chỗ dưới đây, kế hoạch đang giữ nội dung của xã. Chọn từng chỗ, đánh số từ trên xuống: "
    "kehoach update TỆP --take 1 là theo văn phòng, kehoach update TỆP --keep 1 là giữ của xã."
)
_KEYS = ("item", "key", "office", "own", "before")


def known_conflicts(source: Source) -> list[Known]:
    """The conflicts that the plan file lists, in its order."""
    listing = entry(source.root, *pair(PLAN, "conflicts"))
    found = []
    for node in listing.items if isinstance(listing, Listing) else ():
        values = {key: entry(node, *pair(CONFLICT, key)) for key in _KEYS}
        office, own, before = (
            text_at(values[key]) if values[key] else None for key in ("office", "own", "before")
        )
        found.append(Known(text_at(values["item"]), text_at(values["key"]), office, own, before))
    return found


def write_conflicts(working: Working, old: Sequence[Known], new: Sequence[Known]) -> None:
    """Makes the plan file list the conflicts `new`; when they are those that it lists, not a letter changes."""
    root = working.source.root
    assert isinstance(root, Mapping)
    names = pair(PLAN, "conflicts")
    found = next((one for one in root.entries if one[0].value in names), None)
    if list(old) == list(new) and (new or not found):
        return
    lines = (
        f"{working.name('conflicts')}:\n" + "".join(_lines(known, working.lang) for known in new)
        if new
        else ""
    )
    editor = Editor(working.source, working.lang)
    if found:
        start = editor.line_start(found[0].span.start)
        end = editor.line_end(max(found[0].span.end, found[1].span.end))
        about = ABOUT.replace("\n", "\r\n") if "\r\n" in editor.old else ABOUT
        kept = "".join(f"{comment}\n" for comment in editor.comments(start, end))
        if not new and editor.old[:start].endswith(about):
            start -= len(about)
        editor.put(start, end, kept + lines)
    else:
        after = [one for one in root.entries if one[0].value in pair(PLAN, "based_on")] or [
            root.entries[-1]
        ]
        end = editor.line_end(max(after[0][0].span.end, after[0][1].span.end))
        editor.insert_line(end, ABOUT + lines)
    working.edit(editor)


def _lines(known: Known, lang: Lang) -> str:
    values = dict(
        zip(
            _KEYS,
            (known.item, known.key or None, known.office, known.own, known.before),
            strict=True,
        )
    )
    rows = [
        entry_lines(pair(CONFLICT, key).to(lang), value or "", 4, lang)
        for key, value in values.items()
        if value is not None
    ]
    return "  - " + "\n    ".join(rows) + "\n"
