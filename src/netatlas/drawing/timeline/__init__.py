"""Timelines laid out as scenes: axis, lanes, marks and labels, and the layout that combines them."""
