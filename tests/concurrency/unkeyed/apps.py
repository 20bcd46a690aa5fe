import time
import uuid

from django.apps import AppConfig


class UnkeyedConfig(AppConfig):
    """Forgets the form's key and does not lock the cart: two clicks read the same lines and both buy them."""

    name = "unkeyed"

    def ready(self):
        from shop.cart.models import Cart
        from shop.checkout import services as checkout

        check_total = checkout._check_total

        def slowly(parts, seen):
            time.sleep(1)  # until everybody has read the cart
            check_total(parts, seen)

        checkout._own_key = lambda key, cart, person: uuid.uuid4()
        checkout._check_total = slowly
        Cart.objects.select_for_update = Cart.objects.all
