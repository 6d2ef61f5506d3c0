"""Papers that are handed back with what was found in them."""
