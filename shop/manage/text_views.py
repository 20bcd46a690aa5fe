"""Her goods in Malay and English: how far, what is missing, and one page per product with the Thai words beside."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.forms.refusals import refusals_shown_on
from merchants.access import MerchantDesk
from shop.catalogue import languages
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product
from shop.catalogue.pictures import smallest
from shop.manage.text_forms import TextsForm

PAGE = 50


class TextsView(MerchantDesk, TemplateView):
    """Translated n of m, and the goods that are missing, each one tap away."""

    template_name = "manage/texts.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("language", "")
        language = asked if asked in languages.OTHERS else next(iter(languages.OTHERS))
        left = languages.untranslated(self.owned(Product), language)[:PAGE]
        return super().get_context_data(
            counts=languages.counted(self.owned(Product)),
            language=language,
            label=languages.OTHERS[language],
            rows=[
                {"product": row, "picture": smallest(row.card), "lacks": ", ".join(languages.lacking(row, language))}
                for row in left
            ],
            **kwargs,
        )


class ProductTextsView(MerchantDesk, TemplateView):
    """One product in one other language. Saving leads to the next one where she goes through them all."""

    template_name = "manage/product_texts.html"
    language = ""

    @cached_property
    def product(self) -> Product:
        return get_object_or_404(self.owned(Product).select_related("template"), pk=self.kwargs["pk"])

    @cached_property
    def pictures(self) -> list:
        return list(self.product.pictures.all())

    def post(self, request, pk):
        form = TextsForm(request.POST, product=self.product, pictures=self.pictures, language=self.language)
        if form.is_valid():
            with refusals_shown_on(form):
                catalogue.change_product(product=self.product, by=request.user, **form.facts())
                for picture, words in form.alts():
                    catalogue.describe_picture(picture=picture, by=request.user, **words)
                return self.done(request.POST.get("then") == "next")
        return self.render_to_response(self.get_context_data(form=form))

    def done(self, go_on: bool):
        messages.success(self.request, _("บันทึกภาษา%(language)sแล้ว") % {"language": languages.OTHERS[self.language]})
        if not go_on:
            return redirect("manage:product", self.product.pk)
        following = languages.untranslated(self.owned(Product), self.language).exclude(pk=self.product.pk).first()
        if following is None:
            return redirect("manage:texts")
        return redirect(f"manage:product_texts_{self.language}", following.pk)

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = TextsForm(product=self.product, pictures=self.pictures, language=self.language)
        return super().get_context_data(
            product=self.product,
            language=self.language,
            label=languages.OTHERS[self.language],
            covered=self.product.covers.exists(),
            **kwargs,
        )
