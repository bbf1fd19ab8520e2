"""The data dictionary: every column of every table, and every outcome, with its type, unit and meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

Type = Literal["text", "integer", "number", "yes-no"]


class Column(NamedTuple):
    """One column of a table."""

    name: str
    type: Type
    unit: str
    meaning: str


class Table(NamedTuple):
    """One table: what a row is, and its columns."""

    row: str
    columns: tuple[Column, ...]


def _text(name: str, meaning: str) -> Column:
    return Column(name, "text", "", meaning)


def _tick(name: str, meaning: str) -> Column:
    return Column(name, "integer", "s since STARTEX", meaning)


def _seconds(name: str, meaning: str) -> Column:
    return Column(name, "integer", "s", meaning)


def _count(name: str, meaning: str) -> Column:
    return Column(name, "integer", "1", meaning)


KEYS = (
    _text(
        "arm", "What is compared: the variant, difficulty, policies and settings that tell this arm from the others."
    ),
    _count("run", "Number of the replication in its arm, from 0. Run 7 of every arm has the same seed."),
    Column("seed", "integer", "", "The seed: with it `crisis-sim run` repeats the run."),
)
"""What every row begins with."""

TABLES: dict[str, Table] = {
    "runs": Table(
        "one replication",
        (
            *KEYS,
            _text("digest", "Hash of the log at its end; the same digest is the same run. Empty: it failed."),
            Column("finished", "yes-no", "", "Whether it came to ENDEX."),
            _tick("endex", "When it ended."),
            _text("failure", "What went wrong, where it failed; a failed replication has no rows in the other tables."),
            _text("reproduce", "The command that makes a failed replication fail again."),
        ),
    ),
    "replications": Table(
        "one outcome of one replication",
        (
            *KEYS,
            _text("digest", "As in `runs`."),
            _text("outcome", "What was measured: see the list of outcomes."),
            _text("kind", "share (0 or 1), fraction (0 to 1), value (any number) or time (seconds since STARTEX)."),
            Column("value", "number", "by kind", "The number. Empty: the question did not arise, or nothing was seen."),
            _tick("until", "Of an outcome that had not come when the run was over: until when it was looked for."),
        ),
    ),
    "expectations": Table(
        "one expectation of one replication",
        (
            *KEYS,
            _text("expectation", "Its id in the scenario."),
            _text("seat", "The seat of which it is expected."),
            _text("objective", "The objective that it tests."),
            _count("weight", "Its weight among the expectations of its objective."),
            _seconds("within", "Time it leaves, at this difficulty."),
            _tick("started", "From when it was tested: delivery to the seat, else release. Empty: never."),
            _text("result", "met, missed, waived, or open (never tested, or ENDEX came first)."),
            _tick("t", "When it was met, missed or waived."),
        ),
    ),
    "decisions": Table(
        "one question put to a seat in one replication",
        (
            *KEYS,
            _text("decision", "Its name in the log."),
            _text("inject", "The inject that asks. Empty: a proposal of another seat."),
            _text("measure", "The measure that is proposed, where it is a proposal."),
            _text("seat", "The seat that was asked, or chairs a joint decision."),
            _text("result", "made, default (it fell at the deadline), expired (without a default) or open (ENDEX)."),
            _text("option", "The option that was chosen or fell. Empty: none, or the answer was in words."),
            _tick("opened", "When it was asked."),
            _tick("deadline", "From when an answer is late."),
            _tick("decided", "When it was made or fell."),
            _seconds("seconds", "Time from question to decision, where it was made."),
            Column("reason", "yes-no", "", "Whether the seat gave a reason."),
        ),
    ),
    "legs": Table(
        "one message to one receiver in one replication",
        (
            *KEYS,
            _text("message", "Its name in the log."),
            _text("sender", "The actor who sent it."),
            _text("receiver", "The actor it went to."),
            _text("seat", "The seat that plays the receiver. Empty: a desk of the engine."),
            _text("channel", "What carried it."),
            _text(
                "kind",
                "inject, traffic, order, confirmation, proposal, correction, request, answer, information (carries "
                "facts) or message.",
            ),
            _text("priority", "routine, urgent or flash."),
            _text("inject", "The inject that it delivers."),
            _text("about", "The inject, fact or subject that its random draws are keyed by."),
            _text("facts", "The facts and subjects that it carries, with spaces between."),
            _tick("sent", "When it was sent."),
            _tick("delivered", "When it first arrived."),
            _tick("read", "When a seat opened it, or a desk had worked through it."),
            _tick("answered", "When the last answer to it arrived."),
            _text(
                "how",
                "How it was answered: fact, dont-know, not-cleared, ask, call-back, agreed, refused, ...; acknowledged "
                "is receipt, no answer.",
            ),
            _tick("lost", "When it was lost for good. A call that rang out is not: the caller rings again."),
            _text("why", "Why it was lost: no connection, no such body yet."),
            _tick("recalled", "When control took it back."),
            _count("rang_out", "Times that the call rang out because nobody took it."),
            _seconds("waited_channel", "Time it waited for a channel that was full. Empty: it never departed."),
            _seconds(
                "waited_staff",
                "From delivery until a seat opened it; at a desk without the service itself, interruptions included. "
                "Empty: not read, or a desk whose service time is drawn.",
            ),
        ),
    ),
    "means": Table(
        "one kind of means in one replication",
        (
            *KEYS,
            _text("means", "Its id in the scenario."),
            _text("owner", "The actor whose means they are."),
            _count("count", "Units at STARTEX."),
            _count("least", "Fewest units free at any time."),
            _count("peak", "Most units held at once by measures and decisions."),
            Column("held", "integer", "unit-s", "Time for which units were held, summed over the units."),
            _seconds("exhausted", "Time for which none was free."),
            _count("waited", "Orders that had to wait for them."),
            _count("refused", "Answers to questions that were refused because too few were free."),
        ),
    ),
}
"""Table: its columns, in the order of the file."""

OUTCOMES: tuple[Column, ...] = (
    Column("met", "number", "fraction", "Weight of the expectations met, of those met or missed."),
    Column("objective:ID", "number", "fraction", "The same for the expectations of one objective."),
    Column("expectation:ID", "number", "share", "1 met, 0 missed; empty: waived or open."),
    Column("time:expectation:ID", "number", "time", "When it was met."),
    Column(
        "interest:ID",
        "number",
        "value",
        "A vital interest at the end: 0 where the indicators that tell of it are at their worst, 100 at their best.",
    ),
    Column("requirement:ID", "number", "value", "The same for a baseline requirement."),
    Column(
        "impact:SCALE",
        "number",
        "value",
        "The class of national impact, 0 to 7, of what the indicators on the scale add up to at the end.",
    ),
    Column("indicator:ID", "number", "value", "The indicator at the end."),
    Column("indicator:ID:min", "number", "value", "Its lowest value."),
    Column("indicator:ID:max", "number", "value", "Its highest value."),
    Column("decided", "number", "fraction", "Decisions made, of those made or past their deadline."),
    Column("time:decision", "number", "value", "Mean seconds from question to decision, of those made."),
    Column("messages", "number", "value", "Messages sent, one for each receiver, background traffic included."),
    Column("lost", "number", "value", "Messages lost for good: no connection, or no such body yet."),
    Column("rang_out", "number", "value", "Times that a call rang out; the caller rings again, then leaves a message."),
    Column("unanswered", "number", "value", "Requests and proposals without an answer when the run was over."),
    Column("commands", "number", "value", "Commands that seats gave."),
    Column("rejected", "number", "value", "Commands of seats that were refused."),
    Column("clock:ID", "number", "fraction", "Deadlines of a clock met, of those met or missed; empty: none yet."),
    Column(
        "time_to CONDITION", "number", "time", "Experiment: when the condition first held at the end of an instant."
    ),
    Column("share CONDITION", "number", "share", "Experiment: 1 if the condition ever held at the end of an instant."),
    Column("share expectation ID", "number", "share", "Experiment: 1 met, 0 missed or open; empty: waived."),
    Column("indicator ID at MOMENT", "number", "value", "Experiment: the indicator then; empty: after the end."),
)
"""What stands in `replications.outcome`; the unit is the outcome's kind."""


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """The dictionary as a table: table, column, type, unit, meaning."""
    for name, table in TABLES.items():
        for column in table.columns:
            yield name, *column
    for outcome in OUTCOMES:
        yield "replications.outcome", *outcome


def page() -> str:
    """The dictionary as Markdown."""
    parts = []
    for name, table in TABLES.items():
        parts.append(f"### {name}\n\nA row is {table.row}.\n\n| column | type | unit | meaning |\n|---|---|---|---|")
        parts.append("\n".join(f"| `{c.name}` | {c.type} | {c.unit} | {c.meaning} |" for c in table.columns) + "\n")
    parts.append(
        "### Outcomes\n\nWhat stands in `replications.outcome`.\n\n| outcome | kind | meaning |\n|---|---|---|"
    )
    parts.append("\n".join(f"| `{c.name}` | {c.unit} | {c.meaning} |" for c in OUTCOMES) + "\n")
    return "\n".join(parts)
