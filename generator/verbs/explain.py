"""Which field of which plan made words of a document, and what gives them their form.

Every place with the words: the value that printed them with file, line and keys; the component that
they are, what the decree prescribes for it, how they look there, the rules that judge it. The plan
is looked for by the id in the document, below `plans/` and beside the document; `--plan` names it.
Of a paper without a plan component and rules are told. A figure of a rollup leads to each unit
behind it: what it reports, in which file and line or cell. Exit code 1 where the words stand nowhere.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import GOOD, Group, Options, Verb, argument
from generator.language import Lang, Said

if TYPE_CHECKING:
    from generator.absorbing.explain import Explained, Explanation
    from generator.reading.prescribed import Form


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach explain`."""
    from generator.absorbing.explain import explain

    found = explain(options.document, options.words, options.plan)
    console.show(found.notes, lang)
    for number, place in enumerate(found.places, 1):
        console.say_all(_told(number, place, lang))
    console.say(_count(found).to(lang))
    return GOOD


def _told(number: int, one: "Explained", lang: Lang) -> Iterator[str]:
    from generator.review.spans import in_line

    yield f"{number}. [{one.place}] “{in_line(one.text)}”"
    for said in (*_source(one), *_counted(one), *_form(one.form)):
        yield f"    {console.printable(said.to(lang))}"


def _source(one: "Explained") -> Iterator[Said]:
    from generator.review.spans import in_line

    if one.origins is None:
        return
    if one.meant:
        line = in_line(one.meant)
        yield Said(f"Đã khác kế hoạch, ở đó là: “{line}”", f"Differs from the plan: “{line}”")
    for origin in one.origins:
        value = f": {in_line(origin.said)}" if origin.said else ""
        place = f"{origin.spot} {origin.keys}{value}"
        yield (
            Said(f"Do: {place}", f"By: {place}")
            if one.sure
            else Said(f"Theo: {place}", f"After: {place}")
        )
    if one.strange:
        yield Said(
            "Kế hoạch không in đoạn này: có người thêm trong Word, hoặc kế hoạch đã đổi.",
            "The plan does not print this: it was added in Word, or the plan has changed.",
        )
    elif not one.origins:
        yield Said(
            "Không trường nào của kế hoạch in nguyên chữ này: mẫu hoặc chương trình đặt ra.",
            "No field of the plan prints these very words: the template or the program says them.",
        )


def _counted(one: "Explained") -> Iterator[Said]:
    for counted in one.counted:
        what, count = counted.figure, len(counted.parts)
        yield Said(f"“{what}” tổng hợp từ {count} chỗ:", f"“{what}” is made of {count} places:")
        for part in counted.parts:
            line = f"  {part.unit}: {part.said}" + (f" ← {part.place}" if part.place else "")
            yield Said(line, line)


def _form(form: "Form | None") -> Iterator[Said]:
    from generator.reading.prescribed import measure_said, prescribed

    if form is None:
        return
    row = form.component
    if row is None:
        yield Said(
            "Thành phần: không có dòng riêng trong Phụ lục I (ô bảng, chữ của phụ lục, chú thích)",
            "Component: none of Phụ lục I (a cell, text of an appendix, a note)",
        )
    else:
        wanted, articles = prescribed(row), f"({row.article})"
        name = f"{row.name} ({row.code})"
        yield Said(f"Thành phần: {name}", f"Component: {name}")
        yield Said(f"Quy định: {wanted.vi} {articles}", f"Prescribed: {wanted.en} {articles}")
        yield from map(measure_said, form.measures)
    style, looks = form.style, form.looks
    yield Said(f"Ở đây: kiểu “{style}”, {looks.vi}", f"Here: style “{style}”, {looks.en}")
    if codes := ", ".join(entry.code for entry in form.rules):
        yield Said(f"Quy tắc (kehoach rules MÃ): {codes}", f"Rules (kehoach rules CODE): {codes}")


def _count(found: "Explanation") -> Said:
    count, plan = len(found.places), found.plan
    of = f"; {plan.as_posix()}" if plan else ""
    return Said(f"{count} chỗ{of}", f"{count} places{of}")


VERB = Verb(
    Group.PLANS,
    Said(
        "cho biết chữ trong văn bản do đâu: dòng nào của kế hoạch, quy tắc nào",
        "tell where words of a document come from: which line of the plan, which rule",
    ),
    run,
    argument(
        "document",
        Said("văn bản (.docx, .doc, .rtf)", "the document (.docx, .doc, .rtf)"),
        type=Path,
        metavar="FILE",
    ),
    argument(
        "words",
        Said("vài chữ liền nhau trong văn bản", "a few words that stand together in it"),
        metavar="WORDS",
    ),
    argument(
        "--plan",
        Said("tệp kế hoạch đã tạo ra nó", "the plan file that it was made of"),
        type=Path,
        metavar="PLAN",
    ),
)
