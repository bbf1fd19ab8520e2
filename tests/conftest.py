"""How tests run: what waits longest begins early, so that no worker is left alone with it at the end; garbage waits."""

from __future__ import annotations

import gc

import pytest

LONG = ("tests/tui/test_whole_scenarios.py", "tests/test_prove.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the long ones evenly over the others: every worker's share has one near its beginning."""
    long = [item for item in items if item.nodeid.startswith(LONG)]
    others = [item for item in items if not item.nodeid.startswith(LONG)]
    share = len(others) // max(1, len(long)) + 1
    items[:] = []
    for n, item in enumerate(long):
        items += [item, *others[n * share : (n + 1) * share]]
    items += others[len(long) * share :]


def pytest_collection_finish() -> None:
    """What was imported stays: to search it for garbage took a third of the time of a test of the screens."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_unconfigure() -> None:
    """What goes with the process goes in order: some libraries report what is left as leaked."""
    gc.unfreeze()
