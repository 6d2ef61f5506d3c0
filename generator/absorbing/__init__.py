"""Which value of a plan printed which words, and what a reviewer wrote into these comes home."""
