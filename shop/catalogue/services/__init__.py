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
from shop.catalogue.services.photos import MOST_PICTURES, add_picture, remove_picture
from shop.catalogue.services.products import (
    add_product,
    change_product,
    pause,
    publish,
    resume,
    take_back,
)
from shop.catalogue.services.reviewing import approve, as_seen, is_her_own, restore, send_back, take_down
from shop.catalogue.services.shelf import MOST_PIECES, adjust_on_hand, set_on_hand
from shop.catalogue.services.trusting import let_sell_unseen, review_again
from shop.catalogue.services.wording import make_synonym, settle, unanswered

__all__ = [
    "MOST_PICTURES",
    "MOST_PIECES",
    "add_picture",
    "add_product",
    "adjust_on_hand",
    "approve",
    "as_seen",
    "begin_certificate",
    "change_certificate",
    "change_product",
    "choose_covered",
    "confirm_name",
    "is_her_own",
    "let_sell_unseen",
    "make_synonym",
    "pause",
    "publish",
    "refresh_search_text",
    "refresh_search_text_of_category",
    "reindex",
    "remove_picture",
    "renew_certificate",
    "restore",
    "resume",
    "review_again",
    "send_back",
    "send_certificate",
    "set_on_hand",
    "settle",
    "take_back",
    "take_down",
    "unanswered",
    "words_changed",
]
