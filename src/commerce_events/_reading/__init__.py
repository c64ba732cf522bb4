"""What a caller hands in → a value to judge, or the breaches of I-JSON in it with their places."""
