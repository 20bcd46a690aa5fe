"""The merchant's coupons: what stands and how often it was used, a new one, put right, stopped and resumed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from common import clock
from common.forms.refusals import RefusalMixin
from common.thai import dates
from common.way_back import WayBack
from merchants.access import MerchantDesk
from shop.manage.coupon_forms import CouponForm, LaterForm
from shop.offers import services as offers
from shop.offers.errors import CouponInUse
from shop.offers.models import Coupon, CouponState

PER_PAGE = 30


class CouponList(MerchantDesk, TemplateView):
    """Every coupon with its uses; the newest first."""

    model = Coupon
    template_name = "manage/coupons.html"

    def get_context_data(self, **kwargs):
        rows = offers.with_uses(self.owned(Coupon)).order_by("-made_at", "-pk")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs, page_obj=page, rows=[_row(coupon) for coupon in page])


def _dates(coupon: Coupon) -> str:
    words = {"from": dates.short_date(coupon.starts_on), "until": dates.short_date(coupon.ends_on)}
    return _("ใช้ได้ %(from)s ถึง %(until)s") % words


def _row(coupon: Coupon) -> dict:
    today = clock.today()
    if coupon.state == CouponState.STOPPED:
        badge = (_("หยุดแล้ว"), "neutral")
    elif today > coupon.ends_on:
        badge = (_("หมดเวลาแล้ว"), "neutral")
    elif coupon.limit_total is not None and coupon.uses >= coupon.limit_total:
        badge = (_("ใช้ครบแล้ว"), "neutral")
    elif today < coupon.starts_on:
        badge = (_("ยังไม่เริ่ม"), "waiting")
    else:
        badge = (_("ใช้ได้"), "verified")
    return {
        "coupon": coupon,
        "badge": {"label": badge[0], "kind": badge[1]},
        "dates": _dates(coupon),
        "can_stop": coupon.state == CouponState.ACTIVE and today <= coupon.ends_on,
        "can_resume": coupon.state == CouponState.STOPPED and today <= coupon.ends_on,
    }


class NewCoupon(RefusalMixin, MerchantDesk, FormView):
    """One coupon is made."""

    model = Coupon
    menu_entry = "manage:coupons"
    template_name = "manage/coupon_new.html"
    form_class = CouponForm
    success_url = reverse_lazy("manage:coupons")

    def get_initial(self):
        return {"kind": "amount", "starts_on": clock.today(), "limit_each": 1}

    def act(self, form):
        row = offers.make_coupon(merchant=self.merchant, by=self.request.user, **form.facts())
        messages.success(self.request, _("สร้างคูปอง %(code)s แล้ว บอกโค้ดนี้กับลูกค้าได้เลย") % {"code": row.code})


class EditCoupon(RefusalMixin, MerchantDesk, FormView):
    """A coupon is put right: all of it, or its last day and limits once somebody used it."""

    model = Coupon
    menu_entry = "manage:coupons"
    template_name = "manage/coupon_edit.html"
    success_url = reverse_lazy("manage:coupons")

    @cached_property
    def coupon(self) -> Coupon:
        return self.owned_or_404(Coupon, pk=self.kwargs["pk"])

    @cached_property
    def used(self) -> bool:
        return offers.was_used(self.coupon)

    def get_form_class(self):
        return LaterForm if self.used else CouponForm

    def get_initial(self):
        row = self.coupon
        return {
            "code": row.code,
            "kind": row.kind,
            "amount": row.amount_satang or None,
            "percent": row.percent or None,
            "most": row.most_satang,
            "minimum": row.minimum_satang or None,
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "limit_total": row.limit_total,
            "limit_each": row.limit_each,
        }

    def act(self, form):
        if self.used and "code" in self.request.POST:  # somebody used it while she typed
            raise CouponInUse()
        row = offers.change(coupon=self.coupon, by=self.request.user, **form.facts())
        messages.success(self.request, _("แก้คูปอง %(code)s แล้ว คำสั่งซื้อที่ใช้ไปแล้วไม่เปลี่ยน") % {"code": row.code})

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, coupon=self.coupon, used=self.used, dates=_dates(self.coupon))


class CouponAct(WayBack, MerchantDesk, View):
    model = Coupon

    def page_url(self, pk):
        self.owned_or_404(Coupon, pk=pk)
        return reverse("manage:coupons")

    def post(self, request, pk):
        messages.success(request, self.act(self.owned_or_404(Coupon, pk=pk)))
        return redirect("manage:coupons")

    def act(self, coupon: Coupon) -> str:
        raise NotImplementedError


class Stop(CouponAct):
    def act(self, coupon):
        offers.stop(coupon=coupon, by=self.request.user)
        return _("หยุดคูปอง %(code)s แล้ว คำสั่งซื้อที่ใช้ไปแล้วไม่เปลี่ยน") % {"code": coupon.code}


class Resume(CouponAct):
    def act(self, coupon):
        offers.resume(coupon=coupon, by=self.request.user)
        return _("คูปอง %(code)s ใช้ได้อีกครั้งแล้ว") % {"code": coupon.code}
