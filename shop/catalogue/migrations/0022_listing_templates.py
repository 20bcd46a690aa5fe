from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0021_allergens_and_ingredients")]

    operations = [
        migrations.CreateModel(
            name="ListingTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40, unique=True, verbose_name="รหัส")),
                (
                    "name",
                    models.CharField(help_text="คำสั้น ๆ ที่ผู้ขายเรียก เช่น น้ำบูดู", max_length=60, verbose_name="ชื่อแบบ"),
                ),
                ("name_ms", models.CharField(blank=True, max_length=60, verbose_name="ชื่อภาษามลายู")),
                ("name_en", models.CharField(blank=True, max_length=60, verbose_name="ชื่อภาษาอังกฤษ")),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="ลำดับ")),
                ("active", models.BooleanField(default=True, verbose_name="ใช้งาน")),
                ("unit", models.CharField(max_length=40, verbose_name="หน่วยขาย")),
                ("weight_g", models.PositiveIntegerField(blank=True, null=True, verbose_name="น้ำหนักต่อหน่วย (กรัม)")),
                (
                    "storage",
                    models.CharField(
                        choices=[("dry", "อุณหภูมิห้อง"), ("chilled", "แช่เย็น"), ("frozen", "แช่แข็ง")],
                        default="dry",
                        max_length=8,
                        verbose_name="การเก็บรักษา",
                    ),
                ),
                ("shelf_life_days", models.PositiveIntegerField(blank=True, null=True, verbose_name="เก็บได้ (วัน)")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="บรรทัดละเรื่อง จบด้วย … ตรงที่ให้ผู้ขายเติม บรรทัดที่ไม่ได้เติมจะไม่แสดง",
                        verbose_name="โครงคำบรรยาย",
                    ),
                ),
                ("description_ms", models.TextField(blank=True, verbose_name="โครงคำบรรยายภาษามลายู")),
                ("description_en", models.TextField(blank=True, verbose_name="โครงคำบรรยายภาษาอังกฤษ")),
                (
                    "allergens",
                    models.ManyToManyField(
                        blank=True, related_name="templates", to="catalogue.allergen", verbose_name="สารก่อภูมิแพ้"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=models.PROTECT,
                        related_name="listing_templates",
                        to="catalogue.category",
                        verbose_name="หมวด",
                    ),
                ),
            ],
            options={
                "verbose_name": "แบบสินค้า",
                "verbose_name_plural": "แบบสินค้า",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddConstraint(
            "listingtemplate",
            models.CheckConstraint(
                condition=models.Q(storage__in=["dry", "chilled", "frozen"]), name="listing_template_storage"
            ),
        ),
        migrations.AddField(
            "product",
            "template",
            models.ForeignKey(
                blank=True, null=True, on_delete=models.SET_NULL, related_name="+", to="catalogue.listingtemplate"
            ),
        ),
    ]
