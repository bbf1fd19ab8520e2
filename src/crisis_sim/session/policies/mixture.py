"""Mixtures of policies as people write them: `siloed`, `ccb=siloed,nccn=by-the-book`, `silent,ccb=script:FILE`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crisis_sim.scenario.people import Seat
from crisis_sim.scenario.suggest import advise
from crisis_sim.session.policies.registry import PolicyError, check_policy

SCRIPT = "script:"
_PART = re.compile(r"\s*(?:(?P<seat>[^,=:]*)=)?(?P<name>script:.+|[^,]*)(?P<more>,|$)", re.DOTALL)


class MixtureError(PolicyError):
    """A mixture names a seat that is not there, or is not written as one."""


def parse_mixture(text: str, seats: Iterable[Seat]) -> dict[str, str]:
    """Seat: the policy that a mixture gives it, or `script:FILE`; seats that it does not name are left out.

    Parts stand between commas: `NAME` for all seats, `SEAT=NAME` for one; later parts overrule earlier ones. An actor
    stands for the seat that plays it. A script comes last, since its file's name may hold commas.

    >>> town, beach = Seat(id="town", plays=("mayor",)), Seat(id="beach", plays=("guard",))
    >>> parse_mixture("silent,guard=by-the-book", [town, beach])
    {'town': 'silent', 'beach': 'by-the-book'}

    Raises:
        MixtureError: no such seat, or a part without a name. UnknownPolicyError: no such policy.
    """
    seats = tuple(seats)
    ids = {seat.id: seat.id for seat in seats}
    places = {actor: seat.id for seat in seats for actor in seat.plays} | ids
    held: dict[str, str] = {}
    for where, name in _parts(text):
        if not name or name == SCRIPT or where == "":
            raise MixtureError(f"{text!r} is no mixture of policies: write NAME or SEAT=NAME, with commas between them")
        if where is not None and where not in places:
            raise MixtureError(f"there is no seat {where!r}: {advise(where, ids, 'name a seat of the scenario')}")
        if not name.startswith(SCRIPT):
            check_policy(name)
        held.update(dict.fromkeys(ids if where is None else (places[where],), name))
    return held


def _parts(text: str) -> Iterator[tuple[str | None, str]]:
    at, more = 0, ","
    while more:
        found = _PART.match(text, at)
        assert found is not None  # the name may be empty, so that something always matches
        seat, name, more = found["seat"], found["name"], found["more"]
        yield None if seat is None else seat.strip(), name.strip()
        at = found.end()
