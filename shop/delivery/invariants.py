"""What must be true of how shops send. Steps and rules lie in JSON columns, which the database does not read."""

from collections.abc import Iterator

from shop.catalogue.models import DeliveryProfile
from shop.delivery.carriage import EVERY_DAY
from shop.delivery.models import DeliveryMethod


def check() -> list[str]:
    """Return what is wrong, a sentence each."""
    rows = DeliveryMethod.objects.exclude(steps=[], rules={}).order_by("pk")
    return [f"delivery method {row.pk}: {wrong}" for row in rows for wrong in _wrong_with(row)]


def _wrong_with(row: DeliveryMethod) -> Iterator[str]:
    weights = [grams for grams, _satang in row.steps]
    if weights != sorted(set(weights)) or any(grams < 1 or satang < 0 for grams, satang in row.steps):
        yield f"its table of weights does not rise: {row.steps}"
    if row.steps and row.price_satang != row.steps[0][1]:
        yield f"it says {row.price_satang} satang where its table begins with {row.steps[0][1]}"
    for profile, rule in row.rules.items():
        known = profile in DeliveryProfile.values and set(rule) <= {"carried", "satang", "days"}
        if not known or rule.get("satang", 0) < 0 or not 0 <= rule.get("days", 0) < EVERY_DAY:
            yield f"a rule that nobody can read: {profile} {rule}"
