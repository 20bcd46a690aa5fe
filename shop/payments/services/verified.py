"""What a bank or service says of a transfer. It confirms a payment by itself only where everything fits exactly."""

from django.db import transaction

from common.audit import services as audit
from common.errors import DomainError
from common.states import locked
from shop.payments import promptpay, slips, verifying
from shop.payments.models import Payment, Slip
from shop.payments.services.claims import accept_slip
from shop.payments.slip_models import Verdict
from shop.payments.states import SlipState

MOST_TRIES = 5


def look(slip_id: int) -> None:
    """Ask about a slip that waits. Where nobody answers it stays as it is, and the job asks again."""
    slip = Slip.objects.filter(pk=slip_id, state=SlipState.WAITING, verdict="").exclude(reference="").first()
    if slip is None or not verifying.is_on() or slip.verifier_tries >= MOST_TRIES:
        return
    Slip.objects.filter(pk=slip.pk).update(verifier_tries=slip.verifier_tries + 1)
    try:
        found = verifying.ask(slip.code)
    except verifying.Silent:
        return
    _settle(slip, found)


@transaction.atomic
def _settle(slip: Slip, found: verifying.Found | None) -> None:
    payment = locked(slip.payment)
    slip = locked(slip)
    if slip.state != SlipState.WAITING or slip.verdict:
        return
    slip.verdict = _verdict(slip, payment, found)
    slip.save(update_fields=["verdict"])
    audit.record(subject=payment.order, verb="slip_verified", slip=slip.pk, verdict=slip.verdict)
    if slip.verdict != Verdict.FITS or slips.is_double(slip):
        return
    try:
        with transaction.atomic():
            accept_slip(slip=slip, by=None, received_satang=found.amount_satang)
    except DomainError:  # paid by the same transfer in the meantime, or otherwise moved on: a person looks
        return


def _verdict(slip: Slip, payment: Payment, found: verifying.Found | None) -> Verdict:
    if found is None:
        return Verdict.UNKNOWN
    same = (found.bank, found.reference) == (slip.bank, slip.reference)
    fits = same and found.amount_satang == payment.expected_satang and found.receiver in receivers_of(payment)
    return Verdict.FITS if fits else Verdict.DIFFERS


def receivers_of(payment: Payment) -> set[str]:
    """Return the ways a bank may write the whole number of the account that ``payment`` goes to."""
    account = payment.payout_account
    if account is None:
        return set()
    if account.proxy_type == promptpay.Proxy.MOBILE:
        return {account.proxy, "0066" + account.proxy[1:], "+66" + account.proxy[1:], "66" + account.proxy[1:]}
    return {account.proxy}
