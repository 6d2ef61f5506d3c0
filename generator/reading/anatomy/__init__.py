"""The parts of an office paper, found in its paragraphs."""
