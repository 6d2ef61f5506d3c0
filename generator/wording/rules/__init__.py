"""Rules of wording, one module for each matter."""
