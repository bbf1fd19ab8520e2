"""`crisis-sim network`: the coordination network of a pack or a scenario, and where it would break."""

from __future__ import annotations

import json
import sys
from typing import Any, get_args

import click

from crisis_sim.model.metrics import Metrics, Reach, measure
from crisis_sim.model.network import network as graph_of
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import World, world
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.pack_loader import load_pack
from crisis_sim.scenario.problems import ScenarioError
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import pick
from crisis_sim.scenario.world import Level

MARK = "(!)"
"""Marks a single point of failure: to be read without colour too."""
LEGEND = """\
In, Out: actors with a relation to and from it.
Between: shortest paths of other pairs that pass here.
Mean, Longest: expected time (h:mm) of its news to the others, without queues.
Never: actors that it cannot reach."""


@click.command()
@click.argument("scenario", required=False)
@click.option("--pack", "pack_id", default="belgium", show_default=True, help="Doctrine pack, without a scenario.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--level", type=click.Choice(get_args(Level)), help="Show only actors of this level.")
@click.option("--top", type=click.IntRange(min=1), help="Show only the N most central actors.")
@click.option("--lang", type=click.Choice(["en", "nl", "fr"]), default="en", show_default=True, help="Names in.")
def network(scenario: str | None, pack_id: str, form: str, level: str | None, top: int | None, lang: str) -> None:
    """The coordination network and its metrics, the most central actors first.

    With a SCENARIO (a file or an id) its own actors and relations are in it, and what did not exist on its day is not.
    """
    try:
        pack, played = _read(scenario, pack_id)
    except ScenarioError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    merged = world(pack, played)
    found = measure(graph_of(merged, pack.channels))
    shown = [key for key, actor in merged.actors.items() if level is None or actor.level == level]
    shown = sorted(shown, key=lambda key: (-found.betweenness[key], key))[:top]
    if form == "json":
        head = {"pack": pack.info.id, "scenario": played.id if played else None}
        click.echo(json.dumps(head | as_data(merged, found, shown, lang), ensure_ascii=False, indent=2))
    else:
        _print(pack, played, merged, found, shown, lang)


def _read(source: str | None, pack_id: str) -> tuple[Pack, Scenario | None]:
    if source is None:
        return load_pack(pack_id), None
    sound = load_or_raise(source)
    return sound.pack, sound.scenario


def as_data(merged: World, found: Metrics, shown: list[str], lang: str) -> dict[str, Any]:
    """The network as plain data; times in seconds, relations between the actors shown."""
    kept = set(shown)
    return {
        "count": {"actors": len(merged.actors), "relations": len(merged.relations)},
        "density": round(found.density, 4),
        "actors": [
            {
                "id": key,
                "name": pick(merged.actors[key].names, lang) or key,
                "level": merged.actors[key].level,
                "in_degree": found.in_degree[key],
                "out_degree": found.out_degree[key],
                "betweenness": round(found.betweenness[key], 3),
                "closeness": round(found.closeness[key], 4),
                "reach": {
                    "mean": _rounded(found.reach[key].mean),
                    "longest": _rounded(found.reach[key].longest),
                    "unreachable": list(found.reach[key].unreachable),
                },
                "cut_off": list(found.cut_off.get(key, ())),
            }
            for key in shown
        ],
        "relations": [
            relation.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            for relation in merged.relations
            if relation.from_ in kept and relation.to in kept
        ],
    }


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)


def _print(pack: Pack, played: Scenario | None, merged: World, found: Metrics, shown: list[str], lang: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    names = {key: pick(actor.names, lang) or key for key, actor in merged.actors.items()}
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title_justify="left")
    table.title = Text(pick(played.title if played else pack.info.names, lang))
    table.add_column("", no_wrap=True)
    table.add_column("Actor", ratio=1)
    table.add_column("Level", no_wrap=True)
    for head in ("In", "Out", "Between", "Mean", "Longest", "Never"):
        table.add_column(head, justify="right", no_wrap=True)
    for key in shown:
        cut = key in found.cut_off
        table.add_row(
            MARK if cut else "",
            Text(names[key], style="bold" if cut else ""),
            merged.actors[key].level or "",
            str(found.in_degree[key]),
            str(found.out_degree[key]),
            f"{found.betweenness[key]:.1f}",
            *_times(found.reach[key]),
        )
    console = Console(highlight=False, markup=False)
    console.print(table)
    console.print(f"{len(merged.actors)} actors, {len(merged.relations)} relations, density {found.density:.3f}")
    console.print(LEGEND)
    points = {key: lost for key, lost in found.cut_off.items() if key in set(shown)}
    if points:
        console.print(f"\n{MARK} Single points of failure, and who would lose touch:")
    for key, lost in points.items():
        console.print(f"  {names[key]}: {', '.join(names[other] for other in lost)}")


def _times(reach: Reach) -> tuple[str, str, str]:
    return _clock(reach.mean), _clock(reach.longest), str(len(reach.unreachable))


def _clock(seconds: float | None) -> str:
    """Hours and minutes.

    >>> _clock(3900.0), _clock(None)
    ('1:05', '-')
    """
    if seconds is None:
        return "-"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours}:{minutes:02d}"
