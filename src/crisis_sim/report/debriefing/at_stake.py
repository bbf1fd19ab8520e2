"""What was at stake: the vital interests, the baseline requirements and the classes of national impact."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from crisis_sim.analysis.stakes import WHOLE, Impact, Stake, half_up
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.document import Line, Prose, Strong, Table


def at_stake(frame: Frame) -> Section:
    """A table each; nothing at all where no indicator tells of any."""
    n, (before, after) = frame.names, frame.parts.stakes
    told = [one.indicators for one in (*after.interests, *after.requirements)]
    if not any((*told, *(one.indicators for one in after.impacts))):
        return
    yield frame.section("What was at stake")
    text = mark(
        "How far the indicators that tell of it stood from their worst (0) towards their best ({whole}), on average. "
        "Training figures, not a measure of the country; – where nothing in this exercise tells of it."
    )
    yield Prose(n.say(text, whole=WHOLE))
    for title, first, last in (
        (mark("Vital interest"), before.interests, after.interests),
        (mark("Baseline requirement"), before.requirements, after.requirements),
    ):
        columns = (n.say(title), n.say("Start"), n.say("End"), n.say("Indicators"))
        rows = tuple(_stake(frame, a, b) for a, b in zip(first, last, strict=True))
        yield Table(columns, rows, frozenset({1, 2}), wide=3)
    counted = [impact for impact in after.impacts if impact.indicators]
    if counted:
        columns = (n.say("National impact"), n.say("Class (0–7)"), n.say("Amount"), n.say("Indicators"))
        yield Table(columns, tuple(_impact(frame, one) for one in counted), frozenset({1}), wide=3)


def in_a_line(frame: Frame) -> str:
    """What moved, for the first page: interests with start and end, and impacts that have a class."""
    n, (before, after) = frame.names, frame.parts.stakes
    said = [
        n.say("{what} {end} of {whole} ({start} at the start)", what=n.interest(b.id), whole=WHOLE, **_ends(a, b))
        for a, b in zip(before.interests, after.interests, strict=True)
        if a.standing != b.standing
    ]
    said += [n.say("{what} class {level}", what=n.impact(i.id), level=i.level) for i in after.impacts if i.level]
    return n.say("At stake: {what}", what=" · ".join(said)) if said else ""


def _ends(before: Stake, after: Stake) -> dict[str, str]:
    return {"start": _whole(before.standing), "end": _whole(after.standing)}


def _stake(frame: Frame, before: Stake, after: Stake) -> tuple[Line, ...]:
    fallen = before.standing is not None and after.standing is not None and after.standing < before.standing
    end = _whole(after.standing)
    return (
        frame.names.interest(after.id),
        _whole(before.standing),
        (Strong(end),) if fallen else end,
        _indicators(frame, after.indicators),
    )


def _impact(frame: Frame, impact: Impact) -> tuple[Line, ...]:
    n = frame.names
    amount = f"{half_up(impact.amount):,}".replace(",", " ")
    return (
        n.impact(impact.id),
        (Strong(str(impact.level)),) if impact.level else "0",
        f"{amount} {n.text(frame.index.compiled.impacts[impact.id].unit)}".strip(),
        _indicators(frame, impact.indicators),
    )


def _indicators(frame: Frame, keys: Sequence[str]) -> str:
    return frame.names.listed(frame.names.indicator(key) for key in keys)


def _whole(standing: Fraction | None) -> str:
    return "–" if standing is None else str(half_up(standing))
