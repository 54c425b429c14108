"""Pictures as painted widgets: zoom and pan, keyboard and mouse, and names for screen readers."""
