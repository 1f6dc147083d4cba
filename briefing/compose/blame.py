"""A template's exception in, a Diagnostic out: which file, which line, what was expected, and near names."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterable
from pathlib import Path

import jinja2

from briefing.config import TemplateTree
from briefing.model import Diagnostic, Location

_MISSING_ATTRIBUTE = re.compile(r"'(?:[\w.]*\.)?(\w+) object' has no attribute '(\w+)'")
_UNDEFINED = re.compile(r"'(\w+)' is undefined")
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
        file = error.filename or str(templates.lookup(name) or name)
        closed: str | None = "every {% … %} block has its end, every {{ … }} and {% … %} its closing braces"
        if (match := _NO_NAME.search(error.message or "")) is not None:
            closed = near(match.group(2), known)
        return Diagnostic(
            "TPL001", "error", (error.message or "syntax error").rstrip("."), _line(file, error.lineno), closed
        )
    place = _place(error, name, templates)
    if isinstance(error, jinja2.UndefinedError):
        message = error.message or "undefined"
        candidates = list(known)
        match = _MISSING_ATTRIBUTE.search(message)
        if match is not None:
            message = f"a {_plain(match.group(1))} has no {match.group(2)!r}"
            candidates = _attributes(match.group(1))
            return Diagnostic("TPL002", "error", message, place, near(match.group(2), candidates))
        undefined = _UNDEFINED.search(message)
        hint = near(undefined.group(1), candidates) if undefined else None
        return Diagnostic("TPL002", "error", message, place, hint)
    if isinstance(error, RecursionError):
        return Diagnostic("TPL006", "error", "the template includes or calls itself without end", place)
    return Diagnostic("TPL004", "error", f"{type(error).__name__}: {error}", place)


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


def _place(error: BaseException, name: str, templates: TemplateTree) -> Location:
    files = {str(templates.lookup(n)) for n in templates.names()}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in files:
            return _line(frame.filename, frame.lineno)
    return _line(str(templates.lookup(name) or name), None)


def _line(file: str, line: int | None) -> Location:
    excerpt = None
    if line:
        try:
            lines = Path(file).read_text(encoding="utf-8").splitlines()
            excerpt = lines[line - 1] if line <= len(lines) else None
        except OSError:
            excerpt = None
    text = excerpt or ""
    column = len(text) - len(text.lstrip()) + 1 if text else 0
    return Location(file, line or 0, column, max(1, len(text.strip())), excerpt)
