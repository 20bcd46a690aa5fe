"""Answers that belong to a person are never kept by a cache between us and her."""


class PrivatePages:
    """Mark every page whose view read the session or a cookie as ``private, no-store``."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        personal = getattr(request, "session", None) is not None and request.session.accessed
        if (personal or "Set-Cookie" in response) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response
