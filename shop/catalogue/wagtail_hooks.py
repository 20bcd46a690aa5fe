"""Categories and the lists of words are reference data: editors keep them in /admin/ as snippets."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from common.tasks import after_commit
from common.versions import services as versions
from shop.catalogue import index_tasks
from shop.catalogue import services as catalogue
from shop.catalogue.models import Allergen, Category, ClaimList, ListingTemplate, SearchCount, Synonym


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "tag"
    list_display = ["name", "name_ms", "name_en", "position"]
    search_fields = ["name", "name_ms", "name_en", "slug"]
    ordering = ["position", "pk"]
    panels = [
        FieldPanel("name"),
        FieldPanel("name_ms"),
        FieldPanel("name_en"),
        FieldPanel("slug"),
        FieldPanel("parent"),
        FieldPanel("position"),
        FieldPanel("by_weight"),
        FieldPanel("perishable"),
        FieldPanel("food"),
    ]


class AllergenViewSet(SnippetViewSet):
    model = Allergen
    icon = "warning"
    list_display = ["name", "name_ms", "name_en", "position"]
    search_fields = ["name", "name_ms", "name_en", "key"]
    ordering = ["position", "pk"]
    copy_view_enabled = False
    panels = [FieldPanel(name) for name in ("name", "name_ms", "name_en", "key", "position")]


class ListingTemplateViewSet(SnippetViewSet):
    model = ListingTemplate
    icon = "form"
    list_display = ["name", "category", "unit", "position", "active"]
    list_filter = ["active", "category"]
    search_fields = ["name", "name_ms", "name_en", "key"]
    ordering = ["position", "pk"]
    panels = [
        *(FieldPanel(name) for name in ("name", "name_ms", "name_en", "key", "position", "active")),
        *(
            FieldPanel(name)
            for name in ("category", "unit", "weight_g", "storage", "shelf_life_days", "delivery_profile")
        ),
        FieldPanel("allergens", widget=forms.CheckboxSelectMultiple),
        *(FieldPanel(name) for name in ("description", "description_ms", "description_en")),
    ]


class ClaimListViewSet(SnippetViewSet):
    model = ClaimList
    icon = "warning"
    list_display = ["name", "effect", "active"]
    list_filter = ["effect", "active"]
    search_fields = ["name", "words"]
    copy_view_enabled = False
    panels = [
        FieldPanel("name"),
        FieldPanel("effect"),
        FieldPanel("words"),
        FieldPanel("unless"),
        FieldPanel("certificate"),
        *[FieldPanel(f"{column}{code}") for column in ("why", "instead") for code in ("", "_ms", "_en")],
        FieldPanel("active"),
    ]


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "search"
    list_display = ["__str__", "kind", "category", "active"]
    list_filter = ["kind", "active"]
    search_fields = ["words", "finds", "note"]
    copy_view_enabled = False
    panels = [
        FieldPanel("kind"),
        FieldPanel("words"),
        FieldPanel("finds"),
        FieldPanel("category"),
        FieldPanel("certificate"),
        FieldPanel("note"),
        FieldPanel("active"),
    ]


class SearchCountViewSet(SnippetViewSet):
    model = SearchCount
    icon = "search"
    list_display = ["query", "empty", "searches", "clicks", "last_at", "settled"]
    list_filter = ["settled"]
    search_fields = ["query"]
    ordering = ["settled", "-empty", "-searches"]
    copy_view_enabled = False
    panels = [FieldPanel("query", read_only=True), FieldPanel("settled")]


register_snippet(AllergenViewSet)
register_snippet(CategoryViewSet)
register_snippet(ListingTemplateViewSet)
register_snippet(ClaimListViewSet)
register_snippet(SearchCountViewSet)
register_snippet(SynonymViewSet)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_the_search(request, row):
    """Lists of words hold from the next search on; products are found by a category's new names in a moment."""
    if isinstance(row, Synonym):
        catalogue.words_changed()
    if isinstance(row, (Category, Allergen)):
        versions.bump("catalogue")
    if isinstance(row, Category):
        after_commit(index_tasks.refresh_category, row.pk)


@hooks.register("after_delete_snippet")
def tell_the_search_what_went(request, rows):
    """A list that was deleted holds no more."""
    if any(isinstance(row, Synonym) for row in rows):
        catalogue.words_changed()
    versions.bump("catalogue")


@hooks.register("before_delete_snippet")
def keep_what_is_in_use(request, rows):
    """A category that goods, templates or other categories stand in is not deleted, nor an allergen that goods contain.

    The editor reads what to do first.
    """
    held = [(row, why) for row in rows if (why := _used(row))]
    for row, why in held:
        messages.error(request, why % {"name": row})
    return _list_of([row for row, _why in held])


def _used(row) -> str:
    if isinstance(row, Category) and (row.products.exists() or row.children.exists()):
        return _("ลบหมวด “%(name)s” ไม่ได้ เพราะยังมีสินค้าหรือหมวดย่อยอยู่ในหมวดนี้ กรุณาย้ายไปหมวดอื่นก่อน")
    if isinstance(row, Category) and row.listing_templates.exists():
        return _("ลบหมวด “%(name)s” ไม่ได้ เพราะยังมีแบบสินค้าใช้หมวดนี้ กรุณาเปลี่ยนหมวดในแบบสินค้าก่อน")
    if isinstance(row, Allergen) and row.products.exists():
        return _("ลบ “%(name)s” ไม่ได้ เพราะยังมีสินค้าที่บอกว่ามีสิ่งนี้ ลูกค้าที่แพ้ต้องเห็น")
    return ""


def _list_of(held):
    """Return the way back to the list of what is held; None where nothing is."""
    lists = {Category: CategoryViewSet, Allergen: AllergenViewSet}
    return redirect(lists[type(held[0])]().get_url_name("list")) if held else None
