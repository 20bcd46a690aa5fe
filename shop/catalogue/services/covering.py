"""Which products a certificate speaks of: chosen by the merchant, read by the officer, fixed once it is sent."""

from collections.abc import Iterable

from django.db import transaction

from common.audit import services as audit
from common.states import locked
from common.uploads import CleanDocument
from common.versions import services as versions
from merchants.certificates import services as certificates
from merchants.certificates.errors import NotADraft, OwnCertificate
from merchants.certificates.models import Certificate, CertificateKind, Scope
from merchants.certificates.services.judging import is_her_own
from merchants.certificates.states import STANDING, CertificateState
from merchants.models import Merchant
from shop.catalogue.errors import NoProductChosen, NotOfThisShop
from shop.catalogue.models import CertificateCover, Product


@transaction.atomic
def choose_covered(*, certificate: Certificate, by, products: Iterable[Product]) -> Certificate:
    """Say which products a draft covers; the same again changes nothing. One for premises names none.

    Raises NotADraft, NotOfThisShop, NoProductChosen.
    """
    row = locked(certificate)
    if row.state != CertificateState.DRAFT:
        raise NotADraft()
    if row.scope == Scope.PREMISES:
        return row
    chosen = {product.pk: product for product in products}
    if any(product.merchant_id != row.merchant_id for product in chosen.values()):
        raise NotOfThisShop()
    if not chosen:
        raise NoProductChosen()
    row.covers.exclude(product__in=chosen).delete()
    standing = dict(row.covers.values_list("product_id", "pk"))
    CertificateCover.objects.bulk_create(
        CertificateCover(certificate=row, product=product, product_name=product.name)
        for product in chosen.values()
        if product.pk not in standing
    )
    return row


@transaction.atomic
def begin_certificate(*, merchant: Merchant, kind: CertificateKind, by, products: Iterable[Product], **facts):
    """Write the draft of a certificate and what it covers. Raises as ``certificates.begin`` and ``choose_covered``."""
    draft = certificates.begin(merchant=merchant, kind=kind, by=by, **facts)
    return choose_covered(certificate=draft, by=by, products=products)


@transaction.atomic
def change_certificate(*, certificate: Certificate, by, products: Iterable[Product], **facts):
    """Tell a draft's facts and products anew. Raises as ``certificates.change`` and ``choose_covered``."""
    draft = certificates.change(certificate=certificate, by=by, **facts)
    return choose_covered(certificate=draft, by=by, products=products)


@transaction.atomic
def renew_certificate(*, certificate: Certificate, by) -> Certificate:
    """Write the draft of a renewal with the products of before. It stands already: it is returned. Raises NotRenewable."""
    draft = certificates.begin_again(certificate=certificate, by=by)
    if draft.state == CertificateState.DRAFT and not draft.covers.exists():
        before = CertificateCover.objects.filter(certificate=certificate.pk).select_related("product")
        CertificateCover.objects.bulk_create(
            CertificateCover(certificate=draft, product=cover.product, product_name=cover.product.name)
            for cover in before
        )
    return draft


@transaction.atomic
def send_certificate(*, certificate: Certificate, by, document: CleanDocument | None) -> Certificate:
    """Send it to the officers, with the names its products have now. Sent already: nothing changes.

    Raises NoProductChosen, and as ``certificates.submit``.
    """
    row = locked(certificate)
    if row.state == CertificateState.DRAFT:
        covers = list(row.covers.select_related("product"))
        if row.scope == Scope.PRODUCTS and not covers:
            raise NoProductChosen()
        for cover in covers:
            cover.product_name = cover.product.name
        CertificateCover.objects.bulk_update(covers, ["product_name"])
    return certificates.submit(certificate=row, by=by, document=document)


@transaction.atomic
def confirm_name(*, cover: CertificateCover, by) -> CertificateCover:
    """The officer has compared a product's new name with the paper: it is covered again. Done twice it changes nothing.

    Raises OwnCertificate.
    """
    row = (
        CertificateCover.objects.select_for_update(of=("self",))
        .select_related("product", "certificate")
        .get(pk=cover.pk)
    )
    if is_her_own(row.certificate, by):
        raise OwnCertificate()
    if row.product_name == row.product.name or row.certificate.state not in STANDING:
        return row
    was, row.product_name = row.product_name, row.product.name
    row.save(update_fields=["product_name"])
    audit.record(
        subject=row.certificate,
        verb="name_confirmed",
        by=by,
        product=row.product_id,
        was_name=was,
        name=row.product_name,
    )
    versions.bump("catalogue", of=[row.certificate.merchant_id])
    return row
