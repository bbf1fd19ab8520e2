"""The tables of docs/reconstruction.md, from runs: `python -m tests.docs.reconstruction` takes a minute."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from hashlib import blake2b
from statistics import median
from typing import Any, NamedTuple

from crisis_sim.model.events import Event
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import Compiled, compile_scenario, identity
from crisis_sim.session.begin import begin
from crisis_sim.session.headless import scripted, steps
from crisis_sim.session.policies.script import Script

from .blocks import ROOT
from .numbers import in_english

PAGE = ROOT / "docs" / "reconstruction.md"
SCRIPT = ROOT / "scenarios" / "vesdre-2021" / "as-it-happened.jsonl"
SEEDS = range(1, 21)
CLASSES = ((10_000, 7), (1500, 6), (250, 5), (25, 4), (5, 3), (1, 2), (0, 1))
"""Deaths above which a class of the Belgian National Risk Assessment begins (scale Ha)."""


class Course(NamedTuple):
    """One run: what of it the tables ask."""

    start: datetime
    events: list[Event]

    def at(self, kind: str, **payload: Any) -> datetime | None:
        """When the first such event came."""
        for event in self.events:
            if event.kind == kind and all(event.p.get(key) == value for key, value in payload.items()):
                return self.start + timedelta(seconds=event.t)
        return None

    def reaches(self, indicator: str, value: int) -> datetime | None:
        """When an indicator first stood at a value or above."""
        for event in self.events:
            if event.kind == "IndicatorMoved" and event.p["indicator"] == indicator and event.p["value"] >= value:
                return self.start + timedelta(seconds=event.t)
        return None

    def most(self, indicator: str) -> int:
        """The highest value of an indicator."""
        return max(
            (e.p["value"] for e in self.events if e.kind == "IndicatorMoved" and e.p["indicator"] == indicator),
            default=0,
        )

    def crest(self, indicator: str) -> datetime | None:
        """When an indicator stood highest."""
        return self.reaches(indicator, self.most(indicator))

    def at_work(self, means: str, day: int) -> int:
        """The most units at work on a day of the month."""
        return max(
            (
                e.p["at_work"]
                for e in self.events
                if e.kind == "MeansCommitted"
                and e.p["means"] == means
                and (self.start + timedelta(seconds=e.t)).day == day
            ),
            default=0,
        )


def compiled(name: str) -> Compiled:
    """A shipped scenario."""
    sound = load_or_raise(name)
    return compile_scenario(sound.scenario, sound.pack)


def courses(name: str, policy: str, seeds: range = SEEDS) -> Iterator[Course]:
    """Runs with one policy, or script, on all seats."""
    ready = compiled(name)
    start = datetime.fromisoformat(ready.scenario.start)
    for seed in seeds:
        held, script = scripted({seat.id: policy for seat in ready.scenario.seats})
        session = begin(ready, seed, held)
        for _ in steps(session, script if policy.startswith("script:") else Script()):
            pass
        yield Course(start, [line for line in session.lines if isinstance(line, Event)])


def stamp() -> str:
    """A hash of what the answer depends on: both compiled scenarios, the pack in them, and the script."""
    parts = [identity(in_english(name)) for name in ("vesdre-2021", "west-flanders-2023")]
    return blake2b("".join(parts).encode() + SCRIPT.read_bytes(), digest_size=6).hexdigest()


def times(runs: list[Course], ask: Callable[[Course], datetime | None]) -> str:
    """When something came: in all runs, or from the earliest to the latest."""
    found = sorted(at for run in runs if (at := ask(run)))
    if not found:
        return "never"
    never = f", never in {len(runs) - len(found)} of {len(runs)} runs" if len(found) < len(runs) else ""
    first, last = (f"{at.day} {at:%b %H:%M}" for at in (found[0], found[-1]))
    return (first if first == last else f"{first} to {last}") + never


def amounts(runs: list[Course], ask: Callable[[Course], int], unit: str = "") -> str:
    """How much: the median, and the range where it varies."""
    found = sorted(ask(run) for run in runs)
    spread = f" ({found[0]} to {found[-1]})" if found[0] != found[-1] else ""
    return f"{median(found):g}{spread}{unit}"


def deaths_class(deaths: int) -> int:
    """Class of the scale Ha; 0 without deaths."""
    return next((number for above, number in CLASSES if deaths > above), 0)


def july(runs: list[Course]) -> list[tuple[str, str, str, str, str]]:
    """What, recorded, simulated, how the simulated figure came about, remark."""

    def phase(name: str) -> Callable[[Course], datetime | None]:
        return lambda run: run.at("PhaseDeclared", phase=name)

    return [
        (
            "Peak inflow at Eupen",
            "268 m³/s",
            amounts(runs, lambda r: r.most("eupen-inflow"), " m³/s"),
            "calibrated",
            "rain, runoff",
        ),
        (
            "Peak outflow at Eupen",
            "196 m³/s",
            amounts(runs, lambda r: r.most("eupen-outflow"), " m³/s"),
            "calibrated",
            "residence time above the spillway",
        ),
        (
            "Rain in 24 hours",
            "100 mm expected by the code red",
            amounts(runs, lambda r: r.most("rain"), " mm"),
            "calibrated",
            "average over the basin",
        ),
        (
            "Deaths, impact class Ha",
            "4 (38 deaths and 1 missing)",
            amounts(runs, lambda r: deaths_class(r.most("deaths"))),
            "calibrated",
            "`dies`; recorded for all of Wallonia, simulated for six towns",
        ),
        (
            "Reservoir of Eupen over its spillway",
            "told 14 Jul 22:53",
            times(runs, lambda r: r.reaches("spilling", 1)),
            "predicted",
            "seen while the rain was set, not aimed at",
        ),
        (
            "Greatest outflow at Eupen",
            "night of 14 to 15 Jul",
            times(runs, lambda r: r.crest("eupen-outflow")),
            "predicted",
            "",
        ),
        (
            "Flood wave at Verviers",
            "15 Jul, about 02:30 to 03:30",
            times(runs, lambda r: r.crest("verviers-level")),
            "predicted",
            "residents' reports; leans on the hours of the rain",
        ),
        (
            "First streets wet at Eupen",
            "first flood alert 14 Jul 06:01",
            times(runs, lambda r: r.reaches("municipalities", 1)),
            "predicted",
            "an alert comes before the water",
        ),
        (
            "Orange possible by the forecaster",
            "13 Jul 13:47",
            times(runs, lambda r: r.reaches("forecast", 2)),
            "predicted",
            "lead time and certainty are those of the institute",
        ),
        (
            "Red possible by the forecaster",
            "14 Jul 09:32",
            times(runs, lambda r: r.reaches("forecast", 3)),
            "predicted",
            "**miss**: later than recorded",
        ),
        (
            "Municipalities touched",
            "209 of 262 in Wallonia",
            amounts(runs, lambda r: r.most("municipalities"), " of the 6 in the model"),
            "predicted",
            "the model has the Vesdre only",
        ),
        (
            "Code orange",
            "13 Jul 13:47",
            times(runs, lambda r: r.at("LevelSet", level="meteo-warning", value="orange")),
            "scripted",
            "",
        ),
        (
            "First flood alert at the regional centre",
            "14 Jul 06:01",
            times(runs, lambda r: r.at("MeasureOrdered", measure="relay-flood-alert")),
            "scripted",
            "",
        ),
        (
            "Code red",
            "14 Jul 09:32",
            times(runs, lambda r: r.at("LevelSet", level="meteo-warning", value="red")),
            "scripted",
            "",
        ),
        (
            "Municipal phase, Chaudfontaine",
            "14 Jul 10:00",
            times(runs, lambda r: r.at("PhaseDeclared", by="mayor-chaudfontaine")),
            "scripted",
            "the order is scripted, its way to effect is the pack's",
        ),
        ("Provincial phase", "14 Jul", times(runs, phase("provincial")), "scripted", "no hour recorded"),
        (
            "Request to the European mechanism",
            "14 or 15 Jul",
            times(runs, lambda r: r.at("MeasureOrdered", measure="request-eu-mechanism")),
            "scripted",
            "sources differ",
        ),
        ("Federal phase", "15 Jul", times(runs, phase("federal")), "scripted", "no hour recorded"),
        (
            "Boats at work on 14 July",
            "22",
            amounts(runs, lambda r: r.at_work("boats", 14)),
            "scripted",
            "how many there are; that all are out follows",
        ),
        (
            "Boats at work on 15 July",
            "61",
            amounts(runs, lambda r: r.at_work("boats", 15)),
            "scripted",
            "**miss**: crews go out in pairs of boats",
        ),
    ]


def verdict(runs: list[Course], ask: Callable[[Course], datetime | None], days: range) -> str:
    """Whether it came on one of these days of the month in most runs; no days: whether it never came."""
    hits = sum((at.day in days) if (at := ask(run)) else not days for run in runs)
    return "" if hits * 2 > len(runs) else "**miss**"


def november(runs: list[Course]) -> list[tuple[str, str, str, str, str]]:
    """The same for the counter-check, where nothing was calibrated."""

    def phase(by: str) -> Callable[[Course], datetime | None]:
        return lambda run: run.at("PhaseDeclared", phase="provincial", by=by)

    def ordered(measure: str) -> Callable[[Course], datetime | None]:
        return lambda run: run.at("MeasureOrdered", measure=measure)

    def federal(run: Course) -> datetime | None:
        return run.at("PhaseDeclared", phase="federal")

    asked = [
        ("Provincial phase, West Flanders", "9 Nov", phase("governor-west-flanders"), range(9, 10)),
        ("Provincial phase, East Flanders", "15 Nov", phase("governor-east-flanders"), range(15, 16)),
        ("Federal phase", "never", federal, range(0)),
        ("Team D5", "8 or 9 Nov (the source says both)", ordered("activate-team-d5"), range(8, 10)),
        ("Logistics hub", "by 16 Nov", ordered("activate-natloghub"), range(8, 17)),
        ("Coordination meeting with both governors", "16 Nov", ordered("national-coordination-meeting"), range(16, 17)),
    ]
    found = [
        (what, recorded, times(runs, ask), "predicted", verdict(runs, ask, days)) for what, recorded, ask, days in asked
    ]
    return [_mended(row) if row[0] == "Federal phase" else row for row in found]


def _mended(row: tuple[str, str, str, str, str]) -> tuple[str, str, str, str, str]:
    """The card was changed after this check had failed, so that fitting it shows nothing any more."""
    what, recorded, simulated, _, miss = row
    said = "the first run declared one on 9 Nov; the plan card was mended after that"
    return (what, recorded, simulated, "calibrated", f"{miss}; {said}" if miss else said)


def table(rows: list[tuple[str, str, str, str, str]]) -> str:
    """Markdown."""
    head = ("What", "Recorded", "Simulated", "How", "Remark")
    lines = [head, ("---",) * 5, *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def part(name: str) -> re.Pattern[str]:
    """What stands between the marks of a table."""
    return re.compile(rf"(<!-- {name} (\w+) -->\n).*?(<!-- /{name} -->)", re.DOTALL)


def main() -> None:
    """Rewrite the tables of the page."""
    text = PAGE.read_text(encoding="utf-8")
    answers = {
        "july": table(july(list(courses("vesdre-2021", f"script:{SCRIPT}")))),
        "november": table(november(list(courses("west-flanders-2023", "by-the-book")))),
    }
    for name, answer in answers.items():
        found = part(name).search(text)
        assert found, f"the page has no marks for {name}"
        new = f"<!-- {name} {stamp()} -->\n{answer}\n<!-- /{name} -->"
        text = text[: found.start()] + new + text[found.end() :]
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
