"""The kinds of goods, as pages and forms read them."""

from django.db.models import QuerySet

from shop.catalogue.models import Category


def all_categories() -> QuerySet[Category]:
    """Return every category in the editors' order."""
    return Category.objects.all()


def shelves() -> QuerySet[Category]:
    """Return the categories that goods are put into: those that none stands in."""
    return Category.objects.filter(children=None)


def below(category: Category, among: list[Category] | None = None) -> list[Category]:
    """Return ``category`` and every one that stands in it, at any depth."""
    among = list(all_categories()) if among is None else among
    found, wave = [category], [category]
    while wave:
        above = {row.pk for row in wave}
        wave = [row for row in among if row.parent_id in above and row not in found]
        found += wave
    return found
