"""What a search costs: index time, and the middle and the 95th of a hundred by kind of query, pages and their queries.

    .venv/bin/python bench/search.py --sizes 1000 10000            # SQLite, in a temporary folder
    DATABASE_URL=postgres://user:password@127.0.0.1/kedai_bench .venv/bin/python bench/search.py   # an empty database of its own

Everything is asked in this process, so a millisecond here is work of the application and of the database together; CPU
time of this process stands beside it (SQLite's is in it, PostgreSQL's is not). ``bench/pages.py`` has the bare view beside it.
A page's "first" is the first after a shop has changed something, in CPU time of the application and of PostgreSQL; the list is
asked before the others, which counts for them too.
"""

import argparse
import itertools
import os
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DEMO", "0")
QUERIES = {
    "exact name": "น้ำบูดู รสเผ็ดน้อย ตากใบ 1",
    "one word": "ข้าวยำ",
    "a word most products hold": "ของฝาก บูดู",
    "two words": "ผ้าบาติก เบตง",
    "synonym": "keropok",
    "place": "ของดียะลา",
    "price in words": "กะปิ ราคาไม่เกิน 300",
    "misspelling": "กรือโป้ะ",
    "other keyboard": "ohe[^f^",
    "nothing": "มอเตอร์ไซค์",
}
PAGES = {
    "list": "/products/",
    "list, filtered": "/products/?category=food&province=yala&stock=1&sort=unit",
    "search": "/search/?q=ข้าวยำ",
    "search, filtered": "/search/?q=ข้าวยำ&province=yala&sort=cheapest",
    "suggestions": "/search/suggestions/?q=ข้าว",
    "product": None,
}
FIRST = 7  # times that a shop changes something


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--keep-index", action="store_true", help="do not make the index anew")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ["SEARCH_LOG"] = f"{folder}/searches.jsonl"
        for size in asked.sizes:
            measure(size, asked.times, keep_index=asked.keep_index)


def measure(size: int, times: int, *, keep_index: bool) -> None:
    import django  # noqa: PLC0415 - after the database has its address

    django.setup()
    from django.db import connection, transaction  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from goods import fill  # noqa: PLC0415

    from common.versions import services as versions  # noqa: PLC0415
    from merchants.models import Merchant  # noqa: PLC0415
    from shop.catalogue import search  # noqa: PLC0415
    from shop.catalogue import services as catalogue  # noqa: PLC0415

    pages = {**PAGES, "product": fill(size)["product"]}
    print(f"\n## {connection.vendor}, {search.count():,} products", end="")
    if not keep_index:
        start = time.perf_counter()
        with transaction.atomic():
            count = catalogue.reindex()
        took = time.perf_counter() - start
        print(f": indexed in {took:.1f} s, {count / took:,.0f} a second", end="")
    print("\n")
    print("| query | found | median ms | p95 ms | CPU ms |\n|---|--:|--:|--:|--:|")
    for kind, query in QUERIES.items():
        found = search.find(query).products.count()
        print(f"| {kind} | {found:,} | {timed(partial(asked_first, query), times)} |", flush=True)
    client, shop = Client(headers={"accept-encoding": "gzip"}), Merchant.objects.order_by("pk").first()
    print("\n| page | first, CPU ms | queries | KB | median ms | p95 ms | CPU ms |\n|---|--:|--:|--:|--:|--:|--:|")
    for address in pages.values():  # the process is warm
        client.get(address)
    firsts = {name: [] for name in pages}
    for _time in range(FIRST):
        versions.bump("catalogue", of=[shop.pk])
        for name, address in pages.items():
            before = spent_ms(connection)
            client.get(address)
            firsts[name].append([now - then for now, then in zip(spent_ms(connection), before, strict=True)])
    for name, address in pages.items():
        ours, theirs = map(statistics.median, zip(*firsts[name], strict=True))
        first = f"{ours:.0f} + {theirs:.0f}" if connection.vendor == "postgresql" else f"{ours:.0f}"
        with CaptureQueriesContext(connection) as captured:
            size_kb = len(client.get(address).content) / 1024
        print(
            f"| {name} | {first} | {len(captured)} | {size_kb:.0f} | {timed(lambda address=address: client.get(address), times)} |"
        )


def asked_first(query: str) -> None:
    """Do what a search nobody asked for since the last change does: decide, put in order, read the cards of a page."""
    from shop.browse import facets, filters, sources  # noqa: PLC0415
    from shop.catalogue import counts  # noqa: PLC0415

    now = counts.now()
    result = sources.Result(query, now._replace(words=f"asked first {next(_turns)}"))
    if result.decided.any:
        result.page(filters.Filters(q=query, sort=filters.RELEVANCE), facets.senders(now.sending), 1)


_turns = itertools.count()


def spent_ms(connection) -> tuple[float, float]:
    """Return the CPU time of this process, and of the one of PostgreSQL that serves it, in milliseconds."""
    ours = time.process_time() * 1000
    if connection.vendor != "postgresql":
        return ours, 0
    pid = connection.connection.info.backend_pid  # on this machine
    return ours, int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6


def timed(act, times: int) -> str:
    """Do ``act`` so many times (once before, to warm); return the cells median, p95 and CPU, in milliseconds."""
    act()
    took, cpu = [], time.process_time()
    for _time in range(times):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / times
    return f"{statistics.median(took):.1f} | {statistics.quantiles(took, n=20)[-1]:.1f} | {cpu:.1f}"


if __name__ == "__main__":
    main()
