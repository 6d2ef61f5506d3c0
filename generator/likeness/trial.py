"""A template tried: a paper is built with it, and checked beside the same paper from ours."""

from generator.law.kinds import Kind
from generator.likeness.sample import trial_paper
from generator.making.build import document_bytes
from generator.package import Package, package_of
from generator.problems import Problem
from generator.reading.lint import check_content
from generator.word.template import template_bytes


def tried(template: Package, kind: Kind) -> list[Problem]:
    """The rules of form that a paper breaks when it is built with the template, and not when it is
    built with ours."""
    ours = package_of(template.path, template_bytes(kind))
    usual = {problem.code for problem in _found(ours, kind)}
    return [problem for problem in _found(template, kind) if problem.code not in usual]


def _found(template: Package, kind: Kind) -> tuple[Problem, ...]:
    return check_content(template.path, document_bytes(trial_paper(kind), template)).problems
