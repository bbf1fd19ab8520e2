"""What a seat knows of the figures: its own readings and what it was told, each with its age, by vital interest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from crisis_sim.model.seat_records import FactCard, SeatRecords
from crisis_sim.scenario.text import ShortText

P = dict[str, Any]
Text = dict[str, str]
Point = tuple[int, int]
"""When it was measured, and the value."""
LATELY = 7200
"""Seconds within which a change makes a reading worth a look."""
OLD = 3600
"""Seconds after which a reading is old: things may stand otherwise by now.

What is passed on ages faster: `drafts.OLD`.
"""


class Told(NamedTuple):
    """A value that came with a fact: hearsay, unless the seat's own people saw it."""

    fact: str
    value: int
    as_of: int
    tick: int
    """When the seat heard it."""
    source: str | None
    """Who told it; None: own people."""
    channel: str | None
    reliability: str | None


@dataclass(frozen=True)
class Reading:
    """A figure as the seat knows it: what its sensors or reports showed, and what others told."""

    key: str
    label: Text
    unit: ShortText
    low: int
    high: int
    better: str | None
    """`more`, `less`, or None where nobody says."""
    interest: str
    """The vital interest at stake; empty where nobody says."""
    measured: Sequence[Point]
    told: tuple[Told, ...]

    @cached_property
    def points(self) -> list[Point]:
        """All values in the order in which they were measured; of one instant, the seat's own last."""
        heard = [(told.as_of, told.value) for told in self.told]
        return sorted([*heard, *self.measured], key=lambda point: point[0])

    @property
    def hearsay(self) -> Told | None:
        """What the latest value rests on, where that is the word of others."""
        last = max(self.told, key=lambda told: (told.as_of, told.tick), default=None)
        if last is None or last.source is None or any(as_of >= last.as_of for as_of, _ in self.measured):
            return None
        return last

    @property
    def latest(self) -> Point | None:
        """The youngest value; None as long as nothing has come in."""
        return self.points[-1] if self.points else None

    def share(self, value: int) -> float:
        """Where a value lies: from 0 at the worst to 1 at the best; from least to most where nobody says what is good.

        >>> Reading("i1", {}, "", 0, 200, "less", "", (), ()).share(50)
        0.75
        """
        if self.high <= self.low:
            return 0.0
        share = min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))
        return 1 - share if self.better == "less" else share

    def moved(self, since: int) -> int:
        """By how much the latest value differs from the one that held at a tick, or from the first after it."""
        points = self.points
        if not points:
            return 0
        _, before = next((point for point in reversed(points) if point[0] <= since), points[0])
        return points[-1][1] - before

    def course(self, now: int) -> str:
        """Where it goes: `better` or `worse`, where nobody says what is good `up` or `down`; empty if it stays.

        >>> river = Reading("i1", {}, "cm", 0, 900, "less", "", [(0, 40), (600, 90)], ())
        >>> river.course(900), river.course(9000)
        ('worse', '')
        """
        moved = self.moved(now - LATELY)
        if not moved:
            return ""
        if self.better is None:
            return "up" if moved > 0 else "down"
        return "better" if (moved > 0) == (self.better == "more") else "worse"


def readings(view: SeatRecords) -> list[Reading]:
    """Every figure that the seat gets or was told of, by vital interest in the order of the briefing."""
    cards = _cards(view)
    shown: dict[str, P] = {**view.brief.get("readings", {}), **view.indicators}
    for key, facts in cards.items():
        shown.setdefault(key, facts[0].reads or {})
    order = {key: n for n, key in enumerate(view.brief.get("interests", {}))}
    found = [_reading(view, key, figure, cards.get(key, [])) for key, figure in shown.items()]
    return sorted(found, key=lambda one: order.get(one.interest, len(order)))


def telling(view: SeatRecords, now: int, most: int) -> list[Reading]:
    """The few readings that say most: near their worst, or on the move within the last two hours."""

    def weight(one: Reading) -> float:
        latest = one.latest
        if latest is None:
            return -1.0
        bad = 1 - one.share(latest[1]) if one.better else 0.0
        return bad + 2 * abs(one.moved(now - LATELY)) / max(1, one.high - one.low)

    known = [one for one in readings(view) if one.latest is not None]
    return sorted(known, key=weight, reverse=True)[:most]


def _cards(view: SeatRecords) -> dict[str, list[FactCard]]:
    """Indicator: the facts that tell of it."""
    found: dict[str, list[FactCard]] = {}
    for card in view.facts.values():
        if card.reads is not None:
            found.setdefault(card.reads["indicator"], []).append(card)
    return found


def _reading(view: SeatRecords, key: str, figure: P, cards: list[FactCard]) -> Reading:
    told = tuple(one for card in cards for one in _told(view, card))
    return Reading(
        key,
        figure["label"],
        figure.get("unit", ""),
        figure["min"],
        figure["max"],
        figure.get("better"),
        figure.get("interest", ""),
        figure.get("history", ()),
        told,
    )


def _told(view: SeatRecords, card: FactCard) -> Iterator[Told]:
    for one in card.learned:
        if one["content"] is not None:
            source = one["source"] if one["source"] not in view.actors else None
            yield Told(card.fact, one["content"], one["as_of"], one["t"], source, one["channel"], card.reliability)
