"""Names and what people type for them: ``NameIndex`` finds names despite typos.

Nothing here knows of atlases: names come in as pairs of id and name.
"""
