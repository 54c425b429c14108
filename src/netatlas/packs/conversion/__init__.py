"""From the plain data of a document to the records of ``netatlas.packs.schema``."""
