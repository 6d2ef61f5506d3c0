"""What the tests do not run is told by room and module."""

from tools import covered


def _module(ran: int, of: int, **missing: list[object]) -> dict[str, object]:
    summary = {"covered_lines": ran, "num_statements": of, "covered_branches": 0, "num_branches": 0}
    return {"summary": summary, "missing_lines": [], "missing_branches": [], **missing}


def test_rooms_and_what_is_below_are_told() -> None:
    files = {
        "generator/law/a.py": _module(10, 10),
        "generator/law/b.py": _module(5, 10, missing_lines=[3], missing_branches=[[4, -1], [5, 9]]),
        "generator/law/__init__.py": _module(0, 0),
        "generator/cli.py": _module(10, 10),
    }
    assert covered.told(files, 95.0) == [
        f"{'(root)':20} 100.00 %",
        f"{'law':20}  75.00 %",
        f"{'all':20}  83.33 %",
        "generator/law/b.py 50.0 %: 3, 4→end, 5→9",
    ]
