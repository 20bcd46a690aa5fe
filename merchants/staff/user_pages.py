"""Wagtail's list of users, for administrators: they invite editors and one another, change standing, close accounts."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.users.views import users as wagtail_users

from common.users import second_factor
from merchants.staff import people
from merchants.staff.asked import Asked
from merchants.staff.forms import InviteForm, PersonForm
from merchants.staff.officer_pages import Refusing


class Users(wagtail_users.IndexView):
    """One at a time: what is done to several at once would stand in no diary."""

    page_title = _("ผู้ใช้")
    add_item_label = _("เชิญผู้เขียนเว็บหรือผู้ดูแลระบบ")

    @property
    def columns(self):
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]


class Invite(Asked, Refusing, wagtail_users.CreateView):
    page_title = _("เชิญผู้เขียนเว็บหรือผู้ดูแลระบบ")
    page_subtitle = _("เชิญผู้เขียนเว็บหรือผู้ดูแลระบบ")
    submit_button_label = _("ส่งจดหมายเชิญ")
    success_message = _("ส่งจดหมายเชิญถึง %(object)s แล้ว")

    def save_instance(self):
        typed = self.form.cleaned_data
        names = {name: typed[name] for name in ("email", "first_name", "last_name")}
        return people.invite(
            by=self.request.user, **names, groups=list(typed["groups"]), administrator=typed["is_superuser"]
        )


class EditPerson(Asked, Refusing, wagtail_users.EditView):
    success_message = _("บันทึกบัญชีของ %(object)s แล้ว")

    def get_context_data(self, **kwargs):
        other = self.object.pk != self.request.user.pk
        url = reverse("staff_second_factor", args=[self.object.pk])
        return super().get_context_data(
            person=self.object,
            second_factor_url=url if other and second_factor.has_one(self.object) else "",
            **kwargs,
        )

    def save_instance(self):
        typed, standing = self.form.cleaned_data, wagtail_users.User.objects.get(pk=self.object.pk)
        return people.change_standing(
            person=standing,
            by=self.request.user,
            first_name=typed["first_name"],
            last_name=typed["last_name"],
            groups=list(typed["groups"]),
            administrator=typed.get("is_superuser", standing.is_superuser),  # nobody is asked that of herself
            active=typed.get("is_active", standing.is_active),
        )


class DeletePerson(Asked, wagtail_users.DeleteView):
    """An account that did nothing yet; others are closed, not deleted."""


class UserPages(wagtail_users.UserViewSet):
    menu_label = _("ผู้ใช้")
    index_view_class = Users
    add_view_class = Invite
    edit_view_class = EditPerson
    delete_view_class = DeletePerson
    create_template_name = "wagtailadmin/generic/form.html"
    edit_template_name = "staff/person.html"

    def get_form_class(self, for_update=False):
        return PersonForm if for_update else InviteForm
