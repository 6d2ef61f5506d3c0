"""The doors of the page: a table of what it offers of verbs, and what calls these."""
