"""Walks over the pages of a pack at several sizes, and judges what is in the window."""
