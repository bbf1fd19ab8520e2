"""What an exported sheet says besides the scenario's own texts, in English, Dutch and French."""

from __future__ import annotations

from crisis_sim.scenario.text import Language
from crisis_sim.sheets.msel.columns import LANGUAGES

MARK = {
    "en": "EXERCISE - EXERCISE - EXERCISE",
    "nl": "OEFENING - OEFENING - OEFENING",
    "fr": "EXERCICE - EXERCICE - EXERCICE",
}

# fmt: off
_WORDS: dict[str, tuple[str, str, str]] = {
    "read me": ("Read me", "Lees mij", "Lisez-moi"),
    "objectives": ("Objectives", "Doelstellingen", "Objectifs"),
    "seats": ("Seats", "Plaatsen", "Postes"),
    # triggers
    "at": ("at this time", "op dit tijdstip", "à cette heure"),
    "after": ("{delay} after {cause}", "{delay} na {cause}", "{delay} après {cause}"),
    "right after": ("right after {cause}", "meteen na {cause}", "juste après {cause}"),
    "the decision": ("the decision {id}", "de beslissing {id}", "la décision {id}"),
    "the option": (
        "the decision {id} for {option}", "de beslissing {id} voor {option}", "la décision {id} pour {option}",
    ),
    "when": ("when {condition}", "zodra {condition}", "dès que {condition}"),
    "by hand": (
        "by the facilitator, suggested {at}", "door de oefenleiding, voorgesteld {at}",
        "par la direction de l'exercice, proposé {at}",
    ),
    "fire": ("sent if nobody is there", "verstuurd als er niemand is", "envoyé s'il n'y a personne"),
    "skip": ("left out if nobody is there", "weggelaten als er niemand is", "omis s'il n'y a personne"),
    "instead of": ("instead of {ids}", "in plaats van {ids}", "à la place de {ids}"),
    "again": ("again every {every}", "opnieuw om de {every}", "à nouveau toutes les {every}"),
    "until": ("until {condition}", "tot {condition}", "jusqu'à ce que {condition}"),
    "times": ("{n} times at most", "hoogstens {n} keer", "{n} fois au plus"),
    "only if": ("only if {condition}", "alleen als {condition}", "seulement si {condition}"),
    "else skip": ("otherwise left out", "anders weggelaten", "sinon omis"),
    "else wait": ("otherwise waits until {at}", "wacht anders tot {at}", "sinon attend jusqu'à {at}"),
    "else inject": ("otherwise {id}", "anders {id}", "sinon {id}"),
    "unless": ("unless {condition}", "tenzij {condition}", "sauf si {condition}"),
    # conditions
    "and": (" and ", " en ", " et "),
    "or": (" or ", " of ", " ou "),
    "not": ("not: {part}", "niet: {part}", "pas : {part}"),
    "below": ("{name} below {n}", "{name} onder {n}", "{name} sous {n}"),
    "above": ("{name} above {n}", "{name} boven {n}", "{name} au-dessus de {n}"),
    "for a while": ("for {time}", "gedurende {time}", "pendant {time}"),
    "knows": ("{actor} knows {fact}", "{actor} kent {fact}", "{actor} connaît {fact}"),
    "before": ("before {id}", "vóór {id}", "avant {id}"),
    "measure": ("{name}: {status}", "{name}: {status}", "{name} : {status}"),
    "by": ("by {name}", "door {name}", "par {name}"),
    "draw": ("draw {id} = {value}", "loting {id} = {value}", "tirage {id} = {value}"),
    "free": ("{n} {name} free", "{n} {name} vrij", "{n} {name} disponibles"),
    "inject": ("{id} {status}", "{id} {status}", "{id} {status}"),
    "decided": ("{id} decided", "{id} beslist", "{id} décidé"),
    "decided for": ("{id} decided for {option}", "{id} beslist voor {option}", "{id} décidé pour {option}"),
    "phase": ("phase {id} declared", "fase {id} afgekondigd", "phase {id} déclenchée"),
    "level": ("level {id} is {value}", "niveau {id} is {value}", "niveau {id} : {value}"),
    "level least": ("level {id} at least {value}", "niveau {id} minstens {value}", "niveau {id} au moins {value}"),
    "elapsed": ("it is {at}", "het is {at}", "il est {at}"),
    "move": ("{id} has begun", "{id} is begonnen", "{id} a commencé"),
    "product": ("{id} sent", "{id} verzonden", "{id} envoyé"),
    "clock": ("clock {id} {status}", "termijn {id} {status}", "délai {id} {status}"),
    "asked": ("{actor} asks {of}", "{actor} vraagt {of}", "{actor} demande à {of}"),
    "about": ("about {fact}", "over {fact}", "au sujet de {fact}"),
    "convened": ("{name} convened", "{name} bijeengeroepen", "{name} réuni"),
    "avoid": ("never: {condition}", "nooit: {condition}", "jamais : {condition}"),
    # statuses
    "proposed": ("proposed", "voorgesteld", "proposé"),
    "ordered": ("ordered", "bevolen", "ordonné"),
    "transmitted": ("transmitted", "doorgegeven", "transmis"),
    "started": ("started", "begonnen", "commencé"),
    "completed": ("completed", "uitgevoerd", "exécuté"),
    "confirmed": ("confirmed", "bevestigd", "confirmé"),
    "refused": ("refused", "geweigerd", "refusé"),
    "released": ("released", "vrijgegeven", "lancé"),
    "delivered": ("delivered", "bezorgd", "remis"),
    "read": ("read", "gelezen", "lu"),
    "skipped": ("left out", "weggelaten", "omis"),
    "met": ("met", "gehaald", "tenu"),
    "missed": ("missed", "gemist", "manqué"),
    # kinds and priorities
    "kind:inject": ("inject", "inject", "inject"),
    "kind:contextual": ("contextual", "contextueel", "contextuel"),
    "kind:news": ("news", "nieuws", "nouvelles"),
    "kind:social-post": ("social post", "bericht op sociale media", "message sur réseaux sociaux"),
    "kind:sitrep": ("situation report", "situatierapport", "rapport de situation"),
    "kind:condition": ("change of the world", "verandering in de wereld", "changement du monde"),
    "kind:expected-action": ("expected action", "verwachte actie", "action attendue"),
    "kind:contingency": ("contingency inject", "voorwaardelijke inject", "inject conditionnel"),
    "routine": ("routine", "routine", "routine"),
    "urgent": ("urgent", "dringend", "urgent"),
    "flash": ("flash", "flits", "flash"),
    # questions, expectations, controllers
    "answer within": ("Answer within {time}", "Antwoord binnen {time}", "Réponse dans les {time}"),
    "default": ("without an answer: {option}", "zonder antwoord: {option}", "sans réponse : {option}"),
    "form": ("form: {fields}", "formulier: {fields}", "formulaire : {fields}"),
    "free text": ("free text", "vrije tekst", "texte libre"),
    "within": ("within {time}", "binnen {time}", "dans les {time}"),
    "controller of": ("Controller of {seats}", "Oefenleider van {seats}", "Animateur de {seats}"),
    "control plays": ("Control (plays {actor})", "Oefenleiding (speelt {actor})", "Direction (joue {actor})"),
    "director": ("Director", "Oefenleider", "Directeur de l'exercice"),
    # heads of the other sheets
    "text": ("Text", "Tekst", "Texte"),
    "capability": ("Capability", "Vermogen", "Capacité"),
    "interests": ("Interests", "Belangen", "Intérêts"),
    "plan": ("Plan", "Plan", "Plan"),
    "injects": ("Injects", "Injects", "Injects"),
    "expectations": ("Expectations", "Verwachtingen", "Attentes"),
    "title": ("Title", "Titel", "Titre"),
    "plays": ("Plays", "Speelt", "Joue"),
    "people": ("People", "Personen", "Personnes"),
    "languages": ("Languages", "Talen", "Langues"),
}
# fmt: on

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


def say(key: str, language: Language, **parts: object) -> str:
    """A phrase in a language, with its parts filled in."""
    phrases = _WORDS[key]
    return phrases[LANGUAGES.index(language) if language in LANGUAGES else 0].format(**parts)


def sense(word: str, keys: tuple[str, ...]) -> str | None:
    """Which of these keys a word stands for, in any language."""
    sought = word.strip().casefold()
    return next((key for key in keys if sought in (key, *(w.casefold() for w in _WORDS[key]))), None)
