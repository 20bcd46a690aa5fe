"""A product's pictures: added, moved, turned, cut for the card, described, taken away."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from common.forms.refusals import refusals_shown_on
from shop.catalogue import pictures as pictures_of
from shop.catalogue import services as catalogue
from shop.catalogue.errors import LastPicture
from shop.catalogue.models import Picture
from shop.manage.picture_forms import CutForm, MoveForm, PictureForm
from shop.manage.product_views import ProductAct


class AddPictureView(ProductAct):
    """One more picture."""

    def post(self, request, pk):
        form = PictureForm(request.POST, request.FILES)
        if form.is_valid():
            with refusals_shown_on(form):
                catalogue.add_picture(product=self.product, by=request.user, **form.cleaned_data)
                return self.done(_("เพิ่มรูปแล้ว"), at="pictures")
        return self.shown(picture_form=form)


class OfPicture(ProductAct):
    """Something done to one of its pictures."""

    @cached_property
    def picture(self) -> Picture:
        return self.owned_or_404(Picture, product=self.product, pk=self.kwargs["picture"])

    def page_url(self, pk, picture):
        return f"{reverse('manage:product', args=[self.product.pk])}#picture-{self.picture.pk}"


class RemovePictureView(OfPicture):
    """Take a picture away."""

    def post(self, request, pk, picture):
        try:
            catalogue.remove_picture(picture=self.picture, by=request.user)
        except LastPicture as refusal:
            return self.refused(refusal)
        return self.done(_("ลบรูปแล้ว"), at="pictures")


class MovePictureView(OfPicture):
    """Put it at another place; the first one is the card's."""

    def post(self, request, pk, picture):
        form = MoveForm(request.POST)
        if not form.is_valid():
            messages.error(request, form.errors["to"][0])
            return redirect(self.page_url(pk, picture))
        catalogue.move_picture(picture=self.picture, by=request.user, to=form.cleaned_data["to"])
        return self.done(_("ย้ายรูปแล้ว รูปแรกคือรูปที่ลูกค้าเห็นในรายการสินค้า"), at=f"picture-{self.picture.pk}")


class PictureView(OfPicture):
    """Turn it, cut it, describe it."""

    template_name = "manage/picture.html"

    def get(self, request, pk, picture):
        return self.edited(CutForm(initial=self.as_it_is()))

    def post(self, request, pk, picture):
        form = CutForm(request.POST)
        if not form.is_valid():
            return self.edited(form)
        catalogue.cut_picture(picture=self.picture, by=request.user, **form.cut())
        said = form.cleaned_data["alt"]
        catalogue.describe_picture(picture=self.picture, by=request.user, alt="" if said == self.suggested else said)
        return self.done(_("บันทึกรูปแล้ว"), at=f"picture-{self.picture.pk}")

    @cached_property
    def suggested(self) -> str:
        """What is said of the picture while nobody says more: it follows the product's name."""
        rows = list(self.product.pictures.values_list("pk", flat=True))
        return pictures_of.suggested_alt(self.product.name, rows.index(self.picture.pk))

    def as_it_is(self) -> dict:
        row = self.picture
        cut = {"turn": row.turn, "focus_x": row.focus_x, "focus_y": row.focus_y, "zoom": row.zoom}
        return {**cut, "alt": row.alt or self.suggested}

    def edited(self, form: CutForm):
        tag = pictures_of.tag_of(self.picture, self.suggested)
        return self.render_to_response(
            self.get_context_data(
                cut_form=form, picture=self.picture, tag=tag, original_url=pictures_of.url_of_original(self.picture)
            )
        )
