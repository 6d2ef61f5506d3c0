"""Rules of form, one module for each part of a paper."""
