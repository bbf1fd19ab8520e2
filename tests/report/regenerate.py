"""The golden report of the known exercise. Write it anew after a change that is meant, and read the difference:

python -m tests.report.regenerate
"""

from __future__ import annotations

from pathlib import Path

from crisis_sim.report.markdown import markdown
from tests.report.scene import document_of, exercise

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("en", "nl", "fr")


def main() -> None:
    """Write the golden reports, one a language."""
    stage = exercise()
    GOLDEN.mkdir(exist_ok=True)
    for language in LANGUAGES:
        path = GOLDEN / f"report.{language}.md"
        path.write_text(markdown(document_of(stage, language)), encoding="utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
