"""Products as the officers' pages show them: texts with their claims marked, what changed, what may be done."""

from django.urls import reverse
from django.utils.translation import gettext as _

from common.letters.models import Letter
from common.money import baht_text
from merchants.models import Merchant
from shop.catalogue import claims, cover, trust
from shop.catalogue import pictures as pictures_of
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product, ProductState, Review
from shop.catalogue.review_words import BADGES, diary, labels
from shop.catalogue.reviews import ReviewKind
from shop.catalogue.states import SHOWN

S = ProductState


def rows_of(found: list) -> list[dict]:
    """Return what the list shows of looks or products, with the claims in their texts (three queries)."""
    pairs = [(row.product, row) if isinstance(row, Review) else (row, None) for row in found]
    marks = claims.marks_of([product for product, _look in pairs])
    return [
        {
            "url": reverse("oversee:product", args=[product.pk]),
            "name": product.name,
            "picture": pictures_of.smallest(product.card),
            "merchant": product.merchant.name,
            "province": product.merchant.province_name,
            "category": str(product.category),
            "asked_at": look.asked_at if look else product.listed_at,
            "badge": {"label": look.get_kind_display(), "kind": "waiting"} if look else badge(product),
            "claims": list({hit.said: {"text": hit.said, "rule": hit.rule} for hit in marks[product.pk]}.values()),
        }
        for product, look in pairs
    ]


def badge(product: Product) -> dict:
    """Return {label, kind, icon} for components/badge.html."""
    return {"label": product.get_state_display(), **BADGES[product.state]}


def page_of(product: Product, looks: list[Review], *, reader) -> dict:
    """Return what the page of one product shows and which acts are open to ``reader``."""
    own = catalogue.is_her_own(product, reader)
    rules, certificates = claims.rules(), cover.of_product(product)
    return {
        "product": product,
        "badge": badge(product),
        "own": own,
        "facts": _facts(product),
        "texts": _texts(product, rules, {row.kind.key for row in certificates}),
        "cares": _cares(product, rules, looks, {row.kind.key for row in certificates}),
        "pictures": [pictures_of.tag_of(row, product.name) for row in product.pictures.all()],
        "certificates": certificates,
        "looks": [_look(look, product, rules) for look in looks],
        "standing": trust.standing_of(product.merchant),
        "seen": catalogue.as_seen(product),
        "can_take_down": product.state in SHOWN and not own,
        "can_restore": product.state == S.TAKEN_DOWN and not own,
        "public_url": reverse("browse:product", args=[product.slug]) if _is_shown(product) else "",
        "diary": diary(product),
        "letters": list(Letter.objects.about(product).order_by("-written_at", "-pk")),
    }


def _is_shown(product: Product) -> bool:
    return product.state == S.LIVE and product.merchant.is_open


def _facts(product: Product) -> list[dict]:
    variant = product.variants.select_related("stock").order_by("position").first()
    pairs = [
        (_("ราคา"), baht_text(product.price_satang), True),
        (_("ขายเป็น"), product.unit, False),
        (_("หมวด"), str(product.category), False),
        (_("การเก็บรักษา"), product.get_storage_display(), False),
        (_("การส่ง"), product.get_delivery_profile_display(), False),
    ]
    if product.option_1:
        kinds = ", ".join(row.label for row in product.variants.sold().select_related("product").order_by("position"))
        pairs.append((_("แบบ"), kinds, False))
    if product.shelf_life_days:
        pairs.append((_("เก็บได้นาน"), _("%(days)s วัน") % {"days": f"{product.shelf_life_days:,}"}, True))
    if variant:
        pairs.append((_("จำนวนที่มี"), f"{variant.stock.on_hand:,}", True))
    return [{"label": label, "value": value, "whole": whole} for label, value, whole in pairs]


def _texts(product: Product, rules: list, covered: set[str]) -> list[dict]:
    """Return the texts that are there, cut where a claim begins and ends."""
    texts, said = claims.texts_of(product), labels()
    apply = [rule for rule in rules if claims.applies(rule, product.category, covered)]
    return [
        {"label": said[field], "parts": _parts(text, claims.hits({field: text}, apply)), "long": "description" in field}
        for field, text in texts.items()
        if text
    ]


def _cares(product: Product, rules: list, looks: list[Review], covered: set[str]) -> list:
    """Return the lists whose words stand in what shoppers read or would read, each once: the page says why they matter."""
    wanted = [value for look in looks for field, value in look.change.items() if field in claims.TEXTS]
    texts = [*claims.words_of(product).values(), *wanted]
    found = claims.hits({str(place): text for place, text in enumerate(texts)}, rules)
    return [
        rule
        for rule in {hit.rule.pk: hit.rule for hit in found}.values()
        if claims.applies(rule, product.category, covered)
    ]


def _parts(text: str, found: list) -> list[dict]:
    """Cut ``text`` into what is marked (with the name of the list and why) and what is not."""
    parts, place = [], 0
    for hit in found:
        if hit.start < place:
            continue
        parts += [{"text": text[place : hit.start]}, {"text": text[hit.start : hit.end], "rule": hit.rule}]
        place = hit.end
    return [part for part in [*parts, {"text": text[place:]}] if part["text"]]


def _look(look: Review, product: Product, rules: list) -> dict:
    """Return one open look: what it is about and, where something changed, each text as it was and as it would be."""
    return {
        "row": look,
        "is_sample": look.kind == ReviewKind.SAMPLE,
        "is_change": look.kind == ReviewKind.CHANGE,
        "title": {
            ReviewKind.FIRST: _("ร้านขอเปิดขายสินค้านี้"),
            ReviewKind.CHANGE: _("ร้านขอแก้ข้อมูลของสินค้าที่ขายอยู่"),
            ReviewKind.SAMPLE: _("สุ่มตรวจ สินค้าขายอยู่แล้ว"),
        }[look.kind],
        "change": _change(look, product, rules),
    }


def _change(look: Review, product: Product, rules: list) -> list[dict]:
    """Of a change: what shoppers see now → what they would; of a sample: what they saw → what they see now."""
    said, rows = labels(), []
    for field, value in look.change.items():
        value, now = _spoken(field, value), _spoken(field, getattr(product, field))
        was, then = (now, value) if look.kind == ReviewKind.CHANGE else (value, now)
        rows.append({"label": said[field], "was": was, "now": _parts(then, claims.hits({field: then}, rules))})
    return rows


def _spoken(field: str, value: object) -> str:
    if field == "category":
        row = value if isinstance(value, Category) else Category.objects.filter(pk=value).first()
        return str(row or "")
    return str(value or "")


def shop_of(merchant: Merchant, *, reader) -> dict:
    """Return what the page of a shop's trust shows."""
    standing = trust.standing_of(merchant)
    return {
        "merchant": merchant,
        "standing": standing,
        "own": merchant.members.filter(user=reader).exists(),
        "goods_url": f"{reverse('oversee:products')}?state=all",
    }
