"""Source files in, the documents that can be used and the reasons of those that cannot out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from briefing.config import Project
from briefing.config.specs.brief import ScopeSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.ingest import SourceFile, read
from briefing.model import Diagnostic, Document
from briefing.model.data import to_data
from briefing.pipeline.engine import engine
from briefing.pipeline.inputs import UNREADABLE
from briefing.pipeline.manifest import digest_of_data
from briefing.pipeline.progress import blank_step
from briefing.pipeline.result import Decision
from briefing.plugins.loading import Plugins, failed
from briefing.store import Found, Kept, Store

_PUBLISHERS = "config/publishers.yaml"
_WHY = {True: "not read before in this form", False: "the same bytes, read by the same readers"}


@dataclass
class Gathered:
    """Documents on their way through a build; whatever falls out leaves a reason."""

    documents: list[Document] = field(default_factory=list)
    #: (name, reason code, reason in words)
    unused: list[tuple[str, str, str]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    #: Keys in the store of what was read.
    keys: list[str] = field(default_factory=list)
    #: Facts of documents on the theme that are beside it themselves.
    beside: int = 0
    #: Source id → digest of the document with all that is known of its source.
    described: dict[str, str] = field(default_factory=dict)
    #: Source id → digest of what its facts were made from.
    versions: dict[str, str] = field(default_factory=dict)

    def set_aside(self, document: Document, code: str, reason: str) -> None:
        self.unused.append((document.source.name, code, reason))


def gather(
    project: Project,
    plugins: Plugins,
    files: Sequence[SourceFile],
    digests: Mapping[str, str],
    store: Store,
    as_of: str | None,
    on_step: Callable[[str, int, int], None] = blank_step,
) -> Gathered:
    """Read every file that the store does not know by its digest; set aside what cannot be read, what came twice, and
    what is newer than the cut-off. `digests` are by name."""
    gathered = Gathered()
    first: dict[str, str] = {}
    for document, version in _read_all(project, plugins, files, digests, store, gathered, on_step):
        source = document.source
        twin = first.setdefault(source.digest, source.name)
        if twin != source.name:
            gathered.set_aside(document, "duplicate", f"the same bytes as {twin}")
        elif as_of and (source.published or "") > as_of:
            gathered.set_aside(document, "after_cutoff", f"published on {source.published}, after the cut-off")
        else:
            gathered.documents.append(document)
            gathered.described[source.id] = version
    return gathered


def _read_all(
    project: Project,
    plugins: Plugins,
    files: Sequence[SourceFile],
    digests: Mapping[str, str],
    store: Store,
    gathered: Gathered,
    on_step: Callable[[str, int, int], None],
) -> Iterator[tuple[Document, str]]:
    """Each document, and the digest of it with all that is known of its source."""
    reader = digest_of_data(
        [engine()["briefing"], project.digests.get(_PUBLISHERS, ""), plugins.packages.get("readers", {})]
    )
    for n, file in enumerate(files):
        on_step("read", n, len(files))
        digest = digests[file.name]
        key = f"{digest} {reader}"
        kept = store.reading(key) if digest != UNREADABLE else None
        gathered.decisions.append(Decision("read", file.name, kept is None, _WHY[kept is None]))
        if kept is None:
            reading = read(file, project.publishers, plugins.readers)
            versions = tuple(digest_of_data(to_data(document.source)) for document in reading.documents)
            kept = Kept(tuple(reading.documents), versions, tuple(reading.diagnostics), tuple(reading.unused))
            if digest != UNREADABLE and not failed(kept.diagnostics):
                store.keep_reading(key, kept)
        gathered.keys.append(key)
        gathered.diagnostics += kept.diagnostics
        gathered.unused += kept.unused
        yield from zip(kept.documents, kept.versions, strict=True)


def keep_to_theme(
    gathered: Gathered, found: Mapping[str, Found], scope: ScopeSpec, lexicon: LexiconSpec
) -> dict[str, tuple[str, ...]]:
    """Set aside documents that say nothing, or nothing on the theme, and count the facts beside it; returns by source
    the ids of the others. `found` is by source what was found in each.

    A document is on the theme by all that it tells, also by what is beside it.
    """
    above, wanted = _above(lexicon), frozenset(scope.about)
    concern = cache(lambda names: frozenset(wider for name in names for wider in _upwards(name, above)))
    stay: list[Document] = []
    told: dict[str, tuple[str, ...]] = {}
    for document in gathered.documents:
        own = found[document.source.id]
        if not own.facts:
            gathered.set_aside(document, "no_facts", "no rule finds a fact in it")
            continue
        concerned = [concern(names) for names in own.names]
        on_theme = frozenset().union(*concerned) & frozenset(scope.entities)
        told_of = zip(own.facts, concerned, own.about, strict=True)
        about = tuple([fact for fact, of, also in told_of if not wanted or wanted & of or wanted.intersection(also)])
        if len(on_theme) < min(scope.least, len(scope.entities)):
            gathered.set_aside(document, "off_theme", f"it names too few of {', '.join(scope.entities)}")
        elif not about:
            gathered.set_aside(document, "off_theme", f"nothing in it has to do with {', '.join(scope.about)}")
        else:
            stay.append(document)
            told[document.source.id] = about
            gathered.beside += len(own.facts) - len(about)
    gathered.documents = stay
    return told


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
