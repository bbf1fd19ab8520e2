"""Assets that need one another: what fails, what goes on for a while, what is repaired, and what still works.

The four kinds of dependency are those of S. Rinaldi, J. Peerenboom & T. Kelly, "Identifying, understanding, and
analyzing critical infrastructure interdependencies", IEEE Control Systems Magazine 21(6), 2001. All numbers are
integers: times in seconds, work in percent of normal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Literal, NamedTuple

Kind = Literal["physical", "cyber", "geographic", "logical"]
"""Physical: it needs what the other makes. Cyber: it needs information that comes over the other. Logical: any other
tie, by decisions, prices or people. Geographic: they stand so near that what damages the other damages it too."""

FULL = 100


class Need(NamedTuple):
    """One asset's dependency on another."""

    asset: int
    """Index of the other."""
    kind: Kind
    backup: int = 0
    """So long it goes on without (batteries, diesel, a tank, work by hand); geographic: until the damage arrives."""
    left: int = 0
    """Percent of its work that it can do for good without the other."""


class Asset(NamedTuple):
    """Something that works or doesn't."""

    needs: tuple[Need, ...] = ()
    repair: int = 0
    """Seconds of work until it is whole again after damage; 0: as soon as what keeps it down is over."""


class State(NamedTuple):
    """All assets at one moment, in their order."""

    work: tuple[int, ...]
    """Percent-seconds of repair that are left; 0 is whole."""
    used: tuple[tuple[int, ...], ...]
    """Of every need the percent-seconds of the backup that are used; geographic: 1 more than the seconds for which the
    other has been damaged, 0 while it is not."""
    working: tuple[int, ...]
    """Percent of normal."""
    added: tuple[int, ...]
    """Seconds by which the backups of its physical needs are longer than planned."""


class Now(NamedTuple):
    """What happens to the assets during one step."""

    exposed: Collection[int] = ()
    """Those that something damages at this moment, and as long as it does."""
    off: Collection[int] = ()
    """Those switched off on purpose: they don't work, and nothing damages them."""
    crews: Collection[int] = ()
    """Those that somebody has been repairing since the step before."""
    speed: int = FULL
    """Percent of the normal speed of repair."""
    added: Sequence[int] = ()
    """Seconds by which the backups of an asset's physical needs are longer than planned from now on; empty: none."""


def start(assets: Sequence[Asset]) -> State:
    """Everything whole, with full backups."""
    none, full = (0,) * len(assets), (FULL,) * len(assets)
    return State(none, tuple((0,) * len(asset.needs) for asset in assets), full, none)


def step(assets: Sequence[Asset], state: State, seconds: int, now: Now) -> State:
    """The assets so many seconds later.

    Repair comes first, then what is exposed is damaged with what stands too near to it, then backups run down by what
    was missing, or fill up, and last comes what works: of all that is whole and switched on, each works as far as the
    worst of its needs lets it. Assets that need one another start together once all of them can, and one that has
    been repaired starts on full backups.
    """
    repair = [seconds * now.speed if n in now.crews else 0 for n in range(len(assets))]
    work = [max(0, left - done) for left, done in zip(state.work, repair, strict=True)]
    repaired = {n for n, left in enumerate(state.work) if left and not work[n]}
    used = [list(backups) for backups in state.used]
    down = _damage(assets, work, used, seconds, now)
    for n, k, need in _needs(assets):
        if need.kind != "geographic":
            lacks = FULL - state.working[need.asset]
            used[n][k] = 0 if n in repaired else _drained(need, used[n][k], lacks, seconds, state.added[n])
    whole = [0 if left or n in down or n in now.off else FULL for n, left in enumerate(work)]
    added = tuple(now.added) or (0,) * len(assets)
    working = _limited(assets, whole, used, added)
    return State(tuple(work), tuple(tuple(backups) for backups in used), tuple(working), added)


def _needs(assets: Sequence[Asset]) -> Iterator[tuple[int, int, Need]]:
    for n, asset in enumerate(assets):
        for k, need in enumerate(asset.needs):
            yield n, k, need


def endurance(need: Need, added: int) -> int:
    """Percent-seconds that a full backup has; what is added, fuel or a generator, stands in for physical needs only."""
    return (need.backup + (added if need.kind == "physical" else 0)) * FULL


def _drained(need: Need, used: int, lacks: int, seconds: int, added: int) -> int:
    """What is used of a backup. A lack runs it down; tanks and batteries fill as fast as that, people rest at once."""
    if lacks:
        return min(used + seconds * lacks, endurance(need, added))
    return max(0, used - seconds * FULL) if need.kind == "physical" else 0


def _damage(assets: Sequence[Asset], work: list[int], used: list[list[int]], seconds: int, now: Now) -> set[int]:
    """Damage what is exposed and, by and by, what stands near damage; both are returned."""
    near: dict[int, list[tuple[int, int]]] = {}
    for m, k, need in _needs(assets):
        if need.kind == "geographic":
            near.setdefault(need.asset, []).append((m, k))
    down = {n for n in now.exposed if n not in now.off}
    for n in down:
        work[n] = assets[n].repair * FULL
    ill = [n for n, left in enumerate(work) if left or n in down]
    seen = set(ill)
    for n in ill:  # it grows as damage spreads
        for m, k in near.get(n, ()):
            delay, before = assets[m].needs[k].backup, used[m][k]
            since = before - 1 + seconds if before else 0
            used[m][k] = min(since, delay) + 1
            if since >= delay and before <= delay and m not in now.off:
                work[m] = assets[m].repair * FULL
                down.add(m)
                if m not in seen:
                    seen.add(m)
                    ill.append(m)
    for n in near.keys() - seen:
        for m, k in near[n]:
            used[m][k] = 0
    return down


def _limited(
    assets: Sequence[Asset], whole: list[int], used: Sequence[Sequence[int]], added: Sequence[int]
) -> list[int]:
    """How far each works: the largest values that fit together.

    Lowest first, as in Dijkstra's algorithm: no need holds an asset below what the other works, so the lowest value
    that is not settled can't fall any further, and every asset is settled once.
    """
    held: dict[int, list[tuple[int, Need]]] = {}
    for m, k, need in _needs(assets):
        if need.kind != "geographic" and used[m][k] >= endurance(need, added[m]):
            held.setdefault(need.asset, []).append((m, need))
    working = list(whole)
    waiting = [(value, n) for n, value in enumerate(working)]
    heapify(waiting)
    while waiting:
        value, n = heappop(waiting)
        if value > working[n]:
            continue
        for m, need in held.get(n, ()):
            limit = need.left + (FULL - need.left) * value // FULL
            if limit < working[m]:
                working[m] = limit
                heappush(waiting, (limit, m))
    return working


def rigid_cycle(assets: Sequence[Asset]) -> list[int]:
    """Assets that need one another in a circle without any backup, each the next and the last the first; empty if none.

    Such a circle could never be started, and a moment's lack anywhere in it would stop all of it.
    """
    links = [[n.asset for n in asset.needs if n.kind != "geographic" and not n.backup] for asset in assets]
    done: set[int] = set()
    for root in range(len(assets)):
        trail: list[int] = []
        place: dict[int, int] = {}
        ahead = [iter([root])]
        while ahead:
            n = next(ahead[-1], None)
            if n is None:
                ahead.pop()
                if trail:
                    done.add(trail[-1])
                    del place[trail.pop()]
            elif n in place:
                return trail[place[n] :]
            elif n not in done:
                place[n] = len(trail)
                trail.append(n)
                ahead.append(iter(links[n]))
    return []
