"""What certificates ask of the merchant on her home: what ends, what must be mended, what she has not sent."""

import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from merchants.certificates.models import Certificate
from merchants.certificates.states import UNDER_WAY, CertificateState
from merchants.models import Merchant
from merchants.panels import Panel, Task

SOON = 30
LONG_AGO = 90  # an end that she did nothing about for so long asks no more


def certificates(merchant: Merchant) -> Panel:
    """To-do cards, each only where there is something to do (one query)."""
    today = clock.today()
    verified = Q(state=CertificateState.VERIFIED) & ~Q(renewals__state__in=UNDER_WAY)
    facts = Certificate.objects.for_merchant(merchant).aggregate(
        mend=Count("pk", filter=Q(state=CertificateState.REJECTED, renewals__isnull=True), distinct=True),
        over=Count(
            "pk",
            filter=verified & Q(expires_on__lt=today, expires_on__gte=today - datetime.timedelta(days=LONG_AGO)),
            distinct=True,
        ),
        ending=Count(
            "pk",
            filter=verified & Q(expires_on__gte=today, expires_on__lte=today + datetime.timedelta(days=SOON)),
            distinct=True,
        ),
        drafts=Count("pk", filter=Q(state=CertificateState.DRAFT), distinct=True),
    )
    url = reverse("manage:certificates")
    tasks = [
        Task(facts["mend"], _("แก้ใบรับรองที่ไม่ผ่าน"), url, "edit"),
        Task(facts["over"], _("ใบรับรองหมดอายุแล้ว"), url, "warning"),
        Task(facts["ending"], _("ใบรับรองใกล้หมดอายุ"), url, "clock"),
        Task(facts["drafts"], _("ใบรับรองที่ยังไม่ได้ส่ง"), url, "upload"),
    ]
    return Panel(_("ใบรับรอง"), tasks=[task for task in tasks if task.number])
