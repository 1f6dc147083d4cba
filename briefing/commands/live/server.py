"""A session in, a web application out: the frame, the brief, its PDF, and news of each draft as server-sent events."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import anyio.to_thread
import watchfiles
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from briefing.config import reference_root
from briefing.model import Diagnostic
from briefing.pipeline.preview import Draft, Session, draft_pdf

_NOTHING = "<!doctype html><title>No brief yet</title><p>There is no good brief yet."
#: Lines shown before and after the one that is blamed.
_AROUND = 2
#: Milliseconds of quiet after a change before the brief is made anew; seconds between two signs of life.
_QUIET, _BEAT = 40, 15.0


@dataclass
class Live:
    """The current draft, the last good one, and who listens."""

    session: Session
    draft: Draft
    good: Draft | None = None
    #: How many good drafts there were.
    count: int = 0
    pdf: bytes | None = None
    listeners: set[asyncio.Queue[None]] = field(default_factory=set)

    def take(self, draft: Draft) -> None:
        """Make `draft` the current one, and wake the listeners."""
        self.draft = draft
        if not draft.failed:
            self.good, self.pdf = draft, None
            self.count += 1
        for listener in self.listeners:
            listener.put_nowait(None)

    def news(self) -> dict[str, Any]:
        """What the frame needs to know of the current draft."""
        took = f"made in {self.draft.took * 1000:.0f} ms"
        return {
            "good": self.count,
            "title": self.good.record.title if self.good and self.good.record else "",
            "state": "the last good brief, not the files as they stand" if self.draft.failed else took,
            "mistakes": [told(self.session.root, diagnostic) for diagnostic in self.draft.diagnostics],
        }


def application(session: Session) -> Starlette:
    """The application; it makes the first draft at once and another on each change below the session's folders."""
    live = Live(session, Draft(None, None, (), 0.0))
    live.take(_drafted(session))

    async def frame(_: Request) -> Response:
        return Response(_asset("shell.html"), media_type="text/html")

    async def script(_: Request) -> Response:
        return Response(_asset("shell.js"), media_type="text/javascript")

    async def brief(_: Request) -> Response:
        html = live.good.html if live.good else _NOTHING
        return Response(html, media_type="text/html", headers={"Cache-Control": "no-store"})

    async def pdf(_: Request) -> Response:
        if live.good is None:
            return Response("There is no good brief yet.\n", status_code=404, media_type="text/plain")
        if live.pdf is None:
            live.pdf = await anyio.to_thread.run_sync(draft_pdf, live.good)
        return Response(live.pdf, media_type="application/pdf", headers={"Cache-Control": "no-store"})

    async def events(_: Request) -> Response:
        return StreamingResponse(_stream(live), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(_watch(live))
        yield
        watching.cancel()

    return Starlette(
        routes=[
            Route("/", frame),
            Route("/shell.js", script),
            Route("/brief.html", brief),
            Route("/brief.pdf", pdf),
            Route("/events", events),
        ],
        # A page elsewhere that a browser takes for this one by its name is answered nothing.
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
        lifespan=lifespan,
    )


async def _watch(live: Live) -> None:
    while True:
        places = live.session.places
        changes = watchfiles.awatch(*places, debounce=_QUIET, step=10, rust_timeout=1000, yield_on_timeout=False)
        async for _ in changes:
            live.take(await anyio.to_thread.run_sync(_drafted, live.session))
            if live.session.places != places:
                break


def _drafted(session: Session) -> Draft:
    """The next draft; a bug of ours is shown like a mistake, so that the preview goes on."""
    try:
        return session.draft()
    except Exception as error:
        hint = "see the whole trace with: briefing --traceback build"
        wrong = Diagnostic("BLD009", "error", f"this is a bug: {type(error).__name__}: {error}", None, hint)
        return Draft(None, None, (wrong,), 0.0)


async def _stream(live: Live) -> AsyncIterator[str]:
    queue: asyncio.Queue[None] = asyncio.Queue()
    live.listeners.add(queue)
    try:
        while True:
            yield f"data: {json.dumps(live.news())}\n\n"
            try:
                await asyncio.wait_for(queue.get(), _BEAT)
            except TimeoutError:
                yield ": still here\n\n"
                await queue.get()
            while not queue.empty():
                queue.get_nowait()
    finally:
        live.listeners.discard(queue)


def told(root: Path, diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as the frame shows it: with the lines around, and the path of the data that is not there."""
    place = diagnostic.location
    underlined = ""
    if place and place.excerpt and place.column:
        underlined = place.excerpt[place.column - 1 : place.column - 1 + place.length]
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "place": str(place) if place else "",
        "lines": _lines(root, diagnostic),
        "path": underlined if diagnostic.code == "TPL002" else "",
        "notes": list(diagnostic.notes),
        "hint": diagnostic.hint or "",
    }


def _lines(root: Path, diagnostic: Diagnostic) -> list[dict[str, Any]]:
    place = diagnostic.location
    if place is None or not place.line:
        return []
    packaged = place.file.removeprefix("briefing/reference/")
    path = root / place.file if packaged == place.file else reference_root() / packaged
    try:
        text = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        text = []
    found = []
    for number in range(max(1, place.line - _AROUND), min(len(text), place.line + _AROUND) + 1):
        blamed = number == place.line
        start = max(0, place.column - 1)
        found.append({"number": number, "text": text[number - 1], "start": start, "length": place.length * blamed})
    return found


def _asset(name: str) -> str:
    return (resources.files("briefing.commands.live") / name).read_text(encoding="utf-8")
