"""The session's cookie comes from outside: what cannot be a key of ours is not looked up."""

from django.conf import settings
from django.contrib.sessions import middleware


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's own, but a cookie that is no key (a NUL byte makes PostgreSQL refuse the query) counts as none."""

    def process_request(self, request):
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not (key.isascii() and key.isalnum()):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        super().process_request(request)
