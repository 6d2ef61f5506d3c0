"""What a build did, as Markdown for the page of a CI job: documents, words changed, findings.

The words come from strangers: none can become a link, a heading, HTML or the end of a block.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.console import counted
from generator.language import Lang, Said
from generator.making.became import Checked, documents_made
from generator.markdown import cut_to_line, in_markdown
from generator.problems import Problem, Severity
from generator.review.compare import changes
from generator.review.stories import Stories
from generator.review.words import stories_at

Words = Mapping[Path, Stories | None]
MOST_FINDINGS, MOST_LINES = 200, 60
_ICONS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️", Severity.UNDECIDED: "❔"}


def summary(
    done: Sequence[Checked],
    around: Sequence[Problem],
    before: Words,
    lang: Lang,
    amended: str = "",
) -> str:
    """The summary of what was `done`.

    `before` are the words of each document before the build, `around` problems of no one plan,
    `amended` what became of the plans since an earlier revision, in Markdown.
    """
    parts = [_heading(done, lang), _table(done, before, lang)]
    parts += [in_markdown(one.still.to(lang)) for one in done if one.still.vi]
    changes = [
        _change(one.built.output, before, lang)
        for one in done
        if one.built.output and one.built.written
    ]
    if amended:
        parts += [Said("### Kế hoạch đổi gì", "### What became of the plans").to(lang), amended]
    if any(changes):
        parts += [Said("### Đã đổi gì", "### What changed").to(lang), *filter(None, changes)]
    findings = [*around, *(problem for one in done for problem in one.located)]
    if findings:
        parts += [Said("### Phát hiện", "### Findings").to(lang), _findings(findings, lang)]
    return "\n\n".join(parts) + "\n"


def _heading(done: Sequence[Checked], lang: Lang) -> str:
    told = documents_made(done)
    said = Said(f"## Kế hoạch: {told.vi}", f"## Plans: {told.en}")
    return said.to(lang)


def _table(done: Sequence[Checked], before: Words, lang: Lang) -> str:
    head = Said(
        "| Kế hoạch | Văn bản | Tình trạng | Phát hiện |", "| Plan | Document | State | Findings |"
    ).to(lang)
    return "\n".join([head, "|---|---|---|---|", *(_row(one, before, lang) for one in done)])


def _row(one: Checked, before: Words, lang: Lang) -> str:
    built = one.built
    verdict = counted(one.problems, lang) or Said("đúng thể thức", "obeys the form").to(lang)
    if built.output is None:
        state = Said("❌ chưa có văn bản", "❌ not built")
    elif not built.written:
        state = Said("không đổi", "unchanged")
    elif before.get(built.output) is None:
        state = Said("**mới**", "**new**")
    else:
        state = Said("**tạo lại**", "**made anew**")
    document = _code(built.output.name) if built.output else "–"
    return f"| {_code(built.plan.as_posix())} | {document} | {state.to(lang)} | {verdict} |"


def _change(output: Path, before: Words, lang: Lang) -> str:
    """What was and what is, paragraph by paragraph; "" for a document that is new."""
    old, new = before.get(output), stories_at(output)
    if old is None or new is None:
        return ""
    lines = [
        f"{sign}{text.text}"
        for one in changes(old, new)
        for sign, text in (("-", one.before), ("+", one.after))
        if text
    ]
    if not lines:
        words = Said(
            "chữ không đổi, chỉ đổi cách trình bày", "the same words, laid out otherwise"
        ).to(lang)
        return f"**{in_markdown(output.name)}**: {words}"
    shown = [*map(cut_to_line, lines[:MOST_LINES])]
    if len(lines) > MOST_LINES:
        shown.append(
            Said(
                f"… và {len(lines) - MOST_LINES} dòng nữa", f"… and {len(lines) - MOST_LINES} more"
            ).to(lang)
        )
    fence = "`" * max(3, 1 + max(len(run) for line in shown for run in [*_runs(line), ""]))
    return f"**{in_markdown(output.name)}**\n\n{fence}diff\n" + "\n".join(shown) + f"\n{fence}"


def _findings(findings: Sequence[Problem], lang: Lang) -> str:
    grave = [found for found in findings if found.severity is not Severity.INFO]
    ranked = sorted(grave, key=lambda found: [*Severity].index(found.severity))
    remarks = [found for found in findings if found.severity is Severity.INFO]
    parts = [_listed(ranked, lang)] if ranked else []
    if remarks:
        title = f"{len(remarks)} {Severity.INFO.said.to(lang)}"
        parts.append(
            f"<details><summary>{title}</summary>\n\n{_listed(remarks, lang)}\n\n</details>"
        )
    return "\n\n".join(parts)


def _listed(findings: Sequence[Problem], lang: Lang) -> str:
    lines = [_finding(found, lang) for found in findings[:MOST_FINDINGS]]
    if rest := len(findings) - len(lines):
        lines.append(Said(f"- … và {rest} phát hiện nữa", f"- … and {rest} more findings").to(lang))
    return "\n".join(lines)


def _finding(found: Problem, lang: Lang) -> str:
    where = f"{_ICONS[found.severity]} {_code(str(found.spot))}"
    advice = f" → {in_markdown(found.advice.to(lang))}" if found.advice.to(lang) else ""
    return f"- {where}: {in_markdown(found.message.to(lang))}{advice} {_code(found.code)}"


def _runs(line: str) -> list[str]:
    return "".join(char if char == "`" else " " for char in line).split()


def _code(text: str) -> str:
    """The text as code: what is in it means nothing, but for what would end it."""
    return f"`{cut_to_line(text).replace('`', 'ˋ').replace('|', '¦')}`"
