"""`briefing extract`: facts of files, with no store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from briefing.commands.building import loaded
from briefing.commands.printing import show, table
from briefing.config import Project
from briefing.config.specs.brief import SourcesSpec
from briefing.model import Document, Fact, worst

_LAYERS = ("sentences", "dates", "quantities", "attributions")


@click.command("extract", epilog="Example: briefing extract --jsonl --published 2024-06-17 article.txt")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--jsonl", is_flag=True, help="One fact a line, as JSON.")
@click.option("--text", "as_text", is_flag=True, help="The text as it is read, and nothing else; one PATH.")
@click.option("--layer", type=click.Choice(_LAYERS), help="What facts are made of, one a line, as JSON; one PATH.")
@click.option("--published", metavar="DATE", help="Publication date, as 2024-06-17; one PATH.")
@click.option("--explain", is_flag=True, help="Say which rule found what, and why not more.")
def command(
    paths: tuple[Path, ...], jsonl: bool, as_text: bool, layer: str | None, published: str | None, explain: bool
) -> int:
    """Show the facts that are found in files, by the rules of this folder or, where it has none, the packaged ones."""
    if (as_text or layer or published) and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--text, --layer and --published take one file.")
    if published is not None:
        _day(published)
    project = loaded(None)
    if project is None:
        return 1
    documents, wrong = _read(project, paths, published)
    if as_text:
        for document in documents:
            click.echo(document.text, nl=False)
    elif layer:
        for document in documents:
            for row in _rows(project, layer, document):
                click.echo(json.dumps(row, ensure_ascii=False))
    else:
        _print_facts(project, documents, jsonl, explain)
    return 1 if wrong else 0


def _day(text: str) -> None:
    import datetime

    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"'{text}' is not a date; write it as 2024-06-17.", param_hint="--published") from None


def _read(project: Project, paths: tuple[Path, ...], published: str | None) -> tuple[list[Document], bool]:
    from dataclasses import replace

    from briefing.ingest import discover, read

    files, diagnostics = discover(project.root, SourcesSpec(paths=()), paths)
    documents: list[Document] = []
    for file in files:
        reading = read(file, project.publishers)
        diagnostics += reading.diagnostics
        for document in reading.documents:
            if published:
                source = replace(document.source, published=published, published_basis="stated")
                document = replace(document, source=source)
            documents.append(document)
    show(diagnostics)
    return documents, worst(diagnostics) == "error"


def _rows(project: Project, layer: str, document: Document) -> Iterator[dict[str, object]]:
    from briefing.extract.layers import layer as rows

    if layer == "attributions":
        return _attributions(project, document)
    return rows(layer, document, document.source.published)


def _attributions(project: Project, document: Document) -> Iterator[dict[str, object]]:
    """Spans as [start, end] pairs in code points; `content` has more than one where the source stands in the middle."""
    from briefing.extract import Engine

    engine = Engine(project.lexicon, project.reporting, project.rules)
    for found in engine.read(document).attributions:
        yield {
            "source": list(found.source) if found.source else None,
            "cue": list(found.cue),
            "content": [list(span) for span in found.content],
            "canonical": found.canonical,
            "via": list(found.via),
        }


def _print_facts(project: Project, documents: list[Document], jsonl: bool, explain: bool) -> None:
    from briefing.extract import Engine

    engine = Engine(project.lexicon, project.reporting, project.rules)
    found: list[tuple[Document, Fact]] = []
    for document in documents:
        if explain:
            click.echo(str(engine.explain(document)), err=jsonl)
        facts, diagnostics = engine.facts(document)
        show(diagnostics)
        found += [(document, fact) for fact in facts]
    if jsonl:
        for _, fact in found:
            click.echo(json.dumps(fact.row(), ensure_ascii=False))
    elif not explain:
        table(_HEADS, (_row(document, fact) for document, fact in found))


_HEADS = ("Line", "Kind", "Who", "To", "What", "Figure", "When", "Says", "Mood", "Words")


def _row(document: Document, fact: Fact) -> tuple[str, ...]:
    line = document.text.count("\n", 0, fact.evidence.span.start) + 1
    when = fact.date_start if fact.date_start == fact.date_end else f"{fact.date_start or ''}/{fact.date_end or ''}"
    mood = f"not {fact.modality}" if fact.negated else fact.modality
    cells = (fact.kind, fact.actor, fact.recipient, fact.item, fact.value_text, when, fact.attribution, mood)
    return str(line), *(cell or "" for cell in cells), fact.evidence.exact
