"""What openxml-audit says of documents."""

from pathlib import Path

from openxml_audit import OpenXmlValidator, ValidationResult


def audited(path: Path) -> ValidationResult:
    """What it says of the document.

    An auditor looks at one alone: by the address in memory of a document it keeps which comments and
    relations that has, and says so of the next one there.
    """
    return OpenXmlValidator().validate(path)
