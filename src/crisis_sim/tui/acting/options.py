"""How the options of a decision are shown: what each needs, costs, sets off and follows; and what was said to them."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from crisis_sim.model.cautions import short_means
from crisis_sim.model.filled_in import filled_in
from crisis_sim.model.seat_view import Question, SeatView
from crisis_sim.tui.words import Words


def option_text(words: Words, option: dict[str, Any], *, marked: bool = False, chosen: bool | None = None) -> Text:
    """An option with what it needs, costs, sets off and follows; means that are short stand out.

    On a sheet a sign says whether it is the one that is chosen.
    """
    sign = "" if chosen is None else "● " if chosen else "○ "
    text = Text.assemble(
        (sign, "bold"), (f"{option['o']}) ", "bold"), (words.pick(option["text"]), "bold" if marked else "")
    )
    short = {words.pick(label): free for label, _, free in short_means(words.view, option)}
    parts = []
    for need in option.get("requires", ()):
        name = words.pick(need["label"]) or "?"
        needs = words.say("needs {n} × {means}", n=need["count"], means=name)
        if name in short:
            lack = words.say("▲ only {free} of {n} free", free=short[name], n=need["count"])
            parts.append((f"{needs}, {lack}", "bold"))
        else:
            parts.append((needs, "dim"))
    if option.get("staff"):
        parts.append((words.say("{span} of your staff", span=words.span(option["staff"])), "dim"))
    if option.get("measure"):
        parts.append((words.say("orders: {measure}", measure=words.measure(option["measure"])), "dim"))
    if option.get("follows"):
        names = words.joined(map(words.principle, option["follows"]))
        parts.append((words.say("in line with: {names}", names=names), "dim"))
    for n, (part, style) in enumerate(parts):
        text.append(" · " if n else "\n   ", "dim").append(part, style)
    return text


def who_decides(words: Words, view: SeatView, q: Question) -> str:
    """Who else has a say, where there is somebody."""
    named = [words.seat(seat) for seat in q.seats if seat != view.seat]
    others = ", ".join(named)
    if q.chair != view.seat:
        return words.say("You advise; {seat} decides.", seat=words.seat(q.chair))
    if q.needs and q.needs == len(named):
        return words.many(
            q.needs, "You decide; {others} must agree.", "You decide; these must all agree: {others}.", others=others
        )
    if q.needs:
        one = "You decide; one of the others must agree: {others}."
        more = "You decide; {n} of the others must agree: {others}."
        return words.many(q.needs, one, more, others=others)
    return words.say("You decide; these are asked too: {others}.", others=others) if others else ""


def said_text(words: Words, view: SeatView, q: Question) -> Text:
    """Who has said what so far, with their reasons."""
    text = Text()
    for seat, answer in q.answers.items():
        said = words.option(q, answer.get("option")) or words.joined(
            filled_in(answer.get("answer"), q.form_labels, words.pick, words.colon)
        )
        text.append(f"{words.time(answer['t'])} {words.seat(seat)}{words.colon} {said}\n", "bold")
        if answer.get("reason"):
            text.append(f"  {answer['reason']}\n")
    return text


def outcome_text(words: Words, view: SeatView, q: Question) -> Text:
    """What was asked, and who said what."""
    text = Text()
    for option in q.options:
        text.append_text(option_text(words, option, marked=option["o"] == q.final)).append("\n")
    text.append("\n")
    if q.expired:
        said = words.option(q, q.final)
        text.append(words.say("not decided in time") + (f"{words.colon} {said}" if said else "") + "\n", "bold")
    text.append_text(said_text(words, view, q))
    if q.open:
        text.append(words.say("{left} left", left=words.span(q.deadline - view.now)) + "\n", "bold")
    return text
