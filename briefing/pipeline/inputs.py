"""A project and its source files in, the digests of everything a build is made from out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefing.config import Project
from briefing.ingest import SourceFile, digest
from briefing.pipeline.engine import engine
from briefing.pipeline.manifest import Inputs

#: Stands for the digest of a file that cannot be read.
UNREADABLE = "unreadable"


def inputs_of(
    project: Project,
    files: Sequence[SourceFile],
    as_of: str | None,
    hashed: Callable[[Path], str],
    plugins: Mapping[str, str],
) -> Inputs:
    """The digests that decide whether anything has changed; nothing is parsed for them. `hashed` is that of a file,
    `plugins` are the versions of those that the brief names."""
    return Inputs(
        sources={file.name: digest(file, hashed) or UNREADABLE for file in files},
        config={**project.digests, **({"profile": project.profile} if project.profile else {})},
        templates=project.templates.digests,
        engine={**engine(), **plugins},
        as_of=as_of,
    )


def differences(before: Inputs, now: Inputs) -> tuple[str, ...]:
    """What changed from one build to the next, in words, one thing each."""
    found = [
        *_between("source", before.sources, now.sources),
        *_between("configuration", before.config, now.config),
        *_between("template", before.templates, now.templates),
        *_between("engine", before.engine, now.engine),
    ]
    if before.as_of != now.as_of:
        found.append(f"cut-off: {before.as_of or 'from the sources'} became {now.as_of or 'from the sources'}")
    return tuple(found)


def _between(what: str, before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    names = sorted(before.keys() | now.keys())
    return [f"{what} {_how(name, before, now)}: {name}" for name in names if before.get(name) != now.get(name)]


def _how(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name not in before:
        return "new"
    return "changed" if name in now else "gone"
