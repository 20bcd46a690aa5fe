"""What a shopper sees of a certificate, at each date of its life: badge, filter and count, markup, page, order line, feed."""

import datetime
import json
import re

import pytest

from common import clock
from merchants import services as merchants
from merchants.certificates import services as certificates
from shop.catalogue import services as catalogue
from shop.orders import links

DAY = datetime.timedelta(days=1)
CODE = re.compile("<g:certification_code>(.*?)</g:certification_code>")


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant("กลุ่มแม่บ้านแหลมโพธิ์"))


@pytest.fixture
def product(make, merchant):
    return make.product(merchant, "กรือโป๊ะทอด", on_hand=50)


def seen(client, make, product, certificate) -> dict:
    """What all pages say of the product's certificate now; the list and the order line are asked as well."""
    cards = {card["pk"]: card for card in client.get("/products/").context["page"].cards}
    listed = client.get("/products/?cert=halal")
    groups = {group["label"]: group["options"] for group in listed.context["listed"].narrowing["groups"]}
    counts = {option["label"]: option["count"] for option in groups["ใบรับรอง"]}
    page = client.get(f"/products/{product.slug}/").content.decode()
    facts = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    order = make.order(product.merchant, goods=product, pieces=1)
    return {
        "badge": cards[product.pk]["badge"],
        "filtered": [card["pk"] for card in listed.context["page"].cards] == [product.pk],
        "count": counts["ฮาลาล (มีใบรับรอง)"],
        "markup": facts.get("hasCertification", []),
        "on_page": f"/certificates/{certificate.pk}/" in page,
        "own_page": client.get(f"/certificates/{certificate.pk}/").status_code,
        "line": [row["number"] for row in order.lines.get().badges],
        "feed": CODE.findall(b"".join(client.get("/feeds/products.xml").streaming_content).decode()),
    }


NOTHING = {
    "badge": None,
    "filtered": False,
    "count": 0,
    "markup": [],
    "on_page": False,
    "own_page": 404,
    "line": [],
    "feed": [],
}


def everything(certificate) -> dict:
    return {
        "badge": "รับรองฮาลาล",
        "filtered": True,
        "count": 1,
        "markup": [
            {
                "@type": "Certification",
                "name": "ฮาลาล (มีใบรับรอง)",
                "certificationIdentification": certificate.number,
                "certificationStatus": "https://schema.org/CertificationActive",
                "issuedBy": {"@type": "Organization", "name": "คณะกรรมการกลางอิสลามแห่งประเทศไทย"},
                "validFrom": certificate.issued_on.isoformat(),
                "url": f"http://testserver/certificates/{certificate.pk}/",
                "expires": certificate.expires_on.isoformat(),
            }
        ],
        "on_page": True,
        "own_page": 200,
        "line": [certificate.number],
        "feed": [certificate.number],
    }


def test_a_life_from_submission_to_expiry_to_renewal(client, make, product):
    officer, start = make.officer(), clock.now()
    certificate = make.certificate_sent(product, days=100)
    assert seen(client, make, product, certificate) == NOTHING

    with clock.at(start + DAY):
        certificate = make.verified(certificate, by=officer)
        assert seen(client, make, product, certificate) == everything(certificate)
    with clock.at(start + 100 * DAY):  # its last good day
        assert seen(client, make, product, certificate) == everything(certificate)
    with clock.at(start + 101 * DAY):
        assert seen(client, make, product, certificate) == NOTHING
        renewal = catalogue.renew_certificate(certificate=certificate, by=make.owner_of(product.merchant))
        certificates.change(
            certificate=renewal,
            by=make.owner_of(product.merchant),
            number="CICOT.HL 43 B555 010 04 70",
            issued_on=clock.today() - 2 * DAY,
            expires_on=clock.today() + 365 * DAY,
        )
        paper = make.clean_document(make.picture_bytes((700, 900), "#aabbcc"))
        renewal = catalogue.send_certificate(certificate=renewal, by=make.owner_of(product.merchant), document=paper)
        assert seen(client, make, product, renewal) == NOTHING
        renewal = make.verified(renewal, by=officer)
        assert seen(client, make, product, renewal) == everything(renewal)
        assert client.get(f"/certificates/{certificate.pk}/").status_code == 404  # the old one stays over
        certificate.refresh_from_db()
        assert certificate.state == "replaced"


def test_an_order_keeps_what_was_valid_on_its_day(client, make, product):
    with clock.at(clock.now() - 20 * DAY):
        certificate = make.certificate(product, days=10)
        order = make.order(product.merchant, goods=product, pieces=1)
    page = client.get("/products/").context["page"].cards
    assert page[0]["badge"] is None
    line = order.lines.get()
    assert line.certificates == [{"words": "รับรองฮาลาล", "number": certificate.number}]
    from_link = order_page(client, order)
    number = f'<span class="phrase">{certificate.number}</span>'
    assert f"รับรองฮาลาล เลขที่ {number} ในวันที่สั่ง" in from_link
    later = make.order(product.merchant, goods=product, pieces=1)
    assert "ในวันที่สั่ง" not in order_page(client, later)


def order_page(client, order) -> str:
    return client.get(f"/orders/{links.token(order)}/").content.decode()


def test_suspension_acts_at_once_and_restoring_brings_it_back(client, make, product):
    officer = make.officer()
    certificate = make.certificate(product, by=officer)
    assert seen(client, make, product, certificate) == everything(certificate)
    certificates.suspend(certificate=certificate, by=officer, reason="ผู้ออกกำลังตรวจสอบ")
    assert seen(client, make, product, certificate) == NOTHING
    certificates.restore(certificate=certificate, by=officer)
    assert seen(client, make, product, certificate) == everything(certificate)
    certificates.withdraw(certificate=certificate, by=officer, reason="ผู้ออกถอนใบรับรอง")
    assert seen(client, make, product, certificate) == NOTHING


