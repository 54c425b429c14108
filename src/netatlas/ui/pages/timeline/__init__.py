"""The page of a timeline: its picture, the dates asked about, and the text below it."""
