"""Documents in, their facts out: left in the store where the same engine has read the same words, else read anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.config import Project
from briefing.model import Diagnostic, Document, Fact, Location
from briefing.model.filed import FiledFacts
from briefing.model.plugin import MEND, PluginError
from briefing.pipeline.engine import engine
from briefing.pipeline.gather import Gathered
from briefing.pipeline.manifest import digest_of_data
from briefing.pipeline.run import Run
from briefing.plugins.guards import Propose
from briefing.plugins.loading import Plugins, failed
from briefing.store import Found, Store

if TYPE_CHECKING:
    from briefing.extract import Engine

#: Compiled engines by the digest of what they are compiled from, oldest first.
_ENGINES: dict[str, Engine] = {}
_KEPT = 4
#: Configuration that says how a text is read.
_READING = ("config/lexicons/", "config/rules/", "config/reporting.yaml")
#: What the rule of a fact begins with that an extractor of another package found; its name follows.
BY_PLUGIN = "plug-in "


def extract_all(run: Run, gathered: Gathered, store: Store) -> tuple[dict[str, Found], FiledFacts]:
    """By source what was found in each document, and the facts themselves, in the order of the documents; keys and
    diagnostics go to `gathered`, decisions to the run.

    Of a document that the store knows no fact is read here.
    """
    reader = digest_of_data({**_reader(run.project), "extractors": run.plugins.packages.get("extractors", {})})
    found: dict[str, Found] = {}
    new: dict[str, Fact] = {}
    for n, document in enumerate(gathered.documents):
        run.on_step("extract", n, len(gathered.documents))
        source = document.source
        key = gathered.versions[source.id] = f"{gathered.described[source.id]} {reader}"
        known = store.found(key)
        if known is None:
            facts, wrong = facts_of(run.project, run.plugins, document)
            known = _found(facts, wrong)
            new |= {fact.id: fact for fact in facts}
            if not failed(wrong):
                store.keep(key, known, facts)
            run.decide("extract", source.name, True, "not read before by this engine and these rules")
        else:
            run.decide("extract", source.name, False, "same words, same engine, same rules")
        found[source.id] = known
        gathered.diagnostics += known.diagnostics
    ids = {source: one.facts for source, one in found.items()}
    return found, FiledFacts(ids, partial(_read, new, store))


def _read(new: Mapping[str, Fact], store: Store, ids: Sequence[str]) -> list[Fact]:
    """Facts by their ids: `new` ones as they are, others from the store."""
    kept = {fact.id: fact for fact in store.facts([id_ for id_ in ids if id_ not in new])}
    return [new[id_] if id_ in new else kept[id_] for id_ in ids]


def _found(facts: Sequence[Fact], wrong: tuple[Diagnostic, ...]) -> Found:
    return Found(
        tuple([fact.id for fact in facts]),
        tuple([_names(fact) for fact in facts]),
        tuple([f.about for f in facts]),
        wrong,
    )


def _names(fact: Fact) -> tuple[str, ...]:
    """Whom and what a fact names in its roles, joint names also one by one."""
    roles = (fact.actor, fact.recipient, fact.place, fact.item, fact.attribution)
    return tuple(sorted({part for role in roles if role for part in (role, *role.split(" and "))}))


def facts_of(project: Project, plugins: Plugins, document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """The facts of one document, by the rules and by the brief's extractors, in order of the text; what was wrong."""
    facts, wrong = compiled(project).facts(document)
    for name, propose in plugins.extractors.items():
        facts, also = _with_proposals(project, document, facts, name, propose)
        wrong += also
    return facts, tuple(wrong)


def _with_proposals(
    project: Project, document: Document, known: tuple[Fact, ...], name: str, propose: Propose
) -> tuple[tuple[Fact, ...], list[Diagnostic]]:
    """The known facts and those of one extractor that the words bear out, in order of the text."""
    from briefing.extract.documents.proposals import Gate

    source = document.source.name
    try:
        proposals = propose(document)
    except PluginError as error:
        return known, [Diagnostic("PLG004", "error", str(error), Location(source), MEND)]
    gate = Gate(document, known, project.lexicon, {rule.kind for rule in project.rules}, compiled(project).states)
    made, refused = gate.admit(proposals, f"{BY_PLUGIN}{name}")
    lines = [0 if one.start is None else document.text.count("\n", 0, one.start) + 1 for one in refused]
    wrong = [
        Diagnostic("PLG005", "warning", f"the extractor '{name}' is refused a fact: {one.reason}", Location(source, n))
        for one, n in zip(refused, lines, strict=True)
    ]
    return tuple(sorted((*known, *made), key=lambda fact: fact.evidence.span)), wrong


def _reader(project: Project) -> Mapping[str, object]:
    """What besides the source decides which facts are found."""
    rules = {name: digest for name, digest in project.digests.items() if name.startswith(_READING)}
    return {"engine": engine()["briefing"], "rules": rules}


def compiled(project: Project) -> Engine:
    """The engine of a project; the same one for as long as the lexicons and rules it is compiled from are the same."""
    from briefing.extract import Engine  # only where there is something to read: it takes a while to load

    key = digest_of_data(_reader(project))
    if key not in _ENGINES:
        if len(_ENGINES) == _KEPT:
            del _ENGINES[next(iter(_ENGINES))]
        _ENGINES[key] = Engine(project.lexicon, project.reporting, project.rules)
    return _ENGINES[key]
