from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsers(WagtailUsersAppConfig):
    """Wagtail's pages of users and groups, for administrators alone and with our way of inviting."""

    user_viewset = "merchants.staff.user_pages.UserPages"
    group_viewset = "merchants.staff.group_pages.GroupPages"

    def ready(self):
        from merchants.staff import policy  # noqa: PLC0415  models stand once the apps are loaded

        policy.keep()
