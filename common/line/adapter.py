"""Signing in with LINE is switched on by settings, never by rows; a new LINE account first proves a telephone number."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.http import Http404
from django.shortcuts import render


class LineOnly(DefaultSocialAccountAdapter):
    """Knows one provider, where ``LINE_CHANNEL_ID`` and ``LINE_CHANNEL_SECRET`` are set; else its addresses are 404."""

    def list_apps(self, request, provider=None, client_id=None):
        if not (settings.LINE_CHANNEL_ID and settings.LINE_CHANNEL_SECRET):
            return []
        return [
            SocialApp(
                provider="line",
                name="LINE",
                client_id=settings.LINE_CHANNEL_ID,
                secret=settings.LINE_CHANNEL_SECRET,
            )
        ]

    def get_app(self, request, provider, client_id=None):
        for app in self.list_apps(request):
            return app
        raise Http404

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        """LINE is away, answers nonsense or was asked twice: a calm page, and the other ways in."""
        if error != "cancelled":
            raise ImmediateHttpResponse(render(request, "socialaccount/authentication_error.html", status=502))
