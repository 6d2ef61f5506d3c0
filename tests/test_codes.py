"""Every code that the program prints is explained by `kehoach rules CODE`, and no rule prints another."""

from collections.abc import Iterator

import pytest

from generator import codes
from generator.checks import CHECKS
from generator.cli import main
from generator.language import Said
from generator.plan.source import Source
from generator.problems import Problem, Severity, Spot
from generator.rules import CATALOGUE, Entry, Finding, Rules, entered, load, told
from tests.helpers import ROOT
from tests.test_rooms import ROOMS

load("generator")


def test_every_code_is_explained_in_both_languages() -> None:
    assert len(CATALOGUE) > 450
    for code in CATALOGUE:
        for lang in ("vi", "en"):
            assert str(codes.entry(code, lang)).startswith(f"{code}: ")  # type: ignore[arg-type]


def test_every_code_that_a_rule_declares_is_in_the_catalogue() -> None:
    for _, _, rules in ROOMS:
        for entry in (entry for rule in rules for entry in rule.entries):
            assert codes.entry(entry.code), entry.code


def test_what_a_check_tells_and_what_reading_tells_is_explained(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for code in ("plan/shape", "yaml/joined", "quyen-han-chuc-vu/kt", "units/code", "plan/comma"):
        assert main(["rules", code]) == 0
        assert capsys.readouterr().out.startswith(f"{code}: ")


def test_a_code_that_its_rule_does_not_declare_is_no_finding() -> None:
    rules: Rules[None, Spot] = Rules("generator.law", Spot(""))

    @rules(Entry("x/known", Said("Biết", "Known")))
    def check(subject: None) -> Iterator[Finding[Spot]]:
        yield Finding(Spot("a"), Said("a", "a"), code="x/unknown")

    ((entry, found),) = rules.findings(check, None) or ()
    CATALOGUE.pop("x/known")
    assert (entry.code, found.severity) == ("x/known", Severity.UNDECIDED)


def test_a_code_has_one_entry() -> None:
    with pytest.raises(ValueError, match="twice"):
        told("plan/shape", "khác", "another")
    assert entered(CATALOGUE["plan/shape"]) is CATALOGUE["plan/shape"]


def test_reading_tells_entries_alone() -> None:
    source = Source("a.yaml", "a: b\n")
    with pytest.raises(AttributeError):
        source.report(Spot("a.yaml", 1, 1), "plan/none", Said("a", "a"))  # type: ignore[arg-type]


def _told() -> set[str]:
    """The codes that the plans of the tests, broken and doubtful, are told."""
    from generator.making.load import load_plan
    from generator.problems import Rejected

    found: list[Problem] = []
    for folder in ("broken", "doubtful"):
        for path in sorted((ROOT / "tests" / folder).glob("*.yaml")):
            try:
                found += load_plan(path).problems
            except Rejected as rejected:
                found += rejected.problems
    return {problem.code for problem in found}


def test_what_plans_are_told_is_explained() -> None:
    told_codes = _told()
    assert len(told_codes) > 60 and all(map(codes.entry, told_codes))


@pytest.mark.parametrize("code", ["plan/nothing", "plan", "yaml/", "x/y", "so-ky-hieu/nothing"])
def test_what_is_no_code_is_said_to_be_none(code: str) -> None:
    assert codes.entry(code) is None and main(["rules", code]) == 1


def test_codes_with_an_ending_and_open_places_are_explained() -> None:
    assert "hình" in str(codes.entry("plan/image-missing")) and "tệp kế hoạch" in str(
        codes.entry("plan/report-outside")
    )
    assert "chua_co" in str(codes.entry("ho-ten/open"))


def test_checks_are_there_to_explain() -> None:
    assert len(list(CHECKS)) >= 50
