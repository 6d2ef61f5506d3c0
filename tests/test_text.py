"""No word of the YAML is lost, changed or run: what stands in a text field stands in the document."""

import functools
import re

import pytest

from generator.law.decree30 import END_MARK
from tests.helpers import BASE, changed, codes, document, in_reading_order, loaded, plan, texts

HOSTILE = 'R&D < 5% {{ x }} {% y %} "Cư M’gar"'
MORE = [
    HOSTILE,
    "{_{ x }_} {_% y %_} {# z #}",
    "<w:p>a</w:p> <!-- b --> ]]> <![CDATA[c]]>",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{r x}} {%p if a %} {%tr for b in c %}",
    "&lt;b&gt; &#65; \\n \\t \\* $HOME %s %(x)s",
    "số 5 < 6 > 4 & “Cư M’gar” ‘nháy’ … – —",
    "Ư Ơ Đ đ ằ ệ ỹ 𠀀 😀 ½ ₫",
]
FIELDS = {
    "preamble": "preamble: ['@']",
    "legal base": "legal_bases: ['Căn cứ @']",
    "purpose": "purpose: ['@']",
    "item title": "solutions: [{title: '@', items: [x]}]",
    "run-in title": "solutions: [{title: '@', text: x}]",
    "item text": "solutions: [{title: x, items: [{text: '@'}]}]",
    "paragraph": "requirements: [{paragraph: '@'}]",
    "lead": "solutions: [{text: Làm, lead: '@'}]",
    "one of two leads": "solutions: [{text: Làm, lead: [Sở Nội vụ, '@']}]",
    "support": "solutions: [{text: Làm, support: ['@']}]",
    "deadline": "solutions: [{text: Làm, deadline: '@'}]",
    "product": "solutions: [{text: Làm, product: '@'}]",
    "note": "solutions: [{title: x, note: '@'}]",
    "indicator": "targets: [{indicator: '@', target: {exactly: 5}}]",
    "closing": "closing: '@'",
    "table title": "budget: [{table: {title: '@', columns: [A], rows: [[b]]}}]",
    "column title": "budget: [{table: {columns: ['@'], rows: [[b]]}}]",
    "cell of the head": "budget: [{table: {columns: [{width: 60}], header: [['@']], rows: [[b]]}}]",
    "cell": "budget: [{table: {columns: [A], rows: [['@']]}}]",
    "spanning cell": "budget: [{table: {columns: [A, B], rows: [[{text: '@', columns: 2}]]}}]",
    "group row": "budget: [{table: {columns: [A], rows: [{group: '@'}, [b]]}}]",
    "column of tasks": "budget: [{task_table: {columns: [no, {role: task, title: '@'}]}}]",
    "title of tasks": "budget: [{task_table: {title: '@'}}]",
    "title of targets": "budget: [{target_table: {title: '@'}}]",
    "task in a table": "solutions: [{text: '@', lead: Sở Nội vụ}, {task_table: [task, lead]}]",
    "lead in a table": "solutions: [{text: Làm, lead: '@'}, {task_table: [task, lead]}]",
    "joint leads in a table": "solutions: [{text: Làm, lead: ['@', Sở Y tế]}, {task_table: [task, lead]}]",
    "lead of a target": "targets: [{indicator: A, target: {exactly: 5}, lead: [Sở Y tế, '@']}]\nbudget: [{target_table: [indicator, lead]}]",
    "sum": "budget: [{text: '@', amount: 5000}]",
    "cited document": "documents: [{id: X, kind: Luật, about: '@'}]\nbudget: ['Theo [[X]]']",
    "acronym": "acronyms: [{short: Y, full: '@'}]\nbudget: ['Theo [[Y]]']",
    "item of an appendix": "appendices: [{title: x, items: ['@']}]",
    "recipient": "recipients: ['@', 'Lưu: VT']",
    "name": "signature: {title: Chủ tịch, name: '@'}",
    "place": "place: '@'\naccepted: [{code: dia-danh-thoi-gian/capitals, reason: no name of a place}]",
    "subject": "subject: '@'",
}
CAPITALS = {
    "issuer": "issuer: {name: '@', abbreviation: UBND}",
    "parent": "issuer: {name: Sở Nội vụ, abbreviation: SNV, parent: '@'}",
    "heading": "outline: [{title: '@', parts: [purpose, requirements, targets, solutions, implementation]}]",
    "title of an appendix": "appendices: [{title: '@', items: [x]}]",
    "signer's title": "signature: {title: '@', name: A B}",
}


