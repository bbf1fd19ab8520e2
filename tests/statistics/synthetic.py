"""Studies made of a seeded generator: arms that differ, that do not, that are the same, and runs that failed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from crisis_sim.analysis.columns import Sample
from crisis_sim.analysis.labels import Label
from crisis_sim.analysis.study import Held, Study, study

NAMED = (
    "time_to indicator operators-warned above 40",
    "share expectation warned-before-hit",
    "indicator operators-hit at end",
    "indicator allied-confidence at end",
)
LABELS = {
    NAMED[0]: Label("Time until Operators warned above 40 %", "s", "time"),
    NAMED[1]: Label("The operators are warned before they are hit", "", "share"),
    NAMED[2]: Label("Operators hit at the end", "", "value"),
    NAMED[3]: Label("Allied confidence at the end", "%", "value"),
    "met": Label("Expectations met, by weight", "", "fraction"),
    "objective:early": Label("Objective: Warn early with what may be said", "", "fraction"),
    "expectation:warned": Label("CCB sends a sanitised warning to the operators within the hour", "", "share"),
    "expectation:reported": Label("The crisis centre learns of the outage", "", "share"),
    "indicator:trust": Label("Trust in the authorities at the end", "%", "value"),
    "time:decision": Label("Time to decide", "s", "value"),
    "time:expectation:warned": Label("Time until: CCB sends a sanitised warning", "s", "time"),
}
HELD = Held(
    scenario="shape-cyberattack",
    version="0.3",
    title="Cyberattack on SHAPE",
    identity="0123456789abcdef0123456789abcdef",
    engine="0.3.0",
    fixed={"variant": "base", "difficulty": "standard", "policies": "by-the-book at every seat"},
)


def samples(arms: int, runs: int, *, fail: tuple[tuple[int, int], ...] = ()) -> Iterator[Sample]:
    """Arm 1 warns earlier, arm 2 is identical to arm 0, the others shift a little at random."""
    for arm in range(arms):
        for run in range(runs):
            if (arm, run) in fail:
                continue
            luck = random.Random(run)
            own = random.Random(f"{arm}/{run}")
            slow = luck.expovariate(1 / 4000)
            shift = (0, -740, 0, 30)[arm] if arm < 4 else 60 * arm - 300
            noise = own.gauss(0, 300) if arm not in (0, 2) else 0
            warned: float | None = max(60.0, round(600 + slow + shift + noise))
            if warned is not None and warned > 14400:
                warned = None
            before = float(warned is not None and warned < 5000)
            hit = round(luck.gauss(9, 3) + (warned or 14400) / 3000)
            yield Sample(
                arm,
                run,
                {
                    NAMED[0]: ("time", warned, None if warned is not None else 14400),
                    NAMED[1]: ("share", before, None),
                    NAMED[2]: ("value", float(max(0, hit)), None),
                    NAMED[3]: (
                        "value",
                        float(60 + luck.randint(-10, 10) + (own.randint(-2, 2) if arm > 2 else 0)),
                        None,
                    ),
                    "met": ("fraction", (3 + before + luck.randint(0, 2)) / 6, None),
                    "objective:early": ("fraction", before, None),
                    "expectation:warned": ("share", before if run % 7 else None, None),
                    "expectation:reported": ("share", 1.0, None),
                    "indicator:trust": ("value", float(luck.randint(40, 60)), None),
                    "time:decision": ("value", 143.0 + own.randint(0, 40), None),
                    "time:expectation:warned": ("time", warned if before else None, 14400),
                    "messages": ("value", 300.0 + own.randint(0, 9), None),
                },
            )


def made(arms: int = 2, runs: int = 300, *, named: bool = True, **more: object) -> Study:
    """A study of so many arms."""
    names = ["base", "delegated", "a twin of base", "direct", *(f"analysts={n}, release=late" for n in range(20))][
        :arms
    ]
    return study(
        names,
        samples(arms, runs),
        HELD,
        labels=LABELS,
        named=NAMED if named else (),
        question="sanitise: warn early with less, or late with more?",
        **more,  # type: ignore[arg-type]
    )
