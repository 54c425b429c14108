"""The page of a journey, along which one steps from hop to hop."""
