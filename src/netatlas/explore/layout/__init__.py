"""Where the concepts of a map lie: numbers in, numbers out."""
