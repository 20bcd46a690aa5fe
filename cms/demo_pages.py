"""The demo's told pages: home, stories, collections, a course, help for each role; pictures are the project's own drawings."""

import datetime
import functools
import io
import json

from django.conf import settings
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.db.models import F
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from cms import page_search, parts
from cms.models import (
    CollectionPage,
    CoursePage,
    FairPage,
    HelpPage,
    HomePage,
    LessonPage,
    StorefrontPage,
    StoryPage,
)
from common import clock
from common.demo_lists import rows
from merchants.models import Merchant
from shop.catalogue.models import Picture, Product

KINDS = {
    "story": StoryPage, "collection": CollectionPage, "course": CoursePage, "lesson": LessonPage, "help": HelpPage,
    "fair": FairPage,
}  # fmt: skip
STANDING = ("section", "province", "plain")  # made by migrations
LANGUAGES = ("ms", "en")
MOST_PIXELS = 720  # a telephone's whole width at double density
FACTS = ("minutes", "most_satang", "province_code", "hours", "place")
WORDS = ("title", "lead", "story_title", "story", "search_description", "hours", "place")
OF_ONE_PAGE = {"id", "page_ptr", "path", "depth", "numchild", "url_path", "locale", "latest_revision", "live_revision"}


def run(report) -> None:
    """Write every page of pages.json, and its translations. Begins from the sections that the migrations made."""
    listed = json.loads((settings.DEMO_LISTS / "pages.json").read_text(encoding="utf-8"))
    home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    pages = {page.slug: page for page in Page.objects.child_of(home).specific()}
    for row in report.over(listed["pages"], "pages"):
        if row["kind"] not in STANDING:
            pages[row["slug"]] = pages[row["under"]].add_child(instance=_made(row))
    told = [(home, listed["home"]), *((pages[row["slug"]], row) for row in listed["pages"])]
    for page, row in told:
        _tell(page, row.get("th", {}), pages)
        page.save()
        _publish(page)
    for language in LANGUAGES:
        _translate(told, language, pages)
    page_search.changed()


def _translate(told: list, language: str, pages: dict) -> None:
    """Write the translations of a language, each once: what stands above a page comes before it."""
    locale, made = Locale.objects.get(language_code=language), {}
    for page, row in told:
        if language in row:
            above = _above(page, locale, made)
            made[page.pk] = _begun(page, locale, slug=f"{page.slug}-{language}" if above.is_root() else page.slug)
            _tell(made[page.pk], row[language], pages)
            above.add_child(instance=made[page.pk])
            _publish(made[page.pk])


def _above(page: Page, locale: Locale, made: dict) -> Page:
    """Return the page under which the translation of ``page`` comes; where nobody told that one, it shows the Thai."""
    above = page.get_parent()
    if not above.is_root() and above.pk not in made:
        made[above.pk] = above.specific.copy_for_translation(locale, alias=True)
    return made.get(above.pk, above)


def _begun(page: Page, locale: Locale, *, slug: str) -> Page:
    """Return a page like ``page`` that is not in the tree yet: its translation, with the Thai words."""
    fields = [field for field in page._meta.concrete_fields if field.name not in OF_ONE_PAGE]
    facts = {field.attname: getattr(page, field.attname) for field in fields}
    return type(page)(**facts | {"locale": locale, "slug": slug})


def _made(row: dict) -> Page:
    """Return a page that is not in the tree yet, with what is the same in every language."""
    facts = {name: row[name] for name in FACTS if name in row}
    if "stalls" in row:
        facts.update(_fair(row))
    if "chosen" in row:
        facts["chosen"] = [("product", product) for product in _products(row["chosen"])]
    picture = image(row["picture"]) if "picture" in row else None
    words = row["th"]
    return KINDS[row["kind"]](
        slug=row["slug"],
        title=words["title"],
        lead=words["lead"],
        search_description=words["lead"],
        picture=picture,
        **facts,
    )


def _fair(row: dict) -> dict:
    """Days are counted from today, so that the demo's fair is always one to come."""
    begins = clock.today() + datetime.timedelta(days=row["begins_in"])
    pairs = [one.split(":") for one in row["stalls"].split("|")]
    stalls = [("stall", {"shop": _merchant(key), "stall": stall}) for key, stall in pairs]
    return {"begins_on": begins, "ends_on": begins + datetime.timedelta(days=row["days"] - 1), "stalls": stalls}


