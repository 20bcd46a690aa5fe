"""Where a form asks to be led next: only ever a path of ours."""

from django.utils.http import url_has_allowed_host_and_scheme


def local_path(wanted: str) -> str:
    """Return ``wanted`` if it is a path on this site (``/cart/?page=2``), else "": no other host, no name of a route."""
    return wanted if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
