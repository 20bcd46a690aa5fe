from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import front_door, law, parts, pictures, shops, telling
from cms.blocks import TellingBlock
from cms.collections import CollectionPage
from cms.courses import CoursePage, LessonPage
from cms.law import AskAgainPanel, LawForm
from cms.page_forms import TITLE
from cms.places import FairPage, ProvincePage
from cms.seen_before import SeenBefore
from cms.shop_front import ShopFront
from cms.standing import LAW_PAGES, Standing, StandingNote
from cms.told import HelpPage, SectionPage, StoryPage
from cms.videos import Video
from merchants.models import Merchant
from merchants.terms import services as terms
from merchants.terms.models import Kind

__all__ = [
    "CollectionPage",
    "CoursePage",
    "FairPage",
    "HelpPage",
    "HomePage",
    "LessonPage",
    "PlainPage",
    "ProvincePage",
    "SectionPage",
    "ShopsPage",
    "StorefrontPage",
    "StoryPage",
    "Video",
]

LAW_DEPTH = 3  # root, home, page
PLAIN_TEXT = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class HomePage(Standing, SeenBefore, Page):
    """The front door: one sentence that says what this is; goods and shops are read live."""

    lead = models.CharField(_("ประโยคแนะนำ"), max_length=200, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("รูปเมื่อแชร์ลิงก์"),
        help_text=_("รูปแนวนอน 1200 × 630 ขึ้นไป ไม่เลือกก็ได้ ระบบมีรูปของ Kedai ให้"),
    )
    story_title = models.CharField(_("หัวข้อเรื่องเล่า"), max_length=120, blank=True)
    story = RichTextField(_("เรื่องเล่า"), blank=True, features=PLAIN_TEXT)
    body = StreamField(TellingBlock(required=False), verbose_name=_("ส่วนต่าง ๆ ใต้สินค้า"), blank=True)

    template = "cms/home.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.ShopsPage", "cms.PlainPage", "cms.SectionPage", "cms.ProvincePage"]
    content_panels = [
        StandingNote(),
        TITLE,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("story_title"),
        FieldPanel("story"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, *map(index.AutocompleteField, ["lead", "story_title", "story", "body"])]

    class Meta:
        verbose_name = _("หน้าแรก")

    def route(self, request, path_components):
        """Find the page; one that is not there in this home's language is answered by its Thai one, marked as Thai."""
        try:
            return super().route(request, path_components)
        except Http404:
            thai = self.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).live().first()
            if thai is None:
                raise
            return thai.route(request, path_components)

    @property
    def phrases(self) -> list[str]:
        """The lead's phrases: Thai has spaces only between them, so that is where its line may break."""
        return self.lead.split()

    def get_context(self, request, *args, **kwargs):
        lang = telling.language(self)
        told = {"lang": lang, "parts": parts.parts(self.body, lang=lang), "share": self._share()}
        return {**super().get_context(request, *args, **kwargs), **front_door.context(), **told}

    def _share(self) -> dict | None:
        """The editors' picture for shared links; None shows the site's own. Asks nothing where none was chosen."""
        found = pictures.of({self.picture_id} - {None}, pictures.SHARE)
        return pictures.shown(found.get(self.picture_id), pictures.SHARE, alt="")


class ShopsPage(Standing, SeenBefore, Page):
    """The parent of all storefronts. Its address is answered by a view of ours."""

    template = "cms/shops.html"
    max_count = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StorefrontPage"]
    content_panels = [StandingNote(), TITLE]

    class Meta:
        verbose_name = _("หน้ารวมร้านค้า")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **shops.list_context(request.GET)}


