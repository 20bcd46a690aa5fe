"""The verbs of what is told."""

import secrets

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from cms.errors import NoStorefront
from cms.models import HomePage, PlainPage, ShopsPage, StorefrontPage
from cms.slots import COVER_RATIO, COVER_WIDTHS
from common import clock
from common.audit import services as audit
from common.derivatives import Cut, Derivative, derivatives
from common.sharing import share_picture
from common.states import locked
from common.uploads import CleanPicture
from merchants.models import Merchant
from merchants.terms import services as terms
from shop.catalogue import claims


@transaction.atomic
def open_storefront(*, merchant: Merchant, by) -> StorefrontPage:
    """Make the public page of ``merchant`` below the shops' page, or show it again where it was hidden.

    Done twice it changes nothing. The parent's row is locked first: page trees race.
    """
    parent = _parent_of_storefronts()
    standing = StorefrontPage.objects.filter(merchant=merchant).first()
    if standing:
        return standing if standing.live else publish(standing, by, verb="storefront_shown")
    now = clock.now()
    page = StorefrontPage(
        title=merchant.name,
        slug=merchant.slug,
        merchant=merchant,
        locale=parent.locale,
        first_published_at=now,
        last_published_at=now,
    )
    parent.add_child(instance=page)  # a page is born live
    page.save_revision(user=by, changed=False, log_action=True, clean=False)  # it was cleaned a line above
    return page


def _parent_of_storefronts() -> ShopsPage:
    """Return the shops' page, locked. Made anew where it is missing, so that no shop stays without an address."""
    shops = ShopsPage.objects.select_for_update(of=("self",))
    if parent := shops.first():
        return parent
    home = HomePage.objects.select_for_update(of=("self",)).get(locale__language_code=settings.LANGUAGE_CODE)
    return shops.first() or home.add_child(instance=ShopsPage(title="ร้านค้า", slug="shops", locale=home.locale))


def storefront_of(merchant: Merchant) -> StorefrontPage:
    """Return the merchant's public page. Raises NoStorefront where it was taken away: ``open_storefront`` makes it."""
    page = StorefrontPage.objects.select_related("merchant").filter(merchant=merchant).first()
    if page is None:
        raise NoStorefront()
    return page


@transaction.atomic
def tell(*, merchant: Merchant, by, intro: str, about: str, opening_hours: str) -> StorefrontPage:
    """Write the words of the storefront and publish them. The same words again change nothing.

    Raises ForbiddenClaim where a shop that sells food says what food may not claim.
    """
    page = locked(storefront_of(merchant))
    words = {"intro": intro, "about": about, "opening_hours": opening_hours}
    changed = [name for name, text in words.items() if getattr(page, name) != text]
    claims.check_shop(merchant, {name: words[name] for name in changed})
    return publish(page, by, verb="storefront_told", changed=changed, **words) if changed else page


@transaction.atomic
def state_makers(*, merchant: Merchant, by, made_by_muslims: bool) -> StorefrontPage:
    """Write down what the shop itself says of who makes its goods, and publish it. The same again changes nothing."""
    page = locked(storefront_of(merchant))
    if page.made_by_muslims == made_by_muslims:
        return page
    return publish(page, by, verb="storefront_told", made_by_muslims=made_by_muslims)


def set_cover(*, merchant: Merchant, by, picture: CleanPicture) -> StorefrontPage:
    """Put a photograph at the head of the storefront, and behind its links.

    The files are made before the transaction: they take a moment.
    """
    copies = derivatives(picture.bytes, widths=COVER_WIDTHS, ratio=COVER_RATIO)
    share = share_picture(picture.bytes, cut=Cut(COVER_RATIO), province=merchant.province_slug)
    cover = _cover(picture, copies, share)
    with transaction.atomic():
        return publish(locked(storefront_of(merchant)), by, verb="storefront_cover_set", cover=cover)


def introduce(
    *,
    merchant: Merchant,
    by,
    words: dict[str, str],
    made_by_muslims: bool,
    picture: CleanPicture,
    copies: list[Derivative],
    share: bytes,
) -> StorefrontPage:
    """Write all that a new storefront shows and publish it once: ``tell``, ``state_makers`` and ``set_cover`` in one.

    ``words`` are those of ``tell``. Raises ForbiddenClaim as it does.
    """
    facts = {**words, "made_by_muslims": made_by_muslims, "cover": _cover(picture, copies, share)}
    with transaction.atomic():
        claims.check_shop(merchant, words)
        return publish(locked(storefront_of(merchant)), by, verb="storefront_told", **facts)


def _cover(picture: CleanPicture, copies: list[Derivative], share: bytes) -> dict:
    """Store a cover, its sizes and the picture that its links show."""
    cover = stored(picture, copies=copies)
    cover["share"] = keep_share(cover, share)
    return cover


def keep_share(cover: dict, drawn: bytes) -> str:
    """Store what a shop's shared link shows under its ``cover``; return its storage name."""
    return default_storage.save(cover["original"].replace(".jpg", "-share.jpg"), ContentFile(drawn))


@transaction.atomic
def remove_cover(*, merchant: Merchant, by) -> StorefrontPage:
    """Take the photograph off the storefront. Done twice it changes nothing; the files stay with older revisions."""
    page = locked(storefront_of(merchant))
    return publish(page, by, verb="storefront_cover_removed", cover={}) if page.cover else page


def write_version_down(*, page: PlainPage) -> None:
    """A text of law was published: its version stands from now on, and asks every shop where the editor ticked it.

    The same version again changes nothing. A translation makes no law: only the Thai text does.
    """
    if not page.makes_law or not page.version:
        return
    ask = {}
    if page.asks_again and page.changes and page.accept_by:
        words = {name: getattr(page, name) for name in ("changes", "changes_ms", "changes_en")}
        ask = {**words, "accept_by": page.accept_by}
    terms.publish(kind=page.slug, version=page.version, **ask)


def publish(
    page: StorefrontPage, by, *, verb: str, changed: list[str] | None = None, why: str = "", **facts
) -> StorefrontPage:
    """Set ``facts``, publish them and write the diary: what every verb of a storefront ends in."""
    for name, value in facts.items():
        setattr(page, name, value)
    page.save_revision(user=by, log_action=True).publish(user=by, skip_permission_checks=True)
    audit.record(subject=page.merchant, verb=verb, by=by, why=why, changed=changed or sorted(facts))
    return StorefrontPage.objects.select_related("merchant").get(pk=page.pk)


def stored(
    picture: CleanPicture,
    *,
    widths: tuple[int, ...] = COVER_WIDTHS,
    ratio: tuple[int, int] = COVER_RATIO,
    copies: list[Derivative] | None = None,
) -> dict:
    """Store a cleaned picture and its sizes (a cover's, if nothing else is said) under names nobody can guess."""
    stem = f"shops/{secrets.token_urlsafe(15)}"
    original = default_storage.save(f"{stem}.jpg", ContentFile(picture.bytes))
    sizes = [
        [default_storage.save(f"{stem}-{copy.width}.{copy.format}", ContentFile(copy.bytes)), copy.width, copy.height]
        for copy in copies or derivatives(picture.bytes, widths=widths, ratio=ratio)
    ]
    return {"original": original, "sizes": sizes}
