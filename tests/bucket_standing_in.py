"""A bucket on the loopback that speaks as much S3 as django-storages asks for: put, get, head, delete, list."""

import contextlib
import email.utils
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

NAME = "kedai-private"


class Bucket(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    things: dict[str, tuple[bytes, float, dict]]

    def log_message(self, *_args) -> None:
        pass

    def _key(self) -> str:
        return urllib.parse.unquote(urllib.parse.urlsplit(self.path).path).removeprefix(f"/{NAME}").lstrip("/")

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_PUT(self) -> None:
        body = self._body()
        self.server.things[self._key()] = (body, self.server.clock(), dict(self.headers))
        self._answer(200, ETag='"x"')

    def _body(self) -> bytes:
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return self.rfile.read(int(self.headers["Content-Length"]))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():  # the trailer
            pass
        return body

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        key = self._key()
        if not key:
            return self._answer(200, self._listing(), Content_Type="application/xml")
        if key not in self.server.things:
            return self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>", Content_Type="application/xml")
        body, written, headers = self.server.things[key]
        when = email.utils.formatdate(written, usegmt=True)
        return self._answer(200, body, Last_Modified=when, Content_Type=headers.get("Content-Type", ""), ETag='"x"')

    def do_DELETE(self) -> None:
        self.server.things.pop(self._key(), None)
        self._answer(204)

    def _listing(self) -> bytes:
        asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
        prefix, folders, lines = asked.get("prefix", ""), set(), ""
        for key in sorted(self.server.things):
            if not key.startswith(prefix):
                continue
            head, slash, _rest = key.removeprefix(prefix).partition("/")
            if slash:
                folders.add(prefix + head + "/")
            else:
                lines += f"<Contents><Key>{escape(key)}</Key><Size>1</Size></Contents>"
        lines += "".join(f"<CommonPrefixes><Prefix>{escape(each)}</Prefix></CommonPrefixes>" for each in folders)
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{lines}</ListBucketResult>".encode()


@contextlib.contextmanager
def bucket(clock) -> Iterator[tuple[str, dict]]:
    """Run it; yield its address and what lies in it: name → (bytes, seconds since 1970, headers of the put)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    server.things, server.clock = {}, clock
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.things
    finally:
        server.shutdown()
        server.server_close()
