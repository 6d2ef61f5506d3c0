"""The paper of a plan as a Word document."""
