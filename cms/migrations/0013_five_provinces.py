"""A page for each of the five provinces, and the section of fairs. Run again it finds them and changes nothing."""

from django.db import migrations
from django.utils import timezone

# code, slug, name, lead
PROVINCES = [
    ("94", "pattani", "ปัตตานี", "เมืองท่าเก่า ของทะเล บูดูสายบุรี และเกลือหวาน"),
    ("95", "yala", "ยะลา", "เมืองภูเขา กล้วยหิน ทุเรียน และผ้าปะลางิง"),
    ("96", "narathiwat", "นราธิวาส", "เมืองเรือกอและ ปาหนัน กรือโป๊ะ และข้าวยำ"),
    ("90", "songkhla", "สงขลา", "เมืองสองทะเล ตาลโตนด ผ้าทอเกาะยอ และของหาดใหญ่"),
    ("91", "satun", "สตูล", "เมืองอุทยานธรณี อาหารทะเล กาแฟ และผ้าบาติก"),
]
FAIRS = ("fairs", "งานออกร้าน", "พบคนทำตัวจริง ชิมก่อนซื้อ")


def make(apps, schema_editor):
    home = apps.get_model("cms.HomePage").objects.filter(locale__language_code="th").order_by("path").first()
    if home is None:
        return
    for code, slug, name, lead in PROVINCES:
        _add(apps, home, "provincepage", slug, name, lead, province_code=code)
    _add(apps, home, "sectionpage", *FAIRS, newest_first=True)


def _add(apps, home, kind, slug, title, lead, **facts):
    pages = apps.get_model("wagtailcore.Page").objects
    below = pages.filter(path__startswith=home.path, depth=home.depth + 1)
    if below.filter(slug=slug).exists():
        return
    content_type, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="cms", model=kind)
    last = below.order_by("-path").values_list("path", flat=True).first()
    number = _next(last[len(home.path):]) if last else "0001"
    now = timezone.now()
    apps.get_model("cms", kind).objects.create(
        content_type=content_type, title=title, draft_title=title, live=True, first_published_at=now, last_published_at=now,
        latest_revision_created_at=None, path=f"{home.path}{number}", depth=home.depth + 1, locale=home.locale,
        slug=slug, url_path=f"{home.url_path}{slug}/", search_description=lead, lead=lead, **facts,
    )
    pages.filter(pk=home.pk).update(numchild=below.count())


def _next(step):
    """Return the step of a page's path after this one (four signs of base 36)."""
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    number, written = int(step, 36) + 1, ""
    for _place in range(4):
        number, left = divmod(number, 36)
        written = signs[left] + written
    return written


class Migration(migrations.Migration):
    dependencies = [("cms", "0012_pages_of_places")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
