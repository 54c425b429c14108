"""How many concepts one comparison puts side by side, wherever it is made: in a pack, a window or a query."""

FEWEST_SUBJECTS = 2
MOST_SUBJECTS = 12
"""More would be a list: nobody keeps so many columns apart, and a window shows a part of them at most."""
