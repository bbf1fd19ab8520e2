"""The fields of a decision's form: a text, a number, a yes or no; and what is wrong with what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget
from textual.widgets import Input

from crisis_sim.model.seat_view import Question
from crisis_sim.tui.widgets.fields import Line, YesNo, is_number
from crisis_sim.tui.words import Words


def names(q: Question) -> list[str]:
    """The fields: those of the form, or the one of a free answer; none where there are options."""
    return list(q.form) or (["text"] if q.free else [])


def label(words: Words, name: str, q: Question) -> str:
    """What a field is called."""
    return words.say("Answer") if q.free else name.replace("-", " ").capitalize()


def fields(words: Words, q: Question) -> Iterator[Widget]:
    """A field of its kind for each thing to fill in."""
    for name in names(q):
        kind = q.form.get(name, "text")
        if kind == "yes-no":
            yield YesNo(label(words, name, q), words.say("yes"), words.say("no"), id=f"form-{name}")
        else:
            hint = words.say("a number") if kind == "number" else ""
            yield Line(label(words, name, q), id=f"form-{name}", placeholder=hint)


def given(sheet: Widget, q: Question) -> dict[str, str]:
    """What was filled in."""
    lines = {line.id: line.value.strip() for line in sheet.query(Input)}
    ticks = {tick.id: tick.value for tick in sheet.query(YesNo)}
    return {name: (lines | ticks).get(f"form-{name}", "") for name in names(q)}


def fault(words: Words, q: Question, answer: dict[str, str]) -> str:
    """The first thing that is wrong; empty when the form can go."""
    for name, value in answer.items():
        shown = label(words, name, q)
        if not value:
            return words.say("{field}: fill this in.", field=shown)
        if q.form.get(name) == "number" and not is_number(value):
            return words.say("{field}: a number, such as 40 or 3.5.", field=shown)
    return ""
