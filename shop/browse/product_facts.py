"""What the page of one product says besides its words: prices, stock, unit price, when it is sent, returns."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from common import clock
from shop.catalogue import cards, pictures, season_words, seasons, unit_price
from shop.catalogue.models import DeliveryProfile, Picture, Product, Variant
from shop.catalogue.profiles import PACKED

FEW = 5
MOST_AT_ONCE = 99


@dataclass(frozen=True)
class Choice:
    """One variant as its product's page shows it."""

    variant: Variant
    unit_price: str
    available: int  # 0 out of season
    stock_note: str

    @property
    def pk(self) -> int:
        return self.variant.pk

    @property
    def label(self) -> str:
        return self.variant.label

    @property
    def price_satang(self) -> int:
        return self.variant.asked_satang

    @property
    def was_satang(self) -> int | None:
        return self.variant.was_satang

    @property
    def few(self) -> bool:
        return 0 < self.available <= FEW

    @property
    def kind(self) -> str:
        """Return the kind of its stock's badge."""
        if not self.available:
            return "refused"
        return "waiting" if self.few else "verified"

    @property
    def most(self) -> int:
        return min(self.available, MOST_AT_ONCE)


def facts(product: Product, variants: list[Variant], *, pictures: list[Picture], chosen: int | None = None) -> dict:
    """Return ``pictures`` (for the gallery), ``share``, ``choices``, ``chosen`` (the one that stands marked: ``chosen``, else the
    first that can be ordered), ``price_satang`` (the lowest), ``several_prices``, ``on_offer_until``, ``season_note``,
    ``season_months``, ``place``, ``returns``, ``packed`` (how it is packed, "" for what goes as it is).
    """
    today, merchant = clock.today(), product.merchant
    opens_in = seasons.opens_in(product.season_months, today)
    choices = [_choice(product, variant, in_season=opens_in is None) for variant in variants]
    free = [choice for choice in choices if choice.available] or choices
    marked = next((choice for choice in free if choice.pk == chosen), free[0])
    prices = [choice.price_satang for choice in choices]
    ends = [choice.variant.promo_until for choice in choices if choice.was_satang]
    return {
        "pictures": _gallery(product, pictures),
        "share": _share(pictures),
        "choices": choices,
        "chosen": marked,
        "price_satang": min(prices),
        "several_prices": min(prices) != max(prices),
        "on_offer_until": min(ends, default=None),
        "season_note": "" if opens_in is None else season_words.again(opens_in),
        "season_months": season_words.months(product.season_months),
        "place": cards.place_of(merchant.district_name, merchant.province_code, get_language() or "th"),
        "returns": _returns(product),
        "packed": PACKED[product.delivery_profile] if product.delivery_profile != DeliveryProfile.DRY else "",
        "allergens": list(product.allergens.all()) if product.category.food else [],
    }


def _choice(product: Product, variant: Variant, *, in_season: bool) -> Choice:
    told = unit_price.facts_of(variant, unit=product.unit, by_weight=product.category.by_weight)
    available = variant.stock.available if in_season else 0
    return Choice(variant, unit_price.text(**told), available, _stock_note(product, available))


def _share(rows: list[Picture]) -> str:
    """Return the address of the picture that a shared link shows: of the first picture; "" while it has none."""
    return pictures.url_of_share(rows[0]) if rows else ""


def _gallery(product: Product, rows: list[Picture]) -> list[dict]:
    return [pictures.tag_of(row, pictures.suggested_alt(product.title, at)) for at, row in enumerate(rows)]


def _stock_note(product: Product, available: int) -> str:
    if available < 1:
        return _("หมดชั่วคราว")
    if product.made_days:
        return ngettext("รับทำได้อีก %(left)s ชิ้น", "รับทำได้อีก %(left)s ชิ้น", available) % {"left": f"{available:,}"}
    if available <= FEW:
        return ngettext("เหลือ %(left)s ชิ้น", "เหลือ %(left)s ชิ้น", available) % {"left": available}
    return _("มีของพร้อมส่ง")


def _returns(product: Product) -> str:
    if product.made_days:
        return _("ของทำตามสั่ง เปลี่ยนใจแล้วคืนไม่ได้ แต่ถ้าเสียหายหรือไม่ตรงที่สั่ง แจ้งร้านได้ทันทีที่รับของ")
    if product.perishable:
        return _("ของสดเสียง่าย เปลี่ยนใจแล้วคืนไม่ได้ แต่ถ้าเสียหายหรือไม่ตรงที่สั่ง แจ้งร้านได้ทันทีที่รับของ")
    return _("เปลี่ยนใจคืนได้ภายใน 7 วันหลังรับของ ของเสียหายหรือไม่ตรงที่สั่ง ร้านรับผิดชอบ")
