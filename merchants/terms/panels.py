"""What the accepted texts hang on a merchant's file."""

from django.utils.translation import gettext as _

from merchants.models import Merchant, Officer
from merchants.panels import Panel
from merchants.terms import services as terms
from merchants.terms.models import Kind


def accepted(merchant: Merchant, officer: Officer) -> Panel:
    """Which version was accepted when and by whom, and what still waits (two queries)."""
    facts = {
        "accepted": [{"row": row, "label": Kind(row.purpose).label} for row in terms.accepted(merchant)],
        "waiting": terms.outstanding(merchant),
    }
    return Panel(_("ข้อตกลงที่ยอมรับไว้"), template="terms/file_accepted.html", facts=facts)
