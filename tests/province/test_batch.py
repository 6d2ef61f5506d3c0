"""`kehoach batch`: a roster to plans and documents; broken rows, stops, kills, edits and names."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import docx
import pytest

from generator.batch import pool, work
from generator.batch import run as running
from generator.batch.pool import processes
from generator.batch.roster import read_roster
from generator.batch.run import on_executors, run
from generator.cascade.beside.copied import copied_figures
from generator.cli import main
from generator.listing import MEND
from generator.making.made_of import content_there
from generator.problems import Problem, Rejected
from generator.wording.communes import speaks_of_committees
from tests.helpers import ROOT, changed, plan, texts, told_of
from tests.province import tasks
from tests.province.offices import OFFICE, batch, begun, files, province, ready, roster_file, units


def _start(*arguments: str, cwd: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "generator", "batch", *arguments]
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=world,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _done(folder: Path) -> int:
    log = folder / "papi-2026-log.jsonl"
    return log.read_text("utf-8").count('"done"') if log.is_file() else 0


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A province of 104 communes with five broken rows, and what an undisturbed run over it gives in `whole`."""
    folder = tmp_path_factory.mktemp("province")
    province(folder)
    rows = units()
    broken = {
        4: ("", "xã Thiếu Mã"),
        20: ("99901", ""),
        50: ("99902", "Tân Hưng"),
        77: ("12 3", "xã Mã Lạ"),
    }
    broken[103] = ("99903", "xã ../Ra Ngoài")
    roster_file(folder / "units.csv", [broken.get(at, row) for at, row in enumerate(rows)])
    process = _start(
        "papi-2026.yaml", "--units", "units.csv", "-o", "whole", "--jobs", "2", cwd=folder
    )
    out, error = process.communicate()
    assert process.returncode == 1
    (folder / "told.txt").write_text(out + error, "utf-8")
    return folder


def test_five_broken_rows_are_told_with_their_lines_and_the_others_are_made(
    undisturbed: Path,
) -> None:
    told = (undisturbed / "told.txt").read_text("utf-8")
    lines = [line for line in told.splitlines() if line.startswith("units.csv:")]
    assert [[line.split(": ")[0], line.rpartition("[")[2].rstrip("]")] for line in lines] == [
        ["units.csv:6:1", "units/code"],
        ["units.csv:22:1", "units/name"],
        ["units.csv:52:1", "cascade/unit"],
        ["units.csv:79:1", "units/code"],
        ["units.csv:105:1", "cascade/unit"],
    ]
    assert "99 văn bản (99 mới, 0 đã có) → whole (5 lỗi)" in told
    assert "5/104 đơn vị chưa có văn bản" in told
    made = files(undisturbed / "whole")
    assert (
        sum(name.endswith(".docx") for name in made)
        == sum(name.endswith(".goc.yaml") for name in made)
        == 99
    )
    assert len(made) == 3 * 99 + 1


def test_the_manifest_names_every_document_with_its_hash_and_no_finding(undisturbed: Path) -> None:
    from hashlib import sha256

    made = files(undisturbed / "whole")
    manifest = json.loads(made["papi-2026-manifest.json"])
    assert [one["file"] for one in manifest["documents"]] == sorted(
        name for name in made if name.endswith(".docx")
    )
    for one in manifest["documents"]:
        assert one["sha256"] == sha256(made[one["file"]]).hexdigest()
        assert one["plan_sha256"] == sha256(made[one["plan"]]).hexdigest()
        assert one["findings"] == []
    assert [one["row"].split(":")[1] for one in manifest["failed"]] == [
        "6",
        "22",
        "52",
        "79",
        "105",
    ]
    assert "time" not in made["papi-2026-manifest.json"].decode()


def test_each_document_holds_the_name_of_its_own_commune_only(undisturbed: Path) -> None:
    manifest = json.loads((undisturbed / "whole" / "papi-2026-manifest.json").read_text("utf-8"))
    names = {one["file"]: one["unit"] for one in manifest["documents"]}
    for file, name in names.items():
        text = "\n".join(texts(docx.Document(BytesIO((undisturbed / "whole" / file).read_bytes()))))
        assert name in text
        # Tân Hưng is no part of another name here; the name must not be followed by another word of one.
        others = [
            other
            for other in names.values()
            if other != name and f"{other} " in text.replace("\n", " \n")
        ]
        assert not [other for other in others if not name.startswith(other)], file


