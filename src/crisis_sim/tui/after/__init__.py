"""After ENDEX."""