def test_a_suspended_shop_shows_no_certificate(client, make, product):
    certificate = make.certificate(product)
    merchants.suspend(merchant=product.merchant, by=make.officer(), reason="ตรวจสอบร้าน")
    assert client.get(f"/certificates/{certificate.pk}/").status_code == 404


def test_only_covered_products_wear_it(client, make, merchant, product):
    other = make.product(merchant, "กรือโป๊ะดิบ")
    certificate = make.certificate(product)
    cards = {card["pk"]: card["badge"] for card in client.get("/products/").context["page"].cards}
    assert cards == {product.pk: "รับรองฮาลาล", other.pk: None}
    assert "hasCertification" not in client.get(f"/products/{other.slug}/").content.decode()
    goods = client.get(f"/certificates/{certificate.pk}/").context["goods"]
    assert [card["pk"] for card in goods] == [product.pk]


def test_a_licence_of_the_premises_covers_everything_of_the_shop_and_of_no_other(client, make, merchant, product):
    elsewhere = make.product(make.ready(make.merchant("ร้านยะลา", province="95")), "ทุเรียนกวน")
    certificate = make.certificate(merchant=merchant, kind="food-premises", number="กบ 12/2568")
    fresh = make.product(merchant, "ของใหม่หลังตรวจ")
    cards = {card["pk"]: card["badge"] for card in client.get("/products/").context["page"].cards}
    words = "สถานที่ได้รับอนุญาต"
    assert cards == {product.pk: words, fresh.pk: words, elsewhere.pk: None}
    page = client.get(f"/certificates/{certificate.pk}/")
    assert "ทุกอย่างที่ผลิตในสถานที่นี้" in page.content.decode() and len(page.context["goods"]) == 2


def test_the_first_kind_of_the_editors_order_stands_on_the_card(client, make, merchant, product):
    make.certificate(product, kind="gi", number="สช 184")
    make.certificate(product)
    [card] = client.get("/products/").context["page"].cards
    assert card["badge"] == "รับรองฮาลาล"
    both = client.get(f"/products/{product.slug}/").context["certificates"]
    assert [row["badge"] for row in both] == ["รับรองฮาลาล", "GI"]


def test_a_product_that_is_renamed_is_another_until_an_officer_has_looked(client, make, product):
    certificate = make.certificate(product)
    catalogue.change_product(product=product, by=make.owner_of(product.merchant), name="กรือโป๊ะรสหมู")
    product.refresh_from_db()
    shown = seen(client, make, product, certificate)
    assert shown == {**NOTHING, "own_page": 200}
    assert client.get(f"/certificates/{certificate.pk}/").context["goods"] == []
    catalogue.confirm_name(cover=certificate.covers.get(), by=make.officer())
    assert seen(client, make, product, certificate) == everything(certificate)


@pytest.mark.parametrize("name", ["name_en", "name_ms"])
def test_so_is_one_whose_name_in_another_language_changes(client, make, product, name):
    certificate = make.certificate(product)
    catalogue.change_product(product=product, by=make.owner_of(product.merchant), **{name: "Pork crackling"})
    product.refresh_from_db()
    assert seen(client, make, product, certificate) == {**NOTHING, "own_page": 200}
    catalogue.confirm_name(cover=certificate.covers.get(), by=make.officer())
    assert seen(client, make, product, certificate) == everything(certificate)


def test_the_public_page_tells_and_shows_no_paper(client, make, product):
    certificate = make.certificate(product, days=200)
    page = client.get(f"/certificates/{certificate.pk}/").content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    for words in (
        "ฮาลาล (มีใบรับรอง)",
        certificate.number,
        "คณะกรรมการกลางอิสลามแห่งประเทศไทย",
        "เฉพาะสินค้าด้านล่าง",
        'href="https://www.halal.or.th/"',
        product.name,
        "เจ้าหน้าที่ตรวจกับเอกสารของร้านแล้วเมื่อ",
    ):
        assert words in main
    assert certificate.file.storage_key not in page and "/paper/" not in page


def test_its_words_follow_the_readers_language(client, make, product):
    make.certificate(product)
    assert client.get("/en/products/").context["page"].cards[0]["badge"] == "Halal certified"
    assert client.get("/ms/products/").context["page"].cards[0]["badge"] == "Disahkan halal"


def test_the_filter_joins_the_others_and_a_kind_that_covers_nothing_is_not_offered(client, make, merchant, product):
    make.product(merchant, "กะปิ")
    make.certificate(product)
    page = client.get("/products/?province=pattani&cert=halal")
    assert page.context["listed"].narrowing["total"] == 1
    assert [row["label"] for row in page.context["listed"].narrowing["applied"]] == ["ปัตตานี", "ฮาลาล (มีใบรับรอง)"]
    groups = {group["label"]: group["options"] for group in page.context["listed"].narrowing["groups"]}
    offered = [(row["label"], row["count"], row["url"]) for row in groups["ใบรับรอง"]]
    assert offered == [
        ("ทั้งหมด", 2, "?province=pattani"),
        ("ฮาลาล (มีใบรับรอง)", 1, "?province=pattani&cert=halal"),
    ]
    assert client.get("/products/?province=yala&cert=halal").context["listed"].narrowing["total"] == 0


def test_asking_for_halal_where_there_is_none_shows_nothing_instead_of_everything(client, make, product):
    page = client.get("/products/?cert=halal")
    assert page.context["page"].cards == [] and "ยังไม่มีสินค้าตามที่เลือก" in page.content.decode()
    assert [card["pk"] for card in client.get("/products/?cert=no-such").context["page"].cards] == [product.pk]
