from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0018_bulk_acts")]

    operations = [
        migrations.AddField(
            model_name="category",
            name="food",
            field=models.BooleanField(default=False, verbose_name="เป็นอาหาร (ถามส่วนผสมและสารก่อภูมิแพ้ ตรวจคำโฆษณาตามกฎหมายอาหาร)"),
        ),
    ]
