"""What products and certificates ask of the officers: who waits, what was drawn, what ends in their provinces."""

import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from merchants.certificates.models import Certificate
from merchants.certificates.states import CertificateState
from merchants.models import Merchant, Officer
from merchants.panels import Figure, Panel, Task
from shop.catalogue import trust
from shop.catalogue.models import Review
from shop.catalogue.reviews import ReviewKind
from shop.payments.models import Incident

SOON = 30


def incidents(officer: Officer) -> Panel | None:
    """What does not fit about money (one query); viewers and a province without any see nothing."""
    count = 0 if officer.is_viewer else Incident.objects.for_officer(officer).filter(closed_at__isnull=True).count()
    task = Task(count, _("เรื่องเงินที่ต้องดู"), reverse("oversee:incidents"), "warning")
    return Panel(_("เงิน"), tasks=[task] if count else [], empty=_("ไม่มีเรื่องเงินที่ต้องดู"))


def certificates(officer: Officer) -> Panel:
    """What waits to be verified, what ends within thirty days, what has ended (one query). Viewers get figures alone."""
    today = clock.today()
    verified = Q(state=CertificateState.VERIFIED)
    facts = Certificate.objects.for_officer(officer).aggregate(
        waiting=Count("pk", filter=Q(state=CertificateState.SUBMITTED)),
        ending=Count(
            "pk", filter=verified & Q(expires_on__gte=today, expires_on__lte=today + datetime.timedelta(days=SOON))
        ),
        over=Count("pk", filter=verified & Q(expires_on__lt=today)),
    )
    words = {"waiting": _("ใบรับรองรอตรวจ"), "ending": _("หมดอายุใน 30 วัน"), "over": _("หมดอายุแล้ว")}
    if officer.is_viewer:
        return Panel(_("ใบรับรอง"), figures=[Figure(label, str(facts[key]), _("ใบ")) for key, label in words.items()])
    url = reverse("oversee:certificates")
    icons = {"waiting": "shield-check", "ending": "clock", "over": "warning"}
    shelves = {"waiting": "", "ending": "?state=ending-30", "over": "?state=over"}
    return Panel(
        _("ใบรับรอง"),
        tasks=[Task(facts[key], label, f"{url}{shelves[key]}", icons[key]) for key, label in words.items()],
    )


def products(officer: Officer) -> Panel:
    """What waits to go on sale or to be changed, and what was drawn to be looked at (one query). Viewers get figures alone."""
    sample = Q(kind=ReviewKind.SAMPLE)
    facts = (
        Review.objects.for_officer(officer)
        .due()
        .order_by()
        .aggregate(waiting=Count("pk", filter=~sample), samples=Count("pk", filter=sample))
    )
    words = {"waiting": _("สินค้ารอตรวจ"), "samples": _("สินค้าสุ่มตรวจ")}
    if officer.is_viewer:
        figures = [Figure(label, f"{facts[key]:,}", _("รายการ")) for key, label in words.items()]
        return Panel(_("สินค้า"), figures=figures)
    url, shelves = reverse("oversee:products"), {"waiting": "", "samples": "?state=samples"}
    icons = {"waiting": "bag", "samples": "eye"}
    tasks = [Task(facts[key], label, f"{url}{shelves[key]}", icons[key]) for key, label in words.items()]
    return Panel(_("สินค้า"), tasks=tasks)


def trust_of(merchant: Merchant, officer: Officer) -> Panel:
    """Whether an officer looks at the shop's new products first (two queries)."""
    return Panel(_("การตรวจสินค้า"), template="oversee/file_trust.html", facts={"standing": trust.standing_of(merchant)})
