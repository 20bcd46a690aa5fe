from django.http import StreamingHttpResponse

from common.access import PUBLIC, declare
from shop.browse import feed


@declare(PUBLIC)
def products(request):
    """All products on sale for shopping sites, as they are now."""
    return StreamingHttpResponse(feed.pieces(), content_type="application/xml; charset=utf-8")
