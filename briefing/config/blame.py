"""Marked data × spec → the spec, or every mistake in it with its line, the allowed values and a near name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefing.config.marked import Parsed, Path
from briefing.config.specs.base import Spec
from briefing.model import Diagnostic

S = TypeVar("S", bound=Spec)

#: How many allowed values a hint lists in full.
_SHOWN = 16
#: The longest text that a message repeats.
_QUOTED = 30

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
}


def make_spec(spec: type[S], parsed: Parsed) -> tuple[S | None, list[Diagnostic]]:
    """The spec that `parsed` holds, or None and everything that is wrong with it."""
    try:
        return spec.model_validate({} if parsed.data is None else parsed.data), []
    except ValidationError as error:
        return None, _diagnose(spec, parsed, error.errors(include_url=False))


def near(word: str, names: Iterable[str]) -> str | None:
    """The name that `word` was most likely meant to be."""
    folded = {name.casefold(): name for name in sorted(names, reverse=True)}
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def suggest(word: str, names: Iterable[str], *, listed: bool = True) -> str | None:
    """A hint for an unknown `word`: the near name, else the names there are where they are few."""
    known = sorted(set(names))
    if (name := near(word, known)) is not None:
        return f"did you mean '{name}'?"
    if listed and 0 < len(known) <= _SHOWN:
        return "one of " + ", ".join(known)
    return None


def _diagnose(spec: type[Spec], parsed: Parsed, errors: list[ErrorDetails]) -> list[Diagnostic]:
    """One diagnostic a place: where a value fits none of several types, their errors are told as one."""
    grouped: dict[Path, list[ErrorDetails]] = {}
    for error in errors:
        if not _follows(error, errors):
            grouped.setdefault(_real(parsed.data, error), []).append(error)
    found = [_diagnostic(spec, parsed, path, group) for path, group in grouped.items()]
    return sorted(found, key=lambda d: (d.location.line, d.location.column) if d.location else (0, 0))


def _follows(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether an error is only another's shadow: a list 'too short' for its bad items, a key 'missing' but misspelt."""
    loc = error["loc"]
    if error["type"] == "too_short":
        return any(other["loc"][: len(loc)] == loc and len(other["loc"]) > len(loc) for other in errors)
    if error["type"] != "missing":
        return False
    unknown = [e["loc"][-1] for e in errors if e["type"] == "extra_forbidden" and e["loc"][:-1] == loc[:-1]]
    return any(near(str(key), [str(loc[-1])]) for key in unknown)


def _real(data: Any, error: ErrorDetails) -> Path:
    """The error's path without the names of union members, which pydantic weaves in."""
    path: list[str | int] = []
    for step in error["loc"]:
        known = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if not known:
            break
        data = data[step]
        path.append(step)
    if error["type"] == "missing":
        path.append(error["loc"][-1])
    return tuple(path)


def _diagnostic(spec: type[Spec], parsed: Parsed, path: Path, errors: list[ErrorDetails]) -> Diagnostic:
    error = errors[0]
    kind, given = error["type"], error["input"]
    key = _name(path)
    match kind:
        case "missing":
            at = parsed.key(path[:-1]) if len(path) > 1 else parsed.value(())
            return Diagnostic(
                "CFG011", "error", f"'{path[-1]}' is missing{_inside(path[:-1])}", at, f"add {path[-1]}: …"
            )
        case "string_pattern_mismatch" if "{4}" in error.get("ctx", {}).get("pattern", ""):
            message = f"{key}: '{_show(given)}' is not a date"
            return Diagnostic("CFG014", "error", message, parsed.value(path), "write it as 2024, 2024-06 or 2024-06-17")
        case "extra_forbidden":
            known = _keys(spec, path[:-1])
            hint = suggest(str(path[-1]), known)
            return Diagnostic(
                "CFG010", "error", f"unknown key '{path[-1]}'{_inside(path[:-1])}", parsed.key(path), hint
            )
        case "literal_error" | "enum":
            allowed = re.findall(r"'([^']*)'|(\b\d+\b)", error.get("ctx", {}).get("expected", ""))
            names = [word or number for word, number in allowed]
            message = f"'{_show(given)}' is not allowed for {key}"
            return Diagnostic("CFG013", "error", message, parsed.value(path), _choices(_show(given), names))
    expected = list(dict.fromkeys(_EXPECTED[e["type"]] for e in errors if e["type"] in _EXPECTED))
    if expected:
        message = f"{key} takes {' or '.join(expected)}, not {_what(given)}"
        return Diagnostic("CFG012", "error", message, parsed.value(path), _type_hint(expected, given))
    return Diagnostic("CFG014", "error", f"{key}: {_rule(error)}", parsed.value(path))


def _choices(word: str, names: list[str]) -> str | None:
    listed = "one of " + ", ".join(names)
    name = near(word, names)
    return f"did you mean '{name}'? {listed[0].upper()}{listed[1:]}" if name else listed


def _type_hint(expected: list[str], given: Any) -> str | None:
    if "a list" in expected and given is not None and not isinstance(given, (dict, list)):
        return f"write [{_show(given)}]"
    if "text" in expected and isinstance(given, (int, float, bool)):
        return f'put it in quotation marks: "{_show(given)}"'
    return None


def _rule(error: ErrorDetails) -> str:
    """Why a value of the right type is refused, in plain words."""
    context = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(context.get("error", error["msg"]))
        case "string_pattern_mismatch":
            return f"'{error['input']}' does not have the form {context['pattern']}"
        case "greater_than_equal":
            return f"must be {context['ge']} or more"
        case "greater_than":
            return f"must be more than {context['gt']}"
        case "less_than_equal":
            return f"must be {context['le']} or less"
        case "less_than":
            return f"must be less than {context['lt']}"
        case "too_short":
            return f"needs at least {context['min_length']}, and has {context['actual_length']}"
        case "too_long":
            return f"takes at most {context['max_length']}, and has {context['actual_length']}"
    return error["msg"]


def _keys(spec: type[BaseModel], path: Path) -> list[str]:
    """The keys that a spec knows at `path`."""
    here: type[BaseModel] | None = spec
    for step in path:
        if here is None:
            return []
        if isinstance(step, int):
            continue
        by_key = {f.alias or name: f for name, f in here.model_fields.items()}
        if step in by_key:
            here = _model(by_key[step].annotation)
    return [f.alias or name for name, f in here.model_fields.items()] if here else []


def _model(annotation: Any) -> type[BaseModel] | None:
    """The spec inside an annotation such as tuple[SectionSpec, ...] or dict[str, KindSpec] | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := _model(a)) is not None), None)


def _name(path: Path) -> str:
    return f"'{next((s for s in reversed(path) if isinstance(s, str)), 'the file')}'" if path else "the file"


def _inside(path: Path) -> str:
    """' in sections, item 3' for a path, counting from 1 as people do."""
    words = [f"item {step + 1}" if isinstance(step, int) else str(step) for step in path]
    return f" in {', '.join(words)}" if words else ""


def _show(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _what(value: Any) -> str:
    """A value as a message shows it: short ones in full, others by what they are."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= _QUOTED else "text"
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a mapping"
    return _show(value)
