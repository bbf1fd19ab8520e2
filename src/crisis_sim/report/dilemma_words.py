"""The fixed words about dilemmas, printed or as a document, in three languages."""

from __future__ import annotations

from crisis_sim.analysis.labels import Language

_PHRASES: dict[str, tuple[str, str, str]] = {
    "title": (
        "What the choices change: {title}",
        "Wat de keuzes veranderen: {title}",
        "Ce que changent les choix : {title}",
    ),
    "broken-off": (" (broken off)", " (afgebroken)", " (interrompu)"),
    "question": ("Question", "Vraag", "Question"),
    "option": ("Option", "Optie", "Option"),
    "taken": ("Runs", "Simulaties", "Simulations"),
    "asked": (
        "Put in {asked} of {runs} runs; only those count.",
        "Gesteld in {asked} van {runs} simulaties; alleen die tellen.",
        "Posée dans {asked} simulations sur {runs} ; seules celles-là comptent.",
    ),
    "unasked": (
        "Never put in {runs} runs.",
        "Nooit gesteld in {runs} simulaties.",
        "Jamais posée en {runs} simulations.",
    ),
    "untaken": (
        "With {policy} on the seats, fewer than two options could be chosen.",
        "Met {policy} op de plaatsen konden geen twee opties gekozen worden.",
        "Avec {policy} aux postes, moins de deux options ont pu être choisies.",
    ),
    "never-taken": (
        "Never chosen, though it was the instruction (means that were lacking, perhaps): {options}.",
        "Nooit gekozen, hoewel het de instructie was (misschien ontbraken middelen): {options}.",
        "Jamais choisie, bien que ce fût la consigne (des moyens manquaient peut-être) : {options}.",
    ),
    "trade-off": (
        "Each option is better than any other for something.",
        "Elke optie is voor iets beter dan elke andere.",
        "Chaque option vaut mieux que toute autre pour quelque chose.",
    ),
    "by-chance": (
        "Each option is better than any other for something, but not always: it depends on luck.",
        "Elke optie is voor iets beter dan elke andere, maar niet altijd: het hangt van het lot af.",
        "Chaque option vaut mieux que toute autre pour quelque chose, mais pas toujours : cela dépend du sort.",
    ),
    "dominated": (
        "{option} is nowhere better than {than} (dominated)",
        "{option} is nergens beter dan {than} (gedomineerd)",
        "{option} ne vaut nulle part mieux que {than} (dominée)",
    ),
    "worse": ("worse for {what}", "slechter voor {what}", "moins bonne pour {what}"),
    "only-when": (
        "{option} is surely better than {than} under some luck only",
        "{option} is alleen bij een bepaald lot zeker beter dan {than}",
        "{option} ne vaut sûrement mieux que {than} que selon le sort",
    ),
    "when": ("when {draw}={value}: {what}", "bij {draw}={value}: {what}", "si {draw}={value} : {what}"),
    "may-be": (
        "{option} over {than} for {what}",
        "{option} boven {than} voor {what}",
        "{option} sur {than} pour {what}",
    ),
    "hints": (
        "Hints that more runs would settle",
        "Aanwijzingen die meer simulaties zouden uitklaren",
        "Indices que plus de simulations trancheraient",
    ),
    "same": (
        "The same with every option, in every run: {outcomes}.",
        "Met elke optie gelijk, in elke simulatie: {outcomes}.",
        "Pareil avec chaque option, dans chaque simulation : {outcomes}.",
    ),
    "alike": (
        "{option} and {than} cannot be told apart",
        "{option} en {than} zijn niet te onderscheiden",
        "{option} et {than} ne se distinguent pas",
    ),
    "undecided": (
        "No option is shown to be dominated, nor each to be better than any other for something.",
        "Van geen optie blijkt dat ze gedomineerd is, noch van elke dat ze voor iets beter is dan elke andere.",
        "Aucune option ne se révèle dominée, ni chacune meilleure que toute autre pour quelque chose.",
    ),
    "futile": (
        "The choice makes no difference that {asked} runs can show.",
        "De keuze maakt geen verschil dat {asked} simulaties kunnen tonen.",
        "Le choix ne fait aucune différence que {asked} simulations puissent montrer.",
    ),
    "identical": (
        "The choice makes no difference in any of {asked} runs.",
        "De keuze maakt in geen van {asked} simulaties verschil.",
        "Le choix ne fait de différence dans aucune des {asked} simulations.",
    ),
    "told": (
        "The debriefing says so where the question is `futile`.",
        "De nabespreking zegt dat waar de vraag `futile` is.",
        "Le débriefing le dit là où la question est `futile`.",
    ),
    "untold": (
        "The debriefing does not say so: give the question `futile`, or let an option change something.",
        "De nabespreking zegt dat niet: geef de vraag `futile`, of laat een optie iets veranderen.",
        "Le débriefing ne le dit pas : donnez `futile` à la question, ou faites qu'une option change quelque chose.",
    ),
    "best": ("Best for", "Beste voor", "Meilleure pour"),
    "met": ("Expectations met", "Gehaalde verwachtingen", "Attentes satisfaites"),
    "impact": ("Impact class: {name}", "Impactklasse: {name}", "Classe d'impact : {name}"),
    "note:table": (
        (
            "First row: means at the end (standings 0 to 100, expectations in percent, impact classes 0 to 7). "
            "Other rows: difference to the first with its 95 % interval. ▲ better, ▼ worse; △ ▽ the same before "
            "the correction for many comparisons only; · the interval includes 0; = the same in every run."
        ),
        (
            "Eerste rij: gemiddelden op het einde (standen 0 tot 100, verwachtingen in procent, impactklassen 0 "
            "tot 7). Andere rijen: verschil met de eerste met het 95%-interval. ▲ beter, ▼ slechter; △ ▽ idem, "
            "maar alleen vóór de correctie voor vele vergelijkingen; · het interval bevat 0; = in elke simulatie "
            "gelijk."
        ),
        (
            "Première ligne : moyennes à la fin (niveaux de 0 à 100, attentes en pour cent, classes d'impact de 0"
            " à 7). Autres lignes : différence avec la première et intervalle à 95 %. ▲ mieux, ▼ moins bien ; △ ▽"
            " de même, mais seulement avant la correction pour comparaisons multiples ; · l'intervalle contient 0"
            " ; = pareil dans chaque simulation."
        ),
    ),
    "note:verdict": (
        (
            "{count} comparisons of two options on one outcome differ in some run; verdicts stand on those that "
            "Holm's correction for so many leaves (chance alone: 5 % for any wrong one at all), and on what is at"
            " stake, not on expectations. By draws there are {drawn} more, corrected among themselves; of two "
            "draws together nothing is said."
        ),
        (
            "{count} vergelijkingen van twee opties op één uitkomst verschillen in een simulatie; oordelen "
            "steunen op wat de correctie van Holm daarvan overlaat (kans van 5 % op ook maar één vergissing), en "
            "op wat op het spel staat, niet op verwachtingen. Per lot zijn er nog {drawn}, onderling "
            "gecorrigeerd; over twee loten samen wordt niets gezegd."
        ),
        (
            "{count} comparaisons de deux options sur un résultat diffèrent dans une simulation ; les verdicts "
            "reposent sur ce qu'en laisse la correction de Holm (5 % de risque d'une seule erreur) et sur ce qui "
            "est en jeu, non sur les attentes. Par tirage, il y en a {drawn} de plus, corrigées entre elles ; "
            "rien n'est dit de deux tirages ensemble."
        ),
    ),
    "note:model": (
        "This is what follows from the scenario's assumptions. It is no advice in a real crisis.",
        "Dit volgt uit de aannames van het scenario. Het is geen advies in een echte crisis.",
        "Cela découle des hypothèses du scénario. Ce n'est pas un conseil pour une crise réelle.",
    ),
    "count:trade-off": ("{n} with a trade-off", "{n} met een afweging", "{n} avec un arbitrage"),
    "count:by-chance": ("{n} decided by luck", "{n} waar het lot beslist", "{n} où le sort décide"),
    "count:dominated": ("{n} with a dominated option", "{n} met een gedomineerde optie", "{n} avec une option dominée"),
    "count:undecided": ("{n} undecided", "{n} onbeslist", "{n} indécises"),
    "count:futile": (
        "{n} without a difference shown",
        "{n} zonder aantoonbaar verschil",
        "{n} sans différence montrée",
    ),
    "count:identical": ("{n} without any difference", "{n} zonder enig verschil", "{n} sans aucune différence"),
    "count:untaken": ("{n} not compared", "{n} niet vergeleken", "{n} non comparées"),
    "count:unasked": ("{n} never put", "{n} nooit gesteld", "{n} jamais posées"),
    "to": ("to", "tot", "à"),
}


def phrase(lang: Language, key: str, **values: object) -> str:
    """A phrase in a language."""
    return _PHRASES[key][("en", "nl", "fr").index(lang)].format(**values)
