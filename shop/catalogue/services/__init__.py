"""The verbs of the catalogue: the only place that writes products, pictures and what stands on the shelf."""

from shop.catalogue.services.covering import (
    begin_certificate,
    change_certificate,
    choose_covered,
    confirm_name,
    renew_certificate,
    send_certificate,
)
from shop.catalogue.services.photos import MOST_PICTURES, add_picture, remove_picture
from shop.catalogue.services.products import (
    add_product,
    change_product,
    pause,
    publish,
    refresh_search_text,
    resume,
)
from shop.catalogue.services.shelf import MOST_PIECES, adjust_on_hand, set_on_hand

__all__ = [
    "MOST_PICTURES",
    "MOST_PIECES",
    "add_picture",
    "add_product",
    "adjust_on_hand",
    "begin_certificate",
    "change_certificate",
    "change_product",
    "choose_covered",
    "confirm_name",
    "pause",
    "publish",
    "refresh_search_text",
    "remove_picture",
    "renew_certificate",
    "resume",
    "send_certificate",
    "set_on_hand",
]
