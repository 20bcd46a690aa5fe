"""The number and address a shop is reached at. Owners only; whoever changes them shows once more who she is."""

from django import forms
from django.contrib import messages
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from common.forms.email_field import EmailField
from common.forms.fields import ThaiPhoneField
from common.forms.refusals import RefusalMixin
from common.users.again import asked_again
from merchants import contacts
from merchants.access import OwnersDesk


class ContactForm(forms.Form):
    """What stands on the public page, on labels and in letters to shoppers."""

    phone = ThaiPhoneField(
        label=gettext_lazy("เบอร์ที่ลูกค้าโทรหาร้าน"),
        help_text=gettext_lazy("ทุกคนเห็นเบอร์นี้ในหน้าร้าน ใบส่งของ และข้อความถึงลูกค้า ใช้เบอร์บ้านก็ได้"),
        error_messages={"required": gettext_lazy("ใส่เบอร์ที่ลูกค้าโทรหาร้านได้")},
    )
    email = EmailField(
        label=gettext_lazy("อีเมลของร้าน"),
        required=False,
        help_text=gettext_lazy("เจ้าหน้าที่เห็นอีเมลนี้ ลูกค้าไม่เห็น"),
        error_messages={"invalid": gettext_lazy("อีเมลไม่ถูกต้อง ใส่ให้ครบ เช่น nurida@example.com")},
    )


@method_decorator(asked_again, name="ask")
class Contact(OwnersDesk, RefusalMixin, FormView):
    """The fence comes before the question who one is."""

    template_name = "desk/contact.html"
    form_class = ContactForm
    success_url = reverse_lazy("desk:contact")

    def get(self, request, *args, **kwargs):
        return self.ask(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.ask(request, *args, **kwargs)

    def ask(self, request, *args, **kwargs):
        return (super().post if request.method == "POST" else super().get)(request, *args, **kwargs)

    def get_initial(self):
        return {"phone": self.merchant.phone, "email": self.merchant.email}

    def act(self, form):
        contacts.set_contact(merchant=self.merchant, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("บันทึกแล้ว ลูกค้าเห็นเบอร์ใหม่ทันที และแจ้งเจ้าของร้านทุกคนแล้ว"))
