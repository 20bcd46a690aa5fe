"""How allauth makes our people, finds them by phone, and speaks to them."""

import datetime
import uuid

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.utils import user_email
from allauth.core import context as allauth_context
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from common import client, clock
from common.codes import tally
from common.codes.tally import Full
from common.errors import DomainError
from common.forms.email_field import reachable
from common.letters import services as letters
from common.letters.services import Recipient
from common.thai import phones
from common.users import limits
from common.users import services as people
from common.users.errors import EmailTaken, TooManyPasswords
from common.users.models import User

SECRETS = ("password_reset_url", "activate_url", "code", "key")  # of what allauth writes
GOOD_FOR = datetime.timedelta(days=3)


class AccountAdapter(DefaultAccountAdapter):
    """E-mail addresses are kept in lower case; the language she signs up in is hers."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("บัญชีนี้ถูกปิดใช้งาน กรุณาติดต่อเจ้าหน้าที่"),
        "cannot_remove_primary_email": _("ลบอีเมลหลักไม่ได้ ตั้งอีเมลอื่นเป็นอีเมลหลักก่อน"),
        "duplicate_email": _("อีเมลนี้อยู่ในบัญชีของคุณแล้ว"),
        "email_password_mismatch": _("อีเมลหรือรหัสผ่านไม่ถูกต้อง ลองใส่ใหม่ หรือกดลืมรหัสผ่าน"),
        "phone_password_mismatch": _("เบอร์หรือรหัสผ่านไม่ถูกต้อง ถ้าไม่เคยตั้งรหัสผ่าน ให้เข้าด้วยรหัสที่ส่งไปทาง SMS"),
        "username_password_mismatch": _("ใส่เบอร์มือถือหรืออีเมลให้ครบ เช่น 081-234-5678 หรือ nurida@example.com"),
        "email_taken": _("มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว ถ้าเป็นของคุณ ให้เข้าสู่ระบบ"),
        "enter_current_password": _("รหัสผ่านปัจจุบันไม่ถูกต้อง ลองใส่ใหม่"),
        "incorrect_code": _("รหัสไม่ถูกต้อง ดูรหัสล่าสุดแล้วใส่อีกครั้ง"),
        "incorrect_password": _("รหัสผ่านไม่ถูกต้อง ลองใส่ใหม่"),
        "invalid_or_expired_key": _("ลิงก์นี้หมดอายุหรือใช้ไปแล้ว ขอลิงก์ใหม่อีกครั้ง"),
        "invalid_login": _("ใส่อีเมลให้ครบ เช่น nurida@example.com"),
        "invalid_password_reset": _("ลิงก์นี้หมดอายุหรือใช้ไปแล้ว ขอลิงก์ใหม่อีกครั้ง"),
        "rate_limited": _("กดบ่อยเกินไป รอสักครู่แล้วลองใหม่"),
        "same_as_current": _("ค่าที่ใส่เหมือนเดิม ถ้าจะเปลี่ยนให้ใส่ค่าใหม่"),
        "too_many_login_attempts": _("ใส่รหัสผิดหลายครั้งเกินไป ขอรหัสใหม่แล้วลองอีกครั้ง"),
        "unverified_primary_email": _("ยืนยันอีเมลนี้ก่อน แล้วจึงตั้งเป็นอีเมลหลัก"),
    }

    def save_user(self, request, user, form, commit=True):
        user = super().save_user(request, user, form, commit=False)
        user_email(user, (user.email or "").lower() or None)
        user.language = get_language() or "th"
        if commit:
            try:
                with transaction.atomic():
                    user.save()
            except IntegrityError as error:  # pressed twice: the other press has made the account
                raise EmailTaken() from error
        return user

    def can_delete_email(self, email_address) -> bool:
        """The last address stays: with it goes the way to reset the password."""
        others = EmailAddress.objects.filter(user_id=email_address.user_id).exclude(pk=email_address.pk)
        return others.exists() and super().can_delete_email(email_address)

    def clean_email(self, email):
        return reachable(super().clean_email(email))

    def send_mail(self, template_prefix, email, context):
        """Put it in the outbox, in her own language where she is known: a mail server that is away breaks no page.

        The link or code in it is blotted out once it is posted. To an address that no letter reaches nothing is written.
        """
        try:
            reachable(email)
        except ValidationError:
            return
        person = context.get("user") or User.objects.filter(email__iexact=email).first()
        language = person.language if person else get_language() or "th"
        request = allauth_context.request
        with translation.override(language):
            context = {"request": request, "email": email, "current_site": get_current_site(request), **context}
            message = self.render_mail(template_prefix, email, context)
        letters.keep(
            key=f"account-{uuid.uuid4()}",
            to=Recipient(email=email, language=language, user=person),
            template=template_prefix.rpartition("/")[2].replace("_", "-"),
            subject=message.subject,
            body=message.body,
            secret=next((str(context[name]) for name in SECRETS if context.get(name)), ""),
            good_until=clock.now() + GOOD_FOR,
        )

    def is_safe_url(self, url):
        """Only a path of ours is led to: what is no path, such as "foo", would end below the page it was asked on."""
        return bool(url) and url.startswith("/") and super().is_safe_url(url)

    def login(self, request, user):
        """Write down whose session it is before it stands in her list: another sign-in of hers in the same moment drops
        from the list what is nobody's."""
        super().login(request, user)
        request.session.save()

    def post_login(self, request, user, **about):
        """Whoever has not said her name is asked once, then goes where she wanted to go."""
        response = super().post_login(request, user, **about)
        if user.first_name:
            return response
        return HttpResponseRedirect(f"{reverse('account_name')}?{urlencode({'next': response['Location']})}")

    # wrong passwords are counted in rows

    def pre_authenticate(self, request, **credentials):
        whom = credentials.get("email") or credentials.get("phone") or credentials.get("username") or ""
        try:
            self._taken = tally.take(
                (limits.PASSWORDS_OF_ONE, whom.lower()), (limits.PASSWORDS_FROM_ADDRESS, client.address(request))
            )
        except Full as full:
            raise limits.as_form_error(TooManyPasswords, full) from full

    def _rollback_login_failed_rl_usage(self):
        self._taken.give_back()

    def _delete_login_attempts_cached_email(self, request, **credentials):
        """After a reset by e-mail allauth would forget the wrong tries; ours run out by themselves."""

    # her phone

    def get_user_by_phone(self, phone):
        return people.holder_of(_as_stored(phone))

    def get_phone(self, user):
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user, phone, verified):
        raise NotImplementedError("a number becomes hers by a code: common.users.services")

    def set_phone_verified(self, user, phone):
        raise NotImplementedError("a number becomes hers by a code: common.users.services")

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        raise NotImplementedError("codes are sent by common.codes")

    def get_reauthentication_methods(self, user):
        """Password and second factor as allauth has them; who has neither is sent a code to her phone.

        Not beside a password: whoever holds only her SIM card must not get to what the password guards.
        """
        methods = super().get_reauthentication_methods(user)
        words = {
            "reauthenticate": gettext("ใช้รหัสผ่าน"),
            "mfa_reauthenticate": gettext("ใช้รหัสจากแอปยืนยันตัวตน"),
            "mfa_reauthenticate:webauthn": gettext("ใช้พาสคีย์"),
        }
        methods = [{**method, "description": words[method["id"]]} for method in methods]
        if not methods and user.is_authenticated and user.phone_verified:
            description = gettext("ส่งรหัสไปที่เบอร์ของฉัน")
            methods.append({"id": "phone", "description": description, "url": reverse("reauthenticate_phone")})
        return methods


def _as_stored(phone: str) -> str:
    try:
        return phones.normalise(phone)
    except DomainError:
        return phone
