"""Source files in, the documents that can be used and the reasons of those that cannot out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefing.config.specs.brief import ScopeSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.ingest import SourceFile, read
from briefing.model import Diagnostic, Document, Fact, worst
from briefing.pipeline.progress import blank_step


@dataclass
class Gathered:
    """Documents on their way through a build; whatever falls out leaves a reason."""

    documents: list[Document] = field(default_factory=list)
    #: (name, reason code, reason in words)
    unused: list[tuple[str, str, str]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def drop(self, document: Document, code: str, reason: str) -> None:
        self.documents.remove(document)
        self.unused.append((document.source.name, code, reason))


def gather(
    files: Sequence[SourceFile],
    publishers: PublishersSpec,
    as_of: str | None,
    on_step: Callable[[str, int, int], None] = blank_step,
) -> Gathered:
    """Read every file; set aside what cannot be read, what came twice, and what is newer than the cut-off."""
    gathered = Gathered()
    first: dict[str, str] = {}
    for n, file in enumerate(files):
        on_step("read", n, len(files))
        document, found = read(file, publishers)
        gathered.diagnostics += found
        if document is None:
            gathered.unused.append(_unread(file, found))
            continue
        gathered.documents.append(document)
        twin = first.setdefault(document.source.digest, file.name)
        if twin != file.name:
            gathered.drop(document, "duplicate", f"the same bytes as {twin}")
        elif as_of and (document.source.published or "") > as_of:
            gathered.drop(document, "after_cutoff", f"published on {document.source.published}, after the cut-off")
    return gathered


def _unread(file: SourceFile, found: Sequence[Diagnostic]) -> tuple[str, str, str]:
    gravest = next((d for d in found if d.severity == worst(found)), None)
    return (file.name, gravest.code, gravest.message) if gravest else (file.name, "SRC003", "it cannot be read")


def keep_to_theme(gathered: Gathered, facts: Sequence[Fact], scope: ScopeSpec, lexicon: LexiconSpec) -> list[Fact]:
    """Set aside documents that say nothing, or nothing on the theme; returns the facts of those that stay."""
    above = _above(lexicon)
    for document in list(gathered.documents):
        own = [fact for fact in facts if fact.source == document.source.id]
        if not own:
            gathered.drop(document, "no_facts", "no rule finds a fact in it")
            continue
        named = {wider for fact in own for name in _names(fact) for wider in _upwards(name, above)}
        on_theme = named & set(scope.entities)
        if len(on_theme) < min(scope.least, len(scope.entities)):
            gathered.drop(document, "off_theme", f"it names too few of {', '.join(scope.entities)}")
    stay = {document.source.id for document in gathered.documents}
    return [fact for fact in facts if fact.source in stay]


def _names(fact: Fact) -> set[str]:
    roles = (fact.actor, fact.recipient, fact.place, fact.item, fact.attribution)
    return {part for role in roles if role for part in (role, *role.split(" and "))}


def _above(lexicon: LexiconSpec) -> dict[str, str]:
    """Name → the state, place or item it belongs to."""
    pairs = [
        *((entity.name, entity.of) for entity in lexicon.entities),
        *((place.name, place.inside) for place in lexicon.places),
        *((item.name, item.is_a) for item in lexicon.items),
    ]
    return {name: wider for name, wider in pairs if wider}


def _upwards(name: str, above: dict[str, str]) -> set[str]:
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        name = above.get(name, name)
    return seen
