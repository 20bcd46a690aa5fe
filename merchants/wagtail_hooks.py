"""The programme's people in /admin/: officers, and whoever lost her second factor."""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from merchants.staff.officer_pages import OfficerPages
from merchants.staff.second_factor_page import TakeSecondFactor


@hooks.register("register_admin_viewset")
def officers():
    return OfficerPages()


@hooks.register("register_admin_urls")
def second_factor():
    return [path("people/<int:pk>/second-factor/", TakeSecondFactor.as_view(), name="staff_second_factor")]


@hooks.register("register_user_listing_buttons")
def second_factor_button(user, request_user):
    """Beside everybody but oneself, in the list of users."""
    if request_user.is_superuser and user.pk != request_user.pk:
        url = reverse("staff_second_factor", args=[user.pk])
        yield Button(_("ลบการยืนยันสองชั้น"), url=url, icon_name="lock-open", priority=40)
