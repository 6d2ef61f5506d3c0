"""What is looked at before a plan is signed: its tasks, its targets, and the office's other plans."""
