"""What a request says of its letters comes from outside: everything here is UTF-8, or it is refused before it is read."""

import codecs

from django.core.exceptions import BadRequest
from django.utils.http import parse_header_parameters

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}
READ_AS_UTF_8 = {"utf-8", "ascii"}


def is_utf_8(charset: str) -> bool:
    """Whether text in ``charset`` may be read as UTF-8. Raises LookupError for a name that nobody knows."""
    try:
        return codecs.lookup(charset).name in READ_AS_UTF_8
    except ValueError:  # a name with a NUL in it
        return False


def declared(content_type: str) -> str:
    """Return a Content-Type header that Django survives. What is not UTF-8 is called Latin-1, which can read anything.

    Django reads the query by the declared charset while it makes the request, before any middleware, and falls over
    one that reads no text at all (base64, idna).
    """
    if "charset" not in content_type.lower():
        return content_type
    kind, facts = parse_header_parameters(content_type)
    try:
        return content_type if is_utf_8(facts.get("charset", "utf-8")) else f"{kind}; charset=latin-1"
    except LookupError:
        return content_type


class ReadableForms:
    """Answer 400 to a form in another encoding, and read every other request as UTF-8 whatever it declares.

    Django finds such a form unreadable only where it is read, and once more where its error page reads it: that ended
    without any page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        charset = request.encoding  # None where nothing was declared or nobody knows it
        if charset is not None:
            request.encoding = "utf-8"
            if request.content_type in FORMS and not is_utf_8(charset):
                raise BadRequest("a form that is not UTF-8")
        return self.get_response(request)
