from allauth.socialaccount.providers.oauth2.urls import default_urlpatterns

from common.line.provider import Line

urlpatterns = default_urlpatterns(Line)
