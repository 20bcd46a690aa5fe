"""Products added, changed, put up and paused; the shelf counted."""

import pytest
from django.core.files.storage import default_storage

from common.audit.models import Event
from common.errors import IllegalMove
from common.versions import services as versions
from shop.catalogue import errors, invariants, search, stock
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Picture, Product, ProductState, Stock, StockMovement


@pytest.fixture
def merchant(make):
    return make.merchant("กลุ่มแม่บ้านแหลมโพธิ์")


@pytest.fixture
def facts(make, merchant):
    return {
        "merchant": merchant,
        "by": make.owner_of(merchant),
        "name": "กรือโป๊ะสด",
        "price_satang": 6500,
        "on_hand": 12,
        "category": Category.objects.get(slug="snack"),
        "unit": "แพ็ค 500 กรัม",
    }


def verbs_of(product) -> list[str]:
    return [event.verb for event in Event.objects.about(product)]


def test_a_new_product_is_a_draft_with_its_variant_shelf_and_diary(facts):
    product = catalogue.add_product(**facts, weight_g=550)
    variant = product.variants.get()
    assert (product.state, product.price_satang, variant.price_satang, variant.weight_g) == ("draft", 6500, 6500, 550)
    assert variant.stock.on_hand == 12
    assert [(move.kind, move.pieces) for move in variant.movements.all()] == [("opening", 12)]
    assert verbs_of(product) == ["added"]
    assert not Product.objects.on_sale().exists()
    assert invariants.check() == []


def test_two_products_of_one_name_have_two_readable_addresses(facts):
    first, second = catalogue.add_product(**facts), catalogue.add_product(**facts)
    assert first.slug != second.slug
    assert first.slug.isascii() and first.slug.rsplit("-", 1)[0] == second.slug.rsplit("-", 1)[0] != "product"


def test_a_name_of_signs_alone_still_gets_an_address(facts):
    assert catalogue.add_product(**{**facts, "name": "★★★"}).slug.startswith("product-")


@pytest.mark.parametrize(
    ("wrong", "refusal", "words"),
    [
        ({"price_satang": 99}, errors.BadPrice, "ราคาต้องอยู่ระหว่าง ฿1 ถึง ฿1,000,000"),
        ({"price_satang": 100_000_001}, errors.BadPrice, "ราคาต้องอยู่ระหว่าง ฿1 ถึง ฿1,000,000"),
        ({"on_hand": -1}, errors.NegativePieces, "จำนวนติดลบไม่ได้ ถ้าของหมดใส่ 0"),
        ({"on_hand": 100_001}, errors.TooManyPieces, "ใส่ได้ไม่เกิน 100,000 ชิ้น"),
        ({"name": " \u200b "}, errors.NameMissing, "ใส่ชื่อสินค้า"),
        ({"unit": ""}, errors.NameMissing, "หน่วยขาย"),
    ],
)
def test_a_refused_product_leaves_nothing_behind(facts, wrong, refusal, words):
    with pytest.raises(refusal) as refused:
        catalogue.add_product(**{**facts, **wrong})
    assert words in refused.value.message
    assert not Product.objects.exists() and not Stock.objects.exists()
    assert not Event.objects.filter(subject_type="catalogue.product").exists()


def test_published_it_is_on_sale_and_twice_is_once(make, facts):
    product = catalogue.add_product(**facts, picture=make.picture())
    first = catalogue.publish(product=product, by=facts["by"])
    again = catalogue.publish(product=product, by=facts["by"])
    assert first.listed_at == again.listed_at
    assert verbs_of(product) == ["added", "picture_added", "published"]
    assert list(Product.objects.on_sale()) == [product]


def test_without_a_picture_nothing_is_put_up_for_sale(make, facts):
    product = catalogue.add_product(**facts)
    for verb in (catalogue.publish, catalogue.resume):
        with pytest.raises(errors.PictureMissing, match="ยังเปิดขายไม่ได้เพราะยังไม่มีรูป"):
            verb(product=product, by=facts["by"])
    product.refresh_from_db()
    assert (product.state, product.listed_at) == (ProductState.DRAFT, None)
    assert verbs_of(product) == ["added"]
    catalogue.add_picture(product=product, by=facts["by"], picture=make.picture())
    assert catalogue.publish(product=product, by=facts["by"]).state == ProductState.LIVE