def test_a_run_killed_at_twenty_units_goes_on_and_ends_the_same(undisturbed: Path) -> None:
    folder = undisturbed / "killed"
    arguments = ("papi-2026.yaml", "--units", "units.csv", "-o", "killed", "--jobs", "2")
    process = _start(*arguments, cwd=undisturbed)
    while _done(folder) < 20:
        assert process.poll() is None
        time.sleep(0.02)
    process.kill()
    process.communicate()
    whole, before = files(undisturbed / "whole"), files(folder)
    assert len(before) < len(whole)
    for name, content in before.items():
        # What was being written when it was killed lies beside its place under a name of its own,
        # and so does the lock, which nobody holds any more.
        assert name.endswith(("manifest.json", ".tmp", ".lock")) or content == whole[name], name
    times = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.docx")}
    again = _start(*arguments, cwd=undisturbed)
    out, _ = again.communicate()
    assert again.returncode == 1
    assert files(folder) == whole
    # What was finished was not made anew: at most those in flight are.
    same = [name for name, at in times.items() if (folder / name).stat().st_mtime_ns == at]
    assert len(same) == len(times) >= 20
    old = int(out.split(" mới, ")[1].split(" ")[0])
    assert len(times) - 1 <= old <= len(times)


def test_what_a_killed_run_was_writing_is_swept_away_by_the_next(tmp_path: Path) -> None:
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=1))))
    office, folder = province(tmp_path), tmp_path / "out"
    left = [folder / ".kehoach-1-a.tmp", folder / "plans" / ".kehoach-1-b.tmp"]
    (folder / "plans").mkdir(parents=True)
    for path in left:
        path.write_bytes(b"half")
    assert [one.what for one in batch(office, roster, folder)] == ["new"]
    assert not [path for path in left if path.exists()]


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise on Windows")
def test_ctrl_c_says_how_far_it_came_and_leaves_whole_files(undisturbed: Path) -> None:
    folder = undisturbed / "ctrl-c"
    process = _start(
        "papi-2026.yaml", "--units", "units.csv", "-o", "ctrl-c", "--jobs", "2", cwd=undisturbed
    )
    while _done(folder) < 5:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in error
    assert "Chạy lại lệnh này để làm tiếp" in error
    whole = files(undisturbed / "whole")
    manifest = json.loads((folder / "papi-2026-manifest.json").read_text("utf-8"))
    assert {one["file"] for one in manifest["documents"]} == {
        path.name for path in folder.glob("*.docx")
    }
    assert all(
        content == whole[name]
        for name, content in files(folder).items()
        if not name.endswith(".json")
    )


def test_two_rows_of_one_unit_stop_everything_before_the_first_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = roster_file(
        tmp_path / "u.csv", [("a1", "xã Tân Hưng"), ("2", "xã Lạc Đạo"), ("A1", "Xã tân hưng")]
    )
    assert (
        main(
            ["batch", str(province(tmp_path)), "--units", str(roster), "-o", str(tmp_path / "out")]
        )
        == 1
    )
    assert told_of(capsys.readouterr().out, "units/same-code", "u.csv:4:1")
    assert not (tmp_path / "out").exists()


def test_a_code_used_twice_for_two_units_is_a_broken_row(tmp_path: Path) -> None:
    roster = read_roster(
        str(roster_file(tmp_path / "u.csv", [("1", "xã Tân Hưng"), ("00001", "xã Lạc Đạo")]))
    )
    assert [entry.unit.full for entry in roster.entries] == ["xã Tân Hưng"]
    assert [(one.spot.line, one.code) for one in roster.broken] == [(3, "units/same-code")]


def test_a_name_longer_than_windows_takes_is_cut_and_kept_apart(tmp_path: Path) -> None:
    long = "xã Tên Rất Dài " + "Dài " * 9
    roster = read_roster(
        str(roster_file(tmp_path / "u.csv", [("1", long + "Một"), ("2", long + "Hai")]))
    )
    results = batch(province(tmp_path), roster, tmp_path / "out")
    names = [result.document.name for result in results]
    assert len(set(names)) == 2
    assert all(len(name) < 100 and name.isascii() for name in names)


