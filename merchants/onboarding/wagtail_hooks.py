"""What depa asks of applicants is reference data: editors keep it in /admin/ as snippets."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from merchants.models import LegalForm, MerchantType
from merchants.onboarding.models import Requirement
from merchants.onboarding.models.requirement import BUILT_IN


class RequirementForm(WagtailAdminModelForm):
    """Ticks instead of JSON; the key never changes, and what the shop itself asks keeps its way of asking."""

    legal_forms = forms.MultipleChoiceField(
        label=_("ถามเฉพาะรูปแบบกิจการ"),
        choices=LegalForm,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("ไม่เลือกเลยคือถามทุกแบบ"),
    )
    types = forms.MultipleChoiceField(
        label=_("ถามเฉพาะประเภทผู้ขาย"),
        choices=MerchantType,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("ไม่เลือกเลยคือถามทุกประเภท"),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["key"].disabled = True
            self.fields["kind"].disabled = True
            self.fields["shape"].disabled = self.instance.shape in BUILT_IN


class RequirementViewSet(SnippetViewSet):
    model = Requirement
    icon = "list-ul"
    list_display = ["title", "kind", "shape", "mandatory", "active", "position"]
    list_filter = ["kind", "mandatory", "active"]
    search_fields = ["title", "title_ms", "title_en", "key"]
    ordering = ["position", "pk"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("help"), FieldPanel("picture")],
            heading=_("สิ่งที่ผู้สมัครอ่าน"),
        ),
        MultiFieldPanel(
            [FieldPanel("title_ms"), FieldPanel("help_ms"), FieldPanel("title_en"), FieldPanel("help_en")],
            heading=_("ภาษาอื่น"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("key"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("shape")]),
                FieldPanel("choices"),
                FieldRowPanel([FieldPanel("mandatory"), FieldPanel("active"), FieldPanel("position")]),
            ],
            heading=_("วิธีถาม"),
        ),
        MultiFieldPanel([FieldPanel("legal_forms"), FieldPanel("types")], heading=_("ถามใคร")),
        MultiFieldPanel([FieldPanel("has_expiry"), FieldPanel("is_identity")], heading=_("เฉพาะเอกสาร")),
    ]


Requirement.base_form_class = RequirementForm
register_snippet(RequirementViewSet)