def _tell(page, words: dict, pages: dict) -> None:
    for name in WORDS:
        if name in words:
            setattr(page, name, words[name])
    if "lead" in words and "search_description" not in words:
        page.search_description = words["lead"]
    if "words_in" in words:
        page.body = (settings.DEMO_LISTS / "texts" / words["words_in"]).read_text(encoding="utf-8")
    if "body" in words:
        page.body = [_part(kind, rest, pages) for kind, *rest in words["body"]]
    if "questions" in words:
        page.questions = [("question", _question(*each)) for each in words["questions"]]
    page.draft_title = page.title


def _publish(page) -> None:
    """Write the first revision of a page that is live already, as Wagtail's publishing does in three more saves."""
    page.save_revision(changed=False, clean=False, log_action="wagtail.publish")
    now = clock.now()
    shown = {"first_published_at": page.first_published_at or now, "last_published_at": now}
    Page.objects.filter(pk=page.pk).update(live_revision=F("latest_revision"), **shown)
    parts.make_sizes(page)


def _question(question: str, answers: list[str], right: int, hint: str) -> dict:
    listed = [{"text": text, "right": place == right} for place, text in enumerate(answers)]
    return {"question": question, "answers": listed, "hint": hint}


def _part(kind: str, rest: list, pages: dict) -> tuple:
    """Return one part of a body as the list writes it: its kind, then its words in order."""
    if kind == "text":
        return kind, rest[0]
    if kind == "picture":
        return kind, _picture(*rest)
    if kind == "pair":
        return kind, {"first": _picture(*rest[:3]), "second": _picture(*rest[3:])}
    if kind == "quote":
        return kind, {"words": rest[0], "who": rest[1]}
    if kind == "products":
        return kind, {"title": rest[0], "products": _products(rest[1])}
    if kind == "shops":
        return kind, {"title": rest[0], "shops": [_merchant(key) for key in rest[1].split("|")]}
    if kind == "story":
        return kind, {"page": pages[rest[0]]}
    if kind == "steps":
        return kind, {"title": rest[0], "steps": [{"title": title, "text": text} for title, text in rest[1]]}
    if kind == "questions":
        return kind, {"title": rest[0], "questions": [{"question": asked, "answer": said} for asked, said in rest[1]]}
    if kind == "map":
        return kind, {"title": rest[0], "province": rest[1]}
    if kind == "jawi":
        return kind, {"jawi": rest[0], "meaning": rest[1]}
    return kind, {"text": rest[0], "label": rest[1], "page": pages[rest[2]], "address": ""}


def _picture(key: str, alt: str, caption: str) -> dict:
    return {"image": image(key), "alt": alt, "caption": caption}


@functools.cache
def image(key: str):
    """Return the editors' picture of a product (P…) or a shop (M…): its drawing, in their library."""
    if key.startswith("M"):
        merchant = _merchant(key)
        name, title = StorefrontPage.objects.get(merchant=merchant).cover["original"], merchant.name
    else:
        [product] = _products(key)
        name, title = Picture.objects.filter(product=product).first().original, product.name
    with default_storage.open(name) as drawn, Image.open(drawn, formats=("JPEG",)) as picture:
        picture.thumbnail(
            (MOST_PIXELS, MOST_PIXELS)
        )  # half the pixels, half the time that a first start takes for them
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=90)
    file = ImageFile(io.BytesIO(out.getvalue()), name=f"{key.lower()}.jpg")
    return get_image_model().objects.create(title=title, file=file)


def _products(keys: str) -> list[Product]:
    names = {row["id"]: row["name_th"] for row in rows("products")}
    found = {
        product.name: product for product in Product.objects.filter(name__in=[names[key] for key in keys.split("|")])
    }
    return [found[names[key]] for key in keys.split("|")]


def _merchant(key: str) -> Merchant:
    names = {row["id"]: row["name_th"] for row in rows("merchants")}
    return Merchant.objects.get(name=names[key])
