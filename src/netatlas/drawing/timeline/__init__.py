"""Timelines drawn as scenes: axis, lanes, marks, and the layout that joins them."""
