"""What a page costs the server: `.venv/bin/python bench/pages.py`, with DATABASE_URL for an empty PostgreSQL as well.

Starts our site and a bare Django view, one gunicorn process each, and asks both in turn. Prints a table. See README.md.
"""

import argparse
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parent.parent
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def cpu_ms(server: subprocess.Popen) -> float:
    """Return what the server's worker processes have used so far."""
    workers = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in workers]
    return sum(int(fields[11]) + int(fields[12]) for fields in stats) * TICK_MS


@contextmanager
def served(module: str, environment: dict, first: str):
    """Run ``module`` in one process; yield it and its address once it answers at ``first``."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{door.getsockname()[1]}"
    flags = ["--workers=1", "--threads=4", "--keep-alive=30", "--log-level=error", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", module, "--bind", host, *flags]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        answers(f"http://{host}{first}")
        yield server, f"http://{host}"
    finally:
        server.terminate()
        server.wait()


def answers(address: str) -> None:
    for _try in range(150):
        try:
            return requests.get(address, timeout=300).raise_for_status()
        except requests.ConnectionError:
            time.sleep(0.2)
    raise SystemExit("The server does not answer.")


def django_side(environment: dict, task: str, given: object) -> dict:
    code = f"import json; from bench import goods; print(json.dumps(goods.{task}({given!r})))"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    return json.loads(subprocess.check_output(command, cwd=ROOT, env=environment))


def cost_ms(server: subprocess.Popen, browser: requests.Session, address: str, times: int) -> float:
    before = cpu_ms(server)
    for _ in range(times):
        browser.get(address, timeout=60).raise_for_status()
    return (cpu_ms(server) - before) / times


def filled_cart(base: str) -> requests.Session:
    browser = requests.Session()
    for number in (2, 3, 22):  # two shops; nothing of it is sold out
        page = browser.get(f"{base}/products/bench-{number}/").text
        fields = dict(re.findall(r'type="hidden" name="(csrfmiddlewaretoken|variant)" value="([^"]+)"', page))
        browser.post(f"{base}/cart/add/", {**fields, "quantity": 1}, headers={"Referer": base}).raise_for_status()
    return browser


def measure(label: str, size: int, environment: dict, bodies: Path, times: int) -> None:
    pages = django_side(environment, "fill", size)
    with served("config.wsgi", environment, "/healthz") as (site, base):
        browsers = {page: requests.Session() for page in pages}
        browsers["cart, 3 lines"] = filled_cart(base)
        sent = {}
        for number, (page, path) in enumerate(pages.items()):
            sent[page] = len(browsers[page].get(base + path, stream=True).raw.read(decode_content=False)) / 1024
            bodies.joinpath(str(number)).write_bytes(browsers[page].get(base + path).content)
        asked = {page: [path, browsers[page].cookies.get("kedai_cart")] for page, path in pages.items()}
        counts = django_side(environment, "queries", asked)
        with served("bench.bare", {**environment, "BENCH_BODIES": str(bodies)}, "/0") as (bare, bare_base):
            for number, (page, path) in enumerate(pages.items()):
                ours = site, browsers[page], base + path
                least = bare, browsers["home"], f"{bare_base}/{number}"
                cost_ms(*ours, 20)
                cost_ms(*least, 20)
                rounds = [(cost_ms(*ours, times), cost_ms(*least, times * 8)) for _ in range(5)]
                ms, bare_ms = map(statistics.median, zip(*rounds, strict=True))
                numbers = f"{counts[page]} | {sent[page]:.1f} | {ms:.1f} | {bare_ms:.2f} | {ms / bare_ms:.0f} ×"
                print(f"| {label} | {size:,} | {page} | {numbers} |", flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--sizes", default="200,2000", help="products, multiples of 20, ascending")
    ask.add_argument("--times", type=int, default=30, help="requests to a round; eight times as many to the bare view")
    ask.add_argument("--sqlite", help="a file of the bench from before, instead of one in a temporary folder")
    given = ask.parse_args()
    print(
        "| database | products | page | queries | KB (gzip) | CPU-ms | bare view | ratio |\n|---|--:|---|--:|--:|--:|--:|--:|"
    )
    with tempfile.TemporaryDirectory() as folder:
        bodies = Path(folder, "bodies")
        bodies.mkdir()
        given_url = os.environ.get("DATABASE_URL")
        databases = {
            "SQLite": f"sqlite:///{given.sqlite or folder + '/bench.sqlite3'}",
            **({"PostgreSQL": given_url} if given_url else {}),
        }
        for name, url in databases.items():
            environment = {**os.environ, "DATABASE_URL": url, "DEMO": "0", "EMAIL_URL": "dummymail://", "KEDAI_ENV": "",
                           "MEDIA_ROOT": f"{folder}/media", "PRIVATE_ROOT": f"{folder}/private"}  # fmt: skip
            for size in map(int, given.sizes.split(",")):
                measure(name, size, environment, bodies, given.times)


if __name__ == "__main__":
    main()
