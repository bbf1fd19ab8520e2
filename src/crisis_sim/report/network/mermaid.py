"""The drawing as a Mermaid flowchart, which wikis and Markdown viewers show."""

from __future__ import annotations

import json
from collections.abc import Iterator

from crisis_sim.report.network.picture import Node, Picture, caption
from crisis_sim.report.network.words import EXERCISE

ARROWS = {"command": "==", "duty": "--", "exchange": "-.-", "alongside": "-.-"}
"""Family of relations: the shaft of its arrow."""
_MARKUP = str.maketrans("<>`", "‹›'")
"""A title knows no character codes."""


def mermaid(picture: Picture) -> str:
    """A flowchart: one subgraph a level, the kinds of relations written on the arrows."""
    return "\n".join(_document(picture)) + "\n"


def safe(text: str) -> str:
    """A text as Mermaid shows it inside quotation marks: everything that could be syntax is a character code.

    >>> safe('a "b" <i>')
    'a #34;b#34; #60;i#62;'
    """
    return "".join(c if c.isalnum() or c in " .,:()-/'!?·…–—" else f"#{ord(c)};" for c in " ".join(text.split()))


def _document(picture: Picture) -> Iterator[str]:
    title = " · ".join((picture.title, picture.subtitle, EXERCISE)).translate(_MARKUP)
    yield "---"
    yield f"title: {json.dumps(title, ensure_ascii=False)}"
    yield "---"
    yield "flowchart TB"
    key = {node.id: f"n{n}" for n, node in enumerate(picture.nodes)}
    for n, (_, name, nodes) in enumerate(picture.bands):
        yield f'  subgraph b{n}["{safe(name)}"]'
        yield from (f"    {key[node.id]}{_shape(node, picture.lang)}" for node in nodes)
        yield "  end"
    for tie in picture.ties:
        shaft = ARROWS[tie.family]
        left = "<" if tie.there and tie.back else ""
        one, other, kinds = (tie.one, tie.other, tie.there) if tie.there else (tie.other, tie.one, tie.back)
        label = ", ".join(dict.fromkeys((*kinds, *tie.back)))
        yield f'  {key[one]} {left}{shaft}>|"{label}"| {key[other]}'
    yield "  classDef seat fill:#ffe9b8,stroke:#1f2a44,stroke-width:3px"
    yield "  classDef convened stroke-dasharray: 5 3"
    for name, some in (
        ("seat", [key[node.id] for node in picture.nodes if node.seat]),
        ("convened", [key[node.id] for node in picture.nodes if node.convened]),
    ):
        if some:
            yield f"  class {','.join(some)} {name}"


def _shape(node: Node, lang: str) -> str:
    """The box of an actor; a hexagon is a single point of failure."""
    text = "<br/>".join(safe(line) for line in caption(node, lang))
    return f'{{{{"{text}"}}}}' if node.cut_off else f'["{text}"]'
