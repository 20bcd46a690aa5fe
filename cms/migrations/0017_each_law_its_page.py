"""Returns, sellers and ranking are pages that stand, each with its first version. Run again it finds them and changes nothing."""

from pathlib import Path

from django.db import migrations
from django.utils import timezone

TEXTS = Path(__file__).resolve().parent.parent / "first_texts"
VERSION = "2569-11"
# slug, title, description
PAGES = [
    ("returns", "การคืนสินค้าและเงินคืน", "คืนอะไรได้ ภายในกี่วัน เปิดพัสดุดูก่อนจ่าย และเงินคืนมาทางไหน"),
    ("sellers", "ใครเป็นผู้ขาย", "คุณซื้อจากใคร เราตรวจผู้ขายอย่างไร และดูข้อมูลผู้ขายได้ที่ไหน"),
    ("ranking", "สินค้าเรียงลำดับอย่างไร", "ลำดับของสินค้า ร้านค้า และผลการค้นหา ไม่มีใครจ่ายเงินเพื่อให้อยู่ก่อน"),
]


def make(apps, schema_editor):
    home = apps.get_model("cms.HomePage").objects.filter(locale__language_code="th").order_by("path").first()
    if home is None:
        return
    for slug, title, description in PAGES:
        _add(apps, home, slug, title, description)


def _add(apps, home, slug, title, description):
    pages = apps.get_model("wagtailcore.Page").objects
    below = pages.filter(path__startswith=home.path, depth=home.depth + 1)
    if below.filter(slug=slug).exists():
        return
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="cms", model="plainpage")
    last = below.order_by("-path").values_list("path", flat=True).first()
    number = _next(last[len(home.path):]) if last else "0001"
    now = timezone.now()
    apps.get_model("cms.PlainPage").objects.create(
        content_type=kind, title=title, draft_title=title, live=True, first_published_at=now, last_published_at=now,
        latest_revision_created_at=None, path=f"{home.path}{number}", depth=home.depth + 1, locale=home.locale,
        slug=slug, url_path=f"{home.url_path}{slug}/", search_description=description, version=VERSION,
        body=(TEXTS / f"{slug}.html").read_text(encoding="utf-8").strip(),
    )
    pages.filter(pk=home.pk).update(numchild=below.count())
    versions = apps.get_model("terms.TermsVersion").objects
    versions.get_or_create(kind=slug, version=VERSION, defaults={"published_at": now})


def _next(step):
    """Return the step of a page's path after this one (four signs of base 36)."""
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    number, written = int(step, 36) + 1, ""
    for _place in range(4):
        number, left = divmod(number, 36)
        written = signs[left] + written
    return written


class Migration(migrations.Migration):
    dependencies = [("cms", "0016_editors_keep_videos"), ("terms", "0002_five_texts")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
