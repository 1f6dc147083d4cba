"""A project and what its sources gave in, what of it is never used out: rules, names of the lexicons, templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.compose import filters_in, references
from briefing.config import Project
from briefing.config.specs.brief import QuerySpec
from briefing.config.specs.lexicon import EntitySpec, ItemSpec, PlaceSpec
from briefing.ingest import discover, read
from briefing.model import Diagnostic, Document, Fact, Location
from briefing.pipeline.stages import STYLE
from briefing.plugins.loading import load_plugins

#: Names that one line lists.
_LISTED = 8
#: Templates that prose reads by name: one for each kind, and these.
_BY_NAME = ("wording/_default.md.j2", "wording/disagreements.md.j2", "wording/reasons.md.j2", STYLE)

Named = EntitySpec | ItemSpec | PlaceSpec


def unused(project: Project) -> list[Diagnostic]:
    """What the workspace brings of its own and no section, template or source uses; a line for each file."""
    from briefing.pipeline.extracting import facts_of

    plugins, _ = load_plugins(project)
    files, _ = discover(project.root, project.brief.sources)
    documents = [doc for file in files for doc in read(file, project.publishers, plugins.readers).documents]
    facts = [fact for document in documents for fact in facts_of(project, plugins, document)[0]]
    return [*_templates(project), *_plugins(project), *_rules(project, facts), *_names(project, documents)]


def _templates(project: Project) -> Iterator[Diagnostic]:
    wanted = {section.template for section in project.declared} | {j.template for j in project.brief.judgements}
    wanted |= {*_BY_NAME, *(f"wording/{rule.kind}.md.j2" for rule in project.rules)}
    found: set[str] = set()
    while wanted - found:
        name = min(wanted - found)
        found.add(name)
        wanted |= references(project.templates, name)
    for name in project.templates.names():
        if name not in found and project.templates.own(name):
            place = Location(project.templates.shown(name))
            yield Diagnostic("CFG030", "info", "no section, judgement or template uses this template", place)


def _rules(project: Project, facts: Iterable[Fact]) -> Iterator[Diagnostic]:
    asked = {kind for query in _queries(project) for kind in query.kind}
    met = {fact.kind for fact in facts}
    own = project.own_files()
    for rule in project.rules:
        file = f"config/rules/{rule.kind}.yaml"
        if file not in own:
            continue
        if rule.kind not in asked:
            place = project.locate(("kind",), file)
            yield Diagnostic("CFG031", "info", f"no query names the kind '{rule.kind}'", place)
        if rule.kind not in met:
            place = project.locate(("kind",), file)
            yield Diagnostic("CFG031", "info", f"the sources at hand give no fact of '{rule.kind}'", place)


def _queries(project: Project) -> Iterator[QuerySpec]:
    waiting = [s.query for s in project.declared if s.query] + [j.query for j in project.brief.judgements]
    while waiting:
        query = waiting.pop()
        yield query
        waiting += (*query.all, *query.any)


def _names(project: Project, documents: Sequence[Document]) -> Iterator[Diagnostic]:
    """A line for each list of a lexicon with names that no source has, at the first of them."""
    words = set(re.findall(r"\w+", " ".join(d.text for d in documents).casefold()))
    text = "\n".join(document.text for document in documents).casefold()
    own = project.own_files()
    for file, lexicon in project.lexicons.items():
        lists: tuple[tuple[str, Sequence[Named]], ...] = (
            ("entities", lexicon.entities),
            ("items", lexicon.items),
            ("places", lexicon.places),
        )
        for what, entries in lists if file in own else ():
            silent = [n for n, one in enumerate(entries) if not any(_stands(form, text, words) for form in _forms(one))]
            if silent:
                named = ", ".join(entries[n].name for n in silent[:_LISTED])
                rest = f" and {len(silent) - _LISTED} more" if len(silent) > _LISTED else ""
                message = f"no source names {len(silent)} of {len(entries)} {what}: {named}{rest}"
                yield Diagnostic("CFG032", "info", message, project.locate((what, silent[0], "name"), file))


def _plugins(project: Project) -> Iterator[Diagnostic]:
    """Charts that no section names, and filters that no template calls."""
    plugins = project.brief.plugins
    drawn = {chart for section in project.declared for chart in section.charts}
    called = {name for template in project.templates.names() for name in filters_in(project.templates, template)}
    for key, names, used in (("charts", plugins.charts, drawn), ("filters", plugins.filters, called)):
        for n, name in enumerate(names):
            if name not in used:
                message = f"nothing uses the plug-in '{name}'"
                yield Diagnostic("CFG033", "info", message, project.locate(("plugins", key, n)))


def _forms(entry: Named) -> Iterator[str]:
    yield entry.name
    yield from entry.aliases
    if isinstance(entry, EntitySpec):
        yield from (*entry.adjectives, *entry.demonyms, *entry.metonyms)
    if isinstance(entry, ItemSpec):
        yield from (name for one in entry.each() for name in (one.singular, *one.aliases) if name)


def _stands(form: str, text: str, words: set[str]) -> bool:
    """Whether a text holds the form; a plural counts as its singular."""
    folded = form.casefold()
    first = re.findall(r"\w+", folded)[:1]
    return bool(first) and (first[0] in words or f"{first[0]}s" in words) and folded in text
