"""What common random numbers are worth: two plans that differ in one message, on the same seeds and on others.

    python -m tests.validation.crn [RUNS]

Keyed draws leave every other draw as it was, so that the difference between the plans is what the message did.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from math import fsum
from statistics import median, variance
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from crisis_sim.analysis.measured import Measured, measured
from crisis_sim.model.events import Command
from crisis_sim.scenario import shipped
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.session.begin import begin
from crisis_sim.session.header import Prepared, prepare
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.script import Script

RUNS = 60
AT = 20 * 60
"""When the extra message is sent, in seconds since STARTEX."""


class Worth(NamedTuple):
    """Of one outcome: the variance of paired differences, over that of the differences of independent runs."""

    scenario: str
    outcome: str
    ratio: float


def extra(prepared: Prepared) -> Script:
    """One message more than by the book: the first seat tells an office that nobody plays how things stand."""
    scenario = prepared.compiled.scenario
    seat = scenario.seats[0]
    known = (relation.to for relation in prepared.compiled.relations if relation.from_ in seat.plays)
    to = next(actor for actor in known if actor not in prepared.index.seat_of)
    p = {"to": [to], "text": "For information: we keep you posted."}
    return Script([(AT, Command("SendMessage", seat.id, p))])


def worths(name: str, runs: int = RUNS) -> Iterator[Worth]:
    """Every outcome of a scenario that the luck of the run changes, and the mean time from sending to reading."""
    sound = load_or_raise(name)
    prepared = prepare(compile_scenario(sound.scenario, sound.pack))
    plain = [numbers(run(prepared, seed, Script())) for seed in range(1, runs + 1)]
    more = [numbers(run(prepared, seed, extra(prepared))) for seed in range(1, runs + 1)]
    for outcome in plain[0]:
        pairs = [(a[outcome], b[outcome]) for a, b in zip(plain, more, strict=True) if outcome in a and outcome in b]
        if len(pairs) < runs // 2:
            continue
        independent = variance([a for a, _ in pairs]) + variance([b for _, b in pairs])
        if independent > 0:
            yield Worth(name, outcome, variance([b - a for a, b in pairs]) / independent)


def run(prepared: Prepared, seed: int, script: Script) -> Measured:
    """One run by the book, with a script besides."""
    session = begin(prepared, seed, {})
    for _ in steps(session, script):
        pass
    return measured(prepared.index, session.lines)


def numbers(one: Measured) -> dict[str, float]:
    """Outcomes by name, and the mean seconds from sending to reading of all messages that were read."""
    found = {outcome.name: outcome.value for outcome in one.outcomes if outcome.value is not None}
    waits = [leg.read - leg.sent for leg in one.legs if leg.read is not None]
    return {"mean seconds from sent to read": fsum(waits) / len(waits), **found}


def main() -> None:
    """Print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    table = Table("scenario", "outcomes that luck changes", "median", "worst", "sent to read")
    for name in shipped.scenarios():
        found = list(worths(name, runs))
        ratios = [worth.ratio for worth in found]
        table.add_row(name, str(len(found)), *(f"{x:.4f}" for x in (median(ratios), max(ratios), found[0].ratio)))
        for worth in sorted(found, key=lambda worth: -worth.ratio)[:3]:
            table.add_row("", worth.outcome, "", f"{worth.ratio:.4f}", "")
    Console(width=110).print(f"Variance of paired differences over that of independent runs, {runs} seeds", table)


if __name__ == "__main__":
    main()
