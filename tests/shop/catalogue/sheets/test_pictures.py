"""Pictures that come in a zip: found by their names, made anew like every other, refused in words."""

import io
import struct
import zipfile
import zlib

import pytest
import sheets_made as made
from django.core.files.storage import default_storage
from PIL import Image

from common.files import jobs as files_jobs
from shop.catalogue.models import Product
from shop.catalogue.sheets import errors, faults, pictures
from shop.catalogue.sheets.columns import columns
from shop.catalogue.sheets.models import RowKind, SheetState

HEAD = [*made.HEAD, "รูป (ชื่อไฟล์)"]


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


def sheet_naming(*names: str) -> bytes:
    return made.xlsx(*([*made.row(f"B{n}", f"สินค้า {n}"), name] for n, name in enumerate(names)), head=HEAD)


def words(row) -> list[str]:
    among = columns()
    return [faults.worded(found, among) for found in row.faults]


def test_pictures_stand_on_their_products_and_they_are_for_sale(merchant, owner, make):
    zipped = made.zip_of(
        {
            "รูป/budu.jpg": make.picture_bytes(),
            "รูป/Budu 2.PNG": make.picture_bytes(colour="#0f5f5c", format="PNG"),
            "รูป/ปลา.webp": make.picture_bytes(colour="#111111", format="WEBP"),
            "__MACOSX/รูป/._budu.jpg": b"x",
            "รูป/Thumbs.db": b"x",
            "รูป/unused.jpg": make.picture_bytes(colour="#222222"),
        }
    )
    sheet = made.sent(merchant, sheet_naming("budu.jpg, budu 2.png", "ปลา", ""), by=owner, zipped=zipped)
    assert (sheet.state, sheet.rows_new, sheet.told["unused"]) == (SheetState.READY, 3, 1)
    made.written(sheet, by=owner, publish=True)
    one, two, three = Product.objects.for_merchant(merchant).order_by("pk")
    assert [one.pictures.count(), two.pictures.count(), three.pictures.count()] == [2, 1, 0]
    assert [one.state, two.state, three.state] == ["live", "live", "draft"]
    assert sheet.written == {
        "new": 3,
        "changed": 0,
        "left_out": 0,
        "pictures": 3,
        "published": 2,
        "in_review": 0,
        "drafts": 1,
    }
    assert one.card["picture"]["alt"] == "สินค้า 0"
    with default_storage.open(one.pictures.first().original) as file:
        assert Image.open(file).format == "JPEG"


def test_the_same_picture_again_changes_nothing(merchant, owner, make):
    zipped = made.zip_of({"budu.jpg": make.picture_bytes()})
    made.written(made.sent(merchant, sheet_naming("budu.jpg"), by=owner, zipped=zipped), by=owner)
    again = made.sent(merchant, sheet_naming("budu.jpg"), by=owner, zipped=zipped)
    assert (again.rows_unchanged, again.to_write) == (1, 0)
    more = made.zip_of({"budu.jpg": make.picture_bytes(), "b.jpg": make.picture_bytes(colour="#000000")})
    more = made.sent(merchant, sheet_naming("budu.jpg;b.jpg"), by=owner, zipped=more)
    assert more.rows.get().changes == [["pictures", "", "b.jpg"]]
    made.written(more, by=owner)
    assert Product.objects.for_merchant(merchant).get().pictures.count() == 2


def test_names_without_a_zip_are_no_fault(merchant, owner):
    sheet = made.sent(merchant, sheet_naming("budu.jpg"), by=owner)
    assert (sheet.rows_new, sheet.told["pictures_named"]) == (1, 1)


def test_a_picture_that_is_missing_or_none_is_that_rows_fault(merchant, owner, make):
    zipped = made.zip_of(
        {
            "text.jpg": b"hello",
            "bomb.png": png_of(20_000, 20_000),
            "page.svg": b"<svg onload='x'/>",
            "ok.jpg": make.picture_bytes(),
        }
    )
    names = ["nowhere.jpg", "text.jpg", "bomb.png", "page.svg", "ok.jpg"]
    sheet = made.sent(merchant, sheet_naming(*names), by=owner, zipped=zipped)
    said = {row.number: words(row)[0] for row in sheet.rows.filter(kind=RowKind.WRONG)}
    assert set(said) == {2, 3, 4, 5}
    assert (
        "ไม่มีรูปชื่อ “nowhere.jpg”" in said[2] and "ไม่ใช่รูปถ่าย" in said[3] and "พิกเซล" in said[4] and "ไม่ใช่รูปถ่าย" in said[5]
    )


