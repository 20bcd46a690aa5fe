"""Taking off the second factor somebody lost: an administrator says why, and shows once more who she is."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages

from common.forms.refusals import RefusalMixin
from common.users import second_factor
from common.users.again import asked_again
from common.users.models import User
from merchants.staff import people
from merchants.staff.forms import SecondFactorForm


@method_decorator(asked_again, name="ask")
class TakeSecondFactor(RefusalMixin, FormView):
    """The fence comes before the question who one is."""

    template_name = "staff/second_factor.html"
    form_class = SecondFactorForm

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        self.person = get_object_or_404(User, pk=kwargs["pk"])
        return self.ask(request, *args, **kwargs)

    def ask(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def act(self, form):
        people.take_second_factor(person=self.person, by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("ลบการยืนยันสองชั้นของ %(who)s แล้ว และแจ้งเจ้าตัวแล้ว") % {"who": self.person})
        return redirect(self.back_url())

    def back_url(self) -> str:
        officer = getattr(self.person, "officer", None)
        if officer:
            return reverse("officers:edit", args=[officer.pk])
        return reverse("wagtailusers_users:edit", args=[self.person.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            person=self.person,
            back_url=self.back_url(),
            has_one=second_factor.has_one(self.person),
            **kwargs,
        )