def test_words_of_the_commune_stay_and_its_document_is_made_of_them(tmp_path: Path) -> None:
    office = province(tmp_path)
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=3))))
    first = batch(office, roster, tmp_path / "out")
    path = sorted((tmp_path / "out" / "plans").glob("*[!c].yaml"))[1]
    own = path.read_text("utf-8").replace(
        "{chua_co: mục đích của", "Làm cho Nhân dân hài lòng hơn tại{chua_co: "
    )
    own = own.replace(
        "- noi_dung: Làm cho Nhân dân hài lòng hơn tại{chua_co:  xã Tân Hưng}", "- Để dân hài lòng."
    )
    path.write_text(own, "utf-8")
    second = batch(office, roster, tmp_path / "out")
    assert [result.what for result in first] == ["new", "new", "new"]
    assert [result.what for result in second] == ["same", "renewed", "same"]
    assert [problem.code for problem in second[1].problems] == ["batch/kept"]
    assert path.read_text("utf-8") == own
    assert "Để dân hài lòng." in "\n".join(texts(docx.Document(str(second[1].document))))
    assert [result.what for result in batch(office, roster, tmp_path / "out")] == ["same"] * 3


def test_a_new_version_of_the_office_reaches_the_copies_that_nobody_has_touched(
    tmp_path: Path,
) -> None:
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=2))))
    batch(province(tmp_path), roster, tmp_path / "out")
    paths = sorted((tmp_path / "out" / "plans").glob("*[!c].yaml"))
    touched = paths[0].read_text("utf-8") + "# của xã\n"
    paths[0].write_text(touched, "utf-8")
    newer = OFFICE.replace("version: 1", "version: 2").replace("2026-03-31", "2026-04-15")
    results = batch(province(tmp_path, newer), roster, tmp_path / "out")
    assert paths[0].read_text("utf-8") == touched
    assert "2026-04-15" in paths[1].read_text("utf-8")
    assert [problem.code for problem in results[0].problems] == ["batch/behind"]
    assert results[1].problems == ()


