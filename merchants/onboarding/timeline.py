"""What onboarding gives to a merchant's timeline: its application, and who opened its papers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.audit.models import Event
from merchants.models import Merchant
from merchants.onboarding import casefile, requirements
from merchants.onboarding.models import Application, Document
from merchants.timeline import Source


def of_application(merchant: Merchant) -> list[Source]:
    """Return the application's lines and those of its papers; none for a shop that was opened without one. Two queries."""
    application = casefile.of_merchant(merchant)
    if application is None:
        return []
    labels = {item.key: item.label for item in requirements.items_of(application.requirement_list)}
    papers = dict(Document.objects.filter(application=application).values_list("pk", "paper"))

    def of_paper(event: Event) -> str:
        key = papers[int(event.subject_id)]
        said = _("ปิดทับข้อมูลใน %(what)s") if event.verb == "covered" else _("เปิดดู %(what)s")
        return said % {"what": labels.get(key, key)}

    return [
        Source(
            "application",
            gettext_lazy("ใบสมัคร"),
            Application,
            [str(application.pk)],
            lambda event: casefile.words(event, labels),
            but=tuple(casefile.QUIET),
        ),
        Source(
            "papers",
            gettext_lazy("การเปิดเอกสาร"),
            Document,
            [str(pk) for pk in papers],
            of_paper,
            verbs=("opened", "covered"),
        ),
    ]
