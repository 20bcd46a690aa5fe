"""Pages that stand beside what a search finds. Floors above tell them, named in ``SEARCH_BESIDES``."""

from django.conf import settings
from django.utils.module_loading import import_string


def beside(query: str) -> list[dict]:
    """Return teasers ({url, title, lead, lang, …}) of the pages that fit ``query``, in the reader's language, else in Thai."""
    return [teaser for name in settings.SEARCH_BESIDES for teaser in import_string(name)(query)]
