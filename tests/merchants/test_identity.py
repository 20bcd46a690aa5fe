"""Who and where the seller is: a registered business for everybody, a private person's home for whoever ordered."""

import pytest

from cms import services as cms
from merchants.models import LegalForm, MerchantState, MerchantType
from shop.orders import links

HOUSE = "77/9 ม.8"
NATIONAL_ID = "1949900000013"
COMPANY_NUMBER = "0105550123451"
COMMUNITY_NUMBER = "5-94-07-03/1-0012"
PUBLIC = ["/", "/shops/", "/shops/aminah/", "/products/", "/search/?q=บูดู", "/sitemap.xml", "/feeds/products.xml"]


def shop_of(make, legal_form, type=MerchantType.SME, *, number=""):
    shop = make.ready(make.merchant("ร้านอามีนะห์", slug="aminah"))
    shop.legal_form, shop.type, shop.registration_number = legal_form, type, number
    shop.address_line, shop.address_text = HOUSE, shop.address_text.replace(shop.address_line, HOUSE)
    shop.save()
    cms.open_storefront(merchant=shop, by=make.owner_of(shop))
    return shop


def html(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response).decode() if response.streaming else response.content.decode()


@pytest.mark.parametrize(
    ("legal_form", "type", "number"),
    [
        (LegalForm.GROUP, MerchantType.COMMUNITY, COMMUNITY_NUMBER),
        (LegalForm.COMPANY, MerchantType.SME, COMPANY_NUMBER),
        (LegalForm.COOPERATIVE, MerchantType.SME, COMPANY_NUMBER),
    ],
)
@pytest.mark.parametrize("state", [MerchantState.OPEN, MerchantState.SUSPENDED])
def test_a_registered_business_shows_its_address_and_number(client, make, legal_form, type, number, state):
    shop = shop_of(make, legal_form, type, number=number)
    shop.state = state
    shop.save()
    page = html(client, "/shops/aminah/")
    assert shop.address_text in page and number in page.partition("</head>")[2]
    assert '"streetAddress": "77/9 ม.8"' in page or '"streetAddress":"77/9 ม.8"' in page


@pytest.mark.parametrize(
    ("legal_form", "type"), [(LegalForm.INDIVIDUAL, MerchantType.HALAL), (LegalForm.GROUP, MerchantType.OTOP)]
)
def test_the_home_of_a_private_person_is_nowhere_public(client, make, legal_form, type):
    shop = shop_of(make, legal_form, type, number=NATIONAL_ID)
    product = make.product(shop, "น้ำบูดูสายบุรี")
    for start in ["", "/ms", "/en"]:
        for address in [*PUBLIC, f"/products/{product.slug}/"]:
            if start and address.endswith(".xml"):
                continue
            page = html(client, start + address)
            assert HOUSE not in page and NATIONAL_ID not in page and "streetAddress" not in page, start + address


def test_whoever_ordered_from_a_private_person_sees_her_address_and_no_number(client, make):
    shop = shop_of(make, LegalForm.INDIVIDUAL, number=NATIONAL_ID)
    order = make.order(shop)
    page = html(client, f"/orders/{links.token(order)}/")
    assert shop.address_text in page.partition('id="shop"')[2] and NATIONAL_ID not in page


def test_whoever_ordered_from_a_business_sees_its_number(client, make):
    shop = shop_of(make, LegalForm.COMPANY, number=COMPANY_NUMBER)
    order = make.order(shop)
    contact = html(client, f"/orders/{links.token(order)}/").partition('id="shop"')[2]
    assert shop.address_text in contact and COMPANY_NUMBER in contact


def test_a_national_id_written_for_a_business_is_not_shown(client, make):
    shop_of(make, LegalForm.COMPANY, number=NATIONAL_ID)
    page = html(client, "/shops/aminah/")
    assert NATIONAL_ID not in page and HOUSE in page


@pytest.mark.parametrize(("legal_form", "house_told"), [(LegalForm.INDIVIDUAL, False), (LegalForm.COMPANY, True)])
def test_a_basket_to_fetch_tells_a_private_persons_subdistrict_only(client, make, legal_form, house_told):
    shop = shop_of(make, legal_form)
    product = make.product(shop)
    client.post("/cart/add/", {"variant": make.variant(product).pk, "quantity": 1})
    page = html(client, "/checkout/")
    assert "ต.ปะเสยะวอ" in page
    assert (HOUSE in page) is house_told
    assert ("บ้านเลขที่อยู่ในหน้าคำสั่งซื้อ" in page) is not house_told
