"""The box that goes to anything: its lines, how they are found and how they are painted."""
