"""The palette: a search box over the window that finds and opens anything or runs commands."""
