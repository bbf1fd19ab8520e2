"""Phrases of the report in English, Dutch and French; the English text is the key."""

from __future__ import annotations

LANGUAGES = ("en", "nl", "fr")

PHRASES: dict[str, tuple[str, str]] = {
    # head
    "After-action report: {title}": ("Evaluatieverslag: {title}", "Retour d'expérience : {title}"),
    "What": ("Wat", "Quoi"),
    "This exercise": ("Deze oefening", "Cet exercice"),
    "Scenario": ("Scenario", "Scénario"),
    "Settings": ("Instellingen", "Réglages"),
    "Exercise time": ("Oefentijd", "Temps d'exercice"),
    "Seats": ("Plaatsen", "Sièges"),
    "Log": ("Log", "Journal"),
    "Only about": ("Alleen over", "Seulement sur"),
    "variant {name}": ("variant {name}", "variante {name}"),
    "difficulty {name}": ("moeilijkheid {name}", "difficulté {name}"),
    "seed {n}": ("seed {n}", "graine {n}"),
    "version {version}": ("versie {version}", "version {version}"),
    "{n} lines": ("{n} regels", "{n} lignes"),
    "line {n}": ("regel {n}", "ligne {n}"),
    "hash": ("hash", "empreinte"),
    "hashes fit": ("hashes kloppen", "empreintes exactes"),
    "hashes do NOT fit": ("hashes kloppen NIET", "empreintes INEXACTES"),
    "finished": ("afgelopen", "terminé"),
    "unfinished": ("niet afgelopen", "inachevé"),
    "people": ("mensen", "personnes"),
    "policy {name}": ("policy {name}", "politique {name}"),
    "d": ("d", "j"),
    "THE LOG WAS CHANGED: from line {n} on its hashes do not fit. Trust nothing below.": (
        "DE LOG IS GEWIJZIGD: vanaf regel {n} kloppen de hashes niet. Vertrouw niets van wat volgt.",
        "LE JOURNAL A ÉTÉ MODIFIÉ : dès la ligne {n}, ses empreintes sont fausses. Ne vous fiez à rien de ce qui suit.",
    ),
    "UNFINISHED: the log ends at {t}, before ENDEX.": (
        "NIET AFGELOPEN: de log eindigt om {t}, voor ENDEX.",
        "INACHEVÉ : le journal s'arrête à {t}, avant ENDEX.",
    ),
    "The log was written by version {version}; this version may read some of it otherwise.": (
        "De log is geschreven door versie {version}; deze versie leest sommige dingen misschien anders.",
        "Le journal a été écrit par la version {version} ; celle-ci peut en lire certaines parties autrement.",
    ),
    # hot wash
    "Hot wash": ("Hot wash: eerste nabespreking", "Débriefing à chaud"),
    "What went well": ("Wat goed ging", "Ce qui a bien marché"),
    "What did not": ("Wat niet goed ging", "Ce qui n'a pas marché"),
    "Questions for the debriefing": ("Vragen voor de nabespreking", "Questions pour le débriefing"),
    "Nothing came to be judged.": ("Niets kwam tot een oordeel.", "Rien n'a pu être évalué."),
    "{met} of {all} judged expectations met (by weight {weight} of {of})": (
        "{met} van {all} beoordeelde verwachtingen gehaald (naar gewicht {weight} van {of})",
        "{met} attentes évaluées sur {all} atteintes (en poids {weight} sur {of})",
    ),
    "{made} of {all} questions decided in time": (
        "{made} van {all} vragen op tijd beslist",
        "{made} questions sur {all} décidées à temps",
    ),
    "{met} of {all} legal clocks and targets met": (
        "{met} van {all} wettelijke termijnen en streeftijden gehaald",
        "{met} délais légaux et cibles sur {all} tenus",
    ),
    "{result} at {t}; it was due at {due}": (
        "{result} om {t}; het moest om {due}",
        "{result} à {t} ; échéance à {due}",
    ),
    "due by {t}": ("tegen {t}", "échéance {t}"),
    "so from the first": ("van in het begin zo", "vrai dès le début"),
    "{span} to spare": ("{span} over", "{span} d'avance"),
    " It began at {t} with {title}.": (" Het begon om {t} met {title}.", " Cela a commencé à {t} avec {title}."),
    "{who} decided after {span}, {left} before the deadline": (
        "{who} besliste na {span}, {left} voor de termijn",
        "{who} a décidé après {span}, {left} avant le délai",
    ),
    "{who} did not decide by {t}": ("{who} besliste niet tegen {t}", "{who} n'a pas décidé avant {t}"),
    "When {who} decided {title} at {t}, it held {fact} ({source}), which was {quality}. "
    "What would have shown that, and whom could it have asked?": (
        (
            "Toen {who} om {t} besliste over {title}, ging het uit van {fact} ({source}); dat was {quality}. Waaruit "
            "had dat kunnen blijken, en aan wie had het dat kunnen vragen?"
        ),
        (
            "Quand {who} a décidé de {title} à {t}, il tenait {fact} ({source}) pour vrai ; c'était {quality}. "
            "Qu'est-ce qui l'aurait montré, et à qui aurait-il pu le demander ?"
        ),
    ),
    "{who} was asked {title} at {t} and had until {due}. What was missing to decide?": (
        "{who} kreeg om {t} de vraag {title} en had tijd tot {due}. Wat ontbrak om te beslissen?",
        "{who} a reçu à {t} la question {title}, avec délai jusqu'à {due}. Que manquait-il pour décider ?",
    ),
    "{who} proposed {measure} to {to} at {t}; the answer was: {why}. What would have convinced {to}?": (
        "{who} stelde om {t} {measure} voor aan {to}; het antwoord was: {why}. Wat had {to} overtuigd?",
        "{who} a proposé {measure} à {to} à {t} ; la réponse : {why}. Qu'est-ce qui aurait convaincu {to} ?",
    ),
    "{what} did not come about by {t}. Who at {who} saw it coming, and what would it have taken?": (
        "{what} kwam er niet tegen {t}. Wie bij {who} zag dat aankomen, en wat was ervoor nodig geweest?",
        "{what} ne s'est pas fait avant {t}. Qui, chez {who}, l'a vu venir, et qu'aurait-il fallu ?",
    ),
    "By {t} nobody had asked {target} ({what}). Who thought of it, and what held them back?": (
        "Tegen {t} had niemand iets gevraagd aan {target} ({what}). Wie dacht eraan, en wat hield hen tegen?",
        "À {t}, personne n'avait rien demandé à {target} ({what}). Qui y a pensé, et qu'est-ce qui l'a retenu ?",
    ),
    "By {t} nobody had ordered or proposed {measure} ({what}). Who thought of it, and what held them back?": (
        "Tegen {t} had niemand {measure} bevolen of voorgesteld ({what}). Wie dacht eraan, en wat hield hen tegen?",
        "À {t}, personne n'avait ordonné ni proposé {measure} ({what}). Qui y a pensé, et qu'est-ce qui l'a retenu ?",
    ),
    "{who} knew {fact} at {t}. {seat} decided {title} at {needed} without it": (
        "{who} wist {fact} om {t}. {seat} besliste over {title} om {needed} zonder dat te weten",
        "{who} savait {fact} à {t}. {seat} a décidé de {title} à {needed} sans le savoir",
    ),
    "{who} knew {fact} at {t}. It was to reach {seat} by {needed}": (
        "{who} wist {fact} om {t}. Het moest {seat} bereiken tegen {needed}",
        "{who} savait {fact} à {t}. Cela devait atteindre {seat} avant {needed}",
    ),
    "; it never did. Why?": ("; dat is nooit gebeurd. Waarom?", " ; ce ne fut jamais le cas. Pourquoi ?"),
    "; it never learned it. Why?": (
        "; het heeft het nooit vernomen. Waarom?",
        " ; il ne l'a jamais appris. Pourquoi ?",
    ),
    "; it learned it only after the clock had jumped. Why?": (
        "; het vernam het pas na de sprong van de klok. Waarom?",
        " ; il ne l'a appris qu'après le saut de l'horloge. Pourquoi ?",
    ),
    "; it learned it at {t}. Why?": ("; het vernam het om {t}. Waarom?", " ; il l'a appris à {t}. Pourquoi ?"),
    # ratings
    "Suggested ratings": ("Voorgestelde beoordelingen", "Évaluations suggérées"),
    "SUGGESTED; an evaluator confirms. Share of the judged weight that was met: P from {p} %, S from {s} %, "
    "M from {m} %, U below. Waived and unfinished expectations do not count; fewer than {thin} judged are thin "
    "evidence. Not observed: nothing came to be judged. Not applicable: nothing tests it in this run.": (
        (
            "VOORGESTELD; een evaluator bevestigt. Deel van het beoordeelde gewicht dat gehaald is: P vanaf {p} %, S "
            "vanaf {s} %, M vanaf {m} %, daaronder U. Vervallen en onafgewerkte verwachtingen tellen niet; minder dan "
            "{thin} beoordeeld is mager bewijs. Niet waargenomen: niets kwam tot een oordeel. Niet van toepassing: "
            "niets toetst het in deze run."
        ),
        (
            "SUGGÉRÉ ; un évaluateur confirme. Part du poids évalué qui a été atteinte : P dès {p} %, S dès {s} %, M "
            "dès {m} %, U en dessous. Les attentes levées ou inachevées ne comptent pas ; moins de {thin} évaluées "
            "sont une preuve mince. Pas observé : rien n'a pu être évalué. Sans objet : rien ne le teste dans cet "
            "exercice."
        ),
    ),
    "Objective": ("Doelstelling", "Objectif"),
    "Suggested": ("Voorstel", "Suggestion"),
    "Weight met": ("Gehaald gewicht", "Poids atteint"),
    "Missed": ("Gemist", "Manqué"),
    "Not judged": ("Niet beoordeeld", "Pas évalué"),
    "Evaluator": ("Evaluator", "Évaluateur"),
    "(thin)": ("(mager)", "(mince)"),
    # timeline
    "Timeline": ("Tijdlijn", "Chronologie"),
    "Turning points only; all injects, measures and clocks with --full.": (
        "Alleen keerpunten; alle injects, maatregelen en termijnen met --full.",
        "Tournants seulement ; tous les injects, mesures et délais avec --full.",
    ),
    "Time": ("Tijd", "Heure"),
    "Line": ("Regel", "Ligne"),
    "What happened": ("Wat er gebeurde", "Ce qui s'est passé"),
    "expectation {result}": ("verwachting {result}", "attente {result}"),
    "(the clock jumps)": ("(de klok springt)", "(l'horloge saute)"),
    "{what} carries {share} % of its messages": (
        "{what} draagt {share} % van zijn berichten",
        "{what} transmet {share} % de ses messages",
    ),
    # events
    "{who} proposed to {to}: {measure}": (
        "{who} stelde voor aan {to}: {measure}",
        "{who} a proposé à {to} : {measure}",
    ),
    "{who} ordered: {measure}": ("{who} beval: {measure}", "{who} a ordonné : {measure}"),
    "the order to {executor} went out: {measure}": (
        "het bevel aan {executor} vertrok: {measure}",
        "l'ordre à {executor} est parti : {measure}",
    ),
    "{executor} began: {measure}": ("{executor} begon: {measure}", "{executor} a commencé : {measure}"),
    "{executor} completed: {measure}": ("{executor} voerde uit: {measure}", "{executor} a exécuté : {measure}"),
    "{who} knew that it was done: {measure}": (
        "{who} wist dat het gedaan was: {measure}",
        "{who} a su que c'était fait : {measure}",
    ),
    "{to} did not agree ({why}): {measure}": (
        "{to} ging niet akkoord ({why}): {measure}",
        "{to} n'a pas accepté ({why}) : {measure}",
    ),
    "{who} asked {to}: {what}": ("{who} vroeg aan {to}: {what}", "{who} a demandé à {to} : {what}"),
    "inject {inject}: {status}": ("inject {inject}: {status}", "inject {inject} : {status}"),
    "{who} chose {what}": ("{who} koos {what}", "{who} a choisi {what}"),
    "nobody decided in time": ("niemand besliste op tijd", "personne n'a décidé à temps"),
    "nobody decided in time; it came to {what}": (
        "niemand besliste op tijd; het werd {what}",
        "personne n'a décidé à temps ; il en est résulté {what}",
    ),
    "{what} stood at {value}": ("{what} stond op {value}", "{what} était à {value}"),
    ", moved by {what}": (", door {what}", ", sous l'effet de {what}"),
    "{who} set {what}": ("{who} bepaalde {what}", "{who} a fixé {what}"),
    "{who} declared: {what}": ("{who} kondigde af: {what}", "{who} a déclenché : {what}"),
    "{who} ended: {what}": ("{who} beëindigde: {what}", "{who} a levé : {what}"),
    "{who} was convened": ("{who} kwam bijeen", "{who} a été réuni"),
    "{who} submitted: {what}": ("{who} diende in: {what}", "{who} a remis : {what}"),
    "the move {what} began": ("het deel {what} begon", "la phase de jeu {what} a commencé"),
    "{who} saw for itself: {fact}": ("{who} stelde zelf vast: {fact}", "{who} a constaté : {fact}"),
    "{who} learned from {source}: {fact}": ("{who} vernam van {source}: {fact}", "{who} a appris de {source} : {fact}"),
    "{who} learned from {source} ({channel}): {fact}": (
        "{who} vernam van {source} ({channel}): {fact}",
        "{who} a appris de {source} ({channel}) : {fact}",
    ),
    "control's ruling": ("oordeel van de leiding", "arbitrage de la direction"),
    # decisions
    "Decisions": ("Beslissingen", "Décisions"),
    "What was known then: facts that the deciding seat held at that moment, with source and age, judged against "
    "what was so. What was known elsewhere had been learned by somebody, and the seat had not heard it.": (
        (
            "Wat toen bekend was: feiten die de beslissende plaats op dat moment had, met bron en ouderdom, getoetst "
            "aan wat zo was. Wat elders bekend was, had iemand vernomen, en de plaats niet."
        ),
        (
            "Ce qui était connu alors : les faits que le siège tenait à ce moment, avec source et âge, comparés à ce "
            "qui était. Ce qui était connu ailleurs, quelqu'un l'avait appris, et le siège ne l'avait pas entendu."
        ),
    ),
    "asked": ("gevraagd", "question posée"),
    "until {t}": ("tot {t}", "jusqu'à {t}"),
    "together with {others}": ("samen met {others}", "avec {others}"),
    "{who} proposed {measure}": ("{who} stelde {measure} voor", "{who} a proposé {measure}"),
    "Open": ("Open", "Ouverte"),
    "the log ends before it was decided": (
        "de log eindigt voor er beslist is",
        "le journal s'arrête avant la décision",
    ),
    "Chosen": ("Gekozen", "Choisi"),
    "answered": ("beantwoord", "répondu"),
    "after {span}, {left} before the deadline": (
        "na {span}, {left} voor de termijn",
        "après {span}, {left} avant le délai",
    ),
    "By default": ("Bij gebrek aan antwoord", "Par défaut"),
    "nothing was decided": ("niets beslist", "rien de décidé"),
    "nobody answered in time": ("niemand antwoordde op tijd", "personne n'a répondu à temps"),
    "Reason": ("Reden", "Raison"),
    "none given": ("geen opgegeven", "aucune donnée"),
    "Goal": ("Doel", "But"),
    "Expected consequence": ("Verwacht gevolg", "Conséquence attendue"),
    "Is the benefit worth the risk": ("Is de baat het risico waard", "Le bénéfice vaut-il le risque"),
    "Known then ({relevant} of {all} facts bear on it)": (
        "Toen bekend ({relevant} van {all} feiten gaan erover)",
        "Connu alors ({relevant} faits sur {all} s'y rapportent)",
    ),
    "Known elsewhere ({relevant} of {all} facts bear on it)": (
        "Elders bekend ({relevant} van {all} feiten gaan erover)",
        "Connu ailleurs ({relevant} faits sur {all} s'y rapportent)",
    ),
    "and {n} more": ("en nog {n}", "et {n} de plus"),
    "own observation": ("eigen vaststelling", "constat propre"),
    "{age} old": ("{age} oud", "{age} d'âge"),
    "{who} since {t}": ("{who} sinds {t}", "{who} depuis {t}"),
    "release by {owner} only": ("vrijgave alleen door {owner}", "diffusion par {owner} seulement"),
    "For and against": ("Voor en tegen", "Pour et contre"),
    # who knew what when
    "Who knew what when": ("Wie wist wat wanneer", "Qui savait quoi et quand"),
    "Time at which each first learned it; * knew it before all others, ✗ false, ~ out of date at that time, "
    "? left open by the scenario, – never.": (
        (
            "Tijd waarop elk het eerst vernam; * wist het voor alle anderen, ✗ onjuist, ~ toen verouderd, ? door het "
            "scenario opengelaten, – nooit."
        ),
        (
            "Heure à laquelle chacun l'a d'abord appris ; * avant tous les autres, ✗ faux, ~ périmé à ce moment, ? "
            "laissé ouvert par le scénario, – jamais."
        ),
    ),
    "Fact": ("Feit", "Fait"),
    "The longest ways": ("De langste wegen", "Les plus longs chemins"),
    "Every way": ("Alle wegen", "Tous les chemins"),
    "first {who} at {t}": ("eerst {who} om {t}", "d'abord {who} à {t}"),
    ", last {who} at {t}, {span} later": (
        ", laatst {who} om {t}, {span} later",
        ", en dernier {who} à {t}, {span} plus tard",
    ),
    " (convened at {t})": (" (bijeengeroepen om {t})", " (réuni à {t})"),
    "longest wait {span} with {who}, who had not passed it on": (
        "langst gewacht: {span} bij {who}, die het niet had doorgegeven",
        "plus longue attente : {span} chez {who}, qui ne l'avait pas transmis",
    ),
    "longest wait {span} until the people of {who} had written it": (
        "langst gewacht: {span} tot de mensen van {who} het geschreven hadden",
        "plus longue attente : {span} avant que les gens de {who} l'aient rédigé",
    ),
    "longest wait {span} at the desk of {who}": (
        "langst gewacht: {span} aan de balie van {who}",
        "plus longue attente : {span} au guichet de {who}",
    ),
    "longest wait {span} under way from {who}": (
        "langst gewacht: {span} onderweg vanaf {who}",
        "plus longue attente : {span} en route depuis {who}",
    ),
    "longest wait {span} while the phone rang at {who}": (
        "langst gewacht: {span} terwijl de telefoon rinkelde bij {who}",
        "plus longue attente : {span} pendant que le téléphone sonnait chez {who}",
    ),
    "longest wait {span} unread with {who}": (
        "langst gewacht: {span} ongelezen bij {who}",
        "plus longue attente : {span} pas lu chez {who}",
    ),
    "longest wait {span} in the queue of {who}": (
        "langst gewacht: {span} in de wachtrij van {who}",
        "plus longue attente : {span} dans la file de {who}",
    ),
    "longest wait {span} for translation at {who}": (
        "langst gewacht: {span} op vertaling bij {who}",
        "plus longue attente : {span} en traduction chez {who}",
    ),
    # measures
    "Measures, proposals and refusals": ("Maatregelen, voorstellen en weigeringen", "Mesures, propositions et refus"),
    "Proposed": ("Voorgesteld", "Proposées"),
    "Ordered": ("Bevolen", "Ordonnées"),
    "Commands not carried out": ("Niet uitgevoerde opdrachten", "Commandes non exécutées"),
    "Measure": ("Maatregel", "Mesure"),
    "By": ("Door", "Par"),
    "Executor": ("Uitvoerder", "Exécutant"),
    "agreed, ordered by {who} at {t}": ("akkoord, bevolen door {who} om {t}", "accepté, ordonné par {who} à {t}"),
    " about {topics}": (" over {topics}", " sur {topics}"),
    "no answer": ("geen antwoord", "pas de réponse"),
    "{who} to {to} at {t}": ("{who} aan {to} om {t}", "{who} à {to}, {t}"),
    # means, clocks, levels
    "Means": ("Middelen", "Moyens"),
    "Owner": ("Eigenaar", "Propriétaire"),
    "At first": ("Bij aanvang", "Au début"),
    "Fewest free": ("Minst vrij", "Minimum libre"),
    "When": ("Wanneer", "Quand"),
    "None left for": ("Geen over gedurende", "Aucun libre pendant"),
    "What waited": ("Wat wachtte", "Ce qui a attendu"),
    "Legal clocks and targets": ("Wettelijke termijnen en streeftijden", "Délais légaux et cibles"),
    "Clock": ("Termijn", "Délai"),
    "Of": ("Van", "De"),
    "Started": ("Gestart", "Lancé"),
    "Due": ("Tegen", "Échéance"),
    "Result": ("Resultaat", "Résultat"),
    "At": ("Om", "À"),
    "Margin": ("Marge", "Marge"),
    "Levels, phases and bodies": ("Niveaus, fasen en organen", "Niveaux, phases et organes"),
    # expectations
    "Expectations and their evidence": ("Verwachtingen en hun bewijs", "Attentes et leurs preuves"),
    "weight {n}": ("gewicht {n}", "poids {n}"),
    "met at {t}": ("gehaald om {t}", "atteinte à {t}"),
    "{inject} never reached the seat": (
        "{inject} heeft de plaats nooit bereikt",
        "{inject} n'a jamais atteint le siège",
    ),
    "the log ends before its deadline, {t}": (
        "de log eindigt voor de termijn, {t}",
        "le journal s'arrête avant l'échéance, {t}",
    ),
    "circumstances took it away": ("door de omstandigheden vervallen", "levée par les circonstances"),
    "and {n} other ways were not taken": (
        "en {n} andere wegen zijn niet genomen",
        "et {n} autres voies n'ont pas été prises",
    ),
    "it came about at {t}, {span} too late": (
        "het kwam er om {t}, {span} te laat",
        "c'est arrivé à {t}, {span} trop tard",
    ),
    "it came about in the very second of the deadline, which is late": (
        "het kwam er in de seconde van de termijn zelf, en dat is te laat",
        "c'est arrivé à la seconde même du délai, donc trop tard",
    ),
    "{who} was not told {fact}": ("{who} kreeg niet te horen: {fact}", "on n'a pas dit à {who} : {fact}"),
    "nobody went on to {measure}": ("niemand ging over tot {measure}", "personne n'est passé à {measure}"),
    "nobody chose {what}": ("niemand koos {what}", "personne n'a choisi {what}"),
    "what was to be avoided did not happen": (
        "wat te vermijden was, gebeurde niet",
        "ce qu'il fallait éviter ne s'est pas produit",
    ),
    "nobody in the network knew {fact} by then": (
        "niemand in het netwerk wist toen {fact}",
        "personne dans le réseau ne savait alors {fact}",
    ),
    "{who} would have said {fact}, but was not asked in time": (
        "{who} had {fact} gezegd, maar kreeg de vraag niet op tijd",
        "{who} aurait dit {fact}, mais n'a pas été interrogé à temps",
    ),
    "{who} had known {fact} since {t}, but {what} had not agreed to its release": (
        "{who} wist {fact} sinds {t}, maar {what} had de vrijgave niet toegestaan",
        "{who} savait {fact} depuis {t}, mais {what} n'en avait pas accepté la diffusion",
    ),
    "{who} had known {fact} since {t}, but nobody had asked {what} to release it": (
        "{who} wist {fact} sinds {t}, maar niemand had {what} om vrijgave gevraagd",
        "{who} savait {fact} depuis {t}, mais personne n'avait demandé à {what} de le diffuser",
    ),
    "{who} had been told at {t} that {fact} was withdrawn": (
        "{who} had om {t} gehoord dat {fact} was ingetrokken",
        "{who} avait appris à {t} que {fact} était retiré",
    ),
    "{who} sent {fact}, and the message was lost at {t}: {why}": (
        "{who} stuurde {fact}, en het bericht ging om {t} verloren: {why}",
        "{who} a envoyé {fact}, et le message s'est perdu à {t} : {why}",
    ),
    "{who} sent {fact} at {t}; it had not arrived": (
        "{who} stuurde {fact} om {t}; het was niet aangekomen",
        "{who} a envoyé {fact} à {t} ; ce n'était pas arrivé",
    ),
    "{fact} lay unread with {who} from {t}": (
        "{fact} lag vanaf {t} ongelezen bij {who}",
        "{fact} est resté non lu chez {who} depuis {t}",
    ),
    "{who} had read {fact} at {t}, but not translated it": (
        "{who} had {fact} om {t} gelezen, maar niet vertaald",
        "{who} avait lu {fact} à {t}, sans le traduire",
    ),
    "{who}, at the same table, had known {fact} since {t}": (
        "{who}, aan dezelfde tafel, wist {fact} sinds {t}",
        "{who}, à la même table, savait {fact} depuis {t}",
    ),
    "{who} had known {fact} since {t} and had not passed it on to {target}": (
        "{who} wist {fact} sinds {t} en had het niet doorgegeven aan {target}",
        "{who} savait {fact} depuis {t} et ne l'avait pas transmis à {target}",
    ),
    "{who} had known {fact} since {t}; it never reached {what} to be passed on": (
        "{who} wist {fact} sinds {t}; het bereikte {what} niet om het door te geven",
        "{who} savait {fact} depuis {t} ; cela n'a jamais atteint {what} pour être transmis",
    ),
    "{who} tried to order it at {t} and was refused: {why}": (
        "{who} wou het om {t} bevelen en werd geweigerd: {why}",
        "{who} a voulu l'ordonner à {t} et a été refusé : {why}",
    ),
    "it was put to {who} at {t} and had no answer yet": (
        "het was om {t} voorgelegd aan {who} en nog niet beantwoord",
        "c'était soumis à {who} depuis {t}, sans réponse encore",
    ),
    "{who} did not agree at {t}: {why}": (
        "{who} ging om {t} niet akkoord: {why}",
        "{who} n'a pas accepté à {t} : {why}",
    ),
    "it got no further than {status} ({t})": (
        "het kwam niet verder dan {status} ({t})",
        "ce n'est pas allé plus loin que {status} ({t})",
    ),
    "no {what} were free from {t}": ("vanaf {t} waren er geen {what} vrij", "dès {t}, plus de {what} libres"),
    "nobody ordered or proposed {measure}": (
        "niemand beval {measure} of stelde het voor",
        "personne n'a ordonné ni proposé {measure}",
    ),
    "the question never came up": ("de vraag is nooit gesteld", "la question ne s'est jamais posée"),
    "{who} had not decided yet": ("{who} had nog niet beslist", "{who} n'avait pas encore décidé"),
    "the deadline passed at {t} without a decision": (
        "de termijn verstreek om {t} zonder beslissing",
        "le délai est passé à {t} sans décision",
    ),
    "{who} chose otherwise at {t}: {option}": (
        "{who} koos om {t} iets anders: {option}",
        "{who} a choisi autrement à {t} : {option}",
    ),
    "{who} did not ask {target}": ("{who} vroeg niets aan {target}", "{who} n'a rien demandé à {target}"),
    "nobody among {who} asked {target}": (
        "niemand van {who} vroeg iets aan {target}",
        "personne parmi {who} n'a rien demandé à {target}",
    ),
    "it did not come about": ("het kwam er niet", "cela ne s'est pas produit"),
    # indicators
    "Indicators": ("Indicatoren", "Indicateurs"),
    "The plot runs over the live stretches; jumps of the clock take no room.": (
        "De curve loopt over de gespeelde delen; sprongen van de klok nemen geen plaats in.",
        "La courbe couvre les parties jouées ; les sauts de l'horloge n'y prennent pas de place.",
    ),
    "Indicator": ("Indicator", "Indicateur"),
    "Start": ("Begin", "Début"),
    "Lowest": ("Laagst", "Minimum"),
    "Highest": ("Hoogst", "Maximum"),
    "End": ("Einde", "Fin"),
    "Course": ("Verloop", "Évolution"),
    "Moved most by": ("Meest bewogen door", "Ce qui l'a le plus changé"),
    ", later undone": (", later tenietgedaan", ", annulé ensuite"),
    ", later {left}": (", later {left}", ", plus tard {left}"),
    # messages
    "Messages": ("Berichten", "Messages"),
    "{n} messages and {m} of background traffic": (
        "{n} berichten en {m} van achtergrondverkeer",
        "{n} messages et {m} de trafic de fond",
    ),
    "{n} lost": ("{n} verloren", "{n} perdus"),
    "{n} calls rang out": ("{n} oproepen niet opgenomen", "{n} appels sans réponse"),
    "{n} requests and proposals, {m} without an answer": (
        "{n} vragen en voorstellen, {m} zonder antwoord",
        "{n} demandes et propositions, {m} sans réponse",
    ),
    "Not answered": ("Niet beantwoord", "Sans réponse"),
    "The slowest answers": ("De traagste antwoorden", "Les réponses les plus lentes"),
    "Unread at the end": ("Ongelezen op het einde", "Pas lus à la fin"),
    "{how} after {span}": ("{how} na {span}", "{how} après {span}"),
    # last
    "Observations": ("Waarnemingen", "Observations"),
    "What the seats wrote in their logs": (
        "Wat de plaatsen in hun logboek schreven",
        "Ce que les sièges ont écrit à leur journal",
    ),
    "Answers to probes": ("Antwoorden op peilingen", "Réponses aux sondes"),
    "Seat": ("Plaats", "Siège"),
    "Question": ("Vraag", "Question"),
    "Answer": ("Antwoord", "Réponse"),
    "So it was": ("Zo was het", "C'était ainsi"),
    "Luck": ("Toeval", "Hasard"),
    "What this report does not know": ("Wat dit verslag niet weet", "Ce que ce rapport ne sait pas"),
    "Only what is in the log: nothing said in the room, thought, or written elsewhere, unless somebody noted it.": (
        (
            "Alleen wat in de log staat: niets dat in de zaal gezegd, gedacht of elders geschreven is, tenzij iemand "
            "het noteerde."
        ),
        (
            "Seulement ce qui est au journal : rien de ce qui a été dit dans la salle, pensé ou écrit ailleurs, sauf "
            "si quelqu'un l'a noté."
        ),
    ),
    "What was known is what was delivered and opened. Whether it was understood, ask.": (
        "Bekend is wat afgeleverd en geopend is. Vraag of het ook begrepen is.",
        "Connu veut dire remis et ouvert. Demandez si c'était compris.",
    ),
    "Being sooner or later than expected is measured; whether another way was as good is for the evaluator.": (
        "Gemeten is of iets vroeger of later kwam dan verwacht; of een andere weg ook goed was, oordeelt de evaluator.",
        "On mesure si c'est venu plus tôt ou plus tard qu'attendu ; l'évaluateur juge si une autre voie valait autant.",
    ),
    "A share of weight says nothing about the quality of a reason, a text or a relation. Read them.": (
        "Een deel van het gewicht zegt niets over de kwaliteit van een reden, een tekst of een relatie. Lees ze.",
        "Une part de poids ne dit rien de la qualité d'une raison, d'un texte ou d'une relation. Lisez-les.",
    ),
    "Effects, probabilities and service times are training models, not forecasts. Judge decisions, not luck.": (
        "Effecten, kansen en behandeltijden zijn oefenmodellen, geen voorspelling. Beoordeel beslissingen, geen geluk.",
        (
            "Effets, probabilités et temps de traitement sont des modèles d'entraînement, pas des prévisions. Jugez "
            "les décisions, pas le hasard."
        ),
    ),
    "Causes are those that the simulator recorded; of several that came together it names one.": (
        "Oorzaken zijn die welke de simulator noteerde; van meerdere die samenkwamen, noemt hij er één.",
        "Les causes sont celles que le simulateur a notées ; de plusieurs réunies, il en nomme une.",
    ),
    "{n} of {all} probe questions were not answered.": (
        "{n} van {all} peilingsvragen zijn niet beantwoord.",
        "{n} questions de sonde sur {all} sont restées sans réponse.",
    ),
    "{n} private notes of evaluators are left out.": (
        "{n} privénotities van evaluatoren zijn weggelaten.",
        "{n} notes privées d'évaluateurs ne sont pas reprises.",
    ),
}
"""English text: (Dutch, French)."""


def say(language: str, english: str, **values: object) -> str:
    """A phrase in a language; English where there is no other.

    >>> say("fr", "{n} lost", n=3)
    '3 perdus'
    """
    place = LANGUAGES.index(language)
    text = PHRASES[english][place - 1] if place and english in PHRASES else english
    return text.format(**values) if values else text
