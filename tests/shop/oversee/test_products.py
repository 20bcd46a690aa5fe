"""The officers' products: the queue, the samples, one product let through, returned, taken down, put back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.letters.models import Letter
from shop.catalogue import claims, trust
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product, Review
from shop.catalogue.review_words import labels

LIST = "/office/products/"
WHY = {"code": "picture", "words": "ถ่ายรูปใหม่ให้เห็นฉลาก"}
SAY_WHY = "เขียนให้ร้านเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค"


@pytest.fixture
def merchant(make):
    return make.merchant("กลุ่มแม่บ้านแหลมโพธิ์", trusted=False)


@pytest.fixture
def sent(make, merchant):
    return make.product_sent(merchant, description="หมักหนึ่งปี")


@pytest.fixture
def officer(make):
    return make.officer(provinces=["94"])


@pytest.fixture
def office(officer, signed_in):
    return signed_in(officer)


def page_of(product, act: str = "") -> str:
    return f"{LIST}{product.pk}/{act}"


def look_of(product, act: str) -> str:
    return page_of(product, f"looks/{product.looks.latest('pk').pk}/{act}/")


def seen(office, product) -> dict:
    return {"seen": office.get(page_of(product)).context["seen"]}


def text_of(response) -> str:
    return response.content.decode()


def test_she_reads_it_and_lets_it_through(office, sent, merchant, make):
    assert "น้ำบูดูสายบุรี" in text_of(office.get(LIST)) and merchant.name in text_of(office.get(LIST))
    page = text_of(office.get(page_of(sent)))
    assert "ร้านขอเปิดขายสินค้านี้" in page and "หมักหนึ่งปี" in page and "ผ่านแล้ว 0 จาก 3" in page
    told = seen(office, sent)
    for _press in range(2):
        done = office.post(look_of(sent, "approve"), told, follow=True)
        assert done.redirect_chain == [(page_of(sent), 302)]
    assert "ผ่านแล้ว สินค้าขึ้นขาย และแจ้งร้านแล้ว" in text_of(done) and "ผ่านแล้ว 1 จาก 3" in text_of(done)
    sent.refresh_from_db()
    assert sent.state == "live" and Letter.objects.about(sent).count() == 1
    assert office.get(LIST).context["rows"] == []
    assert "ไม่มีสินค้ารอตรวจ" in text_of(office.get(LIST))


def test_what_she_did_not_see_she_does_not_let_through(office, sent, make, merchant):
    told = seen(office, sent)
    catalogue.change_product(product=sent, by=make.owner_of(merchant), name="อีกชื่อ")
    refused = office.post(look_of(sent, "approve"), told)
    assert refused.context["refusal"].message.startswith("ร้านเพิ่งแก้สินค้านี้ระหว่างที่คุณดูอยู่")
    assert "อีกชื่อ" in text_of(refused)
    for bad in ({}, {"seen": "x"}):
        assert office.post(look_of(sent, "approve"), bad).status_code == 200
    sent.refresh_from_db()
    assert sent.state == "in_review"


def test_returning_it_needs_a_reason_and_words(office, sent):
    bare = office.post(look_of(sent, "return"), {"code": "", "words": ""})
    assert bare.context["verdict"].errors == {"code": ["เลือกเหตุผลหนึ่งข้อ"], "words": [SAY_WHY]}
    assert bare.context["open_act"] == "return" and text_of(bare).count(SAY_WHY) == 1
    strange = office.post(look_of(sent, "return"), {"code": "hate", "words": "ไม่ชอบเลยจริง ๆ"})
    assert "code" in strange.context["verdict"].errors
    for _press in range(2):
        assert office.post(look_of(sent, "return"), WHY)["Location"] == page_of(sent)
    sent.refresh_from_db()
    assert sent.state == "draft"
    letter = Letter.objects.about(sent).get()
    assert letter.template == "product-returned" and WHY["words"] in letter.body
    assert WHY["words"] in text_of(office.get(page_of(sent)))


def test_taken_down_and_put_back(office, make, officer):
    product = make.product_sent(make.merchant("ร้านเก่า"))
    bare = office.post(page_of(product, "take-down/"), {"code": "claims", "words": ""})
    assert bare.context["open_act"] == "take_down" and bare.context["verdict"].errors == {"words": [SAY_WHY]}
    for _press in range(2):
        office.post(page_of(product, "take-down/"), WHY)
    product.refresh_from_db()
    assert product.state == "taken_down"
    assert [row["name"] for row in office.get(f"{LIST}?state=taken_down").context["rows"]] == [product.name]
    stale = office.post(page_of(product, "restore/"), {"seen": "x"})
    assert stale.context["refusal"].message.startswith("ร้านเพิ่งแก้สินค้านี้")
    office.post(page_of(product, "restore/"), seen(office, product))
    product.refresh_from_db()
    assert product.state == "live"
    told = list(Letter.objects.about(product).order_by("pk").values_list("template", flat=True))
    assert told == ["product-taken-down", "product-restored"]


def test_a_change_shows_what_was_and_what_would_be(office, make, merchant, sent, officer):
    make.approved(sent)
    other = Category.objects.get(slug="condiment")
    catalogue.change_product(product=sent, by=make.owner_of(merchant), name="บูดูรักษาใจฮาลาล", category=other)
    page = office.get(page_of(sent))
    assert "ร้านขอแก้ข้อมูลของสินค้าที่ขายอยู่" in text_of(page)
    [look] = page.context["looks"]
    assert {row["label"]: row["was"] for row in look["change"]} == {"ชื่อสินค้า": "น้ำบูดูสายบุรี", "หมวด": "ขนมและของว่าง"}
    assert '<mark class="claim claim--paper"' in text_of(page)
    office.post(look_of(sent, "approve"), seen(office, sent))
    sent.refresh_from_db()
    assert (sent.name, sent.category) == ("บูดูรักษาใจฮาลาล", other)


def test_a_sample_is_fine_or_taken_down(office, make, settings):
    settings.PRODUCT_SAMPLE_ONE_IN = 1
    product = make.product_sent(make.merchant("ร้านเก่า"))
    assert [row["name"] for row in office.get(f"{LIST}?state=samples").context["rows"]] == [product.name]
    assert office.get(LIST).context["rows"] == []
    refused = office.post(look_of(product, "return"), WHY)
    assert refused.context["refusal"].message.startswith("สินค้านี้ขายอยู่แล้ว")
    office.post(look_of(product, "approve"), seen(office, product))
    assert office.get(f"{LIST}?state=samples").context["rows"] == [] and not Letter.objects.about(product).exists()


def test_claims_are_marked_where_they_stand(office, make, merchant):
    product = make.product_sent(merchant, "ไก่กอและฮาลาล", description="หอม <b>อร่อย</b>")
    page = text_of(office.get(page_of(product)))
    assert 'ไก่กอและ<mark class="claim claim--paper"' in page and ">ฮาลาล<span" in page
    assert "&lt;b&gt;อร่อย" in page and "<b>อร่อย" not in page
    [row] = office.get(LIST).context["rows"]
    assert [(mark["text"], mark["rule"].certificate) for mark in row["claims"]] == [("ฮาลาล", "halal")]
    assert "ใช้ได้เมื่อสินค้านี้มีใบรับรองที่ตรวจแล้ว" in page


def test_what_food_contains_is_read_too(office, make, merchant, signed_in):
    """Also where it waits: a shop that is not trusted writes of a certificate among its ingredients."""
    sent = make.product_sent(merchant, ingredients="ปลากะตัก เกลือ")
    catalogue.change_product(product=sent, by=make.owner_of(merchant), ingredients_en="Anchovy, salt")
    page = text_of(office.get(page_of(sent)))
    assert "ปลากะตัก เกลือ" in page and "ส่วนผสมภาษาอังกฤษ" in page and "Anchovy, salt" in page
    office.post(look_of(sent, "approve"), seen(office, sent))
    sent.refresh_from_db()
    catalogue.change_product(product=sent, by=make.owner_of(merchant), ingredients="ไก่ฮาลาล เกลือ")
    assert 'ไก่<mark class="claim claim--paper"' in text_of(office.get(page_of(sent)))
    desk = signed_in(make.owner_of(merchant)).get(f"/desk/products/{sent.pk}/")
    assert desk.status_code == 200 and "ไก่ฮาลาล เกลือ" in text_of(desk)
    assert set(claims.TEXTS) <= set(labels())


def test_what_its_sizes_are_called_is_read_and_seen(office, make, merchant, sent):
    make.sizes(sent, ("เล็ก", 5000), ("ใหญ่ ฮาลาล", 9000))
    page = text_of(office.get(page_of(sent)))
    assert "เล็ก, ใหญ่ ฮาลาล" in page and "ใช้ได้เมื่อสินค้านี้มีใบรับรองที่ตรวจแล้ว" in page
    told = seen(office, sent)
    make.sizes(sent, ("เล็ก", 5000), ("ใหญ่ที่สุด", 9000))
    office.post(look_of(sent, "approve"), told)
    sent.refresh_from_db()
    assert sent.state == "in_review"


def test_nobody_decides_over_her_own_shop(make, merchant, sent, signed_in):
    insider = make.officer()
    merchant.members.create(user=insider, role="helper")
    office = signed_in(insider)
    page = text_of(office.get(page_of(sent)))
    assert "ให้เจ้าหน้าที่คนอื่นตรวจสินค้านี้แทน" in page and "looks/" not in page
    words = "คุณเป็นคนในร้านนี้ ให้เจ้าหน้าที่คนอื่นตรวจสินค้านี้แทน"
    assert office.post(look_of(sent, "approve"), seen(office, sent)).context["refusal"].message == words
    assert office.post(look_of(sent, "return"), WHY).context["refusal"].message == words
    asked = f"{LIST}shops/{merchant.pk}/"
    assert "ให้เจ้าหน้าที่คนอื่นตั้งแทน" in text_of(office.get(asked))
    assert words in text_of(office.post(f"{asked}trust/", {"words": "รู้จักกันดี"}))
    sent.refresh_from_db()
    assert sent.state == "in_review" and not trust.is_trusted(merchant.pk)


def test_another_province_and_drafts_are_404(make, merchant, sent, signed_in, office):
    mine = make.product_sent(merchant, "ร่าง")
    catalogue.take_back(product=mine, by=make.owner_of(merchant))
    draft = catalogue.add_product(
        merchant=merchant,
        by=make.owner_of(merchant),
        name="ร่างแรก",
        price_satang=100,
        on_hand=1,
        unit="ชิ้น",
        category=sent.category,
    )
    assert office.get(page_of(draft)).status_code == 404
    theirs = make.product_sent(make.merchant("ร้านยะลา", province="95"))
    for act, told in (("", {}), ("take-down/", WHY), ("restore/", {})):
        assert office.post(page_of(theirs, act), told).status_code in (404, 405)
    assert office.get(page_of(theirs)).status_code == 404
    look = sent.looks.get().pk
    assert office.post(page_of(theirs, f"looks/{look}/approve/")).status_code == 404
    assert office.post(page_of(mine, f"looks/{look}/approve/")).status_code == 404  # another product's
    assert office.post(f"{LIST}shops/{theirs.merchant_id}/review/", {"words": "ไม่ใช่จังหวัดของฉัน"}).status_code == 404
    sent.refresh_from_db()
    assert sent.state == "in_review"


def test_a_shop_is_trusted_and_set_back_by_hand(office, merchant, make):
    page = f"{LIST}shops/{merchant.pk}/"
    assert f'href="{page}"' in text_of(office.get(f"/office/merchants/{merchant.pk}/"))
    refused = office.post(f"{page}trust/", {"words": ""})
    assert refused.context["form"].errors == {"words": [SAY_WHY]} and not trust.is_trusted(merchant.pk)
    done = office.post(f"{page}trust/", {"words": "ดูของทั้งหมดที่ร้านแล้ว"}, follow=True)
    assert "ร้านนี้ขึ้นขายได้ทันทีแล้ว" in text_of(done) and "ดูของทั้งหมดที่ร้านแล้ว" in text_of(done)
    assert make.product_sent(merchant, "ใหม่").state == "live"
    office.post(f"{page}review/", {"words": "มีผู้ร้องเรียนเรื่องรูป"})
    assert make.product_sent(merchant, "ใหม่กว่า").state == "in_review"
    told = Letter.objects.about(merchant).order_by("pk").values_list("template", flat=True)
    assert list(told) == ["goods-trusted", "goods-reviewed"]


def test_the_list_by_shelf_province_category_and_words(make, merchant, signed_in):
    office = signed_in(make.officer())
    now = clock.now()
    for number, name in enumerate(("ข", "ก", "ค")):
        with clock.at(now.replace(minute=number)):
            make.product_sent(merchant, name)
    yala = make.merchant("ร้านยะลา", province="95", trusted=False)
    with clock.at(now.replace(minute=30)):
        make.product_sent(yala, "ผ้าปาเต๊ะ", category=Category.objects.get(slug="textile"))
    make.product_sent(make.merchant("ร้านเก่า"), "ขายอยู่")

    def shown(query):
        return [row["name"] for row in office.get(LIST + query).context["rows"]]

    assert shown("") == ["ข", "ก", "ค", "ผ้าปาเต๊ะ"]
    assert shown("?province=95") == ["ผ้าปาเต๊ะ"]
    assert shown("?category=textile") == ["ผ้าปาเต๊ะ"]
    assert shown("?q=ยะลา") == ["ผ้าปาเต๊ะ"]
    assert shown("?q=ปาเต๊ะ") == ["ผ้าปาเต๊ะ"]
    assert shown("?state=live") == ["ขายอยู่"]
    assert set(shown("?state=all")) == {"ข", "ก", "ค", "ผ้าปาเต๊ะ", "ขายอยู่"}
    assert shown("?state=nonsense&province=xx&category=xx") == ["ข", "ก", "ค", "ผ้าปาเต๊ะ"]
    page = office.get(LIST)
    assert {str(chip["label"]): chip["count"] for chip in page.context["shelves"]} == {
        "รอตรวจ": 4,
        "สุ่มตรวจ": 0,
        "นำออกแล้ว": 0,
        "กำลังขาย": 1,
        "ทั้งหมด": 5,
    }
    assert [(chip["label"], chip["count"]) for chip in page.context["provinces"]][:3] == [
        ("ทุกจังหวัด", 4),
        ("ปัตตานี", 3),
        ("ยะลา", 1),
    ]


def test_the_home_says_how_many_wait(office, sent, make, signed_in):
    [panel] = [panel for panel in office.get("/office/").context["panels"] if panel.title == "สินค้า"]
    assert [(task.label, task.number, task.url) for task in panel.tasks] == [
        ("สินค้ารอตรวจ", 1, LIST),
        ("สินค้าสุ่มตรวจ", 0, f"{LIST}?state=samples"),
    ]
    [panel] = [
        p for p in signed_in(make.viewer(provinces=["94"])).get("/office/").context["panels"] if p.title == "สินค้า"
    ]
    assert not panel.tasks and [figure.value for figure in panel.figures] == ["1", "0"]


def test_a_shop_that_closed_waits_for_nothing(office, sent, merchant):
    type(merchant).objects.filter(pk=merchant.pk).update(state="closed")
    page = office.get(LIST)
    assert page.context["rows"] == [] and page.context["shelves"][0]["count"] == 0
    [panel] = [panel for panel in office.get("/office/").context["panels"] if panel.title == "สินค้า"]
    assert panel.tasks[0].number == 0


def stocked(merchant, pieces: int) -> None:
    """Put up as many more at once, each with a look that waits: a list does not care how they came."""
    category = Category.objects.first()
    Product.objects.bulk_create(
        Product(
            merchant=merchant,
            slug=f"p-{merchant.pk}-{number}-{pieces}",
            state="in_review",
            category=category,
            name=f"กรือโป๊ะ {number} ฮาลาล",
            unit="ถุง",
            price_satang=5000,
        )
        for number in range(pieces)
    )
    bare = Product.objects.filter(merchant=merchant, state="in_review", looks=None)
    Review.objects.bulk_create(Review(product=product, kind="first") for product in bare)


def cost(office, address: str) -> int:
    office.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert office.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("query", "queries"), [("", 12), ("?state=all", 12)])
def test_the_list_costs_the_same_with_10_and_with_2000_products(office, make, merchant, query, queries):
    make.certificate(make.product(merchant))
    stocked(merchant, 10)
    assert cost(office, LIST + query) == queries
    stocked(merchant, 1990)
    assert Product.objects.filter(state="in_review").count() == 2000
    assert cost(office, LIST + query) == queries
