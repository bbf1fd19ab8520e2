"""The fields of a decision's form: a text, a number, a yes or no; and what is wrong with what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget
from textual.widgets import Input

from crisis_sim.model.filled_in import field_name
from crisis_sim.model.seat_view import Question
from crisis_sim.tui.widgets.fields import Line, YesNo, is_number
from crisis_sim.tui.widgets.pick import LABEL
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.words import Words


def names(q: Question) -> list[str]:
    """The fields: those of the form, or the one of a free answer; none where there are options."""
    return list(q.form) or (["text"] if q.free else [])


def label(words: Words, name: str, q: Question) -> str:
    """What a field is called."""
    if q.free:
        return words.say("Answer")
    return field_name(name, q.form_labels, words.pick)


def fields(words: Words, q: Question) -> Iterator[Widget]:
    """A field of its kind for each thing to fill in; a name that is too long to stand in front stands above."""
    for name in names(q):
        kind, lead = q.form.get(name, "text"), label(words, name, q)
        if cell_len(lead) >= LABEL:
            yield Prose(Text(lead, "bold"))
            lead = ""
        if kind == "yes-no":
            yield YesNo(lead, words.say("yes"), words.say("no"), id=f"form-{name}")
        else:
            hint = words.say("a number") if kind == "number" else ""
            yield Line(lead, id=f"form-{name}", placeholder=hint)


def given(sheet: Widget, q: Question) -> dict[str, str]:
    """What was filled in."""
    lines = {line.id: line.value.strip() for line in sheet.query(Input)}
    ticks = {tick.id: tick.value for tick in sheet.query(YesNo)}
    return {name: (lines | ticks).get(f"form-{name}", "") for name in names(q)}


def amiss(q: Question, answer: dict[str, str]) -> str:
    """The name of the first field in which something is wrong; empty when the form can go."""
    if not any(answer.values()):
        return next(iter(answer), "")
    return next((name for name, value in answer.items() if value and _no_number(q, name, value)), "")


def left_empty(words: Words, q: Question, answer: dict[str, str]) -> list[str]:
    """What the fields are called that nobody filled in."""
    return [label(words, name, q) for name, value in answer.items() if not value]


def fault(words: Words, q: Question, answer: dict[str, str]) -> str:
    """The first thing that is wrong; empty when the form can go."""
    name = amiss(q, answer)
    if not name:
        return ""
    if not answer[name]:
        return words.say("{field}: fill this in.", field=label(words, name, q))
    return words.say("{field}: a number, such as 40 or 3.5.", field=label(words, name, q))


def _no_number(q: Question, name: str, value: str) -> bool:
    return q.form.get(name) == "number" and not is_number(value)