class StorefrontPage(Standing, SeenBefore, ShopFront, Page):
    """The merchant's public page. ``Merchant.slug`` is the truth of its address."""

    merchant_path = "merchant"

    merchant = models.OneToOneField(Merchant, on_delete=models.PROTECT, related_name="storefront")
    intro = models.CharField(_("แนะนำร้านสั้น ๆ"), max_length=200, blank=True)
    about = models.TextField(_("เรื่องของเรา"), blank=True)
    opening_hours = models.CharField(_("เวลาเปิดทำการ"), max_length=200, blank=True)
    made_by_muslims = models.BooleanField(  # the merchant's own statement, no certificate
        _("ร้านบอกว่าผลิตโดยมุสลิม"), default=False
    )
    cover = models.JSONField(default=dict, blank=True)  # {"original": name, "sizes": [[name, width, height], …]}

    template = "cms/storefront.html"
    is_creatable = False  # approval makes it, and the desk where it is missing
    parent_page_types = ["cms.ShopsPage"]
    subpage_types: list[str] = []
    content_panels = [
        StandingNote(),
        TITLE,
        FieldPanel("name_jawi"),
        FieldPanel("intro"),
        FieldPanel("about"),
        FieldPanel("opening_hours"),
        FieldPanel("pauses"),
        FieldPanel("people"),
        FieldPanel("making"),
        FieldPanel("delivery_words"),
        FieldPanel("return_words"),
    ]
    search_fields = [*Page.search_fields, *map(index.AutocompleteField, ["intro", "about"])]

    class Meta:
        verbose_name = _("หน้าร้าน")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, **shops.shop_context(self, page=request.GET.get("page"))}


class PlainPage(Standing, SeenBefore, Page):
    """A page of text: help, and the texts of law. Of a text of law each published ``version`` is written down."""

    body = RichTextField(_("เนื้อหา"), features=PLAIN_TEXT)
    version = models.CharField(_("ฉบับที่"), max_length=20, blank=True)
    asks_again = models.BooleanField(
        _("ทุกร้านต้องยอมรับฉบับนี้"),
        default=False,
        help_text=_("ติ๊กเมื่อเปลี่ยนเรื่องสำคัญ แก้คำผิดไม่ต้องติ๊ก เมื่อเผยแพร่แล้ว เจ้าของร้านทุกคนจะได้อ่านว่าอะไรเปลี่ยน"),
    )
    changes = models.TextField(_("อะไรเปลี่ยน (ไทย)"), max_length=1500, blank=True)
    changes_ms = models.TextField(_("อะไรเปลี่ยน (มลายู)"), max_length=1500, blank=True)
    changes_en = models.TextField(_("อะไรเปลี่ยน (อังกฤษ)"), max_length=1500, blank=True)
    accept_by = models.DateField(
        _("ยอมรับภายในวันที่"),
        null=True,
        blank=True,
        help_text=_("หลังวันนี้ ร้านที่ยังไม่ยอมรับจะลงขายสินค้าและเปลี่ยนบัญชีรับเงินไม่ได้ แต่ยังส่งของได้"),
    )

    template = "cms/plain.html"
    base_form_class = LawForm
    subpage_types = ["cms.PlainPage", "cms.HelpPage"]
    content_panels = [
        StandingNote(),
        TITLE,
        FieldPanel("body"),
        FieldPanel("version"),
        AskAgainPanel(),
    ]
    search_fields = [*Page.search_fields, index.SearchField("headings"), index.AutocompleteField("body")]

    class Meta:
        verbose_name = _("หน้าข้อความ")

    def get_context(self, request, *args, **kwargs):
        pages = telling.below(self)
        lang = telling.language(self)
        told = {
            "lang": lang,
            "foreign": lang != telling.reader(),
            "teasers": [{**teaser, "picture": None} for teaser in telling.teasers(pages)] if pages else [],
            "thai": law.thai_of(self) if self.stands and lang != telling.THAI else None,
        }
        return {**super().get_context(request, *args, **kwargs), **told}

    @property
    def headings(self) -> list[str]:
        """What a shopper's search reads of it."""
        return parts.headings_in(self.body)

    @property
    def stands(self) -> bool:
        """Whether the law asks for this page: the ones at the top of the site only, not an editor's of the same name."""
        return self.slug in LAW_PAGES and self.depth <= LAW_DEPTH

    @property
    def makes_law(self) -> bool:
        """Whether its versions are written down and accepted: the Thai text's; a translation only helps to read it."""
        return self.stands and self.locale.language_code == settings.LANGUAGE_CODE

    @property
    def is_terms_in_force(self) -> bool:
        """Whether this is the text that is accepted at checkout and application now."""
        return self.slug == Kind.TERMS and self.version == terms.version_in_force()
