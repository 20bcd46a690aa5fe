"""Categories and the lists of words are reference data: editors keep them in /admin/ as snippets."""

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
from shop.catalogue.models import Category, ClaimList, SearchCount, Synonym


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


register_snippet(CategoryViewSet)
register_snippet(ClaimListViewSet)
register_snippet(SearchCountViewSet)
register_snippet(SynonymViewSet)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_the_search(request, row):
    """Lists of words hold from the next search on; products are found by a category's new names in a moment."""
    if isinstance(row, Synonym):
        catalogue.words_changed()
    if isinstance(row, Category):
        versions.bump("catalogue")
        after_commit(index_tasks.refresh_category, row.pk)


@hooks.register("after_delete_snippet")
def tell_the_search_what_went(request, rows):
    """A list that was deleted holds no more."""
    if any(isinstance(row, Synonym) for row in rows):
        catalogue.words_changed()
    versions.bump("catalogue")


@hooks.register("before_delete_snippet")
def keep_categories_in_use(request, rows):
    """A category that goods or other categories stand in is not deleted; the editor reads what to do first."""
    held = [row for row in rows if isinstance(row, Category) and (row.products.exists() or row.children.exists())]
    for row in held:
        said = _("ลบหมวด “%(name)s” ไม่ได้ เพราะยังมีสินค้าหรือหมวดย่อยอยู่ในหมวดนี้ กรุณาย้ายไปหมวดอื่นก่อน")
        messages.error(request, said % {"name": row.name})
    return redirect(CategoryViewSet().get_url_name("list")) if held else None
