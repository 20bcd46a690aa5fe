"""How far a merchant's goods are translated. Thai is always there; the other languages are hers to add."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from shop.catalogue.models import Product

OTHERS = {"ms": _("มลายู"), "en": _("อังกฤษ")}
TEXTS = {"name": _("ชื่อสินค้า"), "description": _("เล่าเรื่องสินค้า"), "ingredients": _("ส่วนผสม")}


@dataclass(frozen=True)
class Translated:
    """``done`` of ``total`` products read in this language."""

    language: str
    label: str
    done: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.done


def missing(language: str) -> Q:
    """Return the condition of products of which a text that is there in Thai is missing in ``language``."""
    found = Q()
    for text in TEXTS:
        found |= ~Q(**{text: ""}) & Q(**{f"{text}_{language}": ""})
    return found


def untranslated(goods: QuerySet[Product], language: str) -> QuerySet[Product]:
    """Return those of ``goods`` of which something is missing in ``language``, the newest first."""
    return goods.filter(missing(language)).order_by("-created_at", "-pk")


def counted(goods: QuerySet[Product]) -> list[Translated]:
    """Return how far these goods are translated into each other language; one query."""
    sums = goods.aggregate(total=Count("pk"), **{name: Count("pk", filter=missing(name)) for name in OTHERS})
    total = sums.pop("total")
    return [Translated(name, label, total - sums[name], total) for name, label in OTHERS.items()]


def lacking(product: Product, language: str) -> list[str]:
    """Return the words for the texts of ``product`` that are missing in ``language``; empty where all are there."""
    there = [text for text in TEXTS if getattr(product, text)]
    return [str(TEXTS[text]) for text in there if not getattr(product, f"{text}_{language}")]
