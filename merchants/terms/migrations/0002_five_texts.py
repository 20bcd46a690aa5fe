"""Returns, sellers and ranking are texts with versions of their own."""

from django.db import migrations, models

KINDS = ["terms", "privacy", "returns", "sellers", "ranking"]


class Migration(migrations.Migration):
    dependencies = [("terms", "0001_terms_versions")]
    operations = [
        migrations.AlterField(
            model_name="termsversion",
            name="kind",
            field=models.CharField(
                choices=[
                    ("terms", "ข้อตกลงการใช้งาน"),
                    ("privacy", "ประกาศความเป็นส่วนตัว"),
                    ("returns", "การคืนสินค้าและเงินคืน"),
                    ("sellers", "ใครเป็นผู้ขาย"),
                    ("ranking", "สินค้าเรียงลำดับอย่างไร"),
                ],
                max_length=8,
            ),
        ),
        migrations.RemoveConstraint(model_name="termsversion", name="terms_version_kind"),
        migrations.AddConstraint(
            model_name="termsversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", KINDS), models.Q(("version", ""), _negated=True)),
                name="terms_version_kind",
            ),
        ),
    ]
