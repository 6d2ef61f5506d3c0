"""One plan for every commune of a roster: plan files and documents, in parallel, whole or not at all."""