def _yaml(field: str, text: str) -> str:
    line = field.replace("@'", text.replace("'", "''") + "'")
    key = line.split(":")[0]
    return (
        changed(**{key: line}) if re.search(rf"^{key}:", BASE, re.MULTILINE) else f"{BASE}{line}\n"
    )


@pytest.mark.parametrize("text", MORE)
@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_text_comes_out_letter_for_letter(field: str, text: str) -> None:
    if text == HOSTILE:
        assert _as_printed(text, field) in _shown(_yaml(field, text))
    else:
        plan = _in_every_field(text, _has_table(field))
        assert _as_printed(_numbered(text, field), field) in _shown(plan)


def _numbered(text: str, field: str) -> str:
    return f"{text} n{[*FIELDS.values()].index(field)}n"


def _has_table(field: str) -> bool:
    return "_table" in field


def _in_every_field(text: str, in_tables: bool) -> str:
    """A plan that has `text` in all fields, in each with the number of the field.

    Tables of tasks say what tasks say: what is lost in one place must not be found in the other.
    """
    values: dict[str, list[str]] = {}
    for field in (one for one in FIELDS.values() if _has_table(one) is in_tables):
        line = field.replace("@'", _numbered(text, field).replace("'", "''") + "'")
        for key, value in (one.split(": ", 1) for one in line.splitlines()):
            values.setdefault(key, []).append(value)
    lines = {
        key: f"{key}: [{', '.join(one[1:-1] for one in found)}]"
        if found[0].startswith("[")
        else f"{key}: {found[0]}"
        for key, found in values.items()
    }
    own = {key: line for key, line in lines.items() if re.search(rf"^{key}:", BASE, re.MULTILINE)}
    return changed(**own) + "".join(f"{line}\n" for key, line in lines.items() if key not in own)


@functools.lru_cache(2 * len(MORE))
def _shown(text: str) -> str:
    return "\n".join(texts(document(text))).replace("\n", " ")


@pytest.mark.parametrize("field", CAPITALS.values(), ids=CAPITALS)
def test_text_comes_out_letter_for_letter_but_for_capitals(field: str) -> None:
    assert HOSTILE.upper() in " ".join(texts(document(_yaml(field, HOSTILE)))).replace("\n", " ")


def _as_printed(text: str, field: str) -> str:
    # \* is the one escape among these texts; names are not searched for marks.
    return (
        text
        if field.startswith(("place", "signature", "documents", "acronyms"))
        else text.replace("\\*", "*")
    )


def test_core_properties_hold_the_words_unescaped() -> None:
    paper = document(_yaml(CAPITALS["issuer"], HOSTILE))
    assert paper.core_properties.author == HOSTILE
    assert (
        document(_yaml(FIELDS["subject"], HOSTILE)).core_properties.title == f"Kế hoạch {HOSTILE}"
    )


def test_a_very_long_subject_is_cut_in_the_properties_only() -> None:
    subject = " ".join(["Nâng cao chất lượng"] * 28)
    paper = document(_yaml(FIELDS["subject"], subject))
    assert len(paper.core_properties.title) == 255
    assert subject in " ".join(texts(paper)).replace("\n", " ")


def _runs(text: str) -> list[tuple[str, bool, bool]]:
    paper = document(_yaml(FIELDS["preamble"], text))
    paragraph = next(
        p for p in in_reading_order(paper) if p.style is not None and p.style.name == "Nội dung"
    )
    return [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs if run.text]


def test_marks_become_emphasis() -> None:
    assert _runs("một *hai* ba **bốn** “*năm*” (*sáu*)") == [
        ("một ", False, False),
        ("hai", False, True),
        (" ba ", False, False),
        ("bốn", True, False),
        (" “", False, False),
        ("năm", False, True),
        ("” (", False, False),
        ("sáu", False, True),
        (")", False, False),
    ]
    assert _runs("**đậm *và nghiêng* nữa**") == [
        ("đậm ", True, False),
        ("và nghiêng", True, True),
        (" nữa", True, False),
    ]


