"""Categories are reference data: editors keep them in /admin/ as snippets."""

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
