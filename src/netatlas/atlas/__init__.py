"""What is known: frozen records, look-ups, editions and how values read. No files, no screens."""
