"""The stages of a build: files → facts → situation → selections and charts → report → record → outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.config import Project
from briefing.config.specs.brief import SectionSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.ingest import SourceFile
from briefing.model import Chart, Diagnostic, Edition, Location, Report, Selection, Situation
from briefing.model.claim import SOURCES_OF
from briefing.model.data import to_data
from briefing.model.filed import FiledFacts
from briefing.model.numerals import numerals
from briefing.model.plugin import MEND, PluginError
from briefing.pipeline.carried import carried
from briefing.pipeline.engine import engine
from briefing.pipeline.extracting import extract_all
from briefing.pipeline.gather import Gathered, gather, keep_to_theme
from briefing.pipeline.manifest import digest_of_data
from briefing.pipeline.outputs import files_of
from briefing.pipeline.publish import Published
from briefing.pipeline.record import Record, record_of
from briefing.pipeline.remembering import remembered
from briefing.pipeline.reviewing import readable, reported
from briefing.pipeline.run import Run
from briefing.pipeline.states import Part, parts_of
from briefing.plugins.loading import Plugins
from briefing.store import Holding, Store

if TYPE_CHECKING:
    from briefing.assess import Memory

STYLE = "page/brief.css"


@dataclass(frozen=True)
class Known:
    """What a brief is written from."""

    #: What the brief tells of all that is known.
    situation: Situation
    #: Section id → the claims it takes, and its charts.
    selections: dict[str, Selection]
    charts: dict[str, tuple[Chart, ...]]
    #: The states of all claims.
    parts: tuple[Part, ...]

    @property
    def digest(self) -> str:
        """Of what is known, whatever the cut-off was and whatever came before. A fact is known by its id."""
        told = self.situation
        known = (
            tuple(fact.id for fact in told.facts), told.claims, told.assessments, told.discrepancies, told.judgements,
            told.timeline, tuple(self.selections.values()), told.unused, told.rulings, told.totals,
            tuple(part.name for part in self.parts),
        )  # fmt: skip
        return digest_of_data(to_data(known))


def fetch(run: Run) -> list[Diagnostic]:
    """New snapshots of the pages and feeds that the brief names, where fetching is asked for."""
    spec = run.project.brief.sources
    if run.today is None or not (spec.urls or spec.feeds):
        return []
    from briefing.ingest.fetch import collect  # it loads an HTTP client: a third of a second

    return collect(run.project.root, spec, run.today, run.on_step)


def read_and_extract(
    run: Run, files: Sequence[SourceFile], digests: Mapping[str, str], store: Store
) -> tuple[Gathered, FiledFacts]:
    """Documents and their facts, left in the store where it knows them; what the store holds is said anew."""
    gathered = gather(run.project, run.plugins, files, digests, store, run.as_of, run.on_step)
    run.decisions += gathered.decisions
    found, facts = extract_all(run, gathered, store)
    met = {document.source.name: document.source for document in gathered.documents}
    told = keep_to_theme(gathered, found, run.project.brief.scope, run.project.lexicon)
    run.diagnostics += gathered.diagnostics
    keys = gathered.versions
    used = [Holding(d.source.name, "used", "", d.source, keys[d.source.id]) for d in gathered.documents]
    apart = [
        Holding(name, code, reason, source, keys.get(source.id) if source else None)
        for name, code, reason in gathered.unused
        for source in (met.get(name),)
    ]
    store.hold((*used, *apart), gathered.keys)
    return gathered, facts.only(told)


def cutoff(gathered: Gathered) -> str | None:
    """The newest publication date among the documents, ISO; None where none has one."""
    return max((d.source.published for d in gathered.documents if d.source.published), default=None)


def nothing_usable(gathered: Gathered) -> Diagnostic:
    """Why there is no brief where there is no cut-off."""
    if not gathered.documents:
        return Diagnostic(
            "BLD001", "error", "none of the sources can be used", None, "the lines above say why, one by one"
        )
    message = "no source has a publication date, so that there is no cut-off"
    return Diagnostic("BLD002", "error", message, None, "give --as-of, or `published:` in the front matter of a source")


def know(
    run: Run,
    store: Store,
    gathered: Gathered,
    facts: FiledFacts,
    as_of: str,
    before: Published | None,
    record: Record | None,
) -> Known | None:
    """What the brief is to tell as of an ISO date, and what has changed since the latest edition and its `record`.

    None where a chart cannot be drawn; the diagnostics of the run say why.
    """
    with remembered(run, store) as memory:
        whole = _appraised(run, memory, gathered, facts, as_of)
        parts = _parts(whole, memory)
    whole = _compared(run, whole, parts, before, record)
    situation, selections = _selected(run, whole, memory)
    charts, wrong = _drawn(run, situation, selections)
    run.diagnostics += wrong
    return None if wrong else Known(situation, selections, charts, parts)


def appraise(run: Run, store: Store, gathered: Gathered, facts: FiledFacts, as_of: str) -> Situation:
    """What stands, as of an ISO date; what the store holds of it is not worked out anew."""
    with remembered(run, store) as memory:
        return _appraised(run, memory, gathered, facts, as_of)


def _appraised(run: Run, memory: Memory, gathered: Gathered, facts: FiledFacts, as_of: str) -> Situation:
    from briefing.assess import appraise as assess

    run.on_step("assess", 0, 1)
    rulings, wrong = readable(run.rulings, facts, run.project)
    situation = assess(
        facts,
        gathered.documents,
        brief=run.project.brief,
        lexicon=run.project.lexicon,
        publishers=run.project.publishers,
        as_of=as_of,
        unused=tuple(sorted(gathered.unused)),
        rulings=rulings,
        memory=memory,
        versions=gathered.versions,
        beside=gathered.beside,
    )
    touched = memory.touched
    run.decide("assess", "claims", touched > 0, f"{touched} of {len(situation.claims)} were touched")
    run.diagnostics += [*wrong, *reported(situation.rulings, run.project)]
    return situation


def _parts(whole: Situation, memory: Memory) -> tuple[Part, ...]:
    """The states of all claims."""
    from briefing.assess import states

    stamps = {claim.id: whole.gists[claim.id].stamp for claim in whole.claims}
    return parts_of(stamps, lambda ids: states([whole.claim[id_] for id_ in ids], whole), memory.parts)


def _compared(
    run: Run, whole: Situation, parts: Sequence[Part], before: Published | None, record: Record | None
) -> Situation:
    """The situation, whose states are the `parts`, with what has changed since the latest edition and its `record`."""
    from briefing.pipeline.comparing import changed_since

    if before is None or record is None:
        return whole
    try:
        return replace(whole, changes=changed_since(before, record, whole, parts), compared=True)
    except ValueError as error:
        hint = "what changed since then is not told in this edition"
        run.diagnostics.append(Diagnostic("BLD011", "warning", str(error), None, hint))
        return whole


def _selected(run: Run, whole: Situation, memory: Memory) -> tuple[Situation, dict[str, Selection]]:
    """What the brief tells of the whole, and section id → the claims it takes; a section whose conditions do not hold
    is left out of this run's brief."""
    from briefing.assess import Choice, Names, excerpt

    choice = Choice(whole, Names(run.project.lexicon))
    shown = tuple(section for section in run.project.brief.sections if choice.appears(section))
    run.project = replace(run.project, brief=run.project.brief.model_copy(update={"sections": shown}))
    selections = {section.id: choice.select(section) for section in shown}
    return excerpt(whole, selections, memory), selections


