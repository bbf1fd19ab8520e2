"""What several screens are made of: lists, fields, sheets, text that wraps."""
