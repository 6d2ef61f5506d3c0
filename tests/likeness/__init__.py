"""Templates in the likeness of papers: measured, within the decree, and built with."""
