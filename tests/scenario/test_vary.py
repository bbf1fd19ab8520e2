"""Settings: what can be set, what it does to a run, what is refused, and that nothing set leaves nothing behind."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner
from tests.stage import scenario

from crisis_sim.cli.main import cli
from crisis_sim.scenario.compiled import Compiled, compile_scenario, identity
from crisis_sim.scenario.study import Variant
from crisis_sim.scenario.vary import SettingError, factor, factors
from crisis_sim.session.begin import begin

SMALL, PACK = scenario("small")


def compiled(**settings: Any) -> Compiled:
    return compile_scenario(SMALL, PACK, settings=settings)


def test_what_can_be_set() -> None:
    found = {key: (one.kind, one.default) for key, one in factors(SMALL).items()}
    assert found == {
        "difficulty": ("level", "standard"),
        "staff": ("difficulty", 1.0),
        "noise": ("difficulty", 1.0),
        "deadlines": ("difficulty", 1.0),
        "false_facts": ("difficulty", 1.0),
        "boats": ("means", 3),
        "patrols": ("means", 2),
        "tide": ("draw", None),
        "safety-index": ("indicator", 60),
        "water-gauge": ("indicator", 40),
        "trust": ("indicator", 50),
        "where-to": ("decision", None),
    }


def test_what_it_does() -> None:
    found = compiled(boats="5", tide="neap", trust=70, noise=2, difficulty="hard", **{"where-to": "to-hills"})
    assert found.scenario.means["boats"].count == 5
    assert found.scenario.draws["tide"] == {"neap": 1.0}
    assert found.scenario.indicators["trust"].start == 70
    assert (found.difficulty, found.factors.noise, found.factors.staff) == ("hard", 2.0, 0.5)
    assert found.instructions == {"where-to": "to-hills"}
    assert found.settings == {"boats": 5, "noise": 2.0, "tide": "neap", "trust": 70, "where-to": "to-hills"}
    assert Compiled.model_validate(found.canonical()) == found


def test_nothing_set_leaves_nothing_behind() -> None:
    assert identity(compiled().canonical()) == identity(compile_scenario(SMALL, PACK).canonical())
    assert not {"settings", "instructions"} & set(compiled().canonical())


def test_the_same_setting_written_otherwise_is_the_same() -> None:
    assert identity(compiled(noise="2").canonical()) == identity(compiled(noise=2.0).canonical())
    assert identity(compiled(boats=4).canonical()) == identity(compiled(boats="4.0").canonical())


@pytest.mark.parametrize("seed", range(4))
def test_a_forced_draw_leaves_the_others_alone(seed: int) -> None:
    for value in ("neap", "spring"):
        session = begin(compiled(tide=value), seed, {})
        assert session.engine.state.draws == {"tide": value}


def test_a_variant_decides_and_a_setting_overrules_it() -> None:
    variants = {**SMALL.variants, "firm": Variant(decides={"where-to": "to-school"})}
    world = SMALL.model_copy(update={"variants": variants})
    assert compile_scenario(world, PACK, variant="firm").instructions == {"where-to": "to-school"}
    found = compile_scenario(world, PACK, variant="firm", settings={"where-to": "do-wait"})
    assert found.instructions == {"where-to": "do-wait"}


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("boat", 1, "there is nothing to set by the name `boat` — did you mean `boats`?"),
        ("boats", -1, "write a whole number from 0 to 1,000,000"),
        ("boats", 1.5, "`1.5` is no value for the means `boats`"),
        ("boats", "nan", "`nan` is no value for the means `boats`"),
        ("boats", True, "`True` is no value for the means `boats`"),
        ("boats", "1e999", "`1e999` is no value"),
        ("trust", 101, "write a whole number from 0 to 100"),
        ("staff", 0, "write a number from 0.001 to 10"),
        ("noise", 10.5, "write a number from 0 to 10"),
        ("tide", "nip", "the draw `tide` has no `nip` — choose from neap, spring"),
        ("where-to", "to-hill", "the decision `where-to` has no `to-hill` — did you mean `to-hills`?"),
        ("difficulty", "hardest", "there is no difficulty `hardest` — did you mean `hard`?"),
        ("free-word", "x", "there is nothing to set by the name `free-word`"),
    ],
)
def test_refused(key: str, value: Any, said: str) -> None:
    with pytest.raises(SettingError) as error:
        compiled(**{key: value})
    assert said in str(error.value)


def test_a_key_with_two_meanings_is_refused() -> None:
    twice = SMALL.model_copy(update={"means": {**SMALL.means, "tide": SMALL.means["boats"]}})
    with pytest.raises(SettingError, match="`tide` names several things: means, draw — rename one"):
        factor(twice, "tide")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("relase=late", "did you mean `release`?"),
        ("release=latee", "the draw `release` has no `latee`"),
        ("release", "'release' sets nothing: write KEY=VALUE"),
        ("release=", "the draw `release` has no ``"),
        ("=late", "there is nothing to set"),
    ],
)
def test_the_command_line_says_what_is_wrong(given: str, said: str) -> None:
    done = CliRunner().invoke(cli, ["run", "shape-cyberattack", "--set", given])
    assert done.exit_code == 2
    assert said in done.output
