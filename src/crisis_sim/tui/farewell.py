"""What is said in the terminal once a drill was left: that everything is kept, and how to go on with it."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.language.catalogue import Speaker
from crisis_sim.session.solo import Started


def farewell(words: Speaker, started: Started) -> Iterator[str]:
    """The lines, in the language of the screen."""
    yield words.say("Seed {seed}. Log: {log}", seed=started.seed, log=started.log)
    yield words.say("Everything so far is kept. Go on with: {command}", command=started.resume)
