"""Which events bear on which conditions, so that one is judged again only when its answer may have changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis_sim.scenario import condition as c

Key = tuple[str, str]
"""A kind of thing and which of them."""

KINDS: dict[str, Key] = {
    "IndicatorMoved": ("indicator", "indicator"),
    "FactLearned": ("fact", "fact"),
    **{
        f"Measure{what}": ("measure", "measure")
        for what in ("Proposed", "Ordered", "Refused", "Transmitted", "Started", "Completed", "Confirmed")
    },
    "MeansCommitted": ("means", "means"),
    "MeansReleased": ("means", "means"),
    "MeansResting": ("means", "means"),
    "MeansOnDuty": ("means", "means"),
    "InjectReleased": ("inject", "inject"),
    "InjectSkipped": ("inject", "inject"),
    "MessageDelivered": ("inject", "inject"),
    "MessageRead": ("inject", "inject"),
    "DecisionMade": ("decision", "inject"),
    "DecisionExpired": ("decision", "inject"),
    "PhaseDeclared": ("phase", "phase"),
    "PhaseEnded": ("phase", "phase"),
    "LevelSet": ("level", "level"),
    "MoveStarted": ("move", "move"),
    "ProductSubmitted": ("product", "product"),
    **{f"Clock{what}": ("clock", "clock") for what in ("Started", "Met", "Missed")},
    "MessageSent": ("asked", "from"),
    "BodyConvened": ("convened", "actor"),
}
"""Kind of event: (what it may change, the field of its payload that names which)."""


def keys(condition: Any) -> Iterator[Key]:
    """What a condition depends on besides time."""
    for part in c.parts(condition):
        match part:
            case c.IndicatorIs():
                yield "indicator", part.indicator
            case c.KnownTo():
                yield "fact", part.fact
            case c.Knows():
                yield "fact", part.knows.fact
                if part.knows.before:
                    yield "inject", part.knows.before
            case c.MeasureIs():
                yield "measure", part.measure
            case c.MeansFree():
                yield "means", part.means
            case c.InjectIs():
                yield "inject", part.inject
            case c.DecisionIs():
                yield "decision", part.decision
            case c.PhaseIs():
                yield "phase", part.phase
            case c.LevelIs():
                yield "level", part.level
            case c.MoveIs():
                yield "move", part.move
            case c.ProductIs():
                yield "product", part.product
            case c.ClockIs():
                yield "clock", part.clock
            case c.Asked():
                yield "asked", part.asked.actor
            case c.ConvenedIs():
                yield "convened", part.convened
            case _:
                pass
