"""Before the drill: what is at hand, and the briefing."""
