"""What is written about certificates: each once per event, to the shop's owners; endings to the province's officers too."""

from common import clock
from common.audit.models import Event
from common.letters import services as letters
from common.letters.services import Recipient
from merchants import register
from merchants import services as merchants
from merchants.certificates.models import Certificate


def told(row: Certificate, what: str) -> None:
    """Tell the owners that it was verified, rejected, suspended, restored or withdrawn."""
    turn = Event.objects.about(row).count()
    _to_owners(row, key=f"certificate-{what}-{row.pk}-{turn}", template=f"certificate-{what}")


def ending(row: Certificate, step: int) -> None:
    """Tell owners and officers that it ends: once for each step of 90, 30 and 7 days and the day itself."""
    _to_owners(row, key=f"certificate-ending-{row.pk}-{step}", template="certificate-ending")
    for officer in _officers(row):
        letters.write(
            key=f"office-certificate-ending-{row.pk}-{step}-{officer.user_id}",
            to=Recipient.of(officer.user),
            template="office-certificate-ending",
            context=_facts(row, officer.user),
            about=row,
        )


def reminder(row: Certificate) -> None:
    """The officer's own reminder; once a day."""
    _to_owners(row, key=f"certificate-reminder-{row.pk}-{clock.today():%Y%m%d}", template="certificate-ending")


def _officers(row: Certificate) -> list:
    """Return the province's own officers; those of all provinces where it has none."""
    every = register.officers_of_province(row.merchant.province_code)
    return [officer for officer in every if not officer.all_provinces] or every


def _to_owners(row: Certificate, *, key: str, template: str) -> None:
    for member in merchants.owners_of(row.merchant):
        letters.write(
            key=f"{key}-{member.user_id}",
            to=Recipient.of(member.user),
            template=template,
            context=_facts(row, member.user),
            about=row,
        )


def _facts(row: Certificate, person) -> dict:
    return {"certificate": row, "merchant": row.merchant, "person": person, "days": row.days_left}
