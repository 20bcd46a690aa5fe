"""A refusal from a service reaches the person on the field that asked, in the form they filled in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from common.errors import DomainError


def show_refusal(form: forms.BaseForm, refusal: DomainError) -> None:
    """Put the refusal's sentence on ``refusal.field`` if this form has it, else at the top of the form."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, refusal.message)


@contextmanager
def refusals_shown_on(form: forms.BaseForm) -> Iterator[None]:
    """``with refusals_shown_on(form): orders.ship(...)``; afterwards ``form.is_valid()`` is False if it was refused."""
    try:
        yield
    except DomainError as refusal:
        show_refusal(form, refusal)


class RefusalMixin:
    """For Django's form views: write ``act(form)``; a DomainError it raises shows the form again with its sentence.

    ``act`` may return a response; otherwise the view goes on to ``get_success_url()``.
    """

    def act(self, form: forms.BaseForm) -> HttpResponse | None:
        raise NotImplementedError

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        try:
            response = self.act(form)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.form_invalid(form)
        return response or redirect(self.get_success_url())
