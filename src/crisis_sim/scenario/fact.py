"""Facts: what can be known, told, mistaken or out of date, and how it is to be handled."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from crisis_sim.scenario.base import Id, Ids, Model
from crisis_sim.scenario.text import Language, Text
from crisis_sim.scenario.time import Duration
from crisis_sim.scenario.world import Marking


class DrawTruth(Model):
    """True in those runs in which a draw has this value."""

    draw: Id
    """The draw."""
    is_: Id = Field(alias="is")
    """The value with which it is true."""


class IndicatorReading(Model):
    """The fact's content is the value of an indicator when it is learned at first hand."""

    indicator: Id
    """The indicator."""


class Handling(Model):
    """Who may see it: marking, owner and release, and the TLP rule for sharing among cyber partners."""

    marking: Marking = "public"
    """How sensitive it is; the channel must be allowed to carry it."""
    owner: Id | None = None
    """Whose it is."""
    release: Literal["free", "originator"] = "free"
    """`originator`: passing it on needs the owner's consent."""
    sanitised_as: Id | None = None
    """The fact that remains when everything sensitive is taken out."""
    tlp: Literal["clear", "green", "amber", "amber-strict", "red"] | None = None
    """Rule for sharing among cyber partners, from `clear` (to all) to `red` (to nobody else)."""


class Fact(Model):
    """Something that can be known, told, mistaken or out of date."""

    text: Text
    """What it says, 80 words at most."""
    truth: bool | Literal["undetermined"] | DrawTruth
    """Whether it is so. No player and no policy sees it."""
    reliability: Annotated[str, Field(pattern=r"^[A-F][1-6]$")] | None = None
    """Admiralty code: source A–F, information 1–6."""
    reads: IndicatorReading | None = None
    """Its content is the value of an indicator."""
    stale_after: Duration | None = None
    """After so long players see that it is out of date."""
    handling: Handling = Handling()
    """Who may see it and pass it on."""
    language: Language | None = None
    """The language it comes in; who lacks it needs staff minutes for a translation."""
    topics: Ids = ()
    """What it is about, visible to players; plan cards react to topics."""
    clocks: Ids = ()
    """Legal clocks that start when a bound actor learns it."""
    victims: Ids = ()
    """Whose clocks it starts; left out: those of every actor that a clock binds."""
