"""What waits for whom."""

from django.db.models import Case as Cases
from django.db.models import IntegerField, QuerySet, When

from merchants.models import Merchant
from shop.aftercare.models import Case, Review
from shop.aftercare.states import UNDER_WAY, CaseState

ORDER = [CaseState.OPEN, CaseState.ESCALATED, CaseState.ANSWERED]


def by_urgency(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Return the merchant's ``rows``: unanswered first (soonest due), then before officers, then answered, then ended."""
    places = [When(state=state, then=place) for place, state in enumerate(ORDER)]
    urgency = Cases(*places, default=len(ORDER), output_field=IntegerField())
    return rows.annotate(urgency=urgency).order_by("urgency", "answer_by", "-opened_at", "-pk")


def to_answer(merchant: Merchant) -> int:
    """Return how many cases wait for the merchant's answer (one query)."""
    return Case.objects.for_merchant(merchant).filter(state=CaseState.OPEN).count()


def under_way(merchant: Merchant) -> int:
    """Return how many cases of the merchant have not ended (one query)."""
    return Case.objects.for_merchant(merchant).filter(state__in=UNDER_WAY).count()


def to_decide(officer) -> int:
    """Return how many cases of her provinces wait for an officer (one query)."""
    return Case.objects.for_officer(officer).filter(state=CaseState.ESCALATED).count()


def to_judge(officer) -> int:
    """Return how many reviews of her provinces a merchant reported and nobody judged (one query)."""
    return Review.objects.for_officer(officer).reported().count()
