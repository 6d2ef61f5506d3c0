"""Which value of which plan made words of a document, and what gives them their form."""

import shutil
from pathlib import Path

import docx
import pytest

from generator.absorbing.explain import Explained, Explanation, explain
from generator.absorbing.provenance import printed
from generator.making.build import document_bytes, find_template
from generator.making.load import load_plan
from generator.package import read_package
from generator.plan.inline import plain
from generator.problems import Rejected
from generator.review.stories import Story, as_read
from tests.helpers import ROOT
from tests.program import kehoach

OFFICE = ROOT / "plans" / "xa-phuong" / "tinh-minh-hoa-lan-1.yaml"
FULL = ROOT / "tests" / "full" / "day-du.yaml"


def _desk(folder: Path, plan: Path = OFFICE, *beside: Path) -> Path:
    """The folder of an office: a plan, what it needs beside it, and the document that it gives."""
    (folder / "plans").mkdir()
    (folder / "output").mkdir()
    for path in (plan, *beside):
        shutil.copy(path, folder / "plans" / path.name)
    loaded = load_plan(plan)
    assert loaded.plan, loaded.problems
    document = folder / "output" / f"{plan.stem}.docx"
    template = read_package(find_template(loaded.plan.kind, ROOT))
    document.write_bytes(document_bytes(loaded, template))
    return document


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody finds a plan by chance, in the folder where the tests run."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _desk(tmp_path_factory.mktemp("desk"))


def _codes(one: Explained) -> str:
    return one.form.component.code if one.form and one.form.component else ""


def _line(found: Explanation, at: int = 0) -> str:
    """The line of the plan file that the first origin of a place names."""
    origins = found.places[at].origins
    assert origins and found.plan
    return found.plan.read_text("utf-8").splitlines()[origins[0].spot.line - 1]


@pytest.mark.parametrize(
    ("words", "keys", "code", "sure"),
    [
        ("xin lỗi bằng văn bản", "giai_phap › 2 › cac_muc › NV03 › noi_dung", "diem", True),
        ("xin  LỖI bằng văn bản", "giai_phap › 2 › cac_muc › NV03 › noi_dung", "diem", True),
        ("24/4/2026", "giai_phap › 1 › cac_muc › NV01 › thoi_han", "", False),
        ("98,5%", "muc_tieu › CT01 › chi_tieu › tu", "khoan", False),
        ("20/KH", "so", "so-ky-hieu", False),
        ("KẾ HOẠCH", "loai", "ten-loai", False),
        ("Chủ tịch, các Phó", "noi_nhan › 2", "noi-nhan-danh-sach", True),
    ],
)
def test_words_lead_to_the_value_that_printed_them_and_to_their_component(
    document: Path, words: str, keys: str, code: str, sure: bool
) -> None:
    found = explain(document, words)
    first = found.places[0]
    assert found.plan and found.plan.name == OFFICE.name
    assert first.origins and first.origins[0].keys == keys
    assert (_codes(first), first.sure) == (code, sure)
    assert keys.rpartition(" › ")[2].rstrip("0123456789") in _line(found)


def test_every_place_of_the_words_is_told(document: Path) -> None:
    found = explain(document, "xin lỗi bằng văn bản")
    assert [one.place for one in found.places] == [
        "đoạn 29 (mục III.2.a)",
        "bảng 2, hàng 6, ô 2 (Phụ lục)",
    ]
    assert len({origin.spot for one in found.places for origin in one.origins or ()}) == 1


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("đạt từ 45,00 điểm", ["chi_tieu › tu", "don_vi"]),
        ("tăng từ 1,56", ["muc_tang › tu"]),
        ("(43,44 điểm, xếp hạng 16/34", ["hien_trang › gia_tri", "hien_trang › hang", "don_vi"]),
        ("Chỉ số tổng hợp PAPI năm 2026", ["chi_so", "chi_tieu › nam"]),
        ("Chỉ số tổng", ["chi_so"]),
    ],
)
def test_a_sentence_of_several_values_leads_to_each_that_it_says(
    words: str, keys: list[str], tmp_path: Path
) -> None:
    document = _desk(tmp_path, FULL, FULL.parent / "so-do.png")
    origins = explain(document, words).places[0].origins
    assert origins is not None
    assert [one.keys for one in origins] == [f"muc_tieu › CT00 › {key}" for key in keys]


