"""A small HTTP server on the loopback that plays somebody else's: it answers as it is told and keeps what it was asked."""

import contextlib
import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict
    body: bytes

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}

    @property
    def json(self):
        return json.loads(self.body)


@dataclass
class Server:
    """``answer`` takes what was asked and returns status, body and headers; or "cut": the line goes dead."""

    base: str = ""
    asked: list[Asked] = field(default_factory=list)
    answer: Callable[[Asked], tuple[int, object, dict] | str] = lambda asked: (200, {}, {})
    slow: float = 0  # seconds before it answers


@contextlib.contextmanager
def standing_in() -> Iterator[Server]:
    """Run a stand-in for the block."""
    server = Server()

    class Handler(http.server.BaseHTTPRequestHandler):
        def _any(self):
            length = int(self.headers.get("Content-Length") or 0)
            asked = Asked(self.command, self.path, dict(self.headers), self.rfile.read(length))
            server.asked.append(asked)
            time.sleep(server.slow)
            told = server.answer(asked)
            if told == "cut":
                self.close_connection = True
                return
            status, body, headers = told
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # whoever asked may have gone
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        do_GET = do_POST = _any

        def log_message(self, *args):
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        server.base = f"http://127.0.0.1:{running.server_address[1]}"
        try:
            yield server
        finally:
            running.shutdown()
            thread.join(5)
