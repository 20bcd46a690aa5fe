"""Public pictures and videos in the embedded mode. In production a web server or object storage answers instead."""

from django.conf import settings
from django.http import Http404
from django.views.static import serve

from common import ranges
from common.access import PUBLIC, declare
from common.public_files import is_video, public_type

NOTHING_RUNS = (
    "default-src 'none'; sandbox; style-src 'unsafe-inline'"  # the style is of the browser's own picture viewer
)
NOTHING_RUNS_BUT_IT_PLAYS = f"{NOTHING_RUNS}; media-src 'self'"  # of the browser's own video viewer


@declare(PUBLIC)
def media(request, path: str):
    """Send a public picture or video, and nothing else. Its name changes with its content, so it may be kept for a year.

    Of a video a piece is sent where one is asked for: telephones play nothing otherwise.
    """
    kind = public_type(path)
    if kind is None or not settings.SERVE_MEDIA:
        raise Http404
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # a name longer than the file system takes, or one we may not read
        raise Http404 from error
    if is_video(path):
        response = ranges.asked(request, response)
    if response.status_code in {200, 206}:
        response["Content-Type"] = kind
    response["Content-Security-Policy"] = NOTHING_RUNS_BUT_IT_PLAYS if is_video(path) else NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
