"""`report`: the after-action report of a log, as Markdown or in the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crisis_sim.cli.exits import WRONG, fail, note

if TYPE_CHECKING:
    from crisis_sim.model.events import Line
    from crisis_sim.report.document import Block

WIDTH = 100
"""Columns where stdout is no terminal."""
_DAMAGE = (LookupError, TypeError, AttributeError, ValueError, AssertionError, ArithmeticError, RecursionError)


@click.command()
@click.argument("log", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "terminal"]),
    help="Markdown, or for reading here. Default: terminal where stdout is one, else Markdown.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write Markdown to this file.")
@click.option("--lang", type=click.Choice(["en", "nl", "fr"]), default="en", help="Language of the report.")
@click.option("--seat", "seats", multiple=True, metavar="ID", help="Only about this seat; may be given several times.")
@click.option("--full", is_flag=True, help="Leave nothing out: every inject, every way of a fact, every long text.")
def report(
    log: Path, form: str | None, output: Path | None, lang: str, seats: tuple[str, ...], full: bool
) -> None:  # fmt: skip
    """Write the after-action report of LOG: a hot wash on one page, then all that a debriefing needs.

    It tells everything, truth and odds included: it is for after the exercise.

    \b
    Examples:
      crisis-sim report run-7.jsonl
      crisis-sim report run-7.jsonl -o report.md --lang nl
      crisis-sim report run-7.jsonl --seat governor --seat crisis-centre
    """
    if output is not None and form == "terminal":
        raise click.UsageError("a file gets Markdown: leave out --format terminal, or -o")
    if output is not None and output.exists() and log.exists() and output.samefile(log):
        raise click.UsageError("-o names the log itself: choose another file")
    document, broken = _report(log, lang, seats, full)
    _write(document, form or ("terminal" if output is None and sys.stdout.isatty() else "md"), output)
    if broken is not None:
        note(f"{log}:{broken}: G015 the hashes do not fit — a line was edited, added or left out: restore a copy")
        sys.exit(WRONG)


def _report(log: Path, lang: str, seats: tuple[str, ...], full: bool) -> tuple[list[Block], int | None]:
    """The document, and the first line of the log whose hash does not fit."""
    from crisis_sim import __version__
    from crisis_sim.analysis.course import UnfitError
    from crisis_sim.analysis.debrief import debrief
    from crisis_sim.cli.patience import Patience
    from crisis_sim.model.index import Index
    from crisis_sim.report.log_report import Provenance, log_report
    from crisis_sim.scenario.text import clean
    from crisis_sim.session.header import compiled_of
    from crisis_sim.session.seal import broken_seal, digest_of
    from crisis_sim.session.store import read
    from crisis_sim.session.trouble import LogError

    where = str(log)
    header, raw, _ = read(log)
    engine = clean(str(header.get("engine")))[:40]
    other = engine if engine != __version__ else None
    try:
        index = Index(compiled_of(header, where, any_version=True))
    except LogError as error:
        if other is None or error.code == "G004":
            raise
        raise _of_another(engine, where) from None
    if unknown := [seat for seat in seats if seat not in index.seats]:
        there = ", ".join(index.seat_ids)
        raise LogError("G013", f"has no seat {clean(unknown[0])[:64]!r}", f"its seats are {there}", where)
    patience = Patience()
    lines = _parsed(raw, where, patience)
    broken = broken_seal(raw)
    origin = Provenance(header["seed"], header["seats"], engine, len(raw), digest_of(raw), broken, other)
    try:
        parts = debrief(index, lines, lambda: patience.step("working out what was known when"))
        return log_report(
            parts, origin, lang, seats=seats, full=full, step=lambda: patience.step("writing")
        ), broken  # fmt: skip
    except UnfitError as error:
        place = f"{where}:{error.seq + 1}"
        raise (_of_another(engine, where) if other else _damaged(place)) from None
    except _DAMAGE:
        raise (_of_another(engine, where) if other else _damaged(where)) from None


def _parsed(raw: list[bytes], where: str, patience: Any) -> list[Line]:
    from crisis_sim.session.replay import parse

    lines = []
    for number, line in enumerate(raw[1:], start=2):
        lines.append(parse(line, f"{where}:{number}"))
        if number % 20_000 == 0:
            patience.step(f"reading line {number:,} of {len(raw):,}")
    return lines


def _damaged(where: str) -> Exception:
    from crisis_sim.session.trouble import LogError

    return LogError("G008", "is damaged", "restore the file from a copy", where)


def _of_another(engine: str, where: str) -> Exception:
    from crisis_sim import __version__
    from crisis_sim.session.trouble import LogError

    what = f"was written by version {engine!r}, and {__version__} cannot read all of it"
    return LogError("G005", what, f"install version {engine} to report on it", where)


def _write(document: list[Block], form: str, output: Path | None) -> None:
    if form == "terminal":
        from rich.console import Console

        from crisis_sim.report.terminal import show

        width = None if sys.stdout.isatty() else WIDTH
        show(document, Console(highlight=False, markup=False, emoji=False, width=width))
        return
    from crisis_sim.report.markdown import markdown

    text = markdown(document)
    if output is None:
        click.echo(text, nl=False)
        return
    from crisis_sim.session.store import RealDisk

    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        RealDisk().create(output, text.encode())
    except OSError as error:
        fail(f"{output}: cannot be written ({error.strerror or error}): free some space or choose another place")
    note(f"Report: {output}")
