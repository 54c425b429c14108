"""A graph as a picture: which labels show at which zoom, what is in sight, and the shapes of it."""