def test_words_between_the_values_of_a_sentence_lead_nowhere_else(tmp_path: Path) -> None:
    document = _desk(tmp_path, FULL, FULL.parent / "so-do.png")
    found = explain(document, "năm 2026 đạt từ").places
    assert len(found) > 5
    for one in found:
        (origin,) = one.origins or ()
        assert origin.keys.startswith("muc_tieu › CT0") and origin.keys.endswith("chi_tieu › nam")


def test_what_the_program_says_by_itself_has_no_value(document: Path) -> None:
    (one,) = explain(document, "Độc lập - Tự do").places
    assert one.origins == () and not one.strange and _codes(one) == "tieu-ngu"


def test_every_value_of_a_full_plan_is_found_by_its_first_words(tmp_path: Path) -> None:
    shutil.copy(FULL.parent / "so-do.png", tmp_path)
    shutil.copy(FULL, tmp_path / "ke-hoach.yaml")
    loaded = load_plan(tmp_path / "ke-hoach.yaml")
    assert loaded.plan and loaded.dossier
    template = read_package(find_template(loaded.plan.kind, ROOT))
    paper = tmp_path / "ke-hoach.docx"
    paper.write_bytes(document_bytes(loaded, template))
    shown = printed(loaded, template, loaded.dossier.source.text)[Story.TEXT]
    values = [one for own in shown for one in own.values][::6]
    assert len(values) > 10
    missed = []
    for _, value in values:
        words = " ".join(as_read(plain(value.value).split("[[")[0]).split()[:7])
        told = [one.spot for at in explain(paper, words).places for one in at.origins or ()]
        if value.spot not in told:
            missed.append(value.value)
    assert missed == []


@pytest.mark.parametrize("name", ["bao-cao", "cong-van", "ke-hoach-theo-chuong", "quyet-dinh"])
def test_what_names_a_part_or_a_file_takes_no_mark(name: str) -> None:
    """A plan with marks in such names was none any more: `absorb` and `explain` stumbled."""
    loaded = load_plan(ROOT / "plans" / "minh-hoa-2026" / f"{name}.yaml")
    assert loaded.plan and loaded.dossier
    template = read_package(find_template(loaded.plan.kind, ROOT))
    shown = printed(loaded, template, loaded.dossier.source.text)[Story.TEXT]
    assert sum(bool(one.values) for one in shown) > 10


def test_words_of_what_a_decision_issues_lead_to_its_file(tmp_path: Path) -> None:
    examples = ROOT / "plans" / "minh-hoa-2026"
    document = _desk(
        tmp_path, examples / "quyet-dinh.yaml", examples / "ke-hoach-kiem-tra.kem.yaml"
    )
    (one,) = explain(document, "Kiểm tra đúng trọng tâm theo nội dung tại Phụ lục;").places
    assert one.origins and not one.sure
    assert [Path(origin.spot.path).name for origin in one.origins] == ["ke-hoach-kiem-tra.kem.yaml"]


def _edited(document: Path, folder: Path, old: str, new: str) -> Path:
    made = docx.Document(str(document))
    run = next(run for p in made.paragraphs for run in p.runs if old in run.text)
    run.text = run.text.replace(old, new)
    paper = folder / "da-sua.docx"
    made.save(str(paper))
    return paper


def test_words_typed_in_word_lead_to_the_value_they_stand_in(
    document: Path, tmp_path: Path
) -> None:
    paper = _edited(document, tmp_path, "trả kết quả đúng hạn", "trả kết quả thật sớm")
    plan = document.parent.parent / "plans" / OFFICE.name
    first = explain(paper, "thật sớm", plan).places[0]
    assert first.origins and first.origins[0].keys.endswith("NV03 › noi_dung")
    assert "đúng hạn" in first.meant


