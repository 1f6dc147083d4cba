"""`briefing watch`: a change in the workspace or in a feed, a build."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from briefing.commands.building import Builder, brief_options
from briefing.commands.extras import needs
from briefing.commands.logs import LogFormat, log_of, log_option
from briefing.commands.stopping import stop_on_signals
from briefing.config import Project

#: Seconds after which a build is made even if files go on arriving.
_LONGEST = 60.0


@click.command("watch", epilog="Example: briefing watch --quiet 5")
@brief_options
@click.option(
    "--quiet", type=click.FloatRange(min=0.05), default=0.5, show_default=True, help="Seconds without a change to wait."
)
@click.option("--offline", is_flag=True, help="Fetch nothing; use the pages that were fetched before.")
@log_option
def command(
    config: Path | None,
    profile: str | None,
    sources: tuple[Path, ...],
    out: Path | None,
    formats: tuple[str, ...],
    quiet: float,
    offline: bool,
    log_format: LogFormat,
) -> int:
    """Build now, then again whenever a source, a template, the configuration or a feed changes.

    Files that arrive together make one edition. Stop with Ctrl-C or SIGTERM: a build that runs is finished.
    """
    needs("watchfiles", "live")
    stop = stop_on_signals()
    builder = Builder(
        config, sources, out.resolve() if out else None, formats=formats, log=log_of(log_format), profile=profile
    )
    watch = _Watch(builder, Path.cwd(), quiet, not offline, stop)
    watch.run()
    return 0


@dataclass
class _Watch:
    """The workspace under watch. Times are monotonic seconds."""

    builder: Builder
    root: Path
    quiet: float
    online: bool
    stop: threading.Event
    _fetched: float = 0.0

    def run(self) -> None:
        self._build(fetch=self.online)
        while not self.stop.is_set():
            places = self._places()
            shown = ", ".join(_near(self.root, place) for place in places)
            self.builder.log.say("watching", f"Watching {shown}", places=[str(place) for place in places])
            for changed in self._changes(places):
                if any(not self._is_source(path) for path in changed):
                    self.builder.reload()
                self._build(fetch=self._due())
                if self._places() != places:  # the configuration names others, or a folder has come
                    break

    def _changes(self, places: list[Path]) -> Iterator[set[Path]]:
        """Paths that have changed, once nothing has for a while; none where it is only time to ask the feeds."""
        import watchfiles

        found = watchfiles.watch(
            *_standing(places),
            watch_filter=lambda _, path: any(Path(path).is_relative_to(place) for place in places),
            debounce=int(_LONGEST * 1000),
            step=int(self.quiet * 1000),
            rust_timeout=int(self._interval() * 1000) if self._interval() else 0,
            yield_on_timeout=True,
            stop_event=self.stop,
            raise_interrupt=False,
        )
        for changes in found:
            if changes or self._due():
                yield {Path(path) for _, path in changes}

    def _build(self, *, fetch: bool) -> None:
        if fetch:
            self._fetched = time.monotonic()
        self.builder.build(fetch=fetch)
        self.builder.rest()

    def _interval(self) -> float:
        """Seconds between two rounds of fetching; 0 where there is nothing to fetch."""
        project = self.builder.project
        named = project is not None and (project.brief.sources.urls or project.brief.sources.feeds)
        return project.brief.sources.fetch.minutes * 60 if project and named and self.online else 0.0

    def _due(self) -> bool:
        interval = self._interval()
        return bool(interval) and time.monotonic() >= self._fetched + interval

    def _is_source(self, path: Path) -> bool:
        return any(path.is_relative_to(place) for place in self._sources()) and not self._is_configuration(path)

    def _is_configuration(self, path: Path) -> bool:
        return any(path.is_relative_to(place) for place in self._configuration())

    def _places(self) -> list[Path]:
        """Everything that a build reads, whether it is there or not."""
        return list(dict.fromkeys((*self._configuration(), *self._sources())))

    def _configuration(self) -> list[Path]:
        own = self.builder.config
        return [*(self.root / name for name in ("config", "templates", "review")), *([own.resolve()] if own else ())]

    def _sources(self) -> list[Path]:
        project: Project | None = self.builder.project
        named = project.brief.sources.paths if project else ("seeds",)
        return [_before_pattern(self.root / path) for path in (*named, *map(str, self.builder.sources))]


def _standing(places: list[Path]) -> list[Path]:
    """What can be watched of them: a place that is not there is waited for in the nearest folder that is."""
    found = (next(path for path in (place, *place.parents) if path.exists()) for place in places)
    return list(dict.fromkeys(found))


def _near(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _before_pattern(path: Path) -> Path:
    """The part of a path that is no glob."""
    for n, part in enumerate(path.parts):
        if any(sign in part for sign in "*?["):
            return Path(*path.parts[:n])
    return path
