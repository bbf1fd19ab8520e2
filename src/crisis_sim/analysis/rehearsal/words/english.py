"""Findings in English."""

from __future__ import annotations

from crisis_sim.analysis.rehearsal.words import Words

FINDINGS: dict[str, Words] = {
    "H001": Words(
        "An inject that never comes",
        {
            "trigger": "`{about}` never came: its trigger never came true",
            "guard": "`{about}` never came: its guard was false whenever it was due ({held} runs)",
            "contingency": "`{about}` never came: the players had always seen to it ({held} runs)",
            "difficulty": "`{about}` never came: this difficulty leaves it out",
            "manual": "`{about}` comes only if a facilitator releases it, so nothing after it was rehearsed",
        },
        {
            "": "loosen its trigger or guard, give it a time of its own, or delete it",
            "manual": "nothing to do; `unattended: fire` would have it rehearsed",
        },
    ),
    "H002": Words(
        "A guard that holds nothing back",
        {
            "guard": "the guard of `{about}` was true every time it was due",
            "contingency": "`{about}` came every time it was due: nobody ever saw to it beforehand",
        },
        {
            "guard": "delete the guard, or guard by something that differs between runs",
            "contingency": "a contingency that always comes is a plain inject: ask for less, or later",
        },
    ),
    "H003": Words(
        "An alternative that is never taken",
        {
            "": "`{about}` never came in the place of `{by}`",
            "unnamed": "`{about}` is an alternative that no inject names",
        },
        {"": "check the guard of the inject that names it; it may always be true, or that inject may never be due"},
    ),
    "H004": Words(
        "A branch that is never taken",
        {
            "unasked": "`{about}` never came: the question `{decision}` was never put",
            "unchosen": "`{about}` never came: nobody ever chose `{option}` in `{decision}` ({put} runs asked)",
            "late": "`{about}` never came although its decision fell ({put} runs): ENDEX or its guard came first",
        },
        {"": "see whether its question and option can be reached at all, and in time"},
    ),
    "H005": Words(
        "A question that always falls to its default",
        {"": "nobody who works by the book answered `{about}` within its {within} min"},
        {"": "give it more time, put it to a seat that is there, or ask for means that are free"},
    ),
    "H010": Words(
        "An expectation that nobody meets in time",
        {
            "late": "`{about}` came true in {late} of {missed} runs by the book, but too late: {minutes} min in the"
            " median after its {within} min",
            "never": "`{about}` never came true by the book, not even late, nor by any other policy",
            "avoid": "what `{about}` wants avoided always happened",
        },
        {
            "late": "give it more time, or bring its stimulus earlier",
            "never": "if people can do it, a plan card or a prompt should say so; if they cannot, change it",
            "avoid": "give the players a way to prevent it, or more warning",
        },
    ),
    "H011": Words(
        "An expectation that is hardly ever met",
        {
            "late": "`{about}` came true too late in {late} of {missed} misses by the book, {minutes} min in the"
            " median after its {within} min",
            "never": "`{about}` was hardly ever met by the book, and otherwise not even late",
            "avoid": "what `{about}` wants avoided nearly always happened",
            "elsewhere": "`{about}` was never met by the book; other policies met it in {others} of {tried} runs",
        },
        {
            "": "give it more time or a clearer prompt, unless it is meant for the best only",
            "elsewhere": "it can be done, but no plan card leads there: say so in a card or a prompt, if you want it",
        },
    ),
    "H012": Words(
        "An expectation that tests nothing",
        {
            "": "`{about}` was met in every run, even by people who did nothing",
            "avoid": "nobody, by any policy, ever did what `{about}` wants avoided",
        },
        {
            "": "expect something that takes an action, or sooner; a point for nothing flatters the result",
            "avoid": "keep it if people may do what no policy does; else give them a temptation",
        },
    ),
    "H013": Words(
        "An objective that nothing exercises",
        {
            "": "none of the {expectations} expectations of `{about}` was judged in most runs by the book",
            "bare": "no expectation has the objective `{about}`, so nothing is ever judged",
        },
        {"": "expect something for it in the main line of the story, or drop the objective"},
    ),
    "H014": Words(
        "An expectation that is never judged",
        {"": "`{about}` was never judged: it was still open at the end, waived, or its seat never got the inject"},
        {"": "shorten `within`, bring the inject earlier, or check who receives it"},
    ),
    "H020": Words(
        "An option that another one beats in everything",
        {
            "": "in `{question}`, `{option}` was in no run better than `{better}`, which on the same chances brings:"
            " {gains}",
            "cheaper": "in `{question}`, `{option}` was in no run better than `{better}`, which on the same chances"
            " brings: {gains}; it costs less, but nothing that was measured came of what it saved",
        },
        {"": "give it something for which it is best, or a draw of chance in which it is"},
    ),
    "H021": Words(
        "A question whose answer changes nothing",
        {"": "whatever is answered to `{about}`, nothing changed that is measured or told"},
        {"": "choices that turn out futile exist in life: keep it if the reasons are the point, else give it effects"},
    ),
    "H022": Words(
        "An option that cannot be taken",
        {
            "": "in `{question}`, `{option}` could not be taken in any run in which it was to be",
            "means": "in `{question}`, `{option}` could not be taken in any run in which it was to be: it needs"
            " {means}",
        },
        {"": "give the question more time, or see that its means are free by then"},
    ),
    "H023": Words(
        "A draw that changes nothing",
        {
            "": "however `{about}` falls, nothing changed that is measured or told",
            "truth": "however `{about}` falls, nothing changed that is measured or told, except whether `{fact}` is"
            " true",
        },
        {"": "let an inject, an effect or a reply depend on it, or delete it"},
    ),
    "H030": Words(
        "A seat that drowns",
        {
            "": "`{seat}` has up to {depth} messages and tasks waiting at once for its {people} people: {peaks}",
            "hesitant": "with people who take their time up to {depth} messages and tasks wait at `{seat}`: {peaks}",
        },
        {"": "spread the injects, give the seat people, or keep it if overload is what you train"},
    ),
    "H031": Words(
        "A desk that drowns",
        {"": "up to {depth} things wait at the desk of `{actor}`: {peaks}"},
        {"": "answers from there come late; raise its `staff`, or keep it if that is the point"},
    ),
    "H032": Words(
        "A seat with nothing to do",
        {"": "`{seat}` has nothing to do for up to {minutes} min of play ({total} min in all): {peaks}"},
        {"": "anything over {limit} min loses people: add an inject, traffic or a task, or jump"},
    ),
    "H033": Words(
        "More text than can be read",
        {"": "`{seat}` gets {words} words within {minutes} min of play, which take {needed} min to read: {peaks}"},
        {"": "shorten or spread the texts; counted at {wpm} words a minute, with nothing else to do"},
    ),
    "H040": Words(
        "A fact that reaches no seat",
        {
            "": "no seat ever learned `{about}`, and nothing hung on it",
            "carried": "no seat ever learned `{about}`, which `{inject}` carries, and nothing hung on it",
        },
        {"": "let an inject or a reply tell it to a seat, or delete it"},
    ),
    "H041": Words(
        "A measure that is expected and never ordered",
        {"": "nobody, by any policy, ordered or proposed `{measure}`, which `{expectation}` asks for"},
        {"": "check that a seat may order or propose it, and that something leads people to it"},
    ),
    "H042": Words(
        "A reply that nobody asks for",
        {
            "": "no policy asked `{actor}` about `{fact}`; people may",
            "unlisted": "no policy asked `{actor}` about `{fact}`; without a `question` only who knows the fact can",
        },
        {"": "keep it if people will think of it; else point to it in an inject"},
    ),
    "H050": Words(
        "An actor on whom the outcome hangs",
        {
            "actor": "without the desk of `{name}`, over the same chances: {gains}",
            "seat": "if `{name}` does nothing, over the same chances: {gains}",
        },
        {
            "": "a single point of failure: give it a deputy or a second way, or make it the point of the debriefing",
            "seat": "put somebody there who comes; `crisis-sim batch` with `-p {name}=silent` shows how the rest fares",
        },
    ),
    "H051": Words(
        "A channel on which the outcome hangs",
        {"": "with `{name}` dead from start to end, over the same chances: {gains}"},
        {"": "name a second channel in the relations that matter, or make it the point of the debriefing"},
    ),
    "H060": Words(
        "Runs that failed",
        {"": "a run failed: {why}"},
        {"": "see it with `crisis-sim run {about} --seed {seed} -p {policy}`, and report it: that is a fault of ours"},
    ),
    "H061": Words(
        "Runs without an end",
        {"": "ENDEX never came: the `end` condition or a move's `until` never came true"},
        {"": "add `{{elapsed: ...}}` to the end; see it with `crisis-sim run {about} --seed {seed} -p {policy}`"},
    ),
}
PHRASES: dict[str, str] = {
    "defect": "defect",
    "weakness": "weakness",
    "note": "note",
    "of": "{k} of {n}",
    "met": "expectations met",
    "points": "pts",
    "clocks": "clocks met",
    "average": "{label} on average",
    "more": "and {count} more times",
}
