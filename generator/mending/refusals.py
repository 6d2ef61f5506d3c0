"""Files that are left as they are: a change would break them, or nobody is to make one."""

from collections.abc import Iterator

from generator.language import Said
from generator.package import Package, relations_of
from generator.problems import Problem, Rejected, Spot
from generator.reading.document.ooxml import OFF, W, parse
from generator.reading.document.read import main_part
from generator.rules import told

told("fix/signed", "văn bản đã ký số, không sửa", "a signed file is not mended")
told("fix/strict", "dạng “Strict Open XML”, không sửa", "Strict Open XML is not mended")
told("fix/protected", "văn bản khóa chỉnh sửa, không sửa", "a protected file is not mended")


def refuse(package: Package) -> None:
    """Raises `Rejected` for a file that is not to be changed."""
    problems = list(_reasons(package))
    if problems:
        raise Rejected(problems)


def _reasons(package: Package) -> Iterator[Problem]:
    spot = Spot(package.path)
    if any(name.startswith("_xmlsignatures/") for name in package.parts):
        message = Said(
            "văn bản đã ký số: sửa sẽ làm hỏng chữ ký",
            "the file is signed: a change would break the signature",
        )
        advice = Said("Dùng bản chưa ký.", "Take the copy before it was signed.")
        yield Problem(spot, "fix/signed", message, advice=advice)
    if b"purl.oclc.org" in package.parts[main_part(package)][:4096]:
        message = Said("tệp dạng “Strict Open XML”", "the file is Strict Open XML")
        advice = Said("Lưu lại dạng “Word Document (.docx)”.", "Save it as Word Document (.docx).")
        yield Problem(spot, "fix/strict", message, advice=advice)
    if _is_protected(package):
        message = Said("văn bản đang khóa chỉnh sửa", "the file is protected against changes")
        advice = Said(
            "Bỏ khóa chỉnh sửa (Word: Review > Restrict Editing).",
            "Review > Restrict Editing: stop it.",
        )
        yield Problem(spot, "fix/protected", message, advice=advice)


def _is_protected(package: Package) -> bool:
    """Whether Word lets nobody change the file as he likes."""
    for relation in relations_of(package.parts, main_part(package)):
        if relation.kind == "settings" and relation.path in package.parts:
            settings = parse(package.parts[relation.path], relation.path)
            found = settings.find(W + "documentProtection")
            return found is not None and found.get(W + "enforcement", "0") not in OFF
    return False
