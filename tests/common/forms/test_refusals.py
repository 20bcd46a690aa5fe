from django import forms
from django.http import HttpResponse
from django.test import RequestFactory
from django.views.generic import FormView

from common.errors import DomainError
from common.forms import refusals


class TooFew(DomainError):
    sentence = "เหลือ %(left)s ชิ้น ลดจำนวนแล้วลองใหม่"
    field = "quantity"


class QuantityForm(forms.Form):
    quantity = forms.CharField()


class OtherForm(forms.Form):
    name = forms.CharField()


def test_the_refusal_stands_on_the_field_that_asked():
    form = QuantityForm({"quantity": "3"})
    assert form.is_valid()
    refusals.show_refusal(form, TooFew(left=2))
    assert form.errors == {"quantity": ["เหลือ 2 ชิ้น ลดจำนวนแล้วลองใหม่"]}
    assert not form.is_valid()


def test_without_that_field_it_stands_at_the_top():
    form = OtherForm({"name": "ก"})
    with refusals.refusals_shown_on(form):
        raise TooFew(left=2)
    assert form.non_field_errors() == ["เหลือ 2 ชิ้น ลดจำนวนแล้วลองใหม่"]


class QuantityView(refusals.RefusalMixin, FormView):
    form_class = QuantityForm
    success_url = "/done/"

    def act(self, form):
        if form.cleaned_data["quantity"] != "1":
            raise TooFew(left=1)

    def render_to_response(self, context):
        return HttpResponse("|".join(context["form"].errors.get("quantity", [])))


def test_a_form_view_shows_the_form_again_or_goes_on():
    ask = RequestFactory()
    refused = QuantityView.as_view()(ask.post("/", {"quantity": "5"}))
    assert refused.content.decode() == "เหลือ 1 ชิ้น ลดจำนวนแล้วลองใหม่"
    done = QuantityView.as_view()(ask.post("/", {"quantity": "1"}))
    assert (done.status_code, done.url) == (302, "/done/")
