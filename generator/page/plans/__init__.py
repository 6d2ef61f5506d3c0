"""A plan on the page: its form, its pages as they print, what is typed."""
