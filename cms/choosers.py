"""How editors pick goods, shops and videos in /admin/: a list to search in, of what readers may see and nothing else."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.videos import Video
from common import money
from merchants.models import Merchant
from shop.catalogue.models import Product


class ByName(BaseFilterForm):
    """One box: part of a name."""

    q = forms.CharField(label=_("ค้นหาชื่อ"), required=False, max_length=100)

    def filter(self, objects):
        self.search_query = self.cleaned_data["q"].strip()
        self.is_searching = bool(self.search_query)
        return objects.filter(name__icontains=self.search_query) if self.is_searching else objects


class Choose(ChooseView):
    filter_form_class = ByName


class ChooseResults(ChooseResultsView):
    filter_form_class = ByName


class WhoseAndHowMuch:
    """Two shops may sell a thing of the same name: the list tells whose it is, and what it costs."""

    @property
    def columns(self):
        whose = Column("merchant", label=_("ร้าน"), accessor="merchant.name")
        price = Column("price", label=_("ราคา"), accessor=lambda product: money.baht_text(product.price_satang))
        return [*super().columns, whose, price]


class ChooseProduct(WhoseAndHowMuch, Choose):
    pass


class ChooseProductResults(WhoseAndHowMuch, ChooseResults):
    pass


class ProductChooser(ChooserViewSet):
    model = Product
    icon = "tag"
    choose_one_text = _("เลือกสินค้า")
    choose_another_text = _("เลือกสินค้าอื่น")
    choose_view_class = ChooseProduct
    choose_results_view_class = ChooseProductResults

    def get_object_list(self):
        return Product.objects.on_sale().select_related("merchant").order_by("-listed_at", "-pk")


class ShopChooser(ChooserViewSet):
    model = Merchant
    icon = "home"
    choose_one_text = _("เลือกร้าน")
    choose_another_text = _("เลือกร้านอื่น")
    choose_view_class = Choose
    choose_results_view_class = ChooseResults

    def get_object_list(self):
        return Merchant.objects.open().order_by("name", "pk")


class VideoChooser(ChooserViewSet):
    """Videos of the library, and a new one put up on the spot."""

    model = Video
    icon = "media"
    choose_one_text = _("เลือกวิดีโอ")
    choose_another_text = _("เลือกวิดีโออื่น")
    create_action_label = _("ส่งวิดีโอขึ้น")
    creation_tab_label = _("วิดีโอใหม่")
    creation_form_class = "cms.video_forms.VideoForm"  # read once the models are there
    choose_view_class = Choose
    choose_results_view_class = ChooseResults


product_chooser = ProductChooser("product_chooser", url_prefix="choose/products")
shop_chooser = ShopChooser("shop_chooser", url_prefix="choose/shops")
video_chooser = VideoChooser("video_chooser", url_prefix="choose/videos")
ProductBlock = product_chooser.get_block_class(name="ProductBlock", module_path="cms.choosers")
ShopBlock = shop_chooser.get_block_class(name="ShopBlock", module_path="cms.choosers")
VideoFileBlock = video_chooser.get_block_class(name="VideoFileBlock", module_path="cms.choosers")
