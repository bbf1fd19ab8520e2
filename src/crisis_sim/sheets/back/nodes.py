"""Where every value of a YAML file begins and ends, so that one can be changed and all the rest stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml._yaml import CParser

from crisis_sim.scenario.marks import Key


@dataclass(slots=True)
class Node:
    """A scalar, map or list in the text of a file."""

    start: int
    end: int
    """Behind the last character that belongs to it; trailing comments and blank lines don't."""
    style: str = ""
    """Of a scalar: quote, `|`, `>` or nothing. Of a map or list: `{` in flow style, else nothing."""
    is_map: bool = False
    is_list: bool = False
    in_flow: bool = False
    """Inside brackets or braces."""
    column: int = 0
    """Of its first character, from 0."""
    children: dict[Key, Node] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where the keys of a map begin and end."""


@dataclass(slots=True)
class _Open:
    node: Node
    key: str | None = None


def nodes(text: str) -> tuple[Node, dict[tuple[int, int], Node]]:
    """The tree of a file that `scenario.reader` has read without errors, and its values by line and column (from 1)."""
    parser = CParser(text)
    root = Node(0, 0)
    places: dict[tuple[int, int], Node] = {}
    stack: list[_Open] = []
    event: Any
    while type(event := parser.get_event()) is not yaml.StreamEndEvent:
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            _close(stack.pop().node, event)
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            outer = stack[-1] if stack else None
            if isinstance(event, yaml.ScalarEvent) and outer and outer.node.is_map and outer.key is None:
                outer.key = event.value
                ends: Any = (event.start_mark, event.end_mark)
                outer.node.keys[event.value] = (ends[0].index, ends[1].index)
                continue
            node = _node(event, text, outer)
            mark: Any = event.start_mark
            places[mark.line + 1, mark.column + 1] = node
            if outer is None:
                root = node
            elif outer.node.is_map:
                assert outer.key is not None
                outer.node.children[outer.key] = node
                outer.key = None
            else:
                outer.node.children[len(outer.node.children)] = node
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append(_Open(node))
    return root, places


def _node(event: Any, text: str, outer: _Open | None) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    node = Node(start, end, column=event.start_mark.column)
    node.in_flow = outer is not None and (outer.node.in_flow or bool(outer.node.style))
    if isinstance(event, yaml.ScalarEvent):
        node.style = event.style or ""
        if node.style in ("|", ">"):
            node.end = start + len(text[start:end].rstrip())
    else:
        node.is_map = isinstance(event, yaml.MappingStartEvent)
        node.is_list = not node.is_map
        node.style = "{" if event.flow_style else ""
    return node


def _close(node: Node, event: Any) -> None:
    """A flow collection ends at its bracket; a block ends where its last value does."""
    if node.style:
        node.end = event.end_mark.index
    else:
        node.end = max((child.end for child in node.children.values()), default=node.end)
