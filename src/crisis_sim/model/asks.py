"""Answers to decisions: advice, consent and the chair's binding word."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.handles import option_letter
from crisis_sim.model.principals import role_of
from crisis_sim.model.rejection import Rejected
from crisis_sim.model.seat import Seated, by_language
from crisis_sim.model.state import Decision, State
from crisis_sim.scenario.text import clean

_CONTROLS = ("goal", "consequence", "benefit")


def answer(seat: Seated) -> list[tuple[str, dict[str, Any]]]:
    """Decide or Commit: the seat's answer to a decision that is open to it."""
    decision = seat.state.decisions.get(seat.handle("decision", "d"))
    if decision is None or seat.id not in decision.seats:
        raise Rejected("no-such-thing", "this seat was not asked")
    if decision.final is not None or decision.expired or seat.now >= decision.deadline:
        raise Rejected("too-late", "the decision is closed")
    if seat.command.kind == "Commit" and seat.id != decision.chair:
        raise Rejected("not-yours", "only the chair's seat can bind this decision")
    p: dict[str, Any] = {"decision": decision.id, "by": seat.id, "seats": list(decision.seats)}
    if "inject" in decision.p:
        p["inject"] = decision.p["inject"]
    if decision.options:
        p["option"] = _option(seat, decision)
    else:
        p["answer"] = _answer(seat, decision)
    if reason := seat.text("reason"):
        p["reason"] = reason
    if controls := _controls(seat):
        p["controls"] = controls
    p["binds"] = _binds(seat, decision)
    p["final"] = _is_final(decision, seat.id, p)
    return [("DecisionMade", p)]


def short_means(state: State, option: dict[str, Any]) -> str | None:
    """The first means of which fewer are free than an option needs."""
    needs: dict[str, int] = {}
    for need in option.get("requires", ()):
        needs[need["means"]] = needs.get(need["means"], 0) + need["count"]
    return next((means for means, count in needs.items() if state.means[means] < count), None)


def _option(seat: Seated, decision: Decision) -> int:
    wanted = seat.command.p.get("option")
    letters = [option_letter(i) for i in range(len(decision.options))]
    if wanted not in letters:
        raise Rejected("no-such-thing", "options are {options}", options=", ".join(letters))
    position = letters.index(wanted)
    if seat.id == decision.chair:
        missing = short_means(seat.state, decision.p["options"][position])
        if missing:
            raise Rejected("means-short", "not enough means are free for this option")
    return position


def _answer(seat: Seated, decision: Decision) -> dict[str, str | dict[str, str]]:
    """A text for each field, or one for each language, as policies write for whoever reads their log.

    What nobody knows yet may stay empty, as on a form of paper; not everything.
    """
    given = seat.command.p.get("answer")
    if isinstance(given, str) and decision.p.get("free"):
        given = {"text": given}
    fields = tuple(decision.p.get("form") or ("text",))
    fitting = given if isinstance(given, dict) and not set(given) - set(fields) else {}
    said = {name: text for name in fields if (text := _said(name, fitting.get(name)))}
    if not said:
        raise Rejected("bad-parameter", "an answer fills in some of these fields: {fields}", fields=", ".join(fields))
    return said


def _said(name: str, value: object) -> str | dict[str, str]:
    """One field, cleaned; empty where nothing that is a text was given."""
    if isinstance(value, dict):
        return by_language(name, value)
    if not isinstance(value, str):
        return ""
    if len(value) > 8000:
        raise Rejected("bad-parameter", "an answer has at most 8,000 characters")
    return clean(value) if value.strip() else ""


def _controls(seat: Seated) -> dict[str, str]:
    given = seat.command.p.get("controls") or {}
    if not isinstance(given, dict) or any(k not in _CONTROLS or not isinstance(v, str) for k, v in given.items()):
        raise Rejected("bad-parameter", "controls are {controls}", controls=", ".join(_CONTROLS))
    return {k: clean(given[k])[:2000] for k in _CONTROLS if given.get(k)}


def _binds(seat: Seated, decision: Decision) -> bool:
    """Whether this is the word of the seat that was asked: its chair's, or anybody's where the question allows."""
    if seat.id != decision.chair:
        return False
    return role_of(seat.command) == "chair" or decision.p.get("asked") == "any"


def _is_final(decision: Decision, by: str, p: dict[str, Any]) -> bool:
    """Final when the chair's seat has chosen and enough other seats consent to that very option."""
    chosen = decision.options[p["option"]] if "option" in p else "answered"
    bound = chosen if p["binds"] else decision.bound
    if bound is None:
        return False
    answers = {seat: _chosen(decision, a) for seat, a in decision.answers.items()} | {by: chosen}
    consents = sum(1 for seat, option in answers.items() if seat != decision.chair and option == bound)
    return consents >= decision.needs


def _chosen(decision: Decision, given: dict[str, Any]) -> str:
    return decision.options[given["option"]] if "option" in given else "answered"
