"""`briefing verify`: a finished brief, after it was built."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.printing import show
from briefing.pipeline.findings import VerifyResult


@click.command("verify", epilog="Example: briefing verify out/brief.pdf --sources seeds")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--sources", multiple=True, type=click.Path(path_type=Path), help="Where the sources are; may be repeated."
)
@click.option("--standard", metavar="NAMES", help="Lint by these standards too: icd203, icd206, tlp, joined by commas.")
def command(file: Path, sources: tuple[Path, ...], standard: str | None) -> int:
    """Check FILE (brief.md, .html, .pdf, .json, a bundle, or a folder with a manifest) against its data and sources.

    Without --sources, they are looked for where the brief says they lie.
    """
    from briefing.pipeline.verify import CAVEAT, verify

    names = _standards(standard)
    result = verify(file, sources)
    show(result.diagnostics)
    if result.diagnostics:
        return 1
    for finding in result.findings:
        if finding.wrong or finding.code == "PAGES_NOT_COMPARED":
            where = f"brief.md:{finding.line} " if finding.line else ""
            click.echo(f"{where}{click.style(finding.code, fg='red' if finding.wrong else 'yellow')} {finding.message}")
    click.echo(_verdict(result))
    click.echo(CAVEAT)
    departures = _lint(file, names) if names else 0
    return 0 if result.clean and not departures else 1


def _standards(given: str | None) -> list[str]:
    """The names in the option. Raises UsageError for one that there is not."""
    from briefing.pipeline.standards import STANDARDS

    names = [name.strip().lower() for name in (given or "").split(",") if name.strip()]
    for name in names:
        if name not in STANDARDS:
            raise click.UsageError(f"There is no standard '{name}'. The standards are {', '.join(STANDARDS)}.")
    return names


def _lint(file: Path, names: list[str]) -> int:
    """Shows each departure from the standards, and returns how many there are."""
    from briefing.pipeline.standards import lint, read_finished

    found = lint(read_finished(file), names)
    show(found)
    told = f"{len(found)} departures" if found else "no departure"
    click.echo(f"By {', '.join(names)}: {told} found.")
    return len(found)


def _verdict(result: VerifyResult) -> str:
    stood, embedded = result.count("OK"), result.count("OK_EMBEDDED")
    wrong = sum(finding.wrong for finding in result.findings)
    parts = [f"{stood} citations stand in their sources" if stood or not embedded else ""]
    parts.append(f"{embedded} have only the words that travel with the brief" if embedded else "")
    parts.append(f"{wrong} findings" if wrong else "nothing was altered")
    verdict = "verifies" if result.clean else "does not verify"
    return f"{result.file} {verdict}: {', '.join(part for part in parts if part)}."
