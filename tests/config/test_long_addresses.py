"""An address of 90 KB (ten thousand Thai letters typed into a search) reaches the site, which answers it calmly."""

import re
import runpy
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from gunicorn.config import Config
from gunicorn.http.errors import LimitRequestLine
from gunicorn.http.parser import RequestParser

from config.management.commands.start_site import Site

DEPLOY = Path(settings.ROOT, "deploy")
LONG = "q=" + quote("ก" * 10_000)


def of_production() -> Config:
    config = Config()
    for name, value in runpy.run_path(str(DEPLOY / "gunicorn.conf.py")).items():
        if name in config.settings:
            config.set(name, value)
    return config


def query_read(config: Config) -> str:
    """Return the query that a server of this configuration reads of a request."""
    request = f"GET /search/?{LONG} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    return next(RequestParser(config, iter([request]), ("127.0.0.1", 1))).query


def test_both_servers_read_it():
    assert query_read(of_production()) == query_read(Site(0, None).cfg) == LONG
    with pytest.raises(LimitRequestLine):  # left alone it says 414 without a page
        query_read(Config())


def test_the_one_in_front_reads_it_and_no_more():
    [kilobytes] = re.findall(r"large_client_header_buffers \d+ (\d+)k;", (DEPLOY / "nginx.conf").read_text())
    assert len(LONG) / 1024 < int(kilobytes) <= 128
