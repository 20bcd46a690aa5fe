"""An officer gave somebody of a shop another number: why, how she knew whom she had before her, and what then waits."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.audit.models import Event
from common.users.models import User
from merchants.models import Merchant, Role

VERB = "phone_by_officer"
HANDED = "ownership_handed"
SIGNER_MOVED = "signer_moved"  # she changed her own number, and her line of the register followed
SIGNER_CORRECTED = "signer_corrected"  # an officer wrote another signer, or another number of hers
SIGNER_ASKED = "signer_asked"  # the link with which a signer proves such a number was sent again
SIGNER_PROVEN = "signer_proven"
ALWAYS = {HANDED, SIGNER_MOVED, SIGNER_CORRECTED}  # whoever is concerned
HELD = datetime.timedelta(hours=72)  # as long as the other owners have to notice before money can go elsewhere
REASONS = {
    "lost": gettext_lazy("โทรศัพท์หรือซิมหาย"),
    "recycled": gettext_lazy("เบอร์เดิมเป็นของคนอื่นแล้ว"),
    "changed": gettext_lazy("เปลี่ยนเบอร์ใหม่"),
}
CHECKS = {
    "card": gettext_lazy("เห็นบัตรประชาชนตัวจริงต่อหน้า"),
    "chair": gettext_lazy("ประธานหรือกรรมการกลุ่มรับรอง"),
    "headman": gettext_lazy("ผู้ใหญ่บ้านหรือกำนันรู้จักและรับรอง"),
}


def held_until(merchant: Merchant) -> datetime.datetime | None:
    """Return until when the payout account stays because an owner, a signer or the number of one is new; else None."""
    now = clock.now()
    lately = Event.objects.about(merchant).filter(verb__in=[VERB, *ALWAYS], at__gt=now - HELD)
    moments = [event.at for event in lately if event.verb in ALWAYS or event.facts.get("role") == Role.OWNER]
    return max(moments) + HELD if moments else None


def lines(merchant: Merchant) -> list[dict]:
    """Return what the shop's people read about it, newest first, for components/timeline.html. Two queries."""
    events = list(Event.objects.about(merchant).filter(verb=VERB).select_related("by").order_by("-at", "-pk"))
    people = User.objects.in_bulk({event.facts.get("person") for event in events} - {None})
    return [
        {
            "at": event.at,
            "text": _("เจ้าหน้าที่ %(officer)s เปลี่ยนเบอร์ให้ %(who)s")
            % {"officer": event.by.greeting if event.by else "", "who": _named(people.get(event.facts.get("person")))},
            "why": f"{REASONS[event.facts['reason']]} · {CHECKS[event.facts['checked']]}",
        }
        for event in events
    ]


def _named(person: User | None) -> str:
    return (person.get_full_name() or person.greeting) if person else _("บัญชีที่ถูกลบแล้ว")
