"""The door of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from common.readable_forms import declared

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
site = get_wsgi_application()


def application(environ, start_response):
    """The site for any WSGI server."""
    environ["CONTENT_TYPE"] = declared(environ.get("CONTENT_TYPE", ""))
    return site(environ, start_response)
