"""What an exported sheet says besides the scenario's own texts, in English, Dutch and French."""

from __future__ import annotations

from crisis_sim.language.catalogue import keyed
from crisis_sim.scenario.text import Language
from crisis_sim.sheets.msel.columns import LANGUAGES

MARK = {
    "en": "EXERCISE - EXERCISE - EXERCISE",
    "nl": "OEFENING - OEFENING - OEFENING",
    "fr": "EXERCICE - EXERCICE - EXERCICE",
}

READ_ME = {
    "en": """\
This is the MSEL of {title} ({id}, version {version}), written by crisis-sim. STARTEX is {start}.

Every row of the sheet MSEL is one inject. White columns are read back, grey columns are not.
Read back: date and time or T+ (one of them is enough), delay (of injects that come after something), synopsis, \
inject, from, delivery method, intended players, priority, the texts behind the marks in the columns of \
questions and of expected responses, and notes.
Keep the marks in brackets, such as [told]: they say which option or expectation a text belongs to.
The text is that of the language in which the sheet was written; the other languages stay as they are. Where a \
text was missing in this language it is shown in another, and what you write becomes its translation.
A new row is a new inject. A row that you delete is reported, and only left out with --drop-missing.
State, responsible controller and columns that you add are kept in the notes of the inject and come back with \
the next export.
You may sort, filter, hide and move rows and columns. Do not change the ids, and leave the hidden sheet as it \
is: it tells what you changed from what was changed in the scenario meanwhile.

Then: crisis-sim import FILE -o NEW.yaml""",
    "nl": """\
Dit is het MSEL van {title} ({id}, versie {version}), geschreven door crisis-sim. STARTEX is {start}.

Elke rij van het blad MSEL is een inject. Witte kolommen worden teruggelezen, grijze niet.
Teruggelezen worden: datum en tijd of T+ (één van beide volstaat), uitstel (van injects die na iets anders \
komen), synopsis, inject, van, wijze van toediening, bestemd voor, prioriteit, de teksten achter de merktekens \
in de kolommen met vragen en verwachte reacties, en nota's.
Laat de merktekens tussen haken staan, zoals [told]: zij zeggen bij welke optie of verwachting een tekst hoort.
De tekst is die van de taal waarin het blad geschreven is; de andere talen blijven zoals ze zijn. Waar een tekst\
 in deze taal ontbrak staat hij in een andere, en wat u schrijft wordt zijn vertaling.
Een nieuwe rij is een nieuwe inject. Een rij die u schrapt wordt gemeld, en pas met --drop-missing weggelaten.
Status, verantwoordelijke oefenleider en kolommen die u toevoegt blijven bewaard in de nota's van de inject en \
komen terug bij de volgende export.
U mag rijen en kolommen sorteren, filteren, verbergen en verplaatsen. Verander geen id's en laat het verborgen \
blad zoals het is: het zegt wat u veranderde en wat intussen in het scenario veranderde.

Daarna: crisis-sim import BESTAND -o NIEUW.yaml""",
    "fr": """\
Ceci est le MSEL de {title} ({id}, version {version}), écrit par crisis-sim. STARTEX : {start}.

Chaque ligne de la feuille MSEL est un inject. Les colonnes blanches sont relues, les grises non.
Sont relus : date et heure ou T+ (l'un des deux suffit), délai (des injects qui suivent autre chose), synopsis, \
inject, de, mode de transmission, joueurs destinataires, priorité, les textes derrière les repères dans les \
colonnes des questions et des réactions attendues, et les notes.
Gardez les repères entre crochets, comme [told] : ils disent à quelle option ou attente un texte appartient.
Le texte est celui de la langue de la feuille ; les autres langues restent telles quelles. Là où un texte \
manquait dans cette langue, il est montré dans une autre, et ce que vous écrivez devient sa traduction.
Une nouvelle ligne est un nouvel inject. Une ligne supprimée est signalée, et n'est omise qu'avec --drop-\
missing.
L'état, l'animateur responsable et les colonnes que vous ajoutez sont gardés dans les notes de l'inject et \
reviennent à l'export suivant.
Vous pouvez trier, filtrer, masquer et déplacer lignes et colonnes. Ne changez pas les id et laissez la feuille \
masquée : elle distingue ce que vous avez changé de ce qui a changé entre-temps dans le scénario.

Ensuite : crisis-sim import FICHIER -o NOUVEAU.yaml""",
}


def say(key: str, language: Language, /, **parts: object) -> str:
    """A phrase in a language, with its parts filled in."""
    return keyed("sheet", language, key, **parts)


def sense(word: str, keys: tuple[str, ...]) -> str | None:
    """Which of these keys a word stands for, in any language."""
    sought = word.strip().casefold()
    return next((key for key in keys if sought in (key, *(say(key, x).casefold() for x in LANGUAGES))), None)
