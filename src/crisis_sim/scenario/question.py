"""Questions that injects put: options, a form or free text, a deadline, and who decides."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.effect import Effects, MeansNeeded
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.time import Duration


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


class Futile(Model):
    """When whatever was chosen would have led to the same, and why: judged at ENDEX, told in the debriefing only."""

    if_: Condition = Field(alias="if")
    """What holds at ENDEX then."""
    text: Text
    """Why no choice would have changed it, for the debriefing."""


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
    """Fields to fill in: `text`, `number` or `yes-no` each. Whoever fills it in may leave some empty, not all."""
    form_labels: dict[Id, Text] = Field(default_factory=dict)
    """What the fields of the form are called; one that is not here is called by its id."""
    free: bool = False
    """An answer in the seat's own words."""
    futile: Annotated[tuple[Futile, ...], BeforeValidator(as_list)] = ()
    """Of a question with options: when all of them would have led to the same."""

    @model_validator(mode="after")
    def _one_kind(self) -> Asks:
        if bool(self.options) + bool(self.form) + self.free != 1:
            raise ValueError("needs exactly one of options, form, free")
        if self.options and len(self.options) < 2:
            raise ValueError("needs at least two options")
        if unknown := sorted(set(self.form_labels) - set(self.form)):
            raise ValueError(f"`form_labels` names what is no field of the form: {', '.join(unknown)}")
        if self.default and not self.options:
            raise ValueError("`default` names one of the options")
        if self.futile and not self.options:
            raise ValueError("`futile` is for a question with options")
        return self
