"""The first pages: home, the parent of all shops, help, terms, privacy. Run again it finds them and changes nothing."""

from pathlib import Path

from django.conf import settings
from django.db import migrations
from django.utils import timezone

TEXTS = Path(__file__).resolve().parent.parent / "first_texts"
LEAD = "ของดีห้าจังหวัดชายแดนใต้ ส่งตรงจากมือคนทำ"
# model, slug, title, facts
CHILDREN = [
    ("ShopsPage", "shops", "ร้านค้า", {}),
    ("PlainPage", "help", "วิธีสั่งซื้อและช่วยเหลือ", {"body": "help"}),
    ("PlainPage", "terms", "ข้อตกลงการใช้งาน", {"body": "terms", "version": "2569-11"}),
    ("PlainPage", "privacy", "ความเป็นส่วนตัว", {"body": "privacy", "version": "2569-11"}),
]
DESCRIPTIONS = {
    "shops": "ร้านของวิสาหกิจชุมชนและผู้ผลิตฮาลาลในยะลา ปัตตานี นราธิวาส สงขลา และสตูล",
    "help": "สั่งซื้อ จ่ายด้วยพร้อมเพย์หรือเก็บเงินปลายทาง และติดตามพัสดุ",
    "terms": "ใครเป็นผู้ขาย การจ่ายเงิน การคืนสินค้า และการเรียงลำดับสินค้า",
    "privacy": "เราเก็บข้อมูลอะไร ใช้ทำอะไร เก็บนานเท่าไร และสิทธิ์ของคุณ",
}


def make(apps, schema_editor):
    if apps.get_model("cms.HomePage").objects.exists():
        return
    locales = {code: _locale(apps, code) for code in ["th", "ms", "en"]}
    home = _home(apps, locales["th"])
    for number, (model, slug, title, facts) in enumerate(CHILDREN, 1):
        facts = {**facts, "body": _text(facts["body"])} if "body" in facts else facts
        _page(apps, model, path=f"{home.path}{number:04d}", depth=3, locale=locales["th"], slug=slug, title=title,
              url_path=f"/home/{slug}/", search_description=DESCRIPTIONS[slug], **facts)


def _locale(apps, code):
    return apps.get_model("wagtailcore.Locale").objects.get_or_create(language_code=code)[0]


def _home(apps, locale):
    """Put our home page where Wagtail's welcome page stood, and the site on it."""
    pages = apps.get_model("wagtailcore.Page").objects
    sites = apps.get_model("wagtailcore.Site").objects
    sites.all().delete()
    pages.filter(depth__gt=1).delete()
    root = pages.get(depth=1)
    pages.filter(pk=root.pk).update(numchild=1)
    home = _page(apps, "HomePage", path=f"{root.path}0001", depth=2, locale=locale, slug="home", title="Kedai เกอดัย",
                 url_path="/home/", numchild=len(CHILDREN), lead=LEAD, story_title="เกอดัย แปลว่าร้าน",
                 story=_text("story"), search_description="ซื้อตรงจากวิสาหกิจชุมชนและผู้ผลิตฮาลาลในยะลา ปัตตานี นราธิวาส สงขลา และสตูล")
    sites.create(hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME)
    return home


def _page(apps, model, *, title, **facts):
    kind, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="cms", model=model.lower())
    now = timezone.now()
    return apps.get_model("cms", model).objects.create(
        content_type=kind, title=title, draft_title=title, live=True, first_published_at=now, last_published_at=now,
        latest_revision_created_at=None, **facts,
    )


def _text(name):
    return (TEXTS / f"{name}.html").read_text(encoding="utf-8").strip()


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop, elidable=False)]
