"""Siloed: reads everything, and deals with its own chain of command only."""

from __future__ import annotations

import pytest

from crisis_sim.session.policies.book import CHAIN
from crisis_sim.session.policies.siloed import NOT_FOR_YOU
from tests.policies.runs import commands, known_run
from tests.stage import Stage


@pytest.mark.parametrize("name", ["small", "first-drill", "shape-cyberattack"])
def test_nothing_goes_outside_the_chain_but_a_refusal(name: str) -> None:
    session = known_run(name, "siloed")
    chain = {seat: chain_of(session.engine.index, seat) for seat in session.views}
    sent = refused = 0
    for line in commands(session):
        to = line.p.get("to", [])
        outside = set([to] if isinstance(to, str) else to) - chain[line.seat or ""]
        sent += bool(to)
        if outside:
            refused += 1
            assert line.p["text"] == NOT_FOR_YOU
            assert "facts" not in line.p
            assert "reply_to" in line.p
    assert sent >= refused


def chain_of(index: object, seat: str) -> set[str]:
    """Who commands a seat, reports to it, or is commanded by it or told by duty: from the doctrine itself."""
    own = set(index.seats[seat].plays)  # type: ignore[attr-defined]
    ends = [(r.from_, r.to) for r in index.compiled.relations if r.kind in CHAIN]  # type: ignore[attr-defined]
    return {b if a in own else a for a, b in ends if (a in own) != (b in own)}


def test_it_tells_less_than_the_book_and_reads_as_much() -> None:
    told = {
        policy: sum(len(line.p.get("facts", ())) for line in commands(known_run("shape-cyberattack", policy)))
        for policy in ("by-the-book", "siloed")
    }
    assert 0 < told["siloed"] < told["by-the-book"]
    inbox = known_run("shape-cyberattack", "siloed").views["cyber-cell"].inbox.values()
    assert all(letter.read or letter.missed for letter in inbox if letter.tick < 3600)


def test_whoever_asks_from_outside_is_turned_away_and_the_chain_gets_its_answer() -> None:
    stage = Stage(
        seats=[{"id": "centre", "plays": ["centre"]}, {"id": "town", "plays": ["mayor-north"]}],
        policies={"centre": "siloed"},
        facts={"wave": {"text": "A wave is coming", "truth": True, "topics": ["wave"]}},
        injects=[{"id": "x", "at": "1m", "from": "observatory", "to": ["centre", "town"], "channel": "mail",
                  "title": "A wave", "facts": ["wave"]}],
    ).to(600)  # fmt: skip
    for msg in list(stage.session.views["town"].lookups.unread):
        stage.do("Open", "town", msg=msg)
    stage.do("Request", "town", to="centre", about=stage.fact("town", "wave"))
    stage.to(3600)
    (reply,) = [line for line in commands(stage.session) if "reply_to" in line.p]
    assert (reply.p["to"], reply.p["text"]) == (["mayor-north"], NOT_FOR_YOU)
