"""The pages that a tab shows: text, comparisons, limits and timelines."""
