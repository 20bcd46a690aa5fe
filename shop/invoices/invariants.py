"""What must hold of tax papers: numbers without gaps, sums that add up, no more credited than was sold."""

from django.db.models import Count, F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from shop.invoices.content import exempt_of
from shop.invoices.models import NumberSeries, TaxPaper


def check() -> list[str]:
    """Return a line per disagreement between numbers and papers, lines and totals, credit notes and invoices."""
    return [*_numbers(), *_lines(), *_credits()]


def _numbers() -> list[str]:
    key = ("merchant", "kind", "year")
    given = {
        tuple(row[:3]): row[3:]
        for row in TaxPaper.objects.order_by().values_list(*key).annotate(many=Count("pk"), most=Max("number"))
    }
    series = {tuple(row[:3]): row[3] for row in NumberSeries.objects.values_list(*key, "last")}
    return [
        f"tax papers of merchant {merchant}, {kind} {year}: numbers do not run from 1 to the last without a gap"
        for merchant, kind, year in sorted(given.keys() | series.keys())
        if given.get((merchant, kind, year), (0, None)) != _whole(series.get((merchant, kind, year), 0))
    ]


def _whole(last: int) -> tuple[int, int | None]:
    return (last, last or None)


def _lines() -> list[str]:
    rows = TaxPaper.objects.values_list("pk", "lines", "total_satang", "exempt_satang")
    return [
        f"tax paper {pk}: its lines do not add up to its total"
        for pk, lines, total, exempt in rows.iterator()
        if (sum(line["satang"] for line in lines), exempt_of(lines)) != (total, exempt)
    ]


def _credits() -> list[str]:
    notes = TaxPaper.objects.standing().filter(about=OuterRef("pk")).order_by().values("about")
    credited = Coalesce(Subquery(notes.annotate(sum=Sum("total_satang")).values("sum")), 0)
    exempt = Coalesce(Subquery(notes.annotate(sum=Sum("exempt_satang")).values("sum")), 0)
    vat = Coalesce(Subquery(notes.annotate(sum=Sum("vat_satang")).values("sum")), 0)
    rows = TaxPaper.objects.annotate(credited=credited, credited_exempt=exempt, credited_vat=vat).filter(
        Q(credited__gt=F("total_satang"))
        | Q(credited_exempt__gt=F("exempt_satang"))
        | Q(credited_vat__gt=F("vat_satang"))
        | Q(annulled_at__isnull=False, credited__gt=0)
    )
    return [f"tax paper {pk}: more is credited than it stands for" for pk in rows.values_list("pk", flat=True)]
