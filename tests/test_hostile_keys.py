"""Keys that no table can hold, typed where rows are chosen: never an error of ours, and nothing changes."""

import uuid

import pytest
from django.urls import reverse

from common import clock
from common.audit.models import Event
from merchants.models import Member
from shop.cart.models import CartLine
from shop.catalogue.models import Product
from shop.orders import links

KEYS = ["9" * 30, "-1", "abc", "1\x00", "9" * 5000, "๑" * 30, "1e9", ""]


@pytest.fixture(params=KEYS, ids=lambda key: repr(key)[:12])
def key(request):
    return request.param


def quiet(answer) -> None:
    assert answer.status_code < 500, answer.status_code


@pytest.fixture
def merchant(make):
    return make.merchant(register=make.SIGNERS)


def test_at_the_desk(make, merchant, client, key):
    product = make.product(merchant)
    client.force_login(make.owner_of(merchant))
    here, today = {"merchant": merchant.pk}, clock.today().isoformat()
    certificate = {"number": "CICOT 1", "issued_on": today, "expires_on": today, "products": [key]}
    products = Product.objects.count()
    for url, typed in (
        ("/desk/certificates/new/halal/", certificate),
        ("/desk/certificates/new/halal/", {**certificate, "products": [str(product.pk), key]}),
        ("/desk/products/new/", {"name": "บูดู", "price": "50", "on_hand": "1", "unit": "ขวด", "category": key}),
        ("/desk/products/new/", {"kept_picture": key}),
        (f"/desk/products/{product.pk}/", {"category": key}),
        ("/desk/storefront/featured/", {"products": [key]}),
        ("/desk/terms/", {"seen": key, "agree": "on"}),
        ("/desk/team/", {"merchant": key}),
        ("/desk/switch/", {"merchant": key}),
    ):
        quiet(client.post(url, {**here, **typed}))
    for url in ("/desk/orders/", "/desk/products/", "/desk/payments/"):
        quiet(client.get(url, {"page": key, "todo": key, "q": key, "month": key}))
    for url in (
        "/desk/payments/",
        "/desk/payments/year/",
        "/desk/payments/rows/received/",
        "/desk/payments/month/book.csv",
    ):
        quiet(client.get(url, {"page": key, "kind": key, "month": key, "day": key, "year": key}))
    assert Product.objects.count() == products and Member.objects.count() == 1


def test_at_the_office(make, merchant, client, key):
    application, document = make.application_waiting(province="94")
    officer = make.officer(provinces=["94"])
    make.judged(application, officer)
    client.force_login(officer)
    make.sure(client)
    case, before = reverse("review:application", args=[application.pk]), Event.objects.count()
    owner = {"becomes": "gone", "phone": "0898887771", "first_name": "ก", "minute": "ครั้งที่ 3", "reason": "เสียชีวิต"}
    for url, typed in (
        (f"{case}hand-over/", {"officer": key}),
        (f"{case}accept/kind/", {"seen": key}),
        (f"{case}documents/{document.pk}/open/", {"purpose": "review", "page": key, "opening": key}),
        (f"{case}documents/{document.pk}/covered/", {"page": key, "area": [key], "version": key}),
        (f"/office/merchants/{merchant.pk}/owner/", {**owner, "outgoing": key, "signs_for": key}),
        ("/office/searches/", {"count": key, "what": "settle"}),
    ):
        quiet(client.post(url, typed))
    filters = {"page": key, "state": key, "province": key, "type": key, "whose": key, "q": key, "kind": key}
    for url in (
        "/office/applications/",
        "/office/merchants/",
        "/office/certificates/",
        "/office/closings/",
        "/office/",
    ):
        quiet(client.get(url, filters))
    quiet(client.get(f"/office/merchants/{merchant.pk}/", filters))
    kinds = set(Event.objects.order_by("pk").values_list("verb", flat=True)[before:])
    assert kinds <= {"opened"} and Member.objects.filter(merchant=merchant).count() == 1


def test_in_the_shop(make, merchant, client, key):
    product = make.product(make.ready(merchant))
    for act in ("add", "change", "remove"):
        quiet(client.post(f"/cart/{act}/", {"variant": key, "quantity": "1"}))
    assert not CartLine.objects.exists()
    variant = make.variant(product).pk
    client.post("/cart/add/", {"variant": variant, "quantity": "1"})
    client.post("/cart/change/", {"variant": variant, "quantity": key})
    assert CartLine.objects.get().quantity == 1
    choices = {f"{name}_{merchant.pk}": key for name in ("delivery", "way", "coupon")}
    typed = {"key": key, "seen_total": key, "place": key, "place_query": key, "phone": key, "name": key, **choices}
    quiet(client.post("/checkout/", typed))
    quiet(client.post("/checkout/", {**typed, "key": str(uuid.uuid4()), "seen_total": "1"}))
    filters = dict.fromkeys(("page", "q", "category", "province", "shop", "min", "max", "certificate", "sort"), key)
    for url in ("/products/", "/search/", "/shops/", "/places/"):
        quiet(client.get(url, filters))


def test_by_the_link_of_an_order(make, client, key):
    order = make.order()
    names = ("refund", "number", "proxy_type", "kind", "words", "reason", "key", "tax_id", "name")
    for page in ("refund/", "refund/proof/", "case/", "cancel/", "invoice/", "received/"):
        quiet(client.post(f"/orders/{links.token(order)}/{page}", dict.fromkeys(names, key)))
    quiet(client.post(f"/pay/{links.token(order)}/", {"code": key}))


def test_in_the_admin(make, client, key):
    person = make.editor()
    client.force_login(make.admin())
    make.sure(client)
    typed = {"email": "a@example.test", "first_name": "ก", "last_name": "", "is_active": "on", "groups": [key]}
    for url in ("/admin/users/new/", f"/admin/users/edit/{person.pk}/"):
        quiet(client.post(url, typed))
    for url in (
        "/admin/users/",
        "/admin/pages/search/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/choose-page/search/",
    ):
        quiet(client.get(url, {"q": key, "p": key, "ordering": key, "collection_id": key}))
    assert key == "" or person.groups.count() == 1
