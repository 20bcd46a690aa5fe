import uuid

import pytest
from django.urls import reverse

from shop.catalogue.models import Variant
from shop.orders.models import Checkout


class Shopper:
    """A guest with a browser: she fills in what the page shows her and may say otherwise."""

    def __init__(self, client):
        self.client = client

    def add(self, product, quantity=1):
        variant = Variant.objects.get(product=product)
        return self.client.post(reverse("cart:add"), {"variant": variant.pk, "quantity": quantity})

    def page(self):
        return self.client.get(reverse("checkout:checkout"))

    def filled(self, page=None, **said) -> dict:
        """Return what she sends: what stands on ``page``, her own facts, and ``said`` (None leaves a field out)."""
        page = page or self.page()
        form = page.context["form"]
        data = {
            "key": str(page.context["key"]),
            "seen_total": str(page.context["total_satang"]),
            "act": "place",
            "name": "อามีนะห์ ดอเลาะ",
            "phone": "๐๘๙-๘๗๖-๕๔๓๒",
            "line": "12/3 ม.4",
            "place": "940703:94110",
            "place_query": "94110",
            "landmark": "ข้างมัสยิด",
            "terms": "on",
        }
        for offer in form.offers:
            data[offer.delivery_field] = form.choice(offer).delivery
            data[offer.way_field] = form.choice(offer).way
        data.update(said)
        return {name: value for name, value in data.items() if value is not None}

    def send(self, data):
        return self.client.post(reverse("checkout:checkout"), data)

    def buy(self, **said) -> Checkout:
        """Go the whole way; return what was placed."""
        response = self.send(self.filled(**said))
        assert response.status_code == 302, response.context["form"].errors
        return Checkout.objects.get(pk=uuid.UUID(response["Location"].rstrip("/").rsplit("/", 1)[1]))


@pytest.fixture
def shopper(client, db):
    return Shopper(client)


@pytest.fixture
def first(make):
    """A shop that sends for 40 baht, free from 300, and asks 20 baht for cash on delivery."""
    shop = make.merchant("ร้านบูดูยายแมะ")
    return make.ready(shop, flat_satang=4000, free_above_satang=30000, cod_fee_satang=2000)


@pytest.fixture
def second(make):
    return make.ready(make.merchant("กลุ่มทอผ้านาหว้า", province="90"), flat_satang=5500, cod_fee_satang=1500)


@pytest.fixture
def budu(make, first):
    return make.product(first, "น้ำบูดูสายบุรี", price_satang=5025, on_hand=10)


@pytest.fixture
def cloth(make, second):
    return make.product(second, "ผ้าทอนาหว้า", price_satang=45050, on_hand=3)
