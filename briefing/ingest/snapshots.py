"""What was fetched, as files: the bytes under their sha256, and an index of which address gave them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.config import MetadataSpec
from briefing.config.specs.brief import SourcesSpec
from briefing.ingest.kinds import kind_of
from briefing.ingest.metadata import lay_over
from briefing.ingest.source_file import SourceFile
from briefing.model import Diagnostic, Location
from briefing.model.data import from_data, to_data
from briefing.model.source import digest_of_bytes

FOLDER = "snapshots"
_INDEX = f"{FOLDER}/index.json"
_SCHEMA = 1
_SUFFIXES = {"html": ".html", "pdf": ".pdf", "articles": ".jsonl", "feed": ".xml"}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave when it was last fetched. Nothing in it changes while its bytes stay the same."""

    digest: str
    #: File name in the folder of snapshots.
    file: str
    #: ISO date on which these bytes were first met.
    fetched: str
    etag: str | None = None
    modified: str | None = None
    #: The feed that named it, and what that said of it.
    feed: str | None = None
    said: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a feed wants to hear the next time it is asked."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class _Index:
    schema_version: int = _SCHEMA
    pages: dict[str, dict[str, object]] = field(default_factory=dict)
    feeds: dict[str, dict[str, object]] = field(default_factory=dict)


class Snapshots:
    """The snapshots of one workspace. `save` writes the index; each snapshot is written when it is kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.pages: dict[str, Page] = {}
        self.feeds: dict[str, Validators] = {}
        self.diagnostics: list[Diagnostic] = []
        self._before: bytes | None = None
        self._load()

    def keep(self, url: str, data: bytes, fetched: str, page: Page | None = None) -> None:
        """Write the bytes of `url` under their digest. Raises OSError where that cannot be done."""
        digest = digest_of_bytes(data)
        old = self.pages.get(url)
        suffix = _SUFFIXES.get(kind_of(data, ".txt") or "", ".txt")
        name = f"{digest}{suffix}"
        path = self._root / FOLDER / name
        if not path.is_file():
            _write(path, data)
        day = old.fetched if old is not None and old.digest == digest else fetched
        self.pages[url] = replace(page or Page("", "", ""), digest=digest, file=name, fetched=day)

    def save(self) -> None:
        """Write the index where it differs from the one on disk. Raises OSError where that cannot be done."""
        index = _Index(
            pages={url: to_data(page) for url, page in self.pages.items()},
            feeds={url: to_data(feed) for url, feed in self.feeds.items()},
        )
        data = (json.dumps(to_data(index), sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode()
        if data != self._before:
            _write(self._root / _INDEX, data)
            self._before = data

    def sources(self, spec: SourcesSpec) -> list[SourceFile]:
        """The pages that the brief names, by itself or through a feed, as source files, by address."""
        return list(self._sources(spec))

    def _sources(self, spec: SourcesSpec) -> Iterator[SourceFile]:
        own = {page.url: page.metadata for page in spec.urls}
        feeds = {feed.url: feed.metadata for feed in spec.feeds}
        for url, page in sorted(self.pages.items()):
            if url not in own and page.feed not in feeds:
                continue
            place = f"{FOLDER}/{page.file}"
            given = (spec.metadata.get(url), own.get(url), feeds.get(page.feed or ""))
            said = MetadataSpec.model_validate({"url": url, "accessed": page.fetched, **page.said})
            yield SourceFile(
                self._root / place,
                url,
                metadata=lay_over(*(layer for layer in given if layer is not None)),
                fallback=said,
                place=place,
            )

    def _load(self) -> None:
        path = self._root / _INDEX
        try:
            self._before = path.read_bytes()
            index = from_data(_Index, json.loads(self._before))
            if index.schema_version != _SCHEMA:
                raise ValueError(f"schema {index.schema_version}")
            self.pages = {url: from_data(Page, page) for url, page in index.pages.items()}
            self.feeds = {url: from_data(Validators, feed) for url, feed in index.feeds.items()}
        except FileNotFoundError:
            return
        except (OSError, ValueError, TypeError, KeyError) as error:
            message = f"the list of fetched pages cannot be read: {error}"
            hint = "delete it to fetch everything anew; the snapshots beside it are kept"
            self.diagnostics.append(Diagnostic("NET005", "error", message, Location(_INDEX), hint))


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: written beside its place, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
