"""Arguments in, an exit code out: 0 clean, 1 problems found, 2 wrong use, 3 our bug."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click

import briefing

#: Objects that are made until cycles are looked for: more than a build of thousands of sources makes and keeps.
_SELDOM = 5_000_000
#: Verb → its module and one line for the list of verbs. A verb's module is loaded when the verb is called.
VERBS = {
    "init": ("init", "Copy the reference workspace into a folder, ready to build."),
    "eject": ("eject", "Copy a packaged template into this workspace, to be changed."),
    "schema": ("schema", "Write the JSON Schema of every kind of YAML file, for editors."),
    "build": ("build", "Build the brief from its sources."),
    "check": ("check", "Check configuration, templates, rules and their examples."),
    "preview": ("preview", "Serve the brief in a browser; each save shows at once, and so does each mistake."),
    "extract": ("extract", "Show the facts that are found in files."),
    "facts": ("facts", "List the facts of the last build."),
    "sources": ("sources", "List the sources of the last build, used and unused."),
    "review": ("review", "List what needs a person, and write rulings."),
    "verify": ("verify", "Check a finished brief against its data and its sources."),
    "status": ("status", "Tell which edition stands and what has changed since."),
    "bundle": ("bundle", "Pack an edition and its sources into one file."),
    "diff": ("diff", "Tell what changed between two editions."),
    "watch": ("watch", "Rebuild whenever a source, a template or the configuration changes."),
    "schedule": ("schedule", "Rebuild at set times."),
}


class Verbs(click.Group):
    """A group that loads only the verb that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = import_module(f"briefing.commands.{VERBS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], VERBS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else f" The verbs are {', '.join(VERBS)}."
            raise click.UsageError(f"There is no verb '{args[0]}'.{hint}", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, line) for name, (_, line) in VERBS.items()])


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: briefing init north && cd north && briefing build",
)
@click.option("--traceback", is_flag=True, help="Show the whole trace where the program itself fails.")
@click.version_option(briefing.__version__, prog_name="briefing")
def group(traceback: bool) -> None:
    """Situation briefs from disagreeing sources: every sentence cited, every figure checkable against its words."""


def collect_rarely() -> None:
    """A run leaves a thousand objects in cycles: looking for them less often saves a tenth of its time. Python would
    look through all that is left once more when it ends, which took another tenth; the system takes it back anyway."""
    gc.set_threshold(_SELDOM, 20, 20)
    atexit.register(gc.freeze)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb and exit with its code."""
    collect_rarely()
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = group.main(args=list(arguments), prog_name="briefing", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; there is nobody to tell
        code = 0
    except Exception as error:
        if "--traceback" in arguments:
            raise
        click.echo(f"briefing: this is a bug: {type(error).__name__}: {error}", err=True)
        shown = " ".join(["briefing", "--traceback", *arguments])
        click.echo(f"  see the whole trace with: {shown}", err=True)
        code = 3
    sys.exit(code if isinstance(code, int) else 0)
