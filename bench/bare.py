"""The yardstick: Django with gzip and one view that sends a page's own bytes from memory. No database, no templates."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="bench",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=["django.middleware.gzip.GZipMiddleware"],
)
BODIES = {file.name: file.read_bytes() for file in Path(os.environ["BENCH_BODIES"]).iterdir()}
urlpatterns = [path("<name>", lambda request, name: HttpResponse(BODIES[name]))]
application = get_wsgi_application()
