"""A merchant's products as her list shows them: dictionaries from one query, and one more where some have sizes."""

import datetime

from django.db.models import QuerySet
from django.urls import reverse

from common import clock
from shop.catalogue import season_words, seasons
from shop.catalogue.cards import rows
from shop.catalogue.models import Product, ProductState
from shop.catalogue.pictures import smallest


def desk_rows(queryset: QuerySet[Product]) -> list[dict]:
    """Return ``pk, name, unit, url, picture, price_satang, most_satang, was_satang, sizes, on_hand, reserved, available``,
    ``state, state_label, low, out, made_days, season_note`` of these products.
    """
    today = clock.today()
    return [_row(row, today) for row in rows(queryset)]


def _row(row: dict, today: datetime.date) -> dict:
    sold, live = row["choices"], row["state"] == ProductState.LIVE
    face = min(sold, key=lambda each: each.satang_on(today))
    on_hand, reserved = sum(each.on_hand for each in sold), sum(each.reserved for each in sold)
    opens_in = seasons.opens_in(row["season_months"], today)
    return {
        "pk": row["pk"],
        "name": row["name"],
        "unit": row["unit"],
        "url": reverse("manage:product", args=[row["pk"]]),
        "picture": smallest(row["card"]),
        "price_satang": face.satang_on(today),
        "most_satang": max(each.satang_on(today) for each in sold),
        "was_satang": face.price_satang if face.on_promotion(today) else None,
        "sizes": len(sold) if row["option_1"] else 0,
        "on_hand": on_hand,
        "reserved": reserved,
        "available": on_hand - reserved,
        "state": row["state"],
        "state_label": ProductState(row["state"]).label,
        "low": live and any(0 < each.available <= each.low_at for each in sold),
        "out": live and any(each.available < 1 for each in sold),
        "made_days": row["made_days"],
        "season_note": "" if opens_in is None else season_words.again(opens_in),
    }
