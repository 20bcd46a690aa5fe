"""Where LINE is asked, and the step between LINE and an account: a telephone number, proven once."""

from allauth.socialaccount.internal.flows.signup import clear_pending_signup, get_pending_signup
from allauth.socialaccount.providers.line.views import LineOAuth2Adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.shortcuts import redirect
from django.views.generic import FormView

from common.access import Public
from common.forms.refusals import RefusalMixin
from common.letters import sms
from common.users import sign_in
from common.users.forms import PhoneForm


class LineAddresses(LineOAuth2Adapter):
    """The addresses of LINE, or of whatever stands in for it."""

    @property
    def authorize_url(self) -> str:
        return settings.LINE_AUTHORIZE_URL

    @property
    def access_token_url(self) -> str:
        return f"{settings.LINE_API_URL}/oauth2/v2.1/token"

    @property
    def profile_url(self) -> str:
        return f"{settings.LINE_API_URL}/v2/profile"

    def get_access_token_data(self, request, app, client, pkce_code_verifier=None):
        try:
            return super().get_access_token_data(request, app, client, pkce_code_verifier)
        except (KeyError, ValueError) as error:  # an answer that is no answer of LINE's
            raise OAuth2Error(type(error).__name__) from error


oauth2_login = OAuth2LoginView.adapter_view(LineAddresses)
oauth2_callback = OAuth2CallbackView.adapter_view(LineAddresses)


class ProvePhone(Public, RefusalMixin, FormView):
    """A LINE account that we do not know: her phone, proven by a code, says who she is here. Then LINE alone is enough."""

    template_name = "socialaccount/signup.html"
    form_class = PhoneForm

    def dispatch(self, request, *args, **kwargs):
        self.line = get_pending_signup(request)
        if self.line is None or request.user.is_authenticated:
            return redirect("phone_sign_in")
        return super().dispatch(request, *args, **kwargs)

    def act(self, form):
        sign_in.send(
            self.request,
            purpose=sign_in.SIGN_IN,
            phone=form.cleaned_data["phone"],
            next=self.line.get_redirect_url(self.request) or "",
            line=self.line.serialize(),
        )
        clear_pending_signup(
            self.request
        )  # it is tied to this number's code now, and to nobody else who uses this browser
        return redirect("phone_code")

    def get_context_data(self, **kwargs):
        return super().get_context_data(line_name=self.line.user.first_name, sms_on=sms.is_on(), **kwargs)
