import random
import time

from django.apps import AppConfig
from django.db.models import F


class UnsortedConfig(AppConfig):
    """Takes the guarded UPDATE of each piece as it comes, and a breath between two: what a cart in its own order does."""

    name = "unsorted"

    def ready(self):
        from shop.catalogue import stock
        from shop.catalogue.errors import OutOfStock
        from shop.catalogue.models import Stock

        def as_it_comes(pieces):
            pieces = list(pieces)
            random.shuffle(pieces)
            for variant_id, quantity in pieces:
                rows = Stock.objects.filter(pk=variant_id, on_hand__gte=F("reserved") + quantity)
                if not rows.update(reserved=F("reserved") + quantity):
                    raise OutOfStock(product="", left=0)
                time.sleep(0.02)

        stock.reserve = as_it_comes
