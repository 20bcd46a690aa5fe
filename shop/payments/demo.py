"""Where the demo's money would go. The numbers are invented, and the demo's QR codes carry a wrong checksum anyway."""

from common import clock
from common.demo_lists import rows
from merchants.models import Merchant
from shop.payments import accounts, changes
from shop.payments.models import PayoutChange, ProxyType

TAX_ID = "0994000000014"  # a synthetic number with a right check digit


def run(report) -> None:
    """Set the PromptPay account, here and there one at a bank, and the ways to pay on the day each merchant joined."""
    merchants = {merchant.name: merchant for merchant in Merchant.objects.all()}
    people = {row["merchant"]: row for row in rows("people")}
    for number, row in enumerate(report.over(rows("merchants"), "payout accounts")):
        merchant, person = merchants[row["name_th"]], people[row["id"]]
        by = merchant.members.get().user
        by_tax_id = "promptpay_tax_id" in row["payment_ways"]
        with clock.at(merchant.joined_at):
            _set(
                merchant=merchant,
                by=by,
                proxy_type=ProxyType.TAX_ID if by_tax_id else ProxyType.MOBILE,
                proxy=TAX_ID if by_tax_id else "0" + person["phone"].removeprefix("+66"),
                holder_name=row["name_th"] if by_tax_id else f"{person['first_name']} {person['last_name']}",
            )
            at_bank = number % 3 == 0
            if at_bank:
                account = f"02000000{number:04d}"
                _set(merchant=merchant, by=by, proxy_type="bank", bank="034", proxy=account, holder_name=row["name_th"])
            accounts.set_ways(
                merchant=merchant,
                by=by,
                promptpay_on=True,
                transfer_on=at_bank,
                cod_on=number % 3 != 2,
                cod_fee_satang=[0, 2000][number % 2],
            )


def _set(**facts) -> None:
    """Set an account; a group's other signer confirms it."""
    asked = changes.ask(**facts)
    if isinstance(asked, PayoutChange):
        for hand in asked.signatures.filter(signed_at__isnull=True):
            changes.confirm(signature=hand)
