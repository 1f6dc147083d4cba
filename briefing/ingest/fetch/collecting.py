"""The feeds and addresses of a brief → new snapshots on disk, and what could not be fetched."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.config.specs.brief import SourcesSpec
from briefing.config.specs.fetching import FeedSpec
from briefing.ingest.fetch.client import Client, FetchError
from briefing.ingest.readers.feed import entries
from briefing.ingest.snapshots import Page, Snapshots, Validators
from briefing.model import Diagnostic, Location, Severity

_SAID = ("title", "published", "author", "publisher")
_HINTS = {
    "NET001": "it is tried again at the next build; what was fetched before is used",
    "NET002": "only public web addresses are fetched",
    "NET003": "raise sources.fetch.timeout or sources.fetch.megabytes if that is too strict",
    "NET004": "what was fetched before is used; take the address out of sources to drop it",
}


@dataclass
class _Run:
    """One round over everything that is to be fetched."""

    client: Client
    snapshots: Snapshots
    #: ISO date.
    today: str
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, url: str, error: FetchError, *, instead: str = "") -> None:
        severity: Severity = "warning" if error.gone or instead else "error"
        message = f"{error}{f'; {instead}' if instead else ''}"
        self.diagnostics.append(Diagnostic(error.code, severity, message, Location(url), _HINTS[error.code]))


def collect(
    root: Path, spec: SourcesSpec, today: str, on_step: Callable[[str, int, int], None] = lambda *_: None
) -> list[Diagnostic]:
    """Fetch what `spec` names into the snapshots of the workspace `root`; `today` (ISO) is the day it is done.

    Addresses are asked conditionally, pages that a feed names only once. One that fails never hides the next.
    Raises OSError where the snapshots cannot be written.
    """
    snapshots = Snapshots(root)
    if snapshots.diagnostics:
        return snapshots.diagnostics
    with Client(spec.fetch) as client:
        run = _Run(client, snapshots, today)
        total = len(spec.urls) + len(spec.feeds)
        try:
            for n, page in enumerate(spec.urls):
                on_step("fetch", n, total)
                _fetch_page(run, page.url)
            for n, feed in enumerate(spec.feeds, start=len(spec.urls)):
                on_step("fetch", n, total)
                _fetch_feed(run, feed)
        finally:
            snapshots.save()
    return run.diagnostics


def _fetch_page(run: _Run, url: str) -> None:
    old = run.snapshots.pages.get(url)
    try:
        answer = run.client.get(url, old.etag if old else None, old.modified if old else None)
    except FetchError as error:
        run.tell(url, error)
        return
    if answer.data is not None:
        page = Page("", "", "", answer.etag, answer.modified, old.feed if old else None, old.said if old else {})
        run.snapshots.keep(url, answer.data, run.today, page)


def _fetch_feed(run: _Run, feed: FeedSpec) -> None:
    known = run.snapshots.feeds.get(feed.url, Validators())
    try:
        answer = run.client.get(feed.url, known.etag, known.modified)
    except FetchError as error:
        run.tell(feed.url, error)
        return
    if answer.data is None:
        return
    found, wrong = entries(answer.data, feed.url)
    run.diagnostics += wrong
    done = [_fetch_entry(run, feed, entry) for entry in found[: feed.limit]]
    if all(done) and not wrong:  # else it is asked for as a whole again
        run.snapshots.feeds[feed.url] = Validators(answer.etag, answer.modified)


def _fetch_entry(run: _Run, feed: FeedSpec, entry: Mapping[str, str]) -> bool:
    """Fetch what one entry leads to, once; False where it is to be tried again."""
    url = entry.get("url", "")
    name = url or f"{feed.url}#{entry.get('title', '')}"
    if name in run.snapshots.pages:
        return True
    said = {key: entry[key] for key in _SAID if key in entry}
    page = Page("", "", "", feed=feed.url, said=said)
    if feed.follow and url:
        try:
            answer = run.client.get(url)
            if answer.data is not None:
                run.snapshots.keep(name, answer.data, run.today, page)
            return True
        except FetchError as error:
            usable = error.refused and "text" in entry
            run.tell(url, error, instead="the feed’s own text is used" if usable else "")
            if not usable:
                return error.refused
    if "text" in entry:
        line = json.dumps(dict(entry), sort_keys=True, ensure_ascii=False).encode()
        run.snapshots.keep(name, line, run.today, page)
    else:
        message = f"the entry {entry.get('title', 'without a title')!r} has neither text nor a page to follow"
        run.diagnostics.append(Diagnostic("SRC006", "warning", message, Location(feed.url)))
    return True
