"""What a drawing of the network shows, before it is drawn: actors as nodes, their relations tied into few lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from crisis_sim.report.network.words import MARK, word
from crisis_sim.scenario.compiled import World
from crisis_sim.scenario.text import pick
from crisis_sim.scenario.world import Level, Relation

BANDS: tuple[tuple[str, tuple[Level, ...]], ...] = (
    ("international", ("international",)),
    ("federal", ("federal",)),
    ("regional", ("regional", "community")),
    ("provincial", ("provincial",)),
    ("municipal", ("municipal", "local")),
    ("operator", ("operator",)),
    ("society", ("society", "adversary")),
)
"""From the top of a drawing to its foot: name of the band and the levels in it."""
FAMILIES: dict[str, tuple[str, ...]] = {
    "command": ("orders", "activates"),
    "duty": ("notifies", "reports"),
    "exchange": ("informs", "requests"),
    "alongside": ("coordinates", "advises"),
}
"""Kinds of relations that are drawn as one kind of line."""
_FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


class Node(NamedTuple):
    """An actor."""

    id: str
    name: str
    short: str
    band: str
    seat: str
    """Title of the seat that plays it; empty if none does."""
    cut_off: tuple[str, ...]
    """Names of those who would lose touch without it; it is a single point of failure if there are any."""
    convened: bool


def caption(node: Node, lang: str) -> list[str]:
    """What stands in an actor's box, a line each: abbreviation or name, the name below it, who plays it."""
    found = [f"{MARK} {node.short or node.name}" if node.cut_off else node.short or node.name]
    if node.short and node.short != node.name:
        found.append(node.name)
    if node.seat:
        found.append(f"{word('seat', lang)}: {node.seat}")
    if node.convened:
        found.append(word("convened", lang))
    return found


class Tie(NamedTuple):
    """All relations of one family between two actors, as one line."""

    one: str
    other: str
    family: str
    there: tuple[str, ...]
    """Kinds of the relations from `one` to `other`."""
    back: tuple[str, ...]


class Picture(NamedTuple):
    """Everything that is drawn."""

    title: str
    subtitle: str
    lang: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    @property
    def bands(self) -> list[tuple[str, str, list[Node]]]:
        """Key, name and nodes of the bands that have any, from top to foot."""
        found = [(key, [node for node in self.nodes if node.band == key]) for key, _ in BANDS]
        return [(key, word(key, self.lang), nodes) for key, nodes in found if nodes]


def picture(
    world: World,
    shown: Collection[str],
    title: str,
    lang: str = "en",
    seats: Mapping[str, str] | None = None,
    cut_off: Mapping[str, Iterable[str]] | None = None,
) -> Picture:
    """The drawing of those actors of a network that are `shown`, in the network's order.

    `seats` gives actors that are played the title of their seat, `cut_off` single points of failure those who would
    lose touch without them.
    """
    names = {key: " ".join(pick(actor.names, lang).split()) or key for key, actor in world.actors.items()}
    nodes = tuple(
        Node(
            key,
            names[key],
            " ".join(pick(actor.short, lang).split()),
            next((band for band, levels in BANDS if actor.level in levels), "society"),
            (seats or {}).get(key, ""),
            tuple(names[other] for other in (cut_off or {}).get(key, ())),
            actor.convened,
        )
        for key, actor in world.actors.items()
        if key in shown
    )
    inside = [relation for relation in world.relations if relation.from_ in shown and relation.to in shown]
    subtitle = (
        f"{_share(len(nodes), len(world.actors), lang)} {word('actors', lang)}, "
        f"{_share(len(inside), len(world.relations), lang)} {word('relations', lang)}"
    )
    return Picture(" ".join(title.split()), subtitle, lang, nodes, _ties(inside))


def _share(part: int, whole: int, lang: str) -> str:
    return str(part) if part == whole else f"{part} {word('of', lang)} {whole}"


def _ties(relations: Iterable[Relation]) -> tuple[Tie, ...]:
    kinds: dict[tuple[str, str, str], tuple[list[str], list[str]]] = {}
    for relation in relations:
        family = _FAMILY[relation.kind]
        turned = (relation.to, relation.from_, family) in kinds
        key = (relation.to, relation.from_, family) if turned else (relation.from_, relation.to, family)
        kinds.setdefault(key, ([], []))[turned].append(relation.kind)
    return tuple(Tie(*key, tuple(there), tuple(back)) for key, (there, back) in kinds.items())
