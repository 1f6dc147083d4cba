"""A web server on this machine that behaves, and misbehaves, as the path asks."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = (
    "<!doctype html><html><head><title>{title}</title>"
    '<meta property="article:published_time" content="2024-06-14"></head><body><article><h1>{title}</h1>'
    "<p>North Korea shipped about {count} missiles to Russia in May 2024, the United States said on Friday.</p>"
    "<p>The statement gave no further details of the shipment, of its route, or of the port that it left from.</p>"
    "</article></body></html>"
)


class Web:
    """`pages` are path → (body, headers); `asked` is every request, as (path, headers)."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[bytes, dict[str, str]]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""
        self.closing = threading.Event()

    def put(self, path: str, body: str | bytes, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (data, {name.replace("_", "-"): value for name, value in headers.items()})

    def feed(self, path: str, *links: str, **headers: str) -> None:
        """A feed whose entries lead to these paths."""
        items = "".join(
            f"<item><title>Entry {link}</title><link>{self.address}{link}</link>"
            f"<pubDate>Fri, 14 Jun 2024 08:00:00 GMT</pubDate><description>Weather in Russia, at {link}.</description>"
            "</item>"
            for link in links
        )
        channel = f"<channel><title>Gull Wire</title>{items}</channel>"
        self.put(path, f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>')
        self.pages[path][1].update(headers)

    def count(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)


@contextmanager
def serving() -> Iterator[Web]:
    web = Web()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(web))
    server.daemon_threads = True
    web.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.closing.set()
        server.shutdown()
        server.server_close()


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            web.asked.append((self.path, dict(self.headers)))
            try:
                {"/drip": self.drip, "/drip-head": self.drip_head, "/endless": self.endless, "/bomb": self.bomb}.get(
                    self.path, self.plain
                )()
            except OSError:
                return  # the client has gone

        def plain(self) -> None:
            if self.path.startswith("/status/"):
                return self.answer(int(self.path.removeprefix("/status/")), b"", {})
            if self.path.startswith("/to/"):
                return self.answer(302, b"", {"Location": self.path.removeprefix("/to/").replace("|", "/")})
            if self.path == "/garbage":
                self.wfile.write(b"\x00\x01 this is no HTTP\r\n\r\n")
                return None
            if self.path == "/cut":
                return self.answer(200, b"half", {"Content-Length": "4000"})
            if self.path not in web.pages:
                return self.answer(404, b"", {})
            body, headers = web.pages[self.path]
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                return self.answer(304, b"", headers)
            return self.answer(200, body, headers)

        def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def drip(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.drip_on(b".")

        def drip_head(self) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            self.drip_on(b"x")

        def drip_on(self, byte: bytes) -> None:
            while not web.closing.is_set():
                self.wfile.write(byte)
                self.wfile.flush()
                time.sleep(0.05)

        def endless(self) -> None:
            self.send_response(200)
            self.end_headers()
            while not web.closing.is_set():
                self.wfile.write(b"word " * 4000)

        def bomb(self) -> None:
            self.answer(200, gzip.compress(b"0" * 30_000_000), {"Content-Encoding": "gzip"})

    return Handler
