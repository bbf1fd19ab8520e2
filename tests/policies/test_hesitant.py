"""Hesitant: what the book does, later; how late is a matter of what it is about, not of what else happened."""

from __future__ import annotations

import pytest

from crisis_sim.scenario.compiled import Compiled, compile_scenario
from crisis_sim.scenario.story import Inject
from crisis_sim.session.policies.registry import load_policy
from tests.policies.runs import commands, content, facts_of, known_run, run
from tests.stage import compiled, scenario


@pytest.mark.parametrize("name", ["small", "first-drill"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_is_later_than_the_book_in_all_that_both_do(name: str, seed: int) -> None:
    first: dict[str, dict[str, int]] = {}
    for policy in ("by-the-book", "hesitant"):
        session = known_run(name, policy, seed)
        ticks = first.setdefault(policy, {})
        for line in commands(session):
            for about in facts_of(session, line) or {""}:
                ticks.setdefault(f"{content(session, line)} {about}", line.t)
    common = first["by-the-book"].keys() & first["hesitant"].keys()
    assert len(common) > 10
    early = {what for what in common if first["hesitant"][what] <= first["by-the-book"][what]}
    assert early == set()


def test_on_any_one_view_its_plan_is_never_before_the_books() -> None:
    book, hesitant = load_policy("by-the-book"), load_policy("hesitant")
    later = 0
    for view in known_run("small", "by-the-book").views.values():
        again = type(view)(view.seat)
        for line in view.events:
            again.take(line)
            one, other = book.plan(again, 5), hesitant.plan(again, 5)
            assert (one is None) == (other is None)
            if one is not None and other is not None:
                assert other.tick >= one.tick
                later += other.tick > one.tick
    assert later > 50


def test_most_decisions_come_in_time_and_some_do_not() -> None:
    made = late = 0
    for seed in range(1, 25):
        for view in run(compiled("first-drill"), "hesitant", seed).views.values():
            made += sum(q.final is not None and not q.expired for q in view.questions.values())
            late += sum(q.expired for q in view.questions.values())
    assert 0 < late < made


def test_how_late_it_is_depends_on_what_it_is_about_alone() -> None:
    """One more message at the start shifts every handle, and no delay of anything else."""
    sound, pack = scenario("small")
    more = Inject.model_validate(
        {"id": "more", "at": "1m", "from": "media", "to": ["centre", "town"], "channel": "mail", "title": "Hello?"}
    )
    world = compile_scenario(sound.model_copy(update={"injects": (more, *sound.injects)}), pack)
    plain, changed = known_run("small", "hesitant", 7), run(world, "hesitant", 7)
    assert delays(changed).items() >= delays(plain).items()
    assert delays(run(world, "hesitant", 8)) != delays(changed)


def delays(session: object) -> dict[str, int]:
    """Letter, by its title: seconds until it was opened, within the first twenty minutes."""
    views = session.views  # type: ignore[attr-defined]
    return {
        f"{view.seat}: {letter.title}": letter.read - letter.tick
        for view in views.values()
        for letter in view.inbox.values()
        if letter.read is not None and letter.tick < 1200 and "caller" not in str(letter.title)
    }


def test_a_hard_difficulty_does_not_trip_it() -> None:
    world: Compiled = compiled("small", "hard")
    assert commands(run(world, "hesitant"))
