"""What proves the project itself: that vectors and tests suffice, and that other validators agree with the vectors."""
