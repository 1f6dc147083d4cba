"""`briefing review`: what needs a person, worst first; and rulings, written from the command line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any, get_args

import click

from briefing.commands.holdings import last_record
from briefing.commands.printing import show
from briefing.model.ruling import RulingKind

#: Kind of ruling → the option or field that its targets are.
_TARGETS = {
    "confirm": "fact", "reject": "fact", "correct": "fact", "merge": "claims", "split": "claim",
    "resolve": "disagreement", "likelihood": "judgement", "judgement": "claims", "assumption": "claims",
    "alternative": "claims", "indicator": "claims",
}  # fmt: skip


@click.command("review", epilog='Example: briefing review reject 835547 --by "A. Analyst" --why "It speaks of Iran."')
@click.argument("ruling", type=click.Choice(get_args(RulingKind)), required=False)
@click.argument("targets", nargs=-1)
@click.option("--by", envvar="BRIEFING_BY", help="Who rules; or set BRIEFING_BY.")
@click.option("--on", metavar="DATE", help="Date of the ruling; today by default.")
@click.option("--why", help="The grounds, in a sentence.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="correct: a field and its value.")
@click.option("--fact", "facts", multiple=True, metavar="ID", help="split: a fact that is split off.")
@click.option("--text", help="judgement, assumption, alternative, indicator: the sentence itself.")
@click.option("--word", help="likelihood: the word.")
@click.option("--rule", help="The judgement rule that an assumption, alternative or indicator belongs to.")
@click.option("--confidence", type=click.Choice(["high", "moderate", "low"]), help="judgement: its confidence.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), help="Where the brief was built.")
@click.option("--json", "as_json", is_flag=True, help="List as JSON, one item a line.")
def command(
    ruling: str | None, targets: tuple[str, ...], out: Path, as_json: bool, changes: tuple[str, ...], **given: Any
) -> int:
    """List what needs a person in the last brief, worst first, or write a RULING on TARGETS into review/rulings.yaml.

    TARGETS are ids as `briefing review`, `briefing facts` and the annex of the brief print them.
    """
    from briefing.commands.building import loaded

    project = loaded(None)
    record = last_record(project, out) if project is not None else None
    if record is None:
        return 1
    if ruling is None:
        return _list(record, as_json)
    if not given["by"]:
        raise click.UsageError("A ruling is signed: give --by NAME, or set BRIEFING_BY.")
    return _write(_row(ruling, targets, changes, given), record)


def _list(record: Any, as_json: bool) -> int:
    from briefing.pipeline.review_items import items

    found = items(record)
    for item in found:
        if as_json:
            row = {"what": item.what, "id": item.id, "why": item.why, "sentence": item.sentence, "words": item.words}
            click.echo(json.dumps(row, ensure_ascii=False))
            continue
        click.echo(f"{click.style(item.what, bold=True)}  {item.id}")
        if item.sentence:
            click.echo(f"  brief:  {item.sentence}")
        for source, words in item.words:
            click.echo(f"  source: “{words}” ({source})")
        click.echo(f"  why:    {item.why}\n")
    if not found and not as_json:
        click.echo("Nothing needs a person.")
    return 0


def _row(ruling: str, targets: tuple[str, ...], changes: tuple[str, ...], given: dict[str, Any]) -> dict[str, Any]:
    field = _TARGETS[ruling]
    if field != "claims" and len(targets) != 1:
        raise click.UsageError(f"To {ruling} takes one target, a {field}.")
    on = given["on"] or datetime.date.today().isoformat()
    row: dict[str, Any] = {"ruling": ruling, "by": given["by"], "on": on, "why": given["why"]}
    row[field] = list(targets) if field == "claims" else targets[0]
    row["facts"] = list(given["facts"])
    row["set"] = dict(_change(one) for one in changes)
    row |= {"text": given["text"], "word": given["word"], "confidence": given["confidence"]}
    if given["rule"]:
        row["judgement"] = given["rule"]
    return row


def _change(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f"'{text}' is no FIELD=VALUE.")
    if name in ("value_low", "value_high") and value:
        try:
            return name, float(value.replace(",", ""))
        except ValueError as error:
            raise click.UsageError(f"'{value}' is no number.") from error
    if name in ("negated", "approximate"):
        return name, value.lower() in ("true", "yes")
    return name, value or None


def _write(row: dict[str, Any], record: Any) -> int:
    from briefing.pipeline.ruling_files import write_ruling

    line, wrong = write_ruling(Path.cwd(), row, record)
    show(wrong)
    if line is None:
        return 1
    click.echo(f"Written to review/rulings.yaml; it takes effect with the next briefing build.\n  {line}")
    return 0
