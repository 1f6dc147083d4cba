"""A template's exception in, a Diagnostic out: which file, which line, what was expected, and near names."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import jinja2
from jinja2.exceptions import SecurityError

from briefing.config import TemplateTree
from briefing.model import Diagnostic, Location
from briefing.model.plugin import MEND, PluginError

_MISSING_ATTRIBUTE = re.compile(r"'(?:[\w.]*\.)?(\w+) object' has no attribute '(\w+)'")
_UNDEFINED = re.compile(r"'(\w+)' is undefined")
_LACKING = re.compile(r"'(\w+)' object has no attribute")
#: What Python says of a call with the wrong arguments.
_CALLED = re.compile(r"Filters\.(\w+)\(\) ")
_NO_NAME = re.compile(r"No (filter|test) named '(\w+)'")


def blame(error: BaseException, name: str, templates: TemplateTree, known: Iterable[str]) -> Diagnostic:
    """The Diagnostic for `error`, raised while template `name` was compiled or run; it may use the `known` names."""
    if isinstance(error, jinja2.TemplateNotFound):
        wanted = str(error.name or name)
        return Diagnostic(
            "TPL003",
            "error",
            f"there is no template {wanted!r}",
            _place(error, name, templates),
            near(wanted, templates.names()),
        )
    if isinstance(error, jinja2.TemplateSyntaxError):
        file = _path(templates, error.filename or name)
        closed: str | None = "every {% … %} block has its end, every {{ … }} and {% … %} its closing braces"
        if (match := _NO_NAME.search(error.message or "")) is not None:
            closed = near(match.group(2), known)
        return Diagnostic(
            "TPL001",
            "error",
            (error.message or "syntax error").rstrip("."),
            _line(templates, file, error.lineno),
            closed,
        )
    place = _place(error, name, templates)
    if isinstance(error, jinja2.UndefinedError):
        message = error.message or "undefined"
        candidates = list(known)
        match = _MISSING_ATTRIBUTE.search(message)
        if match is not None:
            message = f"a {_plain(match.group(1))} has no {match.group(2)!r}"
            candidates = _attributes(match.group(1))
            return Diagnostic("TPL002", "error", message, _at(place, match.group(2)), near(match.group(2), candidates))
        undefined = _UNDEFINED.search(message)
        hint = near(undefined.group(1), candidates) if undefined else None
        return Diagnostic("TPL002", "error", message, _at(place, undefined.group(1)) if undefined else place, hint)
    if isinstance(error, RecursionError):
        return Diagnostic("TPL006", "error", "the template includes or calls itself without end", place)
    if isinstance(error, SecurityError):
        return Diagnostic("TPL004", "error", f"not allowed in a template: {str(error).rstrip('.')}", place)
    if isinstance(error, PluginError):
        return Diagnostic("PLG004", "error", str(error), place, MEND)
    if isinstance(error, (AttributeError, TypeError)) and (used := _filter_in(error)) is not None:
        message, hint = _misused(used, str(error))
        return Diagnostic("TPL004", "error", message, _at(place, used), hint)
    return Diagnostic("TPL004", "error", f"{type(error).__name__}: {error}", place)


def _filter_in(error: BaseException) -> str | None:
    """The filter that was called when `error` came up."""
    called = _CALLED.match(str(error))
    if called is not None:
        return called.group(1)
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.name for f in frames if Path(f.filename).name == "filters.py" and not f.name.startswith("_")), None)


def _misused(name: str, said: str) -> tuple[str, str | None]:
    """Why a filter fails on what it was given, and how it is used."""
    from briefing.compose.filters import Filters

    usage = (getattr(Filters, name).__doc__ or "").split("\n", 1)[0] if hasattr(Filters, name) else None
    called, lacking = _CALLED.match(said), _LACKING.match(said)
    if called is not None:
        return f"the filter '{name}' is given other arguments than it takes", usage
    if lacking is not None:
        return f"the filter '{name}' cannot take a {_plain(lacking.group(1))}", usage
    return f"the filter '{name}' cannot take this: {said}", usage


def near(wanted: str, known: Iterable[str]) -> str | None:
    """A hint with the names nearest to `wanted`, or with all choices where none is near."""
    choices = sorted(set(known))
    close = difflib.get_close_matches(wanted, choices, n=3, cutoff=0.6)
    if close:
        return "did you mean " + " or ".join(repr(c) for c in close) + "?"
    return "there is " + ", ".join(choices) if choices else None


def _plain(view: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", view.removesuffix("View")).lower()


def _attributes(view: str) -> list[str]:
    from briefing.compose import clauses, names, views

    for module in (views, clauses, names):
        cls = getattr(module, view, None)
        if cls is not None:
            return [n for n in dir(cls) if not n.startswith("_")]
    return []


def _at(place: Location, name: str) -> Location:
    """The place narrowed to the expression that ends in `name`, with the path that leads to it: c.figure.valeu."""
    match = re.search(rf"(?:[\w\])]+\.)*\b{re.escape(name)}\b", place.excerpt or "")
    return place if match is None else replace(place, column=match.start() + 1, length=len(match.group()))


def _place(error: BaseException, name: str, templates: TemplateTree) -> Location:
    names = {str(templates.lookup(n)): n for n in templates.names()}
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        file, compiled = frame.f_code.co_filename, frame.f_globals.get("__jinja_template__")
        if file in names:
            # Only what a template's `render` raises has its lines already turned back into those of the template.
            return _line(templates, names[file], compiled.get_corresponding_lineno(line) if compiled else line)
    return _line(templates, name, None)


def _path(templates: TemplateTree, file: str) -> str:
    """The name of the template at the path `file`."""
    return next((name for name in templates.names() if str(templates.lookup(name)) == file), file)


def _line(templates: TemplateTree, name: str, line: int | None) -> Location:
    if name not in templates:
        return Location(name, line or 0)
    lines = templates.read(name).splitlines()
    text = lines[line - 1] if line and line <= len(lines) else ""
    column = len(text) - len(text.lstrip()) + 1 if text else 0
    return Location(templates.shown(name), line or 0, column, max(1, len(text.strip())), text or None)
