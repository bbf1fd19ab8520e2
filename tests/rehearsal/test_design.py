"""Which runs a rehearsal makes: common chances, balanced options, pairs that differ in one thing."""

from __future__ import annotations

from collections import Counter

import pytest

from crisis_sim.analysis.rehearsal.design import SHARES, Mode, by_policy, counts, paired, pairs
from crisis_sim.batch.rehearsing import changed

from .rehearsed import DATA, traces

SOUND = DATA / "sound.yaml"
PLANTED = DATA / "planted.yaml"


@pytest.mark.parametrize("runs", [10, 11, 60, 200, 1234])
def test_as_many_runs_as_were_asked_for(runs: int) -> None:
    found = counts(runs)
    assert sum(found.values()) == runs
    assert set(found) == set(SHARES)
    assert min(found.values()) >= 1
    assert found[Mode.BOOK] == max(found.values())


def test_runs_with_the_same_number_share_their_chances() -> None:
    _, made = traces(SOUND, 60)
    drawn: dict[int, set[tuple[int, str]]] = {}
    for trace in made:
        if trace.run.mode is not Mode.DRAW:
            drawn.setdefault(trace.run.number, set()).add((trace.run.seed, trace.draws["motive"]))
    assert all(len(same) == 1 for same in drawn.values())
    assert len({seed for same in drawn.values() for seed, _ in same}) == len(drawn)


def test_every_option_is_drawn_equally_often_and_independently() -> None:
    work, _ = traces(PLANTED, 60)
    runs = [run for run in by_policy(work.stage.ready, 800, 1) if run.mode is Mode.EXPLORING]
    both = Counter((run.instructions["well-or-badly"], run.instructions["no-matter"]) for run in runs)
    assert Counter(run.instructions["no-matter"] for run in runs) == {"coffee": 120, "tea": 120}
    assert len(both) == 4
    assert all(abs(count - 60) < 25 for count in both.values())


def test_each_option_that_the_book_does_not_take_is_tried_on_its_seeds() -> None:
    work, made = traces(SOUND, 60)
    book = [trace for trace in made if trace.run.mode is Mode.BOOK]
    tried = [run for run in paired(work.stage.ready, book, 60) if run.what == "option"]
    assert [(run.value, run.number) for run in tried] == [("calm", n) for n in range(pairs(60))]
    for one in made:
        if one.run.mode is Mode.TRIAL:
            assert [row.option for row in one.questions if row.inject == "which"] == ["calm"]


def test_a_draw_is_turned_and_nothing_else() -> None:
    _, made = traces(SOUND, 60)
    book = {trace.run.number: trace for trace in made if trace.run.mode is Mode.BOOK}
    turned = [trace for trace in made if trace.run.mode is Mode.DRAW]
    assert len(turned) == pairs(60)
    for trace in turned:
        assert trace.draws["motive"] == trace.run.value != book[trace.run.number].draws["motive"]


def test_who_is_out_does_nothing() -> None:
    work, made = traces(PLANTED, 60)
    out = {(t.run.what, t.run.which): t for t in made if t.run.mode is Mode.WITHOUT}
    assert "watch-desk" not in out["actor", "watch-desk"].legs
    assert "nccn" not in out["seat", "crisis-centre"].legs
    run = out["channel", "e-mail"].run
    assert changed(work.stage.compiled, run).channels["e-mail"].availability == 0
    results = {row.expectation: row.result for row in out["actor", "watch-desk"].expectations}
    assert results["operators-know"] == "missed"
