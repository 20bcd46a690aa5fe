"""What every editors' form of a page has in common."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import TitleFieldPanel

from merchants import slugs

ADDRESS_HELP = _("ส่วนท้ายของที่อยู่หน้านี้ ปล่อยว่างไว้ก็ได้ ระบบตั้งให้จากชื่อหน้าเป็นตัวอังกฤษ เปลี่ยนทีหลังได้ ลิงก์เดิมจะพามาหน้านี้ต่อ")
NAMELESS = "page"


class TitlePanel(TitleFieldPanel):
    """The page's name, which does not write the address: Wagtail's own copies Thai into it without its vowels."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self):
            return False


TITLE = TitlePanel("title")


class AddressedForm(WagtailAdminPageForm):
    """Nobody need think of an address: left empty, it is made of the title in plain letters, free below its parent."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = ADDRESS_HELP

    def clean_slug(self) -> str:
        """Return what was typed, else the address it has, else a new one."""
        typed = self.cleaned_data["slug"] or self.instance.slug
        return typed or self._free(slugs.readable(self.cleaned_data.get("title", "")) or NAMELESS)

    def _free(self, base: str) -> str:
        taken = set(self.parent_page.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
        numbered = (f"{base}-{number}" if number > 1 else base for number in range(1, len(taken) + 2))
        return next(slug for slug in numbered if slug not in taken)
