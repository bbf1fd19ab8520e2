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
    decision: Id | None = None
    option: Id | None = None
    delay: Duration = 0

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


class Manual(Model):
    """Released by the facilitator; with nobody there, fired or skipped at the suggested time."""

    suggest: Suggest
    unattended: Literal["fire", "skip"] = "skip"


class Repeat(Model):
    """Released again and again."""

    every: Duration = Field(ge=1)
    until: Condition | None = None
    times: int | None = Field(None, ge=1, le=1000)


class Wait(Model):
    """Until when a guard may come true."""

    until: Moment


class ElseWait(Model):
    """Wait for the guard to come true."""

    wait: Wait


class ElseInject(Model):
    """Release an alternative instead."""

    inject: Id


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


class MeasureResult(Model):
    """A measure has at least this status."""

    id: Id
    status: MeasureStatus = "ordered"
    by: Id | None = None
    value: Id | None = None


class ExpectKnows(Model):
    """An actor knows a fact."""

    knows: Knowing


class ExpectMeasure(Model):
    """A measure has reached a status."""

    measure: MeasureResult


class DecisionResult(Model):
    """A decision was made, perhaps for one of these options."""

    inject: Id
    option: Ids = ()


class ExpectDecision(Model):
    """A decision was made in time."""

    decision: DecisionResult


class ExpectWhen(Model):
    """Any condition comes true."""

    when: Condition


class ExpectAvoid(Model):
    """A condition never comes true before the deadline."""

    avoid: Condition


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
    seat: Id
    knows: Knowing | None = None
    measure: MeasureResult | None = None
    decision: DecisionResult | None = None
    when: Condition | None = None
    avoid: Condition | None = None
    any: tuple[Result, ...] = ()
    within: Duration
    objective: Id
    weight: int = Field(1, ge=1, le=10)
    note: Text = Field(default_factory=dict)
    text: Text = Field(default_factory=dict)
    """What was expected, in words for the debriefing."""
    waived_if: Condition | None = None

    @model_validator(mode="after")
    def _one_result(self) -> Expectation:
        given = [self.knows, self.measure, self.decision, self.when, self.avoid, self.any or None]
        if sum(x is not None for x in given) != 1:
            raise ValueError("needs exactly one of knows, measure, decision, when, avoid, any")
        return self


class Joint(Model):
    """Other seats that decide together; `needs` of them must consent to the chair's option."""

    with_: Ids = Field(alias="with", min_length=1)
    needs: int = Field(1, ge=0)


class Cost(Model):
    """What an option costs."""

    staff: Duration


class Option(Model):
    """One way to answer."""

    id: Id
    text: Text
    requires: Annotated[tuple[MeansNeeded, ...], BeforeValidator(as_list)] = ()
    cost: Cost | None = None
    effects: Effects = ()
    measure: Id | None = None
    """Choosing it also orders this measure."""
    follows: Ids = ()
    """Principles of the plan cards that it follows."""
    feedback: Text = Field(default_factory=dict)
    """For the debriefing: what speaks for and against it. Never shown during play."""


class Asks(Model):
    """A question that needs an answer: options, a form or free text."""

    by: Literal["chair", "any"] = "any"
    joint: Joint | None = None
    within: Duration = Field(ge=1)
    default: Id | None = None
    """The option that falls at the deadline; left out, nothing is decided."""
    options: tuple[Option, ...] = ()
    form: dict[Id, Literal["text", "number", "yes-no"]] = Field(default_factory=dict)
    free: bool = False

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
    title: Text = Field(default_factory=dict)


class Inject(Model):
    """One entry of the MSEL. Exactly one trigger: at, after, when, manual or alternative."""

    id: Id
    at: Moment | None = None
    after: After | None = None
    when: Condition | None = None
    manual: Manual | None = None
    alternative: bool = False
    repeat: Repeat | None = None
    if_: Condition | None = Field(None, alias="if")
    else_: Else | None = Field(None, alias="else")
    contingency: Contingency | None = None
    kind: Literal["inject", "contextual", "news", "social-post", "sitrep", "condition", "expected-action"] = "inject"
    from_: Id | None = Field(None, alias="from")
    to: Ids = ()
    """Seats or actors."""
    channel: Id | None = None
    priority: Priority = "routine"
    title: Text = Field(default_factory=dict)
    text: Text = Field(default_factory=dict)
    facts: Annotated[tuple[Subject, ...], BeforeValidator(as_list)] = ()
    attachments: Annotated[tuple[Attachment, ...], BeforeValidator(as_list)] = ()
    asks: Asks | None = None
    effects: Effects = ()
    expects: Annotated[tuple[Expectation, ...], BeforeValidator(as_list)] = ()
    objectives: Ids = ()
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
    about: Subject
    question: Text = Field(default_factory=dict)
    says: Annotated[tuple[Subject, ...], BeforeValidator(as_list)] = ()
    text: Text = Field(default_factory=dict)
    releases: bool = False
    """The owner consents to passing on `about`."""
    after: Duration = 300
    if_: Condition | None = Field(None, alias="if")
    else_text: Text = Field(default_factory=dict)
    """The answer while `if` is false."""
