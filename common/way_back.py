"""Addresses that only act: a form is posted there. Whoever opens one again is led to the page it belongs to."""

from django.shortcuts import redirect


class WayBack:
    """For a view that acts by POST. After a refusal its address stands in the browser: a reload there is a GET, and leads
    to ``page_url``, which looks for the row behind the address first and raises 404 where it is a stranger's.
    """

    http_method_names = ["get", "head", "post", "options"]

    def page_url(self, **kwargs) -> str:
        raise NotImplementedError

    def get(self, request, **kwargs):
        return redirect(self.page_url(**kwargs))