@pytest.mark.parametrize(
    "text", ["2*3*4 = 24", "a * b * c", "*", "**", "* x", "số (*)", "năm * sáu", "***"]
)
def test_lone_stars_are_stars(text: str) -> None:
    assert _runs(text) == [(text, False, False)]


def test_escaped_marks_are_characters() -> None:
    assert _runs(r"\*không nghiêng\* và \[[NV01]]") == [
        ("*không nghiêng* và [[NV01]]", False, False)
    ]


def test_emphasis_in_a_template_run_keeps_what_the_run_looks_like() -> None:
    paper = document(_yaml(FIELDS["legal base"], "*Luật* X"))
    base = next(
        p for p in in_reading_order(paper) if p.style is not None and p.style.name == "Căn cứ"
    )
    assert base.text == "Căn cứ Luật X." and base.style is not None and base.style.font.italic  # type: ignore[attr-defined]


def test_yaml_scalars_stay_the_text_that_was_written() -> None:
    items = ["no", "12:30", "1.500", "010", "1_000", "2026-02-03", "1e3", "0x1F", "true", "45,00"]
    printed = texts(
        document(
            changed(
                purpose="purpose: [" + ", ".join(f"'{x}'" if "," in x else x for x in items) + "]"
            )
        )
    )
    for item in items:
        assert any(text.endswith(f") {item}") for text in printed), item


@pytest.mark.parametrize(
    ("beside", "cited"), [("", "khoản 1 Mục III"), ("\n      - Hai.", "điểm a khoản 1 Mục III")]
)
def test_a_reference_prints_the_number_of_its_item_or_of_the_level_above_an_item_alone(
    beside: str, cited: str
) -> None:
    text = changed(preamble="preamble: ['Theo [[NV01]].']").replace("06-30}", f"06-30}}{beside}")
    assert f"Theo {cited}." in texts(document(text))


def test_a_target_without_a_sentence_gets_one_from_its_figures() -> None:
    assert "1. Chỉ số tổng hợp PAPI đạt từ 45,00 điểm trở lên (năm 2025: 43,44 điểm)." in texts(
        document()
    )


def test_a_figure_that_its_sentence_does_not_have_is_a_warning() -> None:
    text = BASE.replace(
        "indicator: Chỉ số tổng hợp PAPI",
        "text: Chỉ số đạt từ 44,00 điểm trở lên so với 43,44 năm 2025",
    )
    assert codes(loaded(text)) == [(23, "plan/figure")]


def test_a_task_says_who_does_it_and_until_when() -> None:
    printed = texts(document())
    assert "Xây dựng kế hoạch kiểm tra (chủ trì: Sở Nội vụ; thời hạn: 30/6/2026)." in printed


def test_what_a_sentence_or_its_heading_says_already_is_not_said_twice() -> None:
    item = "{text: Kiểm tra trước ngày 30/6/2026., lead: Sở Nội vụ, support: [Sở Tài chính], deadline: 2026-06-30}"
    printed = texts(
        document(changed(solutions=f"solutions: [{{title: 'Sở Nội vụ:', items: [{item}]}}]"))
    )
    assert "Kiểm tra trước ngày 30/6/2026 (phối hợp: Sở Tài chính)." in printed


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Kiểm tra", "chủ trì: Sở Nội vụ, Sở Tài chính; phối hợp: Sở Y tế"),
        ("Sở Nội vụ, Sở Tài chính", "phối hợp: Sở Y tế"),
        ("Sở Nội vụ và Sở Tài chính", "phối hợp: Sở Y tế"),
        ("Sở Nội vụ", "chủ trì: Sở Nội vụ, Sở Tài chính; phối hợp: Sở Y tế"),
    ],
)
def test_who_leads_together_is_said_unless_the_heading_names_all(title: str, printed: str) -> None:
    item = "{text: Rà soát., lead: [Sở Nội vụ, Sở Tài chính], support: Sở Y tế}"
    plan_ = changed(solutions=f"solutions: [{{title: '{title}', items: [{item}]}}]")
    assert f"Rà soát ({printed})." in texts(document(plan_))


