"""Goods by sheet at the desk: sent, looked at, mended, written; what is refused says why; other people's sheets."""

import uuid

import pytest
import sheets_made as made
from django.core.files.uploadedfile import SimpleUploadedFile

from shop.catalogue.models import Product
from shop.catalogue.sheets.models import SheetImport


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def desk(signed_in, make, merchant):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def send(desk, merchant, django_capture_on_commit_callbacks):
    """Send a file from the page and follow to what comes of it."""

    def sending(content: bytes, name: str = "goods.xlsx", key: object = None, **more):
        typed = {
            "merchant": merchant.pk,
            "key": key or uuid.uuid4(),
            "sheet": SimpleUploadedFile(name, content),
            **more,
        }
        with django_capture_on_commit_callbacks(execute=True):
            return desk.post("/desk/products/sheet/", typed)

    return sending


@pytest.fixture
def press(desk, merchant, django_capture_on_commit_callbacks):
    def pressing(url: str, **typed):
        with django_capture_on_commit_callbacks(execute=True):
            return desk.post(url, {"merchant": merchant.pk, **typed})

    return pressing


def words(response) -> str:
    return response.content.decode()


def test_sent_looked_at_written(desk, merchant, send, press):
    answer = send(made.xlsx(made.row(), made.row("BD-02", "ปลาเค็ม", 120)))
    page = words(desk.get(answer["Location"]))
    assert "ถูกต้องทุกแถว" in page and "บันทึก 2 แถว" in page and "฿120" in page
    assert not Product.objects.for_merchant(merchant).exists()
    press(f"{answer['Location']}write/", rows="all")
    assert "บันทึกแล้ว" in words(desk.get(answer["Location"]))
    assert Product.objects.for_merchant(merchant).count() == 2
    press(f"{answer['Location']}write/", rows="all")
    assert Product.objects.for_merchant(merchant).count() == 2


def test_the_same_form_twice_is_one_sheet(merchant, send):
    key = uuid.uuid4()
    first, again = send(made.xlsx(made.row()), key=key), send(made.xlsx(made.row()), key=key)
    assert first["Location"] == again["Location"] and SheetImport.objects.for_merchant(merchant).count() == 1
