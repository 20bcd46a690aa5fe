"""The officers' products: what waits, what was drawn, and one product with its decisions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common import lists
from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.way_back import WayBack
from merchants.access import OfficeDesk
from shop.catalogue import services as catalogue
from shop.catalogue.categories import all_categories
from shop.catalogue.models import Product, Review
from shop.oversee import product_list, product_rows
from shop.oversee.product_forms import VerdictForm
from shop.oversee.product_list import SHELVES, Wish


class ProductsView(OfficeDesk, TemplateView):
    """What waits longest in her provinces; what was drawn; what is on sale and what was taken down."""

    template_name = "oversee/products.html"

    def get_context_data(self, **kwargs):
        categories = {category.slug: str(category) for category in all_categories()}
        wish = Wish.of(self.request.GET, category=categories)
        looks, products = self.scoped(Review), self.scoped(Product)
        page = Paginator(product_list.find(looks, products, wish), product_list.PAGE)
        page = page.get_page(self.request.GET.get("page"))
        shelves, by_province = product_list.counts(looks, products, wish)
        return super().get_context_data(
            wish=wish,
            categories=categories.items(),
            page_obj=page,
            rows=product_rows.rows_of(list(page)),
            shelves=lists.shelf_chips(wish, SHELVES, shelves),
            provinces=lists.province_chips(wish, self.officer.province_codes, by_province),
            query=wish.further,
            **kwargs,
        )


class OneProduct(OfficeDesk):
    """A page of one product of her provinces that was sent once."""

    @cached_property
    def product(self) -> Product:
        rows = self.scoped(Product).sent_once().select_related("merchant", "category")
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class ProductView(OneProduct, TemplateView):
    """One product whole: pictures, texts with what is claimed, what changed, decisions, diary, letters."""

    template_name = "oversee/product.html"

    def get_context_data(self, **kwargs):
        product = self.product
        looks = self.scoped(Review).filter(product=product, state="open")
        shown = product_rows.page_of(product, list(looks), reader=self.request.user)
        forms = {"verdict": VerdictForm(), "blank": VerdictForm(), "open_act": "", "following": self.following()}
        return super().get_context_data(**{**forms, **shown, **kwargs})

    def following(self) -> str:
        look = product_list.next_after(self.scoped(Review), self.product)
        return reverse("oversee:product", args=[look.product_id]) if look else ""


class ProductAct(WayBack, ProductView):
    """A decision, posted from its page. A refusal shows the page again with its sentence and what was typed."""

    needs_words = False
    open_act = ""

    def page_url(self, pk, look=None):
        if look is not None:
            self.find_look(look)
        return reverse("oversee:product", args=[self.product.pk])

    def find_look(self, look) -> Review:
        return self.scoped_or_404(Review, product=self.product, pk=look)

    def post(self, request, pk, look=None):
        self.look = self.find_look(look) if look is not None else None
        form = VerdictForm(request.POST) if self.needs_words and self.product else None
        if form is not None and not form.is_valid():
            return self.again(form)
        try:
            self.act(**(form.cleaned_data if form is not None else {"seen": request.POST.get("seen", "")}))
        except DomainError as refusal:
            if form is not None:
                show_refusal(form, refusal)
            return self.again(form, None if form is not None and refusal.field else refusal)
        return redirect(self.page_url(pk))

    def act(self, **told) -> None:
        raise NotImplementedError

    def again(self, form, refusal: DomainError | None = None):
        self.__dict__.pop("product", None)  # read anew: it is as the other person left it
        shown = {"verdict": form, "open_act": self.open_act} if form is not None else {}
        return self.render_to_response(self.get_context_data(refusal=refusal, **shown))


class Approve(ProductAct):
    """It is let through as she saw it."""

    def act(self, *, seen):
        look = catalogue.approve(review=self.look, by=self.request.user, seen=seen)
        said = {
            "first": _("ผ่านแล้ว สินค้าขึ้นขาย และแจ้งร้านแล้ว"),
            "change": _("ผ่านแล้ว ลูกค้าเห็นข้อมูลใหม่ และแจ้งร้านแล้ว"),
            "sample": _("ตรวจแล้ว เรียบร้อย"),
        }
        messages.success(self.request, said[look.kind])


class SendBack(ProductAct):
    """The merchant mends it first."""

    needs_words = True
    open_act = "return"

    def act(self, *, code, words):
        catalogue.send_back(review=self.look, by=self.request.user, code=code, words=words)
        messages.success(self.request, _("ส่งให้ร้านแก้แล้ว และแจ้งเหตุผลแล้ว"))


class TakeDown(ProductAct):
    """It is off sale at once."""

    needs_words = True
    open_act = "take_down"

    def act(self, *, code, words):
        catalogue.take_down(product=self.product, by=self.request.user, code=code, words=words)
        messages.success(self.request, _("นำออกจากการขายแล้ว และแจ้งร้านแล้ว"))


class Restore(ProductAct):
    """It is where it was before it was taken down."""

    def act(self, *, seen):
        catalogue.restore(product=self.product, by=self.request.user, seen=seen)
        messages.success(self.request, _("คืนให้ร้านแล้ว และแจ้งร้านแล้ว"))
