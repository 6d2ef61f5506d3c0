"""What a report says of a plan, what of it is asked for and when, and what was moved since."""
