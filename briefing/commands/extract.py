"""`briefing extract`: facts of files, with no store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands.building import loaded
from briefing.commands.printing import show, table
from briefing.config import Project
from briefing.config.specs.brief import SourcesSpec
from briefing.model import Diagnostic, worst

if TYPE_CHECKING:
    from briefing.ingest import SourceFile
    from briefing.pipeline.bulk import FileFacts

_LAYERS = ("sentences", "dates", "quantities", "attributions")
_HEADS = ("Line", "Kind", "Who", "To", "What", "Figure", "When", "Says", "Mood", "Words")


@click.command("extract", epilog="Example: briefing extract --jsonl --published 2024-06-17 article.txt")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--jsonl", is_flag=True, help="One fact a line, as JSON.")
@click.option("--text", "as_text", is_flag=True, help="The text as it is read, and nothing else; one PATH.")
@click.option("--layer", type=click.Choice(_LAYERS), help="What facts are made of, one a line, as JSON; one PATH.")
@click.option("--published", metavar="DATE", help="Publication date, as 2024-06-17; one PATH.")
@click.option("--explain", is_flag=True, help="Say which rule found what, and why not more.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Read with N processes.  [1]")
def command(
    paths: tuple[Path, ...],
    jsonl: bool,
    as_text: bool,
    layer: str | None,
    published: str | None,
    explain: bool,
    jobs: int,
) -> int:
    """Show the facts that are found in files, by the rules of this folder or, where it has none, the packaged ones."""
    if (as_text or layer or published) and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--text, --layer and --published take one file.")
    if published is not None:
        _day(published)
    project = loaded(None)
    if project is None:
        return 1
    from briefing.ingest import discover
    from briefing.plugins.loading import load_plugins

    _, wrong = load_plugins(project)
    if wrong:
        show(wrong)
        return 1
    files, diagnostics = discover(project.root, SourcesSpec(paths=()), paths)
    told = _Told(diagnostics)
    if as_text or layer or explain:
        _print_readings(project, files, published, layer, explain, jsonl, told)
    if jsonl or not (as_text or layer or explain):
        from briefing.pipeline.bulk import file_facts, settle

        settle()
        _print_facts(file_facts(project, files, jobs, published), jsonl, told)
    return 1 if told.wrong else 0


def _day(text: str) -> None:
    import datetime

    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"'{text}' is not a date; write it as 2024-06-17.", param_hint="--published") from None


class _Told:
    """Prints diagnostics as they come; `wrong` where one was an error."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.wrong = False
        self(diagnostics)

    def __call__(self, diagnostics: Iterable[Diagnostic]) -> None:
        found = list(diagnostics)
        show(found)
        self.wrong = self.wrong or worst(found) == "error"


def _print_readings(
    project: Project,
    files: Iterable[SourceFile],
    published: str | None,
    layer: str | None,
    explain: bool,
    jsonl: bool,
    told: _Told,
) -> None:
    from briefing.pipeline.bulk import Reader

    reader = Reader(project, published)
    for file in files:
        documents, diagnostics = reader.documents(file)
        if not jsonl:  # else they are told with the facts
            told(diagnostics)
        for document in documents:
            if explain:
                click.echo(reader.explain(document), err=jsonl)
            elif layer:
                for row in reader.layer(layer, document):
                    click.echo(json.dumps(row, ensure_ascii=False))
            else:
                click.echo(document.text, nl=False)


def _print_facts(read: Iterable[FileFacts], jsonl: bool, told: _Told) -> None:
    rows = _rows(read, told)
    if jsonl:
        for _, row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        table(_HEADS, (_cells(line, row) for line, row in rows))


def _rows(read: Iterable[FileFacts], told: _Told) -> Iterator[tuple[int, dict[str, Any]]]:
    for one in read:
        told(one.diagnostics)
        yield from one.rows


def _cells(line: int, row: dict[str, Any]) -> tuple[str, ...]:
    start, end = row["date_start"], row["date_end"]
    when = start if start == end else f"{start or ''}/{end or ''}"
    mood = f"not {row['modality']}" if row["negated"] else row["modality"]
    cells = (
        row["kind"],
        row["actor"],
        row["recipient"],
        row["item"],
        row["value_text"],
        when,
        row["attribution"],
        mood,
    )
    return str(line), *(cell or "" for cell in cells), row["quote"]
