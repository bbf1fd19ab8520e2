"""Links between documents lead somewhere, headings included; make targets exist; nothing says where it was made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .blocks import DOCUMENTS, ROOT

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"^(`{3,}).*?^\1$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def prose(path: Path) -> str:
    """A document without its code."""
    return _CODE.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """The headings of a document as they are linked to."""
    headings = re.findall(
        r"^#+ (.+)$", _CODE.sub(lambda code: code[0].strip("`"), path.read_text("utf-8")), re.MULTILINE
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in _LINK.findall(prose(document)):
        if re.match(r"https?://", target):
            continue
        name, _, anchor = target.partition("#")
        there = (document.parent / name).resolve() if name else document
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        if anchor:
            assert anchor in anchors(there), target


def test_the_index_names_every_document() -> None:
    index = ROOT / "docs" / "README.md"
    named = set(_LINK.findall(prose(index)))
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"} <= named


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        named = re.findall(r"(?:^ *|`)make ([a-z]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(named) <= targets, document
