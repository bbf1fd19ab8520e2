"""What the colleagues hand over when the clock has leapt."""

from __future__ import annotations

from rich.text import Text

from crisis_sim.tui.drill import Drill


def handover_text(drill: Drill) -> Text:
    """What is told at the beginning of the present move."""
    words, move = drill.words, drill.view.move
    text = Text.assemble((f"{words.day(drill.now)} {words.time(drill.now)}\n", "bold"))
    jumps = [p for _, p in drill.view.moves[-2:] if p["clock"] == "jump"]
    for p in (*jumps, move):
        if told := words.pick(p.get("text")):
            text.append(f"\n{told}\n")
    return text.append("\n" + words.say("Look at the log (9) and the status (8): others acted meanwhile."))