def _drawn(
    run: Run, situation: Situation, selections: Mapping[str, Selection]
) -> tuple[dict[str, tuple[Chart, ...]], list[Diagnostic]]:
    """Section id → its charts, and an error for each that a plug-in fails to draw."""
    from briefing.chart import draw as drawn

    run.on_step("draw", 0, 1)
    places = {place.name: place for place in run.project.lexicon.places}
    charts: dict[str, tuple[Chart, ...]] = {}
    wrong: list[Diagnostic] = []
    for section in (section for section in run.project.brief.sections if section.charts):
        made = []
        for kind in section.charts:
            try:
                made.append(drawn(kind, selections[section.id], situation, places, run.plugins.charts))
            except PluginError as error:
                wrong.append(Diagnostic("PLG004", "error", str(error), _named_at(run.project, section, kind), MEND))
        charts[section.id] = tuple(chart for chart in made if chart is not None)
    return charts, wrong


def _named_at(project: Project, section: SectionSpec, chart: str) -> Location:
    """Where a section names a chart."""
    at = next(n for n, declared in enumerate(project.declared) if declared.id == section.id)
    return project.locate(("sections", at, "charts", project.declared[at].charts.index(chart)))


def write(run: Run, known: Known, edition: Edition) -> tuple[Report | None, list[Diagnostic]]:
    """The report; None with the reasons where a template fails."""
    from briefing.chart import numbered, painted
    from briefing.compose import COMPILED, compose

    run.on_step("write", 0, 1)
    project = run.project
    chosen_at = {s.id: project.locate(("sections", n, "template")) for n, s in enumerate(project.declared)}
    with carried(project.root, "templates", COMPILED):
        report, found = compose(
            project.brief,
            known.situation,
            known.selections,
            known.charts,
            project.lexicon,
            project.templates,
            edition,
            _made_by(),
            chosen_at,
            run.plugins.filters,
            _read_by(run.plugins),
        )
    if report is None:
        return None, found
    number_of = {entry.source.id: entry.number for entry in report.sources}.get
    charts_ = tuple(painted(numbered(chart, number_of), project.brand.spec.colours) for chart in report.charts)
    return replace(report, charts=charts_, logo=project.brand.logo), found


