"""Policies by name: our own, and those that other packages add as entry points of the group `crisis_sim.policies`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple

from crisis_sim.scenario.suggest import nearest
from crisis_sim.session.policies.base import Policy

GROUP = "crisis_sim.policies"
OURS = "crisis_sim.session.policies"
BUILT_IN: dict[str, str] = {
    "by-the-book": f"{OURS}.by_the_book:ByTheBook",
    "hesitant": f"{OURS}.hesitant:Hesitant",
    "siloed": f"{OURS}.siloed:Siloed",
    "overcautious": f"{OURS}.overcautious:Overcautious",
    "silent": f"{OURS}.silent:Silent",
    "random": f"{OURS}.random_moves:RandomMoves",
}
"""Name: module and class. They need no installed metadata, and nobody else's entry point can take their place."""


class PolicyError(Exception):
    """A policy cannot be had, or failed; the words say what to do."""


class UnknownPolicyError(PolicyError):
    """There is no policy by that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        near = nearest(name, known)
        hint = f"; did you mean {near}?" if near else ""
        super().__init__(f"there is no policy {name!r}; there are {', '.join(known)} and script:FILE{hint}")


class Installed(NamedTuple):
    """A policy that can be had here."""

    name: str
    said: str
    """What it does, in one line: the first of its class's docstring."""
    where: str
    """`built in`, or the distribution that brings it."""
    trouble: str = ""
    """Why it cannot be loaded; empty when it can."""


def policy_names() -> tuple[str, ...]:
    """Names of all policies: our own first, then others by name."""
    return (*BUILT_IN, *sorted({point.name for point in _others()}))


def check_policy(name: str) -> str:
    """The name, if there is a policy by it.

    Raises:
        UnknownPolicyError: there is none.
    """
    if name not in BUILT_IN and name not in policy_names():
        raise UnknownPolicyError(name, policy_names())
    return name


@cache
def load_policy(name: str) -> Policy:
    """The policy of this name.

    Raises:
        UnknownPolicyError: there is none. PolicyError: it cannot be loaded.
    """
    if name in BUILT_IN:
        module, _, kind = BUILT_IN[name].partition(":")
        policy: Policy = getattr(import_module(module), kind)()
        return policy
    point = next((point for point in _others() if point.name == name), None)
    if point is None:
        raise UnknownPolicyError(name, policy_names())
    try:
        policy = point.load()()
        if not callable(policy.plan):
            raise TypeError("its plan is no method")
    except Exception as error:
        raise PolicyError(
            f"the policy {name!r} of {_home(point)} cannot be loaded ({type(error).__name__}: {error}); "
            "repair or remove that package"
        ) from error
    return policy


def installed() -> list[Installed]:
    """All policies with what they say of themselves."""
    homes = {point.name: _home(point) for point in reversed(_others())}
    found = []
    for name in policy_names():
        try:
            said, trouble = _first_line(load_policy(name)), ""
        except PolicyError as error:
            said, trouble = "", str(error)
        found.append(Installed(name, said, homes.get(name, "built in"), trouble))
    return found


def _others() -> list[EntryPoint]:
    return [point for point in entry_points(group=GROUP) if point.name not in BUILT_IN]


def _home(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.module


def _first_line(policy: Policy) -> str:
    return ((type(policy).__doc__ or "").strip().splitlines() or [""])[0]
