"""The verbs of the catalogue: the only place that writes products, pictures and what stands on the shelf."""

from shop.catalogue.services.bulk import PriceChange, change_prices, move_many, plan, set_profiles
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
from shop.catalogue.services.many import NewProduct, add_products, ask_prices, count_shelves
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
    set_when_sold,
    take_back,
)
from shop.catalogue.services.promotions import earliest_start, end_promotion, promote
from shop.catalogue.services.reviewing import approve, as_seen, is_her_own, restore, send_back, take_down
from shop.catalogue.services.shelf import MOST_PIECES, adjust_on_hand, set_low_at, set_on_hand
from shop.catalogue.services.trusting import let_sell_unseen, review_again
from shop.catalogue.services.unfinished import (
    clear_unfinished,
    discard_unfinished,
    finish_product,
    keep_typed,
)
from shop.catalogue.services.variants import MOST_VARIANTS, VariantFacts, set_variants
from shop.catalogue.services.wording import make_synonym, settle, unanswered

__all__ = [
    "MOST_PICTURES",
    "MOST_PIECES",
    "MOST_VARIANTS",
    "NewProduct",
    "PriceChange",
    "VariantFacts",
    "add_picture",
    "add_product",
    "add_products",
    "adjust_on_hand",
    "approve",
    "as_seen",
    "ask_prices",
    "begin_certificate",
    "change_certificate",
    "change_prices",
    "change_product",
    "choose_covered",
    "clear_unfinished",
    "confirm_name",
    "count_shelves",
    "cut_picture",
    "describe_picture",
    "discard_unfinished",
    "earliest_start",
    "end_promotion",
    "finish_product",
    "is_her_own",
    "keep_typed",
    "let_sell_unseen",
    "make_synonym",
    "move_many",
    "move_picture",
    "pause",
    "plan",
    "promote",
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
    "set_low_at",
    "set_on_hand",
    "set_profiles",
    "set_variants",
    "set_when_sold",
    "settle",
    "take_back",
    "take_down",
    "unanswered",
    "words_changed",
]
