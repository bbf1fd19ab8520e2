"""The lines of a replay: where the playhead is and whose view is shown, what happened there, all keys."""

from __future__ import annotations

from rich.text import Text

from crisis_sim.language.catalogue import code
from crisis_sim.scenario.text import clean, pick
from crisis_sim.session.begin import HUMAN
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.replay.keys import GO, LOOK, PLAY, SIGNS
from crisis_sim.tui.replay.playback import Playback
from crisis_sim.tui.room.told import described
from crisis_sim.tui.widgets.foot import key_rows, spoken


def playhead_text(drill: Drill, playback: Playback, width: int) -> Text:
    """REPLAY, date and time, pace, whether it plays, and whose view this is; the view's name gives way first."""
    words, now = drill.words, playback.now
    text = Text.assemble(
        (f" {words.say('REPLAY')} ", "bold reverse"), (f" {words.day(now)} {words.time(now)} ", "bold")
    )
    text.append(f" {words.elapsed(now)} ")
    state = words.say("HELD") if playback.pacer.held else words.say("PLAYING")
    if playback.jump is not None:
        state = words.say("JUMPING")
    text.append(f" {state} {words.pace(playback.pacer.pace)} ", "" if playback.pacer.held else "bold")
    side = f" {playback.sides.index(playback.seat) + 1}/{len(playback.sides)} {side_name(drill, playback)} "
    room = max(0, width - text.cell_len)
    name = Text(side, "bold", no_wrap=True)
    name.truncate(room, overflow="ellipsis")
    text.append(" " * (room - name.cell_len))
    return text.append_text(name)


def side_name(drill: Drill, playback: Playback) -> str:
    """Whose view is shown, and who held the seat."""
    if playback.seat is None:
        return drill.words.say("Control: everything")
    seat = playback.recording.index.seats[playback.seat]
    name = clean(pick(seat.title, drill.words.language)) or playback.seat
    held = playback.recording.held[playback.seat]
    who = drill.words.say("player") if held == HUMAN else code(drill.words.language, held, context="rehearsal")
    return f"{name} ({who})"


def event_text(drill: Drill, playback: Playback) -> Text:
    """What this side saw last, in one line."""
    last = playback.last
    if last is None:
        text = Text(drill.words.say("Nothing has happened yet: press → for the first event, or space to play."), "dim")
    elif isinstance(last, tuple):
        text = Text.assemble((drill.words.when(last.t, playback.now), "dim"), f" {last.mark} {last.text}")
    else:
        text = described(drill, last) or Text("")
    text.no_wrap, text.overflow = True, "ellipsis"
    return text


def help_text(drill: Drill) -> Text:
    """All keys, and what the signs on the timeline stand for."""
    words, say = drill.words, drill.words.say
    text = Text()
    for title, keys in ((say("Playing"), PLAY), (say("Going somewhere"), GO), (say("Looking"), LOOK)):
        text.append(f"{title}\n", "bold underline")
        text.append_text(key_rows((spoken(words, key.shown), say(key.label)) for key in keys if key.label)).append("\n")
    text.append_text(key_rows([("1–9 0", say("the panels, as in the room"))]))
    text.append(f" {say('A click on the timeline goes there.')}\n\n")
    text.append(say("The timeline") + "\n", "bold underline")
    return text.append_text(key_rows((sign, say(meaning)) for sign, meaning in SIGNS))
