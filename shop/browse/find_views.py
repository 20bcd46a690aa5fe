"""A guest's lost order link: a code to the phone of the order opens the list of its orders.

Whoever asks learns nothing before the phone is proven: every mobile number is sent a code alike, and sending is counted per
number and per address (``common.codes``).
"""

from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from common import clock
from common.access import Public
from common.forms.refusals import RefusalMixin
from common.letters import sms
from common.links import secret
from common.users import sign_in
from common.users.forms import PhoneForm
from common.users.phone_views import TypeCode
from shop.browse.order_views import row_of
from shop.orders import services as orders
from shop.payments import services as payments
from shop.payments import slips

PURPOSE = "find-orders"
FOUND = "orders_found"  # in the session: which phone was proven, and until when that is good
MINUTES = 30


class FindOrders(Public, RefusalMixin, FormView):
    """Which number was given with the order?"""

    template_name = "orders/find.html"
    form_class = PhoneForm

    def act(self, form):
        sign_in.send(self.request, purpose=PURPOSE, phone=form.cleaned_data["phone"])
        return redirect("orders:find_code")

    def get_context_data(self, **kwargs):
        return super().get_context_data(sms_on=sms.is_on(), **kwargs)


class FindCode(Public, TypeCode):
    """The code that came by SMS."""

    purpose, before = PURPOSE, "orders:find"

    def proven(self, phone):
        until = clock.now().timestamp() + MINUTES * 60
        self.request.session[FOUND] = {"phone": phone, "until": until}
        return redirect("orders:found")


class Found(Public, TemplateView):
    """The orders that a guest placed with the proven number, newest first, each with its link."""

    template_name = "orders/found.html"

    def get(self, request, *args, **kwargs):
        proven = request.session.get(FOUND)
        if not proven or proven["until"] < clock.now().timestamp():
            return redirect("orders:find")
        self.phone = proven["phone"]
        return secret(super().get(request, *args, **kwargs))

    def get_context_data(self, **kwargs):
        placed = list(orders.guest_orders_of(self.phone))
        paid = payments.payments_of(placed)
        newest = slips.newest_of_each(paid.values())
        rows = [row_of(order, paid.get(order.pk), newest) for order in placed]
        return super().get_context_data(rows=rows, phone=self.phone, again_url=reverse("orders:find"), **kwargs)
