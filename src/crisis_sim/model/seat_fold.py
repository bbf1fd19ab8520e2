"""How each line of a slice changes a seat's records: the exercise, messages, facts, decisions, the seat's own notes."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.seat_fold_world import WORLD
from crisis_sim.model.seat_folding import Handler, into
from crisis_sim.model.seat_records import FactCard, Letter, Question, SeatRecords

P = dict[str, Any]
HANDLERS: dict[str, Handler] = dict(WORLD)
_on = into(HANDLERS)


@_on("ExerciseStarted")
def _started(v: SeatRecords, t: int, p: P) -> None:
    v.status, v.start, v.pace = "running", p["start"], p["pace"]
    v.title, v.briefing = p["title"], p["briefing"]


def _status(value: str) -> Handler:
    def handler(v: SeatRecords, t: int, p: P) -> None:
        v.status = value

    return handler


for _kind, _value in (("Paused", "paused"), ("Suspended", "suspended"), ("Ended", "ended")):
    HANDLERS[f"Exercise{_kind}"] = _status(_value)


@_on("ExerciseResumed")
def _resumed(v: SeatRecords, t: int, p: P) -> None:
    """After a pause or an emergency a plenary goes on; else the clock runs again."""
    v.status = "stopped" if v.move.get("clock") == "stopped" and v.status != "stopped" else "running"


@_on("PaceSet")
def _pace(v: SeatRecords, t: int, p: P) -> None:
    v.pace = p["pace"]


@_on("SeatBriefed")
def _briefed(v: SeatRecords, t: int, p: P) -> None:
    v.brief = p
    if v.briefed is None:
        v.briefed = t
    for means in p["means"]:
        v.means[means["means"]] = {**means, "t": t} | v.means.get(means["means"], {})


@_on("MoveStarted")
def _move(v: SeatRecords, t: int, p: P) -> None:
    v.move = p
    v.moves.append((t, p))
    if p["clock"] == "stopped":
        v.status = "stopped"


def _letter(t: int, p: P, *, sent: bool) -> Letter:
    return Letter(
        p["msg"],
        p["from"],
        p["to"],
        p["channel"],
        p.get("title", {}),
        p.get("text", {}),
        p.get("priority", "routine"),
        t,
        sent,
        facts=p.get("facts", []),
        rings=p.get("rings", False),
        request=p.get("request"),
        about=p.get("about"),
        reply_to=p.get("reply_to"),
        kind=p.get("kind", "message"),
        files=p.get("files", []),
        improvised=p.get("improvised", False),
        proposal=p.get("proposal"),
    )


@_on("MessageDelivered")
def _delivered(v: SeatRecords, t: int, p: P) -> None:
    v.inbox[p["msg"]] = _letter(t, p, sent=False)


@_on("MessageSent")
def _sent(v: SeatRecords, t: int, p: P) -> None:
    v.outbox[p["msg"]] = _letter(t, p, sent=True)


@_on("MessageRead")
def _read(v: SeatRecords, t: int, p: P) -> None:
    letter = v.inbox[p["msg"]]
    letter.read, letter.rings = t, False


@_on("MessageLost")
def _lost(v: SeatRecords, t: int, p: P) -> None:
    letter = v.inbox.get(p["msg"]) or v.outbox.get(p["msg"])
    if letter is not None:
        letter.missed, letter.why, letter.rings = True, p["why"], False


@_on("MessageQueued")
def _queued(v: SeatRecords, t: int, p: P) -> None:
    if p["msg"] in v.outbox:
        v.outbox[p["msg"]].waiting = True


@_on("MessageRecalled")
def _recalled(v: SeatRecords, t: int, p: P) -> None:
    v.inbox[p["msg"]].recalled = True


@_on("MessageAnswered")
def _answered(v: SeatRecords, t: int, p: P) -> None:
    letter = v.outbox.get(p["msg"]) or v.inbox.get(p["msg"])
    if letter is not None:
        letter.answered, letter.reply = p["how"], p.get("reply")
        if letter.proposal in v.undertakings and p["how"] != "acknowledged":
            proposed = v.undertakings[letter.proposal]
            proposed.status, proposed.answered = p["how"], t


@_on("FactLearned")
def _learned(v: SeatRecords, t: int, p: P) -> None:
    known = v.facts.get(p["fact"])
    told = {"t": t, **{k: p.get(k) for k in ("actor", "source", "channel", "content", "as_of", "msg")}}
    card = FactCard(
        p["fact"],
        p.get("text", {}),
        p.get("content"),
        p.get("unit", ""),
        p["as_of"],
        t,
        p["actor"],
        p.get("topics", []),
        p.get("marking", "public"),
        p.get("owner"),
        p.get("release"),
        p.get("tlp"),
        p.get("reliability"),
        p.get("withdrawn", False),
        [*(known.learned if known else []), told],
        known.consent if known else False,
        p.get("language"),
        p.get("reads"),
    )
    if known is not None and known.as_of > card.as_of:
        known.learned = card.learned
    else:
        v.facts[p["fact"]] = card
    if (letter := v.inbox.get(p.get("msg", ""))) is not None and p["fact"] not in letter.facts:
        letter.facts = [*letter.facts, p["fact"]]
    for topic in card.topics:
        kind, _, name = topic.partition(":")
        if kind == "level" and card.content is not None:
            v.levels[name] = card.content
            v.levels_heard[name] = t
        elif kind == "phase":
            if card.withdrawn:
                v.phases.pop(name, None)
            else:
                v.phases.setdefault(name, t)
        elif kind == "measure":
            v.measures_heard.setdefault(name, t)


@_on("ConsentGiven")
def _consent(v: SeatRecords, t: int, p: P) -> None:
    if p["fact"] in v.facts and p["to"] in v.actors:
        v.facts[p["fact"]].consent = True


@_on("DecisionOpened")
def _opened(v: SeatRecords, t: int, p: P) -> None:
    v.questions[p["decision"]] = Question(
        p["decision"],
        p.get("title", {}),
        p.get("options", []),
        p.get("form", {}),
        p.get("free", False),
        p["deadline"],
        p["needs"],
        p["seats"],
        p["chair"],
        t,
        p.get("msg"),
        p.get("proposal"),
        form_labels=p.get("form_labels", {}),
    )


@_on("DecisionMade")
def _made(v: SeatRecords, t: int, p: P) -> None:
    question = v.questions[p["decision"]]
    question.answers[p["by"]] = {"t": t, **{k: p[k] for k in ("option", "answer", "reason") if k in p}}
    if p["final"]:
        bound = question.answers.get(question.chair, p)
        question.final = bound.get("option", "answered")


@_on("DecisionExpired")
def _expired(v: SeatRecords, t: int, p: P) -> None:
    question = v.questions[p["decision"]]
    question.expired = True
    question.final = p.get("option")


@_on("LogWritten")
def _note(v: SeatRecords, t: int, p: P) -> None:
    v.notes.append((t, p["text"]))


@_on("CommandRejected")
def _rejected(v: SeatRecords, t: int, p: P) -> None:
    v.rejections.append((t, p))
