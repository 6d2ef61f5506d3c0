"""What openxml-audit says of documents; its schemas are read once, which takes longer than most audits."""

import functools

from openxml_audit import OpenXmlValidator


@functools.cache
def auditor() -> OpenXmlValidator:
    """The auditor of all documents."""
    return OpenXmlValidator()
