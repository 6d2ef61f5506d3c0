"""Plans that communes have edited: the office's rules, what their documents are made of, the version they follow."""

import json
from pathlib import Path

import docx
import pytest

from generator.batch import work
from generator.batch.roster import read_roster
from generator.batch.run import Finished
from generator.cascade.files import base_path
from generator.cli import main
from generator.making.made_of import program_sha256
from generator.problems import Severity
from tests.helpers import ROOT, texts
from tests.images import png
from tests.province.offices import OFFICE, batch, province, roster_file, units

_MINIMUM, _LOWER = 'chi_tieu: {tu: "45,00"}', 'chi_tieu: {tu: "40,00"}'
NEWER = OFFICE.replace("version: 1", "version: 2").replace("2026-03-31", "2026-04-15")


class Communes:
    """A batch over three communes in a folder, which is run again after an edit."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.office = folder, province(folder)
        self.roster = roster_file(folder / "u.csv", units(few=3))
        self.run()
        self.plan = sorted((folder / "out" / "plans").glob("*[!c].yaml"))[1]

    def run(self) -> list[Finished]:
        """What the batch gives now."""
        return batch(self.office, read_roster(str(self.roster)), self.folder / "out")

    def edit(self, *changes: tuple[str, str]) -> None:
        """The second commune changes its plan."""
        text = self.plan.read_text("utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        self.plan.write_text(text, "utf-8")

    def said(self) -> list[tuple[str, list[str]]]:
        """What became of each unit, and what was told of it."""
        return [(one.what, [problem.code for problem in one.problems]) for one in self.run()]

    @property
    def document(self) -> Path:
        """Where the second document is."""
        return self.folder / "out" / f"{self.plan.stem}.docx"

    def words(self) -> str:
        """What the second document says."""
        return "\n".join(texts(docx.Document(str(self.document))))


@pytest.fixture
def communes(tmp_path: Path) -> Communes:
    return Communes(tmp_path)


def test_a_plan_that_falls_below_the_office_s_minimum_has_no_document(communes: Communes) -> None:
    before = communes.words()
    communes.edit((_MINIMUM, _LOWER))
    told = ["cascade/minimum", "build/withdrawn"]
    assert communes.said() == [("same", []), ("failed", told), ("same", [])]
    assert not communes.document.exists(), "nobody sends it by mistake"
    [aside] = communes.folder.glob("out/*.khong-con-dung.docx")
    assert "\n".join(texts(docx.Document(str(aside)))) == before
    broken = communes.run()[1].problems[0]
    assert broken.severity is Severity.ERROR
    assert broken.spot.path == communes.plan.as_posix()
    assert base_path(communes.plan).as_posix() in broken.message.vi
    communes.edit((_LOWER, _MINIMUM))
    assert [what for what, _ in communes.said()] == ["same", "new", "same"]


def test_a_document_that_was_edited_waits_beside_a_plan_that_gives_none(communes: Communes) -> None:
    edited = docx.Document(str(communes.document))
    edited.paragraphs[-1].add_run(" có sửa")
    edited.save(str(communes.document))
    content = communes.document.read_bytes()
    communes.edit((_MINIMUM, _LOWER))
    assert communes.said()[1] == ("failed", ["cascade/minimum", "build/withdrawn"])
    aside = communes.document.with_stem(f"{communes.plan.stem}.da-sua-word")
    assert aside.read_bytes() == content and not communes.document.exists()
    communes.edit((_LOWER, _MINIMUM))
    what, codes = communes.said()[1]
    assert what == "new" and "build/edited" in codes, "its words are told once there is a document"


def test_a_document_open_in_word_keeps_its_name_and_is_told(communes: Communes) -> None:
    communes.document.with_name(f"~${communes.document.name[2:]}").write_bytes(b"")
    communes.edit((_MINIMUM, _LOWER))
    told = communes.run()[1].problems[-1]
    assert told.code == "build/withdrawn" and "đang mở trong Word" in told.message.vi
    assert communes.document.exists()


def test_a_rule_cannot_be_accepted_away(communes: Communes) -> None:
    accepted = "chap_nhan:\n  - {ma_quy_tac: cascade/minimum, ly_do: xã chưa đủ sức}\n"
    communes.edit((_MINIMUM, _LOWER), ("\nmuc_dich:", f"\n{accepted}muc_dich:"))
    assert communes.said()[1] == ("failed", ["cascade/minimum", "build/withdrawn"])


def test_without_its_base_a_plan_cannot_be_compared(communes: Communes) -> None:
    communes.edit((_MINIMUM, _LOWER))
    base = base_path(communes.plan)
    text = base.read_bytes()
    base.unlink()
    for what in ("renewed", "same"):
        result = communes.run()[1]
        assert (result.what, [problem.code for problem in result.problems]) == (
            what,
            ["cascade/no-base", "batch/kept"],
        )
        assert result.problems[0].severity is Severity.UNDECIDED
    base.write_bytes(text)
    assert communes.said()[1] == ("failed", ["cascade/minimum", "build/withdrawn"])


def test_a_stricter_plan_is_made_and_left_alone_the_next_time(communes: Communes) -> None:
    communes.edit((_MINIMUM, 'chi_tieu: {tu: "46,00"}'))
    assert communes.said()[1] == ("renewed", ["batch/kept"])
    assert communes.said()[1] == ("same", ["batch/kept"])


@pytest.mark.parametrize("first", ["batch", "build"])
def test_what_batch_and_build_make_in_one_folder_is_the_program_s_own_to_both(
    first: str, communes: Communes, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = communes.folder / "out"
    build = ["build", str(communes.plan), "-o", str(folder)]
    document = folder / f"{communes.plan.stem}.docx"
    if first == "build":
        communes.edit(("Nội vụ", "Tài chính"))
        main(build)
    before = document.read_bytes()
    communes.edit(("45,00", "45,50"))
    codes = [code for _, told in communes.said() for code in told] if first == "build" else []
    assert main(build) == 0
    assert "build/" not in "".join([*codes, capsys.readouterr().out])
    assert document.read_bytes() != before and "45,5" in communes.words()
    assert len([*folder.glob("*.docx")]) == 3


def test_a_document_of_another_plan_that_took_the_name_is_kept(communes: Communes) -> None:
    documents = sorted((communes.folder / "out").glob("*.docx"))
    another = documents[0].read_bytes()
    documents[1].write_bytes(another)
    communes.run()
    kept = documents[1].with_stem(f"{documents[1].stem}.da-sua-word")
    assert kept.read_bytes() == another


@pytest.mark.parametrize("key", ["hinh", '"hinh"', "image"])
def test_another_picture_gives_another_document(communes: Communes, key: str) -> None:
    path = communes.plan.parent / "so-do.png"
    path.write_bytes(png(60, 40, shade=10))
    communes.edit(
        (
            "\nmuc_dich:\n",
            f"\nmuc_dich:\n  - {{{key}: {{tep: so-do.png, mo_ta: Các việc, chu_thich: Sơ đồ các việc}}}}\n",
        )
    )
    assert [what for what, _ in communes.said()] == ["same", "renewed", "same"]
    assert [what for what, _ in communes.said()] == ["same"] * 3
    path.write_bytes(png(60, 40, shade=200))
    assert [what for what, _ in communes.said()] == ["same", "renewed", "same"]
    path.unlink()
    assert communes.said()[1][0] == "failed"


def test_what_a_plan_attaches_is_part_of_its_document(communes: Communes) -> None:
    attached = communes.plan.parent / "kiem-tra.kem.yaml"
    text = (ROOT / "plans" / "minh-hoa-2026" / "ke-hoach-kiem-tra.kem.yaml").read_text("utf-8")
    attached.write_text(text, "utf-8")
    communes.edit(("\nco_quan:", "\nkem_theo: kiem-tra.kem.yaml\nco_quan:"))
    assert communes.said()[1][0] == "renewed"
    assert communes.said()[1][0] == "same"
    attached.write_text(
        text.replace("danh sách hộ nghèo, thu chi", "danh sách hộ cận nghèo, thu chi"), "utf-8"
    )
    assert [what for what, _ in communes.said()] == ["same", "renewed", "same"]
    assert "danh sách hộ cận nghèo, thu chi" in communes.words()


def test_a_run_in_which_nothing_changed_reads_no_plan(
    communes: Communes, monkeypatch: pytest.MonkeyPatch
) -> None:
    communes.edit(("muc_dich:\n", "muc_dich:\n  - Để dân hài lòng.\n"))
    communes.run()
    monkeypatch.setattr(work, "plan_of", pytest.fail)
    monkeypatch.setattr(work, "document_parts", pytest.fail)
    assert [what for what, _ in communes.said()] == ["same"] * 3


def test_what_the_program_is_says_the_manifest_of_build_and_of_batch_alike(
    communes: Communes,
) -> None:
    manifest = json.loads((communes.folder / "out" / "papi-2026-manifest.json").read_text("utf-8"))
    assert manifest["program"] == program_sha256()


@pytest.mark.parametrize("read", ["x", ["x"], {"a": 1}, {"\0": "b"}, {"../../u.csv": "b"}])
def test_a_manifest_that_was_tampered_with_is_no_reason_to_keep_a_document(
    communes: Communes, read: object
) -> None:
    path = communes.folder / "out" / "papi-2026-manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["documents"][0]["read"] = read
    path.write_text(json.dumps(manifest), "utf-8")
    (communes.folder / "out" / "papi-2026-log.jsonl").unlink()
    assert communes.said()[0] == ("renewed", [])


def test_a_plan_behind_says_which_version_it_follows(
    communes: Communes, capsys: pytest.CaptureFixture[str]
) -> None:
    communes.edit(("muc_dich:\n", "muc_dich:\n  - Để dân hài lòng.\n"))
    note = communes.run()[1].problems[-1]
    assert (note.code, note.severity, note.advice.vi) == ("batch/kept", Severity.INFO, "")
    province(communes.folder, NEWER)
    for _ in range(2):
        note = communes.run()[1].problems[-1]
        assert (note.code, note.severity) == ("batch/behind", Severity.WARNING)
        assert "theo phiên bản 1; cấp trên đã có phiên bản 2" in note.message.vi
        assert "follows version 1; the office has version 2" in note.message.en
        assert f"kehoach update {communes.plan.as_posix()}" in note.advice.vi
    out = communes.folder / "out"
    assert (
        main(
            [
                "batch",
                str(communes.office),
                "--units",
                str(communes.roster),
                "-o",
                str(out),
                "--jobs",
                "1",
            ]
        )
        == 0
    )
    assert "\n1 đơn vị còn theo phiên bản cũ" in capsys.readouterr().out
    main(["update", str(communes.plan)])
    assert communes.said()[1][1] == ["batch/kept"]


def test_an_office_that_changed_its_plan_and_not_its_version_is_told_so(communes: Communes) -> None:
    communes.edit(("muc_dich:\n", "muc_dich:\n  - Để dân hài lòng.\n"))
    province(communes.folder, NEWER.replace("version: 2", "version: 1"))
    note = communes.run()[1].problems[-1]
    assert note.code == "batch/behind"
    assert "chưa tăng phien_ban" in note.message.vi


def test_a_plan_behind_that_breaks_a_rule_is_told_both(communes: Communes) -> None:
    communes.edit((_MINIMUM, _LOWER))
    province(communes.folder, NEWER)
    told = ["cascade/minimum", "batch/behind", "build/withdrawn"]
    assert communes.said()[1] == ("failed", told)
