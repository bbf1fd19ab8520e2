"""`make bench`: measure, print one table of aims and results. Nothing fails here because a machine is slow."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from tests.benchmark import batches, book, check, growth, hazards, profile, rate, startup, terminal
from tests.benchmark.measure import Row

SECTIONS: dict[str, tuple[str, Callable[[int], list[Row]], int]] = {
    "rate": (f"Traffic between 40 desks, {rate.HOURS} hours", rate.rows, 25),
    "startup": ("Start-up", startup.rows, 15),
    "check": ("Checking a large scenario", check.rows, 5),
    "book": ("A whole crisis", book.rows, 5),
    "hazards": ("Hazards", hazards.rows, 5),
    "batches": ("Batches", batches.rows, 3),
    "terminal": ("In the terminal", terminal.rows, 5),
    "growth": ("Growth", growth.rows, 3),
}
"""Section: title, what measures it in so many rounds, rounds."""


def main() -> None:
    """Measure the sections asked for, all of them without a word."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"any of {', '.join(SECTIONS)}; default all")
    parser.add_argument("--rounds", type=int, help="how often each figure is taken")
    parser.add_argument("--profile", action="store_true", help="show instead where the time of the traffic goes")
    parser.add_argument("--json", action="store_true", help="the same as JSON")
    given = parser.parse_args()
    if unknown := set(given.sections) - set(SECTIONS):
        parser.error(f"there is no section {', '.join(sorted(unknown))}")
    if given.profile:
        _show_profile(profile.parts(), as_json=given.json)
        return
    results: dict[str, list[Row]] = {}
    for name in given.sections or SECTIONS:
        title, measured, rounds = SECTIONS[name]
        print(f"… {title}", file=sys.stderr)
        results[title] = measured(given.rounds or rounds)
    if given.json:
        _print_json({"machine": _machine(), "results": _plain(results)})
    else:
        _show(results)


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors"


def _plain(results: dict[str, list[Row]]) -> dict[str, list[dict[str, object]]]:
    return {
        title: [
            {"what": row.what, "unit": row.unit, **row.figures._asdict()}
            | ({"aim": row.aim, "reached": row.reached} if row.aim else {})
            for row in rows
        ]
        for title, rows in results.items()
    }


def _print_json(data: dict[str, object]) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _show_profile(parts: dict[str, float], *, as_json: bool) -> None:
    if as_json:
        _print_json({"machine": _machine(), "microseconds": parts})
        return
    whole = sum(parts.values())
    table = Table("processor time of the traffic run", title=_machine(), title_justify="left")
    table.add_column("µs/message", justify="right")
    table.add_column("share", justify="right")
    for part, spent in {**parts, "together": whole}.items():
        table.add_row(part, f"{spent:.1f}", f"{spent / whole:.0%}")
    Console().print(table)


def _show(results: dict[str, list[Row]]) -> None:
    table = Table(title=_machine(), title_justify="left")
    table.add_column("", no_wrap=True)
    for column in ("least", "median", "most"):
        table.add_column(column, justify="right")
    table.add_column("unit", no_wrap=True)
    table.add_column("aim", no_wrap=True)
    for title, rows in results.items():
        table.add_section()
        table.add_row(f"[bold]{title}[/]")
        for row in rows:
            said = {True: "reached", False: "missed", None: ""}[row.reached]
            table.add_row(row.what, *map(_figure, row.figures), row.unit, f"{row.aim} {said}".strip())
    console = Console()
    console.print(table) if console.is_terminal else Console(width=110).print(table)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


if __name__ == "__main__":
    main()
