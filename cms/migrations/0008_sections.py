"""The first sections: stories, collections, training. Run again it finds them and changes nothing."""

from django.db import migrations
from django.utils import timezone

# slug, title, lead, newest first
SECTIONS = [
    ("stories", "เรื่องเล่า", "คนทำ ของที่ทำ และบ้านที่ของมา", True),
    ("collections", "ชุดสินค้า", "ของที่เข้ากัน เลือกมาให้ดูทีเดียว", False),
    ("learn", "เรียนรู้", "บทเรียนสั้น ๆ สำหรับคนขาย อ่านจบในไม่กี่นาที", False),
]


def make(apps, schema_editor):
    home = apps.get_model("cms.HomePage").objects.filter(locale__language_code="th").order_by("path").first()
    if home is None:
        return
    Section = apps.get_model("cms.SectionPage")
    pages = apps.get_model("wagtailcore.Page").objects
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="cms", model="sectionpage")
    for slug, title, lead, newest_first in SECTIONS:
        below = pages.filter(path__startswith=home.path, depth=home.depth + 1)
        if below.filter(slug=slug).exists():
            continue
        last = below.order_by("-path").values_list("path", flat=True).first()
        number = _next(last[len(home.path):]) if last else "0001"
        now = timezone.now()
        Section.objects.create(
            content_type=kind, title=title, draft_title=title, live=True, first_published_at=now, last_published_at=now,
            latest_revision_created_at=None, path=f"{home.path}{number}", depth=home.depth + 1, locale=home.locale,
            slug=slug, url_path=f"{home.url_path}{slug}/", search_description=lead, lead=lead, newest_first=newest_first,
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
    dependencies = [("cms", "0007_told_pages")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
