"""Physics and spread: pure maths on lists and numbers, without a clock or chance of its own."""
