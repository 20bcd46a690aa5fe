"""Where providers tell us what happened. Nobody signs in here: the signature is the door."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from common.access import Public
from shop.payments.by_stripe import events

MOST_BYTES = 512 * 1024


@method_decorator(csrf_exempt, name="dispatch")
class StripeWebhook(Public, View):
    """POST takes in one event of Stripe's; whatever it means to us, it was heard: 200. Only an unsigned one is refused."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("Stripe sends its events here by POST.", content_type="text/plain")

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            body = request.body
        except RequestDataTooBig:  # more than the site reads of anybody
            return self.too_long()
        if len(body) > MOST_BYTES:
            return self.too_long()
        try:
            events.take_in(body=body, signature=request.headers.get("Stripe-Signature", ""))
        except events.Forged:
            events.note_forged()
            return HttpResponse("no signature of Stripe's", status=400, content_type="text/plain")
        return HttpResponse("heard", content_type="text/plain")

    def too_long(self) -> HttpResponse:
        return HttpResponse("longer than any event of Stripe's", status=413, content_type="text/plain")
