"""Pages that editors write: sections, stories, help. Collections and courses have files of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import parts, pictures, structured, telling
from cms.blocks import TellingBlock
from cms.page_forms import TITLE, AddressedForm
from cms.seen_before import SeenBefore
from cms.standing import Standing, StandingNote

SECTION_DEPTH = 3  # root, home, section
SECTIONS = ("stories", "collections", "learn", "fairs")  # other pages and letters lead to them


class Told(SeenBefore, Page):
    """What every written page has: a sentence that says what it is, a picture, and parts."""

    lead = models.CharField(_("ประโยคแนะนำ"), max_length=240, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("รูปหน้าปก"),
    )
    body = StreamField(TellingBlock(required=False), verbose_name=_("เนื้อหา"), blank=True)

    base_form_class = AddressedForm
    content_panels = [TITLE, FieldPanel("lead"), FieldPanel("picture"), FieldPanel("body")]
    search_fields = [  # editors look into everything (autocomplete); shoppers into what the page says of itself (search)
        *Page.search_fields,
        index.SearchField("lead"),
        index.AutocompleteField("lead"),
        index.AutocompleteField("body"),
    ]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        lang = telling.language(self)
        found = pictures.of({self.picture_id} - {None}, pictures.WHOLE, pictures.SHARE).get(self.picture_id)
        trail = self._trail()
        context.update(
            lang=lang,
            foreign=lang != telling.reader(),
            parts=parts.parts(self.body, lang=lang),
            cover=pictures.shown(found, pictures.WHOLE, alt=""),
            share=pictures.shown(found, pictures.SHARE, alt=""),
            trail=trail,
            markup=structured.of_way(self, trail, request),
        )
        return context

    def _trail(self) -> list[dict]:
        """The pages one may go back to, from the section down; none above a section."""
        if self.pk is None or self.depth <= SECTION_DEPTH:
            return []
        over = self.get_ancestors().filter(depth__gte=SECTION_DEPTH).select_related("locale", "alias_of__locale")
        return [{"url": telling.address(page), "name": page.title, "lang": telling.language(page)} for page in over]


class SectionPage(Standing, Told):
    """A list of what is below it: stories, collections, courses."""

    newest_first = models.BooleanField(_("เรียงใหม่สุดก่อน"), default=False)

    template = "cms/section.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StoryPage", "cms.CollectionPage", "cms.CoursePage", "cms.HelpPage", "cms.FairPage"]
    content_panels = [StandingNote(), *Told.content_panels, FieldPanel("newest_first")]

    class Meta:
        verbose_name = _("หน้ารวม")

    @property
    def stands(self) -> bool:
        return self.slug in SECTIONS and (self.depth or 0) <= SECTION_DEPTH

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = telling.below(self, newest_first=self.newest_first)
        return {**context, "teasers": telling.teasers(pages)}


class StoryPage(Told):
    """A story of people and what they make."""

    writer = models.CharField(_("ผู้เขียน"), max_length=120, blank=True)

    template = "cms/story.html"
    parent_page_types = ["cms.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [*Told.content_panels, FieldPanel("writer")]

    class Meta:
        verbose_name = _("เรื่องเล่า")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        told = {name: context[name] for name in ("cover", "trail", "lang")}
        return {**context, "markup": structured.of_story(self, request=request, **told)}


class HelpPage(Told):
    """How something is done, for one kind of reader."""

    template = "cms/story.html"
    parent_page_types = ["cms.PlainPage", "cms.SectionPage"]
    subpage_types = ["cms.HelpPage"]
    content_panels = [
        HelpPanel(content=_("เขียนสั้น ๆ ทีละขั้น ใช้ส่วน “ขั้นตอน” และ “ถามตอบ” ให้คนอ่านน้อยทำตามได้")),
        *Told.content_panels,
    ]
    search_fields = [*Told.search_fields, index.SearchField("headings")]

    class Meta:
        verbose_name = _("หน้าช่วยเหลือ")

    @property
    def headings(self) -> list[str]:
        """What it answers: a shopper's search reads this, not every word of the answers."""
        return parts.headings(self.body)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "teasers": telling.teasers(telling.below(self))}
