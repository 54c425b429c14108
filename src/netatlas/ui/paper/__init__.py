"""Paper in the window: painted in a job, shown, and set up. This file imports nothing."""
