"""`briefing schema`: what editors need to complete and check the YAML files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing.config.schema import FOLDER, SCHEMAS, schema, schema_files


@click.command("schema", epilog="Example: briefing schema")
@click.argument("name", type=click.Choice(tuple(SCHEMAS)), required=False)
def command(name: str | None) -> int:
    """Write the JSON Schema of every kind of YAML file into config/schema/, or print the one called NAME.

    A first line such as `# yaml-language-server: $schema=schema/brief.json` ties a file to its schema.
    """
    if name is not None:
        click.echo(json.dumps(schema(name), indent=2, ensure_ascii=False, sort_keys=True))
        return 0
    try:
        write_schemas(Path())
    except OSError as error:
        click.echo(f"cannot write {error.filename or FOLDER}: {(error.strerror or str(error)).lower()}", err=True)
        return 1
    click.echo(f"{FOLDER}/ holds {', '.join(f'{one}.json' for one in SCHEMAS)}")
    return 0


def write_schemas(root: Path) -> None:
    """The schema files, in the workspace `root`. Raises OSError."""
    for file, text in schema_files().items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
