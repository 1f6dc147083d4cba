"""What the event tests share: the reference engine, a text as a document, and whether a fact is the one expected."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from briefing.config import load_project
from briefing.config.project import Project
from briefing.extract import Engine
from briefing.ingest.blocks import blocks
from briefing.model import Document, Fact, Source
from briefing.model.source import digest_of_bytes

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases" / "events"


@cache
def project() -> Project:
    """The reference workspace."""
    found, diagnostics = load_project(ROOT)
    assert found, diagnostics
    return found


@cache
def engine() -> Engine:
    """The engine over the reference lexicons and rules."""
    own = project()
    return Engine(own.lexicon, own.reporting, own.rules)


def document(text: str, published: str | None = None, name: str = "case.txt") -> Document:
    """A text as it comes from a plain file."""
    digest = digest_of_bytes(text.encode())
    return Document(Source(digest[:12], digest, name, published=published), text, blocks(text))


def facts(text: str, published: str | None = None) -> tuple[Fact, ...]:
    """The facts of a text."""
    return engine().facts(document(text, published))[0]


def holds(fact: Fact, expected: dict[str, Any]) -> bool:
    """Whether every field of `expected` is the fact's."""
    row = fact.row()
    return all(row[key] == value for key, value in expected.items())


def missing(found: tuple[Fact, ...], expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The expected facts that are not there; each found fact answers for one."""
    left = list(found)
    absent = []
    for want in expected:
        hit = next((f for f in left if holds(f, want)), None)
        if hit is None:
            absent.append(want)
        else:
            left.remove(hit)
    return absent


def stands(kind: str, case: dict[str, Any]) -> bool:
    """Whether an event case holds: its facts are found and none of `never`; where it names none, none of the kind."""
    found = facts(case["text"], case.get("published"))
    if any(f.kind == kind and holds(f, wrong) for f in found for wrong in case.get("never", [])):
        return False
    wanted = [{"kind": kind, **f} for f in case.get("facts", [])]
    return not missing(found, wanted) if wanted else all(f.kind != kind for f in found)
