"""Lines of the seat's slice in words, one each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.text import Text

from crisis_sim.language.typography import quoted
from crisis_sim.model.slice import SliceLine
from crisis_sim.tui.acting.known import is_act
from crisis_sim.tui.board.duty import task_name
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.inbox import PRIORITY

P = dict[str, Any]
KINDS = ("decisions", "messages", "measures", "notes")
"""What lines can be about; the others are about the exercise and the world."""
SIGNS = {"decisions": "◆", "messages": "·", "measures": "■", "notes": "»", "": "·"}
_LOUD = ("CommandRejected", "LogWritten", "ExerciseEnded", "ClockMissed", "DecisionMade")


def about(line: SliceLine) -> str:
    """Which of `KINDS` a line is; empty for all others."""
    if line.kind == "LogWritten":
        return "notes"
    return next((f"{kind.lower()}s" for kind in ("Decision", "Message", "Measure") if line.kind.startswith(kind)), "")


def said(drill: Drill, line: SliceLine) -> str | None:
    """What a line says, without its time; None for what says nothing to a player."""
    how = _TELL.get(line.kind)
    return how(drill, line.p) if how is not None else None


def reason(drill: Drill, line: SliceLine) -> str:
    """Why it was decided or proposed, in the words of whoever did; why something was expected, and the source."""
    if line.kind == "ExpectationMissed":
        return " · ".join(part for key in ("why", "source") if (part := drill.words.pick(line.p.get(key))))
    given = line.p.get("reason") or (line.p.get("text") if line.kind == "MeasureProposed" else "")
    return drill.words.say("Reason: {text}", text=given) if isinstance(given, str) and given else ""


def described(drill: Drill, line: SliceLine) -> Text | None:
    """A line of the slice in words; None for what says nothing to a player."""
    text = said(drill, line)
    if text is None:
        return None
    sign = "» " if line.kind == "LogWritten" else ""
    return Text.assemble(
        (drill.words.when(line.t, drill.now), "dim"), " ", (sign + text, "bold" if line.kind in _LOUD else "")
    )


def _title(drill: Drill, msg: str) -> str:
    letter = drill.view.inbox.get(msg) or drill.view.outbox.get(msg)
    return drill.words.subject(letter) if letter is not None else msg


def _caller(drill: Drill, msg: str) -> str:
    """Whose call was missed."""
    letter = drill.view.inbox.get(msg)
    return drill.words.short(letter.from_) if letter is not None else ""


def _delivered(drill: Drill, p: P) -> str:
    values = {"who": drill.words.short(p["from"]), "title": drill.words.pick(p.get("title"))}
    if p.get("rings"):
        return _rings(drill, p, values["who"])
    return drill.words.say("From {who}: {title}", **values)


def _rings(drill: Drill, p: P, who: str) -> str:
    """Who calls, and how urgent it is; what it is about is heard by who takes the call."""
    say, urgent = drill.words.say, str(p.get("priority", ""))
    if urgent in PRIORITY:
        return say("The phone rings, {urgency}: {who}", urgency=drill.words.code(urgent), who=who)
    return say("The phone rings: {who}", who=who)


def _fact(drill: Drill, p: P) -> str | None:
    card = drill.view.facts.get(p["fact"])
    if card is None or is_act(card):
        return None
    return drill.words.say("Learned: {what}", what=drill.words.fact(card))


def _decision(english: str) -> Callable[[Drill, P], str]:
    def tell(drill: Drill, p: P) -> str:
        question = drill.view.questions.get(p["decision"])
        title = drill.words.pick(question.title) if question is not None else ""
        return drill.words.say(english, title=title)

    return tell


def _made(drill: Drill, p: P) -> str:
    """Who decided what; an answer in words of one's own is not told anew."""
    words, question = drill.words, drill.view.questions.get(p["decision"])
    title = quoted(words.language, words.pick(question.title)) if question is not None else "…"
    option = words.option(question, p.get("option")) if question is not None else ""
    if p.get("by") == drill.view.seat:
        said = words.say("You decided {title}", title=title)
    else:
        said = words.say("{who} decided {title}", who=words.seat(p["by"]) if "by" in p else "…", title=title)
    return f"{said}{words.colon} {option}" if option else said


