"""Makers of what editors write. Pages go into the real tree, published."""

import datetime
import io

import videos_made
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.models import Locale

from cms.models import CollectionPage, CoursePage, FairPage, HomePage, LessonPage, SectionPage, StoryPage, Video
from common import clock


def image(title: str = "ไหบูดู", size: tuple[int, int] = (1000, 700)):
    """A picture in the editors' library."""
    out = io.BytesIO()
    Drawing.new("RGB", size, "#b2402c").save(out, "JPEG")
    out.seek(0)
    return get_image_model().objects.create(title=title, file=ImageFile(out, name="jar.jpg"))


def video(content: bytes | None = None, **facts) -> Video:
    """A video in the editors' library, of a telephone held upright."""
    content = videos_made.mp4() if content is None else content
    facts = {"name": "หาแสง", "size_bytes": len(content), "width": 720, "height": 1280, **facts}
    ending = "mp4" if content[4:8] == b"ftyp" else "webm"
    return Video.objects.create(file=ContentFile(content, name=f"x.{ending}"), **facts)


def video_part(of: Video, **facts) -> tuple:
    """The part of a page that shows this video."""
    words = {"title": "หาแสงในครัว", "transcript": "ยกโทรศัพท์ขึ้นริมหน้าต่าง\n\nแสงมาจากด้านซ้าย"}
    return ("video", {"video": of, "poster": None, **words, **facts})


def section(slug: str) -> SectionPage:
    return SectionPage.objects.get(slug=slug, locale__language_code="th")


def story(title: str = "แม่เฒ่ากับไหบูดู", *, body: list | None = None, slug: str = "budu", **facts) -> StoryPage:
    return section("stories").add_child(instance=StoryPage(title=title, slug=slug, body=body or [], **facts))


def collection(title: str = "ของฝาก", *, slug: str = "gifts", chosen: list | None = None, **facts) -> CollectionPage:
    picked = [("product", product) for product in chosen or []]
    return section("collections").add_child(instance=CollectionPage(title=title, slug=slug, chosen=picked, **facts))


def course(title: str = "ถ่ายรูปสินค้า", *, slug: str = "photos") -> CoursePage:
    return section("learn").add_child(instance=CoursePage(title=title, slug=slug))


def check(words: str = "แสงไหนดีที่สุด", right: int = 1) -> tuple:
    answers = [{"text": text, "right": place == right} for place, text in enumerate(["แฟลช", "แสงริมหน้าต่าง"])]
    return ("question", {"question": words, "answers": answers, "hint": "ลองปิดไฟแล้วเดินไปที่หน้าต่าง"})


def lesson(of: CoursePage | None = None, *, slug: str = "light", questions: list | None = None, **facts) -> LessonPage:
    page = LessonPage(title="หาแสง", slug=slug, questions=[check()] if questions is None else questions, **facts)
    return (of or course()).add_child(instance=page)


def translated(page, language: str, **facts):
    """The page in another language, published; those above it are aliases of the Thai ones."""
    made = page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
    for name, value in facts.items():
        setattr(made, name, value)
    made.save_revision().publish()
    made.refresh_from_db()
    return made


def fair(
    title: str = "ถนนคนเดิน", *, slug: str = "street", begins: int = 3, days: int = 2, stalls=(), **facts
) -> FairPage:
    """A fair that begins so many days from today; ``stalls`` are (merchant, stall)."""
    first = clock.today() + datetime.timedelta(days=begins)
    told = [("stall", {"shop": shop, "stall": stall}) for shop, stall in stalls]
    facts = {"place": "ถนนปัตตานีภิรมย์", "province_code": "94", **facts}
    page = FairPage(
        title=title, slug=slug, begins_on=first, ends_on=first + datetime.timedelta(days=days - 1), stalls=told, **facts
    )
    return section("fairs").add_child(instance=page)


def home() -> HomePage:
    return HomePage.objects.get(locale__language_code="th")
