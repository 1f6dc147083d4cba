"""A brief's `plugins:` in, the plug-ins that it names out: found by their entry points, imported, and looked at."""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata, util
from pathlib import Path
from typing import Any

from briefing.config import Project, suggest
from briefing.model import Diagnostic
from briefing.model.plugin import MEND
from briefing.plugins import guards

_SUFFIX = re.compile(r"\.[a-z0-9]+")


@dataclass(frozen=True)
class Plugins:
    """What a brief's plug-ins add to the program, each behind its guard."""

    #: Suffix → reader of (bytes, name).
    readers: Mapping[str, guards.Read] = field(default_factory=dict)
    charts: Mapping[str, guards.Draw] = field(default_factory=dict)
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    formats: Mapping[str, guards.Write] = field(default_factory=dict)
    extractors: Mapping[str, guards.Propose] = field(default_factory=dict)
    #: Kind → package → version and digest of its code.
    packages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def versions(self) -> dict[str, str]:
        """What of them decides about an edition: "plug-in PACKAGE" → version and digest of its code."""
        named = {name: version for made in self.packages.values() for name, version in made.items()}
        return {f"plug-in {name}": version for name, version in sorted(named.items())}


@dataclass(frozen=True)
class _Kind:
    """One kind of plug-in: what it is called, what it takes, what stands in its way, and its guard."""

    word: str
    #: How many arguments its function takes.
    takes: int
    guard: Callable[[str, Any], Any]
    #: The names that the program uses itself.
    taken: Callable[[], frozenset[str]] = frozenset

    @property
    def group(self) -> str:
        return f"briefing.{self.word}s"


def _charts() -> frozenset[str]:
    from briefing.chart import KINDS

    return frozenset(KINDS)


def _filters() -> frozenset[str]:
    from jinja2.filters import FILTERS

    from briefing.compose.filters import Filters

    return frozenset(FILTERS) | frozenset(vars(Filters))


#: Key below `plugins:` → its kind.
KINDS: Mapping[str, _Kind] = {
    "readers": _Kind("reader", 2, guards.reader),
    "charts": _Kind("chart", 4, guards.chart, _charts),
    "filters": _Kind("filter", 1, guards.filter_, _filters),
    "formats": _Kind("format", 1, guards.output, lambda: frozenset(("md", "html", "pdf", "json"))),
    "extractors": _Kind("extractor", 1, guards.extractor),
}


@dataclass(frozen=True)
class _Part:
    """An entry point's object, and which package of which version brings it."""

    part: Any
    package: str
    version: str
    #: Version and digest of the code.
    identity: str


class _UnusableError(Exception):
    """Carries code, message and hint of what keeps a plug-in from being used."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def load_plugins(project: Project) -> tuple[Plugins, list[Diagnostic]]:
    """The plug-ins that the brief names, and an error with its line for each that cannot be used."""
    diagnostics: list[Diagnostic] = []
    parts: dict[str, dict[str, Any]] = {key: {} for key in KINDS}
    packages: dict[str, dict[str, str]] = {key: {} for key in KINDS}
    for key, kind in KINDS.items():
        for n, name in enumerate(getattr(project.brief.plugins, key)):
            try:
                found = _found(kind, name)
                _add(key, kind, name, found, parts[key])
            except _UnusableError as wrong:
                place = project.locate(("plugins", key, n))
                diagnostics.append(Diagnostic(wrong.code, "error", str(wrong), place, wrong.hint))
                continue
            packages[key][found.package] = found.identity
    return Plugins(**parts, packages=packages), diagnostics


def failed(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether a plug-in failed: what it should have given is not kept, but asked for again."""
    return any(d.code == "PLG004" for d in diagnostics)


def _add(key: str, kind: _Kind, name: str, found: _Part, parts: dict[str, Any]) -> None:
    """Puts the part into those of its kind, a reader under each of its suffixes. Raises _UnusableError."""
    label = f"the {kind.word} '{name}' of {found.package} {found.version}"
    if (wrong := _misshapen(kind, found.part)) is not None:
        raise _UnusableError("PLG003", f"{label} {wrong}", f"docs/how-to/write-a-plug-in.md shows a {kind.word}")
    for under in found.part.suffixes if key == "readers" else (name,):
        if under in kind.taken():
            hint = "its author has to give it another name"
            raise _UnusableError("PLG006", f"{label} bears the name of one that the program has", hint)
        if under in parts:
            raise _UnusableError("PLG006", f"{label} reads '{under}', as another reader that is named here does")
        parts[under] = kind.guard(label, found.part)


@lru_cache(maxsize=256)
def _found(kind: _Kind, name: str) -> _Part:
    """The object of an entry point, imported once in a process. Raises _UnusableError."""
    entries = list(metadata.entry_points(group=kind.group, name=name))
    if not entries:
        known = {entry.name for entry in metadata.entry_points(group=kind.group)}
        hint = suggest(name, known) or f"install the package that brings it ({kind.group} in its entry points)"
        raise _UnusableError("PLG001", f"no installed package brings a {kind.word} '{name}'", hint)
    brought = sorted({entry.dist.name if entry.dist else "?" for entry in entries})
    if len(brought) > 1:
        hint = "uninstall all but one"
        raise _UnusableError("PLG006", f"several packages bring a {kind.word} '{name}': {', '.join(brought)}", hint)
    entry = entries[0]
    version = entry.dist.version if entry.dist else "?"
    try:
        part = entry.load()
    except (Exception, SystemExit) as error:
        message = f"the {kind.word} '{name}' of {brought[0]} {version} cannot be imported"
        raise _UnusableError("PLG002", f"{message}: {type(error).__name__}: {error}", MEND) from error
    return _Part(part, brought[0], version, f"{version}+{_digest(entry.module)[:12]}")


def _digest(module: str) -> str:
    """sha256 over the Python files of the package that a module is in, hex: while a plug-in is written, its version
    says little."""
    spec = util.find_spec(module.partition(".")[0])
    digest = hashlib.sha256()
    for path in sorted(_files(spec)):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(spec: Any) -> Iterator[Path]:
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        yield from Path(folder).rglob("*.py")
    if spec and spec.origin and Path(spec.origin).is_file():
        yield Path(spec.origin)


def _misshapen(kind: _Kind, part: Any) -> str | None:
    """Why an object is none of its kind; None where it is one."""
    call = part
    if kind.word == "reader":
        suffixes, call = getattr(part, "suffixes", None), getattr(part, "read", None)
        listed = suffixes if isinstance(suffixes, tuple) else ()
        if not listed or not all(isinstance(suffix, str) and _SUFFIX.fullmatch(suffix) for suffix in listed):
            return 'has no `suffixes` such as (".srt",)'
    if not callable(call):
        return "has no function `read`" if kind.word == "reader" else "is no function"
    try:
        inspect.signature(call).bind(*range(kind.takes))
    except TypeError:
        return f"does not take {kind.takes} argument{'s' if kind.takes > 1 else ''}"
    except ValueError:
        return None  # a function without a signature, as some written in C
    return None
