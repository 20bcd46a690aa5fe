"""How the merchant's goods reach the shopper."""

from django.contrib import messages
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views.generic import FormView

from common.forms.refusals import RefusalMixin
from merchants.access import MerchantDesk
from shop.catalogue.models import DeliveryProfile, Product, Variant
from shop.delivery import services as delivery
from shop.delivery.carriage import UNSAID_G
from shop.delivery.models import DeliveryMethod
from shop.manage import first_steps
from shop.manage.delivery_forms import DeliveryForm, initial_of


class DeliveryPage(RefusalMixin, MerchantDesk, FormView):
    model = DeliveryMethod
    template_name = "manage/delivery.html"
    form_class = DeliveryForm
    success_url = reverse_lazy("manage:delivery")

    @cached_property
    def methods(self) -> list[DeliveryMethod]:
        return delivery.methods_for(self.merchant)

    @cached_property
    def profiles(self) -> list[str]:
        """What she sells that may travel otherwise, and what she spoke of before, in the order of the list."""
        sold = self.owned(Product).order_by().values_list("delivery_profile", flat=True).distinct()
        said = set(sold).union(*(method.rules for method in self.methods))
        return [profile for profile in DeliveryProfile.values if profile in said and profile != DeliveryProfile.DRY]

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "profiles": self.profiles}

    def get_initial(self) -> dict:
        return initial_of(self.methods)

    def act(self, form):
        delivery.set_methods(merchant=self.merchant, by=self.request.user, **form.facts())
        messages.success(self.request, gettext("บันทึกการจัดส่งแล้ว ลูกค้าเห็นค่าส่งใหม่ตั้งแต่ตอนนี้"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            methods=self.methods,
            next_step=first_steps.next_after(self.merchant, self.request.path),
            unweighed=self.unweighed(),
            unsaid_g=UNSAID_G,
            **kwargs,
        )

    def unweighed(self) -> int:
        """Return of how many kinds of goods the weight is not said, where she asks by weight."""
        if not any(method.steps for method in self.methods):
            return 0
        return self.owned(Variant).sold().filter(weight_g=None).count()
