"""The command line: commands are loaded when they are used, so that help stays instant."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from crisis_sim import __version__

COMMANDS: dict[str, tuple[str, str, str]] = {
    "play": ("crisis_sim.cli.play", "play", "Play a drill in the terminal, alone."),
    "run": ("crisis_sim.cli.running", "run", "Run a scenario by policies and print what happened."),
    "policies": ("crisis_sim.cli.policies", "policies", "List the policies that can hold a seat, or check one."),
    "batch": ("crisis_sim.cli.batch", "batch", "Run a scenario many times in several arms, and compare them."),
    "replay": ("crisis_sim.cli.replaying", "replay", "Run a log again from its commands and compare every byte."),
    "view": ("crisis_sim.cli.replaying", "view", "Show what one seat knew, at any time of a log."),
    "report": ("crisis_sim.cli.report", "report", "Write the after-action report of a log."),
    "list": ("crisis_sim.cli.authoring", "list_", "List the scenarios and doctrine packs at hand."),
    "check": ("crisis_sim.cli.authoring", "check", "Check scenario files: all errors at once, with line and advice."),
    "rehearse": (
        "crisis_sim.cli.rehearse",
        "rehearse",
        "Run a scenario many times and tell what will not work on the day.",
    ),
    "dilemmas": (
        "crisis_sim.cli.dilemmas",
        "dilemmas",
        "Try every option of every question, and tell what each changes.",
    ),
    "export": ("crisis_sim.cli.sheets", "export", "Write the MSEL of a scenario as a spreadsheet."),
    "import": ("crisis_sim.cli.sheets", "import_", "Read a spreadsheet back, or somebody's as a new scenario."),
    "schema": ("crisis_sim.cli.authoring", "schema", "Print the JSON Schema of scenario files, for editors."),
    "network": ("crisis_sim.cli.network", "network", "Show the coordination network and its single points of failure."),
    "completion": ("crisis_sim.cli.completion", "completion", "Print the line that turns on shell completion."),
}
"""Command: (module, function, one-line help)."""

EPILOG = """\b
Begin here:
  crisis-sim                               the browser: what there is to play, and to go on with
  crisis-sim --lang nl                     the same in Dutch
  crisis-sim list                          the same as a list
  crisis-sim play first-drill              ten minutes to learn the screen
  crisis-sim play shape-cyberattack        a whole crisis, about 45 minutes
  crisis-sim run first-drill --seed 7      the same by policies, in a second
  crisis-sim check my-scenario.yaml        before you use your own
"""


class Lazy(click.Group):
    """A group whose commands are imported only when one of them is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, function, _ = COMMANDS[cmd_name]
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for a mistyped command."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"There is no command '{args[0]}'." + (f" Did you mean '{near[0]}'?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help without importing the commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])


@click.group(
    cls=Lazy,
    epilog=EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="crisis-sim")
@click.option(
    "--lang", type=click.Choice(["en", "nl", "fr"]), help="Language. Default: your settings, else the locale."
)
@click.pass_context
def cli(ctx: click.Context, lang: str | None) -> int | None:
    """crisis-sim: train how Belgium coordinates in a crisis.

    A scenario, a network of Belgian actors and a seeded engine make a drill that can be played, run a thousand times,
    replayed and checked. Alone in a terminal it opens the browser of drills. Every command explains itself:
    crisis-sim COMMAND --help.
    """
    if ctx.invoked_subcommand is not None:
        if lang is not None:
            ctx.default_map = {ctx.invoked_subcommand: {"lang": lang}}  # where a command speaks, it speaks that
        return None
    from crisis_sim.cli.screens import shown

    if not shown():
        raise click.exceptions.NoArgsIsHelpError(ctx)
    from crisis_sim.cli.play import browse

    return browse(lang)


def main(args: list[str] | None = None) -> None:
    """Entry point: runs a command; problems end in one line on stderr and an exit code."""
    from crisis_sim.cli.exits import DONE, INTERRUPTED, USAGE, WRONG, ending, note, unheard

    _ready_streams()
    try:
        result = _result(args)
        sys.stdout.flush()
        sys.exit(result if isinstance(result, int) else 0)
    except (click.exceptions.Abort, KeyboardInterrupt):
        ending()
        note("Interrupted; a log, where there is one, holds everything so far.")
        sys.exit(INTERRUPTED)
    except click.UsageError as error:
        error.show()
        sys.exit(USAGE)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG)
    except BrokenPipeError:  # whoever reads has enough
        unheard(sys.stdout)
        sys.exit(DONE)
    except OSError as error:
        note(f"The output cannot be written ({error.strerror or error}): free some space or choose another place.")
        unheard(sys.stdout)
        sys.exit(WRONG)
    except Exception as error:
        text = _known(error)
        if text is None:
            raise
        note(text)
        sys.exit(WRONG)


def _ready_streams() -> None:
    """Somewhere to write to, whatever was closed, and in whatever code page."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old code page shows a question mark, not a traceback


def _result(args: list[str] | None) -> Any:
    """What a command returned, or the code with which it ended.

    Raises:
        BrokenPipeError: nobody reads any more, for which click and rich would exit with code 1.
    """
    stdout = sys.stdout
    try:
        return cli.main(args=args, prog_name="crisis-sim", standalone_mode=False)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError) or sys.stdout is not stdout:  # rich; click, by a quiet wrapper
            raise BrokenPipeError from None
        if isinstance(end.code, str):
            raise
        return end.code


def _known(error: Exception) -> str | None:
    """The words for an error that users can do something about; None for a defect of ours."""
    from crisis_sim.batch.trouble import BatchError
    from crisis_sim.engine.kernel import EndlessError
    from crisis_sim.scenario.problems import ScenarioError, as_text
    from crisis_sim.session.policies.registry import PolicyError
    from crisis_sim.session.trouble import LogError

    if isinstance(error, ScenarioError):
        return as_text(error.problems)
    if isinstance(error, (BatchError, EndlessError, LogError, PolicyError)):
        return str(error)
    return None
