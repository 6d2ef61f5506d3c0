"""What the reports of many units say together of one plan, in a period."""
