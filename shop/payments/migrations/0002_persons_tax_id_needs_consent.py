"""A person's own identity number is not published as a tax ID without consent. It stops where such an account stands."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="payoutaccount",
            constraint=models.CheckConstraint(
                condition=~Q(proxy_type="tax_id")
                | Q(proxy__startswith="0")
                | Q(national_id_consent_at__isnull=False),
                name="payout_persons_tax_id_needs_consent",
            ),
        ),
    ]
