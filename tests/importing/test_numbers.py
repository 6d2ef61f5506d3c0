"""The numbers that Word draws are those that python-docx-ng works out, and come into the plan."""

import pytest

from generator.package import package_of
from generator.reading.document.read import read_document
from tests.importing.numbered import NUMBERS, PAPERS, written


@pytest.mark.parametrize("name", PAPERS)
def test_numbers_are_those_of_another_reader(name: str) -> None:
    document = read_document(package_of("", written(PAPERS[name])))
    assert [paragraph.label for paragraph in document.paragraphs] == NUMBERS[name]


def test_there_are_thirty() -> None:
    assert len(PAPERS) == len(NUMBERS) == 30
