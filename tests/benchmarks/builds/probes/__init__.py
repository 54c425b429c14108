"""What runs in a process of its own, with whichever build is on the path; each prints its figures as JSON.

A probe uses only what both builds have, or asks which of them it is in.
"""
