"""Decisions put to the seat: the list with the time left, and what opens from it."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.app import App

from crisis_sim.model.seat_view import Question, SeatView
from crisis_sim.tui.acting.deciding import DecisionSheet, ProbeSheet
from crisis_sim.tui.acting.options import outcome_text
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.widgets.sheet import Page
from crisis_sim.tui.words import Words

SOON = 600
"""Seconds before a deadline from which it stands out."""


class Decisions(Panel):
    """Questions of control, open decisions by how pressing they are, then those that are over."""

    TITLE = "Decide"
    EMPTY = "Nothing to decide."

    def rows(self) -> list[Entry]:
        """One entry a decision."""
        view = self.drill.view
        probes = [
            Entry(key, Text.assemble((self.drill.words.pick(probe["ask"]), "bold")))
            for key, probe in questions(view).items()
        ]
        return probes + [Entry(q.decision, row(self.drill, q)) for q in in_order(view)]

    def chosen(self, id: str) -> None:
        """Decide, or look at what was decided."""
        open_decision(self.drill, self.app, id)


def in_order(view: SeatView) -> list[Question]:
    """Open ones by deadline, then the others, newest first."""
    waiting = pending(view)
    over = [q for q in view.questions.values() if q not in waiting]
    return [*waiting, *sorted(over, key=lambda q: -q.opened)]


def pending(view: SeatView) -> list[Question]:
    """Decisions that still wait for this seat's answer, the most pressing first."""
    return view.undecided()


def questions(view: SeatView) -> dict[str, dict[str, Any]]:
    """Questions of control that wait for an answer."""
    return {key: probe for key, probe in view.probes.items() if probe["answer"] is None}


def open_decision(drill: Drill, app: App[Any], key: str) -> None:
    """Open the sheet of a decision, or of a question that control asks."""
    question = drill.view.questions.get(key)
    if question is None:
        if key in drill.view.probes:
            app.push_screen(ProbeSheet(drill, key))
    elif question.open and drill.view.seat not in question.answers:
        app.push_screen(DecisionSheet(drill, question))
    else:
        app.push_screen(outcome_page(drill, question))


def outcome_page(drill: Drill, question: Question) -> Page:
    """What was asked, and who said what."""
    words, view = drill.words, drill.view
    return Page(drill, lambda: words.pick(question.title), lambda: outcome_text(words, view, question))


def row(drill: Drill, q: Question) -> Text:
    """Title, and how much time is left or what became of it."""
    words, view = drill.words, drill.view
    text = Text.assemble((words.pick(q.title), "bold" if q.open else ""), "\n  ")
    if q.open and view.seat in q.answers:
        text.append(words.say("you said {answer}; waiting for the others", answer=_said(words, q, view.seat)), "dim")
    elif q.open:
        left = q.deadline - drill.now
        style = "bold reverse" if left <= SOON else "bold"
        text.append(words.say("{left} left", left=words.span(left)), style)
        text.append(f" ({words.time(q.deadline)})", "dim")
    elif q.expired:
        text.append(words.say("not decided in time") + _final(words, q), "dim")
    else:
        text.append(words.say("decided") + _final(words, q), "dim")
    return text


def _final(words: Words, q: Question) -> str:
    said = words.option(q, q.final)
    return f"{words.colon} {said}" if said else ""


def _said(words: Words, q: Question, seat: str) -> str:
    return words.option(q, q.answers[seat].get("option")) or "…"
