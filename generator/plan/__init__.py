"""A plan file: its text, its values with their places, and the typed plan."""
