"""The columns of an MSEL as planners know it (HSEEP): what each is called, how wide it is, whether it is read back."""

from __future__ import annotations

from typing import Literal, NamedTuple

from crisis_sim.scenario.text import Language

SheetLanguage = Literal["en", "nl", "fr"]
LANGUAGES: tuple[SheetLanguage, ...] = ("en", "nl", "fr")


class Column(NamedTuple):
    """One column of the sheet that `export` writes."""

    key: str
    headings: tuple[str, str, str]
    """English, Dutch, French."""
    width: int
    read_back: bool = False
    kept: str = ""
    """The word under which a value that a scenario has no key for stands in the notes."""

    def heading(self, language: Language) -> str:
        """What stands above it."""
        return self.headings[LANGUAGES.index(language)] if language in LANGUAGES else self.headings[0]


COLUMNS: tuple[Column, ...] = (
    Column("number", ("No.", "Nr.", "N°"), 5),
    Column("id", ("Id", "Id", "Id"), 18),
    Column("state", ("State", "Status", "État"), 10, read_back=True, kept="State"),
    Column("when", ("Date and time", "Datum en tijd", "Date et heure"), 17, read_back=True),
    Column("offset", ("T+", "T+", "T+"), 9, read_back=True),
    Column("delay", ("Delay", "Uitstel", "Délai"), 8, read_back=True),
    Column("trigger", ("Trigger", "Aanleiding", "Déclencheur"), 26),
    Column("title", ("Synopsis", "Synopsis", "Synopsis"), 28, read_back=True),
    Column("text", ("Inject", "Inject", "Inject"), 60, read_back=True),
    Column("from", ("From", "Van", "De"), 20, read_back=True),
    Column("channel", ("Delivery method", "Wijze van toediening", "Mode de transmission"), 14, read_back=True),
    Column(
        "controller",
        ("Responsible controller", "Verantwoordelijke oefenleider", "Animateur responsable"),
        20,
        read_back=True,
        kept="Controller",
    ),
    Column("to", ("Intended players", "Bestemd voor", "Joueurs destinataires"), 22, read_back=True),
    Column("kind", ("Kind", "Soort", "Type"), 12),
    Column("priority", ("Priority", "Prioriteit", "Priorité"), 10, read_back=True),
    Column("question", ("Question and options", "Vraag en opties", "Question et options"), 40, read_back=True),
    Column("expected", ("Expected response", "Verwachte reactie", "Réaction attendue"), 40, read_back=True),
    Column("objective", ("Objective and capability", "Doelstelling en vermogen", "Objectif et capacité"), 36),
    Column("notes", ("Evaluator notes", "Nota's voor evaluatoren", "Notes aux évaluateurs"), 36, read_back=True),
    Column("facts", ("Facts", "Feiten", "Faits"), 44),
)
BY_KEY = {column.key: column for column in COLUMNS}
MSEL = "MSEL"
"""The name of the sheet with the injects, in every language."""
HIDDEN_KEY = "crisis-sim"
"""Heading of the hidden column with the ids, and name of the hidden sheet with what was exported."""
