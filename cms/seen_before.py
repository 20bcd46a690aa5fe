"""A page may be looked at before it is published: beside the editors' form, in a frame of our own site and of no other."""

from csp.decorators import csp_replace
from django.utils.decorators import method_decorator


class SeenBefore:
    """For page classes, before Wagtail's own."""

    @method_decorator(csp_replace({"frame-ancestors": ["'self'"]}))
    def serve_preview(self, request, mode_name):
        return super().serve_preview(request, mode_name)
