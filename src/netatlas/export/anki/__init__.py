"""Cards of an atlas for Anki: ``cards.py`` makes them of records, ``package.py`` writes them.

Nothing is imported here: genanki waits until a package is written.
"""
