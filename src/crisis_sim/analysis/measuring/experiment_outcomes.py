"""The outcomes that an experiment asks for, by name and number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crisis_sim.analysis.measuring.conditions import first_true
from crisis_sim.analysis.measuring.rows import ExpectationRow, Outcome
from crisis_sim.analysis.measuring.standard_outcomes import histories, time_outcome
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index
from crisis_sim.scenario import study


def asked_for(
    index: Index,
    events: Sequence[Event],
    wanted: Sequence[study.Outcome],
    end: int,
    finished: bool,
    expectations: Sequence[ExpectationRow],
) -> Iterator[Outcome]:
    """The outcomes of an experiment; conditions are judged after the fact."""
    conditions = [condition for outcome in wanted if (condition := _condition(outcome)) is not None]
    ticks = iter(first_true(index, events, conditions)) if conditions else iter(())
    results = {e.expectation: e.result for e in expectations}
    for outcome in wanted:
        name = name_of(outcome)
        match outcome:
            case study.TimeTo():
                yield time_outcome(name, next(ticks), end)
            case study.Share():
                if outcome.share.expectation is not None:
                    seen = results.get(outcome.share.expectation, "open")
                    came, arose = seen == "met", seen != "waived" and (finished or seen != "open")
                else:
                    came = next(ticks) is not None
                    arose = came or finished
                yield Outcome(name, "share", float(came) if arose else None, None if arose or finished else end)
            case study.IndicatorAt():
                yield _indicator_at(index, events, outcome, name, end)


def _condition(outcome: study.Outcome) -> object:
    if isinstance(outcome, study.TimeTo):
        return outcome.time_to
    return outcome.share.condition if isinstance(outcome, study.Share) else None


def _indicator_at(index: Index, events: Sequence[Event], outcome: study.IndicatorAt, name: str, end: int) -> Outcome:
    """Its value when everything of that tick has happened; after the end of the run it has none."""
    tick = end if outcome.at == "end" else index.at(outcome.at)
    if tick > end:
        return Outcome(name, "value", None, end)
    history = histories(index, events)[outcome.indicator]
    return Outcome(name, "value", float([value for t, value in history if t <= tick][-1]))


def name_of(outcome: study.Outcome) -> str:
    """Readable, and the same for outcomes that ask the same.

    `time_to indicator operators-warned above 40`, `share expectation warned-before-hit`, `indicator trust at end`.
    """
    said: dict[str, Any] = outcome.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if "share" in said and "condition" in said["share"]:
        said = {"share": said["share"]["condition"]}
    return _words(said)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {_words(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "(" + ", ".join(_words(part) for part in value) + ")"
    return str(value)
