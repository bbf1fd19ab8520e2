"""The drawing as a Graphviz file, for those who lay out and style it themselves."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.report.network.legend import STYLES
from crisis_sim.report.network.picture import Node, Picture, caption
from crisis_sim.report.network.words import EXERCISE, word


def dot(picture: Picture) -> str:
    """A directed graph in the DOT language: one cluster a level, one edge for each pair, direction and family."""
    return "\n".join(_document(picture)) + "\n"


def quoted(text: str) -> str:
    r"""A text as a quoted string, in which nothing is an escape.

    >>> print(quoted('a "b"'))
    "a \"b\""
    """
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'


def _document(picture: Picture) -> Iterator[str]:
    yield "digraph network {"
    yield f"  label={quoted(chr(10).join((picture.title, picture.subtitle, EXERCISE)))}; labelloc=t; fontsize=24;"
    yield '  graph [rankdir=TB, nodesep=0.3, ranksep=0.8, fontname="Helvetica"];'
    yield '  node [shape=box, style=filled, fillcolor="#ffffff", fontname="Helvetica", fontsize=12];'
    yield '  edge [arrowsize=0.7, fontname="Helvetica"];'
    for n, (_, name, nodes) in enumerate(picture.bands):
        yield f"  subgraph cluster_{n} {{"
        yield f'    label={quoted(name)}; labeljust=l; fontsize=14; color="#c8ccd2";'
        yield from (f"    {_node(node, picture.lang)};" for node in nodes)
        yield "  }"
    yield from _edges(picture)
    yield "}"


def _node(node: Node, lang: str) -> str:
    style = ["filled"] + ["dashed"] * node.convened
    look = [f"label={quoted(chr(10).join(caption(node, lang)))}"]
    if node.cut_off:
        look.append("shape=octagon")
        look.append(f"tooltip={quoted(word('without', lang) + ': ' + ', '.join(node.cut_off))}")
    if node.seat:
        look.append('fillcolor="#ffe9b8", penwidth=3')
    look.append(f'style="{",".join(style)}"')
    return f"{quoted(node.id)} [{', '.join(look)}]"


def _edges(picture: Picture) -> Iterator[str]:
    for tie in picture.ties:
        colour, _, style, width = STYLES[tie.family]
        kinds = "; ".join(", ".join(some) for some in (tie.there, tie.back) if some)
        ends = "both" if tie.there and tie.back else "forward" if tie.there else "back"
        yield (
            f"  {quoted(tie.one)} -> {quoted(tie.other)} "
            f'[dir={ends}, style={style}, penwidth={width}, color="{colour}", tooltip={quoted(kinds)}];'
        )
