"""Wagtail's groups: what one may do is what all in it may, so whoever changes them shows once more who she is."""

from wagtail.users.views import groups as wagtail_groups

from merchants.staff.asked import Asked


class Add(Asked, wagtail_groups.CreateView):
    """A new group."""


class Edit(Asked, wagtail_groups.EditView):
    """What those in a group may do."""


class Delete(Asked, wagtail_groups.DeleteView):
    """No such group any more."""


class GroupPages(wagtail_groups.GroupViewSet):
    add_view_class = Add
    edit_view_class = Edit
    delete_view_class = Delete
