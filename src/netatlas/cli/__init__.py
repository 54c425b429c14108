"""The command line: one small module for each command, and what they share.

``main`` parses and runs, ``render`` draws documents as text, ``records`` makes JSON of records.
Nothing here decides what is true or what a page says; the packages below do.
"""
