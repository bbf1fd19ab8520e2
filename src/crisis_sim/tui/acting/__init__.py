"""What a player does and holds: decisions, measures, messages, facts, contacts."""
