"""One plan for every commune of a roster: plans and documents, in parallel, whole or not at all."""
