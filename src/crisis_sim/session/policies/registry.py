"""Policies by name: entry points of the group `crisis_sim.policies`, ours and other people's."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import cast

from crisis_sim.session.policies.base import Policy

GROUP = "crisis_sim.policies"


class UnknownPolicyError(Exception):
    """There is no policy by that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no policy {name!r}; there are {', '.join(known)} and script:FILE")


def policy_names() -> tuple[str, ...]:
    """Names of all installed policies."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)} | {"by-the-book", "silent"}))


@cache
def load_policy(name: str) -> Policy:
    """The policy of this name.

    Raises:
        UnknownPolicyError: there is none.
    """
    if name == "silent":
        from crisis_sim.session.policies.silent import Silent

        return Silent()
    if name == "by-the-book":
        from crisis_sim.session.policies.by_the_book import ByTheBook

        return ByTheBook()
    for point in entry_points(group=GROUP, name=name):
        return cast(Policy, point.load()())
    raise UnknownPolicyError(name, policy_names())
