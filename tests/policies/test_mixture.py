"""Mixtures: one policy for all, one for a seat or for the actor it plays; what is wrong is said."""

from __future__ import annotations

import pytest

from crisis_sim.scenario.people import Seat
from crisis_sim.session.policies.mixture import MixtureError, parse_mixture
from crisis_sim.session.policies.registry import PolicyError, UnknownPolicyError

SEATS = [
    Seat(id="cyber-cell", plays=("ccb", "cert")),
    Seat(id="nccn", plays=("crisis-centre",)),
    Seat(id="pm", plays=("pm",)),
]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("silent", {"cyber-cell": "silent", "nccn": "silent", "pm": "silent"}),
        ("ccb=siloed,nccn=by-the-book", {"cyber-cell": "siloed", "nccn": "by-the-book"}),
        (" cert = siloed , crisis-centre=random ", {"cyber-cell": "siloed", "nccn": "random"}),
        ("silent,pm=by-the-book", {"cyber-cell": "silent", "nccn": "silent", "pm": "by-the-book"}),
        ("pm=by-the-book,silent", {"cyber-cell": "silent", "nccn": "silent", "pm": "silent"}),
        ("script:a,b=c.jsonl", dict.fromkeys(["cyber-cell", "nccn", "pm"], "script:a,b=c.jsonl")),
        ("nccn=silent,ccb=script:my, moves.jsonl", {"nccn": "silent", "cyber-cell": "script:my, moves.jsonl"}),
    ],
)
def test_a_mixture_says_who_holds_which_seat(text: str, held: dict[str, str]) -> None:
    assert parse_mixture(text, SEATS) == held


@pytest.mark.parametrize(
    "text", ["", " ", ",", "silent,", ",silent", "silent,,pm=silent", "pm=", "=silent", "script:", "pm=script:"]
)
def test_what_is_no_mixture_is_refused(text: str) -> None:
    with pytest.raises(MixtureError, match="write NAME or SEAT=NAME"):
        parse_mixture(text, SEATS)


def test_an_unknown_seat_or_policy_is_named_with_what_there_is() -> None:
    with pytest.raises(MixtureError, match="no seat 'nccm': did you mean `nccn`"):
        parse_mixture("nccm=silent", SEATS)
    with pytest.raises(UnknownPolicyError, match="did you mean hesitant"):
        parse_mixture("pm=hesitent", SEATS)
    with pytest.raises(PolicyError):
        parse_mixture("a=b=c", SEATS)