def _measure(english: str) -> Callable[[Drill, P], str]:
    def tell(drill: Drill, p: P) -> str:
        to = drill.words.short(p["to"]) if "to" in p else ""
        return drill.words.say(english, name=drill.words.measure(p["measure"]), who=to, why=p.get("why", ""))

    return tell


def _clock(english: str) -> Callable[[Drill, P], str]:
    return lambda drill, p: drill.words.say(english, name=drill.words.clock(p["clock"]))


def _means(english: str) -> Callable[[Drill, P], str]:
    return lambda drill, p: drill.words.say(english, n=p["count"], name=drill.words.pick(p.get("label")))


def _plain(english: str) -> Callable[[Drill, P], str]:
    return lambda drill, p: drill.words.say(english)


def _reading(drill: Drill, p: P) -> str:
    """A figure; one that is late says of when it is."""
    said = f"{drill.words.pick(p.get('label'))}{drill.words.colon} {drill.words.amount(p['value'], p.get('unit'))}"
    if "as_of" not in p:
        return said
    return f"{said} ({drill.words.say('seen {time}', time=drill.words.when(p['as_of'], drill.now))})"


_TELL: dict[str, Callable[[Drill, P], str | None]] = {
    "ExerciseStarted": _plain("The exercise begins."),
    "ExerciseEnded": _plain("ENDEX: the exercise is over."),
    "SeatBriefed": _plain("Your seat is briefed: press b."),
    "MoveStarted": lambda d, p: d.words.pick(p.get("title")) or None,
    "PaceSet": lambda d, p: d.words.say("Pace {pace}", pace=d.words.pace(p["pace"])),
    "MessageDelivered": _delivered,
    "MessageSent": lambda d, p: d.words.say(
        "To {who}: {title}", who=d.words.short(p["to"]), title=d.words.pick(p.get("title"))
    ),
    "MessageLost": lambda d, p: d.words.say(
        "Missed: {title}" if p["msg"] in d.view.inbox else "Did not arrive: {title}",
        title=_caller(d, p["msg"]) or _title(d, p["msg"]),
    ),
    "MessageRecalled": lambda d, p: d.words.say("Recalled: {title}", title=_title(d, p["msg"])),
    "FactLearned": _fact,
    "DecisionOpened": _decision("To decide: {title}"),
    "DecisionMade": _made,
    "DecisionExpired": _decision("Not decided in time: {title}"),
    "MeasureProposed": _measure("Proposed to {who}: {name}"),
    "MeasureOrdered": _measure("Ordered: {name}"),
    "MeasureTransmitted": _measure("Passed on: {name}"),
    "MeasureStarted": _measure("Started: {name}"),
    "MeasureCompleted": _measure("Completed: {name}"),
    "MeasureConfirmed": _measure("Confirmed: {name}"),
    "MeasureRefused": lambda d, p: d.words.say(
        "Refused by {who}: {name} ({why})",
        who=d.words.short(p.get("to", "")),
        name=d.words.measure(p["measure"]),
        why=d.words.code(p.get("why", "")),
    ),
    "MeansExhausted": lambda d, p: d.words.say("None free: {name}", name=d.words.pick(p.get("label"))),
    "MeansArrived": _means("Arrived: {n} × {name}"),
    "MeansResting": _means("Resting: {n} × {name}"),
    "MeansOnDuty": _means("On duty now: {n} × {name}"),
    "IndicatorReported": _reading,
    "BodyConvened": lambda d, p: d.words.say("Convened: {name}", name=d.words.actor(p["actor"])),
    "ClockStarted": _clock("A clock runs: {name}"),
    "ClockMet": _clock("Met: {name}"),
    "ClockMissed": _clock("Missed: {name}"),
    "ConsentGiven": _plain("Release was agreed."),
    "ProductSubmitted": lambda d, p: d.words.say("Report sent: {name}", name=d.words.code(p["product"])),
    "StaffCommitted": lambda d, p: d.words.say(
        "Your people: {what}, until {time}", what=task_name(d, p["what"]), time=d.words.time(p["until"])
    ),
    "ExpectationMissed": lambda d, p: d.words.say(
        "Expected, and not done in time: {text}", text=d.words.pick(p["text"])
    ),
    "ProbeAsked": lambda d, p: d.words.say("A question: {text}", text=d.words.pick(p["ask"])),
    "LogWritten": lambda d, p: str(p["text"]),
    "CommandRejected": lambda d, p: d.words.say("Refused: {why}", why=d.words.refusal(p)),
}