def png_of(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 100)) + chunk(b"IEND", b"")
    )


def test_more_pictures_than_a_product_may_have(merchant, owner, make):
    colours = [f"#{number * 25:02x}0000" for number in range(9)]
    zipped = made.zip_of(
        {f"{number}.jpg": make.picture_bytes((40, 50), colour) for number, colour in enumerate(colours)}
    )
    sheet = made.sent(merchant, sheet_naming(",".join(f"{n}.jpg" for n in range(9))), by=owner, zipped=zipped)
    assert "ไม่เกิน 8 รูป" in words(sheet.rows.get())[0]


def bomb() -> bytes:
    return made.zip_of({"a.jpg": b"\x00" * 20_000_000})


def locked() -> bytes:
    content = bytearray(made.zip_of({"a.jpg": b"x"}))
    content[content.find(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


REFUSED = {
    "no zip": (lambda: b"\xff\xd8\xff\xe0", errors.NotAZip),
    "rar": (lambda: b"Rar!\x1a\x07\x00", errors.NotAZip),
    "cut off": (lambda: made.zip_of({"a.jpg": b"x" * 1000})[:-30], errors.BrokenZip),
    "bomb": (bomb, errors.HeavyZip),
    "together too much": (lambda: made.zip_of({f"{n}.jpg": b"\x00" * 900_000 for n in range(250)}), errors.HeavyZip),
    "a list of megabytes": (lambda: made.zip_of({f"{'x' * 200}{n}": b"" for n in range(8_000)}), errors.HeavyZip),
    "too many": (lambda: made.zip_of({f"{n}.jpg": b"x" for n in range(301)}), errors.TooManyInZip),
    "climbs out": (lambda: made.zip_of({"../../etc/passwd": b"x"}), errors.StrangeNames),
    "climbs out as Windows does": (lambda: made.zip_of({"a\\..\\..\\x.jpg": b"x"}), errors.StrangeNames),
    "from the root": (lambda: made.zip_of({"/etc/x.jpg": b"x"}), errors.StrangeNames),
    "from a drive": (lambda: made.zip_of({"C:\\x.jpg": b"x"}), errors.StrangeNames),
    "two of one name": (lambda: made.zip_of({"a/x.jpg": b"x", "b/X.jpg": b"y"}), errors.PictureNameTwice),
    "locked": (locked, errors.LockedZip),
}


@pytest.mark.parametrize("name", REFUSED)
def test_zips_that_are_not_taken(name):
    build, refusal = REFUSED[name]
    with pytest.raises(errors.BadPictures) as refused:
        pictures.listed(build())
    assert type(refused.value) is refusal and refused.value.field == "pictures"
    assert "%" not in refused.value.message


def test_a_large_zip_is_not_taken(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_ZIP", 100)
    with pytest.raises(errors.ZipTooLarge):
        pictures.listed(made.zip_of({"a.jpg": b"x" * 1000}))


def test_names_that_thai_windows_wrote(make):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("x.jpg")
        archive.writestr(info, make.picture_bytes((40, 50)))
    content = out.getvalue().replace(b"x.jpg", "ก.jpg".encode("cp874"))
    assert list(pictures.listed(content)) == ["ก.jpg"]


def test_the_pictures_go_with_a_sheet_that_is_dropped(merchant, owner, make, own_files):
    zipped = made.zip_of({"budu.jpg": make.picture_bytes()})
    made.sent(merchant, sheet_naming("budu.jpg"), by=owner, zipped=zipped)
    made.written(made.sent(merchant, sheet_naming("budu.jpg"), by=owner, zipped=zipped), by=owner)
    files_jobs.run()
    assert not [path for path in own_files.rglob("*") if path.is_file()]
