"""The coordination network as a table for people and as data for scripts."""

from __future__ import annotations

from io import StringIO
from typing import Any

from crisis_sim.model.metrics import Metrics, Reach
from crisis_sim.report.network.words import MARK
from crisis_sim.scenario.compiled import World
from crisis_sim.scenario.text import pick

LEGEND = """\
In, Out: actors with a relation to and from it.
Between: shortest paths of other pairs that pass here.
Mean, Longest: expected time (h:mm) of its news to the others, without queues.
Never: actors that it cannot reach."""
WIDTH = 120
"""Columns of a table that goes to a file."""


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


def show(title: str, merged: World, found: Metrics, shown: list[str], lang: str, width: int | None = None) -> str:
    """Print the table on stdout; with a width return it as text instead."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    names = {key: pick(actor.names, lang) or key for key, actor in merged.actors.items()}
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title_justify="left")
    table.title = Text(title)
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
    file = StringIO() if width else None
    console = Console(highlight=False, markup=False, width=width, file=file)
    console.print(table)
    console.print(f"{len(merged.actors)} actors, {len(merged.relations)} relations, density {found.density:.3f}")
    console.print(LEGEND)
    points = {key: lost for key, lost in found.cut_off.items() if key in set(shown)}
    if points:
        console.print(f"\n{MARK} Single points of failure, and who would lose touch:")
    for key, lost in points.items():
        console.print(f"  {names[key]}: {', '.join(names[other] for other in lost)}")
    return file.getvalue() if file else ""


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
