"""The merchant's workspace: home, the rest of the menu, and changing between shops."""

from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.generic import TemplateView, View

from common import access
from common.way_back import WayBack
from merchants import register
from merchants.access import SESSION_KEY, MerchantDesk, memberships_of
from merchants.onboarding import casefile
from merchants.workspaces import OFFICE, doors_of


class Home(MerchantDesk, TemplateView):
    """What to do today, how much came in, how the shop stands: the panels that the rooms above hang here."""

    template_name = "desk/home.html"

    def without_shop(self, request):
        """This door is knocked at by name: say where she can go. For her it is still no page."""
        way = {"office_url": doors_of(request.user).get(OFFICE), "application": casefile.newest_of(request.user)}
        return render(request, "desk/no_shop.html", way, status=404)

    def get_context_data(self, **kwargs):
        panels = [import_string(name)(self.merchant) for name in settings.DESK_PANELS]
        because = "" if self.merchant.is_open else register.why_not_open(self.merchant)
        return super().get_context_data(panels=panels, because=because, **kwargs)


class More(MerchantDesk, TemplateView):
    """Everything that has no place in the phone's bottom bar."""

    template_name = "desk/more.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "entries": [entry for entry in context["desk_menu"] if not entry["primary"]]}


class Switch(LoginRequiredMixin, WayBack, View):
    """Stand at another of her shops. Not hers: 404."""

    access = access.MERCHANT

    def page_url(self):
        if not memberships_of(self.request.user):
            raise Http404
        return reverse("desk:home")

    def post(self, request):
        chosen = request.POST.get("merchant", "")
        for member in memberships_of(request.user):
            if str(member.merchant_id) == chosen:
                request.session[SESSION_KEY] = member.merchant_id
                return redirect("desk:home")
        raise Http404
