"""What a page costs the server: `.venv/bin/python bench/pages.py`, with DATABASE_URL for an empty PostgreSQL as well.

Starts our site and a bare Django view, one gunicorn process each, and asks both in turn; then lets guests buy. Prints
tables. See README.md.
"""

import argparse
import os
import re
import statistics
import tempfile
from pathlib import Path

import buying
import requests
from servers import Site, django_side, environment_of, served

GUESTS = 40
PAGES_HEAD = """
| database | products | page | queries | KB (gzip) | CPU-ms, application + PostgreSQL | bare view | ratio |
|---|--:|---|--:|--:|--:|--:|--:|"""
STEPS_HEAD = """
| database | products | a guest buys one thing | CPU-ms, application + PostgreSQL |
|---|--:|---|--:|"""


def cost_ms(site: Site, browser: requests.Session, address: str, times: int) -> tuple[float, float]:
    before = site.used_ms()
    for _ in range(times):
        browser.get(address, timeout=60).raise_for_status()
    return tuple((after - then) / times for after, then in zip(site.used_ms(), before, strict=True))


def filled_cart(base: str) -> requests.Session:
    browser = requests.Session()
    for number in (2, 3, 22):  # two shops; nothing of it is sold out
        page = browser.get(f"{base}/products/bench-{number}/").text
        fields = dict(re.findall(r'type="hidden" name="(csrfmiddlewaretoken|variant)" value="([^"]+)"', page))
        browser.post(f"{base}/cart/add/", {**fields, "quantity": 1}, headers={"Referer": base}).raise_for_status()
    return browser


def measure(label: str, size: int, environment: dict, bodies: Path, times: int) -> None:
    pages = django_side(environment, "fill", size)
    with served("config.wsgi", environment, "/healthz") as site:
        _pages(site, f"{label} | {size:,}", pages, environment, bodies, times)
        print(STEPS_HEAD)
        slugs = [f"bench-{number}" for number in range(100, 100 + 2 * GUESTS) if number % 33][: GUESTS + buying.WARM]
        steps = buying.cost(site, slugs)
        whole = tuple(map(sum, zip(*steps.values(), strict=True)))
        for name, (ours, database) in {**steps, "all of it": whole}.items():
            print(f"| {label} | {size:,} | {name} | {ours:.1f} + {database:.1f} |", flush=True)


def _pages(site: Site, label: str, pages: dict, environment: dict, bodies: Path, times: int) -> None:
    print(PAGES_HEAD)
    browsers = {page: requests.Session() for page in pages}
    browsers["cart, 3 lines"] = filled_cart(site.base)
    sent = {}
    for number, (page, path) in enumerate(pages.items()):
        sent[page] = len(browsers[page].get(site.base + path, stream=True).raw.read(decode_content=False)) / 1024
        bodies.joinpath(str(number)).write_bytes(browsers[page].get(site.base + path).content)
    asked = {page: [path, browsers[page].cookies.get("kedai_cart")] for page, path in pages.items()}
    counts = django_side(environment, "queries", asked)
    with served("bench.bare", {**environment, "BENCH_BODIES": str(bodies)}, "/0") as bare:
        for number, (page, path) in enumerate(pages.items()):
            ours = site, browsers[page], site.base + path
            least = bare, browsers["home"], f"{bare.base}/{number}"
            cost_ms(*ours, 20)
            cost_ms(*least, 20)
            rounds = [(*cost_ms(*ours, times), cost_ms(*least, times * 8)[0]) for _ in range(5)]
            ms, database, bare_ms = map(statistics.median, zip(*rounds, strict=True))
            numbers = f"{counts[page]} | {sent[page]:.1f} | {ms:.1f} + {database:.1f} | {bare_ms:.2f}"
            print(f"| {label} | {page} | {numbers} | {(ms + database) / bare_ms:.1f} × |", flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--sizes", default="200,2000", help="products, multiples of 20, ascending")
    ask.add_argument("--times", type=int, default=30, help="requests to a round; eight times as many to the bare view")
    ask.add_argument("--sqlite", help="a file of the bench from before, instead of one in a temporary folder")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bodies = Path(folder, "bodies")
        bodies.mkdir()
        given_url = os.environ.get("DATABASE_URL")
        databases = {
            "SQLite": f"sqlite:///{given.sqlite or folder + '/bench.sqlite3'}",
            **({"PostgreSQL": given_url} if given_url else {}),
        }
        for name, url in databases.items():
            for size in map(int, given.sizes.split(",")):
                measure(name, size, environment_of(url, folder), bodies, given.times)


if __name__ == "__main__":
    main()
