"""The state of a run: plain data, changed by `fold.apply` only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from crisis_sim.model.handles import Handles
from crisis_sim.model.index import Index


class Known(NamedTuple):
    """What an actor believes about a subject."""

    content: int | None
    """Value of the indicator that the fact reads, as told; None for other facts."""
    as_of: int
    """Tick at which the source observed it."""
    tick: int
    """Tick at which the actor learned it."""
    source: str | None
    """Actor who told it; None when learned at first hand."""
    channel: str | None
    withdrawn: bool = False


@dataclass(slots=True)
class Message:
    """A message under way or arrived."""

    id: str
    from_: str
    to: str
    channel: str
    facts: tuple[str, ...]
    key: str
    """What random draws about it are keyed by: an inject, decision, fact or subject."""
    p: dict[str, Any]
    """Payload of its MessageSent."""
    sent: int
    status: str = "sent"
    delivered: int | None = None
    read: int | None = None
    rings: bool = False
    """A call that nobody has taken yet."""
    answered: str | None = None


@dataclass(slots=True)
class Decision:
    """A question put to seats."""

    id: str
    seats: tuple[str, ...]
    chair: str
    actor: str
    """The actor asked."""
    options: tuple[str, ...]
    needs: int
    deadline: int
    p: dict[str, Any]
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    bound: str | None = None
    """Option (or `answered`) that the chair has bound, before consents suffice."""
    final: str | None = None
    by: str | None = None
    expired: bool = False
    tick: int | None = None


@dataclass(slots=True)
class Order:
    """A measure on its way from proposal or order to confirmation."""

    id: str
    measure: str
    by: str
    value: str | None
    facts: tuple[str, ...]
    executor: str
    status: str
    p: dict[str, Any]
    ticks: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class State:
    """All that is so. Dictionaries keep the order in which things came about."""

    status: str = "ready"
    """ready, running, stopped (a plenary), paused, suspended or ended."""
    now: int = 0
    move: str | None = None
    plenary: bool = False
    """Whether the present move is one in which the clock stands still."""
    jump: tuple[int, str] | None = None
    """While the clock jumps: the tick it jumps to and the policy that holds the seats."""
    pace: int = 1000
    """Thousandths of exercise seconds a wall second."""
    draws: dict[str, str] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    knowledge: dict[tuple[str, str], Known] = field(default_factory=dict)
    asked: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """(asker, asked, subject or empty): tick of the first request."""
    consents: dict[tuple[str, str], int] = field(default_factory=dict)
    """(fact, actor): tick since which the actor may pass it on."""
    decisions: dict[str, Decision] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    means: dict[str, int] = field(default_factory=dict)
    """Units that are free."""
    deployed: dict[str, int] = field(default_factory=dict)
    """Units that are at work."""
    indicators: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """History of each indicator as (tick, value), oldest first."""
    levels: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Level: (value, who set it)."""
    phases: dict[tuple[str, str | None], str] = field(default_factory=dict)
    """(phase, territory): who declared it."""
    convened: dict[str, int] = field(default_factory=dict)
    channels: dict[str, int] = field(default_factory=dict)
    """Availability in thousandths."""
    clocks: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """(clock, actor): (started, met or missed; deadline)."""
    injects: dict[str, str] = field(default_factory=dict)
    """Inject: due, held, released, skipped, recalled; delivered and read follow from its messages."""
    releases: dict[str, list[int]] = field(default_factory=dict)
    moves: dict[str, int] = field(default_factory=dict)
    expectations: dict[str, str] = field(default_factory=dict)
    staff: dict[str, list[int]] = field(default_factory=dict)
    """Seat: for each of its people, the tick from which they are free."""
    products: list[dict[str, Any]] = field(default_factory=list)
    probes: dict[tuple[str, str], str | None] = field(default_factory=dict)
    guided: frozenset[str] = frozenset()
    """Seats that are told what they missed and why."""
    persons: dict[str, str] = field(default_factory=dict)
    edits: dict[str, dict[str, Any]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    """How many things of a kind a sender has made; makes ids."""
    handles: dict[str, Handles] = field(default_factory=dict)


def fresh(index: Index) -> State:
    """The state before STARTEX."""
    state = State(pace=round(index.pace * 1000))
    state.handles = {seat: Handles() for seat in index.seat_ids}
    state.indicators = {key: [(0, indicator.start)] for key, indicator in index.scenario.indicators.items()}
    state.means = index.first_means()
    state.channels = {key: round(channel.availability * 1000) for key, channel in index.channels.items()}
    state.staff = {seat: [0] * index.people(seat) for seat in index.seat_ids}
    state.levels = {
        key: (scale.start, scale.decider[0]) for key, scale in index.compiled.levels.items() if scale.start is not None
    }
    return state


def exists(index: Index, state: State, actor: str) -> bool:
    """Whether a body is there: bodies that must be convened exist only afterwards."""
    return not index.actors[actor].convened or actor in state.convened


def value(state: State, indicator: str) -> int:
    """Present value of an indicator."""
    return state.indicators[indicator][-1][1]
