"""A new shop's products at the desk: sent, waiting, returned, taken down; words that food may not claim."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product
from shop.manage import panels
from shop.manage.product_panel import products as product_panel

WHY = {"code": "picture", "words": "ถ่ายรูปใหม่ให้เห็นฉลาก"}


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant("กลุ่มแม่บ้านแหลมโพธิ์", trusted=False))


@pytest.fixture
def desk(make, merchant, signed_in):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def officer(make):
    return make.officer()


@pytest.fixture
def typed(make):
    return {
        "name": "กรือโป๊ะสด",
        "price": "65",
        "on_hand": "12",
        "unit": "แพ็ค 500 กรัม",
        "category": Category.objects.get(slug="snack").pk,
        "then": "sell",
        "picture": SimpleUploadedFile("1.jpg", make.picture_bytes(), "image/jpeg"),
    }


def changed(product, **facts) -> dict:
    said = {
        "name": product.name,
        "price": "50",
        "unit": product.unit,
        "category": product.category_id,
        "storage": "dry",
    }
    return {**said, "description": product.description, **facts}


def text_of(response) -> str:
    return response.content.decode()


def page_of(product, act: str = "") -> str:
    return f"/desk/products/{product.pk}/{act}"


def test_a_first_product_is_sent_and_the_page_says_what_comes_next(desk, typed):
    assert "ส่งให้เจ้าหน้าที่ตรวจ" in text_of(desk.get("/desk/products/new/"))
    assert "เปิดขายเลย" not in text_of(desk.get("/desk/products/new/"))
    page = text_of(desk.post("/desk/products/new/", typed, follow=True))
    product = Product.objects.get()
    assert product.state == "in_review"
    assert "ส่ง “กรือโป๊ะสด” ให้เจ้าหน้าที่ตรวจแล้ว" in page and "ขึ้นขายแล้ว" not in page
    assert "รอเจ้าหน้าที่ตรวจ" in page and page_of(product, "take-back/") in page and page_of(product, "pause/") not in page
    assert "รอเจ้าหน้าที่ตรวจ" in text_of(desk.get("/desk/products/"))


def test_the_first_step_waits_for_the_officer(desk, make, merchant, officer):
    sent = make.product_sent(merchant)
    step = panels.first_steps(merchant).facts["steps"][2]
    assert (step.done, step.waiting, step.open, step.waits_for) == (False, True, False, "รอเจ้าหน้าที่ตรวจ")
    assert "เสร็จ 2 จาก 3" in text_of(desk.get("/desk/"))
    make.approved(sent, officer)
    assert panels.first_steps(merchant).facts["steps"][2].done


def test_taken_back_by_a_press(desk, make, merchant):
    sent = make.product_sent(merchant)
    for _press in range(2):
        assert desk.post(page_of(sent, "take-back/"))["Location"] == page_of(sent)
    sent.refresh_from_db()
    assert sent.state == "draft" and "ส่งตรวจอีกครั้ง" in text_of(desk.get(page_of(sent)))


def test_returned_she_reads_why_mends_it_and_sends_it_again(desk, make, merchant, officer, django_assert_num_queries):
    sent = make.product_sent(merchant)
    assert [(task.label, task.number) for task in product_panel(merchant).tasks] == [("สินค้ารอเจ้าหน้าที่ตรวจ", 1)]
    catalogue.send_back(review=make.review_of(sent), by=officer, **WHY)
    page = text_of(desk.get(page_of(sent)))
    for words in ("ยังขึ้นขายไม่ได้ แก้ตามนี้ก่อน", WHY["words"], "รูปไม่ชัด ไม่ตรงกับสินค้า", "ส่งตรวจอีกครั้ง"):
        assert words in page
    with django_assert_num_queries(1):
        assert [(task.label, task.number) for task in product_panel(merchant).tasks] == [("แก้สินค้าที่ไม่ผ่าน", 1)]
    assert "แก้สินค้าที่ไม่ผ่าน" in text_of(desk.get("/desk/"))
    done = text_of(desk.post(page_of(sent, "publish/"), follow=True))
    assert "ให้เจ้าหน้าที่ตรวจแล้ว" in done and WHY["words"] not in done
    sent.refresh_from_db()
    assert sent.state == "in_review"


def test_taken_down_she_reads_why_and_whom_to_ask(desk, make, merchant, officer, client):
    product = make.approved(make.product_sent(merchant), officer)
    assert client.get(f"/products/{product.slug}/").status_code == 200
    catalogue.take_down(product=product, by=officer, **WHY)
    page = text_of(desk.get(page_of(product)))
    assert "เจ้าหน้าที่นำสินค้านี้ออกจากการขาย" in page and WHY["words"] in page and "ติดต่อเจ้าหน้าที่" in page
    for act in ("pause/", "resume/"):
        assert desk.post(page_of(product, act)).status_code == 409
    product.refresh_from_db()
    assert product.state == "taken_down"
    assert product.name not in text_of(client.get("/products/"))
    desk.post(page_of(product, "publish/"))
    product.refresh_from_db()
    assert product.state == "in_review"


def test_a_new_name_waits_and_the_form_keeps_it(desk, make, merchant, officer, client):
    product = make.approved(make.product_sent(merchant), officer)
    done = text_of(desk.post(page_of(product), changed(product, name="บูดูทองคำ", price="99"), follow=True))
    assert "ระหว่างนี้ลูกค้าเห็นข้อมูลเดิม" in done and "ชื่อสินค้า: บูดูทองคำ" in done
    assert desk.get(page_of(product)).context["form"]["name"].value() == "บูดูทองคำ"
    shown = text_of(client.get(f"/products/{product.slug}/"))
    assert "น้ำบูดูสายบุรี" in shown and "บูดูทองคำ" not in shown and "฿99" in shown
    desk.post(page_of(product), changed(product, name="บูดูทองคำ", price="100"))  # she changes only the price
    assert make.review_of(product).change == {"name": "บูดูทองคำ"}
    catalogue.send_back(review=make.review_of(product), by=officer, code="facts", words="ชื่อไม่ตรงกับฉลาก")
    page = text_of(desk.get(page_of(product)))
    assert "ข้อมูลใหม่ยังใช้ไม่ได้" in page and "ชื่อไม่ตรงกับฉลาก" in page


def test_words_that_food_may_not_claim_are_refused_beside_the_field(desk, typed):
    refused = desk.post("/desk/products/new/", {**typed, "description": "ช่วยรักษาโรคหัวใจ"})
    [error] = refused.context["form"].errors["description"]
    assert error.startswith("คำว่า “รักษาโรค” ใช้กับอาหารไม่ได้ พ.ร.บ.อาหาร") and "ลองเขียนแทนว่า" in error
    assert not Product.objects.exists()
    typed["picture"].seek(0)
    desk.post("/desk/products/new/", {**typed, "description": "ช่วยรักษาโรคหัวใจ", "then": "draft"})
    draft = Product.objects.get()
    page = text_of(desk.get(page_of(draft)))
    assert "คำที่ใช้กับอาหารไม่ได้:" in page and "“รักษาโรค”" in page
    said = text_of(desk.post(page_of(draft, "publish/"), follow=True))
    assert "ใช้กับอาหารไม่ได้ พ.ร.บ.อาหาร" in said
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_claim_in_a_change_of_what_is_on_sale_is_refused(desk, make, merchant, officer):
    product = make.approved(make.product_sent(merchant), officer)
    refused = desk.post(page_of(product), changed(product, description="กินแล้วลดความดัน"))
    assert "“ลดความดัน”" in refused.context["form"].errors["description"][0]
    product.refresh_from_db()
    assert product.description == ""


def test_halal_without_a_certificate_is_warned_of_and_not_refused(desk, make, merchant, typed):
    page = text_of(desk.post("/desk/products/new/", {**typed, "name": "กรือโป๊ะฮาลาล"}, follow=True))
    product = Product.objects.get()
    assert product.state == "in_review"
    assert "คำที่ต้องมีใบรับรอง:" in page and "ผลิตโดยมุสลิม" in page and "/desk/certificates/" in page
    make.certificate(product)
    assert "คำที่ต้องมีใบรับรอง:" not in text_of(desk.get(page_of(product)))


def test_a_trusted_shop_sells_at_once(desk, make, merchant, officer, typed):
    catalogue.let_sell_unseen(merchant=merchant, by=officer, words="รู้จักร้านนี้ดีแล้ว")
    assert "เปิดขายเลย" in text_of(desk.get("/desk/products/new/"))
    assert "“กรือโป๊ะสด” ขึ้นขายแล้ว ลูกค้าเห็นได้ทันที" in text_of(desk.post("/desk/products/new/", typed, follow=True))
    assert Product.objects.get().state == "live"
