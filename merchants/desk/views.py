"""The merchant's workspace: home, the rest of the menu, the people, and changing between shops."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from common import access
from common.errors import DomainError
from common.forms.refusals import RefusalMixin
from common.way_back import WayBack
from merchants import register
from merchants import services as merchants
from merchants.access import SESSION_KEY, MerchantDesk, OwnersDesk, memberships_of
from merchants.desk.forms import HelperForm
from merchants.models import Member, Role
from merchants.onboarding import casefile
from merchants.workspaces import OFFICE, doors_of

# what each role may do, in words
ROLES = [
    (Role.OWNER, gettext_lazy("ทำได้ทุกอย่าง รวมทั้งตั้งบัญชีรับเงิน เพิ่มหรือนำคนออก และดูเอกสารของร้าน")),
    (Role.HELPER, gettext_lazy("ดูแลสินค้า คำสั่งซื้อ สลิป การจัดส่ง และหน้าร้าน แต่แก้บัญชีรับเงินและรายชื่อคนไม่ได้")),
]


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


class Team(OwnersDesk, RefusalMixin, FormView):
    """Who works here and what each may do; the owner adds a helper by the e-mail of an account."""

    template_name = "desk/team.html"
    form_class = HelperForm

    def act(self, form):
        member = merchants.add_helper(merchant=self.merchant, email=form.cleaned_data["email"], by=self.request.user)
        messages.success(self.request, _("เพิ่ม %(who)s เป็นผู้ช่วยแล้ว") % {"who": member.user.greeting})
        return redirect("desk:team")

    def get_context_data(self, **kwargs):
        people = register.people_of(self.merchant)
        owners = sum(person.is_owner for person in people)
        return super().get_context_data(
            people=[{"member": person, "removable": not person.is_owner or owners > 1} for person in people],
            roles=[{"label": Role(role).label, "value": words} for role, words in ROLES],
            **kwargs,
        )


class RemoveMember(WayBack, OwnersDesk, View):
    """End somebody's access. Removed already: nothing changes."""

    def page_url(self, pk):
        self.owned_or_404(Member, pk=pk)
        return reverse("desk:team")

    def post(self, request, pk):
        member = self.owned_or_404(Member, pk=pk)
        who, herself = member.user.greeting, member.user_id == request.user.pk
        try:
            merchants.remove_member(merchant=self.merchant, member=member, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("นำ %(who)s ออกจากร้านแล้ว") % {"who": who})
        return redirect("desk:team" if memberships_of(request.user) or not herself else settings.LOGIN_REDIRECT_URL)


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
