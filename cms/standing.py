"""Pages the site cannot be without. In /admin/ they are written, but never taken away, hidden, moved or renamed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel
from wagtail.models import PagePermissionTester

from cms.page_forms import AddressedForm
from merchants.terms.models import Kind

LAW_PAGES = tuple(Kind.values)  # shoppers and applicants accept them; the foot of every page leads there
STANDS = _("หน้านี้ต้องอยู่คู่กับเว็บไซต์เสมอ จึงลบ เลิกเผยแพร่ ย้าย ตั้งเป็นส่วนตัว หรือเปลี่ยนที่อยู่ไม่ได้ แต่แก้ไขข้อความได้ตามปกติ")
RENAMED = _("เปลี่ยนที่อยู่ของหน้านี้ไม่ได้ เพราะมีลิงก์จากทุกหน้าและจากจดหมายที่ส่งไปแล้ว กรุณาใส่ “%(slug)s” เหมือนเดิม")
WILL_END = _("หน้านี้ต้องเผยแพร่อยู่เสมอ กรุณาลบวันหมดอายุออก")


class StandingTester(PagePermissionTester):
    """What a person may do with a page that stands: everything that leaves it where it is."""

    def can_delete(self, ignore_bulk=False):
        return False

    def can_unpublish(self):
        return False

    def can_move(self):
        return False

    def can_move_to(self, destination):
        return self.page.is_child_of(destination) and super().can_move_to(destination)

    def can_copy(self):
        return False

    def can_set_view_restrictions(self):
        return False


class StandingForm(AddressedForm):
    """The editors' form: the address stays, and the page has no last day."""

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk or not self.instance.stands:
            return cleaned
        if cleaned.get("slug", self.instance.slug) != self.instance.slug:
            self.add_error("slug", RENAMED % {"slug": self.instance.slug})
        if cleaned.get("expire_at"):
            self.add_error("expire_at", WILL_END)
        return cleaned


class StandingNote(HelpPanel):
    """Says at the head of the editors' form why some buttons are missing."""

    def __init__(self, content=STANDS, **kwargs):
        super().__init__(content=content, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.instance.stands


class Standing:
    """For page classes: ``stands`` says whether this page is one the site cannot be without."""

    base_form_class = StandingForm
    stands = True

    def permissions_for_user(self, user):
        return StandingTester(user, self) if self.stands else PagePermissionTester(user, self)
