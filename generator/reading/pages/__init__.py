"""The printed pages of a document."""
