"""Widgets that are painted by hand: pictures that can be zoomed, walked through and heard."""
