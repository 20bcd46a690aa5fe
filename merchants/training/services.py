"""The verb of learning: a lesson is finished, once for each shop one works in."""

from django.db import transaction

from merchants.models import Member
from merchants.training.models import Completion


@transaction.atomic
def finish(*, person, lesson_key: str) -> int:
    """Write down that ``person`` finished a lesson, for every merchant she is a member of; return for how many.

    Zero: she works in no shop, and nothing is written. A second time keeps the first day.
    """
    shops = list(Member.objects.filter(user=person).values_list("merchant_id", flat=True))
    Completion.objects.bulk_create(
        [Completion(merchant_id=shop, person=person, lesson_key=lesson_key) for shop in shops], ignore_conflicts=True
    )
    return len(shops)


def finished_by(person) -> set[str]:
    """Return the keys of the lessons that ``person`` finished; none for a guest, without asking the database."""
    if person is None or not person.is_authenticated:
        return set()
    return set(Completion.objects.filter(person=person).values_list("lesson_key", flat=True))