def test_a_colon_at_the_end_of_a_title_is_not_doubled() -> None:
    printed = texts(document(changed(solutions="solutions: [{title: 'Thời gian:', text: Quý I.}]")))
    assert "1. Thời gian: Quý I." in printed


def test_an_ellipsis_at_the_end_of_the_recipients_gets_no_fourth_dot() -> None:
    assert "- Lưu: VT, DL,..." in texts(
        document(changed(recipients="recipients: ['Lưu: VT, DL,...']"))
    )


def test_lines_of_a_text_become_paragraphs() -> None:
    printed = texts(document(changed(purpose="purpose:\n  - |\n    Một.\n    Hai.\n")))
    at = printed.index("Một.")
    assert printed[at + 1] == "Hai."


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Kết thúc", "Kết thúc./."),
        ("Kết thúc.", "Kết thúc./."),
        ("Kết thúc./.", "Kết thúc./."),
        ("Kết thúc ./.", "Kết thúc./."),
        ("rác thải,...", "rác thải,..../."),
    ],
)
def test_the_end_mark_is_added_once(written: str, printed: str) -> None:
    assert texts(document(changed(closing=f"closing: '{written}'"))).count(printed) == 1


def test_without_a_closing_the_end_mark_stands_after_the_last_item() -> None:
    assert f"1. Các cơ quan, đơn vị tổ chức thực hiện{END_MARK}" in texts(
        document(changed(closing=None))
    )


def test_open_values_print_as_dots_in_a_draft() -> None:
    paper = document(
        changed(
            number="number:",
            place="place: {open: chưa rõ}",
            issuer="issuer: {open: chưa rõ}",
            recipients="recipients: {open: chưa rõ}",
            signature="signature: {title: {open: chưa rõ}, name: {open: chưa rõ}}",
            closing="closing: {open: chưa rõ}",
            purpose="purpose: [{text: {open: chưa rõ}}, Một.]",
        )
    )
    printed = texts(paper)
    symbol = "Số:      /KH-……………"
    for expected in (symbol, "a) ……………", "……………./.", "- ……………;", "- Lưu: VT, …………….", "……………"):
        assert expected in printed, expected


def test_both_vocabularies_give_the_same_document() -> None:
    from generator.plan.records import ALIASES, alias

    vietnamese = BASE
    records = {"issuer": ("name",), "signature": ("title", "name")}
    for record, keys in records.items():
        line = re.search(rf"^{record}: .*$", vietnamese, re.MULTILINE)
        assert line
        new = line[0]
        for key in keys:
            new = re.sub(rf"\b{key}:", f"{alias(record, key)}:", new)
        vietnamese = vietnamese.replace(line[0], new)
    for key, name in ALIASES.items():
        if "." not in key:
            vietnamese = re.sub(
                rf"(^|[ {{]){key}:", rf"\g<1>{name}:", vietnamese, flags=re.MULTILINE
            )
    assert "purpose" not in vietnamese and "muc_dich:" in vietnamese
    assert texts(document(vietnamese)) == texts(document())
    assert plan(vietnamese).subject == plan().subject


def test_what_notepad_does_is_accepted() -> None:
    notepad = "\ufeff" + BASE.replace("\n", "\r\n")
    assert loaded(notepad).problems == ()
    assert texts(document(notepad)) == texts(document())


def test_decomposed_letters_become_composed_with_an_info() -> None:
    import unicodedata

    found = loaded(
        BASE.replace("Minh Hòa\nnumber", unicodedata.normalize("NFD", "Minh Hòa") + "\nnumber")
    )
    assert codes(found) == [(6, "yaml/not-nfc")] and found.plan is not None
    assert str(found.plan.place) == "Minh Hòa"


def test_an_archive_line_with_a_colon_needs_no_quotes() -> None:
    assert "- Lưu: VT, TH." in texts(document())


