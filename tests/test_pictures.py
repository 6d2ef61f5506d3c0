"""Pictures: two kinds, whole, of a sane size, from inside the office's folder, shown no larger than the text."""

import os
import struct
import zlib
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from generator.plan import picture_file
from generator.plan.picture_file import MAX_BYTES, NoPicture, picture_of, read_picture
from generator.reading.lint import check_document
from generator.word.pictures import picture_run
from tests.helpers import document
from tests.images import JPEG, chunk, exif, png, segment, with_segments
from tests.pages import lay_out, need_pages
from tests.test_chart import faults, saved

_TEXT = chunk(b"tEXt", b"Comment\0GPS 20.65N")


def pictured(
    *contents: bytes, width: float | None = None, wide: float = 165, high: float = 100
) -> Document:
    """The plan of the tests with the pictures before its first indicator."""
    paper = document()
    for content in contents:
        target = next(p for p in paper.paragraphs if p.text.startswith("1. Chỉ số tổng hợp"))
        shown = target.insert_paragraph_before()
        shown.paragraph_format.first_line_indent = 0
        shown._p.append(picture_run(paper, content, width, wide, high, 'Bản đồ "tỉnh" & xã'))
    return paper


def _size(paper: Document) -> tuple[float, float]:
    (extent,) = paper.element.iter(qn("wp:extent"))
    return int(extent.get("cx")) / 36000, int(extent.get("cy")) / 36000


def _why(content: bytes) -> str:
    with pytest.raises(NoPicture) as caught:
        picture_of(content)
    assert caught.value.message.vi and caught.value.message.en and caught.value.advice.vi
    return caught.value.code


def test_a_document_with_pictures_is_valid(tmp_path: Path) -> None:
    paper = pictured(png(40, 20), JPEG, png(40, 20), png(30, 30))
    assert faults(saved(paper, tmp_path)) == []
    drawn = list(paper.element.iter(qn("wp:docPr")))
    assert {one.get("descr") for one in drawn} == {'Bản đồ "tỉnh" & xã'} and len(
        {one.get("id") for one in drawn}
    ) == 4
    again = docx.Document(str(tmp_path / "paper.docx"))
    stored = sorted(
        str(part.partname)
        for part in again.part.package.iter_parts()
        if "/media/" in str(part.partname)
    )
    assert stored == ["/word/media/image1.png", "/word/media/image2.jpg", "/word/media/image3.png"]
    assert check_document(tmp_path / "paper.docx").problems == ()


@pytest.mark.parametrize(
    ("pixels", "width", "expected"),
    [
        ((960, 480), None, (165, 82.5)),
        ((96, 48), None, (25.4, 12.7)),
        ((960, 480), 80, (80, 40)),
        ((960, 480), 500, (165, 82.5)),
        ((480, 960), 80, (50, 100)),
        ((1, 4000), None, (0.025, 100)),
    ],
)
def test_it_keeps_its_proportions_and_stays_within_the_text(
    pixels: tuple[int, int], width: float | None, expected: tuple[float, float]
) -> None:
    assert _size(pictured(png(*pixels), width=width)) == pytest.approx(expected, abs=0.01)


def test_what_cameras_and_programs_add_is_left_out() -> None:
    added = (
        exif(1),
        segment(0xE2, b"MPF\0GPS"),
        segment(0xFE, b"GPS"),
        segment(0xED, b"Photoshop GPS"),
    )
    colours = (segment(0xE2, b"ICC_PROFILE\0\1\1x"), segment(0xEE, b"Adobe\0\x64\0\0\0\0\1"))
    photo = picture_of(with_segments(*added, *colours, after=b"GPS and a film"))
    assert photo.content == with_segments(*colours) and (photo.width, photo.height) == (16, 8)
    drawing = picture_of(
        png(4, 4, _TEXT, chunk(b"eXIf", b"GPS"), chunk(b"gAMA", b"\0\0\xb1\x8f")) + b"GPS"
    )
    assert drawing.content == png(4, 4, chunk(b"gAMA", b"\0\0\xb1\x8f"))
    for picture in (photo, drawing):
        assert b"GPS" not in picture.content and picture_of(picture.content) == picture


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize(
    ("orientation", "refused"), [(0, False), (1, False), (3, True), (6, True), (8, True)]
)
def test_a_photo_on_its_side_is_told_not_printed_so(
    orientation: int, refused: bool, order: str
) -> None:
    photo = with_segments(exif(orientation, order))
    if refused:
        assert _why(photo) == "turned"
    else:
        assert picture_of(photo).content == JPEG


@pytest.mark.parametrize(
    "content",
    [
        b"", b"GIF89a" + b"\0" * 40, b"BM" + b"\0" * 60, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7",
        b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0\x18ftypheic", b"PK\3\4",
        JPEG.replace(b"\xff\xc0\0\x11", b"\xff\xc3\0\x11"),
    ],
    ids=["empty", "gif", "bmp", "svg", "pdf", "webp", "heic", "zip", "lossless-jpeg"],
)  # fmt: skip
def test_other_kinds_are_refused(content: bytes) -> None:
    assert _why(content) == "kind"


_FRAME = JPEG[JPEG.index(b"\xff\xc0") :][:19]


