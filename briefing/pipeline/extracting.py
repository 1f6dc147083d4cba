"""Documents in, their facts out: from the store where the same words were read by the same engine, else read anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.config import Project
from briefing.model import Diagnostic, Document, Fact, Location
from briefing.model.data import to_data
from briefing.model.plugin import MEND, PluginError
from briefing.pipeline.engine import engine
from briefing.pipeline.manifest import digest_of_data
from briefing.pipeline.progress import OnStep, blank_step
from briefing.pipeline.result import Decision
from briefing.plugins.guards import Propose
from briefing.plugins.loading import Plugins, failed
from briefing.store import Store

if TYPE_CHECKING:
    from briefing.extract import Engine

#: Compiled engines by the digest of what they are compiled from, oldest first.
_ENGINES: dict[str, Engine] = {}
_KEPT = 4
#: Configuration that says how a text is read.
_READING = ("config/lexicons/", "config/rules/", "config/reporting.yaml")
#: What the rule of a fact begins with that an extractor of another package found; its name follows.
BY_PLUGIN = "plug-in "


def extract_all(
    project: Project, plugins: Plugins, documents: Sequence[Document], store: Store, on_step: OnStep = blank_step
) -> tuple[list[Fact], list[Diagnostic], list[Decision], dict[str, str]]:
    """Facts of all documents in their order, what was wrong, what was decided, and each source's key in the store."""
    reader = digest_of_data({**_reader(project), "extractors": plugins.packages.get("extractors", {})})
    facts: list[Fact] = []
    diagnostics: list[Diagnostic] = []
    decisions: list[Decision] = []
    keys: dict[str, str] = {}
    for n, document in enumerate(documents):
        on_step("extract", n, len(documents))
        key = keys[document.source.id] = digest_of_data([to_data(document.source), reader])
        known = store.facts(key)
        if known is None:
            known = facts_of(project, plugins, document)
            if not failed(known[1]):
                store.keep(key, *known)
            reason = "not read before by this engine and these rules"
            decisions.append(Decision("extract", document.source.name, True, reason))
        else:
            decisions.append(Decision("extract", document.source.name, False, "same words, same engine, same rules"))
        facts += known[0]
        diagnostics += known[1]
    return facts, diagnostics, decisions, keys


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
    from briefing.extract.proposals import Gate

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
