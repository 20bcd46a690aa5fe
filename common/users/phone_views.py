"""Coming in with a phone number and a code, changing the number, showing once more who one is, saying one's name."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import BaseReauthenticateView
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from common.access import Public, SignedIn
from common.errors import DomainError
from common.forms.refusals import RefusalMixin, show_refusal
from common.letters import sms
from common.users import again, sign_in
from common.users import services as people
from common.users.errors import SamePhone
from common.users.forms import CodeForm, NameForm, PhoneForm


class ByPhone(Public, RefusalMixin, FormView):
    """Which number? A known one signs in, a new one makes an account: whoever asks cannot tell which it is."""

    template_name = "account/phone.html"
    form_class = PhoneForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return redirect(get_next_redirect_url(request) or get_adapter().get_login_redirect_url(request))
        return super().dispatch(request, *args, **kwargs)

    def act(self, form):
        sign_in.send(
            self.request,
            purpose=sign_in.SIGN_IN,
            phone=form.cleaned_data["phone"],
            next=get_next_redirect_url(self.request) or "",
        )
        return redirect("phone_code")

    def get_context_data(self, **kwargs):
        next_url = get_next_redirect_url(self.request) or ""
        query = f"?{urlencode({'next': next_url})}" if next_url else ""
        return super().get_context_data(next_url=next_url, query=query, sms_on=sms.is_on(), **kwargs)


class Lost(Public, TemplateView):
    """She has her number no more: whom to ask, and what to bring."""

    template_name = "account/phone_lost.html"


class TypeCode(RefusalMixin, FormView):
    """What was in the SMS? A page that waits for the code of one ``purpose``; without one it sends back to ``before``."""

    template_name = "account/phone_code.html"
    form_class = CodeForm
    purpose: str
    before: str  # name of the page that sends the code

    def dispatch(self, request, *args, **kwargs):
        self.step = sign_in.waiting(request, self.purpose)
        if self.step is None:
            return redirect(self.before)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if "again" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            self.send_again()
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("ส่งรหัสใหม่ไปแล้ว ใช้รหัสล่าสุดที่ได้รับ"))
        return redirect(request.path)

    def send_again(self) -> None:
        facts = {name: fact for name, fact in self.step.items() if name not in {"key", "phone"}}
        sign_in.send(self.request, purpose=self.purpose, phone=self.step["phone"], **facts)

    def act(self, form):
        phone = sign_in.check(self.request, purpose=self.purpose, typed=form.cleaned_data["code"])
        answer = self.proven(phone)
        sign_in.done(self.request, self.purpose)
        return answer

    def proven(self, phone: str):
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(phone=self.step["phone"], before=self.before, **kwargs)


class SignInCode(Public, TypeCode):
    """The code of a sign-in. Whoever is signed in already has no business here."""

    purpose, before = sign_in.SIGN_IN, "phone_sign_in"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return redirect(get_adapter().get_login_redirect_url(request))
        return super().dispatch(request, *args, **kwargs)

    def proven(self, phone):
        return sign_in.enter(self.request, phone=phone, next_url=self.step["next"], line=self.step.get("line"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(next_url=self.step["next"], **kwargs)


@method_decorator(again.asked_again, name="dispatch")
class ChangePhone(SignedIn, RefusalMixin, FormView):
    """Another number, or the first one. A number that is somebody's is not told apart: its owner gets an SMS instead."""

    template_name = "account/phone_change.html"
    form_class = PhoneForm

    def act(self, form):
        user, phone = self.request.user, form.cleaned_data["phone"]
        if user.phone == phone and user.phone_verified:
            raise SamePhone()
        sign_in.send_to_change(self.request, phone=phone)
        return redirect("phone_change_code")

    def get_context_data(self, **kwargs):
        return super().get_context_data(sms_on=sms.is_on(), **kwargs)


class ChangeCode(SignedIn, TypeCode):
    """The code of the new number."""

    purpose, before = sign_in.CHANGE, "phone_change"

    def send_again(self) -> None:
        sign_in.send_to_change(self.request, phone=self.step["phone"])

    def proven(self, phone):
        people.take_phone(person=self.request.user, phone=phone)
        messages.success(self.request, _("ต่อไปนี้เข้าสู่ระบบด้วยเบอร์ใหม่ได้เลย"))
        return redirect("phone_change")


class Again(SignedIn, BaseReauthenticateView):
    """Who is it? A code goes to the phone that is hers. First a button that sends it, then the field."""

    template_name = "account/reauthenticate_phone.html"
    form_class = CodeForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not get_adapter().get_reauthentication_methods(request.user):
            return redirect("phone_change")  # nothing to show it by: first she proves a number
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if "send" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            sign_in.send(request, purpose=sign_in.AGAIN, phone=request.user.phone)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return redirect(request.get_full_path())

    def form_valid(self, form):
        try:
            phone = sign_in.check(self.request, purpose=sign_in.AGAIN, typed=form.cleaned_data["code"])
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.form_invalid(form)
        sign_in.done(self.request, sign_in.AGAIN)
        again.shown(self.request, phone=phone)
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        step = sign_in.waiting(self.request, sign_in.AGAIN)
        sent = bool(step) and step["phone"] == self.request.user.phone
        return super().get_context_data(sent=sent, phone=self.request.user.phone, **kwargs)


class Name(SignedIn, RefusalMixin, FormView):
    """How may we call you? Asked once, after the first sign-in with a phone or with LINE."""

    template_name = "account/name.html"
    form_class = NameForm

    def get_initial(self):
        return {"first_name": self.request.user.first_name}

    def act(self, form):
        people.call_her(person=self.request.user, first_name=form.cleaned_data["first_name"])
        return redirect(get_next_redirect_url(self.request) or get_adapter().get_login_redirect_url(self.request))

    def get_context_data(self, **kwargs):
        return super().get_context_data(next_url=get_next_redirect_url(self.request) or "", **kwargs)