@pytest.mark.parametrize(
    "content",
    [
        with_segments(b"\xff\xff"),
        with_segments(segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff")),
        with_segments(segment(0xE1, b"Exif\0\0?")),
    ],
    ids=["filled", "no-tags", "no-order"],
)
def test_what_means_nothing_is_passed_over(content: bytes) -> None:
    assert picture_of(content).content == JPEG


def _many(width: int, height: int) -> bytes:
    return png(4, 4).replace(struct.pack(">II", 4, 4), struct.pack(">II", width, height))


def _header(content: bytes, at: int, value: int) -> bytes:
    """The PNG with one byte of its header changed, and the sum of the header put right."""
    data = bytearray(content[16:29])
    data[at] = value
    return content[:8] + chunk(b"IHDR", bytes(data)) + content[33:]


@pytest.mark.parametrize(
    "content",
    [
        png(8, 8)[:-1], png(8, 8)[:60], png(8, 8, rows=7), png(8, 8, rows=9), _many(5, 4), _header(png(8, 8), 8, 7),
        _header(png(8, 8), 9, 3), _header(png(8, 8), 3, 0), _header(png(8, 8), 9, 5), b"\x89PNG\r\n\x1a\n",
        png(8, 8).replace(zlib.compress(b"")[:2], b"\0\0"),
        png(8, 8, _TEXT).replace(b"20.65N", b"20.66N"), JPEG[:-2], JPEG[:300], JPEG[:3], b"\xff\xd8\xff\xd9",
        JPEG.replace(b"\xff\xc0", b"\xff\xdb"), with_segments(b"\xff\xe1\0\1"), with_segments(b"\xff\xe1\xff\xff"),
        JPEG.replace(b"\0\x08\0\x10\x03", b"\0\x08\0\0\x03"), JPEG.replace(_FRAME, _FRAME * 2), with_segments(b"\xff\xd8"),
        b"\xff\xd8" + _FRAME + b"\xff\xd9", JPEG.replace(_FRAME, _FRAME[:4] + b"\x0c" + _FRAME[5:]),
    ],
)  # fmt: skip
def test_broken_ones_are_refused(content: bytes) -> None:
    assert _why(content) == "broken"


def test_one_pixel_may_be_interlaced() -> None:
    assert picture_of(_header(png(1, 1), 12, 1)).width == 1


def test_every_shortened_picture_is_refused() -> None:
    for whole in (JPEG, png(9, 9)):
        assert picture_of(whole)
        for length in range(len(whole)):
            with pytest.raises(NoPicture):
                picture_of(whole[:length])


def test_too_many_bytes_or_pixels_are_refused_before_they_are_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _why(b"\x89PNG\r\n\x1a\n" + b"\0" * MAX_BYTES) == "too-large"
    assert _why(_header(_header(png(8, 8), 1, 1), 5, 1)) == "too-large"
    assert _why(JPEG.replace(b"\0\x08\0\x10\x03", b"\xff\xff\xff\xff\x03")) == "too-large"
    monkeypatch.setattr(picture_file, "MIB", 64)  # the steps in which pixels are counted
    assert picture_of(png(100, 100)).width == 100 and _why(png(100, 100, rows=50_000)) == "broken"


@pytest.mark.parametrize("name", ["hinh.png", "anh/hinh.png", "anh\\hinh.png", "anh/../hinh.png"])
def test_a_picture_beside_the_plan_or_below_is_found(name: str, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    for folder in (plans, plans / "anh"):
        folder.mkdir(exist_ok=True)
        (folder / "hinh.png").write_bytes(png(4, 4))
    assert read_picture(name, plans).content == png(4, 4)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("/etc/hinh.png", "absolute"), ("C:\\hinh.png", "absolute"), ("C:hinh.png", "absolute"),
        ("\\\\may\\chia\\hinh.png", "absolute"), ("hinh\0.png", "absolute"), ("../ngoai.png", "outside"),
        ("..\\ngoai.png", "outside"), ("anh/../../ngoai.png", "outside"), ("khong-co.png", "missing"),
        ("anh", "folder"), ("", "folder"), ("lon.png", "too-large"), ("a" * 5000 + ".png", "unreadable"),
    ],
)  # fmt: skip
def test_other_files_are_not_read(name: str, code: str, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    (plans / "anh").mkdir(parents=True)
    (tmp_path / "ngoai.png").write_bytes(png(4, 4))
    with (plans / "lon.png").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(NoPicture) as caught:
        read_picture(name, plans)
    assert caught.value.code == code and caught.value.message.vi


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_that_leads_outside_or_a_pipe_is_not_read(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (tmp_path / "ngoai.png").write_bytes(png(4, 4))
    (plans / "lien-ket.png").symlink_to(tmp_path / "ngoai.png")
    (plans / "thu-muc").symlink_to(tmp_path)
    (plans / "vong.png").symlink_to(plans / "vong.png")
    os.mkfifo(plans / "ong.png")
    for name in ("lien-ket.png", "thu-muc/ngoai.png", "vong.png", "ong.png"):
        with pytest.raises(NoPicture):
            read_picture(name, plans)


def test_the_page_shows_it(tmp_path: Path) -> None:
    need_pages()
    path = saved(pictured(JPEG, width=60), tmp_path)
    below = lay_out([path], tmp_path)["paper"].phrase("1. Chỉ số tổng hợp")[0]
    plain = tmp_path / "plain.docx"
    document().save(str(plain))
    before = lay_out([plain], tmp_path)["plain"].phrase("1. Chỉ số tổng hợp")[0]
    assert below.top - before.top > 30 / 25.4 * 72
