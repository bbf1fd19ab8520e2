"""What may be passed on to whom over what: marking, clearance, owner's consent, TLP."""

from __future__ import annotations

from crisis_sim.language.mark import mark
from crisis_sim.model.index import Index
from crisis_sim.model.state import State

WHY = {
    "not-connected": mark("{who} is not connected to that channel"),
    "channel-marking": mark("that channel may not carry its marking"),
    "not-cleared": mark("{who} has no clearance for it"),
    "needs-consent": mark("its owner has not agreed to passing it on: ask for release, or use a sanitised version"),
    "tlp": mark("its TLP marking does not allow sharing it with {who}"),
}
"""What stands in the way, in the words of a refusal."""


def obstacle(index: Index, state: State, subject: str, sender: str, receiver: str, channel_id: str) -> str | None:
    """Why `sender` may not pass `subject` to `receiver` over this channel; None when it may.

    One of `not-connected`, `channel-marking`, `not-cleared`, `needs-consent`, `tlp`. Colleagues share freely.
    """
    if receiver in index.colleagues(sender):
        return None
    handling = index.handling(subject)
    channel = index.channels[channel_id]
    if not connected(index, sender, receiver, channel_id):
        return "not-connected"
    if index.rank(handling.marking) > index.rank(channel.carries):
        return "channel-marking"
    if index.rank(handling.marking) >= index.rank("restricted") and index.clearance(receiver) == "none":
        return "not-cleared"
    if needs_consent(index, subject, sender, receiver) and consented(index, state, subject, sender) is None:
        return "needs-consent"
    return _tlp(index, handling.tlp, handling.owner, sender, receiver, channel.public)


def needs_consent(index: Index, subject: str, sender: str, receiver: str) -> bool:
    """Whether somebody else must agree before `sender` may pass `subject` to `receiver`."""
    handling = index.handling(subject)
    others = handling.owner not in (None, *index.colleagues(sender), receiver)
    return handling.release == "originator" and others


def consented(index: Index, state: State, subject: str, sender: str) -> int | None:
    """The tick at which the owner of `subject` agreed that `sender`, or a colleague, passes it on; None: it has not."""
    found = [state.consents.get((subject, actor)) for actor in index.colleagues(sender)]
    return min((t for t in found if t is not None), default=None)


def free_from(index: Index, state: State, subject: str, sender: str, receiver: str) -> int | None:
    """The tick from which nothing but the channel kept `sender` from passing `subject` to `receiver`.

    None where nothing that happened so far has allowed it, whatever the channel.
    """
    if all(obstacle(index, state, subject, sender, receiver, channel) for channel in index.channels):
        return None
    if receiver in index.colleagues(sender) or not needs_consent(index, subject, sender, receiver):
        return 0
    return consented(index, state, subject, sender)


def connected(index: Index, sender: str, receiver: str, channel_id: str) -> bool:
    """Whether both ends are connected to a channel that asks for a clearance."""
    needed = index.channels[channel_id].clearance
    return not needed or (index.clearance(sender) in needed and index.clearance(receiver) in needed)


def _tlp(index: Index, tlp: str | None, owner: str | None, sender: str, receiver: str, public: bool) -> str | None:
    if tlp is None or tlp == "clear":
        return None
    society = index.actors[receiver].level == "society"
    if public or society:
        return "tlp"
    if tlp == "red" and owner is not None and owner not in index.colleagues(sender):
        return "tlp"
    return None
