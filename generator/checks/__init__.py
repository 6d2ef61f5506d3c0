"""What a plan says in two places and says differently, what is lost, what breaks the form."""
