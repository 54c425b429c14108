"""Drives the real window at random and watches for exceptions, memory and gaps."""
