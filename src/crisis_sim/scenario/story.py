"""The MSEL: injects with their triggers, questions, effects and what is expected of whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Tag, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, Subject, as_list
from crisis_sim.scenario.condition import Condition, by_key
from crisis_sim.scenario.effect import Effects
from crisis_sim.scenario.expectation import Expectation
from crisis_sim.scenario.question import Asks
from crisis_sim.scenario.text import Line, Text
from crisis_sim.scenario.time import Duration, Moment

Priority = Literal["routine", "urgent", "flash"]


class After(Model):
    """A while after another inject was released, or after a decision was made (perhaps for one option)."""

    inject: Id | None = None
    """After the first release of this inject."""
    decision: Id | None = None
    """After the decision that this inject asks for."""
    option: Id | None = None
    """Only if this option was taken."""
    delay: Duration = 0
    """How long after."""

    @model_validator(mode="after")
    def _one(self) -> After:
        if (self.inject is None) == (self.decision is None):
            raise ValueError("say either `inject` or `decision`")
        if self.option and not self.decision:
            raise ValueError("`option` goes with `decision`")
        return self


class Suggest(Model):
    """When the facilitator is reminded of a manual inject."""

    at: Moment
    """The moment."""


class Manual(Model):
    """Released by the facilitator; with nobody there, fired or skipped at the suggested time."""

    suggest: Suggest
    """When the facilitator is reminded."""
    unattended: Literal["fire", "skip"] = "skip"
    """What happens at that time if nobody leads."""


class Repeat(Model):
    """Released again and again."""

    every: Duration = Field(ge=1)
    """The time between two."""
    until: Condition | None = None
    """No more once this is true."""
    times: int | None = Field(None, ge=1, le=1000)
    """How often in all."""


class Wait(Model):
    """Until when a guard may come true."""

    until: Moment
    """The moment at which the waiting ends."""


class ElseWait(Model):
    """Wait for the guard to come true."""

    wait: Wait
    """How long the guard may take to come true."""


class ElseInject(Model):
    """Release an alternative instead."""

    inject: Id
    """The alternative that comes instead."""


Else = (
    Literal["skip"]
    | Annotated[
        Annotated[ElseWait, Tag("wait")] | Annotated[ElseInject, Tag("inject")],
        by_key({"wait": ElseWait, "inject": ElseInject}),
    ]
)


class Contingency(Model):
    """Released only unless the players have already seen to it."""

    unless: Condition
    """If this is true when the inject is due, it is skipped."""


class Attachment(Model):
    """A file of the scenario's folder that comes with an inject."""

    file: Line
    """The file, in the scenario's folder."""
    title: Text = Field(default_factory=dict)
    """What players see instead of the file's name."""


class Inject(Model):
    """One entry of the MSEL. Exactly one trigger: at, after, when, manual or alternative."""

    id: Id
    """Its name, for everything that refers to it."""
    at: Moment | None = None
    """Trigger: at this moment."""
    after: After | None = None
    """Trigger: a while after another inject or a decision."""
    when: Condition | None = None
    """Trigger: as soon as this comes true, once."""
    manual: Manual | None = None
    """Trigger: the facilitator releases it."""
    alternative: bool = False
    """Trigger: it comes only where another inject names it in `else`."""
    repeat: Repeat | None = None
    """It comes again."""
    if_: Condition | None = Field(None, alias="if")
    """Guard: it is released only if this is true when it is due."""
    else_: Else | None = Field(None, alias="else")
    """What comes if the guard is false: `skip`, `wait` or another inject."""
    contingency: Contingency | None = None
    """Released only if the players have not seen to it themselves."""
    kind: Literal["inject", "contextual", "news", "social-post", "sitrep", "condition", "expected-action"] = "inject"
    """What it is. A `condition` happens to the world and goes to nobody."""
    from_: Id | None = Field(None, alias="from")
    """The actor that it seems to come from."""
    to: Ids = ()
    """Seats or actors."""
    channel: Id | None = None
    """How it comes."""
    priority: Priority = "routine"
    """How urgent it is; desks and channels take `flash` and `urgent` first."""
    title: Text = Field(default_factory=dict)
    """Its subject line."""
    text: Text = Field(default_factory=dict)
    """What is said or written, 80 words at most."""
    facts: Annotated[tuple[Subject, ...], BeforeValidator(as_list)] = ()
    """Facts that it carries, or `phase:ID`, `level:ID`, `measure:ID`."""
    attachments: Annotated[tuple[Attachment, ...], BeforeValidator(as_list)] = ()
    """Files that come with it."""
    asks: Asks | None = None
    """A question that it puts."""
    effects: Effects = ()
    """What its release does to the world."""
    expects: Annotated[tuple[Expectation, ...], BeforeValidator(as_list)] = ()
    """What is expected of whom because of it."""
    objectives: Ids = ()
    """Objectives that it exercises, besides those of its expectations."""
    notes: Text = Field(default_factory=dict)
    """For facilitator and evaluators only."""

    @model_validator(mode="after")
    def _coherent(self) -> Inject:
        triggers = [self.at, self.after, self.when, self.manual, self.alternative or None]
        if sum(x is not None for x in triggers) != 1:
            raise ValueError("needs exactly one of at, after, when, manual, alternative")
        if self.else_ is not None and self.if_ is None:
            raise ValueError("`else` goes with `if`")
        if self.kind == "condition":
            if self.to or self.asks:
                raise ValueError("a condition happens to the world: leave out `to` and `asks`")
        elif not (self.from_ and self.to and self.channel and self.title):
            raise ValueError("needs from, to, channel and title (or kind: condition)")
        return self


class Reply(Model):
    """What an actor answers when it is asked about something.

    With `question` the players see it among the things they can ask; without, only who already knows the fact can ask.
    """

    from_: Id = Field(alias="from")
    """Who answers."""
    about: Subject
    """The fact that is asked about, or `phase:ID`, `level:ID`, `measure:ID`."""
    question: Text = Field(default_factory=dict)
    """The question as players can pick it."""
    says: Annotated[tuple[Subject, ...], BeforeValidator(as_list)] = ()
    """Facts that the answer carries."""
    text: Text = Field(default_factory=dict)
    """The answer in words."""
    releases: bool = False
    """The owner consents to passing on `about`."""
    after: Duration = 300
    """How long the answer takes."""
    if_: Condition | None = Field(None, alias="if")
    """The answer is given only while this is true."""
    else_text: Text = Field(default_factory=dict)
    """The answer while `if` is false."""
