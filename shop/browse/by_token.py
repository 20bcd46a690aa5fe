"""Pages opened by the unguessable link of an order."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from common.access import ByToken
from common.links import secret
from shop.orders import links
from shop.orders.models import Order


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
