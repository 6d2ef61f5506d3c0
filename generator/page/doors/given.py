"""What was filled in at a door, as a call of its verb."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.atomic import write_new
from generator.language import Said
from generator.law.divisions import province_called, slug
from generator.making.homes import homes
from generator.making.made_of import content_there
from generator.page.doors.door import Door, Field
from generator.page.files import WORK, argument_of, path_of
from generator.page.places import RECEIVED, Nowhere, new_token
from generator.page.state import Page
from generator.plan.fields import iso_day


class Wrong(Exception):
    """What was typed in a field cannot be; `field` is its name, `told` what its file is instead."""

    def __init__(self, field: str, told: Sequence[Said] = ()) -> None:
        self.field, self.told = field, told
        super().__init__(field)


class Order(NamedTuple):
    """A call of a verb, the files that it may make, and those put into the folder for it."""

    words: Sequence[str]
    offers: Sequence[str] = ()
    received: tuple[str, ...] = ()


def order_of(door: Door, page: Page, values: dict[str, str]) -> Order:
    """What a door makes of the values of its fields; raises `Wrong`."""
    words, there = [door.verb], _received(page)
    for field in door.fields:
        words += _argument(field, page, values)
    stems = {field.name: _stem(field, values[field.name]) for field in door.fields}
    home = next(iter(homes([Path(values.get("plan", ""))], page.folder))).as_posix()
    offers = [name.format(**stems, home=home) for name in door.offers]
    if door.into:
        into = door.into.format(**stems)
        with suppress(OSError):  # the verb says what stands in its way
            (page.folder / PurePosixPath(into).parts[0]).mkdir(exist_ok=True)
        words += ["-o", into]
    if door.packs is not None:
        token = _new_folder(page)
        words += [door.packs.option, (page.work / token).as_posix()]
        offers.append(f"{WORK}{token}/{door.packs.name}")
    for made in door.makes:
        own = f"{WORK}{_new_folder(page)}/{made.name(stems)}"
        words += [made.option, path_of(page, own).as_posix()]
        offers.append(own)
    return Order(words, offers, tuple(_received(page) - there))


def _received(page: Page) -> set[str]:
    """The files that came from above, as verbs are given them."""
    return {f"{RECEIVED}/{one.name}" for one in (page.folder / RECEIVED).glob("*")}


def _new_folder(page: Page) -> str:
    """What a new folder for what is made is called."""
    token = new_token()
    (page.work / token).mkdir(mode=0o700)
    return token


def _stem(field: Field, value: str) -> str:
    """What a value is called in names of files."""
    if field.kind == "day":
        return iso_day(value.strip(), partial=False) or ""
    return slug(value) if field.kind == "text" else Path(value).stem


def _argument(field: Field, page: Page, values: dict[str, str]) -> list[str]:
    """What a field gives to the verb: nothing where it was left out."""
    filled = values[field.name].strip()
    if not filled:
        return [_wrong(field)] if field.needed else []
    if field.kind == "check":
        return [field.option]
    if field.kind == "papers":
        return _papers(field, page, filled)
    value = _READ[field.kind](field, page, filled)
    return [field.option, value] if field.option else [value]


def _papers(field: Field, page: Page, filled: str) -> list[str]:
    """The papers among files that were dropped together."""
    papers = [one.name for one in page.several.get(filled, []) if one.counts]
    return [_file(field, page, one) for one in papers] or [_wrong(field)]


def _wrong(field: Field) -> str:
    raise Wrong(field.name)


def _text(field: Field, _page: Page, filled: str) -> str:
    """A text on one line; no word that begins like an option."""
    return _line(field, filled, 300)


def _finding(field: Field, _page: Page, filled: str) -> str:
    """A finding as `fix --only` takes it, which may stand in many places."""
    return _line(field, filled, 20_000)


def _line(field: Field, filled: str, longest: int) -> str:
    text = " ".join(filled.split())
    if text.startswith("-") or len(text) > longest or not text.isprintable():
        raise Wrong(field.name)
    return text


def _number(field: Field, page: Page, filled: str) -> str:
    text = _text(field, page, filled)
    return text if re.fullmatch(field.pattern, text, re.ASCII) else _wrong(field)


def _day(field: Field, page: Page, filled: str) -> str:
    """A day as people write it, or as a calendar field of a browser does."""
    return iso_day(_text(field, page, filled), partial=False) or _wrong(field)


def _file(field: Field, page: Page, filled: str) -> str:
    """A file, as it is given to a verb."""
    try:
        path = argument_of(page, filled)
    except Nowhere:
        raise Wrong(field.name, (_GONE, _CHOOSE)) from None
    if not field.stays or not filled.startswith(WORK):
        return path
    content = Path(path).read_bytes()
    for way in _free_names(Path(RECEIVED) / Path(path).name):
        there = page.folder / way
        if write_new(there, content) or content_there(there) == content:
            return way.as_posix()
    raise Wrong(field.name)


_GONE = Said("tệp không còn trong thư mục", "a file that is no more in the folder")
_CHOOSE = Said("Chọn lại tệp.", "Choose it again.")


def _free_names(way: Path) -> Iterator[Path]:
    """The name, then others like it."""
    yield way
    yield from (way.with_stem(f"{way.stem}-{number}") for number in range(2, 100))


def _units(field: Field, page: Page, filled: str) -> str:
    """A roster: the name of a province, else a table."""
    province = province_called(filled)
    return province.slug if province else _file(field, page, filled)


def _folder(field: Field, page: Page, filled: str) -> str:
    """A folder below that of the page."""
    text = _text(field, page, filled)
    way = PurePosixPath(text)
    if way.is_absolute() or ".." in way.parts or re.search(r"[\\:]", text):
        raise Wrong(field.name)
    path = page.folder / way
    steps = (page.folder.joinpath(*way.parts[:count]) for count in range(len(way.parts)))
    if any(one.is_symlink() for one in (*steps, path)) or not path.is_dir():
        raise Wrong(field.name)
    return f"{way}"


_READ: dict[str, Callable[[Field, Page, str], str]] = {
    "plan": _file,
    "paper": _file,
    "table": _file,
    "units": _units,
    "any": _file,
    "folder": _folder,
    "text": _text,
    "finding": _finding,
    "number": _number,
    "day": _day,
}
