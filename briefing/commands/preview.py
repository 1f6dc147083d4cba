"""`briefing preview`: the brief in a browser, made anew on each save."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from briefing.commands.building import loaded
from briefing.commands.extras import needs


@click.command("preview", epilog="Example: briefing preview --port 8100")
@click.option("--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml]")
@click.option("--profile", metavar="NAME", help="Another length that the brief declares, as short.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free.")
def command(config: Path | None, profile: str | None, port: int) -> int:
    """Serve the brief on this machine alone; make it anew whenever a template, the configuration or a source is saved.

    The page reloads by itself. A mistake appears over it, with its lines, and goes when it is mended. Nothing is
    published; the PDF is made when it is asked for. Stop with Ctrl-C.
    """
    for package in ("starlette", "uvicorn", "watchfiles"):
        needs(package, "live")
    if profile is not None and loaded(config, profile) is None:
        return 1
    import uvicorn

    from briefing.chart import KINDS
    from briefing.commands.live.server import application
    from briefing.pipeline.preview import Session

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
            listening.listen()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise click.ClickException(f"port {port} cannot be used: {reason}") from error
        app = application(Session(Path.cwd(), config, profile, tuple(KINDS)))
        click.echo(f"The brief is at http://127.0.0.1:{listening.getsockname()[1]}/  (stop with Ctrl-C)")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        server.run(sockets=[listening])
    return 0
