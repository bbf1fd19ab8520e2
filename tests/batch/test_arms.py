"""Arms: everything crossed with everything, names that tell only what differs, and commands that run one of them."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from crisis_sim.batch.arms import Arm, cross
from crisis_sim.scenario.vary import SettingError
from crisis_sim.session.policies.registry import PolicyError
from tests.stage import scenario

SMALL, _ = scenario("small")


def names(**crossed: Any) -> list[str]:
    return [arm.name for arm in cross(SMALL, **crossed)]


def test_one_arm_is_named_after_who_plays() -> None:
    assert names() == ["by-the-book"]
    assert names(mixtures=["silent"], variants=["direct"], vary={"tide": ["neap"]}) == ["silent"]


def test_names_tell_what_differs() -> None:
    assert names(variants=["base", "direct"]) == ["base", "direct"]
    assert names(mixtures=["by-the-book", "by-the-book,town=silent"]) == ["by-the-book", "by-the-book,town=silent"]
    assert names(variants=["direct"], vary={"boats": [1, "3"], "tide": ["neap"]}) == ["boats=1", "boats=3"]
    assert names(difficulties=["standard", "hard"], vary={"staff": [0.5, "1"]}) == [
        "standard, staff=0.5", "standard, staff=1", "hard, staff=0.5", "hard, staff=1",
    ]  # fmt: skip


def test_everything_is_crossed_and_the_first_of_each_is_the_baseline() -> None:
    arms = cross(
        SMALL,
        variants=["base", "direct"],
        mixtures=["by-the-book", "silent"],
        vary={"tide": ["neap", "spring"], "boats": [3, 1]},
    )
    assert len(arms) == 16
    assert len({arm.name for arm in arms}) == 16
    assert arms[0].name == "base, by-the-book, tide=neap, boats=3"
    assert arms[-1].settings == {"boats": 1, "tide": "spring"}
    assert set(arms[-1].policies.values()) == {"silent"}


def test_difficulty_is_a_factor_like_any_other() -> None:
    assert cross(SMALL, vary={"difficulty": ["standard", "hard"]}) == cross(SMALL, difficulties=["standard", "hard"])


@pytest.mark.parametrize(
    ("crossed", "said"),
    [
        ({"variants": ["base", "base"]}, "`base` is given twice as variant"),
        ({"vary": {"noise": ["1", 1.0, 2]}}, "`1` is given twice as value of noise"),
        ({"mixtures": ["by-the-book", "town=silent,by-the-book"]}, "are the same policy"),
    ],
)
def test_the_same_twice_would_be_one_arm(crossed: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingError, match=said):
        names(**crossed)


@pytest.mark.parametrize(
    ("crossed", "error", "said"),
    [
        ({"vary": {"boat": [1]}}, SettingError, "did you mean `boats`?"),
        ({"vary": {"boats": ["two"]}}, SettingError, "`two` is no value for the means `boats`"),
        ({"vary": {"tide": ["nip"]}}, SettingError, "the draw `tide` has no `nip` — choose from neap, spring"),
        ({"vary": {"where-to": ["to-hill"]}}, SettingError, "did you mean `to-hills`?"),
        ({"mixtures": ["lazy"]}, PolicyError, "there is no policy 'lazy'"),
        ({"mixtures": ["twon=silent"]}, PolicyError, "there is no seat 'twon'"),
    ],
)
def test_refused(crossed: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error) as raised:
        cross(SMALL, **crossed)
    assert said in str(raised.value)


def test_the_command_that_runs_one() -> None:
    plain, other = cross(SMALL, mixtures=["by-the-book", "siloed,town=script:my moves.jsonl"])
    assert plain.command("small.yaml", 7) == "crisis-sim run small.yaml --seed 7"
    words = shlex.split(other.command("my scenario.yaml", 8))
    assert words[2:] == ["my scenario.yaml", "--seed", "8", "--policy", "siloed,town=script:my moves.jsonl"]
    arm = Arm("x", "direct", "hard", "by-the-book", {"town": "by-the-book"}, {"boats": 2, "tide": "neap"})
    assert (
        arm.command("s", 1)
        == "crisis-sim run s --seed 1 --variant direct --difficulty hard --set boats=2 --set tide=neap"
    )
