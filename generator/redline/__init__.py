"""Two Word papers as one with tracked changes: accepting all gives the new one, rejecting the old."""
