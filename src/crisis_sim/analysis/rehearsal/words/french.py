"""Findings in French."""

from __future__ import annotations

from crisis_sim.analysis.rehearsal.words import Words

FINDINGS: dict[str, Words] = {
    "H001": Words(
        "Un inject qui ne vient jamais",
        {
            "trigger": "`{about}` n'est jamais venu : son déclencheur ne s'est jamais produit",
            "guard": "`{about}` n'est jamais venu : sa condition était fausse à chaque fois ({held} runs)",
            "contingency": "`{about}` n'est jamais venu : les joueurs s'en étaient toujours occupés ({held} runs)",
            "difficulty": "`{about}` n'est jamais venu : cette difficulté l'écarte",
            "manual": "`{about}` ne vient que si un animateur le libère ; ce qui suit n'a pas été répété",
        },
        {
            "": "assouplissez son déclencheur ou sa condition, donnez-lui une heure, ou supprimez-le",
            "manual": "rien à faire ; `unattended: fire` le ferait répéter",
        },
    ),
    "H002": Words(
        "Une condition qui ne retient rien",
        {
            "guard": "la condition de `{about}` était vraie à chaque fois",
            "contingency": "`{about}` est venu à chaque fois : personne ne s'en était occupé avant",
        },
        {
            "guard": "supprimez la condition, ou choisissez ce qui diffère d'un run à l'autre",
            "contingency": "un filet qui vient toujours est un inject ordinaire : demandez moins, ou plus tard",
        },
    ),
    "H003": Words(
        "Une alternative jamais prise",
        {
            "": "`{about}` n'est jamais venu à la place de `{by}`",
            "unnamed": "`{about}` est une alternative qu'aucun inject ne nomme",
        },
        {"": "voyez la condition de l'inject qui la nomme : peut-être toujours vraie, ou jamais échue"},
    ),
    "H004": Words(
        "Une branche jamais prise",
        {
            "unasked": "`{about}` n'est jamais venu : la question `{decision}` n'a jamais été posée",
            "unchosen": "`{about}` n'est jamais venu : personne n'a choisi `{option}` dans `{decision}` ({put} runs)",
            "late": "`{about}` n'est jamais venu alors que la décision est tombée ({put} runs) : ENDEX ou sa condition",
        },
        {"": "voyez si sa question et son option sont accessibles, et à temps"},
    ),
    "H005": Words(
        "Une question qui tombe toujours sur son défaut",
        {"": "personne, en suivant le plan, n'a répondu à `{about}` dans ses {within} min"},
        {"": "donnez plus de temps, posez-la à un poste présent, ou demandez des moyens libres"},
    ),
    "H010": Words(
        "Une attente que personne ne remplit à temps",
        {
            "late": "`{about}` s'est réalisée dans {late} runs sur {missed} selon le plan, mais trop tard : {minutes}"
            " min en médiane après ses {within} min",
            "never": "`{about}` ne s'est jamais réalisée selon le plan, même en retard, ni par une autre politique",
            "avoid": "ce que `{about}` veut éviter s'est toujours produit",
        },
        {
            "late": "donnez plus de temps, ou avancez le stimulus",
            "never": "si c'est faisable, une fiche ou un inject doit le dire ; sinon, changez-la",
            "avoid": "donnez aux joueurs un moyen de l'empêcher, ou une alerte plus tôt",
        },
    ),
    "H011": Words(
        "Une attente presque jamais remplie",
        {
            "late": "`{about}` est venue trop tard dans {late} échecs sur {missed} selon le plan, {minutes} min en"
            " médiane après ses {within} min",
            "never": "`{about}` n'a presque jamais été remplie selon le plan, et sinon pas même en retard",
            "avoid": "ce que `{about}` veut éviter s'est presque toujours produit",
            "elsewhere": "`{about}` n'a jamais été remplie selon le plan ; d'autres politiques l'ont fait dans"
            " {others} runs sur {tried}",
        },
        {
            "": "donnez plus de temps ou un signe plus clair, sauf si elle vise les meilleurs seulement",
            "elsewhere": "c'est faisable, mais aucune fiche n'y mène : dites-le dans une fiche ou un inject, si vous"
            " y tenez",
        },
    ),
    "H012": Words(
        "Une attente qui ne teste rien",
        {
            "": "`{about}` a été remplie dans chaque run, même par des gens qui n'ont rien fait",
            "avoid": "personne, par aucune politique, n'a fait ce que `{about}` veut éviter",
        },
        {
            "": "attendez ce qui demande une action, ou plus tôt ; un point pour rien flatte le résultat",
            "avoid": "gardez-la si des gens peuvent faire ce qu'aucune politique ne fait ; sinon, tentez-les",
        },
    ),
    "H013": Words(
        "Un objectif que rien n'exerce",
        {
            "": "aucune des {expectations} attentes de `{about}` n'a été jugée dans la plupart des runs selon le plan",
            "bare": "aucune attente n'a l'objectif `{about}` : rien n'est jamais jugé",
        },
        {"": "attendez quelque chose pour lui dans la ligne principale du récit, ou supprimez-le"},
    ),
    "H014": Words(
        "Une attente jamais jugée",
        {"": "`{about}` n'a jamais été jugée : encore ouverte à la fin, levée, ou son poste n'a pas reçu l'inject"},
        {"": "raccourcissez `within`, avancez l'inject, ou voyez qui le reçoit"},
    ),
    "H020": Words(
        "Une option qu'une autre bat en tout",
        {
            "": "dans `{question}`, `{option}` n'a été meilleure que `{better}` dans aucun run ; celle-ci apporte, à"
            " hasards égaux : {gains}",
            "cheaper": "dans `{question}`, `{option}` n'a été meilleure que `{better}` dans aucun run ; celle-ci"
            " apporte, à hasards égaux : {gains} ; elle coûte moins, mais rien de mesuré n'est venu de ce qu'elle"
            " épargne",
        },
        {"": "donnez-lui ce pour quoi elle est la meilleure, ou un hasard où elle l'est"},
    ),
    "H021": Words(
        "Une question dont la réponse ne change rien",
        {"": "quoi qu'on réponde à `{about}`, rien n'a changé de ce qui est mesuré ou dit"},
        {"": "des choix vains existent : gardez-la si les raisons comptent, sinon donnez-lui des effets"},
    ),
    "H022": Words(
        "Une option qu'on ne peut prendre",
        {
            "": "dans `{question}`, `{option}` n'a jamais pu être prise quand elle devait l'être",
            "means": "dans `{question}`, `{option}` n'a jamais pu être prise quand elle devait l'être : il faut"
            " {means}",
        },
        {"": "donnez plus de temps à la question, ou voyez que ses moyens soient libres"},
    ),
    "H023": Words(
        "Un hasard qui ne change rien",
        {
            "": "quel que soit `{about}`, rien n'a changé de ce qui est mesuré ou dit",
            "truth": "quel que soit `{about}`, rien n'a changé de ce qui est mesuré ou dit, sauf si `{fact}` est vrai",
        },
        {"": "faites-en dépendre un inject, un effet ou une réponse, ou supprimez-le"},
    ),
    "H030": Words(
        "Un poste qui se noie",
        {
            "": "à `{seat}`, jusqu'à {depth} messages et tâches attendent à la fois {people} personnes : {peaks}",
            "hesitant": "avec des gens hésitants, jusqu'à {depth} messages et tâches attendent à `{seat}` : {peaks}",
        },
        {"": "étalez les injects, donnez des gens au poste, ou gardez si vous exercez la surcharge"},
    ),
    "H031": Words(
        "Un guichet qui se noie",
        {"": "jusqu'à {depth} choses attendent au guichet de `{actor}` : {peaks}"},
        {"": "ses réponses tardent ; augmentez `staff`, ou gardez si c'est voulu"},
    ),
    "H032": Words(
        "Un poste sans rien à faire",
        {"": "`{seat}` n'a rien à faire pendant jusqu'à {minutes} min de jeu ({total} min en tout) : {peaks}"},
        {"": "au-delà de {limit} min on perd les gens : ajoutez un inject, du trafic ou une tâche, ou sautez"},
    ),
    "H033": Words(
        "Plus de texte qu'on n'en peut lire",
        {"": "`{seat}` reçoit {words} mots en {minutes} min de jeu, qui se lisent en {needed} min : {peaks}"},
        {"": "raccourcissez ou étalez les textes ; compté à {wpm} mots par minute, sans autre travail"},
    ),
    "H040": Words(
        "Un fait qui n'atteint aucun poste",
        {
            "": "aucun poste n'a jamais appris `{about}`, et rien n'en dépendait",
            "carried": "aucun poste n'a jamais appris `{about}`, que porte `{inject}`, et rien n'en dépendait",
        },
        {"": "faites-le dire à un poste par un inject ou une réponse, ou supprimez-le"},
    ),
    "H041": Words(
        "Une mesure attendue et jamais ordonnée",
        {"": "personne, par aucune politique, n'a ordonné ni proposé `{measure}`, que demande `{expectation}`"},
        {"": "voyez si un poste peut l'ordonner ou la proposer, et si quelque chose y mène"},
    ),
    "H042": Words(
        "Une réponse que personne ne demande",
        {
            "": "aucune politique n'a interrogé `{actor}` sur `{fact}` ; des gens le feront peut-être",
            "unlisted": "aucune politique n'a interrogé `{actor}` sur `{fact}` ; sans `question`, il faut connaître"
            " le fait",
        },
        {"": "gardez-la si on y pensera ; sinon signalez-la dans un inject"},
    ),
    "H050": Words(
        "Un acteur dont dépend l'issue",
        {
            "actor": "sans le guichet de `{name}`, à hasards égaux : {gains}",
            "seat": "si `{name}` ne fait rien, à hasards égaux : {gains}",
        },
        {
            "": "un point unique de défaillance : un suppléant, une seconde voie, ou le sujet du débriefing",
            "seat": "mettez-y quelqu'un qui vient ; `crisis-sim batch` avec `-p {name}=silent` montre le reste",
        },
    ),
    "H051": Words(
        "Un canal dont dépend l'issue",
        {"": "si `{name}` est mort du début à la fin, à hasards égaux : {gains}"},
        {"": "nommez un second canal dans les relations qui comptent, ou faites-en le sujet du débriefing"},
    ),
    "H060": Words(
        "Des runs qui ont échoué",
        {"": "un run a échoué : {why}"},
        {"": "voyez-le avec `crisis-sim run {about} --seed {seed} -p {policy}` et signalez-le : c'est notre faute"},
    ),
    "H061": Words(
        "Des runs sans fin",
        {"": "ENDEX n'est jamais venu : la condition `end` ou le `until` d'une phase n'est jamais devenu vrai"},
        {"": "ajoutez `{{elapsed: ...}}` à `end` ; voyez avec `crisis-sim run {about} --seed {seed} -p {policy}`"},
    ),
}
PHRASES: dict[str, str] = {
    "defect": "défaut",
    "weakness": "faiblesse",
    "note": "remarque",
    "of": "{k} sur {n}",
    "met": "attentes remplies",
    "points": "points",
    "clocks": "délais tenus",
    "average": "{label} en moyenne",
    "more": "et {count} fois encore",
}
