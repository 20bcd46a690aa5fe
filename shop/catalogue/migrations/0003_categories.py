"""The kinds of goods the shop opens with. Editors may change them afterwards; running it again changes nothing of theirs."""

from django.db import migrations

# slug, Thai, Malay, English, price by weight, perishable
CATEGORIES = [
    ("snack", "ขนมและของว่าง", "Kuih dan makanan ringan", "Snacks", True, False),
    ("condiment", "บูดู น้ำพริก และเครื่องปรุง", "Budu, sambal dan perencah", "Budu, chilli pastes and seasonings", True, False),
    ("fresh-fruit", "ผลไม้สด", "Buah-buahan segar", "Fresh fruit", True, True),
    ("dried-seafood", "อาหารทะเลแห้ง", "Makanan laut kering", "Dried seafood", True, False),
    ("chilled-frozen", "ของแช่เย็นและแช่แข็ง", "Makanan sejuk dan beku", "Chilled and frozen", True, True),
    ("ready-meal", "อาหารพร้อมทาน", "Makanan sedia dimakan", "Ready meals", True, True),
    ("beverage", "เครื่องดื่ม ชา กาแฟ", "Minuman, teh dan kopi", "Drinks, tea and coffee", True, False),
    ("dry-food", "ข้าวและของแห้ง", "Beras dan makanan kering", "Rice and dry goods", True, False),
    ("food-other", "น้ำผึ้ง น้ำมัน และอาหารอื่น", "Madu, minyak dan makanan lain", "Honey, oils and other food", True, False),
    ("fresh-veg", "ผักสด", "Sayur-sayuran segar", "Fresh vegetables", True, True),
    ("textile", "ผ้าทอและผ้าบาติก", "Kain tenun dan batik", "Batik and woven cloth", False, False),
    ("fashion", "เสื้อผ้าและเครื่องแต่งกาย", "Pakaian dan busana", "Clothing", False, False),
    ("craft", "งานหัตถกรรม", "Kraf tangan", "Handicrafts", False, False),
    ("home", "ของใช้ในบ้าน", "Barangan rumah", "For the home", False, False),
    ("jewellery", "เครื่องประดับ", "Barang kemas", "Jewellery", False, False),
    ("gift-set", "ชุดของฝาก", "Set hadiah", "Gift sets", False, False),
]


def plant(apps, schema_editor):
    Category = apps.get_model("catalogue", "Category")
    for position, (slug, name, name_ms, name_en, by_weight, perishable) in enumerate(CATEGORIES, start=1):
        Category.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "name_ms": name_ms,
                "name_en": name_en,
                "position": position * 10,
                "by_weight": by_weight,
                "perishable": perishable,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_category_traits")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
