"""Rules with their own examples in, a Diagnostic for each example that the engine reads otherwise out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from briefing.config.specs.rules import ExampleSpec, RuleSpec
from briefing.model import Block, Diagnostic, Document, Fact, Location, Source, Span
from briefing.model.source import digest_of_bytes

Read = Callable[[Document], Sequence[Fact]]


def check_examples(rules: Sequence[RuleSpec], read: Read) -> Iterator[Diagnostic]:
    """What is missed of each rule's `examples`, and what is found in its `not`."""
    for rule in rules:
        place = Location(f"config/rules/{rule.kind}.yaml")
        for example in rule.examples:
            for wanted in missed(example, read):
                told = ", ".join(f"{key}: {value}" for key, value in wanted.items())
                yield Diagnostic(
                    "RUL001",
                    "error",
                    f"the example {example.text!r} does not give {{{told}}}",
                    place,
                    "briefing extract --explain shows how a sentence is read",
                )
        for text in rule.nothing:
            for fact in read(statement(text)):
                if fact.kind == rule.kind:
                    yield Diagnostic(
                        "RUL002",
                        "error",
                        f"{text!r} must give no {rule.kind}, and gives {fact.evidence.exact!r}",
                        place,
                        "narrow the frame with `types`, `where` or `unless`",
                    )


def missed(example: ExampleSpec, read: Read) -> list[Mapping[str, Any]]:
    """The facts of an example that no fact of the reading equals in every field given."""
    rows = [fact.row() for fact in read(statement(example.text, example.published))]
    return [wanted for wanted in example.facts if not any(_gives(row, wanted) for row in rows)]


def statement(text: str, published: str | None = None) -> Document:
    """A text of one paragraph as a document."""
    digest = digest_of_bytes(text.encode())
    source = Source(digest[:12], digest, "example", published=published)
    return Document(source, text, (Block("paragraph", Span(0, len(text))),))


def _gives(row: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(key in row and row[key] == value for key, value in wanted.items())
