"""Pages for requests that went wrong: each says what happened and what to do next."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """Answer a form whose security token is missing or too old."""
    return render(request, "403_csrf.html", status=403)
