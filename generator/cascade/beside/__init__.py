"""What is told of an office's plan beside the communes that are to get it."""
