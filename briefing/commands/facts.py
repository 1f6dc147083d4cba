"""`briefing facts`: what the last build found in its sources."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing.commands.holdings import last_record, open_store
from briefing.commands.printing import table
from briefing.model import Fact


@click.command("facts", epilog="Example: briefing facts --kind transfer --json")
@click.option("--kind", multiple=True, help="Only facts of this event kind; may be repeated.")
@click.option("--source", help="Only facts of sources with this in their name.")
@click.option("--json", "as_json", is_flag=True, help="One fact a line, as JSON.")
@click.option("--explain", metavar="CLAIM", help="Why the facts of a claim were joined; its id or that of a fact.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), help="Where the brief was built.")
def command(kind: tuple[str, ...], source: str | None, as_json: bool, explain: str | None, out: Path) -> int:
    """List the facts of the last build, as a table or as JSON lines; or explain one of its claims."""
    if explain is not None:
        return _explain(explain, out)
    store = open_store()
    if store is None:
        return 1
    with store:
        holdings = [h for h in store.holdings() if h.state == "used" and (source is None or source in h.name)]
        extracted = ((h.name, store.found(h.key)) for h in holdings if h.key)
        name_of = {id_: name for name, known in extracted if known for id_ in known.facts}
        found = [(name_of[fact.id], fact) for fact in store.facts(list(name_of))]
    found = [(name, fact) for name, fact in found if not kind or fact.kind in kind]
    if as_json:
        for _, fact in found:
            click.echo(json.dumps(fact.row(), ensure_ascii=False))
        return 0
    heads = ("Id", "Kind", "Who", "To", "What", "Figure", "When", "Says", "Source")
    table(heads, (_row(name, fact) for name, fact in found))
    return 0


def _explain(name: str, out: Path) -> int:
    """Show one claim: its facts and why they are one, its origins, and what was kept apart from it."""
    from briefing.commands.building import loaded
    from briefing.pipeline.explained import explained

    project = loaded(None)
    record = last_record(project, out) if project is not None else None
    if project is None or record is None:
        return 1
    lines = explained(name, record, project.lexicon)
    if not lines:
        click.echo(f"There is no claim and no fact whose id begins with {name}; see: briefing facts", err=True)
        return 1
    for line in lines:
        click.echo(line)
    return 0


def _row(name: str, fact: Fact) -> tuple[str, ...]:
    when = fact.date_start if fact.date_start == fact.date_end else f"{fact.date_start or ''}/{fact.date_end or ''}"
    says = fact.attribution or ""
    cells = (fact.id, fact.kind, fact.actor, fact.recipient, fact.item, fact.value_text, when, says, name)
    return tuple(cell or "" for cell in cells)
