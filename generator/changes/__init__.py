"""What became of a plan from one version to the next, told as people tell it."""
