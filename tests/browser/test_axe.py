"""axe finds nothing to mend on public pages and on the storefront's pages at the desk: WCAG 2.2 A and AA, light and dark."""

import uuid

import pages_made as pages
import pytest
from axe_at_work import found
from make import PASSWORD

from cms import front_services as fronts
from cms import services as cms
from shop.catalogue import services as catalogue

pytestmark = pytest.mark.browser


@pytest.fixture
def told(make):
    """A shop that says all it can, and a page of each kind."""
    shop = make.ready(make.merchant("วิสาหกิจชุมชนบูดู", slug="budu"))
    by = make.owner_of(shop)
    goods = make.product(shop, "น้ำบูดูไหดิน", picture=make.picture())
    cms.tell(merchant=shop, by=by, intro="หมักไหดิน", about="ริมหาด", opening_hours="ทุกวัน")
    fronts.describe(
        merchant=shop, by=by, colour="turmeric", people="เมาะซง", making="หมักปี", pauses="วันศุกร์", line_id="budu"
    )
    fronts.set_logo(merchant=shop, by=by, picture=make.picture())
    fronts.show_people(merchant=shop, by=by, picture=make.picture(), language="th")
    fronts.feature(merchant=shop, by=by, products=[goods])
    image = pages.image()
    picture = {"image": image, "alt": "ไหดิน", "caption": "หลังบ้าน"}
    body = [
        ("text", "<h2>เช้ามืด</h2><p>เรือเข้าฝั่ง</p>"),
        ("picture", picture),
        ("pair", {"first": picture, "second": picture}),
        ("quote", {"words": "เกลือต้องถึง", "who": "เมาะซง"}),
        ("products", {"title": "", "products": [goods]}),
        ("shops", {"title": "", "shops": [shop]}),
        ("steps", {"title": "วิธีหมัก", "steps": [{"title": "ล้างปลา", "text": "ด้วยน้ำทะเล"}]}),
        ("questions", {"title": "ถามบ่อย", "questions": [{"question": "เก็บกี่เดือน", "answer": "สิบสอง"}]}),
        ("call", {"text": "อยากลองไหม", "label": "ดูเว็บ", "page": None, "address": "https://kedai.example/"}),
    ]
    pages.story(body=body, lead="กลิ่นบูดู", picture=image)
    pages.collection(chosen=[goods])
    pages.collection("ว่าง", slug="empty")
    pages.lesson(body=[pages.video_part(pages.video(), poster=image)])
    return {"shop": shop, "goods": goods, "by": by}


def public(told) -> list[str]:
    return [
        "/", "/en/", "/ms/stories/", "/products/", f"/products/{told['goods'].slug}/", "/search/?q=บูดู", "/shops/", "/shops/budu/",
        "/stories/", "/stories/budu/", "/collections/gifts/", "/collections/empty/", "/learn/", "/learn/photos/",
        "/learn/photos/light/", "/help/", "/terms/", "/returns/", "/en/ranking/", "/cart/", "/accounts/login/",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_public_pages(told, screen, scheme):
    someone = screen()
    someone.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    wrong = []
    for path in public(told):
        someone.open(path)
        someone.unfold()
        wrong += found(someone.page)
    assert wrong == []


def test_axe_would_tell(told, screen):
    someone = screen()
    someone.open("/shops/budu/")
    someone.page.evaluate("document.querySelector('main img').removeAttribute('alt')")
    assert any("image-alt" in line for line in found(someone.page))


def test_the_storefronts_pages_at_the_desk(told, screen):
    owner = screen()
    owner.sign_in(told["by"].email, PASSWORD)
    wrong = []
    sections = ["look", "featured", "people", "making", "times", "terms", "contact", "poster"]
    for path in ["/desk/storefront/", *(f"/desk/storefront/{key}/" for key in sections), "/desk/learn/"]:
        owner.open(path)
        wrong += found(owner.page)
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_products_pages_at_the_desk(told, screen, scheme):
    owner, goods = screen(), told["goods"]
    owner.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    owner.sign_in(told["by"].email, PASSWORD)
    typed = {"name": "น้ำบูดู", "category": str(goods.category_id)}
    row = catalogue.keep_typed(merchant=told["shop"], by=told["by"], key=uuid.uuid4(), typed=typed)
    product, unfinished = f"/desk/products/{goods.pk}/", f"/desk/products/unfinished/{row.pk}/"
    wrong = []
    for path in [
        "/desk/products/", "/desk/products/new/", unfinished, f"{unfinished}price/", f"{unfinished}more/", f"{unfinished}?check=1",
        product, f"{product}pictures/{goods.pictures.get().pk}/", f"{product}texts/ms/", "/desk/products/texts/",
    ]:  # fmt: skip
        owner.open(path)
        owner.unfold()
        wrong += found(owner.page)
    assert wrong == []
