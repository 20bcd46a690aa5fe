"""The list of subdistricts that fills itself while somebody types. It only reads."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import places
from common.access import PUBLIC, declare
from common.forms.place_field import listed, options_for

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")


@declare(PUBLIC)
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Radios called ``name`` for what ``<name>_query`` (or ``q``) may mean."""
    name = request.GET.get("name", "place")
    if not NAME.fullmatch(name):
        name = "place"
    query = request.GET.get(f"{name}_query") or request.GET.get("q", "")
    context = {"name": name, "query": query, "postcode": places.is_postcode(query), **listed(options_for(query))}
    return render(request, "components/place_options.html", context)