def test_a_paragraph_that_somebody_added_is_none_of_the_plan(
    document: Path, tmp_path: Path
) -> None:
    made = docx.Document(str(document))
    made.paragraphs[20].insert_paragraph_before("Điều chưa ai viết bao giờ.")
    made.save(str(tmp_path / "them.docx"))
    plan = document.parent.parent / "plans" / OFFICE.name
    (one,) = explain(tmp_path / "them.docx", "chưa ai viết", plan).places
    assert one.strange and one.origins == ()


def test_of_two_plans_of_one_id_the_version_decides(tmp_path: Path) -> None:
    second = OFFICE.with_name("tinh-minh-hoa-lan-2.yaml")
    document = _desk(tmp_path, second)
    shutil.copy(OFFICE, tmp_path / "plans" / "a.yaml")
    renamed = document.with_name("gui-so-noi-vu.docx")
    document.rename(renamed)
    found = explain(renamed, "Sở Nội vụ")
    assert found.plan and found.plan.name == second.name


def test_a_paper_of_anybody_is_told_its_component_and_rules(document: Path, tmp_path: Path) -> None:
    paper = tmp_path / "cua-ai-do.docx"
    made = docx.Document(str(document))
    relations = made.part.package.rels
    relations.pop(next(key for key, one in relations.items() if "custom" in one.reltype))
    made.save(str(paper))
    shutil.copy(OFFICE, tmp_path / "cua-ai-do.yaml")
    found = explain(paper, "niêm yết danh sách")
    assert found.plan is None
    assert [note.code for note in found.notes] == ["explain/no-plan"]
    one = found.places[0]
    assert one.origins is None and _codes(one) == "diem"
    assert one.form and "diem/size" in [entry.code for entry in one.form.rules]


def test_a_plan_that_is_not_there_is_named_by_its_id(document: Path, tmp_path: Path) -> None:
    paper = shutil.copy(document, tmp_path / "a.docx")
    found = explain(Path(paper), "Sở Nội vụ")
    assert [note.code for note in found.notes] == ["explain/plan-gone"]
    assert str(load_plan(OFFICE).plan.id) in found.notes[0].message.vi  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["chữ không hề có", "", "   "])
def test_words_that_stand_nowhere_are_refused(document: Path, words: str) -> None:
    with pytest.raises(Rejected) as refusal:
        explain(document, words)
    assert [one.code for one in refusal.value.problems] == ["explain/not-found"]


def test_a_plan_of_another_document_is_refused(document: Path, tmp_path: Path) -> None:
    with pytest.raises(Rejected) as refusal:
        explain(document, "Sở Nội vụ", FULL)
    assert [one.code for one in refusal.value.problems] == ["explain/other-plan"]


def test_the_command_tells_line_article_look_and_rules(document: Path) -> None:
    folder = document.parent.parent
    done = kehoach("explain", f"output/{document.name}", "KẾ HOẠCH", cwd=folder)
    assert done.returncode == 0
    assert f"Theo: plans/{OFFICE.name}:7:7 loai: ke_hoach" in done.stdout
    assert "Thành phần: Tên loại (ten-loai)" in done.stdout
    assert "cỡ 13 đến 14, in hoa, đậm, đứng, căn giữa (PL I, II.5.b; V.5a)" in done.stdout
    assert "Ở đây: kiểu “Tên loại”, cỡ 14, đậm, đứng, căn giữa" in done.stdout
    assert "ten-loai/size" in done.stdout


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.7"])
def test_what_is_no_paper_is_told_so(tmp_path: Path, content: bytes) -> None:
    paper = tmp_path / "hong.docx"
    paper.write_bytes(content)
    done = kehoach("explain", str(paper), "chữ")
    assert done.returncode == 1 and "hong.docx: " in done.stdout and "[file/" in done.stdout