def _made_by() -> str:
    """Program and version, as the brief discloses them."""
    return f"briefing {engine()['briefing'].partition('+')[0]}"


def _read_by(plugins: Plugins) -> list[str]:
    """The packages with extractors and their versions, as the brief discloses them."""
    return [f"{name} {version.partition('+')[0]}" for name, version in plugins.packages.get("extractors", {}).items()]


def record(run: Run, report: Report, known: Known) -> Record:
    """Everything the brief says and rests on."""
    from briefing.render.branding import brand_css

    return record_of(
        report,
        known.situation,
        known.selections,
        engine={**engine(), **run.plugins.versions},
        page=run.project.brief.page,
        css=run.project.templates.read(STYLE) + brand_css(run.project.brand, report.markdown),
        names=_numbered_names(run.project.lexicon, known.situation),
        states=tuple(part.name for part in known.parts),
    )


def _numbered_names(lexicon: LexiconSpec, situation: Situation) -> tuple[str, ...]:
    """Every name in the lexicons and of those who publish that has a numeral in it, as the brief may print it."""
    names = [
        name
        for entity in lexicon.entities
        for name in (entity.name, entity.full, entity.short, *entity.aliases, *(o.title for o in entity.offices))
    ]
    names += [name for item in lexicon.items for name in (item.name, item.singular, *item.aliases)]
    names += [name for place in lexicon.places for name in (place.name, *place.aliases)]
    sources = [document.source for document in situation.documents]
    names += [name for s in sources for name in (s.publisher, s.author, s.credit, s.title, s.digest_of)]
    names += [name.removeprefix(SOURCES_OF) for name in situation.totals if name.startswith(SOURCES_OF)]
    return tuple(sorted({name for name in names if name and _numbered(name)}))


@lru_cache(maxsize=1 << 14)
def _numbered(name: str) -> bool:
    """Whether a name has a numeral in it: the lexicons have thousands, and the same in every build of a process."""
    return bool(numerals(name))


def verify(run: Run, record: Record, gathered: Gathered) -> list[Diagnostic]:
    """What is wrong with the record, by the words of its sources."""
    from briefing.pipeline.checking import check_record

    run.on_step("verify", 0, 1)
    documents = {document.source.id: document for document in gathered.documents}
    return [finding.diagnostic("BLD006") for finding in check_record(record, documents) if finding.wrong]


def render(run: Run, record: Record) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """File name → bytes of every format asked for; an error where a plug-in's format cannot be written."""
    run.on_step("render", 0, 1)
    try:
        return files_of(record, run.formats, run.plugins), []
    except PluginError as error:
        place = run.project.locate(("plugins", "formats"))
        return {}, [Diagnostic("PLG004", "error", str(error), place, MEND)]


def not_drawn(run: Run, record: Record) -> list[Diagnostic]:
    """The characters that the PDF has to spell out, if any."""
    if "pdf" not in run.formats:
        return []
    from briefing.render import uncovered

    words = (record.markdown, *(text.text for chart in record.charts for text in chart.texts))
    found = sorted(uncovered("".join(words)))
    if not found:
        return []
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in found[:5]) + (f" and {len(found) - 5} more" if found[5:] else "")
    hint = "the PDF prints them as [U+XXXX]; pip install 'briefing[hangul]' brings a typeface for Hangul"
    return [Diagnostic("PAG001", "warning", f"no typeface of the pages draws {named}", None, hint)]
