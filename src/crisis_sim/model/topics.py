"""Topics in words, for people: what facts are about, and what somebody wants to know before agreeing."""

from __future__ import annotations

from collections.abc import Iterable

from crisis_sim.model.index import Index
from crisis_sim.scenario.text import Language, Text, pick


def topic_text(index: Index, topics: Iterable[str]) -> Text:
    """The names of these topics one after the other, by language; a topic without a name is called by its id."""
    names: list[Text] = [index.compiled.topics.get(topic) or {"en": topic.replace("-", " ")} for topic in topics]
    languages: list[Language] = [*dict.fromkeys(language for name in names for language in name)]
    return {language: ", ".join(pick(name, language) for name in names) for language in languages}
