"""What Word keeps beside the words: comments, tracked changes, hidden text; and strange signs."""

import random
from pathlib import Path

import pytest

from generator.importing import bring_in
from generator.package import package_of, zip_parts
from generator.problems import Rejected
from tests.importing import brought, paper, said
from tests.reading.papers import figures, kinds, plans, strangers
from tests.reading.papers.wml import NAMES, paragraph, run

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _changed(
    content: bytes, *changes: tuple[str, str], more: dict[str, str] | None = None
) -> bytes:
    parts = dict(package_of("", content).parts)
    document = parts["word/document.xml"].decode()
    for before, after in changes:
        assert before in document, before
        document = document.replace(before, after, 1)
    parts["word/document.xml"] = document.encode()
    parts |= {name: text.encode() for name, text in (more or {}).items()}
    return zip_parts(parts)


LINES = ("# I. VIỆC", "1. Sở Nội vụ chủ trì.", "2. Sở Y tế phối hợp.")


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


def test_tracked_changes_are_taken_as_accepted_and_said(tmp_path: Path) -> None:
    gone = '</w:t></w:r><w:del w:id="9" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    come = f'<w:ins w:id="8" w:author="A"><w:r>{_text(" ngay")}</w:r></w:ins><w:r><w:t>'
    done = brought(_changed(paper(*LINES), ("chủ trì.", f"chủ trì{gone}{come}.")), tmp_path)
    assert "Sở Nội vụ chủ trì ngay." in done.text and "cũ" not in done.text
    assert done.proof and done.proof.same, done.problems
    assert said(done.problems, "import/kept") == [
        "2 chỗ sửa đang theo dõi (Word: Track Changes) được coi như đã chấp nhận"
    ]


def test_comments_are_comments_of_their_item(tmp_path: Path) -> None:
    mark = '</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>'
    space = "http://schemas.openxmlformats.org"
    comments = (
        f'{_XML}<w:comments {NAMES}><w:comment w:id="0" w:author="Bình"><w:p><w:r>'
        f"{_text('Thêm: Sở Tài chính')}</w:r></w:p></w:comment></w:comments>"
    )
    parts = package_of("", paper(*LINES)).parts
    relations = parts["word/_rels/document.xml.rels"].decode()
    row = (
        f'<Relationship Id="c" Type="{space}/officeDocument/2006/relationships/comments" '
        'Target="comments.xml"/></Relationships>'
    )
    more = {
        "word/comments.xml": comments,
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", row),
    }
    content = _changed(paper(*LINES), ("phối hợp.", f"phối hợp{mark}."), more=more)
    done = brought(content, tmp_path)
    assert "# Nhận xét của Bình: Thêm: Sở Tài chính\n" in done.text
    above = done.text.index("# Nhận xét")
    assert done.text.index("Sở Nội vụ chủ trì") < above < done.text.index("Sở Y tế phối hợp")
    assert done.proof and done.proof.same, done.problems


def test_hidden_words_stay_out_and_it_is_said(tmp_path: Path) -> None:
    hidden = f"</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>{_text(' ẩn')}</w:r><w:r><w:t>"
    done = brought(_changed(paper(*LINES), ("chủ trì.", f"chủ trì{hidden}.")), tmp_path)
    assert " ẩn" not in done.text and done.proof and done.proof.same, done.problems
    assert said(done.problems, "import/kept") == [
        "1 chỗ chữ ẩn không vào kế hoạch, như không in ra"
    ]


@pytest.mark.parametrize("sign", ["\u200b", "\u00a0", "\u202e", "\uf0b7", "\ufdd2", "\u00ad"])
def test_signs_that_a_plan_may_not_hold(sign: str, tmp_path: Path) -> None:
    change = ("Sở Y tế phối hợp.", f"Sở Y{sign} tế {sign} phối hợp: “{sign}”.")
    done = brought(_changed(paper(*LINES), change), tmp_path)
    assert done.proof and not (done.proof.lost or done.proof.added), done.problems


def test_a_paper_that_the_decree_does_not_rule_is_told_to_be_one(tmp_path: Path) -> None:
    done = brought(strangers.normative_decision(), tmp_path)
    assert done.proof
    assert any("kế hoạch in theo thể thức" in one for one in said(done.problems, "import/kept"))


def test_a_damaged_part_is_told(tmp_path: Path) -> None:
    parts = dict(package_of("", figures.chart()()).parts)
    (name,) = (one for one in parts if "charts/chart" in one and one.endswith(".xml"))
    parts[name] = parts[name][:-9]
    with pytest.raises(Rejected, match="chart"):
        brought(zip_parts(parts), tmp_path)


def _papers() -> list[bytes]:
    makers = (plans.office, plans.two_appendices, kinds.letter_many, kinds.issuing, figures.table)
    return [make() for make in makers]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_paper_is_told_and_no_traceback(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    parts = dict(package_of("", chance.choice(_papers())).parts)
    name = chance.choice(["word/document.xml", "word/document.xml", *parts])
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 40)] = chance.choice([b"", b"<w:p/>", b"x", b"\xc3"])
    parts[name] = bytes(content)
    path = tmp_path / "a.docx"
    path.write_bytes(zip_parts(parts))
    try:
        done = bring_in.imported(path, tmp_path / "a.yaml")
    except Rejected as rejected:
        assert rejected.problems
    else:
        assert done.proof, done.problems


def test_italics_of_whole_paragraphs_are_told_to_be_gone(tmp_path: Path) -> None:
    slanted = paragraph(run("(Chi tiết tại bảng dưới đây)", 14, italic=True))
    done = brought(paper(*LINES, more=slanted), tmp_path)
    (told,) = [
        one for one in done.problems if one.code == "import/formal" and "nghiêng" in one.message.vi
    ]
    assert told.message.vi.startswith("1 đoạn nghiêng") and "(Chi tiết tại" in told.message.vi
    assert "*…*" in told.advice.vi
    assert told.spot.part == "đoạn “(Chi tiết tại bảng dưới đây)”"
    assert not any(
        "nghiêng" in one.message.vi for one in brought(paper(*LINES), tmp_path, "b").problems
    )
