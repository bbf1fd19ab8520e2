"""The report of a known exercise says what happened, each thing once, and the same every time."""

from __future__ import annotations

from collections import Counter

import pytest

from crisis_sim.report.document import Block, Bullets, Heading, Item, Line, Table, plain
from crisis_sim.report.markdown import markdown
from tests.report.regenerate import GOLDEN, LANGUAGES
from tests.report.scene import document_of, exercise, parts_of
from tests.stage import Stage, compiled, play

from .reading import part, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_the_golden_one(played: Stage, language: str) -> None:
    golden = (GOLDEN / f"report.{language}.md").read_text(encoding="utf-8")
    assert markdown(document_of(played, language)) == golden, "if meant: python -m tests.report.regenerate"


def test_the_same_log_gives_the_same_bytes(played: Stage) -> None:
    again = exercise()
    assert markdown(document_of(played, full=True)) == markdown(document_of(again, full=True))


def test_sections_come_in_the_order_of_a_debriefing(played: Stage) -> None:
    titles = [block.text for block in document_of(played) if isinstance(block, Heading) and block.level == 2]
    assert titles == [
        "Hot wash", "Suggested ratings", "Timeline", "Decisions", "Who knew what when",
        "Measures, proposals and refusals", "Means", "Legal clocks and targets", "Expectations and their evidence",
        "Indicators", "Messages", "Observations", "What the seats wrote in their logs", "Luck",
        "What this report does not know",
    ]  # fmt: skip


@pytest.mark.parametrize("full", [False, True])
def test_every_expectation_decision_clock_and_order_stands_there_once(played: Stage, full: bool) -> None:
    _each_once(document_of(played, full=full), played)


def test_so_it_does_in_a_busier_exercise() -> None:
    small = play(compiled("small"), seats={"centre": "silent", "town": "silent"}, until=8 * 3600)
    stage = Stage.__new__(Stage)
    stage.world, stage.session, stage.state = compiled("small"), small.session, small.session.engine.state
    _each_once(document_of(stage), stage)


def _each_once(document: list[Block], stage: Stage) -> None:
    parts = parts_of(stage)
    expected = [line for block in part(document, "Expectations and their evidence") for line in texts(block)]
    assert len(expected) == len(parts.expected) == len(stage.session.engine.index.expectations)
    for e in parts.expected:
        assert sum(e.text["en"] in line for line in expected) == 1, e.id
    decisions = [b.text for b in part(document, "Decisions") if isinstance(b, Heading) and b.level == 3]
    assert len(decisions) == len(stage.events("DecisionOpened"))
    clocks = [row for block in part(document, "Legal clocks and targets") for row in _rows(block)]
    assert len(clocks) == len(stage.events("ClockStarted"))
    ordered = [row for block in part(document, "Measures, proposals and refusals") for row in _rows(block)]
    assert len(ordered) == len(stage.events("MeasureOrdered"))


def _rows(block: Block) -> tuple[tuple[Line, ...], ...]:
    return block.rows if isinstance(block, Table) else ()


def test_lines_named_are_lines_of_the_file(played: Stage) -> None:
    """`(line 91)` is what sed -n 91p prints: the header is the first line."""
    document = markdown(document_of(played))
    done = played.one("MeasureCompleted", measure="warn")
    assert f"Crisis centre completed: “Warn the public” (line {done.seq + 1})" in document
    assert played.session.lines[done.seq - 1] is done


def test_what_was_known_then_is_judged_against_what_was_so(played: Stage) -> None:
    decisions = part(document_of(played), "Decisions")
    told = [line for block in decisions for line in texts(block)]
    assert "“The harbour was broken into” (Police, Mail, 2 min old): left open" in told
    assert "“The dam has broken” (Citizens since 10:08): false" in told
    assert "Expected consequence: “Above the water line, all can walk”" in told


def test_a_report_on_one_seat_leaves_the_others_out(played: Stage) -> None:
    document = document_of(played, seats=["town"])
    whole = "\n".join(line for block in document for line in texts(block))
    assert "Only about" in markdown(document)
    assert "The town decided" in whole
    assert "The minister knew of the wave" not in "\n".join(
        line for block in part(document, "Expectations and their evidence") for line in texts(block)
    )
    assert [b.text for b in part(document, "Decisions") if isinstance(b, Heading)][1:] == ["10:11 · Where do they go?"]


def test_an_unfinished_exercise_says_so_and_leaves_open_what_is_open() -> None:
    stage = exercise(until=1300)
    document = document_of(stage)
    assert any("UNFINISHED: the log ends at" in line for block in document for line in texts(block))
    results = Counter(e.result for e in parts_of(stage).expected)
    assert results["open"] > 1
    assert "still running" in markdown(document)


def test_an_exercise_in_which_nothing_happened_has_a_report() -> None:
    stage = Stage().to(60)
    document = markdown(document_of(stage))
    assert "Nothing came to be judged." in document
    assert "**not applicable**" in document


def test_private_notes_stay_private(played: Stage) -> None:
    document = markdown(document_of(played, full=True))
    assert "between us" not in document
    assert "1 private notes of evaluators are left out." in document


def test_plain_text_of_a_document_has_no_empty_items(played: Stage) -> None:
    for block in document_of(played, full=True):
        if isinstance(block, Bullets):
            assert block.items
            assert all(plain(item.line if isinstance(item, Item) else item) for item in block.items)
