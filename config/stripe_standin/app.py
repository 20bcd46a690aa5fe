"""The stand-in as a server: Stripe's API, the pretend pages, and ``/_standin/…`` where one orders faults and acts."""

import contextlib
import http.server
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from config.stripe_standin import pages
from config.stripe_standin.accounts import Refused
from config.stripe_standin.api import Answer, Api, Asked
from config.stripe_standin.hooks import Endpoint, Hooks
from config.stripe_standin.store import Store
from config.stripe_standin.world import World

MOST_BYTES = 1_000_000
HTML = "text/html; charset=utf-8"


class Standin:
    """All of it, over one store. ``public`` is the address under which a browser finds the pretend pages.

    ``takes_orders``: faults and acts may be ordered at ``/_standin/…``; for tests, never where people come.
    """

    def __init__(
        self,
        *,
        key: str,
        public: str,
        store: str | Path = ":memory:",
        endpoints: list[Endpoint] | None = None,
        takes_orders: bool = False,
    ) -> None:
        self.takes_orders = takes_orders
        self.store = Store(store)
        self.world = World(self.store, public)
        self.api = Api(self.store, self.world, key)
        self.hooks = Hooks(self.store, endpoints or [])

    def answer(self, asked: Asked) -> Answer:
        if asked.path.startswith("/v1/"):
            answer = self.api.answer(asked)
        elif asked.path.startswith("/_standin/") and self.takes_orders:
            answer = self._ordered(asked)
        else:
            answer = self._page(asked)
        self.hooks.kick()
        return answer

    def _page(self, asked: Asked) -> Answer:
        found = re.fullmatch(r"/(pay|onboard)/(\w+)", asked.path)
        owner = self.store.owner(found[2]) if found else None
        if owner is None:
            return Answer(404, pages.gone(), HTML)
        how = parse_qs(asked.body.decode()).get("how", [""])[0] if asked.method == "POST" else ""
        return self._pay(found[2], owner, how) if found[1] == "pay" else self._onboard(found[2], how)

    def _pay(self, pk: str, owner: str, how: str) -> Answer:
        if how not in pages.WAYS:
            return Answer(200, pages.pay(self.world.session(pk, owner)), HTML)
        with self.store.whole():
            try:
                session = self.world.pay(pk, owner, how)
            except Refused:
                return Answer(200, pages.pay(self.world.session(pk, owner)), HTML)
        if how == "decline":
            return Answer(200, pages.pay(session, "ธนาคารไม่อนุมัติบัตรนี้ ลองวิธีอื่น"), HTML)
        return Answer(303, headers={"Location": session["success_url"]})

    def _onboard(self, pk: str, how: str) -> Answer:
        link = self.store.get("account_link", pk)
        if how not in pages.ONBOARD:
            return Answer(200, pages.onboard(self.world.account(link["account"])), HTML)
        with self.store.whole():
            self.world.onboard(link["account"], how)
        return Answer(303, headers={"Location": link["return_url"]})

    def _ordered(self, asked: Asked) -> Answer:
        """Orders of a test, as JSON: ``faults``, ``hooks``, ``send``, ``act``; ``events`` are read."""
        order = json.loads(asked.body or b"{}")
        what = asked.path.removeprefix("/_standin/")
        if what == "events":
            return Answer.json(self.store.events())
        if what == "faults":
            self.api.faults = order["faults"]
        elif what == "hooks":
            for name in {"hold", "copies", "shuffle", "wait"} & set(order):
                setattr(self.hooks, name, order[name])
        elif what == "send":
            return Answer.json({"sent": self.hooks.send()})
        elif what == "act":
            with self.store.whole():
                return Answer.json(self._acted(**order))
        else:
            return Answer.json({"error": "unknown order"}, 404)
        return Answer.json({"done": True})

    def _acted(self, *, do: str, id: str, how: str) -> dict:
        owner = self.store.owner(id) or ""
        acts = {"pay": self.world.pay, "settle": self.world.settle, "refund": self.world.settle_refund}
        return self.world.onboard(id, how) if do == "onboard" else acts[do](id, owner, how)


@contextlib.contextmanager
def serving(standin: Standin, *, port: int = 0) -> Iterator[str]:
    """Serve on the loopback for the block; yield the address."""
    server = _server(standin, port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def serve_for_ever(standin: Standin, *, port: int) -> None:
    with _server(standin, port) as server:
        server.serve_forever()


def _server(standin: Standin, port: int) -> http.server.ThreadingHTTPServer:
    class Handler(http.server.BaseHTTPRequestHandler):
        def _any(self):
            length = min(int(self.headers.get("Content-Length") or 0), MOST_BYTES)
            there = urlsplit(self.path)
            names = {name.lower(): value for name, value in self.headers.items()}
            answer = standin.answer(Asked(self.command, there.path, there.query, names, self.rfile.read(length)))
            if answer.cut:
                self.close_connection = True
                return
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # whoever asked may have gone
                self.send_response(answer.status)
                for name, value in {"Content-Type": answer.type, **answer.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

        do_GET = do_POST = _any

        def log_message(self, *args):
            """Say nothing."""

    class Server(http.server.ThreadingHTTPServer):
        request_queue_size = 128
        daemon_threads = True

    return Server(("127.0.0.1", port), Handler)


def beside(application, standin: Standin, *, prefix: str):
    """Return a WSGI application that gives everything below ``prefix`` to the stand-in and the rest to ``application``."""

    def both(environ, start_response):
        path = environ.get("PATH_INFO", "")
        if not path.startswith(f"{prefix}/"):
            return application(environ, start_response)
        length = min(int(environ.get("CONTENT_LENGTH") or 0), MOST_BYTES)
        names = {key[5:].replace("_", "-").lower(): value for key, value in environ.items() if key.startswith("HTTP_")}
        asked = Asked(
            environ["REQUEST_METHOD"],
            path.removeprefix(prefix),
            environ.get("QUERY_STRING", ""),
            names,
            environ["wsgi.input"].read(length),
        )
        answer = standin.answer(asked)
        if answer.cut:
            answer = Answer(502)
        phrase = http.HTTPStatus(answer.status).phrase
        headers = {"Content-Type": answer.type, "Content-Length": str(len(answer.body)), "Cache-Control": "no-store"}
        start_response(f"{answer.status} {phrase}", [*{**headers, **answer.headers}.items()])
        return [answer.body]

    return both
