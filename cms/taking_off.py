"""An officer takes a part of a storefront off: what is false, hurts somebody or shows who did not agree. The rest stays."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms import front_services as fronts
from cms import services as cms
from cms.errors import NothingThere
from cms.models import StorefrontPage
from common.states import locked
from merchants import interest
from merchants import services as merchants
from merchants.errors import ReasonMissing
from merchants.models import Merchant


@dataclass(frozen=True)
class Part:
    """What goes together: ``fields`` of the page are emptied."""

    key: str
    label: str | Promise
    fields: tuple[str, ...]

    def on(self, page: StorefrontPage) -> bool:
        """Whether the storefront shows anything of it."""
        return any(getattr(page, name) for name in self.fields)


PARTS = {
    part.key: part
    for part in (
        Part("words", _("คำแนะนำร้านและเรื่องของเรา"), ("intro", "about", "opening_hours")),
        Part("cover", _("รูปปก"), ("cover",)),
        Part("logo", _("ตราร้าน"), ("logo",)),
        Part("people", _("คนเบื้องหลังและรูป"), ("people", "people_picture")),
        Part("making", _("วิธีทำ"), ("making",)),
        Part("times", _("ช่วงหยุด"), ("pauses", "away_note")),
        Part("terms", _("เรื่องการส่งและการคืน"), ("delivery_words", "return_words")),
    )
}


def take_off(*, merchant: Merchant, by, part: str, reason: str) -> StorefrontPage:
    """Empty a part of the storefront and publish that at once; its owners read why, and may write it anew.

    ``part`` is a key of PARTS. Raises ReasonMissing, NothingThere, OwnMerchant.
    """
    gone, why = PARTS[part], reason.strip()
    if not why:
        raise ReasonMissing()
    with transaction.atomic():
        page = locked(cms.storefront_of(merchant))
        interest.refuse_own(merchant, by)
        if not gone.on(page):
            raise NothingThere()
        faces = page.people_picture if "people_picture" in gone.fields else {}
        empty = {name: page._meta.get_field(name).get_default() for name in gone.fields}
        page = cms.publish(page, by, verb="storefront_part_taken_off", why=why, **empty)
        merchants.tell_owners(merchant, template="storefront-taken-off", why=why, part=gone.label)
    fronts.forget(faces)
    return page
