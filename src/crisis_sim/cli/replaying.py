"""`replay` and `view`: what a log holds, run again or seen with a seat's eyes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from crisis_sim.cli.exits import INTERRUPTED, WRONG, note
from crisis_sim.cli.screens import shown


@click.command()
@click.argument("log", type=click.Path(path_type=Path))
@click.option("--verify", is_flag=True, help="Only compare; print no outcome.")
@click.option(
    "--lang",
    type=click.Choice(["en", "nl", "fr"]),
    help="Language. Default: your settings, else the locale; printed: en.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def replay(log: Path, verify: bool, lang: str | None, as_json: bool) -> None:
    """Run LOG again from its commands. Exit 1 and the first difference if it does not come out identical.

    In a terminal it can then be looked at: any moment, any seat's view, at any pace; ? shows all keys.

    \b
    Examples:
      crisis-sim replay run-7.jsonl
      crisis-sim replay run-7.jsonl --verify
      crisis-sim replay run-7.jsonl --lang fr
    """
    from crisis_sim.session.replay import verify as compare
    from crisis_sim.session.store import read

    header, lines, _ = read(log)
    verdict = compare(header, lines, str(log))
    if verdict.difference is not None:
        found = verdict.difference
        note(
            f"{log}:{found.line}: G007 does not follow from its commands — it was edited, or is damaged: restore a copy"
        )
        note(f"  log:    {found.logged[:300]}")
        note(f"  replay: {found.replayed[:300] or '(nothing)'}")
        sys.exit(WRONG)
    state = "finished" if verdict.finished else "unfinished"
    done = f"identical: {verdict.lines} lines, {state}, hash {verdict.digest}"
    if verify:
        click.echo(done)
        return
    note(done)
    if not as_json and shown():
        _on_screen(log, lang)
        return
    _print(header, lines, str(log), lang or "en", verdict.digest, as_json)


def _on_screen(log: Path, lang: str | None) -> None:
    from crisis_sim.cli.play import lobby_for
    from crisis_sim.session.recording import record
    from crisis_sim.tui.replay.app import ReplayApp

    if ReplayApp(record(log), lobby_for(lang)).run() == "interrupted":
        sys.exit(INTERRUPTED)


def _print(header: dict[str, object], lines: list[bytes], where: str, lang: str, digest: str, as_json: bool) -> None:
    from crisis_sim.analysis.outcome import outcome_of
    from crisis_sim.cli import outcome as printed
    from crisis_sim.model.index import Index
    from crisis_sim.session.header import compiled_of
    from crisis_sim.session.replay import parse

    index = Index(compiled_of(header, where))
    events = [parse(raw, where) for raw in lines[1:]]
    outcome = outcome_of(index, events, lang)
    seed = header["seed"]
    assert isinstance(seed, int)
    if as_json:
        printed.as_json(outcome, seed=seed, digest=digest)
    else:
        printed.show(outcome, seed=seed, digest=digest, lang=lang)


@click.command()
@click.argument("log", type=click.Path(path_type=Path))
@click.option("--seat", required=True, help="Whose eyes.")
@click.option("--at", "moment", help="Until when: 1h30m since STARTEX, or d2 06:00. Default: to the end.")
@click.option("--lang", type=click.Choice(["en", "nl", "fr"]), default="en", help="Language of the scenario's texts.")
@click.option("--json", "as_json", is_flag=True, help="Print the slice itself, one line of JSON for each event.")
def view(log: Path, seat: str, moment: str | None, lang: str, as_json: bool) -> None:
    """Show what one seat knew: its messages, facts, decisions and measures, and nothing else.

    \b
    Examples:
      crisis-sim view run-7.jsonl --seat cyber-cell --at 1h30m
      crisis-sim view run-7.jsonl --seat crisis-centre --json
    """
    import msgspec

    from crisis_sim.cli.seen import show
    from crisis_sim.scenario.time import parse_moment
    from crisis_sim.session.slices import slice_of

    lines, index = slice_of(log, seat, moment)
    if as_json:
        for line in lines:
            click.echo(msgspec.json.encode(line))
    else:
        show(index, seat, lines, lang, index.at(parse_moment(moment)) if moment else None)
