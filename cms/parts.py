"""What the parts of a told page show, read at the moment of showing.

Everything a page points at is looked up once for the whole page: goods on sale, shops that sell, published pages, pictures
whose files are there. What is gone is left out, and a part with nothing left is left out whole: the page says nothing false.
"""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags

from cms import maps, pictures, shops, telling, videos
from shop.catalogue.cards import cards
from shop.catalogue.models import Product

_HEADING = re.compile(r"<h[2-4][^>]*>(.*?)</h", re.S)


@dataclass(frozen=True)
class Found:
    """What stands behind the keys that a page names."""

    products: dict
    shops: dict
    pages: dict
    images: dict
    teasers: dict
    videos: dict


def parts(stream, *, lang: str) -> list[dict]:
    """Return the parts to show, each with ``template``, ``lang`` (of its words) and what its template takes."""
    raw = list(stream.raw_data) if stream else []
    found = _look_up(raw)
    made = ((item["type"], KINDS[item["type"]](item["value"], found)) for item in raw if item["type"] in KINDS)
    return [{"template": f"cms/parts/{kind}.html", "lang": lang, **part} for kind, part in made if part]


def goods(keys: list[int]) -> dict[int, dict]:
    """Return the cards of those of these products that are on sale, by key; one query."""
    return {card["pk"]: card for card in cards(Product.objects.on_sale().filter(pk__in=keys))} if keys else {}


def make_sizes(page) -> None:
    """Make the sizes of a page's pictures when it is published, so that its readers wait for none. Twice makes none again."""
    body, cover = getattr(page, "body", None), getattr(page, "picture_id", None)
    raw = getattr(body, "raw_data", [])
    keys = {key for item in raw for key in _images(item["type"], item["value"])} | {cover}
    for row in pictures.of(keys - {None}, pictures.WHOLE).values():
        pictures.shown(row, pictures.WHOLE, alt="")
    for row in pictures.of({cover} - {None}, pictures.TEASER, pictures.SHARE).values():
        pictures.shown(row, pictures.TEASER, alt="")
        pictures.shown(row, pictures.SHARE, alt="")


def headings(stream) -> list[str]:
    """Return what the parts are about: their titles, the steps by name, the questions."""
    found: list[str] = []
    for kind, value in ((item["type"], item["value"]) for item in (stream.raw_data if stream else [])):
        if kind == "text":
            found += headings_in(value)
        elif kind == "steps":
            found += [value.get("title") or "", *(step["title"] for step in _list(value["steps"]))]
        elif kind == "video":
            found += [value["title"]]
        elif kind == "questions":
            found += [value.get("title") or "", *(asked["question"] for asked in _list(value["questions"]))]
    return [words for words in found if words]


def headings_in(html: str) -> list[str]:
    """Return the headings of a rich text."""
    return [unescape(strip_tags(words)) for words in _HEADING.findall(str(html or ""))]


def _look_up(raw: list) -> Found:
    values = [(item["type"], item["value"]) for item in raw]
    image_keys = {key for kind, value in values for key in _images(kind, value) if key}
    page_keys = {value["page"] for kind, value in values if kind in {"story", "call"} and value.get("page")}
    pages = telling.in_readers_language(page_keys)
    teased = {pages[value["page"]].picture_id for kind, value in values if kind == "story" and value["page"] in pages}
    return Found(
        products=goods([key for kind, value in values if kind == "products" for key in _list(value["products"])]),
        shops=shops.chosen([key for kind, value in values if kind == "shops" for key in _list(value["shops"])]),
        pages=pages,
        images=pictures.of(image_keys, pictures.WHOLE),
        teasers=pictures.of(teased - {None}, pictures.TEASER),
        videos=videos.of([value["video"] for kind, value in values if kind == "video" and value.get("video")]),
    )


def _images(kind: str, value) -> list:
    if kind in {"picture", "video"}:
        return [value.get("image") or value.get("poster")]
    return [value["first"]["image"], value["second"]["image"]] if kind == "pair" else []


def _list(items: list) -> list:
    """Return the values of a list of parts, however it was stored."""
    return [item["value"] if isinstance(item, dict) and "value" in item else item for item in items]


def _text(value, found):
    return {"html": value} if value else None


def _picture(value, found):
    shown = _shown(value, found)
    return {"picture": shown} if shown else None


def _pair(value, found):
    two = [shown for shown in (_shown(value["first"], found), _shown(value["second"], found)) if shown]
    return {"pictures": two} if two else None


def _shown(value, found):
    alt, caption = value.get("alt") or "", value.get("caption") or ""
    return pictures.shown(found.images.get(value["image"]), pictures.WHOLE, alt=alt, caption=caption)


def _video(value, found):
    shown = videos.shown(found.videos.get(value["video"]))
    still = pictures.shown(found.images.get(value.get("poster")), pictures.WHOLE, alt="")
    words = {"title": value["title"], "transcript": value["transcript"]}
    return {"video": shown, "poster": still, **words} if shown else None


def _quote(value, found):
    return {"words": value["words"], "who": value.get("who") or ""} if value["words"] else None


def _products(value, found):
    shown = [found.products[key] for key in _list(value["products"]) if key in found.products]
    return {"title": value.get("title") or "", "cards": shown} if shown else None


def _shops(value, found):
    shown = [found.shops[key] for key in _list(value["shops"]) if key in found.shops]
    return {"title": value.get("title") or "", "shops": shown} if shown else None


def _story(value, found):
    page = found.pages.get(value["page"])
    return {"teaser": telling.teaser(page, found.teasers)} if page else None


def _steps(value, found):
    return {"title": value.get("title") or "", "steps": _list(value["steps"])} if value["steps"] else None


def _questions(value, found):
    return {"title": value.get("title") or "", "questions": _list(value["questions"])} if value["questions"] else None


def _call(value, found):
    page = found.pages.get(value.get("page"))
    url = telling.address(page) if page else telling.path_for_reader(value.get("address") or "")
    return {"text": value.get("text") or "", "label": value["label"], "url": url} if url and value["label"] else None


def _map(value, found):
    drawn = maps.of(value.get("province") or "")
    return {"title": value.get("title") or "", "map": drawn} if drawn else None


def _jawi(value, found):
    return {"jawi": value["jawi"], "meaning": value.get("meaning") or ""} if value["jawi"] else None


KINDS = {
    "text": _text,
    "picture": _picture,
    "pair": _pair,
    "video": _video,
    "quote": _quote,
    "products": _products,
    "shops": _shops,
    "story": _story,
    "steps": _steps,
    "questions": _questions,
    "call": _call,
    "map": _map,
    "jawi": _jawi,
}
