"""Searches that found nothing, at /office/searches/: an officer lets them find something, or takes them off the list."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.errors import DomainError
from merchants.access import OfficeDesk
from shop.catalogue import search
from shop.catalogue import services as catalogue

PAGE = 30


class Searches(OfficeDesk, TemplateView):
    """The list, and the two things one can do with a line of it."""

    template_name = "manage/searches.html"

    def get_context_data(self, **kwargs):
        page = Paginator(catalogue.unanswered(), PAGE).get_page(self.request.GET.get("page"))
        queries = [row.query for row in page]
        guesses, pages = search.guesses(queries), search.beside_each(queries)
        rows = [{"count": row, "guess": guesses[row.query], "pages": pages[row.query]} for row in page]
        return super().get_context_data(**{"page_obj": page, "rows": rows, **kwargs})

    def post(self, request):
        asked = request.POST.get("count", "")
        row = (
            catalogue.unanswered()
            .filter(pk=int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else 0)
            .first()
        )
        if row is None:
            messages.info(request, _("คำนี้มีคนจัดการไปแล้ว"))
            return redirect("searches:list")
        if request.POST.get("what") == "settle":
            catalogue.settle(count=row, by=request.user)
            messages.success(request, _("เอา “%(words)s” ออกจากรายการแล้ว") % {"words": row.query})
            return redirect("searches:list")
        finds = request.POST.get("finds", "")[:60]
        try:
            catalogue.make_synonym(count=row, finds=finds, by=request.user)
        except DomainError as refusal:
            return self.render_to_response(self.get_context_data(refused=row.pk, typed=finds, refusal=refusal))
        said = _("ต่อไปใครค้น “%(words)s” จะพบ %(finds)s") % {"words": row.query, "finds": finds}
        messages.success(request, said)
        return redirect("searches:list")
