"""The one writer of documents into a ``QTextDocument``, for screen, preview and paper.

Beside ``netatlas.ui`` the only package that imports PySide6; it imports QtCore and QtGui only. Nothing is
imported here, so that whoever needs no page loads no Qt.
"""
