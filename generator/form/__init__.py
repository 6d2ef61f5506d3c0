"""A plan as a form: its fields in the order of the paper, and what is typed there as the least change of its file.

Knows no server: `generator/page/` shows it.
"""
