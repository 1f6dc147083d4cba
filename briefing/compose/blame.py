"""A template's exception in, a Diagnostic out: which file, which line, what was expected, and near names."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import jinja2
from jinja2.exceptions import SecurityError

from briefing.config import TemplateTree
from briefing.model import Diagnostic, Location
from briefing.model.plugin import MEND, PluginError

_MISSING_ATTRIBUTE = re.compile(r"'(?:[\w.]*\.)?(\w+) object' has no attribute '(\w+)'")
_OF_NOTHING = re.compile(r"'None' has no attribute '(\w+)'")
_NO_ENTRY = re.compile(r"(?:tuple|list) object has no element (\S+)")
_UNDEFINED = re.compile(r"'(\w+)' is undefined")
_LACKING = re.compile(r"'(\w+)' object has no attribute")
#: What Python says of a call with the wrong arguments.
_CALLED = re.compile(r"Filters\.(\w+)\(\) ")
#: What Python calls its own types, and what templates know them as.
_PLAIN = {
    "tuple": "list",
    "list": "list",
    "dict": "mapping",
    "str": "text",
    "Prose": "text",
    "Sourced": "text",
    "NoneType": "nothing",
    "int": "number",
    "float": "number",
}
_NO_NAME = re.compile(r"No (filter|test) named '(\w+)'")


def blame(error: BaseException, name: str, templates: TemplateTree, known: Iterable[str]) -> Diagnostic:
    """The Diagnostic for `error`, raised while template `name` was compiled or run; it may use the `known` names."""
    if isinstance(error, jinja2.TemplateNotFound):
        wanted = str(error.name or name)
        place = at(_place(error, name, templates), wanted)
        return Diagnostic("TPL003", "error", f"there is no template '{wanted}'", place, near(wanted, templates.names()))
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = line(templates, error.filename or name, error.lineno)
        if (match := _NO_NAME.search(error.message or "")) is not None:
            message = f"there is no {match[1]} '{match[2]}'"
            return Diagnostic("TPL002", "error", message, at(place, match[2]), near(match[2], known))
        closed = "every {% … %} block has its end, every {{ … }} and {% … %} its closing braces"
        return Diagnostic("TPL001", "error", (error.message or "syntax error").rstrip("."), place, closed)
    place = _place(error, name, templates)
    if isinstance(error, jinja2.UndefinedError):
        return _undefined(error.message or "undefined", place, known)
    if isinstance(error, RecursionError):
        return Diagnostic("TPL006", "error", "the template includes or calls itself without end", place)
    if isinstance(error, SecurityError):
        return Diagnostic("TPL004", "error", f"not allowed in a template: {str(error).rstrip('.')}", place)
    if isinstance(error, PluginError):
        return Diagnostic("PLG004", "error", str(error), place, MEND)
    if isinstance(error, (AttributeError, TypeError)) and (used := _filter_in(error)) is not None:
        message, hint = _misused(used, str(error))
        return Diagnostic("TPL004", "error", message, at(place, used), hint)
    return Diagnostic("TPL004", "error", f"this cannot be worked out: {error} ({type(error).__name__})", place)


def _undefined(said: str, place: Location, known: Iterable[str]) -> Diagnostic:
    """What is asked for and is not there: an attribute of a view, of nothing, an entry of a list, or a name."""
    hint: str | None = None
    if (match := _OF_NOTHING.search(said)) is not None:
        said, place = f"there is nothing here that could have a '{match[1]}'", at(place, match[1])
        hint = "it is not known for all: test it with `if` first"
    elif (match := _MISSING_ATTRIBUTE.search(said)) is not None:
        said, place = f"a {_plain(match[1])} has no '{match[2]}'", at(place, match[2])
        hint = near(match[2], _attributes(match[1]))
    elif (match := _NO_ENTRY.search(said)) is not None:
        said, hint = f"the list has no entry {match[1]}", "it may be empty: test it with `if` first"
    elif (match := _UNDEFINED.search(said)) is not None:
        place, hint = at(place, match[1]), near(match[1], known)
    return Diagnostic("TPL002", "error", said, place, hint)


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
    """A class as those who write templates call it."""
    if (plain := _PLAIN.get(view)) is not None:
        return plain
    return re.sub(r"(?<!^)(?=[A-Z])", " ", view.removesuffix("View")).lower()


def view_modules() -> tuple[ModuleType, ...]:
    """The modules whose classes templates are given."""
    from briefing.compose import (
        brief_views,
        change_views,
        claim_views,
        clauses,
        judged,
        names,
        profiles,
        ruling_views,
        views,
    )

    return brief_views, change_views, claim_views, clauses, judged, names, profiles, ruling_views, views


def _attributes(view: str) -> list[str]:
    """What a template may ask of a view."""
    modules = view_modules()
    cls = next((found for module in modules if (found := getattr(module, view, None)) is not None), None)
    if cls is None:
        return []
    fields = getattr(cls, "__dataclass_fields__", {})
    return [name for name in {*dir(cls), *fields} if not name.startswith("_")]


def at(place: Location, name: str) -> Location:
    """The place narrowed to the expression that ends in `name`, with the path that leads to it: c.figure.valeu."""
    match = re.search(rf"(?:[\w\])]+\.)*\b{re.escape(name)}\b", place.excerpt or "")
    return place if match is None else replace(place, column=match.start() + 1, length=len(match.group()))


def _place(error: BaseException, name: str, templates: TemplateTree) -> Location:
    names = templates.names()
    for frame, number in reversed(list(traceback.walk_tb(error.__traceback__))):
        file, compiled = frame.f_code.co_filename, frame.f_globals.get("__jinja_template__")
        if file in names:
            # Only what a template's `render` raises has its lines already turned back into those of the template.
            return line(templates, file, compiled.get_corresponding_lineno(number) if compiled else number)
    return line(templates, name, None)


def line(templates: TemplateTree, name: str, number: int | None) -> Location:
    """A line of a template, all of it underlined."""
    if name not in templates:
        return Location(name, number or 0)
    lines = templates.read(name).splitlines()
    text = lines[number - 1] if number and number <= len(lines) else ""
    column = len(text) - len(text.lstrip()) + 1 if text else 0
    return Location(templates.shown(name), number or 0, column, max(1, len(text.strip())), text or None)
