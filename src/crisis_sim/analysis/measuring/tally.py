"""The counts of a run: the one place where messages, losses, calls, requests and commands are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crisis_sim.model.events import CommandLine, Event, Line


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that `run`, `report` and the tables share."""

    messages: int
    """Sent, one for each receiver, background traffic included."""
    background: int
    """Those of them that are background traffic."""
    lost_for: dict[str, int]
    """Reason: messages that never arrive for it, the most frequent reason first."""
    rang_out: int
    """Times that a call rang until the caller hung up or was declined; one call may ring out several times."""
    requests: int
    """Requests and proposals sent."""
    unanswered: int
    """Those of them to which no answer had come when the run was over."""
    commands: int
    """Commands that seats gave until ENDEX; control's are not among them, nor what is answered in a hearing."""
    rejected: int
    """Those of them that were refused."""

    @property
    def lost(self) -> int:
        """Messages lost for good."""
        return sum(self.lost_for.values())


def tally(lines: Iterable[Line]) -> Tally:
    """The counts of a log's lines."""
    lost: Counter[str] = Counter()
    asked: set[str] = set()
    answered: set[str] = set()
    messages = background = rang = commands = rejected = 0
    ended = False
    for line in lines:
        if isinstance(line, CommandLine):
            commands += line.seat is not None and not ended
            continue
        p = line.p
        match line.kind:
            case "MessageSent":
                messages += 1
                background += is_background(line)
                if is_asking(line):
                    asked.add(p["msg"])
            case "MessageLost" if is_ringing_out(line):
                rang += 1
            case "MessageLost":
                lost[str(p.get("why", ""))] += 1
            case "MessageAnswered" if is_answer(line):
                answered.add(p["msg"])
            case "CommandRejected":
                rejected += p["seat"] is not None and not ended
            case "ExerciseEnded":
                ended = True
    unanswered = len(asked - answered)
    return Tally(messages, background, dict(lost.most_common()), rang, len(asked), unanswered, commands, rejected)


def is_ringing_out(lost: Event) -> bool:
    """Whether a MessageLost is a call that nobody took: it rang out, or was declined.

    Such a call is not lost: the caller rings again and in the end leaves a message. Whether ENDEX falls between two
    calls says nothing about the message.
    """
    return lost.p.get("why") in ("unanswered", "declined")


def is_background(sent: Event) -> bool:
    """Whether a MessageSent is background traffic."""
    return str(sent.p.get("key", "")).startswith("traffic/")


def is_asking(sent: Event) -> bool:
    """Whether a MessageSent wants an answer: a request or a proposal."""
    return bool(sent.p.get("request") or sent.p.get("proposal"))


def is_answer(answered: Event) -> bool:
    """Whether a MessageAnswered answers; that somebody acknowledged receipt does not."""
    return bool(answered.p["how"] != "acknowledged")
