"""From an atlas to something that leaves it: neutral documents, and the files made from them.

``document`` holds the blocks, ``compose`` makes documents from an atlas, ``markdown``, ``html`` and
``csv_table`` write them out. Nothing is imported here, so that a document costs no template engine.
"""
