"""Who may see and change people in /admin/: administrators alone, whatever permission a group was given."""

from django.contrib.auth.models import Group
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from common.users.models import User
from merchants.models import Officer


class AdministratorsOnly(ModelPermissionPolicy):
    """A group that is given "change users" would let its members make themselves administrators: it opens nothing."""

    def user_has_permission(self, user, action) -> bool:
        return user.is_active and user.is_superuser

    def users_with_any_permission(self, actions):
        return User.objects.filter(is_active=True, is_superuser=True)


class NothingDeleted(AdministratorsOnly):
    """What others did under her name stays: an officer rests, she is not deleted."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


def keep() -> None:
    """Tell Wagtail. Before its pages ask, that is, when the apps are loaded."""
    for model, policy in ((User, AdministratorsOnly), (Group, AdministratorsOnly), (Officer, NothingDeleted)):
        register_permission_policy(model, policy(model))
