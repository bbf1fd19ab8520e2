"""The shipped content, loaded once."""

from __future__ import annotations

import pytest

from crisis_sim.scenario.check import load
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.scenario import Scenario


def shipped(name: str) -> tuple[Scenario, Pack]:
    """A shipped scenario and its pack; fails the test with the problems found otherwise."""
    loaded = load(name)
    assert loaded.sound, [str(p) for p in loaded.problems]
    assert loaded.scenario is not None
    assert loaded.pack is not None
    return loaded.scenario, loaded.pack


@pytest.fixture(scope="session")
def shape() -> Scenario:
    """The SHAPE cyberattack."""
    return shipped("shape-cyberattack")[0]


@pytest.fixture(scope="session")
def drill() -> Scenario:
    """The ten-minute introduction."""
    return shipped("first-drill")[0]


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The Belgian doctrine pack."""
    return shipped("first-drill")[1]
