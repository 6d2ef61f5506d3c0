"""Edits of a document by LibreOffice, run by a Python that has `uno`: IN OUT EDITS.json [tracked]; prints how many
were made. Each edit names the words of the paragraph, the words in it, and those that stand there then."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

import uno
from com.sun.star.beans import PropertyValue


def _opened() -> tuple:
    name = f"kehoach{os.getpid()}"
    profile = Path(mkdtemp(prefix="kehoach-uno-")).as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    process = subprocess.Popen([*command, f"--accept=pipe,name={name};urp;"])
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            there = resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
            desktop = there.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", there
            )
            return process, desktop
        except Exception:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def _set(name: str, value: object) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _paragraph(found: object) -> str:
    cursor = found.getText().createTextCursorByRange(found)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    return _bare(cursor.getString())


def _bare(text: str) -> str:
    """The words without numbers: LibreOffice has those of notes among them."""
    return " ".join(re.sub(r"\d", "", text).split())


def _edit(document: object, paragraph: str, old: str, new: str) -> bool:
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = old, True
    found = document.findFirst(search)
    while found is not None:
        if _paragraph(found) == _bare(paragraph):
            found.getEnd().setString(new.removeprefix(old)) if new.startswith(
                old
            ) else found.setString(new)
            return True
        found = document.findNext(found.getEnd(), search)
    return False


def main(source: str, target: str, edits: str, *tracked: str) -> None:
    process, desktop = _opened()
    try:
        hidden = (_set("Hidden", True),)
        document = desktop.loadComponentFromURL(
            Path(source).resolve().as_uri(), "_blank", 0, hidden
        )
        document.RecordChanges = bool(tracked)
        wanted = json.loads(Path(edits).read_text("utf-8"))
        made = [one for one in wanted if _edit(document, *one)]
        document.storeToURL(
            Path(target).resolve().as_uri(), (_set("FilterName", "MS Word 2007 XML"),)
        )
        document.close(True)
        print(json.dumps([wanted.index(one) for one in made]))
    finally:
        try:
            desktop.terminate()
        except Exception:
            process.kill()
        process.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
