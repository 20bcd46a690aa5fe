"""Reviews: written from the order's link by whoever bought, read by everybody on a page of the product's."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.access import Public
from common.forms.refusals import refusals_shown_on
from shop.aftercare.errors import NotDelivered, TooLateToEdit
from shop.aftercare.models import Review
from shop.aftercare.names import shown_name
from shop.aftercare.services import reviews
from shop.browse.by_token import OrderPage
from shop.browse.review_forms import ReviewForm
from shop.catalogue.models import Product
from shop.orders.states import OrderState

PER_PAGE = 20


class ProductReviews(Public, TemplateView):
    """All that buyers said of one product on sale, newest first."""

    template_name = "browse/reviews.html"

    def get_context_data(self, **kwargs):
        on_sale = Product.objects.on_sale().select_related("merchant")
        product = get_object_or_404(on_sale, slug=kwargs["slug"])
        rows = Review.objects.shown().filter(product=product).order_by("-written_at", "-pk")
        pages = Paginator(rows, PER_PAGE)
        pages.count = product.review_count
        page = pages.get_page(self.request.GET.get("page"))
        return super().get_context_data(section="products", product=product, page_obj=page, **kwargs)


class OrderReviews(OrderPage):
    """What she bought with this order, and what she said of it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        written = reviews.of_order(self.order)
        rows = [{"product": product, "review": written.get(product.pk)} for product in reviews.bought(self.order)]
        context = {
            "order": self.order,
            "merchant": self.order.merchant,
            "token": self.token,
            "rows": rows,
            "delivered": self.order.state == OrderState.DELIVERED,
        }
        return render(request, "orders/reviews.html", context)


class WriteReview(OrderPage):
    """Her review of one product of the order: written, or changed within 30 days."""

    def product(self, pk: int) -> Product:
        found = next((row for row in reviews.bought(self.order) if row.pk == pk), None)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, product: int) -> HttpResponse:
        row = self.product(product)
        standing = reviews.of_order(self.order).get(row.pk)
        if refusal := self.refusal(standing):
            messages.error(request, refusal.message)
            return redirect("orders:reviews", token=self.token)
        said = {"named": True, "keep_photos": True}
        if standing:
            said |= {"stars": standing.stars, "words": standing.words, "named": bool(standing.name)}
        return self.page(row, standing, self.form(standing, initial=said))

    def post(self, request: HttpRequest, product: int) -> HttpResponse:
        row = self.product(product)
        standing = reviews.of_order(self.order).get(row.pk)
        if refusal := self.refusal(standing):
            messages.error(request, refusal.message)
            return redirect("orders:reviews", token=self.token)
        form = self.form(standing, request.POST, request.FILES)
        if form.is_valid():
            with refusals_shown_on(form):
                self.write(row, form.cleaned_data)
                messages.success(request, _("บันทึกรีวิวแล้ว ขอบคุณที่ช่วยผู้ซื้อคนต่อไป"))
                return redirect("orders:reviews", token=self.token)
        return self.page(row, standing, form)

    def refusal(self, standing: Review | None):
        if self.order.state != OrderState.DELIVERED:
            return NotDelivered()
        return TooLateToEdit() if standing and not standing.may_be_changed else None

    def write(self, product: Product, filled: dict) -> None:
        reviews.write(
            order=self.order,
            product=product,
            by=self.person,
            stars=filled["stars"],
            words=filled["words"],
            named=filled.get("named", False),
            language=get_language() or "th",
            pictures=filled["pictures"],
            keep_photos=filled.get("keep_photos", False),
        )

    def form(self, standing: Review | None, *data, **more) -> ReviewForm:
        named_as = shown_name(self.order.checkout.name)
        return ReviewForm(*data, named_as=named_as, has_photos=bool(standing and standing.photos), **more)

    def page(self, product: Product, standing: Review | None, form: ReviewForm) -> HttpResponse:
        context = {
            "order": self.order,
            "token": self.token,
            "product": product,
            "review": standing,
            "form": form,
            "photos": standing.pictures if standing else [],
        }
        return render(self.request, "orders/review.html", context)
