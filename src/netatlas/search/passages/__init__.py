"""Full text and figures: finds the text of an atlas by words and by values."""
