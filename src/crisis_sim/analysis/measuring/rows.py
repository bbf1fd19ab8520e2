"""The rows of a run's tables: identifiers, whole seconds and counts, each row a JSON array."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["share", "fraction", "value", "time"]


class Outcome(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One number of a run.

    `share`: 1 or 0; `fraction`: 0 to 1, such as the part of a weight; `value`: any number; `time`: seconds since
    STARTEX. None: the question did not arise, or the run was over before it was answered; then `until` is the tick up
    to which nothing was seen.
    """

    name: str
    kind: Kind
    value: float | None
    until: int | None = None


class ExpectationRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One expectation and how it ended."""

    expectation: str
    seat: str
    objective: str
    weight: int
    within: int
    started: int | None
    result: str
    t: int | None


class DecisionRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One question put to a seat."""

    decision: str
    inject: str | None
    measure: str | None
    seat: str
    result: str
    option: str | None
    opened: int
    deadline: int
    decided: int | None
    seconds: int | None
    reason: bool


class LegRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One message from its sender to one receiver."""

    message: str
    sender: str
    receiver: str
    seat: str | None
    channel: str
    kind: str
    priority: str
    inject: str | None
    about: str
    facts: str
    sent: int
    delivered: int | None
    read: int | None
    answered: int | None
    how: str | None
    lost: int | None
    why: str | None
    recalled: int | None
    rang_out: int
    waited_channel: int | None
    waited_staff: int | None


class MeansRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One kind of means."""

    means: str
    owner: str
    count: int
    least: int
    peak: int
    held: int
    exhausted: int
    waited: int
    refused: int
