"""Frozen dataclasses to plain JSON data and back, by their type hints: to objects, and to rows for what we keep."""

from __future__ import annotations

import dataclasses
import functools
import operator
import types
import typing
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
#: Plain data → a value.
_Reader = Callable[[Any], Any]
#: A value → plain data.
_Writer = Callable[[Any], Any]


def to_data(value: Any, *, tidy: bool = False) -> Any:
    """`value` as dicts, lists and scalars that `json` writes; fields that `__init__` does not take are left out.

    `tidy` writes 5000000.0 as 5000000, and no digits beyond the twelfth.
    """
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        return _tidied(value) if tidy else value
    if isinstance(value, (tuple, list)):
        return [to_data(item, tidy=tidy) for item in value]
    if isinstance(value, dict):
        return {key: to_data(item, tidy=tidy) for key, item in value.items()}
    cls: Any = type(value)
    return _writer(cls, tidy)(value) if dataclasses.is_dataclass(value) else value


def _tidied(number: float) -> float:
    rounded = float(f"{number:.12g}")
    return int(rounded) if rounded.is_integer() else rounded


@functools.cache
def _writer(cls: Any, tidy: bool) -> _Writer:
    """What makes an object from a `cls`; the hints are looked at once, not once a value."""
    hints, names = typing.get_type_hints(cls), _names(cls)
    values = operator.attrgetter(*names, names[0])  # of one name alone it would give no tuple
    writers = ((name, _write(hints[name], tidy)) for name in names)
    nested = [(name, inner) for name, inner in writers if inner is not None]

    def write(value: Any) -> dict[str, Any]:
        data = dict(zip(names, values(value), strict=False))
        for name, inner in nested:
            if data[name] is not None:
                data[name] = inner(data[name])
        return data

    return write


def _write(hint: Any, tidy: bool) -> _Writer | None:
    """What makes data of a value of this hint that is not None; None where the value is data."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal or hint in (str, int, bool):
        return None
    if hint is float:
        return _tidied if tidy else None
    if dataclasses.is_dataclass(hint):
        cls: Any = hint
        return lambda value: _writer(cls, tidy)(value)  # only when it is needed: a class may hold others of its kind
    if origin in (types.UnionType, typing.Union) and len(args) == 2 and types.NoneType in args:
        return _write(next(arm for arm in args if arm is not types.NoneType), tidy)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        each = _write(args[0], tidy)
        return list if each is None else lambda value: [each(item) for item in value]
    if origin is tuple and all(_write(arg, tidy) is None for arg in args):
        return list
    return lambda value: to_data(value, tidy=tidy)


def from_data(cls: type[T], data: Any) -> T:
    """The inverse of `to_data` for a dataclass `cls`. Raises KeyError, TypeError or ValueError on another shape."""
    known: Any = cls
    return typing.cast(T, _reader(known)(data))


def to_row(value: Any) -> list[Any]:
    """A dataclass as the list of its fields' values, the dataclasses in it likewise: a third of the words of `to_data`,
    for what only the same code reads again."""
    cls: Any = type(value)
    return [_cell(getattr(value, name)) for name in _names(cls)]


def _cell(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return to_row(value)
    return [_cell(item) for item in value] if isinstance(value, (tuple, list)) else value


def from_row(cls: type[T], row: Sequence[Any]) -> T:
    """The inverse of `to_row`. Raises TypeError or ValueError on another shape."""
    known: Any = cls
    return typing.cast(T, _row_reader(known)(row))


@functools.cache
def _row_reader(cls: Any) -> _Reader:
    """What makes a `cls` from a row."""
    hints, names = typing.get_type_hints(cls), _names(cls)
    readers = ((at, _read(hints[name], _row_reader)) for at, name in enumerate(names))
    nested = [(at, inner) for at, inner in readers if inner is not None]

    def read(row: Any) -> Any:
        values = list(row)
        if len(values) != len(names):
            raise ValueError(f"{cls.__name__} has {len(names)} fields, not {len(values)}")
        for at, inner in nested:
            if values[at] is not None:
                values[at] = inner(values[at])
        return cls(*values)

    return read


@functools.cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls) if field.init)


@functools.cache
def _reader(cls: Any) -> _Reader:
    """What makes a `cls` from an object; the hints are looked at once, not once a value."""
    hints = typing.get_type_hints(cls)
    names = frozenset(hints)
    readers = ((name, _read(hints[name], _reader)) for name in _names(cls))
    nested = [(name, inner) for name, inner in readers if inner is not None]

    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise TypeError(f"{cls.__name__} is made from an object, not from {type(data).__name__}")
        if not names.issuperset(data):
            raise TypeError(f"{cls.__name__} has no {', '.join(sorted(data.keys() - names))}")
        given = dict(data)
        for name, inner in nested:
            if name in given:
                given[name] = inner(given[name])
        return cls(**given)

    return read


def _read(hint: Any, reader: Callable[[Any], _Reader]) -> _Reader | None:
    """What makes a value of this hint, a dataclass by the `reader` of its class; None where the data is the value."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = _read(next(a for a in typing.get_args(hint) if a is not type(None)), reader)
        return None if inner is None else lambda data: None if data is None else inner(data)
    if origin is tuple:
        return _tuple(typing.get_args(hint), reader)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return lambda data: reader(hint)(data)  # looked up when it is needed: a class may hold others of its kind
    return None


def _tuple(args: tuple[Any, ...], reader: Callable[[Any], _Reader]) -> _Reader:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _read(args[0], reader)
        return tuple if each is None else lambda data: tuple([each(item) for item in data])
    reads = [_read(arg, reader) for arg in args]

    def fixed(data: Any) -> tuple[Any, ...]:
        pairs = zip(reads, data, strict=True)
        return tuple([item if read is None else read(item) for read, item in pairs])

    return fixed
