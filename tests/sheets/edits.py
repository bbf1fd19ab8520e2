"""What a planner changes in the exported harbour MSEL, once, for LibreOffice and for openpyxl alike."""

from __future__ import annotations

from pathlib import Path

from crisis_sim.sheets.findings import letter
from crisis_sim.sheets.msel.columns import COLUMNS

from .libreoffice import text, typed

DATA = Path(__file__).parent / "data"
HEAD = 3
IDS = ("first-call", "mayor-asks", "press-line", "read-it", "nudge", "next-day")

TEXTS: dict[tuple[str, str], str] = {
    ("first-call", "title"): "=Rook: nu ook boven de stad",
    ("first-call", "text"): 'Een loods brandt: "giftig?"\nDe wind draait, # niet zeker.',
    ("first-call", "state"): "goedgekeurd",
    ("first-call", "expected"): (
        "[told] Het crisiscentrum wist het op tijd (Staf van de gouverneur, binnen 30m)\n"
        "[warned] De bevolking werd gewaarschuwd (Staf van de gouverneur, binnen 1h)"
    ),
    ("mayor-asks", "delay"): "15m",
    ("mayor-asks", "title"): "Wat zegt u aan de mensen?",
    ("mayor-asks", "question"): (
        "Antwoord binnen 15m; zonder antwoord: wait\n[close] Ramen en deuren dicht\n[wait] Wachten"
    ),
    ("press-line", "offset"): "T+1:00",
    ("press-line", "notes"): "Kijk wie antwoordt.",
    ("read-it", "text"): "Dank u: we lezen het.",
    ("next-day", "[Budget]"): "450 euro",
}
TYPED: dict[tuple[str, str], str] = {
    ("first-call", "when"): "2027-05-12 09:50",
    ("nudge", "when"): "2027-05-12 11:30",
    ("next-day", "when"): "2027-05-13 08:00",
}
_WARNED = (
    "      - {id: warned, seat: province, measure: {id: public-statement}, within: 1h, objective: warn, "
    'text: {nl: "De bevolking werd gewaarschuwd"}}'
)
_PRESS = (
    "  - {id: press-line, at: 1h, from: media, to: [province, crisis-centre], channel: press, "
    'title: {en: A line please, nl: Graag een zin}, notes: {nl: "Kijk wie antwoordt."}}   # flow'
)
CHANGED = [
    "    at: 20m",
    '    title: {en: "Smoke over the docks", nl: "=Rook: nu ook boven de stad"}',
    "      nl: |-",
    '        Een loods brandt: "giftig?"',
    "        De wind draait, # niet zeker.",
    '        text: {en: "The crisis centre was told", nl: "Het crisiscentrum wist het op tijd"}   # judged by the log',
    _WARNED,
    '    notes: {nl: "Let op de toon.\\n[State] goedgekeurd"}',
    "    after: {inject: first-call, delay: 15m}   # ten minutes",
    '    title: {en: "What do you tell people?", nl: "Wat zegt u aan de mensen?"}',
    '          text: {en: "Windows closed", nl: "Ramen en deuren dicht"}',
    _PRESS,
    '    text: {en: "Thank you.", nl: "Dank u: we lezen het."}',
    "    manual: {suggest: {at: d1 11:30}, unattended: fire}",
    "    at: d2 08:00",
    "        [Budget] 450 euro",
]
"""The lines of the scenario that these edits make, and nothing else."""


def cell(id: str, key: str) -> str:
    """The address of a cell of the exported sheet."""
    keys = [*(column.key for column in COLUMNS), "[Budget]"]
    return f"{letter(keys.index(key))}{HEAD + 1 + IDS.index(id)}"


def lines_of() -> list[str]:
    """The edits as lines of LibreOffice's Basic."""
    return [
        *(text(cell(*where), value) for where, value in TEXTS.items()),
        *(typed(cell(*where), value) for where, value in TYPED.items()),
    ]