def test_the_last_picture_stays_while_the_product_is_on_sale(make, facts):
    product = catalogue.publish(product=catalogue.add_product(**facts, picture=make.picture()), by=facts["by"])
    picture = product.pictures.get()
    with pytest.raises(errors.LastPicture, match="ต้องมีรูปอย่างน้อยหนึ่งรูป"):
        catalogue.remove_picture(picture=picture, by=facts["by"])
    assert product.pictures.get() == picture
    catalogue.add_picture(product=product, by=facts["by"], picture=make.picture("#0f5f5c"))
    catalogue.remove_picture(picture=picture, by=facts["by"])
    catalogue.remove_picture(picture=picture, by=facts["by"])
    catalogue.pause(product=product, by=facts["by"])
    catalogue.remove_picture(picture=product.pictures.get(), by=facts["by"])
    assert not product.pictures.exists()
    with pytest.raises(errors.PictureMissing):
        catalogue.resume(product=product, by=facts["by"])


def test_paused_it_is_gone_and_resumed_it_is_back_at_its_old_place(make, facts):
    product = catalogue.add_product(**facts, picture=make.picture())
    product = catalogue.publish(product=product, by=facts["by"])
    catalogue.pause(product=product, by=facts["by"])
    assert not Product.objects.on_sale().exists()
    back = catalogue.resume(product=product, by=facts["by"])
    assert back.state == ProductState.LIVE and back.listed_at == product.listed_at
    assert verbs_of(product) == ["added", "picture_added", "published", "paused", "resumed"]


def test_a_draft_cannot_be_paused(facts):
    product = catalogue.add_product(**facts)
    with pytest.raises(IllegalMove):
        catalogue.pause(product=product, by=facts["by"])
    product.refresh_from_db()
    assert product.state == ProductState.DRAFT


def test_nothing_of_a_suspended_merchant_is_on_sale(make, merchant):
    make.product(merchant)
    merchant.state = "suspended"
    merchant.save(update_fields=["state"])
    assert not Product.objects.on_sale().exists()


def test_a_change_moves_price_words_and_diary_together(facts):
    product = catalogue.add_product(**facts)
    catalogue.change_product(product=product, by=facts["by"], name="กรือโป๊ะทอด", price_satang=7000, weight_g=520)
    product.refresh_from_db()
    assert (product.name, product.price_satang, product.variants.get().weight_g) == ("กรือโป๊ะทอด", 7000, 520)
    assert product.search_text.startswith("กรือโป๊ะ ทอด")
    told = Event.objects.about(product).get(verb="changed").facts
    assert set(told["changed"]) == {"name", "price_satang", "weight_g"}
    assert (told["was_satang"], told["now_satang"]) == (6500, 7000)
    assert invariants.check() == []


def test_a_change_that_changes_nothing_writes_nothing(facts):
    product = catalogue.add_product(**facts)
    before = versions.current("catalogue")
    catalogue.change_product(product=product, by=facts["by"], name=" กรือโป๊ะสด ", price_satang=6500)
    assert verbs_of(product) == ["added"] and versions.current("catalogue") == before


def test_a_refused_change_changes_nothing(facts):
    product = catalogue.add_product(**facts)
    with pytest.raises(errors.BadPrice):
        catalogue.change_product(product=product, by=facts["by"], name="อื่น", price_satang=0)
    product.refresh_from_db()
    assert product.name == "กรือโป๊ะสด" and product.price_satang == 6500


def test_what_does_not_belong_to_the_form_cannot_be_changed(facts):
    product = catalogue.add_product(**facts)
    with pytest.raises(TypeError):
        catalogue.change_product(product=product, by=facts["by"], state="live")


def test_counting_the_shelf_writes_the_difference(make, facts):
    variant = catalogue.add_product(**facts).variants.get()
    catalogue.set_on_hand(variant=variant, on_hand=20, by=facts["by"])
    catalogue.set_on_hand(variant=variant, on_hand=20, by=facts["by"])
    catalogue.adjust_on_hand(variant=variant, pieces=-1, by=facts["by"])
    assert [move.pieces for move in variant.movements.order_by("pk")] == [12, 8, -1]
    assert Stock.objects.get(pk=variant.pk).on_hand == 19
    assert invariants.check() == []


def test_the_shelf_never_goes_below_what_orders_hold(facts):
    variant = catalogue.add_product(**facts).variants.get()
    stock.reserve([(variant.pk, 5)])
    with pytest.raises(errors.HeldForOrders) as refused:
        catalogue.set_on_hand(variant=variant, on_hand=4, by=facts["by"])
    assert refused.value.message.startswith("ลูกค้าสั่งจองไว้แล้ว 5 ชิ้น")
    assert catalogue.set_on_hand(variant=variant, on_hand=5, by=facts["by"]).on_hand == 5


