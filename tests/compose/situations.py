"""Situations unlike one another, for reading the English of a brief: one source, thirty, agreed, at odds, empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from typing import Any

Records = list[dict[str, Any]]
Sources = dict[str, dict[str, Any]]

_ARMS = ("artillery rounds", "ballistic missiles", "multiple rocket launchers", "self-propelled howitzers", "rockets")
_SPEAKERS = ("South Korea NIS", "Ukraine HUR", "United States", "South Korea JCS", None)
_EVENTS: tuple[Mapping[str, Any], ...] = (
    {"kind": "deployment", "actor": "North Korea", "recipient": "Russia", "item": "troops", "date": "2024-10"},
    {"kind": "casualties", "recipient": "North Korea", "item": "killed", "approximate": True},
    {"kind": "casualties", "recipient": "North Korea", "item": "wounded", "approximate": True},
    {"kind": "visit", "actor": "Vladimir Putin", "recipient": "North Korea", "item": "visit", "date": "2024-06-19"},
    {"kind": "meeting", "actor": "Kim Jong Un", "recipient": "Vladimir Putin", "item": "meeting", "date": "2023-09-13"},
    {"kind": "strike", "actor": "Russia", "recipient": "Ukraine", "item": "ballistic missiles"},
    {"kind": "test_launch", "actor": "North Korea", "item": "ballistic missiles", "date": "2024-05-30"},
    {"kind": "agreement", "actor": "North Korea", "recipient": "Russia", "item": "treaty", "date": "2024-06-19"},
    {"kind": "training", "actor": "Russia", "recipient": "North Korea", "item": "military exercises"},
    {"kind": "technology_transfer", "actor": "Russia", "recipient": "North Korea", "item": "satellite technology"},
    {"kind": "production", "actor": "North Korea", "item": "artillery rounds"},
    {"kind": "sanction", "actor": "United States", "recipient": "North Korea", "item": "sanctions", "date": "2024-05"},
)
_COUNTED = ("deployment", "casualties", "strike", "test_launch")


def _arms(item: str, low: float | None = None, high: float | None = None, **more: Any) -> dict[str, Any]:
    fields = {"kind": "transfer", "actor": "North Korea", "recipient": "Russia", "item": item, **more}
    return fields | {k: v for k, v in (("value_low", low), ("value_high", high)) if v is not None}


def one_source() -> tuple[Records, Sources]:
    """A single article that tells of everything."""
    events = [dict(e) for e in _EVENTS]
    return [_arms("artillery rounds", low=3_000_000), *events], {"a": {"publisher": "Harbour Gazette"}}


def thirty_sources() -> tuple[Records, Sources]:
    """Thirty outlets, each with a few of the events, figures and speakers."""
    names = [f"s{n:02}" for n in range(30)]
    sources = {
        n: {"publisher": f"Paper {chr(65 + i % 26)}{'a' * (i // 26)}", "published": _day(i)}
        for i, n in enumerate(names)
    }
    return list(_mixed(names)), sources


def _day(n: int) -> str:
    return f"2025-0{1 + n // 15}-{1 + n % 28:02}"


def _mixed(names: list[str]) -> Iterator[dict[str, Any]]:
    speakers = cycle(_SPEAKERS)
    for n, name in enumerate(names):
        yield _arms(_ARMS[n % len(_ARMS)], low=1000.0 * (1 + n % 4), source=name, attribution=next(speakers))
        for event in islice(cycle(_EVENTS), n, n + 3):
            value = {"value": 100.0 * (1 + n % 5)} if event["kind"] in _COUNTED else {}
            yield {**event, **value, "source": name, "attribution": next(speakers)}


def all_agree() -> tuple[Records, Sources]:
    """Six outlets with the same account."""
    names = "abcdef"
    account = (_arms("ballistic missiles", low=40, date_start="2023-11"), *_EVENTS)
    records = [{**fact, "source": name} for name in names for fact in account]
    return records, {n: {"publisher": f"Paper {n.upper()}", "reliability": "B"} for n in names}


def all_disagree() -> tuple[Records, Sources]:
    """Six outlets with six figures for each thing, and one side that denies it all."""
    names = "abcdef"
    records: Records = []
    for n, name in enumerate(names):
        records.append(_arms("artillery rounds", low=1e6 * (n + 1), high=1e6 * (n + 1), source=name))
        records += [{**e, "value": 100.0 * (n + 1), "source": name} for e in _EVENTS if e["kind"] in _COUNTED]
    denial = {"kind": "transfer", "actor": "North Korea", "recipient": "Russia", "item": "artillery rounds"}
    records.append({**denial, "source": "a", "modality": "denied", "negated": True, "attribution": "Russia"})
    return records, {n: {"publisher": f"Paper {n.upper()}"} for n in names}


def nothing() -> tuple[Records, Sources]:
    """One article that says nothing on the theme."""
    return [{"kind": "other", "actor": "Japan"}], {"a": {"publisher": "Harbour Gazette"}}


SITUATIONS = (one_source, thirty_sources, all_agree, all_disagree, nothing)
