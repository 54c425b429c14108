"""YAML with the line and column of every value, and its faults in plain words."""
