"""Whoever was invited opens her link, reads which shop asks her, proves her number or mailbox and comes in."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common import links, mailbox
from common.access import ByToken
from common.errors import DomainError
from common.forms.refusals import RefusalMixin, show_refusal
from common.letters import sms
from common.users import services as people
from common.users import sign_in
from common.users.forms import CodeForm
from merchants import invitations, selling
from merchants.access import SESSION_KEY
from merchants.desk.team_views import ROLES
from merchants.models import Invitation, InvitationState, Role

PURPOSE = "invitation"


class Join(ByToken, RefusalMixin, FormView):
    """One invitation, by its unguessable link. A wrong link is 404, one that is over a calm page."""

    template_name = "desk/join.html"
    form_class = CodeForm
    invitation: Invitation

    def dispatch(self, request, *args, token: str, **kwargs):
        found = invitations.opened_by(token)
        if found is None:
            raise Http404
        self.invitation = found
        return links.secret(super().dispatch(request, *args, **kwargs))

    @property
    def is_hers(self) -> bool:
        """Whether she who is signed in has proven the invited number or address."""
        return self.request.user.is_authenticated and invitations.is_for(self.invitation, self.request.user)

    @property
    def is_anothers(self) -> bool:
        """Whether she who is signed in has proven another number, or reads another mailbox."""
        user = self.request.user
        return user.is_authenticated and not self.is_hers and bool(self.invitation.email or user.phone_verified)

    @property
    def refusal(self) -> DomainError | None:
        """Why she who is signed in can never come in, said before she proves anything."""
        try:
            if self.request.user.is_authenticated:
                invitations.refuse_officers(self.request.user)
        except DomainError as refusal:
            return refusal
        return None

    @property
    def is_open(self) -> bool:
        return self.invitation.is_open and selling.over(self.invitation.merchant) is None

    @property
    def waits_for_code(self) -> bool:
        step = sign_in.waiting(self.request, PURPOSE)
        return bool(step) and step.get("row") == self.invitation.pk

    def post(self, request, *args, **kwargs):
        if self.refusal or self.is_anothers or not self.is_open:
            return self.get(request, *args, **kwargs)
        if self.is_hers and "yes" in request.POST:
            return self._answered(lambda: self.come_in(request.user))
        if "send" in request.POST:
            return self._answered(self._send)
        if "code" in request.POST and self.waits_for_code:
            return super().post(request, *args, **kwargs)
        return self.get(request, *args, **kwargs)

    def _answered(self, act):
        """Answer with what ``act`` returns; a refusal stands at the top of the page."""
        try:
            return act()
        except DomainError as refusal:
            form = CodeForm({})
            form.errors.clear()
            show_refusal(form, refusal)
            return self.render_to_response(self.get_context_data(form=form))

    def _send(self):
        row = self.invitation
        invitations.refuse_invited_officer(row)
        if row.email:
            language = get_language() or "th"
            person = people.person_of_email(email=row.email, first_name=row.first_name, language=language)
            return sign_in.send_to_email(self.request, person=person, email=row.email, next_url=self.request.path)
        sign_in.send(self.request, purpose=PURPOSE, phone=row.phone, about=row, row=row.pk)
        return redirect(self.request.path)

    def act(self, form):
        row, user = self.invitation, self.request.user
        phone = sign_in.check(self.request, purpose=PURPOSE, typed=form.cleaned_data["code"], about=row)
        sign_in.done(self.request, PURPOSE)
        if user.is_authenticated:
            return self.come_in(people.take_phone(person=user, phone=phone))
        language = get_language() or "th"
        people.person_of_phone(phone=phone, first_name=row.first_name, language=language)
        person, _new = people.come_in(phone=phone, language=language)
        invitations.join(invitation=row, person=person)
        answer = sign_in.enter(self.request, phone=phone, next_url=reverse("desk:home"))
        self.request.session[SESSION_KEY] = row.merchant_id
        return answer

    def come_in(self, person):
        invitations.join(invitation=self.invitation, person=person)
        self.request.session[SESSION_KEY] = self.invitation.merchant_id
        return redirect("desk:home")

    def get_context_data(self, **kwargs):
        row = self.invitation
        return super().get_context_data(
            invitation=row,
            merchant=row.merchant,
            who=row.invited_by.get_full_name() if row.invited_by else _("เจ้าของร้าน"),
            may=dict(ROLES)[Role.HELPER],
            ending=row.phone[-4:],
            mailbox=mailbox.masked(row.email),
            refusal=self.refusal,
            is_open=self.is_open,
            is_hers=self.is_hers,
            is_anothers=self.is_anothers,
            came_in=row.state == InvitationState.USED and row.used_by_id == self.request.user.pk,
            sent=self.waits_for_code,
            sms_on=sms.is_on(),
            **kwargs,
        )
