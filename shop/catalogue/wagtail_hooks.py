"""Categories are reference data: editors keep them in /admin/ as snippets."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from shop.catalogue.models import Category


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
    ]


register_snippet(CategoryViewSet)


@hooks.register("before_delete_snippet")
def keep_categories_in_use(request, rows):
    """A category that goods or other categories stand in is not deleted; the editor reads what to do first."""
    held = [row for row in rows if isinstance(row, Category) and (row.products.exists() or row.children.exists())]
    for row in held:
        said = _("ลบหมวด “%(name)s” ไม่ได้ เพราะยังมีสินค้าหรือหมวดย่อยอยู่ในหมวดนี้ กรุณาย้ายไปหมวดอื่นก่อน")
        messages.error(request, said % {"name": row.name})
    return redirect(CategoryViewSet().get_url_name("list")) if held else None
