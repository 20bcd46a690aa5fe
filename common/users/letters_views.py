"""By which way she wants to hear from us."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common.access import SignedIn
from common.forms.refusals import RefusalMixin
from common.letters import line
from common.letters.models import Channel
from common.letters.services import Recipient
from common.users import ways
from common.users.forms import LettersForm


class LettersBy(SignedIn, RefusalMixin, FormView):
    """E-mail, SMS or LINE? Codes and news about an address itself go where they must, whatever she chooses."""

    template_name = "account/letters.html"
    form_class = LettersForm

    @cached_property
    def ways(self) -> list[tuple[str, str]]:
        return ways.of(self.request.user)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "ways": self.ways}

    def get_initial(self):
        return {"letters_by": Recipient.of(self.request.user).channel}

    def act(self, form):
        ways.choose(person=self.request.user, way=form.cleaned_data["letters_by"])
        messages.success(self.request, _("บันทึกแล้ว ต่อไปนี้ข่าวจะไปถึงคุณทางที่เลือก"))
        return redirect("account_letters")

    def get_context_data(self, **kwargs):
        by_line = Channel.LINE in dict(self.ways)
        return super().get_context_data(
            offered=self.ways,
            wants_line=line.is_on() and not by_line,
            friend_url=settings.LINE_FRIEND_URL if by_line else "",
            **kwargs,
        )
