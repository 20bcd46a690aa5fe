"""Give every report from before its row: only shops could report then. Run again it changes nothing."""

from django.db import migrations


def give(apps, schema_editor):
    reviews, reports = apps.get_model("aftercare", "Review"), apps.get_model("aftercare", "ReviewReport")
    for row in reviews.objects.filter(reported_at__isnull=False, reports__isnull=True):
        reports.objects.create(
            review=row, by_id=row.reported_by_id, from_shop=True, words=row.report, at=row.reported_at
        )


class Migration(migrations.Migration):
    dependencies = [("aftercare", "0002_review_reports")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