@pytest.mark.parametrize(
    ("yaml", "printed"),
    [
        ("closing: '*Trên đây là Kế hoạch.*'", "Trên đây là Kế hoạch./."),
        ("legal_bases: ['*Căn cứ Luật X;*', '*Căn cứ Y.*']", "Căn cứ Luật X;"),
        ("recipients: ['*Như trên;*', 'Lưu:VT.']", "- Như trên;"),
        ("recipients: ['*Như trên;*', 'Lưu:VT.']", "- Lưu: VT."),
        ("solutions: [{title: T, note: Báo cáo hằng quý.}]", "Ghi chú: Báo cáo hằng quý."),
        ("solutions: [{title: Thời gian., text: quý I}]", "1. Thời gian: quý I"),
        (
            "solutions: [{text: Phối hợp với Sở Tài chính., lead: Sở Tài chính}]",
            "(chủ trì: Sở Tài chính).",
        ),
        (
            "solutions: [{text: Hỗ trợ 15 triệu đồng., budget: 5 triệu đồng, note: tr}]",
            "kinh phí: 5 triệu đồng; ghi chú: tr",
        ),
        (
            "solutions: [{text: Sở Tài chính kiểm tra., lead: Sở Tài chính}]",
            "1. Sở Tài chính kiểm tra.",
        ),
        (
            "targets: [{indicator: Tỷ lệ, target: {at_least: 90}, unit: '%'}]",
            "Tỷ lệ đạt từ 90% trở lên.",
        ),
    ],
)
def test_ends_and_additions_fit_the_sentence(yaml: str, printed: str) -> None:
    assert any(
        printed in text for text in texts(document(changed(**{yaml.split(":")[0]: yaml})))
    ), yaml


def test_an_open_value_among_the_recipients_is_no_line_of_text() -> None:
    found = loaded(changed(recipients="recipients: [{open: chưa rõ}, 'Lưu: VT']"))
    assert found.plan is None


@pytest.mark.parametrize(
    "text",
    [
        'closing: "\\U00110000"',
        'closing: "\\UFFFFFFFF"',
        "%YAML 1." + "9" * 5000 + "\n---\na: 1",
        "purpose:\n" + "  - \n" * 30_000,
        "purpose: [" + ", ".join(["'[[b1]]'"] * 3000) + "]",
        "".join(f"k{n}: 1\n" for n in range(15_000)),
        "purpose:\n" + "  - a #b\n" * 20_000,
        "\u00a0a\n" * 100_000,
        "purpose: ['" + "**a " * 5000 + "']",
        "subject: " + "a b " * 20_000,
        "purpose:\n" + "  - a\n" * 120_000,
    ],
    ids=lambda text: text[:20],
)
def test_no_plan_takes_long_or_breaks_the_reader(text: str) -> None:
    import time

    start = time.process_time()
    key = text.split(":")[0]
    whole = changed(**{key: text}) if key in ("closing", "purpose", "subject") else BASE + text
    found = loaded(whole)
    assert len(found.problems) <= 101
    # A bound far above what it takes (a second or two), far below what it took.
    assert time.process_time() - start < 15


def test_marks_that_we_add_do_not_double_those_that_are_typed() -> None:
    text = changed(
        legal_bases="legal_bases: ['Căn cứ Luật A.;', 'Căn cứ Luật B;.', Căn cứ Luật C...]",
        recipients="recipients: ['Sở Nội vụ;;', 'Lưu: VT, NV.;']",
        closing="closing: Trên đây là Kế hoạch..",
    )
    shown = texts(document(text))
    assert {
        "Căn cứ Luật A;",
        "Căn cứ Luật B;",
        "Căn cứ Luật C...",
        "- Sở Nội vụ;",
        "- Lưu: VT, NV.",
    } <= set(shown)
    assert "Trên đây là Kế hoạch./." in shown
    assert codes(loaded(text)) == []


@pytest.mark.parametrize(
    ("said", "doubled"),
    [
        *((f"Nâng cao{end}", True) for end in ("..", ";.", ",.", ".;", ";;")),
        *((f"Nâng cao{end}", False) for end in (".", ";", "...", "…", ", v.v.;")),
        ("Một.. Hai.", True),
        ("Một; hai, v.v., ba.", False),
    ],
)
def test_doubled_marks_inside_a_sentence_are_told(said: str, doubled: bool) -> None:
    found = [code for _, code in codes(loaded(changed(purpose=f"purpose: ['{said}']")))]
    assert ("plan/doubled-mark" in found) is doubled
