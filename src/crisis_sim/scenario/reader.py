"""YAML to plain data with positions: one walk over libyaml's events, in a small and safe part of YAML 1.2.

A scenario file may come from anybody. The walk keeps its own stack, so depth and size are checked before anything is
built (composing 100,000 nested brackets crashes libyaml's loaders); aliases, tags and further documents are refused.
Scalars follow the core schema of YAML 1.2: `NO` and `10:30` are texts, not False and 630.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml._yaml import CParser

from crisis_sim.scenario.files import decode
from crisis_sim.scenario.marks import Branch, Spot
from crisis_sim.scenario.problems import MOST, Problem, errors, problem

MAX_DEPTH = 40
MAX_NODES = 300_000
MAX_DIGITS = 18

_INTEGER = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_CUT = re.compile(r"[ \t]+#[^\s#=-]")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(slots=True)
class Document:
    """What was read: data and the places of everything in it; with errors, the data must not be used."""

    data: Any
    marks: Branch
    problems: list[Problem] = field(default_factory=list)


def read(raw: bytes, file: str) -> Document:
    """Read one YAML document; never raises, whatever the bytes are. `file` is the name that problems show."""
    document = Document(None, Branch((file, 1, 1)))
    text = decode(raw, file)
    if isinstance(text, Problem):
        document.problems.append(text)
        return document
    try:
        _Walk(text, file, document).run()
    except yaml.YAMLError as error:
        document.problems.append(_syntax(error, file))
    except _StoppedError:
        pass
    if not errors(document.problems) and document.data is None:
        document.problems.append(problem("Y013", (file, 0, 0), "the file is empty"))
    return document


class _StoppedError(Exception):
    """A limit was passed: nothing after it is read."""


class _Walk:
    """One pass over the events. The open containers stand on `stack`; of the innermost, the fields tell the state."""

    def __init__(self, text: str, file: str, document: Document) -> None:
        self.parser = CParser(text)
        self.text = text
        self.hashes = " #" in text
        self.file = file
        self.document = document
        self.stack: list[tuple[Any, Branch, Any, bool]] = []
        self.data: Any = None
        self.marks = document.marks
        self.key: Any = None
        """The key of the innermost map that waits for its value."""
        self.key_end = (0, 0)
        self.flow = False
        self.nodes = self.documents = 0
        self.anchors: set[str] = set()

    def run(self) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.open,
            yaml.SequenceStartEvent: self.open,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document_start,
            yaml.DocumentEndEvent: lambda event: None,
            yaml.StreamStartEvent: lambda event: None,
        }
        next_event = self.parser.get_event
        while type(event := next_event()) is not yaml.StreamEndEvent:
            handlers[type(event)](event)

    def fail(self, code: str, spot: Spot, message: str, advice: str = "") -> None:
        self.document.problems.append(problem(code, spot, message, advice))
        if len(self.document.problems) == MOST:
            raise _StoppedError

    def arrive(self, event: Any) -> Spot:
        """Count a node and refuse what goes beyond plain data."""
        self.nodes += 1
        mark = event.start_mark
        spot = (self.file, mark.line + 1, mark.column + 1)
        if self.nodes > MAX_NODES:
            self.fail("Y006", spot, f"here the file passes {MAX_NODES:,} values", "divide it with `include`")
            raise _StoppedError
        if event.anchor and event.anchor not in self.anchors:
            self.anchors.add(event.anchor)
            sign = "*" if type(event) is yaml.AliasEvent else "&"
            message = f"`{sign}{event.anchor}` would be an alias or its anchor, which are not allowed"
            self.fail("Y007", spot, message, "write it out; if it is text, put the text in quotes")
        return spot

    def scalar(self, event: Any) -> None:
        spot = self.arrive(event)
        value = event.value
        if event.tag:
            self.tag(event.tag, spot)
        if type(self.data) is dict and self.key is None:
            self.start_pair(value, event, spot)
            return
        if not event.style:
            if self.flow and not value and type(self.data) is dict:
                mark = event.start_mark
                if self.key_end == (mark.line, mark.column):
                    message = f"`{self.key}` stands alone: inside braces a comma ends a text"
                    self.fail("Y012", self.marks.keys[self.key], message, "put the text in quotes")
            value = self.plain(value, spot)
            if type(value) is str and self.hashes:
                self.cut(event.end_mark.index, spot)
        self.put(value, spot)

    def cut(self, end: int, spot: Spot) -> None:
        """A comment right behind an unquoted text, and right behind its `#` more text: it was meant to be read."""
        if _CUT.match(self.text, end):
            message = "everything from the ` #` on is a comment and not part of the text"
            self.fail("L016", spot, message, "put the text in quotes, or write a space behind the `#`")

    def start_pair(self, name: str, event: Any, spot: Spot) -> None:
        """A scalar in the place of a key."""
        mark = event.end_mark
        self.key_end = (mark.line, mark.column)
        if not event.style and not isinstance(self.plain(name, spot), str):
            what = f"`{name}` can't be a key, because it isn't text" if name else "a key is missing here"
            self.fail("Y011", spot, what, "write a key, in quotes if it looks like a number or null")
        elif name in self.marks.children:
            line = self.marks.keys[name][1]
            self.fail("Y010", spot, f"the key `{name}` stands here twice: first on line {line}", "keep one of them")
        self.marks.keys.setdefault(name, spot)
        self.key = name

    def open(self, event: Any) -> None:
        spot = self.arrive(event)
        if event.tag:
            self.tag(event.tag, spot)
        if type(self.data) is dict and self.key is None:
            self.fail("Y011", spot, "a map or list stands where a key is expected", "write `key: value`")
            raise _StoppedError
        if len(self.stack) >= MAX_DEPTH:
            self.fail("Y005", spot, f"brackets or indentation go more than {MAX_DEPTH} deep", "flatten it")
            raise _StoppedError
        self.stack.append((self.data, self.marks, self.key, self.flow))
        self.data = {} if type(event) is yaml.MappingStartEvent else []
        self.marks = Branch(spot)
        self.key = None
        self.flow = bool(event.flow_style)

    def close(self, event: Any) -> None:
        value, leaf = self.data, self.marks
        self.data, self.marks, self.key, self.flow = self.stack.pop()
        self.put(value, leaf)

    def alias(self, event: Any) -> None:
        spot = self.arrive(event)
        if type(self.data) is dict and self.key is None:
            raise _StoppedError
        self.put(None, spot)

    def document_start(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            mark = event.start_mark
            spot = (self.file, mark.line + 1, mark.column + 1)
            self.fail("Y009", spot, "a second document begins here", "keep one document per file: delete the `---`")
            raise _StoppedError

    def put(self, value: Any, leaf: Branch | Spot) -> None:
        """Store a finished value where it belongs."""
        data = self.data
        if type(data) is dict:
            data[self.key] = value
            self.marks.children[self.key] = leaf
            self.key = None
        elif type(data) is list:
            self.marks.children[len(data)] = leaf
            data.append(value)
        else:
            self.document.data = value
            self.document.marks = leaf if isinstance(leaf, Branch) else Branch(leaf)

    def tag(self, tag: str, spot: Spot) -> None:
        self.fail("Y008", spot, f"the tag `{tag}` is not allowed", "delete it; if it is text, put the text in quotes")

    def plain(self, value: str, spot: Spot) -> Any:
        """What an unquoted scalar stands for in the core schema of YAML 1.2."""
        if value in _WORDS:
            return _WORDS[value]
        if value[0] not in "-+.0123456789":
            return value
        if _INTEGER.match(value):
            if len(value) <= MAX_DIGITS:
                return int(value, {"0o": 8, "0x": 16}.get(value[:2], 10))
            self.fail("Y014", spot, f"the number has more than {MAX_DIGITS} digits", "if it is text, put it in quotes")
        elif _NOT_FINITE.match(value) or (_FLOAT.match(value) and not math.isfinite(float(value))):
            self.fail("Y014", spot, f"`{value}` is not a finite number", "if it is text, put it in quotes")
        elif _FLOAT.match(value):
            return float(value)
        return value


_ADVICE = (
    ("mapping values are not allowed", "put a text that contains `: ` in quotes, or mend the indentation"),
    ("tab character", "indent with spaces, not tabs"),
    ("cannot start any token", "indent with spaces, not tabs; put a text that begins with @, ` or % in quotes"),
    ("expected ',' or", "close the bracket, or put a text with brackets or colons in quotes"),
    ("did not find expected key", "mend the indentation; put a text that begins with a quote wholly in quotes"),
    ("escape character", "inside double quotes write \\\\ for a backslash, or use single quotes"),
    ("quoted scalar", "close the quote"),
)


def _syntax(error: yaml.YAMLError, file: str) -> Problem:
    what = str(getattr(error, "problem", None) or "not YAML")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in what or "flow" in context:
        mark = getattr(error, "context_mark", None) or mark  # where it was opened tells more than where the file ends
    spot = (file, mark.line + 1, mark.column + 1) if mark else (file, 0, 0)
    advice = next((word for sign, word in _ADVICE if sign in f"{context} {what}"), "mend the YAML here or just above")
    return problem("Y004", spot, f"not YAML: {what} {context}".rstrip(), advice)
