"""The pages that a tab shows: text from documents, and the comparison table."""
