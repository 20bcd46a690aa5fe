"""Hostile files are built here by hand, byte by byte, and offered for real."""

import hashlib
import io
import struct
import zlib

import pillow_heif
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from papers_made import locked_pdf, plain_pdf
from PIL import Image, ImageCms

from common import upload_errors as errors
from common import uploads

SCRIPT = b"<script>alert(document.domain)</script>"


def photo(size=(400, 300), colour=(200, 120, 40), kind="JPEG", mode="RGB", **kwargs):
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, kind, **kwargs)
    return out.getvalue()


def two_colours(size=(40, 20)):
    """Left half red, right half blue."""
    image = Image.new("RGB", size, (255, 0, 0))
    image.paste((0, 0, 255), (size[0] // 2, 0, size[0], size[1]))
    return image


def opened(picture):
    image = Image.open(io.BytesIO(picture.bytes))
    image.load()
    return image


def png(width, height, *, rows):
    """A grey PNG that declares ``width`` x ``height`` and holds ``rows`` empty rows."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packer = zlib.compressobj(9)
    row = b"\0" * (width + 1)
    body = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_jpeg_of_ours(kind):
    content = photo(kind=kind)
    picture = uploads.clean_picture(SimpleUploadedFile("x.bin", content))
    assert (picture.width, picture.height, picture.format) == (400, 300, "jpeg")
    assert opened(picture).size == (400, 300)
    assert picture.bytes.startswith(b"\xff\xd8\xff")
    assert picture.sha256 == hashlib.sha256(content).hexdigest()


def test_a_heic_from_a_telephone_is_taken():
    out = io.BytesIO()
    pillow_heif.from_pillow(two_colours((80, 40))).save(out, format="HEIF")
    picture = uploads.clean_picture(out.getvalue())
    assert (picture.width, picture.height) == (80, 40)
    red, _green, blue = opened(picture).getpixel((5, 20))
    assert red > 200 > 60 > blue


def test_the_same_upload_gives_the_same_bytes():
    assert uploads.clean_picture(photo()) == uploads.clean_picture(photo())


def test_large_photos_shrink_to_the_longest_edge():
    picture = uploads.clean_picture(photo((4000, 3000)))
    assert (picture.width, picture.height) == (2000, 1500)
    assert uploads.clean_picture(photo((3000, 1000), kind="PNG"), longest_edge=500).width == 500


def test_bands_leave_no_seams():
    gradient = Image.linear_gradient("L").resize((700, 2900))
    out = io.BytesIO()
    gradient.save(out, "PNG")
    shrunk = opened(uploads.clean_picture(out.getvalue(), longest_edge=1000)).convert("L")
    expected = gradient.resize(shrunk.size)
    rows = [abs(shrunk.getpixel((100, y)) - expected.getpixel((100, y))) for y in range(shrunk.height)]
    assert max(rows) <= 4


@pytest.mark.parametrize(("orientation", "left_is_red"), [(1, True), (3, False), (2, False)])
def test_the_picture_is_turned_as_the_camera_says(orientation, left_is_red):
    image, exif, out = two_colours(), Image.Exif(), io.BytesIO()
    exif[0x0112] = orientation
    image.save(out, "JPEG", exif=exif, quality=95)
    red, _green, _blue = opened(uploads.clean_picture(out.getvalue())).getpixel((3, 10))
    assert (red > 128) is left_is_red


def test_a_portrait_stands_upright():
    image, exif, out = two_colours(), Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    image.save(out, "JPEG", exif=exif, quality=95)
    picture = uploads.clean_picture(out.getvalue())
    assert (picture.width, picture.height) == (20, 40)
    assert opened(picture).getpixel((10, 3))[0] > 128


def test_nothing_of_place_comment_or_profile_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "secret garden"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = photo(comment=SCRIPT, exif=exif, icc_profile=profile) + b"GIF89a" + SCRIPT + b"<?php system($_GET[0]);"
    assert content.count(SCRIPT) == 2
    picture = uploads.clean_picture(content)
    image = opened(picture)
    assert not any(word in picture.bytes for word in (SCRIPT, b"secret", b"php", b"Exif", b"ICC_PROFILE"))
    assert not image.getexif()
    assert "comment" not in image.info


def test_transparency_lies_on_white():
    picture = uploads.clean_picture(photo(kind="PNG", mode="RGBA", colour=(0, 0, 0, 0)))
    assert opened(picture).getpixel((5, 5)) == (255, 255, 255)
    palette = Image.new("P", (50, 50), 0)
    out = io.BytesIO()
    palette.save(out, "PNG", transparency=0)
    assert opened(uploads.clean_picture(out.getvalue())).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_usual_kind_of_colour_is_read(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    content = photo(kind=kind, mode=mode, colour=0)
    assert opened(uploads.clean_picture(content)).mode == "RGB"


def test_sixteen_bit_grey_keeps_its_brightness():
    content = photo(kind="PNG", mode="I;16", colour=32768)
    assert abs(opened(uploads.clean_picture(content)).getpixel((5, 5))[0] - 128) <= 2


def refused(content, why, *, clean=uploads.clean_picture):
    with pytest.raises(why) as refusal:
        clean(SimpleUploadedFile("photo.jpg", content, content_type="image/jpeg"))
    assert type(refusal.value) is why
    assert "%(" not in refusal.value.message
    return refusal.value.message


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body>" + SCRIPT + b"</body></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        photo(kind="GIF", mode="P", colour=1),
        b"GIF89a/*" + SCRIPT,
        photo(kind="BMP"),
        photo(kind="TIFF"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"PK\x03\x04" + b"\0" * 60,
        b"\xff\xd8",
        b"MZ" + b"\0" * 100,
        b"%PDF-1.7\n",
    ],
)
def test_what_is_no_photo_is_refused_whatever_its_name(content):
    assert refused(content, errors.NotAPicture).startswith("ไฟล์นี้ไม่ใช่รูปถ่าย")


@pytest.mark.parametrize(
    "content",
    [
        photo((800, 600))[:2000],
        photo((800, 600))[:-200],
        photo((800, 600), kind="PNG")[:-40],
        photo((800, 600), kind="WEBP")[:-30],
        b"\xff\xd8\xff\xe0" + b"\0" * 500,
        b"\xff\xd8\xff" + SCRIPT,
        b"\x89PNG\r\n\x1a\n" + SCRIPT,
        b"RIFF\xff\xff\xff\xffWEBPVP8 " + SCRIPT,
        b"\0\0\0\x18ftypheic" + b"\0" * 200,
        b"\xff\xd8\xff" + b"\xff\xda\x00\x0c" * 5000,
    ],
)
def test_a_broken_photo_is_refused(content):
    assert "ไฟล์อาจเสีย" in refused(content, errors.BrokenPicture)


def test_a_small_png_of_169_megapixels_is_refused_before_it_is_decoded():
    bomb = png(13_000, 13_000, rows=13_000)
    assert len(bomb) < 500_000
    assert "25 ล้านพิกเซล" in refused(bomb, errors.TooManyPixels)


def test_webp_costs_most_to_decode_and_has_a_lower_limit():
    assert "6 ล้านพิกเซล" in refused(photo((3000, 2100), kind="WEBP", method=0), errors.TooManyPixels)


def test_declared_sizes_beyond_all_measure_are_refused():
    header_only = png(1, 1, rows=1)
    huge = header_only[:16] + struct.pack(">II", 60_000, 60_000) + header_only[24:29]
    huge += struct.pack(">I", zlib.crc32(huge[12:29])) + header_only[33:]
    refused(huge, errors.TooManyPixels)


def test_empty_tiny_and_heavy_files_are_refused():
    with pytest.raises(errors.EmptyFile):
        uploads.clean_picture(b"")
    assert "16 พิกเซล" in refused(photo((8, 400)), errors.PictureTooSmall)
    assert "12 MB" in refused(photo() + b"\0" * (12 * 1024 * 1024), errors.FileTooLarge)


def test_a_stream_that_lies_about_its_size_is_not_read_to_its_end():
    class Endless(io.RawIOBase):
        asked = 0

        def seek(self, *_):
            return 0

        def read(self, size=-1):
            Endless.asked = size
            return b"\xff" * size

    with pytest.raises(errors.FileTooLarge):
        uploads.clean_picture(Endless())
    assert Endless.asked == 12 * 1024 * 1024 + 1


def test_a_paper_may_be_a_photo():
    paper = uploads.clean_document(photo((3000, 2000)))
    assert (paper.content_type, paper.width, paper.height, paper.pages) == ("image/jpeg", 2600, 1733, 1)


def pdf(*, pages=1):
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(200, 300)
    document.save(out)
    document.close()
    return out.getvalue()


def test_a_pdf_is_taken_as_it_is():
    content = pdf(pages=3)
    paper = uploads.clean_document(SimpleUploadedFile("x.pdf", content))
    assert (paper.content_type, paper.pages, paper.width, paper.bytes) == ("application/pdf", 3, None, content)


def test_the_hand_written_pdf_itself_is_good():
    assert uploads.clean_document(plain_pdf()).pages == 1


@pytest.mark.parametrize("opens_without_password", [True, False])
def test_a_locked_pdf_is_refused(opens_without_password):
    content = locked_pdf(opens_without_password=opens_without_password)
    assert "ล็อกด้วยรหัสผ่าน" in refused(content, errors.LockedDocument, clean=uploads.clean_document)


@pytest.mark.parametrize(
    "content",
    [
        plain_pdf(catalog="/Names<</JavaScript<</Names[(a) 4 0 R]>>>>", extra=["<</S/JavaScript/JS(app.alert(1))>>"]),
        plain_pdf(catalog="/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        plain_pdf(catalog="/OpenAction<</S/Launch/F(cmd.exe)>>"),
        plain_pdf(catalog="/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>", extra=["<</Type/Filespec/F(a.exe)>>"]),
    ],
)
def test_a_pdf_that_carries_a_program_is_refused(content):
    refused(content, errors.LivingDocument, clean=uploads.clean_document)


def test_too_many_pages_broken_and_heavy_papers_are_refused():
    sentence = refused(pdf(pages=41), errors.TooManyPages, clean=uploads.clean_document)
    assert sentence.startswith("ไฟล์ PDF นี้มี 41 หน้า ส่งได้ไม่เกิน 40 หน้า")
    refused(b"%PDF-1.7\n" + SCRIPT, errors.BrokenDocument, clean=uploads.clean_document)
    refused(pdf() + b"\0" * (10 * 1024 * 1024), errors.FileTooLarge, clean=uploads.clean_document)
    refused(b"<html>" + SCRIPT, errors.NotADocument, clean=uploads.clean_document)


def test_derivatives_are_cut_to_shape_and_never_enlarged():
    source = uploads.clean_picture(photo((1200, 900))).bytes
    copies = uploads.derivatives(source, widths=(320, 640, 960), ratio=(4, 5))
    assert [(copy.width, copy.height) for copy in copies] == [(320, 400), (640, 800), (720, 900)]
    for copy in copies:
        image = Image.open(io.BytesIO(copy.bytes))
        assert (image.format, image.size) == ("WEBP", (copy.width, copy.height))
    assert [copy.width for copy in uploads.derivatives(source, widths=(320,))] == [320]
    assert uploads.derivatives(source, widths=(320,))[0].height == 240


def test_derivatives_keep_the_middle():
    image = Image.new("RGB", (300, 100), (255, 0, 0))
    image.paste((0, 0, 255), (100, 0, 200, 100))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    copy = uploads.derivatives(out.getvalue(), widths=(320,), ratio=(1, 1))[0]
    red, _green, blue = Image.open(io.BytesIO(copy.bytes)).convert("RGB").getpixel((50, 50))
    assert blue > 200 > 60 > red


@pytest.mark.parametrize("size", [(16, 60000), (60000, 16), (100, 501), (501, 100)])
def test_a_picture_that_would_shrink_to_a_thread_is_refused(size):
    with pytest.raises(errors.PictureTooNarrow) as refused:
        uploads.clean_picture(photo(size, kind="PNG"))
    assert refused.value.message.startswith("รูปนี้ยาวหรือแคบเกินไป ด้านยาวต้องไม่เกิน 5 เท่าของด้านสั้น")


@pytest.mark.parametrize("size", [(100, 500), (500, 100), (16, 80), (4000, 800)])
def test_the_shortest_edge_holds_after_shrinking(size):
    picture = uploads.clean_picture(photo(size, kind="PNG"))
    assert min(picture.width, picture.height) >= uploads.SHORTEST_EDGE


def test_a_long_paper_is_taken_and_a_thread_of_one_is_not():
    long = uploads.clean_document(photo((300, 6000), kind="PNG"))
    assert (long.width, long.height) == (130, 2600)
    with pytest.raises(errors.PictureTooNarrow, match="ไม่เกิน 20 เท่าของด้านสั้น"):
        uploads.clean_document(photo((16, 60000), kind="PNG"))


def test_a_heic_is_held_to_the_same_shape():
    out = io.BytesIO()
    pillow_heif.from_pillow(two_colours((600, 64))).save(out, format="HEIF")
    with pytest.raises(errors.PictureTooNarrow):
        uploads.clean_picture(out.getvalue())
