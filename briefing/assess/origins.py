"""The facts of a claim and their documents → its independent origins, each merge with its reason."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from briefing.assess.copies import Copy, near_copies
from briefing.assess.memory import Memory
from briefing.assess.names import Names
from briefing.assess.reasons import reason
from briefing.assess.values import compare
from briefing.config.specs.publishers import PublisherSpec, PublishersSpec
from briefing.model import Document, Fact, Origin, Reason, Source

#: Publishers that speak in their own name wherever they are quoted.
_AUTHORITIES = frozenset({"government", "organisation", "think_tank", "research"})
#: Types of entities that publish what others say.
_MEDIA = frozenset({"media", "unnamed", "imagery"})
OriginKind = Literal["authority", "wire", "publisher", "source"]
_Figure = tuple[float | None, float | None, str]
#: How many anybody can count; what is larger is somebody's estimate.
_COUNTABLE = 100


@dataclass(frozen=True, slots=True)
class _Key:
    """What two facts share when they rest on one origin."""

    kind: OriginKind
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class _Voice:
    """The origin of what a document says in its own voice, and why it is that."""

    key: _Key
    why: Reason


class Origins:
    """Origins over one set of documents, by their ids."""

    def __init__(
        self, documents: Mapping[str, Document], publishers: PublishersSpec, names: Names, memory: Memory
    ) -> None:
        self.publishers, self.names, self.documents = publishers, names, documents
        self.copies: dict[str, Copy] = near_copies(documents.values(), publishers.assessment.copy_overlap, memory)
        self._first_at = _first_at(documents.values())
        self._voices: dict[str, _Voice] = {}

    def original(self, source: str) -> str:
        """The source that `source` is a near copy of, or itself."""
        copy = self.copies.get(source)
        return copy.of if copy else source

    def rests_on(self, source: str) -> tuple[object, ...]:
        """What decides, beside the source itself, whose a text's own voice is: the text it copies, and how closely;
        the text that was first at its address."""
        first = self._first_at.get(canonical_url(self.documents[source].source.url), source)
        return self.original(source), self.copies.get(source), first

    def of(self, facts: Sequence[Fact]) -> tuple[Origin, ...]:
        """The origins of one claim, the best attested first."""
        attributed = self._authorities(facts)
        spoken: dict[str, _Key] = {}
        for fact in facts:
            key = attributed[fact.id]
            if key is not None:
                spoken.setdefault(fact.source, key)
        counted = self._counted(facts, attributed)
        members: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        keys: dict[tuple[str, str], _Key] = {}
        whys: dict[tuple[str, str], dict[Reason, None]] = defaultdict(dict)
        for fact in facts:
            key, why = self._origin(fact, attributed[fact.id], spoken.get(fact.source) or self._repeated(fact, counted))
            slot = (key.kind, key.value)
            keys.setdefault(slot, key)
            members[slot].append(fact)
            whys[slot][why] = None
        made = [self._make(keys[slot], members[slot], tuple(whys[slot])) for slot in members]
        return tuple(sorted(made, key=lambda origin: (origin.kind != "authority", -len(origin.sources), origin.id)))

    def _counted(self, facts: Sequence[Fact], attributed: Mapping[str, _Key | None]) -> dict[_Figure, dict[_Key, str]]:
        """Of each large figure the authorities that give it, each with the day on which it first stood in print."""
        found: dict[_Figure, dict[_Key, str]] = defaultdict(dict)
        for fact in facts:
            key, day = attributed[fact.id], self.documents[fact.source].source.published
            if key is not None and key.kind == "authority" and day and (figure := _figure(fact)):
                found[figure][key] = min(day, found[figure].get(key, day))
        return found

    def _repeated(self, fact: Fact, counted: Mapping[_Figure, Mapping[_Key, str]]) -> _Key | None:
        """The one authority whose figure a paper prints after it in its own voice: the number was that authority's."""
        day, figure = self.documents[fact.source].source.published, _figure(fact)
        if (
            fact.attribution is not None
            or not day
            or figure is None
            or self._voice(fact.source).key.kind == "authority"
        ):
            return None
        before = [key for key, first in counted.get(figure, {}).items() if first <= day]
        return before[0] if len(before) == 1 else None

    def _authorities(self, facts: Sequence[Fact]) -> dict[str, _Key | None]:
        """Who is named for each fact. Where a state is named beside bodies of its own, one of these is who spoke."""
        found = {fact.id: self._authority(fact) for fact in facts}
        bodies: dict[str, set[_Key]] = defaultdict(set)
        for key in found.values():
            if key is not None and key.kind == "authority" and (state := self.names.organ_of(key.name)) != key.name:
                bodies[state].add(key)
        spoke = {state: min(of, key=lambda key: key.value) for state, of in bodies.items()}
        named: dict[str, _Key | None] = {}
        stated = {key.name: key for key in found.values() if key is not None and key.kind == "authority"}
        for fact in facts:
            key = found[fact.id]
            if key is None and fact.attribution is not None:  # "US officials", where Washington says it elsewhere
                state = self.names.state_of(fact.attribution)
                key = stated.get(state) or spoke.get(state)
            body = spoke.get(key.name) if key is not None else None
            said = [other for other in facts if body is not None and found[other.id] == body]
            apart = any(compare(fact, other, 0.0) == "apart" for other in said if fact.has_value and other.has_value)
            named[fact.id] = key if body is None or apart else body
        return self._passed_on(facts, named)

    def _passed_on(self, facts: Sequence[Fact], named: Mapping[str, _Key | None]) -> dict[str, _Key | None]:
        """The same; where a paper is named whose own article is here and has it from one authority, that authority."""
        told: dict[_Key, set[_Key]] = defaultdict(set)
        for fact in facts:
            key = named[fact.id]
            if key is not None and key.kind == "authority":
                told[self._own_voice(self.documents[fact.source]).key].add(key)
        return {
            fact: next(iter(told[key])) if key is not None and len(told.get(key, ())) == 1 else key
            for fact, key in named.items()
        }

    def keys_of(self, facts: Sequence[Fact]) -> dict[str, tuple[str, str]]:
        """Kind and value of the origin of each fact, as the others of its claim let it be known."""
        named = self._authorities(facts)
        return {f.id: (key.kind, key.value) if (key := named[f.id]) is not None else self.key_of(f) for f in facts}

    def key_of(self, fact: Fact) -> tuple[str, str]:
        """Kind and value of the origin of one fact, looked at alone: equal for facts of one authority."""
        authority = self._authority(fact)
        key = authority or self._voice(fact.source).key
        return key.kind, key.value

    def _origin(self, fact: Fact, authority: _Key | None, repeated: _Key | None) -> tuple[_Key, Reason]:
        if authority is not None:
            return authority, reason("same_authority", authority.name)
        if repeated is not None:  # its own voice, and people whom it does not name, bear out nobody whom it names
            return repeated, reason("repeats", repeated.name)
        voice = self._voice(fact.source)
        return voice.key, voice.why if fact.attribution is None else reason("unnamed", fact.attribution)

    def _authority(self, fact: Fact) -> _Key | None:
        """Whoever is named as saying so; a person speaks for its state, a paper for its family."""
        if fact.attribution is None or self.names.is_unnamed(fact.attribution):
            return None
        said = fact.speaks_for or fact.attribution
        if (publisher := self.publishers.find(said)) is not None:
            return self._published_by(publisher, said)
        members = self.names.members(said)
        name = " and ".join(sorted({self._speaks_for(member) for member in members}))
        return _Key("authority", name.lower(), said if len(members) > 1 else name)

    def _published_by(self, publisher: PublisherSpec, said: str) -> _Key:
        """The family of a medium; a government body or institute that publishes is an authority in its own name."""
        if publisher.type in _AUTHORITIES:
            name = self.names.called(said)
            own = self.names.called(publisher.name)
            return _Key("authority", own.lower(), name if name in self.names.entities else own)
        kind: OriginKind = "wire" if publisher.type == "wire" else "publisher"
        return _Key(kind, publisher.origin.lower(), publisher.origin)

    def _speaks_for(self, name: str) -> str:
        entity = self.names.entities.get(name)
        whole = entity is not None and (entity.type == "person" or entity.name.endswith(" government"))
        return entity.of if whole and entity is not None and entity.of else name

    def _voice(self, source: str) -> _Voice:
        if source not in self._voices:
            self._voices[source] = self._found_voice(self.documents[source])
        return self._voices[source]

    def _found_voice(self, document: Document) -> _Voice:
        copy = self.copies.get(document.source.id)
        if copy is not None:
            root = self.documents[copy.of]
            return _Voice(self._own_voice(root).key, reason("near_copy", root.source.label, round(copy.overlap * 100)))
        url = canonical_url(document.source.url)
        first = self._first_at.get(url, document.source.id)
        if first != document.source.id:
            return _Voice(self._own_voice(self.documents[first]).key, reason("same_url", url))
        return self._own_voice(document)

    def _own_voice(self, document: Document) -> _Voice:
        source = document.source
        if (wire := self.publishers.find(source.credit)) is not None:
            return _Voice(self._published_by(wire, wire.name), reason("wire_credit", wire.name))
        if source.credit:
            return _Voice(_Key("wire", source.credit.lower(), source.credit), reason("wire_credit", source.credit))
        publisher = self._publisher(source)
        if publisher is not None and publisher.type != "aggregator":
            key = self._published_by(publisher, publisher.name)
            return _Voice(key, reason("same_publisher", publisher.name))
        if publisher is None and source.publisher:
            key = self._unlisted(source.publisher)
            return _Voice(key, reason("same_publisher", source.publisher))
        return _Voice(_Key("source", source.id, source.label), reason("own_voice", source.label))

    def _unlisted(self, publisher: str) -> _Key:
        """A publisher of no list: a body that the lexicon knows speaks for itself, wherever it is quoted."""
        entity = self.names.entities.get(self.names.called(publisher))
        if entity is not None and entity.type not in _MEDIA:
            return _Key("authority", entity.name.lower(), entity.name)
        return _Key("publisher", publisher.lower(), publisher)

    def _publisher(self, source: Source) -> PublisherSpec | None:
        """Whoever is named as publisher; for a page that an aggregator passes on, whoever its address belongs to."""
        named, at = self.publishers.find(source.publisher), self.publishers.at(source.url)
        return at if at is not None and (named is None or named.type == "aggregator") else named

    def _make(self, key: _Key, facts: Sequence[Fact], reasons: tuple[Reason, ...]) -> Origin:
        sources = sorted(
            {fact.source for fact in facts}, key=lambda s: (self.documents[s].source.published or "9999", s)
        )
        digest = hashlib.sha256(f"{key.kind}\x1f{key.value}".encode()).hexdigest()[:12]
        return Origin(
            id=digest,
            name=key.name,
            kind=key.kind,
            sources=tuple(sources),
            facts=tuple(fact.id for fact in facts),
            reasons=reasons,
        )


