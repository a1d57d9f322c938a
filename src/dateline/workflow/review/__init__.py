"""Review: what persons decide of claims and incidents, one by one or in bulk, and what waits for them."""
