"""Loaded specs → a Diagnostic for every name that leads nowhere, stands twice or leads round in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.config.blame import suggest
from briefing.config.marked import Parsed, Path
from briefing.config.specs.brief import BriefSpec, QuerySpec
from briefing.config.specs.lexicon import EntitySpec, ItemSpec, LexiconSpec, PlaceSpec
from briefing.config.specs.rules import RuleSpec
from briefing.config.templates import TemplateTree
from briefing.model import Diagnostic


@dataclass(frozen=True)
class Loaded:
    """What was read, by file name, before it is known to fit together."""

    brief_file: str
    brief: BriefSpec | None
    lexicons: Mapping[str, LexiconSpec]
    rules: Mapping[str, RuleSpec]
    templates: TemplateTree
    charts: frozenset[str]
    parsed: Mapping[str, Parsed]
    #: Kinds whose rule file could not be made a spec: they are not unknown.
    unread_kinds: frozenset[str] = frozenset()
    #: False where a lexicon could not be made a spec: no name is called unknown then.
    all_names: bool = True


def check_names(loaded: Loaded) -> list[Diagnostic]:
    """Everything that is wrong between the specs; a spec that could not be read is left out of the question."""
    lexicon = list(_lexicon(loaded))
    return [*_brief(loaded), *lexicon, *_rules(loaded)]


def _brief(loaded: Loaded) -> Iterator[Diagnostic]:
    brief = loaded.brief
    if brief is None:
        return
    parsed = loaded.parsed[loaded.brief_file]
    entities = {e.name for x in loaded.lexicons.values() for e in x.entities}
    for key, listed in (("entities", brief.scope.entities), ("about", brief.scope.about)):
        for n, name in enumerate(listed):
            if entities and name not in entities and loaded.all_names:
                yield _unknown("CFG023", "entity", name, entities, parsed, ("scope", key, n))
    for key, names in brief.plugins:
        yield from _twice(parsed, "plug-in", ((name, ("plugins", key, n)) for n, name in enumerate(names)))
    yield from _sections(loaded, brief, parsed)
    yield from _profiles(brief, parsed)
    yield from _judgements(loaded, brief, parsed)


def _sections(loaded: Loaded, brief: BriefSpec, parsed: Parsed) -> Iterator[Diagnostic]:
    yield from _twice(parsed, "section", ((s.id, ("sections", n, "id")) for n, s in enumerate(brief.sections)))
    charts = loaded.charts | set(brief.plugins.charts)
    for n, section in enumerate(brief.sections):
        yield from _template(loaded, parsed, section.template, ("sections", n, "template"))
        for c, chart in enumerate(section.charts):
            if loaded.charts and chart not in charts:
                yield _unknown("CFG021", "chart", chart, charts, parsed, ("sections", n, "charts", c))
        if section.query is not None:
            yield from _query(loaded, parsed, section.query, ("sections", n, "query"))
        if section.when is not None and section.when.query is not None:
            yield from _query(loaded, parsed, section.when.query, ("sections", n, "when", "query"))


def _profiles(brief: BriefSpec, parsed: Parsed) -> Iterator[Diagnostic]:
    ids = [section.id for section in brief.sections]
    for name, profile in brief.profiles.items():
        for n, id_ in enumerate(profile.sections):
            if id_ not in ids:
                yield _unknown("CFG027", "section", id_, ids, parsed, ("profiles", name, "sections", n))


def _judgements(loaded: Loaded, brief: BriefSpec, parsed: Parsed) -> Iterator[Diagnostic]:
    names = ((j.name, ("judgements", n, "name")) for n, j in enumerate(brief.judgements))
    yield from _twice(parsed, "judgement", names)
    for n, judgement in enumerate(brief.judgements):
        yield from _template(loaded, parsed, judgement.template, ("judgements", n, "template"))
        yield from _query(loaded, parsed, judgement.query, ("judgements", n, "query"))


def _template(loaded: Loaded, parsed: Parsed, name: str, path: Path) -> Iterator[Diagnostic]:
    if name not in loaded.templates:
        yield _unknown("CFG020", "template", name, loaded.templates.names(), parsed, path)


def _query(loaded: Loaded, parsed: Parsed, query: QuerySpec, path: Path) -> Iterator[Diagnostic]:
    lexicons = loaded.lexicons.values()
    entities = {e.name for x in lexicons for e in x.entities}
    named = {frame.item for rule in loaded.rules.values() for frame in rule.frames if frame.item}
    items = {i.name for x in lexicons for item in x.items for i in item.each()} | named
    places = {p.name for x in lexicons for p in x.places}
    kinds = {r.kind for r in loaded.rules.values()} | loaded.unread_kinds
    asked: tuple[tuple[str, str, str, Sequence[str], Collection[str]], ...] = (
        ("kind", "CFG022", "event kind", query.kind, kinds),
        ("actor", "CFG023", "entity", query.actor, entities),
        ("recipient", "CFG023", "entity or place", query.recipient, entities | places),
        ("item", "CFG023", "item", query.item, items),
        ("place", "CFG023", "place", query.place, places),
    )
    for key, code, what, words, known in asked:
        for n, word in enumerate(words):
            if known and word not in known and (loaded.all_names or key == "kind"):
                yield _unknown(code, what, word, known, parsed, (*path, key, n))
    for key, inner in (("all", query.all), ("any", query.any), ("exclude", query.exclude)):
        for n, part in enumerate(inner):
            yield from _query(loaded, parsed, part, (*path, key, n))


def _lexicon(loaded: Loaded) -> Iterator[Diagnostic]:
    yield from _list(loaded, "entities", "of")
    yield from _list(loaded, "items", "is_a")
    yield from _list(loaded, "places", "inside")
    if loaded.all_names:
        yield from _relations(loaded)


def _relations(loaded: Loaded) -> Iterator[Diagnostic]:
    """Whom actors fight and what they supply to whom."""
    entities = {e.name for lexicon in loaded.lexicons.values() for e in lexicon.entities}
    items = {i.name for lexicon in loaded.lexicons.values() for item in lexicon.items for i in item.each()}
    for file, lexicon in loaded.lexicons.items():
        for n, entity in enumerate(lexicon.entities):
            foes = ((foe, ("entities", n, "at_war_with", m)) for m, foe in enumerate(entity.at_war_with))
            supplied = [(one, ("entities", n, "supplies", m)) for m, one in enumerate(entity.supplies)]
            for name, path in (*foes, *((one.to, (*at, "to")) for one, at in supplied)):
                if name not in entities:
                    yield _unknown("CFG023", "entity", name, entities, loaded.parsed[file], path)
            for name, path in ((item, (*at, "items", k)) for one, at in supplied for k, item in enumerate(one.items)):
                if name not in items:
                    yield _unknown("CFG023", "item", name, items, loaded.parsed[file], path)


def _list(loaded: Loaded, key: str, points: str) -> Iterator[Diagnostic]:
    """The joined list `key` of all lexicons, whose entries point to one another by `points`."""
    entries: list[tuple[str, int, EntitySpec | ItemSpec | PlaceSpec]] = [
        (file, n, entry) for file, lexicon in loaded.lexicons.items() for n, entry in enumerate(getattr(lexicon, key))
    ]
    first: dict[str, tuple[str, int]] = {}
    parent: dict[str, str] = {}
    for file, n, entry in entries:
        if entry.name in first:
            place = loaded.parsed[first[entry.name][0]].value((key, first[entry.name][1]))
            message = f"'{entry.name}' stands twice in {key}; the first is at {place.file}:{place.line}"
            yield Diagnostic(
                "CFG024", "error", message, loaded.parsed[file].value((key, n, "name")), "join the two entries"
            )
            continue
        first[entry.name] = (file, n)
        if (target := getattr(entry, points)) is not None:
            parent[entry.name] = target
    for file, n, entry in entries:
        target = getattr(entry, points)
        parsed = loaded.parsed[file]
        if target is not None and target not in first and loaded.all_names:
            yield _unknown(
                "CFG023",
                {"entities": "entity", "items": "item", "places": "place"}[key],
                target,
                first,
                parsed,
                (key, n, points),
            )
        elif _circles(entry.name, parent):
            message = f"'{entry.name}' leads back to itself by '{points}'"
            yield Diagnostic("CFG025", "error", message, parsed.value((key, n, points)))


def _circles(name: str, parent: Mapping[str, str]) -> bool:
    at, seen = parent.get(name), set[str]()
    while at is not None and at not in seen:
        if at == name:
            return True
        seen.add(at)
        at = parent.get(at)
    return False


def _rules(loaded: Loaded) -> Iterator[Diagnostic]:
    for file, rule in loaded.rules.items():
        stem = file.rsplit("/", 1)[-1].removesuffix(".yaml")
        if stem != rule.kind:
            message = f"the kind '{rule.kind}' stands in the file {stem}.yaml"
            place = loaded.parsed[file].value(("kind",))
            yield Diagnostic("CFG026", "error", message, place, f"one kind, one file: name the file {rule.kind}.yaml")


def _twice(parsed: Parsed, what: str, names: Iterator[tuple[str, Path]]) -> Iterator[Diagnostic]:
    first: dict[str, Path] = {}
    for name, path in names:
        if name in first:
            message = f"the {what} '{name}' stands twice; the first is on line {parsed.value(first[name]).line}"
            yield Diagnostic("CFG024", "error", message, parsed.value(path), "give each a name of its own")
        first.setdefault(name, path)


def _unknown(code: str, what: str, word: str, known: Collection[str], parsed: Parsed, path: Path) -> Diagnostic:
    return Diagnostic(code, "error", f"there is no {what} '{word}'", parsed.value(path), suggest(word, known))
