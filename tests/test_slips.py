"""The slips of the seeds are found in plan files, by `kehoach check`, at the line and column of the words."""

import json
import re
from pathlib import Path

import pytest

from generator.cli import main
from tests.helpers import ROOT

SLIPS = sorted((ROOT / "tests" / "slips").glob("*.yaml"))


def _checked(path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    main(["check", str(path), "--format", "json", "--lang", "en"])
    found = json.loads(capsys.readouterr().out)
    problems: list[dict[str, object]] = found["problems"] if isinstance(found, dict) else found
    return problems


@pytest.mark.parametrize("path", SLIPS, ids=lambda path: path.stem)
def test_labels_typed_as_in_seed_002_are_told_at_their_lines(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = sorted(
        (int(line), code)
        for line, code in re.findall(r"# expect: (\d+) (\S+)", path.read_text("utf-8"))
    )
    problems = [one for one in _checked(path, capsys) if not str(one["code"]).endswith("/open")]
    assert sorted((one["line"], one["code"]) for one in problems) == expected
    (sequence,) = (
        one for one in problems if one["code"] in ("numbering/sequence", "dan-chieu/label")
    )
    assert "–, 2, 3" in str(sequence["message"])


OF_SEEDS = [
    ("papi-khanh-hoa-2023", "dan-chieu/name", "Phần II tại Kế hoạch này"),
    ("papi-khanh-hoa-2023", "viet-hoa/vien-dan", "Khoản 1, 2, 3, Phần II"),
    ("papi-hung-yen-2022", "dan-chieu/count", "8 lĩnh vực, cụ thể như sau"),
    ("papi-tp-ho-chi-minh-2024", "so-lieu/so-dem", "3 nhóm giải pháp thực hiện"),
    ("papi-tp-ho-chi-minh-2024", "so-lieu/khoang-nam", "2020-2025 và đồng bộ"),
    ("papi-bqlkcn-2020", "viet-hoa/nhan-dan", "nhân dân đối với chính quyền"),
]


@pytest.mark.parametrize(("name", "code", "words"), OF_SEEDS)
def test_slips_of_the_seeds_are_told_where_the_words_stand(
    name: str, code: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ROOT / "plans" / f"{name}.yaml"
    (place,) = (
        (number, line.index(words) + 1)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if words in line
    )
    assert place in [
        (one["line"], one["column"]) for one in _checked(path, capsys) if one["code"] == code
    ]
