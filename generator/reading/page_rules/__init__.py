"""Rules of the printed page, one module for each part of it."""
