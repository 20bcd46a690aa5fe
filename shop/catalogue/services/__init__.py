"""The verbs of the catalogue: the only place that writes products, pictures and what stands on the shelf."""

from shop.catalogue.services.covering import (
    begin_certificate,
    change_certificate,
    choose_covered,
    confirm_name,
    renew_certificate,
    send_certificate,
)
from shop.catalogue.services.finding import (
    refresh_search_text,
    refresh_search_text_of_category,
    reindex,
    words_changed,
)
from shop.catalogue.services.photos import (
    MOST_PICTURES,
    add_picture,
    cut_picture,
    describe_picture,
    move_picture,
    remove_picture,
)
from shop.catalogue.services.products import (
    add_product,
    change_product,
    pause,
    publish,
    resume,
)
from shop.catalogue.services.shelf import MOST_PIECES, adjust_on_hand, set_on_hand
from shop.catalogue.services.unfinished import (
    clear_unfinished,
    discard_unfinished,
    finish_product,
    keep_typed,
)
from shop.catalogue.services.wording import make_synonym, settle, unanswered

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
    "clear_unfinished",
    "confirm_name",
    "cut_picture",
    "describe_picture",
    "discard_unfinished",
    "finish_product",
    "keep_typed",
    "make_synonym",
    "move_picture",
    "pause",
    "publish",
    "refresh_search_text",
    "refresh_search_text_of_category",
    "reindex",
    "remove_picture",
    "renew_certificate",
    "resume",
    "send_certificate",
    "set_on_hand",
    "settle",
    "unanswered",
    "words_changed",
]
