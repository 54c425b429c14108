"""Lays sheets and pages out on paper, once, at 720 dots an inch; paints that anywhere, and writes it as PDF.

``netatlas.documents.sheet`` says what is on the paper. ``layout.lay_out`` lays it out, ``painting`` paints
a page of it onto an image, a printer or a PDF, ``files.write_pdf`` does all of it for a file.
This file imports nothing, so that importing the package alone does not load Qt.
"""
