"""A Word package read into paragraphs with all that Word works out for them."""