def _figure(fact: Fact) -> _Figure | None:
    """A figure that two would hardly come to by themselves: more than so many that anybody can count."""
    least = fact.value_low if fact.value_low is not None else fact.value_high
    return None if least is None or least <= _COUNTABLE else (fact.value_low, fact.value_high, fact.unit or "count")


def _first_at(documents: Iterable[Document]) -> dict[str, str]:
    """Canonical URL → the earliest source at it."""
    first: dict[str, str] = {}
    somewhere = (document for document in documents if document.source.url)
    for document in sorted(somewhere, key=lambda d: (d.source.published or "9999", d.source.id)):
        if url := canonical_url(document.source.url):
            first.setdefault(url, document.source.id)
    return first


def canonical_url(url: str | None) -> str:
    """Host and path without scheme, www, fragment and closing slash; of the query, what names the page.

    "" where there is no URL, or only a site's front page.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    path = parts.path.rstrip("/").removesuffix("/amp")
    kept = sorted(
        p for p in parts.query.split("&") if p.partition("=")[0] in {"id", "p", "article", "no", "idxno", "seq"}
    )
    return host + path + ("?" + "&".join(kept) if kept else "") if path or kept else ""


def is_weak(origin: Origin) -> bool:
    """Whether an article passes on what nobody named has told it, and adds nothing in its own voice."""
    return all(why.code == "unnamed" for why in origin.reasons)
