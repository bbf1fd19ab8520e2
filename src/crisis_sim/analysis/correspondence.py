"""Messages of a run: how many, what was lost, what nobody answered, who answered last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.measuring.tally import Tally, is_answer, is_asking, is_background, tally
from crisis_sim.model.events import Event


@dataclass(frozen=True, slots=True)
class Asked:
    """A request or a proposal, and its answer."""

    event: Event
    """Its MessageSent."""
    about: str | None
    answered: int | None
    how: str | None


@dataclass(frozen=True, slots=True)
class Correspondence:
    """All messages of a run."""

    counts: Tally
    by_channel: dict[str, int]
    """Channel: messages sent over it."""
    unread: tuple[str, ...]
    """Messages that lay unread in a seat's inbox when the log ended, by id."""
    asked: tuple[Asked, ...]

    @property
    def unanswered(self) -> tuple[Asked, ...]:
        """Those to which no answer came."""
        return tuple(a for a in self.asked if a.answered is None)

    @property
    def answered(self) -> tuple[Asked, ...]:
        """Those answered, the slowest first."""
        done = [(a.answered - a.event.t, a) for a in self.asked if a.answered is not None]
        return tuple(a for _, a in sorted(done, key=lambda pair: (-pair[0], pair[1].event.seq)))


def correspondence(course: Course) -> Correspondence:
    """What became of the messages."""
    real = [e for e in course.of("MessageSent") if not is_background(e)]
    messages = course.state.messages
    answers: dict[str, Event] = {}
    for event in course.of("MessageAnswered"):
        if is_answer(event):
            answers.setdefault(event.p["msg"], event)
    asked = []
    for event in course.of("MessageSent"):
        if is_asking(event):
            answer = answers.get(event.p["msg"])
            how = answer.p["how"] if answer is not None else None
            asked.append(Asked(event, event.p.get("about"), answer.t if answer is not None else None, how))
    unread = [
        e.p["msg"]
        for e in real
        if e.p["to"] in course.index.seat_of
        and (m := messages[e.p["msg"]]).delivered is not None
        and m.read is None
        and m.status == "delivered"
    ]
    return Correspondence(
        counts=tally(course.lines),
        by_channel=dict(Counter(e.p["channel"] for e in course.of("MessageSent")).most_common()),
        unread=tuple(unread),
        asked=tuple(asked),
    )
