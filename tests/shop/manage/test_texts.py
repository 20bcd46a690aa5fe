"""Goods in Malay and English: translated n of m, the missing one a tap away, Thai where nothing is said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.catalogue import services as catalogue
from shop.catalogue.models import CertificateCover, Product, Stock, Variant


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def desk(signed_in, make, merchant):
    return signed_in(make.owner_of(merchant))


def words(response) -> str:
    return response.content.decode()


def test_translated_n_of_m_and_one_tap_to_the_missing_one(desk, make, merchant):
    first, second = make.product(merchant, "น้ำบูดู"), make.product(merchant, "กรือโป๊ะ")
    catalogue.change_product(product=first, by=None, name_ms="Budu")
    catalogue.change_product(product=second, by=None, name_ms="Keropok", description="กรอบ", description_ms="")
    page = desk.get("/desk/products/texts/")
    assert [(each.language, each.done, each.total) for each in page.context["counts"]] == [("ms", 1, 2), ("en", 0, 2)]
    assert [row["product"] for row in page.context["rows"]] == [second]
    assert f"/desk/products/{second.pk}/texts/ms/" in words(page) and "แปลแล้ว 1 จาก 2" in words(page)
    english = desk.get("/desk/products/texts/?language=en")
    assert [row["product"] for row in english.context["rows"]] == [second, first]
    assert desk.get("/desk/products/texts/?language=xx").context["language"] == "ms"


def test_what_is_said_in_malay_is_read_in_malay_and_the_rest_in_thai(desk, make, merchant, client):
    product = make.product(merchant, "น้ำบูดู", description="หอมมาก")
    page = words(desk.get(f"/desk/products/{product.pk}/texts/ms/"))
    assert "น้ำบูดู" in page and "หอมมาก" in page
    desk.post(f"/desk/products/{product.pk}/texts/ms/", {"name_ms": "Budu Saiburi", "description_ms": ""})
    malay = words(client.get(f"/ms/products/{product.slug}/"))
    assert "Budu Saiburi" in malay and "หอมมาก" in malay
    desk.post(f"/desk/products/{product.pk}/texts/ms/", {"name_ms": "Budu Saiburi", "description_ms": "Harum"})
    assert "Harum" in words(client.get(f"/ms/products/{product.slug}/"))
    assert "Harum" not in words(client.get(f"/products/{product.slug}/"))
    assert Product.objects.get().name == "น้ำบูดู"


def test_from_one_missing_to_the_next(desk, make, merchant):
    first, second = make.product(merchant, "น้ำบูดู"), make.product(merchant, "กรือโป๊ะ")
    going = desk.post(f"/desk/products/{second.pk}/texts/en/", {"name_en": "Crackers", "then": "next"})
    assert going["Location"] == f"/desk/products/{first.pk}/texts/en/"
    done = desk.post(f"/desk/products/{first.pk}/texts/en/", {"name_en": "Budu", "then": "next"}, follow=True)
    assert done.redirect_chain[-1][0] == "/desk/products/texts/"
    assert "แปลภาษาอังกฤษครบแล้ว" in words(desk.get("/desk/products/texts/?language=en"))


def test_pictures_are_described_in_the_language(desk, make, merchant, client):
    product = make.product(merchant, "น้ำบูดู", picture=make.picture())
    picture = product.pictures.get()
    desk.post(f"/desk/products/{product.pk}/texts/en/", {"name_en": "Budu", f"alt_{picture.pk}": "A glass bottle"})
    assert 'alt="A glass bottle"' in words(client.get(f"/en/products/{product.slug}/"))
    assert 'alt="น้ำบูดู"' in words(client.get(f"/products/{product.slug}/"))


def test_too_long_is_refused_and_kept(desk, make, merchant):
    product = make.product(merchant, "น้ำบูดู")
    refused = desk.post(f"/desk/products/{product.pk}/texts/en/", {"name_en": "b" * 121})
    assert refused.status_code == 200 and "ใส่ได้ไม่เกิน 120 ตัวอักษร" in words(refused) and "b" * 121 in words(refused)
    product.refresh_from_db()
    assert product.name_en == ""


def test_fields_of_another_language_or_row_change_nothing(desk, make, merchant):
    product, theirs = make.product(merchant, "น้ำบูดู"), make.product(make.merchant("ร้านอื่น"), picture=make.picture())
    picture = theirs.pictures.get()
    desk.post(
        f"/desk/products/{product.pk}/texts/en/",
        {"name_en": "Budu", "name_ms": "x", "name": "x", f"alt_{picture.pk}": "x"},
    )
    product.refresh_from_db(), picture.refresh_from_db()
    assert (product.name, product.name_ms, product.name_en, picture.alt_en) == ("น้ำบูดู", "", "Budu", "")


def test_a_covered_product_says_what_a_new_name_does(desk, make, merchant):
    product = make.product(merchant, "น้ำบูดู")
    warned = "ป้ายจะพักไว้จนกว่าเจ้าหน้าที่จะเทียบชื่อใหม่กับใบรับรอง"
    assert warned not in words(desk.get(f"/desk/products/{product.pk}/texts/en/"))
    make.certificate(product)
    assert warned in words(desk.get(f"/desk/products/{product.pk}/texts/en/"))
    assert CertificateCover.objects.get().product_name == "น้ำบูดู"


@pytest.mark.parametrize("language", ["ms", "en"])
def test_a_strangers_product_is_not_found(desk, make, language):
    theirs = make.product(make.merchant("ร้านอื่น"))
    address = f"/desk/products/{theirs.pk}/texts/{language}/"
    assert desk.get(address).status_code == desk.post(address, {f"name_{language}": "x"}).status_code == 404


def test_a_new_merchant_sees_thai_only(desk, make, merchant):
    product = make.product(merchant, "น้ำบูดู")
    page = words(desk.get(f"/desk/products/{product.pk}/"))
    assert 'name="name_ms"' not in page and 'name="name_en"' not in page
    assert "เพิ่มภาษามลายู" in page and "เพิ่มภาษาอังกฤษ" in page
    catalogue.change_product(product=product, by=None, name_ms="Budu")
    assert "แก้ภาษามลายู" in words(desk.get(f"/desk/products/{product.pk}/"))


def test_allergens_and_ingredients_are_shown_of_food_only(desk, make, merchant, client):
    product = make.product(merchant, "น้ำบูดู")
    page = desk.get(f"/desk/products/{product.pk}/")
    form = page.context["form"].initial
    fish = next(row for row in page.context["form"].fields["allergens"].queryset if row.key == "fish")
    typed = {
        "merchant": merchant.pk, "name": form["name"], "price": "50", "unit": form["unit"], "category": form["category"],
        "ingredients": "ปลา เกลือ", "allergens": [fish.pk],
    }  # fmt: skip
    desk.post(f"/desk/products/{product.pk}/", typed)
    shown = words(client.get(f"/products/{product.slug}/"))
    assert "ส่วนผสมและสารก่อภูมิแพ้" in shown and "ปลา เกลือ" in shown and "มีสิ่งที่บางคนแพ้:</b> ปลา" in shown
    assert "มีสิ่งที่บางคนแพ้" not in words(client.get(f"/products/{make.product(merchant, 'อื่น').slug}/"))
    again = desk.post(f"/desk/products/{product.pk}/", {**typed, "allergens": ["999999"]})
    assert "ตัวเลือกนี้ไม่มีแล้ว" in words(again)
    assert list(product.allergens.all()) == [fish]


def test_the_lists_cost_the_same_with_10_and_with_2000_products(desk, make, merchant):
    def queries(page: str) -> int:
        desk.get(page)
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(page).status_code == 200
        return len(captured)

    for number in range(10):
        make.product(merchant, f"สินค้า {number}")
    pages = {
        "/desk/products/": 7,
        "/desk/products/texts/": 7,
        "/desk/products/new/": 13,
        f"/desk/products/{make.product(merchant).pk}/": 17,
    }
    assert {page: queries(page) for page in pages} == pages
    pattern = Product.objects.first()
    rows = [
        Product(
            merchant=merchant,
            slug=f"many-{at}",
            category=pattern.category,
            name=f"ของ {at}",
            unit="ชิ้น",
            card={"picture": None},
        )
        for at in range(1990)
    ]
    added = Product.objects.bulk_create(rows)
    variants = Variant.objects.bulk_create([Variant(product=row, price_satang=5000) for row in added])
    Stock.objects.bulk_create([Stock(variant=row) for row in variants])
    assert {page: queries(page) for page in pages} == pages
