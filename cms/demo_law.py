"""The demo's changed terms: published by the editor some days ago, accepted by most shops."""

import datetime

from django.conf import settings

from cms.models import PlainPage
from common import clock
from common.demo_lists import days_ago
from common.users.models import User
from merchants import services as merchants
from merchants.models import Merchant
from merchants.terms import services as terms

VERSION = "2569-12"
RULE = "<h2>เมื่อร้านส่งของช้า</h2><p>ถ้าร้านส่งของช้ากว่า 3 วันทำการ ร้านบอกลูกค้าก่อน และลูกค้ายกเลิกได้โดยได้เงินคืน</p>"
RULES = {
    "ms": "<h2>Apabila kedai lambat menghantar</h2><p>Jika kedai lambat menghantar lebih daripada 3 hari bekerja, kedai memberitahu pembeli dahulu, dan pembeli boleh membatalkan pesanan serta mendapat wangnya kembali.</p>",
    "en": "<h2>When a shop sends late</h2><p>A shop that sends more than 3 working days late tells the buyer first, and the buyer may cancel and get the money back.</p>",
}
CHANGES = "เพิ่มหนึ่งข้อ: ถ้าร้านส่งของช้ากว่า 3 วันทำการ ร้านต้องบอกลูกค้าก่อน และลูกค้ายกเลิกได้โดยได้เงินคืน"
CHANGES_MS = "Satu perkara ditambah: jika kedai lambat menghantar lebih daripada 3 hari bekerja, kedai mesti memberitahu pembeli dahulu, dan pembeli boleh membatalkan pesanan serta mendapat wangnya kembali."
CHANGES_EN = "One rule is new: a shop that sends more than 3 working days late tells the buyer first, and the buyer may cancel and get the money back."
NOT_YET = ["halal@kedai.test", "m07@kedai.test", "m19@kedai.test"]


def run(report) -> None:
    """Publish the version, and let every shop accept it but those of NOT_YET."""
    with clock.at(days_ago(5)):
        _publish(User.objects.get(email="editor@kedai.test"))
    shops = Merchant.objects.exclude(members__user__email__in=NOT_YET).order_by("pk")
    for hours, shop in enumerate(report.over(list(shops), "accepted terms")):
        with clock.at(days_ago(4) + datetime.timedelta(hours=hours % 40)):
            seen = [version.pk for version in terms.outstanding(shop)]
            terms.accept(merchant=shop, by=merchants.owners_of(shop)[0].user, seen=seen)


def _publish(editor: User) -> None:
    page = PlainPage.objects.get(slug="terms", depth=3, locale__language_code=settings.LANGUAGE_CODE)
    page.body += RULE
    page.version, page.asks_again = VERSION, True
    page.changes, page.changes_ms, page.changes_en = CHANGES, CHANGES_MS, CHANGES_EN
    page.accept_by = clock.today() + datetime.timedelta(days=30)
    page.save_revision(user=editor, log_action=True).publish(user=editor)
    for translation in page.get_translations().select_related("locale"):  # they follow the law, and ask nobody
        translation.body += RULES[translation.locale.language_code]
        translation.version = VERSION
        translation.save_revision(user=editor).publish(user=editor)
