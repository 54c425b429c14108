"""Full text and figures: what the records of an atlas say, found by words and by values."""
