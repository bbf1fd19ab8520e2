"""The MSEL: injects with their triggers, questions, effects and what is expected of whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Tag, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, Subject, as_list
from crisis_sim.scenario.condition import Condition, Knowing, MeasureStatus, by_key
from crisis_sim.scenario.effect import Effect, MeansNeeded
from crisis_sim.scenario.text import Line, Text
from crisis_sim.scenario.time import Duration, Moment

Effects = Annotated[tuple[Effect, ...], BeforeValidator(as_list)]
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


class MeasureResult(Model):
    """A measure has at least this status."""

    id: Id
    """The measure."""
    status: MeasureStatus = "ordered"
    """It got at least so far."""
    by: Id | None = None
    """Ordered (or proposed) by this actor."""
    value: Id | None = None
    """With this value of its level."""


class ExpectKnows(Model):
    """An actor knows a fact."""

    knows: Knowing
    """An actor knows a fact."""


class ExpectMeasure(Model):
    """A measure has reached a status."""

    measure: MeasureResult
    """A measure got so far."""


class DecisionResult(Model):
    """A decision was made, perhaps for one of these options."""

    inject: Id
    """The inject that asks."""
    option: Ids = ()
    """One of these options was taken; left out, any answer."""


class ExpectDecision(Model):
    """A decision was made in time."""

    decision: DecisionResult
    """A decision was made in time."""


class ExpectWhen(Model):
    """Any condition comes true."""

    when: Condition
    """Any condition came true."""


class ExpectAvoid(Model):
    """A condition never comes true before the deadline."""

    avoid: Condition
    """What must not come true in that time."""


RESULTS: dict[str, type[Model]] = {
    "knows": ExpectKnows,
    "measure": ExpectMeasure,
    "decision": ExpectDecision,
    "when": ExpectWhen,
    "avoid": ExpectAvoid,
}
Result = Annotated[
    Annotated[ExpectKnows, Tag("knows")]
    | Annotated[ExpectMeasure, Tag("measure")]
    | Annotated[ExpectDecision, Tag("decision")]
    | Annotated[ExpectWhen, Tag("when")]
    | Annotated[ExpectAvoid, Tag("avoid")],
    by_key(RESULTS),
]


class Expectation(Model):
    """A result that good play brings about `within` a time from delivery to the seat. Exactly one kind of result."""

    id: Id
    """Its name, in findings, logs and studies."""
    seat: Id
    """Of whom it is expected."""
    knows: Knowing | None = None
    """An actor knows a fact."""
    measure: MeasureResult | None = None
    """A measure got so far."""
    decision: DecisionResult | None = None
    """A decision was made in time."""
    when: Condition | None = None
    """Any condition came true."""
    avoid: Condition | None = None
    """What must not come true in that time."""
    any: tuple[Result, ...] = ()
    """One of several results."""
    within: Duration
    """The time for it, from delivery to the seat."""
    objective: Id
    """The objective that it is evidence for."""
    weight: int = Field(1, ge=1, le=10)
    """How much it counts, 1 to 10."""
    note: Text = Field(default_factory=dict)
    """For evaluators: what to watch or ask."""
    text: Text = Field(default_factory=dict)
    """What was expected, in words for the debriefing."""
    waived_if: Condition | None = None
    """If this is true at delivery, the expectation does not count."""

    @model_validator(mode="after")
    def _one_result(self) -> Expectation:
        given = [self.knows, self.measure, self.decision, self.when, self.avoid, self.any or None]
        if sum(x is not None for x in given) != 1:
            raise ValueError("needs exactly one of knows, measure, decision, when, avoid, any")
        return self


class Joint(Model):
    """Other seats that decide together; `needs` of them must consent to the chair's option."""

    with_: Ids = Field(alias="with", min_length=1)
    """The other seats."""
    needs: int = Field(1, ge=0)
    """How many of them must consent to the chair's option."""


class Cost(Model):
    """What an option costs."""

    staff: Duration
    """Work that comes first: the effects begin when it is done."""


class Option(Model):
    """One way to answer."""

    id: Id
    """Its name, for conditions, `default` and studies."""
    text: Text
    """What the player reads."""
    requires: Annotated[tuple[MeansNeeded, ...], BeforeValidator(as_list)] = ()
    """Means that must be free, and are held until its longest effect is over."""
    cost: Cost | None = None
    """What it costs before it takes effect."""
    effects: Effects = ()
    """What choosing it does."""
    measure: Id | None = None
    """Choosing it also orders this measure."""
    follows: Ids = ()
    """Principles of the plan cards that it follows."""
    feedback: Text = Field(default_factory=dict)
    """For the debriefing: what speaks for and against it. Never shown during play."""


class Asks(Model):
    """A question that needs an answer: options, a form or free text."""

    by: Literal["chair", "any"] = "any"
    """Whose answer binds: that of any member, or only the chair's."""
    joint: Joint | None = None
    """Other seats that decide too."""
    within: Duration = Field(ge=1)
    """The time to answer, from delivery."""
    default: Id | None = None
    """The option that falls at the deadline; left out, nothing is decided."""
    options: tuple[Option, ...] = ()
    """The answers to choose from, at least two."""
    form: dict[Id, Literal["text", "number", "yes-no"]] = Field(default_factory=dict)
    """Fields to fill in: `text`, `number` or `yes-no` each."""
    free: bool = False
    """An answer in the seat's own words."""

    @model_validator(mode="after")
    def _one_kind(self) -> Asks:
        if bool(self.options) + bool(self.form) + self.free != 1:
            raise ValueError("needs exactly one of options, form, free")
        if self.options and len(self.options) < 2:
            raise ValueError("needs at least two options")
        if self.default and not self.options:
            raise ValueError("`default` names one of the options")
        return self


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
