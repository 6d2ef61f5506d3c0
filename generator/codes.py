"""Every code explained: by its entry in the catalogue, else by the verb that tells it."""

from generator.language import Lang, Said
from generator.rules import CATALOGUE, MENDED, Entry, load

_OF_A_PLAN = Said(
    "Xét ở tệp kế hoạch (kehoach check, build); lời báo ghi dòng và cách sửa.",
    "Judged of the plan file (kehoach check, build); the message has the line and what to do.",
)
_ELSEWHERE = {
    "build": Said("lệnh build", "the verb build"),
    "words": Said(
        "chữ trong tệp Word so với kế hoạch (build, batch, check)",
        "the words of a Word file beside the plan's (build, batch, check)",
    ),
    "template": Said("mẫu Word (build)", "the Word template (build)"),
    "cascade": Said(
        "kế hoạch của xã so với của cấp trên (new, update, check)",
        "a commune's plan and the office's",
    ),
    "units": Said("danh sách xã, phường (batch, ledger)", "the roster of communes (batch, ledger)"),
    "batch": Said("lệnh batch", "the verb batch"),
    "ledger": Said("lệnh ledger", "the verb ledger"),
    "report": Said("lệnh report", "the verb report"),
    "ready": Said("lệnh ready: xem trước khi ký", "the verb ready: before a plan is signed"),
    "rollup": Said("lệnh rollup", "the verb rollup"),
    "issue": Said("lệnh issue", "the verb issue"),
    "init": Said("lệnh init", "the verb init"),
    "rules": Said("lệnh rules", "the verb rules"),
    "help": Said("lệnh help", "the verb help"),
}
_TOLD = Said(
    "không phải quy tắc thể thức; lời báo nói rõ và ghi cách sửa",
    "no rule of form; its message says it all",
)
_OF_DOCUMENTS = ("file", "page", "class")
"""Groups of codes that are found of documents and are no rules."""
_ROWS_OF_A_RULE = (
    Said("Mức độ", "Severity"),
    Said("Căn cứ", "Article"),
    Said("Đúng", "Good"),
    Said("Sai", "Bad"),
    Said("Không thấy", "Not seen"),
    Said("Sửa giúp", "Mended by"),
)


def entry(code: str, lang: Lang = "vi") -> str | None:
    """What the code means and where it is judged; None where nothing is found under it."""
    if code not in CATALOGUE:
        load("generator")
    found = _found(code)
    if found is None:
        return _of_a_verb(code, lang)
    said = f"{code}: {found.title.to(lang)}"
    if not found.article:
        return said if code.startswith(_OF_DOCUMENTS) else f"{said}\n  {_OF_A_PLAN.to(lang)}"
    load("generator.mending")
    values = (
        found.severity.said.to(lang),
        found.article,
        found.good,
        found.bad,
        found.unseen.to(lang),
        "kehoach fix" if found.code in MENDED else "",
    )
    rows = zip(_ROWS_OF_A_RULE, values, strict=True)
    return "\n".join([said, *(f"  {name.to(lang)}: {value}" for name, value in rows if value)])


def near(code: str) -> list[str]:
    """Codes that look like `code`, nearest first."""
    load("generator")
    from difflib import get_close_matches

    return get_close_matches(code, CATALOGUE, 3)


def _found(code: str) -> Entry | None:
    """The entry that speaks for the code; of a family, what stands before the ending."""
    return CATALOGUE.get(code) or next(
        (one for one in CATALOGUE.values() if one.covers(code)), None
    )


def _of_a_verb(code: str, lang: Lang) -> str | None:
    group, _, end = code.partition("/")
    if group in _ELSEWHERE and end:
        return f"{code}: {_ELSEWHERE[group].to(lang)}: {_TOLD.to(lang)}"
    return None
