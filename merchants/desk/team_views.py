"""Who works in the shop: invited, made an owner, taken out, or gone by herself."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from common.errors import DomainError
from common.forms.refusals import RefusalMixin
from common.letters import sms
from common.thai import phones
from common.thai.names import after_shop_word
from common.users.again import asked_again
from common.way_back import WayBack
from merchants import invitations, membership, register, selling
from merchants.access import MerchantDesk, OwnersDesk, memberships_of
from merchants.desk.forms import HelperForm, LeaveForm
from merchants.models import Invitation, Member, Role

# what each role may do, in words
ROLES = [
    (Role.OWNER, gettext_lazy("ทำได้ทุกอย่าง รวมทั้งตั้งบัญชีรับเงิน เพิ่มหรือนำคนออก และดูเอกสารของร้าน")),
    (Role.HELPER, gettext_lazy("ดูแลสินค้า คำสั่งซื้อ สลิป การจัดส่ง และหน้าร้าน แต่แก้บัญชีรับเงินและรายชื่อคนไม่ได้")),
]


class Team(OwnersDesk, RefusalMixin, FormView):
    """Who works here and what each may do; the owner invites a helper by phone or by e-mail."""

    template_name = "desk/team.html"
    form_class = HelperForm

    def act(self, form):
        typed, facts = form.cleaned_data, {"merchant": self.merchant, "by": self.request.user}
        if typed["phone"]:
            row = invitations.invite(**facts, phone=typed["phone"], first_name=typed["first_name"])
            said = _("ส่งคำเชิญไปที่ %(phone)s แล้ว เมื่อเขาเปิดลิงก์และยืนยันเบอร์ จะเป็นผู้ช่วยทันที")
            messages.success(self.request, said % {"phone": phones.display(row.phone)})
        else:
            row = invitations.invite_by_email(**facts, email=typed["email"], first_name=typed["first_name"])
            said = _("ส่งคำเชิญไปที่ %(email)s แล้ว เมื่อเขาเปิดลิงก์ในจดหมายและตอบตกลง จะเป็นผู้ช่วยทันที")
            messages.success(self.request, said % {"email": row.email})
        return redirect("desk:team")

    def get_context_data(self, **kwargs):
        people = register.people_of(self.merchant)
        owners = sum(person.is_owner for person in people)
        mine = self.request.user.pk
        rows = [
            {
                "member": person,
                "herself": person.user_id == mine,
                "removable": person.user_id != mine and (not person.is_owner or owners > 1),
            }
            for person in people
        ]
        return super().get_context_data(
            people=rows,
            invitations=invitations.open_of(self.merchant),
            roles=[{"label": Role(role).label, "value": words} for role, words in ROLES],
            sms_on=sms.is_on(),
            over=selling.over(self.merchant),
            **kwargs,
        )


class _Act(WayBack, OwnersDesk, View):
    """A button of the page of people; a refusal is said at its top."""

    model = Member

    def page_url(self, pk):
        self.owned_or_404(self.model, pk=pk)
        return reverse("desk:team")

    def post(self, request, pk):
        row = self.owned_or_404(self.model, pk=pk)
        try:
            messages.success(request, self.act(row))
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return redirect(self.next_page())

    def act(self, row) -> str:
        """Do it; return what is said of it."""
        raise NotImplementedError

    def next_page(self) -> str:
        return reverse("desk:team")


@method_decorator(asked_again, name="ask")
class RemoveMember(_Act):
    """End somebody's access; about an owner she is asked once more who she is. Removed already: nothing changes."""

    def post(self, request, pk):
        row = self.owned_or_404(self.model, pk=pk)
        return self.ask(request, pk) if row.is_owner else super().post(request, pk)

    def ask(self, request, pk):
        return super().post(request, pk)

    def act(self, row):
        membership.remove_member(merchant=self.merchant, member=row, by=self.request.user)
        return _("นำ %(who)s ออกจากร้านแล้ว") % {"who": row.user.greeting}

    def next_page(self):
        return reverse("desk:team") if memberships_of(self.request.user) else settings.LOGIN_REDIRECT_URL


class SendInvitationAgain(_Act):
    model = Invitation

    def act(self, row):
        invitations.send_again(invitation=row, by=self.request.user)
        return _("ส่งคำเชิญไปที่ %(phone)s อีกครั้งแล้ว") % {"phone": whom(row)}


class WithdrawInvitation(_Act):
    model = Invitation

    def act(self, row):
        invitations.withdraw(invitation=row, by=self.request.user)
        return _("ยกเลิกคำเชิญถึง %(phone)s แล้ว ลิงก์นั้นใช้ไม่ได้อีก") % {"phone": whom(row)}


def whom(invitation: Invitation) -> str:
    """Return the number or address an invitation goes to, as people write it."""
    return invitation.email or phones.display(invitation.phone)


@method_decorator(asked_again, name="ask")
class MakeOwner(OwnersDesk, TemplateView):
    """Let a helper own the shop as well: what that means, and one button. The fences come before the password is asked."""

    template_name = "desk/make_owner.html"
    menu_entry = "desk:team"

    def get(self, request, pk):
        self.row = self.owned_or_404(Member, pk=pk)
        return redirect("desk:team") if self.row.is_owner else self.ask(request)

    def post(self, request, pk):
        self.row = self.owned_or_404(Member, pk=pk)
        return self.ask(request)

    def ask(self, request):
        return self.act() if request.method == "POST" else self.render_to_response(self.get_context_data(row=self.row))

    def act(self):
        try:
            member = membership.make_owner(merchant=self.merchant, member=self.row, by=self.request.user)
        except DomainError as refusal:
            messages.error(self.request, refusal.message)
        else:
            said = _("%(who)sเป็นเจ้าของร้านด้วยแล้ว และแจ้งเจ้าของทุกคนแล้ว")
            messages.success(self.request, said % {"who": member.user.greeting})
        return redirect("desk:team")

    def get_context_data(self, **kwargs):
        words = dict(ROLES)[Role.OWNER]
        return super().get_context_data(words=words, **kwargs)


@method_decorator(asked_again, name="ask")
class Leave(MerchantDesk, RefusalMixin, FormView):
    """She goes, or an owner becomes a helper; the shop never stays without an owner. She is asked once more who she is."""

    template_name = "desk/leave.html"
    form_class = LeaveForm

    def get(self, request, *args, **kwargs):
        return self.ask(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.ask(request, *args, **kwargs)

    def ask(self, request, *args, **kwargs):
        return (super().post if request.method == "POST" else super().get)(request, *args, **kwargs)

    def _here(self):
        return reverse("desk:team") if self.member.is_owner else super()._here()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "is_owner": self.member.is_owner}

    def act(self, form):
        name, person = after_shop_word(self.merchant.name), self.request.user
        if form.cleaned_data["becomes"] == LeaveForm.HELPER:
            membership.step_down(merchant=self.merchant, person=person)
            messages.success(self.request, _("ต่อไปนี้คุณเป็นผู้ช่วยของร้าน %(name)s") % {"name": name})
            return redirect("desk:home")
        membership.leave(merchant=self.merchant, person=person)
        messages.success(self.request, _("คุณออกจากร้าน %(name)s แล้ว") % {"name": name})
        return redirect("desk:home" if memberships_of(person) else settings.LOGIN_REDIRECT_URL)

    def get_context_data(self, **kwargs):
        others = [row for row in register.people_of(self.merchant) if row.pk != self.member.pk]
        alone = self.member.is_owner and not any(row.is_owner for row in others)
        return super().get_context_data(alone=alone, helpers=[row for row in others if not row.is_owner], **kwargs)
