"""What Vietnamese readers are told is Vietnamese: a foreign word is in quotes, is typed, or has a reason."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.command import STAND_INS, parser, verbs
from generator.language import LANGS
from generator.plan.records import ALIASES
from generator.plan.tasks import TASK_COLUMNS
from tests.helpers import ROOT

_ONSET = "(?:ngh?|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_OPEN = "[aeêioôơuưyâă]|oa|oă|oe|uâ|uê|uơ|uy|uyê|uya|iê|yê|ia|ươ|ưa|uô|ua"
_GLIDE = (
    "ai|ao|au|ay|âu|ây|eo|êu|iu|iêu|yêu|oi|ôi|ơi|ui|ưi|ưu|uôi|ươi|ươu|oai|oao|oay|oeo|uây|uyu|uao"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:(?:{_OPEN})(?:ch|nh|ng|[cmnpt])?|{_GLIDE})")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

_QUOTED = re.compile(
    r"'[^'\n]*'|“[^”\n]*”|\"[^\"\n]*\"|`[^`\n]*`|«[^»\n]*»|\[\[[^\]]*\]\]|\{%.*?%\}|\{\w*\}"
)
_MENU = re.compile(r"\((?:Word|Excel|Windows|UniKey): [^()]*(?:\([^()]*\)[^()]*)?\)")
"""Where a program is clicked, by the words that stand on its screen."""
_COMMAND = re.compile(r"(?:kehoach|git|pip|dask)(?: [a-z]+){1,2}|(?<![\w-])--?[a-z][\w-]*(?: all)?")
_CODE = re.compile(r"\b[a-z]+(?:-[a-z]+)*/[a-z]+(?:-[a-z]+)*\b")
_FILE = re.compile(r"[\w./<>•*-]*\.[a-z]{2,5}\b|\b[\w-]+/(?=[\s,.;)<]|$)|[a-z]+://\S+")
_SYMBOL = re.compile(r"\b[IVX]+\b|\b[\w]*\d[\w]*\b|\b(?:[A-ZĐ]+|[A-ZĐ]\w?)\b|\b[a-zđ]\b")
"""Figures, capitals of acts and bodies, letters of lists."""

ALLOWED = {
    "programs that have no other name": "kehoach Word Excel LibreOffice rdocx Windows Notepad Paint UniKey Dask GitHub GitLab",
    "what people call a kind of file or text": "Unicode YAML docx macro Markdown web zip",
    "keys of the keyboard, as they are printed on it": "Ctrl Shift Enter Alt Tab Space Delete",
    "a font, by its name": "Times New Roman Liberation Serif",
    "measures": "mm cm pt MiB milimét",
    "provinces as they are typed": "hung-yen ha-noi",
}


@cache
def _known() -> frozenset[str]:
    """Foreign words that may stand without quotes: those allowed, keys of plans, what is typed."""
    allowed = {word for words in ALLOWED.values() for word in words.split()}
    columns = {one.alias for one in TASK_COLUMNS.values()}
    return frozenset({*allowed, *ALIASES.values(), *columns, *STAND_INS.values(), *verbs()})


def _is_vietnamese(word: str) -> bool:
    bare = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.lower())))
    return bool(_SYLLABLE.fullmatch(bare))


def foreign(text: str) -> list[str]:
    """The words of a text for Vietnamese readers that are none of theirs."""
    for pattern in (_QUOTED, _MENU, _COMMAND):
        text = pattern.sub(" ", text)
    english = [one for one in re.findall(r"[A-Z]{2,}", text) if one in STAND_INS]
    for pattern in (_CODE, _FILE, _SYMBOL):
        text = pattern.sub(" ", text)
    found = [*english, *re.findall(r"[^\W\d_]\w*(?:-\w+)*", text)]
    words = (one for one in found if one not in _known())
    parts = (part for one in words for part in re.split("[-_]", one))
    return [one for one in parts if one and one not in _known() and not _is_vietnamese(one)]


def _literal(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_literal(one) if isinstance(one, ast.Constant) else "•" for one in parts)
        case ast.BinOp(left=left, right=right):
            return _literal(left) + _literal(right)
        case ast.IfExp(body=one, orelse=other):
            return f"{_literal(one)} {_literal(other)}"
    return "•"


_TELLING = {"Said": (0,), "said": (0,), "told": (1,), "known": (1,), "Finding": (0,)}
"""At which place of their arguments these take Vietnamese."""


def _said() -> Iterator[tuple[str, str]]:
    """Each Vietnamese text of the program, with where it stands."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for at in _TELLING.get(node.func.id, ()):
                    if at < len(node.args):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", _literal(node.args[at])
    for path in sorted((ROOT / "generator/page").rglob("*")):
        if path.suffix in (".html", ".js"):
            yield from _on_the_page(path)


def _on_the_page(path: Path) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b(?:t|word)\(([\"`])(.*?)\1,", path.read_text("utf-8")):
        yield str(path.relative_to(ROOT)), re.sub(r"\$\{[^}]*\}", "•", match[2])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chọn các đoạn, Spacing Before: 6 pt.", ["Spacing", "Before"]),
        ("Đặt giãn dòng đơn (Word: Paragraph > Line spacing: Single).", []),
        ("Nêu tệp kế hoạch: PLAN", ["PLAN"]),
        ("Nêu tệp kế hoạch: KẾ_HOẠCH, chạy kehoach check plans --strict", []),
        ("Trang đầu có “Header”, khóa chu_tri, mã so-trang/header, tệp xa.docx", []),
        ("số trang ở chân trang (footer)", ["footer"]),
    ],
)
def test_a_foreign_word_is_seen(text: str, wanted: list[str]) -> None:
    assert foreign(text) == wanted


def test_no_word_is_allowed_that_is_not_used() -> None:
    said = " ".join(text for _, text in _said())
    allowed = [one for words in ALLOWED.values() for one in words.split()]
    assert [one for one in allowed if one not in said or _is_vietnamese(one)] == []


@pytest.mark.parametrize("name", sorted(verbs()))
def test_the_help_of_a_verb_names_what_is_to_be_typed_in_either_language(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in LANGS:
        with pytest.raises(SystemExit):
            parser(lang, name).parse_args([name, "--help"])
        said = capsys.readouterr().out
        if lang == "vi":
            assert foreign(re.sub(r"\{[\w,]+\}", "", said)) == []
        else:
            assert not any(one in said for one in STAND_INS.values() if one.upper() == one != "SỐ")


def test_who_gives_a_plan_is_cap_tren() -> None:
    """`văn phòng` in small letters is taken for the office of a committee."""
    assert [said for said in _said() if re.search(r"\bvăn phòng\b", said[1])] == []


def test_no_foreign_word_is_told_to_vietnamese_readers() -> None:
    told = [(where, found, text) for where, text in _said() if (found := foreign(text))]
    assert told == []
