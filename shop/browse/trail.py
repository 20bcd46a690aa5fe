"""The way down to a list or a product: all products, the category above, the category."""

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common import structured
from shop.catalogue.models import Category


def to_product(category: Category) -> list[dict]:
    """Return the steps over a product: list of {name, url}. Asks nothing where the category came with its ``parent``."""
    over = [category.parent] if category.parent_id else []
    return [_start(), *(step(each) for each in [*over, category])]


def to_category(category: Category | None, among: list[Category]) -> list[dict]:
    """Return the steps over the list of a category, found ``among`` all; none over the list of all products."""
    if category is None:
        return []
    by_key, over = {each.pk: each for each in among}, []
    above = by_key.get(category.parent_id)
    while above and above not in over:
        over.insert(0, above)
        above = by_key.get(above.parent_id)
    return [_start(), *(step(each) for each in over)]


def markup(steps: list[dict], here: dict, request) -> SafeString:
    """Return ``steps`` and the page itself ({name, url}) as JSON-LD."""
    whole = [(step["name"], request.build_absolute_uri(step["url"])) for step in [*steps, here]]
    return structured.script(structured.trail(*whole))


def _start() -> dict:
    return {"name": _("สินค้า"), "url": reverse("browse:products")}


def step(category: Category) -> dict:
    """Return the list of a category as a step."""
    return {"name": str(category), "url": f"{reverse('browse:products')}?category={category.slug}"}
