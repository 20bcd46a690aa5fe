"""A merchant's products as her list shows them: dictionaries from one query."""

from django.db.models import QuerySet
from django.urls import reverse

from shop.catalogue.cards import rows
from shop.catalogue.models import Product, ProductState
from shop.catalogue.pictures import smallest
from shop.catalogue.shelf_models import LOW


def desk_rows(queryset: QuerySet[Product]) -> list[dict]:
    """Return ``pk, name, unit, url, picture, price_satang, on_hand, reserved, available, state, state_label, low``."""
    return [_row(row) for row in rows(queryset)]


def _row(row: dict) -> dict:
    on_hand, reserved = row["first__stock__on_hand"], row["first__stock__reserved"]
    live = row["state"] == ProductState.LIVE
    return {
        "pk": row["pk"],
        "name": row["name"],
        "unit": row["unit"],
        "url": reverse("manage:product", args=[row["pk"]]),
        "picture": smallest(row["card"]),
        "price_satang": row["first__price_satang"],
        "on_hand": on_hand,
        "reserved": reserved,
        "available": on_hand - reserved,
        "state": row["state"],
        "state_label": ProductState(row["state"]).label,
        "low": live and 0 < on_hand - reserved <= LOW,
        "out": live and on_hand - reserved < 1,
    }
