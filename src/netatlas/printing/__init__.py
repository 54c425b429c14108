"""Writes documents into a ``QTextDocument``, for the screen and for printing.

Besides ``netatlas.ui`` the only package that imports PySide6, and of it only QtCore and QtGui. This file
imports nothing, so that importing the package alone does not load Qt.
"""
