"""The hostile corpus: inputs of every class that is known, each with what has to come of it."""
