"""Where to begin, or what a word means here: verbs, keys of a plan, rules.

The words may be typed without diacritics.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator import console
from generator.command import GOOD, Group, Options, Verb, argument
from generator.language import Lang, Said
from generator.problems import Problem, Rejected, Spot

if TYPE_CHECKING:
    from generator.lookup import Meaning

_MOST = 8
"""Meanings of one group that are shown; `kehoach rules` and docs/commands.md have all."""
_FEW = 3
"""So many rules are shown with an example of what is right."""
DOORS = (
    Said(
        "Soi một văn bản Word:  kehoach check VAN-BAN.docx",
        "Judge a Word document:  kehoach check PAPER.docx",
    ),
    Said(
        "Viết kế hoạch:         kehoach init, rồi kehoach build",
        "Write a plan:           kehoach init, then kehoach build",
    ),
    Said(
        "Theo dõi xã, phường:   kehoach batch, kehoach ledger, kehoach rollup",
        "Follow the communes:    kehoach batch, kehoach ledger, kehoach rollup",
    ),
    Said(
        "Tìm theo chữ:          kehoach help chữ ký   (mọi lệnh: kehoach --help)",
        "Find by words:          kehoach help signature   (all verbs: kehoach --help)",
    ),
)
"""The three doors of the house, and whom to ask."""


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach help`."""
    if not options.words:
        console.pass_on("\n".join(door.to(lang) for door in DOORS))
        return GOOD
    from generator.lookup import GROUPS, RULES, meanings

    asked = " ".join(options.words)
    found = meanings(asked)
    if not found:
        raise Rejected([_unknown(asked)])
    for group in GROUPS:
        held = [one for one in found if one.group == group]
        own = [_line(one, lang, group != RULES or len(held) <= _FEW) for one in held]
        if own:
            console.say("\n".join([f"{group.to(lang)}:", *own[:_MOST], *_rest(own[_MOST:], lang)]))
    return GOOD


def _line(one: "Meaning", lang: Lang, fully: bool) -> str:
    more = one.more.to(lang) if fully else ""
    return f"  {one.name.to(lang)}: {one.says.to(lang)}{more}"


def _rest(untold: Sequence[str], lang: Lang) -> list[str]:
    count = len(untold)
    return [Said(f"  và {count} mục khác", f"  and {count} more").to(lang)] if count else []


def _unknown(asked: str) -> Problem:
    message = Said(f"không thấy gì về “{asked}”", f"nothing is said of “{asked}”")
    advice = Said(
        "Thử ít chữ hơn, hoặc xem mọi lệnh: kehoach --help",
        "Try fewer words, or see all verbs: kehoach --help",
    )
    return Problem(Spot("help"), "help/unknown", message, advice=advice)


VERB = Verb(
    Group.REFERENCE,
    Said(
        "bắt đầu từ đâu; tìm lệnh, khóa, quy tắc theo chữ",
        "where to begin; finds verbs, keys and rules by words",
    ),
    run,
    argument(
        "words",
        Said("chữ cần tìm, có dấu hay không", "the words to look for"),
        nargs="*",
        metavar="WORD",
    ),
)
