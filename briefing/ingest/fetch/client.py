"""A URL → the bytes behind it, politely and within limits; or why they cannot be had."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from briefing.config.specs.fetching import FetchSpec
from briefing.ingest.fetch.network import Guard, RefusedError

_HEADERS = {
    "User-Agent": "briefing (situation briefs; a page at a time)",
    "Accept": "application/atom+xml, application/rss+xml, text/html, application/pdf, text/plain;q=0.9, */*;q=0.5",
}
_REDIRECTS = (301, 302, 303, 307, 308)
#: Redirects that are followed before an address is given up.
_HOPS = 5


@dataclass(frozen=True)
class Answer:
    """What an address gave. `data` is None where it has not changed since (304)."""

    url: str
    data: bytes | None
    etag: str | None = None
    modified: str | None = None


class FetchError(Exception):
    """Why nothing was fetched: a diagnostic code and words. `gone`: the page is there no longer (404, 410)."""

    def __init__(self, code: str, message: str, *, refused: bool = False, gone: bool = False) -> None:
        super().__init__(message)
        self.code = code
        #: The server answered and will give the same answer next time.
        self.refused = refused or gone
        self.gone = gone


class Client:
    """Fetches one address at a time; use it in a `with` block. Only http and https, and no private addresses."""

    def __init__(
        self, spec: FetchSpec, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._spec = spec
        self._clock = clock
        self._sleep = sleep
        self._limit = int(spec.megabytes * 1024 * 1024)
        self._guard = Guard({host.lower() for host in spec.allow}, clock)
        transport = httpx.HTTPTransport()
        # httpx has no public way to say how connections are made; the pool is its own public library's.
        transport._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=self._guard, max_keepalive_connections=0
        )
        # No proxy of the environment: it would connect for us, to whatever a name leads to.
        self._http = httpx.Client(transport=transport, trust_env=False, headers=_HEADERS, timeout=spec.timeout)
        self._last: dict[str, float] = {}
        self._resting: set[str] = set()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Answer:
        """The bytes at `url`, or none where they are still those of `etag` or `modified`. Raises FetchError."""
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        given = {name: value for name, value in headers.items() if value}
        seen = [url]
        while len(seen) <= _HOPS + 1:
            answer = self._once(seen[-1], given)
            if isinstance(answer, Answer):
                return answer
            if answer in seen:
                break
            seen.append(answer)
        raise FetchError("NET001", "it leads from one address to the next without end", refused=True)

    def _once(self, url: str, headers: dict[str, str]) -> Answer | str:
        """An answer, or the address that it leads to."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError("NET002", f"{url} is no address of the web", refused=True)
        self._wait_for(parts.hostname)
        self._guard.deadline = self._clock() + self._spec.timeout
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                return self._answer(url, parts.hostname, response)
        except RefusedError as error:
            hint = f"{error}; name it under sources.fetch.allow if that is meant"
            raise FetchError("NET002", hint, refused=True) from error
        except (httpx.TimeoutException, httpcore.TimeoutException) as error:
            raise FetchError("NET003", f"no answer within {self._spec.timeout:g} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            words = " ".join(str(error).split()) or type(error).__name__
            raise FetchError("NET001", f"the connection failed: {words}") from error

    def _answer(self, url: str, host: str, response: httpx.Response) -> Answer | str:
        status = response.status_code
        if status in _REDIRECTS and (target := response.headers.get("Location")):
            return urljoin(url, str(target))
        etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
        if status == 304:
            return Answer(url, None, etag, modified)
        if status in (429, 503):
            self._resting.add(host)
            raise FetchError("NET001", f"{host} asks to be left alone for a while ({status})")
        if status in (404, 410):
            raise FetchError("NET004", f"the page is gone ({status})", gone=True)
        if status != 200:
            raise FetchError("NET001", f"it answers with {status}", refused=400 <= status < 500)
        data = self._body(response)
        if not data.strip():
            raise FetchError("NET001", "the answer is empty")
        return Answer(url, data, etag, modified)

    def _body(self, response: httpx.Response) -> bytes:
        data = bytearray()
        for chunk in response.iter_bytes(65536):
            data += chunk
            if len(data) > self._limit:
                raise FetchError("NET003", f"it is larger than {self._spec.megabytes:g} MB", refused=True)
        return bytes(data)

    def _wait_for(self, host: str) -> None:
        """Leave the pause between two requests to one host."""
        if host in self._resting:
            raise FetchError("NET001", f"{host} asks to be left alone for a while")
        last = self._last.get(host)
        if last is not None and (wait := last + self._spec.pause - self._clock()) > 0:
            self._sleep(wait)
        self._last[host] = self._clock()
