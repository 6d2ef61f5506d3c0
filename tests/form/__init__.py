"""The form of a plan, and what is typed there."""