def test_a_run_killed_between_a_plan_and_its_base_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the two is renewed, the plan is none that the commune has changed."""
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=1))))
    batch(province(tmp_path), roster, tmp_path / "out")
    newer = province(
        tmp_path, OFFICE.replace("version: 1", "version: 2").replace("2026-03-31", "2026-04-15")
    )
    written, renewed = running.write_unless_there, []

    def killed(path: Path, content: bytes) -> None:
        if renewed:
            raise KeyboardInterrupt
        if content_there(path) != content:
            renewed.append(path)
        written(path, content)

    monkeypatch.setattr(running, "write_unless_there", killed)
    with pytest.raises(KeyboardInterrupt):
        batch(newer, roster, tmp_path / "out")
    monkeypatch.undo()
    (result,) = batch(newer, roster, tmp_path / "out")
    assert renewed and (result.what, result.problems) == ("renewed", ())
    (plan,) = (tmp_path / "out" / "plans").glob("*[!c].yaml")
    assert "2026-04-15" in plan.read_text("utf-8")


def test_a_document_that_was_changed_or_lost_is_made_again(tmp_path: Path) -> None:
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=2))))
    office = province(tmp_path)
    results = batch(office, roster, tmp_path / "out")
    before = files(tmp_path / "out")
    results[0].document.write_bytes(b"broken")
    results[1].document.unlink()
    assert [result.what for result in batch(office, roster, tmp_path / "out")] == ["renewed", "new"]
    kept = tmp_path / "out" / f"{results[0].document.stem}.da-sua-word.docx"
    assert files(tmp_path / "out") == {**before, kept.name: b"broken"}


def test_a_commune_whose_own_plan_is_broken_fails_alone_and_nothing_of_it_is_lost(
    tmp_path: Path,
) -> None:
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=3))))
    office = province(tmp_path)
    batch(office, roster, tmp_path / "out")
    broken, latin, _ = sorted((tmp_path / "out" / "plans").glob("*[!c].yaml"))
    broken.write_text(broken.read_text("utf-8").replace("dia_danh:", "dia_dan:"), "utf-8")
    latin.write_bytes(b"dinh_dang: 1\n# x\xe3\n")
    results = batch(office, roster, tmp_path / "out")
    assert [result.what for result in results] == ["failed", "failed", "same"]
    assert {"plan/unknown-key", "build/withdrawn"} == {
        problem.code for problem in results[0].problems
    }
    told = ["yaml/encoding", "build/withdrawn"]
    assert [problem.code for problem in results[1].problems] == told
    assert latin.read_bytes() == b"dinh_dang: 1\n# x\xe3\n"


def test_a_fault_of_the_program_in_one_unit_is_told_for_that_unit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = work.document_parts

    def stumbling(plan: object, template: object) -> dict[str, bytes]:
        if "Lạc Đạo" in str(plan):
            raise ZeroDivisionError
        return original(plan, template)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "document_parts", stumbling)
    rows = [("11977", "xã Tân Hưng"), ("11992", "xã Lạc Đạo"), ("11995", "xã Đại Đồng")]
    results = batch(
        province(tmp_path),
        read_roster(str(roster_file(tmp_path / "u.csv", rows))),
        tmp_path / "out",
    )
    assert [result.what for result in results] == ["new", "failed", "new"]
    assert [problem.code for problem in results[1].problems] == ["batch/failed"]


def test_a_worker_that_dies_takes_one_unit_with_it_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [("11977", "xã Tân Hưng"), ("11992", "xã Lạc Đạo"), ("11995", "xã Đại Đồng")]
    prepared = ready(
        province(tmp_path),
        read_roster(str(roster_file(tmp_path / "u.csv", rows))),
        tmp_path / "out",
    )
    monkeypatch.setattr("generator.batch.run.made", tasks.dies_at_lac_dao)
    results = list(run(prepared, on_executors(processes, 2)))
    assert [result.what for result in results] == ["new", "failed", "new"]
    assert [problem.code for problem in results[1].problems] == ["batch/failed"]


def test_workers_are_renewed_and_the_order_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_TASKS_OF_A_LIFE", 5)
    found = list(pool.spread(tasks.named, range(23), processes, 2, lambda task, why: (task, 0)))
    assert [task for task, _ in found] == list(range(23))
    assert len({pid for _, pid in found}) >= 3


def _refused(office: Path, roster: Path) -> list[Problem]:
    with pytest.raises(Rejected) as caught:
        ready(office, read_roster(str(roster)), roster.parent / "out")
    return list(caught.value.problems)


def test_a_broken_plan_of_the_office_stops_everything(tmp_path: Path) -> None:
    roster = roster_file(tmp_path / "u.csv", units(few=2))
    office = province(tmp_path, OFFICE.replace("place:", "plac:"))
    assert {problem.code for problem in _refused(office, roster)} == {"plan/unknown-key"}


_ALL = ["batch", "papi-2026.yaml", "--units", "u.csv", "--jobs", "1"]
_ONE = ["new", "--from", "papi-2026.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml"]


def test_figures_of_the_office_that_every_commune_gets_are_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counting = (
        "  - {id: CT03, indicator: Số xã đạt chuẩn, target: {exactly: 64}, unit: xã}\n"
        "  - {id: CT04, indicator: Đạt chuẩn, target: {exactly: 64}, unit: xã}\n"
        "  - {indicator: Tỷ lệ phường có điểm cầu, target: {exactly: 90}, unit: '%'}\n"
    )
    province(tmp_path, OFFICE.replace("solutions:", f"{counting}solutions:"))
    roster_file(tmp_path / "u.csv", units(few=2))
    for order in (_ALL, _ONE):
        with contextlib.chdir(tmp_path):
            assert main(order) == 0
        out = capsys.readouterr().out
        told = [line for line in out.splitlines() if "cascade/copied-figures" in line]
        assert len(told) == 1
        assert "3 chỉ tiêu đếm số xã (CT03, CT04, “Tỷ lệ phường có điểm cầu”)" in told[0]
        assert "1 chỉ tiêu mang theo hiện trạng của cấp trên (CT01)" in told[0]


def test_what_is_said_of_each_commune_is_told_once_and_what_to_do_comes_last(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    province(tmp_path)
    roster_file(tmp_path / "u.csv", units(few=7))
    order = ["batch", "papi-2026.yaml", "--units", "u.csv", "--jobs", "1"]
    with contextlib.chdir(tmp_path):
        assert main(order) == 0
        follow = "kehoach ledger papi-2026.yaml output/papi-2026 --units u.csv"
        next_step = capsys.readouterr().out.splitlines()[-1]
        assert next_step.startswith("Việc tiếp: gửi mỗi xã") and next_step.endswith(f": {follow}")
        plans = [one for one in Path("output").rglob("*.yaml") if ".goc" not in one.name]
        for plan_ in sorted(plans):
            begun(plan_)
        assert main(order) == 0
        told = capsys.readouterr().out
        assert told.count("batch/kept") == 1 and "    cũng thế: 6 tệp khác: papi-2026-" in told
        for plan_ in plans:
            text = plan_.read_text("utf-8")
            plan_.write_text(text.replace("2026-03-31", "2026-04-30"), "utf-8")
        assert main(order) == 1
        told = capsys.readouterr().out
        # Errors are told of each; what is kept, once.
        assert told.count("cascade/minimum") == 7 and told.count(" 6 tệp khác: papi-2026-") == 1
        assert told.splitlines()[-1] == MEND.vi


def test_targets_that_are_each_communes_own_are_not_told() -> None:
    own = "targets:\n  - {id: CT02, indicator: Tỷ lệ hồ sơ, target: {at_least: 98}, unit: '%'}"
    assert not [*copied_figures(plan(changed(targets=own)))]


_STAYING = """\
solutions:
  - title: Truyền thông
    items:
      - text: "Sở Y tế chủ trì, phối hợp với UBND các xã, phường xây dựng 10 chuyên mục, cụ thể:"
      - task_table: {columns: [{role: no}, {role: task}]}
        items: [{text: Giải đáp kiến nghị., lead: Sở Y tế}]
  - {id: NV08, text: Rà soát thủ tục., lead: Sở Nội vụ}
  - {id: NV09, text: Tập huấn., lead: Sở Nội vụ, support: Ủy ban nhân dân các xã, deadline: 2026-05-29}
  - title: Sở Tư pháp
    text: Chủ trì, phối hợp với các sở, ban, ngành, UBND các xã, phường tổ chức các hoạt động.
