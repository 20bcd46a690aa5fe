"""The demo's certificates: sent by the shops, verified by the officer, some near their end, one over, some waiting."""

import datetime
import io

from PIL import Image, ImageDraw

from common import clock
from common.demo_lists import days_ago, rows
from common.files import services as files
from common.uploads import CleanDocument, clean_document
from common.users.models import User
from merchants.certificates import services as certificates
from merchants.certificates.models import Certificate, CertificateKind
from merchants.models import Merchant
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product

FINDINGS = {"halal": "found", "fda": "found", "community-standard": "found"}


def run(report) -> None:
    officer = User.objects.get(email="officer@kedai.test")
    kinds = {kind.key: kind for kind in CertificateKind.objects.all()}
    names = {row["id"]: row["name_th"] for row in [*rows("merchants"), *rows("products")]}
    papers = {key: _drawn(key) for key in kinds}
    for row in report.over(rows("certificates"), "certificates"):
        merchant = Merchant.objects.get(name=names[row["merchant"]])
        goods = [names[key] for key in row["products"].split("|") if key]
        products = list(Product.objects.for_merchant(merchant).filter(name__in=goods))
        _put_down(row, merchant, kinds[row["kind"]], products, papers[row["kind"]], officer)


def _put_down(
    row: dict, merchant: Merchant, kind: CertificateKind, products: list[Product], paper: CleanDocument, officer: User
) -> None:
    by = merchant.members.get().user
    sent_at = days_ago(int(row["sent_days_ago"]), hour=11, minute=int(row["merchant"][1:]))
    ends = clock.today() + datetime.timedelta(days=int(row["ends_in_days"])) if row["ends_in_days"] else None
    with clock.at(sent_at):
        draft = catalogue.begin_certificate(
            merchant=merchant,
            kind=kind,
            by=by,
            products=products,
            number=row["number"],
            issued_on=clock.today() - datetime.timedelta(days=int(row["issued_days_before"])),
            expires_on=ends,
            issuer=row["issuer"],
        )
        if row["then"] == "draft":
            return
        sent = catalogue.send_certificate(certificate=draft, by=by, document=paper)
    with clock.at(sent_at + datetime.timedelta(hours=5)):
        _judged(row, sent, officer)


def _judged(row: dict, sent: Certificate, officer: User) -> None:
    if row["then"] == "waiting":
        return
    files.note_opening(sent.file, by=officer, purpose="ตรวจใบรับรอง", subject=sent, code="verify")
    if row["then"] == "rejected":
        certificates.reject(certificate=sent, by=officer, reason=row["words"])
        return
    passed = certificates.verify(certificate=sent, by=officer, looked_up=FINDINGS.get(sent.kind.key, "asked"))
    if row["then"] == "suspended":
        certificates.suspend(certificate=passed, by=officer, reason=row["words"])


def _drawn(key: str) -> CleanDocument:
    """An invented certificate, plainly marked as a sample."""
    sheet = Image.new("RGB", (900, 1240), "#fbf8f2")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((40, 40, 860, 1200), outline="#2b7a4b", width=4)
    pen.rectangle((54, 54, 846, 1186), outline="#d79b2b", width=2)
    pen.text((250, 110), "SAMPLE CERTIFICATE", fill="#a3281e", font_size=38)
    pen.text((250, 170), key.upper(), fill="#20242b", font_size=30)
    for line in range(11):
        y = 300 + line * 52
        pen.line((110, y, 790 - (line * 61 + len(key) * 29) % 300, y), fill="#a5abb5", width=8)
    pen.ellipse((600, 960, 790, 1150), outline="#0f5f5c", width=6)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80)
    return clean_document(out.getvalue())
