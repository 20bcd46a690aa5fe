"""The fences: what a member sees of her merchant, what an officer sees of her provinces. A stranger's row is 404."""

from django.conf import settings
from django.contrib.auth.mixins import AccessMixin
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from common import access
from merchants.errors import WrongMerchant
from merchants.models import Member, Officer, Role

SESSION_KEY = "desk_merchant"


def memberships_of(user) -> list[Member]:
    """Return her memberships with their merchants, oldest first."""
    return list(Member.objects.filter(user=user).select_related("merchant").order_by("since", "pk"))


class MerchantDesk(AccessMixin):
    """A page of the merchant's workspace. Sets ``self.merchant``, ``self.member`` and ``self.memberships``.

    Not signed in: sign-in page. Signed in without a merchant: 404. A form made for another of her merchants: refused.
    """

    access = access.MERCHANT
    owners_only = False
    menu_entry = ""  # the entry this page belongs to (a URL name), where its own address does not begin with that one's

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.memberships = memberships_of(request.user)
        if not self.memberships:
            return self.without_shop(request)
        self.member = self._current(request)
        self.merchant = self.member.merchant
        if self.owners_only and self.member.role != Role.OWNER:
            raise Http404
        if request.method == "POST" and request.POST.get("merchant", str(self.merchant.pk)) != str(self.merchant.pk):
            raise WrongMerchant()
        return super().dispatch(request, *args, **kwargs)

    def _current(self, request) -> Member:
        chosen = request.session.get(SESSION_KEY)
        for member in self.memberships:
            if member.merchant_id == chosen:
                return member
        return self.memberships[0]

    def _here(self) -> str:
        return reverse(self.menu_entry) if self.menu_entry else self.request.path

    def without_shop(self, request):
        """Answer a person who belongs to no merchant."""
        raise Http404

    def owned(self, model):
        """Return the rows of ``model`` that belong to this merchant: the only door to rows on a desk page."""
        return model.objects.for_merchant(self.merchant)

    def owned_or_404(self, model, **lookup):
        return get_object_or_404(self.owned(model), **lookup)

    def get_context_data(self, **kwargs):
        menu = [entry for entry in settings.DESK_MENU if entry.get("owners") in (None, self.member.is_owner)]
        return super().get_context_data(
            **{
                "merchant": self.merchant,
                "member": self.member,
                "memberships": self.memberships,
                "desk_menu": _menu(menu, self._here(), self.merchant),
                "desk_notices": _notices(self.member, self.request.path),
                **kwargs,
            }
        )


class OwnersDesk(MerchantDesk):
    """A page of the workspace that only owners open: money's account, people, papers."""

    access = access.OWNER
    owners_only = True


class OfficeDesk(AccessMixin):
    """A page of the officers' workspace. Sets ``self.officer``; programme viewers are let in only where they may."""

    access = access.OFFICER
    viewers_too = False

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        rows = Officer.objects.filter(active=True).select_related("user").prefetch_related("provinces")
        self.officer = get_object_or_404(rows, user=request.user)
        if self.officer.is_viewer and not self.viewers_too:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def scoped(self, model):
        """Return the rows of ``model`` in this officer's provinces: the only door to rows on an office page."""
        return model.objects.for_officer(self.officer)

    def scoped_or_404(self, model, **lookup):
        return get_object_or_404(self.scoped(model), **lookup)

    def get_context_data(self, **kwargs):
        menu = [entry for entry in settings.OFFICE_MENU if self.officer.role in entry["roles"]]
        return super().get_context_data(
            **{
                "officer": self.officer,
                "office_menu": _menu(menu, self.request.path, self.officer),
                "office_scope": _scope(self.officer),
                **kwargs,
            }
        )


class OverseersDesk(OfficeDesk):
    """A page of numbers that programme viewers may open as well."""

    access = access.OVERSEER
    viewers_too = True


def _scope(officer: Officer) -> str:
    """Return in words which provinces she sees."""
    return gettext("ทุกจังหวัด") if officer.all_provinces else ", ".join(officer.province_names)


def _notices(member: Member, here: str) -> list:
    """Return what stands at the head of the page ``here`` of her desk."""
    return [notice for name in settings.DESK_NOTICES for notice in import_string(name)(member, here)]


def _menu(entries: list[dict], here: str, owner) -> list[dict]:
    """Return the menu for the frame: label, url, icon, primary, current, count; current is the entry ``here`` lies below."""
    shown = []
    for entry in entries:
        url = reverse(entry["url"])
        count = import_string(entry["count"])(owner) if entry.get("count") else 0
        shown.append(
            {
                "label": entry["label"],
                "url": url,
                "icon": entry["icon"],
                "primary": entry.get("primary", False),
                "current": here == url,
                "count": count,
            }
        )
    longest = max((e["url"] for e in shown if here.startswith(e["url"])), key=len, default=None)
    for entry in shown:
        entry["current"] = entry["url"] == longest
    beyond = any(entry["current"] and not entry["primary"] for entry in shown)
    for entry in shown:
        entry["current"] |= beyond and entry["icon"] == "more"  # the phone's bar says where one is as well
    return shown
