"""Why something was missed does not contradict what came about after all."""

from __future__ import annotations

from typing import Any

from crisis_sim.report.debriefing.names import Names
from crisis_sim.report.document import Block
from tests.report.reading import part, texts
from tests.report.scene import document_of
from tests.stage import Stage

MAIL = {"from": "police", "channel": "mail", "title": "M"}


def missed(seconds: int, status: str = "ordered") -> list[Block]:
    """The report of an order given so many seconds after it was due, at 10:22."""
    expects = {"id": "it", "seat": "centre", "within": "20m", "objective": "aim",
               "measure": {"id": "warn", "status": status}, "text": "The public was warned"}  # fmt: skip
    seats = [{"id": "centre", "plays": ["centre"]}]
    stage = Stage(seats=seats, injects=[{"id": "ask", "at": "1m", "to": ["centre"], **MAIL, "expects": [expects]}])
    due = 60 + 1200 + 60
    stage.to(due + seconds).do("OrderMeasure", "centre", measure="warn")
    stage.to(due + seconds + 10)
    return document_of(stage)


def test_a_fact_that_was_kept_is_told_with_its_figure() -> None:
    """And where no figure is known, none is announced."""
    facts = {"level": {"text": "The water stands at:", "truth": True, "reads": {"indicator": "gauge"}}}
    expects = {"id": "it", "seat": "centre", "within": "20m", "objective": "aim", "text": "The minister knew",
               "knows": {"actor": "minister", "fact": "level"}}  # fmt: skip
    seats = [{"id": "centre", "plays": ["centre"]}]
    come = {"id": "come", "at": "1m", "from": "observatory", "to": ["centre"], "channel": "mail", "title": "M",
            "facts": ["level"], "expects": [expects]}  # fmt: skip
    gauge = {"gauge": {"label": "Water", "unit": "cm", "start": 120, "min": 0, "max": 300}}
    world: dict[str, Any] = {"seats": seats, "facts": facts, "injects": [come], "indicators": gauge}
    stage = Stage(**world).to(200)
    stage.do("Open", "centre", msg="m1")
    assert "had known “The water stands at: 120 cm” since" in told(document_of(stage.to(3000)))
    names = Names(stage.session.engine.index, "en")
    assert names.fact("level") == "The water stands at"


def told(document: list[Block]) -> str:
    """What the report says of the expectation."""
    (line,) = [line for block in part(document, "Expectations and their evidence") for line in texts(block)]
    return line


def test_what_was_ordered_too_late_was_not_ordered_before_the_deadline() -> None:
    line = told(missed(360))
    assert "it came about at 10:28, 6 min too late" in line
    assert "nobody had ordered or proposed “Warn the public” before 10:22" in line


def test_what_was_ordered_too_late_and_never_done_neither() -> None:
    line = told(missed(360, "completed"))
    assert "too late" not in line
    assert line.endswith("nobody had ordered or proposed “Warn the public” before 10:22")
