"""`python -m tests.docs.reference` writes the generated parts of docs/reference anew: tables, index, outputs."""

from __future__ import annotations

from .reference_examples import pages
from .reference_keys import outputs, renewed, values


def rewrite() -> None:
    """Tables and outputs of every page; the rest of a page is its author's."""
    for page in pages():
        page.write_text(outputs(page), encoding="utf-8")
    known = values()
    for page in pages():
        page.write_text(renewed(page, known), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
