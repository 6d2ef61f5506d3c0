"""A Word paper becomes a plan file, proven by building it: the one room that knows both halves."""
