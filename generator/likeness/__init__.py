"""An office's template in the likeness of a paper: measured, held against the decree, put into ours."""
