from django.db import migrations, models
from django.db.models import F, Q


def lift(apps, schema_editor):
    """Take categories out of themselves. Run again it changes nothing."""
    apps.get_model("catalogue", "Category").objects.filter(parent=F("pk")).update(parent=None)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_product_once_per_submission")]

    operations = [
        migrations.RunPython(lift, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.CheckConstraint(
                condition=~Q(parent=F("pk")),
                name="category_not_its_own_parent",
                violation_error_message="หมวดนี้อยู่ในตัวเองหรือในหมวดย่อยของตัวเองไม่ได้ กรุณาเลือกหมวดแม่อื่น หรือเว้นว่างไว้",
            ),
        ),
    ]
