"""What a process of the page does: reads what people bring, within bounds, and says it as JSON."""
