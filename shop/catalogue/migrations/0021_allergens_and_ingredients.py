from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0020_which_categories_are_food")]

    operations = [
        migrations.CreateModel(
            name="Allergen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=30, unique=True, verbose_name="รหัส")),
                ("name", models.CharField(max_length=80, verbose_name="ชื่อ")),
                ("name_ms", models.CharField(blank=True, max_length=80, verbose_name="ชื่อภาษามลายู")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="ชื่อภาษาอังกฤษ")),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
            ],
            options={
                "verbose_name": "สารก่อภูมิแพ้",
                "verbose_name_plural": "สารก่อภูมิแพ้",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField("product", "ingredients", models.TextField(blank=True, verbose_name="ส่วนผสม")),
        migrations.AddField("product", "ingredients_ms", models.TextField(blank=True)),
        migrations.AddField("product", "ingredients_en", models.TextField(blank=True)),
        migrations.AddField(
            "product", "allergens", models.ManyToManyField(blank=True, related_name="products", to="catalogue.allergen")
        ),
    ]
