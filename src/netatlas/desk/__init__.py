"""What belongs to the user, kept apart from any pack."""
