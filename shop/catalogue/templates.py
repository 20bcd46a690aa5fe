"""What a template for local goods fills in, and what becomes of lines that nobody finished."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.catalogue import profiles
from shop.catalogue.models import Allergen, ListingTemplate

BLANK = "…"


def offered() -> QuerySet[ListingTemplate]:
    """Return the templates that merchants may choose, in the editors' order, with what they contain."""
    return ListingTemplate.objects.filter(active=True).select_related("category").prefetch_related("allergens")


def allergens() -> QuerySet[Allergen]:
    """Return what food may contain, in the editors' order."""
    return Allergen.objects.all()


def fills(template: ListingTemplate | None) -> dict[str, str | list[str]]:
    """Return what the template writes into the form's fields, as a person would type it."""
    if template is None:
        return {}
    return {
        "category": str(template.category_id),
        "unit": template.unit,
        "weight_g": str(template.weight_g or ""),
        "storage": template.storage,
        "shelf_life_days": str(template.shelf_life_days or ""),
        "delivery_profile": template.delivery_profile,
        "allergens": [str(each.pk) for each in template.allergens.all()],
        "description": template.description,
    }


def says(template: ListingTemplate | str | None) -> str:
    """Return in words what the template (or the one with this key as typed) fills in; "" where there is none."""
    row = chosen(template) if isinstance(template, str) else template
    if row is None:
        return ""
    facts = [str(row.get_storage_display())]
    if row.weight_g:
        facts.insert(0, _("หนัก %(grams)s กรัม") % {"grams": f"{row.weight_g:,}"})
    if row.shelf_life_days:
        days = row.shelf_life_days
        facts.append(ngettext("เก็บได้ %(days)s วัน", "เก็บได้ %(days)s วัน", days) % {"days": f"{days:,}"})
    if row.delivery_profile != profiles.of_storage(row.storage):
        facts.append(str(row.get_delivery_profile_display()))
    contains = ", ".join(str(each) for each in row.allergens.all())
    facts += [_("มี%(allergens)s") % {"allergens": contains}] if contains else []
    return _("เติมจากแบบ “%(name)s” ให้แล้ว: %(facts)s") % {"name": row, "facts": " · ".join(facts)}


def chosen(typed: str) -> ListingTemplate | None:
    """Return the template whose number was typed, or None."""
    return offered().filter(pk=int(typed)).first() if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def filled(typed: dict, *, was: ListingTemplate | None, now: ListingTemplate | None, said: set[str]) -> dict:
    """Return ``typed`` with what the template fills in; fields of her own (and those just ``said``) stay."""
    before, found = fills(was), dict(typed)
    for field, value in fills(now).items():
        own = found.get(field) or ""
        if field not in said and (not own or own == before.get(field)):
            found[field] = value
    return found


def finished(words: str) -> str:
    """Return the lines of a description that are more than a template's: what ends with a blank is left out."""
    return "\n".join(line for line in words.splitlines() if not line.rstrip().endswith(BLANK)).strip()
