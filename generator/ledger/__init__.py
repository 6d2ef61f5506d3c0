"""Who has answered the office's plan, with what, and what is still missing."""
