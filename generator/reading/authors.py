"""Who the program is in papers of others, in words that their readers understand."""

COMMENTING = "Soi thể thức (kehoach)"
MENDING = "Sửa thể thức (kehoach)"
COMPARING = "So hai bản (kehoach)"
"""Who made the tracked changes of a redline."""
COMMENTED = (COMMENTING, "kehoach")
"""Under which names the program has commented, the second in its first versions."""
