"""The net under every page: a refusal that no form showed is still a calm page with a sentence, never a crash."""

from django.shortcuts import render

from common.errors import DomainError


class RefusalPages:
    """Answer a DomainError that reached the top with status 409 and its sentence."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, DomainError):
            return render(request, "refused.html", {"refusal": exception}, status=409)
        return None