"""


def test_what_stays_with_the_office_and_what_others_lead_are_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    province(tmp_path, changed(solutions=_STAYING))
    roster_file(tmp_path / "u.csv", units(few=2))
    for order in (_ALL, _ONE):
        with contextlib.chdir(tmp_path):
            assert main(order) == 0
        (told,) = [
            line for line in capsys.readouterr().out.splitlines() if "cascade/taken-over" in line
        ]
        assert "2 mục ở lại với cấp trên (NV08; “Các cơ quan, đơn vị" in told
        assert re.search(r"1 bảng, biểu đồ, hình ở lại \(papi-2026\.yaml:\d+\)", told)
        assert "1 lời dẫn đến bảng đã ở lại (“Sở Y tế chủ trì, phối hợp" in told
        assert "3 việc cơ quan khác chủ trì" in told
        assert "NV09: Sở Nội vụ; “Sở Tư pháp”: Sở Tư pháp)" in told


def test_a_plan_that_is_the_communes_whole_gets_no_such_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = "solutions:\n  - {id: NV02, text: Ban hành kế hoạch., lead: Ủy ban nhân dân các xã}\n"
    all_do = "implementation:\n  - Ủy ban nhân dân các xã, phường tổ chức thực hiện.\n"
    province(tmp_path, changed(solutions=own, implementation=all_do))
    roster_file(tmp_path / "u.csv", units(few=2))
    with contextlib.chdir(tmp_path):
        assert main(_ALL) == 0
    assert "cascade/taken-over" not in capsys.readouterr().out


@pytest.mark.parametrize("jobs", ["0", "x", "500", "-1", "1.5", ""])
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("vi", "lỗi: tham số --jobs: '{}': cần một số từ 1 đến 61\n"),
        ("en", "error: argument --jobs: '{}': a number from 1 to 61 is wanted\n"),
    ],
)
def test_wrong_arguments_are_usage_errors_that_say_what_is_allowed(
    capsys: pytest.CaptureFixture[str], jobs: str, lang: str, told: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["batch", "p.yaml", "--units", "hung-yen", f"--jobs={jobs}", "--lang", lang])
    assert left.value.code == 2
    assert capsys.readouterr().err.endswith(told.format(jobs))


def test_who_leads_in_a_sentence_is_the_commune_and_what_still_speaks_of_all_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = (
        "solutions:\n"
        "  - {id: NV07, text: 'Niêm yết thủ tục. Ủy ban nhân dân các xã, phường chủ trì; xong"
        " trong quý II/2026.'}\n"
        "  - {id: NV09, text: 'Giao Ủy ban nhân dân các xã, phường rà soát hồ sơ.', rule: minimum}\n"
    )
    office = province(tmp_path, changed(solutions=more))
    roster = roster_file(tmp_path / "u.csv", [("11977", "xã Tân Hưng")])
    main(["batch", str(office), "--units", str(roster), "-o", str(tmp_path / "xa")])
    said = capsys.readouterr().out
    (told,) = [line for line in said.splitlines() if "cascade/said-of-all" in line]
    assert "1 câu" in told and "NV09" in told
    (plan,) = (tmp_path / "xa" / "plans").glob("*tan-hung.yaml")
    text = " ".join(plan.read_text("utf-8").split())
    assert "Ủy ban nhân dân xã Tân Hưng chủ trì; xong trong quý II/2026" in text
    assert not speaks_of_committees("Sở Nội vụ chủ trì, phối hợp với UBND các xã, phường.")
    assert "Giao Ủy ban nhân dân các xã, phường rà soát" in text
