"""Public pictures in the embedded mode. In production a web server or object storage answers instead."""

from django.conf import settings
from django.http import Http404
from django.views.static import serve

from common.access import PUBLIC, declare


@declare(PUBLIC)
def media(request, path: str):
    """Send a public picture. Its name changes with its content, so it may be kept for a year."""
    if not settings.SERVE_MEDIA:
        raise Http404
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # a name longer than the file system takes, or one we may not read
        raise Http404 from error
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
