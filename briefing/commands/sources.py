"""`briefing sources`: what the last build met, and why it did or did not use it."""

from __future__ import annotations

import json

import click

from briefing.commands.holdings import open_store
from briefing.commands.printing import table
from briefing.model.data import to_data
from briefing.store import Holding


@click.command("sources", epilog="Example: briefing sources --unused")
@click.option("--unused", is_flag=True, help="Only those that were not used.")
@click.option("--json", "as_json", is_flag=True, help="One source a line, as JSON.")
def command(unused: bool, as_json: bool) -> int:
    """List the sources of the last build: grade, date, publisher, and the reason where one was not used."""
    store = open_store()
    if store is None:
        return 1
    with store:
        holdings = [h for h in store.holdings() if not unused or h.state != "used"]
    if as_json:
        for holding in holdings:
            data = {"name": holding.name, "state": holding.state, "reason": holding.reason}
            click.echo(json.dumps({**data, "source": to_data(holding.source)}, ensure_ascii=False))
        return 0
    table(("Source", "Grade", "Published", "Publisher", "State"), (_row(h) for h in holdings))
    return 0


def _row(holding: Holding) -> tuple[str, ...]:
    source = holding.source
    state = holding.state if not holding.reason else f"not used: {holding.reason}"
    if source is None:
        return holding.name, "", "", "", state
    published = f"[{source.published}]" if source.published_basis == "inferred" else source.published or ""
    return holding.name, source.reliability, published, source.publisher or "", state
