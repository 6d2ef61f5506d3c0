"""Conflicts as the commune's plan lists them, under `xung_dot`, until they are settled."""

from collections.abc import Sequence

from generator.cascade.edit import Editor
from generator.cascade.emit import comment_lines, entry_lines
from generator.cascade.sides import Known
from generator.cascade.values import pair
from generator.cascade.working import Working
from generator.language import Lang
from generator.plan.lineage import CONFLICT
from generator.plan.model import PLAN
from generator.plan.source import Node, Source, Text, elements, entries, text_at, value_at

ABOUT = comment_lines(
    "Hai bên cùng sửa các chỗ dưới đây, kế hoạch đang giữ nội dung của xã. Chọn từng chỗ, "
    "đánh số từ trên xuống: kehoach update TỆP --take 1 là theo cấp trên, "
    "kehoach update TỆP --keep 1 là giữ của xã."
)
_SAYINGS = ("office", "own", "before")


def known_conflicts(source: Source) -> list[Known]:
    """The conflicts that the plan file lists, in its order."""
    return list(map(_known, elements(value_at(source.root, *pair(PLAN, "conflicts")))))


def _known(node: Node) -> Known:
    found = {key: value_at(node, *pair(CONFLICT, key)) for key in ("item", "key", *_SAYINGS)}
    sayings = {key: text_at(found[key]) if found[key] else None for key in _SAYINGS}
    return Known(text_at(found["item"]), text_at(found["key"]), **sayings)


def write_conflicts(working: Working, old: Sequence[Known], new: Sequence[Known]) -> None:
    """Makes the plan file list the conflicts `new`.

    When they are those that it lists, not a letter changes.
    """
    listed = working.entry("conflicts")
    if list(old) == list(new) and (new or not listed):
        return
    editor = working.editor()
    lines = "".join(_lines(known, working.lang) for known in new)
    block = f"{working.name('conflicts')}:\n{lines}" if new else ""
    if listed:
        _list_anew(editor, listed, block)
    else:
        after = working.entry("based_on") or entries(working.source.root)[-1]
        editor.insert_below(after, ABOUT + block)
    working.take(editor)


def _list_anew(editor: Editor, listed: tuple[Text, Node], block: str) -> None:
    """Puts `block` instead of the list.

    A comment in it stays, ours over it goes with the last conflict.
    """
    start = editor.line_start(listed[0].span.start)
    end = editor.entry_end(listed)
    kept = "".join(f"{comment}\n" for comment in editor.comments(start, end))
    about = ABOUT.replace("\n", "\r\n") if "\r\n" in editor.old else ABOUT
    if not block and editor.old[:start].endswith(about):
        start -= len(about)
    editor.put(start, end, kept + block)


def _lines(known: Known, lang: Lang) -> str:
    values = {
        "item": known.item,
        "key": known.key or None,
        "office": known.office,
        "own": known.own,
        "before": known.before,
    }
    written = [
        entry_lines(pair(CONFLICT, key).to(lang), value, 4, lang)
        for key, value in values.items()
        if value is not None
    ]
    return "  - " + "\n    ".join(written) + "\n"
