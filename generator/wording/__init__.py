"""Rules of wording: what the words of a paper get wrong, in a Word document or in a plan file.

Neither half of the program is imported here; both hand over their text as `Prose` and place the
slips that come back.
"""
