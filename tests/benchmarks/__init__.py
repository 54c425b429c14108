"""Benchmarks: ratios taken in one run, since milliseconds differ from machine to machine."""
