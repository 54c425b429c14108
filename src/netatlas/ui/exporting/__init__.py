"""What can be exported in the window, and the dialog that asks what, in which format and how."""
