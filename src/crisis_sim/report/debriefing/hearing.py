"""The inquiry hearing in words: questions that quote the player, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crisis_sim.analysis.inquiry.question import Evidence, HearingQuestion
from crisis_sim.language.catalogue import LANGUAGES
from crisis_sim.language.mark import mark
from crisis_sim.model.index import Index
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.names import Names, line_of
from crisis_sim.report.document import Bullets, Line, Strong
from crisis_sim.scenario.text import pick

ABOUT = "hearing:"
"""What marks a question of the hearing in the log; its number follows."""
_QUOTED = 160

_WHAT = {
    "you-learned": mark("you learned it"),
    "released": mark("{who} agreed that you pass it on"),
    "they-learned": mark("{who} learned it"),
    "you-were-asked": mark("you were asked"),
    "you-decided": mark("you decided"),
    "decided": mark("it was decided"),
    "fell": mark("the time was up"),
    "came": mark("it came from {who}"),
    "you-opened": mark("you opened it"),
    "you-wrote": mark("you wrote to {who}"),
    "judged": mark("it was judged"),
}


def is_of_hearing(asked: Mapping[str, Any]) -> bool:
    """Whether a question that was put to a seat, as its view or the log has it, is one of the hearing."""
    return str(asked.get("about", "")).startswith(ABOUT)


def in_languages(index: Index, question: HearingQuestion) -> dict[str, str]:
    """The question in every language of the interface, as the log keeps it."""
    return {language: in_words(Names(index, language), question) for language in LANGUAGES}


def line_of_evidence(names: Names, evidence: Evidence) -> str:
    """`14:05 you learned it (line 212)`."""
    who = names.holder(evidence.who) if evidence.who is not None else ""
    what = names.say(_WHAT[evidence.what], who=who)
    return f"{names.at(evidence.t)} {what} ({names.say('line {n}', n=line_of(evidence.seq))})"


def in_words(n: Names, q: HearingQuestion) -> str:
    """The question to the player, with times, names and words from the log."""
    values = {"t": n.at(q.at), "who": n.holder(q.who) if q.who is not None else ""}
    values["then"] = n.at(q.then) if q.then is not None else ""
    values["released"] = n.at(q.released) if q.released is not None else ""
    values["fact"] = n.quote(n.fact(q.fact, q.content), _QUOTED) if q.fact is not None else ""
    if q.decision is not None:
        values["title"] = n.quote(n.text(q.decision.title), 120)
    if q.answer is not None and q.decision is not None:
        options = q.decision.options
        chosen = q.answer.option
        text = n.text(options[chosen]) if chosen is not None and chosen < len(options) else ""
        values["option"] = n.quote(text or " / ".join(map(n.text, q.answer.form.values())), _QUOTED)
        values["reason"] = n.quote(q.answer.reason, 400)
    if q.message is not None:
        title, text = q.message.p.get("title"), pick(q.message.p.get("text"), n.language)
        values["message"] = n.quote(n.text(title) or text, 120)
        values["text"] = n.quote(text or n.text(title), 400)
    return n.say(_question(q), **values, **_own(n, q))


def _own(n: Names, q: HearingQuestion) -> Mapping[str, str]:
    if q.held is not None:
        return {"quality": n.code(q.held.quality)}
    if q.principle is not None:
        principle = n.index.compiled.principles.get(q.principle)
        return {"principle": n.quote(n.text(principle.names) if principle is not None else q.principle, 120)}
    if q.expected is not None:
        late = n.at(q.expected.late) if q.expected.late is not None else ""
        return {"what": n.quote(n.text(q.expected.text), 200), "late": late}
    return {}


def _question(q: HearingQuestion) -> str:
    never = q.then is None
    match q.kind:
        case "passed-late" if q.released is not None and never:
            return mark(
                "You knew {fact} at {t}, and could pass it on from {released}, when its owner agreed; "
                "{who} never learned it. Why?"
            )
        case "passed-late" if q.released is not None:
            return mark(
                "You knew {fact} at {t}, and could pass it on from {released}, when its owner agreed; "
                "{who} learned it at {then}. Why?"
            )
        case "passed-late" if never:
            return mark("You knew {fact} at {t}; {who} never learned it. Why?")
        case "passed-late":
            return mark("You knew {fact} at {t}; {who} learned it at {then}. Why?")
        case "undecided":
            return mark("You were asked {title} at {t}; at {then} the time was up. What were you waiting for?")
        case "mistaken":
            return mark(
                "When you decided {title} at {t} you held {fact}, which was {quality}. "
                "What would have shown you that, and whom could you have asked?"
            )
        case "not-asked":
            return mark(
                "{who} knew {fact} at {t}. You decided {title} at {then} without it. "
                "Whom could you have asked, and when?"
            )
        case "against-card" if q.answer is not None and q.answer.reason:
            return mark(
                "Your plan cards put {principle} first. At {t} you chose {option}, and wrote: {reason}. "
                "What made this an exception?"
            )
        case "against-card":
            return mark("Your plan cards put {principle} first. At {t} you chose {option}. What weighed more?")
        case "reasoned":
            return mark(
                "At {t}, on {title}, you chose {option} and wrote: {reason}. "
                "What did you know for certain then, and what did you assume?"
            )
        case "unreasoned":
            return mark(
                "At {t}, on {title}, you chose {option} and gave no reason. What was it, and where can others read it?"
            )
        case "unread" if never:
            return mark("{message} from {who} came at {t} and lay unread to the end. What would it have changed?")
        case "unread":
            return mark("{message} from {who} came at {t}; you opened it at {then}. What kept you from it?")
        case "unanswered":
            return mark("At {t} {who} asked you: {message}. You never answered. What did you leave them to work with?")
        case "no-answer":
            return mark("At {t} you wrote to {who}: {text}. No answer came. How did you know it had arrived?")
        case "wrote":
            return mark("At {t} you wrote to {who}: {text}. What did you want them to do, and did they?")
        case "met":
            return mark(
                "It was expected: {what}, by {then}. It came about at {t}. "
                "What made it possible, and would it hold with half your people?"
            )
        case _ if q.expected is not None and q.expected.late is not None:
            return mark(
                "It was expected: {what}, by {then}. It came about at {late}, too late. "
                "What would have made it earlier?"
            )
        case _:
            return mark("It was expected: {what}, by {then}. It did not come about. What stood in the way?")


def answers(frame: Frame) -> Section:
    """What was asked in the hearing and what was answered, in the report."""
    n, course = frame.names, frame.parts.course
    said = {(e.p["probe"], e.p["seat"]): e for e in course.of("ProbeAnswered")}
    lines: list[Line] = []
    for asked in course.of("ProbeAsked"):
        answer = said.get((asked.p["probe"], asked.p["seat"]))
        if not is_of_hearing(asked.p) or not frame.shows(asked.p["seat"]):
            continue
        text = " ".join(str(answer.p["answer"]).split()) if answer is not None else ""
        reply = n.quote(text, 2000) if text else n.say("no answer")
        lines.append((Strong(n.text(asked.p["ask"])), f" {reply}{frame.line((answer or asked).seq)}"))
    if lines:
        yield frame.section("The hearing")
        yield Bullets(tuple(lines), numbered=True)
