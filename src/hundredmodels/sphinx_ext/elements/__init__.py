"""Elements: what stands on many pages: figures, numbers and their cards, claims, citations."""