@pytest.mark.parametrize(("pieces", "refusal"), [(-13, errors.NegativePieces), (99_999, errors.TooManyPieces)])
def test_absurd_steps_are_refused(facts, pieces, refusal):
    variant = catalogue.add_product(**facts).variants.get()
    with pytest.raises(refusal):
        catalogue.adjust_on_hand(variant=variant, pieces=pieces, by=facts["by"])
    assert Stock.objects.get(pk=variant.pk).on_hand == 12 and StockMovement.objects.count() == 1


def test_stock_does_not_raise_the_catalogues_version(facts):
    variant = catalogue.add_product(**facts).variants.get()
    before = versions.current("catalogue")
    catalogue.set_on_hand(variant=variant, on_hand=3, by=facts["by"])
    assert versions.current("catalogue") == before


def test_a_picture_gets_its_sizes_after_commit(make, facts, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        product = catalogue.add_product(**facts, picture=make.picture())
    product.refresh_from_db()
    shown = product.card["picture"]
    assert [width for _url, width in shown["webp"]] == [320, 640]
    picture = product.pictures.get()
    assert all(default_storage.exists(name) for name, _w, _h in picture.sizes)
    assert [(width, height) for _name, width, height in picture.sizes] == [(320, 400), (640, 800)]
    assert invariants.check() == []


def test_until_then_the_original_is_shown(make, facts):
    product = catalogue.add_product(**facts, picture=make.picture())
    picture = product.pictures.get()
    assert product.card["picture"]["webp"] == []
    assert product.card["picture"]["fallback"] == default_storage.url(picture.original)
    assert picture.original.startswith("products/") and picture.original.endswith(".jpg")


def test_the_same_photograph_twice_is_one_picture(make, facts):
    product = catalogue.add_product(**facts, picture=make.picture())
    catalogue.add_picture(product=product, by=facts["by"], picture=make.picture())
    assert product.pictures.count() == 1


def test_a_product_has_eight_pictures_at_most(make, facts):
    product = catalogue.add_product(**facts)
    for number in range(8):
        catalogue.add_picture(product=product, by=facts["by"], picture=make.picture(f"#0000{number}0"))
    with pytest.raises(errors.TooManyPictures, match="ไม่เกิน 8 รูป"):
        catalogue.add_picture(product=product, by=facts["by"], picture=make.picture("#ffffff"))
    assert product.pictures.count() == 8


def test_without_its_first_picture_the_card_shows_the_next(make, facts):
    product = catalogue.add_product(**facts, picture=make.picture())
    second = catalogue.add_picture(product=product, by=facts["by"], picture=make.picture("#0f5f5c"))
    first = product.pictures.first()
    catalogue.remove_picture(picture=first, by=facts["by"])
    catalogue.remove_picture(picture=first, by=facts["by"])
    product.refresh_from_db()
    assert product.card["picture"]["fallback"] == default_storage.url(second.original)
    assert verbs_of(product).count("picture_removed") == 1
    assert default_storage.exists(first.original)  # past orders show it
    catalogue.remove_picture(picture=second, by=facts["by"])
    product.refresh_from_db()
    assert product.card == {"picture": None} and not Picture.objects.exists()


def test_a_new_shop_name_is_found_after_a_refresh(make, facts, merchant):
    product = catalogue.add_product(**facts)
    merchant.name = "บ้านริมเล"
    merchant.save(update_fields=["name"])
    assert catalogue.refresh_search_text(merchant=merchant) == 1
    product.refresh_from_db()
    assert "บ้าน" in product.search_text.split() and product.search_text == search.text_of(product)


def test_the_books_say_where_they_do_not_agree(make, merchant):
    product = make.product(merchant)
    Stock.objects.filter(pk=make.variant(product).pk).update(on_hand=99)
    Product.objects.filter(pk=product.pk).update(price_satang=1, card={"picture": {"webp": []}})
    found = invariants.check()
    assert len(found) == 3
    assert any("99 on hand" in line for line in found) and any("lowest variant 5000" in line for line in found)


def test_the_categories_stand_ready(db):
    names = {row.slug: row for row in Category.objects.all()}
    assert len(names) == 19 and all(row.name and row.name_ms and row.name_en for row in names.values())
    assert [row.slug for row in names.values() if row.children.exists()] == ["food", "cloth", "crafts"]
    assert names["fresh-fruit"].perishable and not names["textile"].by_weight
