"""What a run has to say → lines for people, or one JSON object a line for machines, on stderr."""

from __future__ import annotations

import contextlib
import datetime
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, Literal, Protocol

import click

from briefing.commands.printing import progress, say_result, show
from briefing.model import Diagnostic
from briefing.model.data import to_data
from briefing.pipeline.progress import OnStep
from briefing.pipeline.result import BuildResult, Decision

#: Beyond this many, things that are kept for one reason are counted, not named.
_MANY = 12
LogFormat = Literal["text", "json"]


class Log(Protocol):
    """Where a run says what it does."""

    def diagnostics(self, found: Iterable[Diagnostic]) -> None: ...

    def steps(self) -> AbstractContextManager[OnStep]: ...

    def result(self, result: BuildResult, seconds: float, *, explain: bool) -> None: ...

    def say(self, event: str, message: str, **fields: Any) -> None: ...


class TextLog:
    """For people: diagnostics with their lines, a bar while something moves, a few lines at the end."""

    def diagnostics(self, found: Iterable[Diagnostic]) -> None:
        show(found)

    def steps(self) -> AbstractContextManager[OnStep]:
        return progress()

    def result(self, result: BuildResult, seconds: float, *, explain: bool) -> None:
        for line in _explained(result.decisions) if explain else ():
            click.echo(line)
        say_result(result, seconds)

    def say(self, event: str, message: str, **fields: Any) -> None:
        click.echo(message, err=True)


def _explained(decisions: Sequence[Decision]) -> Iterator[str]:
    """Everything that was made, and what was kept; where many are kept for one reason, how many."""
    kept = Counter((decision.stage, decision.reason) for decision in decisions if not decision.done)
    told: set[tuple[str, str]] = set()
    for decision in decisions:
        group = (decision.stage, decision.reason)
        if decision.done or kept[group] <= _MANY:
            yield str(decision)
        elif group not in told:
            told.add(group)
            yield str(replace(decision, subject=f"{kept[group]} of them"))


class JsonLog:
    """For machines: every line is an object with `at` (UTC), `event`, and what belongs to it."""

    def diagnostics(self, found: Iterable[Diagnostic]) -> None:
        for diagnostic in found:
            self._line("diagnostic", to_data(diagnostic))

    @contextlib.contextmanager
    def steps(self) -> Iterator[OnStep]:
        last: list[str] = []

        def report(stage: str, done: int, total: int) -> None:
            if last != [stage]:
                last[:] = [stage]
                self._line("stage", {"stage": stage, "total": total})

        yield report

    def result(self, result: BuildResult, seconds: float, *, explain: bool) -> None:
        for decision in result.decisions if explain else ():
            self._line("decision", to_data(decision))
        fields = {
            "edition": to_data(result.edition),
            "written": result.written,
            "failed": result.failed,
            "seconds": round(seconds, 3),
            "sources": to_data(result.tally),
            "summary": to_data(result.summary),
        }
        self._line("result", fields)

    def say(self, event: str, message: str, **fields: Any) -> None:
        self._line(event, {"message": message, **fields})

    def _line(self, event: str, fields: dict[str, Any]) -> None:
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        click.echo(json.dumps({"at": at, "event": event, **fields}, ensure_ascii=False), err=True)


def log_of(name: LogFormat) -> Log:
    """The log that writes in a format."""
    return JsonLog() if name == "json" else TextLog()


log_option = click.option(
    "--log-format", type=click.Choice(("text", "json")), default="text", help="json: one object a line, on stderr."
)
