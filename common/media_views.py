"""Public pictures in the embedded mode. In production a web server or object storage answers instead."""

from django.conf import settings
from django.http import Http404
from django.views.static import serve

from common.access import PUBLIC, declare
from common.public_files import picture_type

NOTHING_RUNS = (
    "default-src 'none'; sandbox; style-src 'unsafe-inline'"  # the style is of the browser's own picture viewer
)


@declare(PUBLIC)
def media(request, path: str):
    """Send a public picture, and nothing but pictures. Its name changes with its content, so it may be kept for a year."""
    kind = picture_type(path)
    if kind is None or not settings.SERVE_MEDIA:
        raise Http404
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # a name longer than the file system takes, or one we may not read
        raise Http404 from error
    if response.status_code == 200:
        response["Content-Type"] = kind
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
