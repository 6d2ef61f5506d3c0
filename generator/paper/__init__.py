"""What the paper of a plan says: values only."""
