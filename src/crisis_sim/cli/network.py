"""`crisis-sim network`: the coordination network of a pack or a scenario, and where it would break."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import get_args

import click

from crisis_sim.cli.exits import fail, note
from crisis_sim.model.metrics import Metrics, measure
from crisis_sim.model.network import network as graph_of
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import World, world
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.pack_loader import load_pack
from crisis_sim.scenario.problems import ScenarioError
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import pick
from crisis_sim.scenario.world import Level

FORMS = ("table", "json", "svg", "dot", "mermaid")
MERMAID_EDGES = 500
"""Arrows that a Mermaid viewer draws unless it is told otherwise."""


@click.command()
@click.argument("scenario", required=False)
@click.option("--pack", "pack_id", default="belgium", show_default=True, help="Doctrine pack, without a scenario.")
@click.option("--format", "form", type=click.Choice(FORMS), default="table", show_default=True)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@click.option("--level", type=click.Choice(get_args(Level)), help="Show only actors of this level.")
@click.option("--top", type=click.IntRange(min=1), help="Show only the N most central actors.")
@click.option("--all", "everybody", is_flag=True, help="Draw all actors, not only those that the scenario is about.")
@click.option("--lang", type=click.Choice(["en", "nl", "fr"]), default="en", show_default=True, help="Names in.")
def network(
    scenario: str | None,
    pack_id: str,
    form: str,
    output: Path | None,
    force: bool,
    level: str | None,
    top: int | None,
    everybody: bool,
    lang: str,
) -> None:
    """The coordination network and its metrics, the most central actors first.

    With a SCENARIO (a file or an id) its own actors and relations are in it, and what did not exist on its day is not.

    svg is a finished drawing for a slide or a handout; dot (Graphviz) and mermaid are for those who draw on. Of a
    scenario they show the actors that it is about: those whom seats or control play, to whom seats propose, who send
    or receive injects, answer questions or own means, and go-betweens without whom one of them would stand alone.
    --all draws everybody. Actors that seats play stand out; (!) marks single points of failure.

    \b
    crisis-sim network shape-cyberattack --format svg -o shape.svg
    crisis-sim network shape-cyberattack --format dot | dot -Tpdf -o shape.pdf
    crisis-sim network --format svg --top 25 --lang nl -o belgium.svg
    """
    try:
        pack, played = _read(scenario, pack_id)
    except ScenarioError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    merged = world(pack, played)
    found = measure(graph_of(merged, pack.channels))
    among = set(merged.actors)
    if form not in ("table", "json") and played and not everybody:
        from crisis_sim.report.network.involved import involved

        among = set(involved(played, merged))
    shown = [key for key, actor in merged.actors.items() if key in among and level in (None, actor.level)]
    shown = sorted(shown, key=lambda key: (-found.betweenness[key], key))[:top]
    text = _made(form, pack, played, merged, found, shown, lang, to_file=output is not None)
    if output is not None:
        _write(output, text, force=force)
    elif text:
        click.echo(text, nl=False)


def _read(source: str | None, pack_id: str) -> tuple[Pack, Scenario | None]:
    if source is None:
        return load_pack(pack_id), None
    sound = load_or_raise(source)
    return sound.pack, sound.scenario


def _made(
    form: str,
    pack: Pack,
    played: Scenario | None,
    merged: World,
    found: Metrics,
    shown: list[str],
    lang: str,
    *,
    to_file: bool,
) -> str:
    """The network in a form; a table that goes to the terminal is printed at once."""
    from crisis_sim.cli.network_table import WIDTH, as_data, show

    title = pick(played.title if played else pack.info.names, lang)
    if form == "table":
        return show(title, merged, found, shown, lang, WIDTH if to_file else None)
    if form == "json":
        head = {"pack": pack.info.id, "scenario": played.id if played else None}
        return json.dumps(head | as_data(merged, found, shown, lang), ensure_ascii=False, indent=2) + "\n"
    return _drawn(form, title, played, merged, found, shown, lang)


def _drawn(
    form: str, title: str, played: Scenario | None, merged: World, found: Metrics, shown: list[str], lang: str
) -> str:
    from crisis_sim.report.network.dot import dot
    from crisis_sim.report.network.mermaid import mermaid
    from crisis_sim.report.network.picture import picture
    from crisis_sim.report.network.svg import svg

    titles = {actor: pick(s.title, lang) or s.id for s in (played.seats if played else ()) for actor in s.plays}
    drawing = picture(merged, set(shown), title, lang, titles, found.cut_off)
    if form == "mermaid" and len(drawing.ties) > MERMAID_EDGES:
        note(
            f"{len(drawing.ties)} arrows: Mermaid draws {MERMAID_EDGES} unless its maxEdges is raised; "
            "--top or --level show fewer."
        )
    return {"svg": svg, "dot": dot, "mermaid": mermaid}[form](drawing)


def _write(path: Path, text: str, *, force: bool) -> None:
    """A whole file or none; an existing one stays unless it may go."""
    from crisis_sim.session.store import RealDisk

    if path.exists() and not force:
        fail(f"{path} exists already: choose another name, or write over it with --force")
    try:
        RealDisk().create(path, text.encode())
    except OSError as error:
        fail(f"{path} cannot be written ({error.strerror or error}): choose another place")
