"""The name of an optional package in, a clear word where it is absent out."""

from __future__ import annotations

from importlib.util import find_spec

import click


def needs(package: str, extra: str) -> None:
    """Stop with what to install where `package` is absent."""
    if find_spec(package) is None:
        raise click.ClickException(f"{package} is not installed; run: pip install 'briefing[{extra}]'")
