"""Pages opened by the unguessable link of an order."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from common.access import ByToken
from shop.orders import links
from shop.orders.models import Order


def secret(response: HttpResponse) -> HttpResponse:
    """Keep a page whose address is as good as a key out of caches and out of what other sites are told."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


class OrderPage(ByToken, View):
    """A view of one order; ``self.order`` is the one its link opens. A wrong link is 404."""

    order: Order

    def dispatch(self, request: HttpRequest, *args, token: str, **kwargs) -> HttpResponse:
        found = links.find(token)
        if found is None:
            raise Http404
        self.order, self.token = found, token
        return secret(super().dispatch(request, *args, **kwargs))

    @property
    def person(self):
        """Return who acts, as the diary knows her: a signed-in person, or None for a guest with the link."""
        return self.request.user if self.request.user.is_authenticated else None
