"""Kinds of certificates are reference data: editors keep them in /admin/ as snippets."""

from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from common.versions import services as versions
from merchants.certificates.models import CertificateKind


class KindForm(WagtailAdminModelForm):
    """The key stands in addresses, so it is said once."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["key"].disabled = True


class CertificateKindViewSet(SnippetViewSet):
    model = CertificateKind
    icon = "success"
    list_display = ["name", "badge", "issuer", "scope", "expires", "active", "position"]
    list_filter = ["scope", "expires", "active"]
    search_fields = ["name", "name_ms", "name_en", "key"]
    ordering = ["position", "pk"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("badge"), FieldPanel("issuer"), FieldPanel("help"), FieldPanel("picture")],
            heading=gettext_lazy("ภาษาไทย"),
        ),
        MultiFieldPanel(
            [FieldPanel(f"{column}_{code}") for code in ("ms", "en") for column in ("name", "badge", "issuer", "help")],
            heading=gettext_lazy("ภาษาอื่น"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("key"),
                FieldPanel("lookup_url"),
                FieldRowPanel([FieldPanel("number_shape"), FieldPanel("scope")]),
                FieldRowPanel([FieldPanel("expires"), FieldPanel("active"), FieldPanel("position")]),
                FieldPanel("paper"),
            ],
            heading=gettext_lazy("กติกา"),
        ),
    ]


CertificateKind.base_form_class = KindForm
register_snippet(CertificateKindViewSet)


@hooks.register("after_edit_snippet")
def show_new_words(request, row):
    """Lists that counted with the old words are counted anew."""
    if isinstance(row, CertificateKind):
        with transaction.atomic():
            versions.bump("catalogue")


@hooks.register("before_delete_snippet")
def keep_kinds_in_use(request, rows):
    """A kind that certificates name is not deleted; the editor reads what to do instead."""
    held = [row for row in rows if isinstance(row, CertificateKind) and row.certificates.exists()]
    for row in held:
        said = _("ลบ “%(name)s” ไม่ได้ เพราะมีใบรับรองชนิดนี้อยู่ ถ้าไม่รับใบใหม่แล้ว ให้ปิดช่อง “รับใบใหม่อยู่” แทน")
        messages.error(request, said % {"name": row.name})
    return redirect(CertificateKindViewSet().get_url_name("list")) if held else None
